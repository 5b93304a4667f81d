#include "names.hpp"

#include <algorithm>
#include <bit>

namespace cio_schemas {

namespace {

constexpr int kTries = 64;
constexpr size_t kMaxSearched = 40;  // with more names, a multiplier without collisions is unlikely

uint64_t next_random(uint64_t& state) {  // xorshift64
  state ^= state << 13;
  state ^= state >> 7;
  return state ^= state << 17;
}

}  // namespace

void NameTable::fill(Index& index, const std::vector<Slot>& entries) {
  const auto bits = static_cast<unsigned>(std::bit_width(2 * entries.size()));
  index.shift = 64 - bits;
  index.mask = (size_t{1} << bits) - 1;
  uint64_t state = 88172645463325252ULL;
  std::vector<bool> used;
  size_t fewest = SIZE_MAX;
  const int tries = entries.size() <= kMaxSearched ? kTries : 1;
  for (int i = 0; i < tries && fewest > 0; ++i) {
    Index trial = index;
    trial.multiplier = next_random(state) | 1;
    used.assign(index.mask + 1, false);
    size_t collisions = 0;
    for (const Slot& entry : entries) {
      const size_t slot = place(entry.hash, trial);
      collisions += used[slot];
      used[slot] = true;
    }
    if (collisions < fewest) {
      fewest = collisions;
      index.multiplier = trial.multiplier;
    }
  }
  index.slots.assign(index.mask + 1, Slot{});
  for (const Slot& entry : entries) {
    size_t slot = place(entry.hash, index);
    while (index.slots[slot].index >= 0) slot = (slot + 1) & index.mask;
    index.slots[slot] = entry;
  }
}

void NameTable::build(std::vector<Name> names) {
  names_ = std::move(names);
  if (names_.empty()) return;
  std::vector<Slot> entries;
  for (size_t i = 0; i < names_.size(); ++i) {
    const Name& name = names_[i];
    entries.push_back({name.string.get(), name.utf8.data(), static_cast<uint64_t>(name.hash),
                       static_cast<uint32_t>(name.utf8.size()), static_cast<int32_t>(i)});
  }
  fill(by_hash_, entries);
  for (size_t i = 0; i < names_.size(); ++i) entries[i].hash = names_[i].signature;
  fill(by_signature_, entries);
}

}  // namespace cio_schemas
