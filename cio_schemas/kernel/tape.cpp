#include "tape.hpp"

#include <algorithm>
#include <new>

namespace cio_schemas {

namespace {

constexpr size_t kFirstSlots = 1024;
constexpr size_t kPieceSize = 1 << 14;
constexpr size_t kKeptSlots = 1 << 16;
constexpr size_t kKeptPieces = 4;

}  // namespace

bool Tape::grow() {
  const size_t capacity = std::min(std::max(2 * capacity_, kFirstSlots), kMaxSlots);
  if (capacity == capacity_) return false;
  void* grown = std::realloc(slots_.get(), capacity * sizeof(Slot));
  if (grown == nullptr) return false;
  (void)slots_.release();
  slots_.reset(static_cast<Slot*>(grown));
  capacity_ = capacity;
  return true;
}

void Tape::shrink() {
  if (capacity_ > kKeptSlots) {
    slots_.reset();
    size_ = capacity_ = 0;
  }
  arena_.shrink();
}

char* Tape::Arena::take(size_t size) {
  while (piece_ < pieces_.size() && pieces_[piece_].size - used_ < size) {
    ++piece_;
    used_ = 0;
  }
  if (piece_ == pieces_.size()) {
    const size_t room = std::max(size, kPieceSize);
    std::unique_ptr<char[]> bytes(new (std::nothrow) char[room]);
    if (bytes == nullptr) return nullptr;
    pieces_.push_back({std::move(bytes), room});
    used_ = 0;
  }
  char* taken = pieces_[piece_].bytes.get() + used_;
  used_ += size;
  return taken;
}

void Tape::Arena::clear() { piece_ = used_ = 0; }

void Tape::Arena::shrink() {
  clear();
  const bool large =
      std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& piece) { return piece.size > kPieceSize; });
  if (large || pieces_.size() > kKeptPieces) pieces_.clear();
}

}  // namespace cio_schemas
