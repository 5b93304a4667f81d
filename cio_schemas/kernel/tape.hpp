// A JSON text as a flat list of its values, in the order of the text: what the scanner writes and the matcher walks.
//
// `{"a": [1, true]}` is five slots: an object, a name, an array, an integer, a boolean. Arrays and objects record
// how many slots they take with everything in them, so that they can be skipped. Strings point into the
// text, or, if they are written with escapes, to their characters in the tape's own memory.

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <vector>

#include "instance.hpp"
#include "text.hpp"

namespace cio_schemas {

// One value, or the name of a member, which comes before the member's value.
struct Slot {
  Kind kind;  // a name is a string
  bool is_name : 1;
  // Of a string or name: whether all of its characters are ASCII. Of an integer: whether it fits into 64 bits.
  bool is_plain : 1;
  // Of a name: its size in bytes.
  uint16_t name_size;
  union {
    uint32_t size;       // of a string or real: in bytes; of an array or object: its items or members
    uint32_t signature;  // of a name: see text.hpp
  };
  union {
    const char* data;  // of a string, name or real
    int64_t integer;   // of an integer or boolean
    struct {           // of an array or object
      uint32_t slots;  // how many slots it takes, with its own
      uint32_t begin;  // how many bytes of the text come before it
    } extent;
  };

  Text text() const { return {data, is_name ? name_size : size, is_plain ? Encoding::ascii : Encoding::utf8}; }
  // The slot after this value. Of a name, that is its member's value.
  const Slot* next() const { return kind == Kind::array || kind == Kind::object ? this + extent.slots : this + 1; }
};

static_assert(sizeof(Slot) == 16);

constexpr size_t kMaxNameSize = UINT16_MAX;

// The slots of one text. They are written one after the other, and kept for the next text.
class Tape {
 public:
  // What one text may have: 10,000,000 values, as in `cio_schemas.source`, and a name for each.
  static constexpr size_t kMaxSlots = 20'000'000;

  // Starts over.
  void clear() {
    size_ = 0;
    arena_.clear();
  }
  // The slot to write next, which counts from now on; null if the text has too many, or memory is out.
  Slot* add() {
    if (size_ == capacity_) [[unlikely]] {
      if (!grow()) return nullptr;
    }
    return &slots_.get()[size_++];
  }
  size_t size() const { return size_; }
  Slot& operator[](size_t index) { return slots_.get()[index]; }
  const Slot* root() const { return slots_.get(); }
  // Room for the characters of a string, as long as the text is kept; null if memory is out.
  char* characters(size_t size) { return arena_.take(size); }
  // Gives memory back that only a large text needs.
  void shrink();

 private:
  // Pieces of memory that are never moved.
  class Arena {
   public:
    char* take(size_t size);
    void clear();
    void shrink();

   private:
    struct Piece {
      std::unique_ptr<char[]> bytes;
      size_t size;
    };
    std::vector<Piece> pieces_;
    size_t piece_ = 0;  // the one in use
    size_t used_ = 0;   // of it
  };
  struct Free {
    void operator()(Slot* slots) const { std::free(slots); }
  };
  bool grow();

  std::unique_ptr<Slot, Free> slots_;  // by realloc, which moves no bytes of large blocks
  size_t size_ = 0, capacity_ = 0;
  Arena arena_;
};

}  // namespace cio_schemas
