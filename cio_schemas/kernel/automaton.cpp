#include "automaton.hpp"

#include <algorithm>
#include <map>

namespace cio_schemas {

namespace {

constexpr size_t kMaxStates = 5000;
constexpr size_t kMaxCells = 65'000;      // row numbers have 16 bits
constexpr size_t kMaxColumns = 250;       // column numbers have 8
constexpr size_t kMaxSteps = 20'000'000;  // words of position sets read while making one automaton
constexpr size_t kMaxMinimised = 300;     // automata with more states are used unminimised

bool intersects(const Bits& one, const Bits& other) {
  for (size_t i = 0; i < one.size(); ++i) {
    if (one[i] & other[i]) return true;
  }
  return false;
}

Bits both(const Bits& one, const Bits& other) {
  Bits found(one.size());
  for (size_t i = 0; i < one.size(); ++i) found[i] = one[i] & other[i];
  return found;
}

// Returns the positions that can read the next character, given those that may have read the last one.
Bits reached(const Program& program, const Bits& active) {
  Bits reach(active.size());
  uint64_t carry = 0;
  for (size_t i = 0; i < active.size(); ++i) {
    const uint64_t advancing = active[i] & program.chain[i];
    reach[i] = advancing << 1 | carry | (active[i] & program.stay[i]);
    carry = advancing >> 63;
  }
  for (const auto& [sources, targets] : program.jumps) {
    if (!intersects(active, sources)) continue;
    for (size_t i = 0; i < reach.size(); ++i) reach[i] |= targets[i];
  }
  return reach;
}

// Character classes: characters that the same positions read share a class.
struct Classes {
  std::vector<size_t> of_run;  // indexed by run of code points
  std::vector<Bits> masks;     // indexed by class
};

Classes classes_of(const Program& program) {
  Classes classes;
  std::map<Bits, size_t> known;
  for (const Bits& mask : program.masks) {
    auto [entry, is_new] = known.emplace(mask, known.size());
    if (is_new) classes.masks.push_back(mask);
    classes.of_run.push_back(entry->second);
  }
  return classes;
}

// An automaton, indexed by state: the next state for each class, and whether the state accepts.
struct States {
  std::vector<std::vector<size_t>> next;
  std::vector<bool> accepts;
  size_t size() const { return next.size(); }
};

// The subset construction; state 0 is the start. Returns nothing if it would take too many steps.
std::optional<States> determined(const Program& program, const Classes& classes, size_t& steps) {
  States states;
  std::map<Bits, size_t> known;  // keyed by the positions that read the last character
  std::vector<Bits> reach{program.start};
  states.accepts.push_back(program.empty);
  const size_t cost = classes.masks.size() * program.start.size() * (2 * program.jumps.size() + 4);  // per state
  const size_t most = std::min(steps, kMaxSteps);
  for (size_t state = 0; state < reach.size(); ++state) {
    if (reach.size() > kMaxStates || (state + 1) * cost > most) {
      steps -= std::min(steps, state * cost);
      return std::nullopt;
    }
    std::vector<size_t> row;
    for (const Bits& mask : classes.masks) {
      Bits active = both(reach[state], mask);
      if (intersects(active, program.sink)) active = both(active, program.sink);
      auto [entry, is_new] = known.emplace(active, reach.size());
      if (is_new) {
        states.accepts.push_back(intersects(active, program.final));
        reach.push_back(reached(program, active));
      }
      row.push_back(entry->second);
    }
    states.next.push_back(std::move(row));
  }
  steps -= states.size() * cost;
  return states;
}

// Merges the states that no text distinguishes (Moore's algorithm).
States minimised(const States& states) {
  std::vector<size_t> part(states.accepts.begin(), states.accepts.end());
  size_t parts = 0;
  for (size_t found = 0;; parts = found) {
    std::map<std::vector<size_t>, size_t> known;
    std::vector<size_t> finer(states.size());
    for (size_t state = 0; state < states.size(); ++state) {
      std::vector<size_t> key{part[state]};
      for (const size_t next : states.next[state]) key.push_back(part[next]);
      finer[state] = known.emplace(std::move(key), known.size()).first->second;
    }
    part = std::move(finer);
    found = known.size();
    if (found == parts) break;
  }
  States merged;
  for (size_t state = 0; state < states.size(); ++state) {
    if (part[state] != merged.size()) continue;  // parts are numbered in the order of their first states
    merged.accepts.push_back(states.accepts[state]);
    std::vector<size_t> row;
    for (const size_t next : states.next[state]) row.push_back(part[next]);
    merged.next.push_back(std::move(row));
  }
  return merged;
}

}  // namespace

std::optional<Automaton> Automaton::make(const Program& program, size_t& steps) {
  const Classes classes = classes_of(program);
  const size_t columns = classes.masks.size() + 1;
  if (columns > kMaxColumns) return std::nullopt;
  std::optional<States> found = determined(program, classes, steps);
  if (!found) return std::nullopt;
  States states = found->size() <= kMaxMinimised ? minimised(*found) : std::move(*found);
  if (states.size() * columns > kMaxCells) return std::nullopt;

  Automaton automaton;
  for (size_t state = 0; state < states.size(); ++state) {
    const std::vector<size_t>& next = states.next[state];
    const size_t back = static_cast<size_t>(std::count(next.begin(), next.end(), state));
    uint16_t flags = 0;
    if (states.accepts[state]) flags |= accepting;
    if (back == next.size()) flags |= settled;
    if (back > 0) flags |= loops;
    automaton.rows_.push_back(flags);
    for (const size_t target : next) automaton.rows_.push_back(static_cast<uint16_t>(target * columns));
  }
  automaton.bounds_ = program.bounds;
  for (const size_t run : classes.of_run) automaton.columns_.push_back(static_cast<uint8_t>(run + 1));
  for (uint32_t point = 0; point < 256; ++point) {
    automaton.narrow_[point] = static_cast<uint8_t>(automaton.column_beyond(point));
  }
  return automaton;
}

uint32_t Automaton::column_beyond(uint32_t point) const {
  auto run = std::upper_bound(bounds_.begin(), bounds_.end(), point) - bounds_.begin() - 1;
  return columns_[static_cast<size_t>(run)];
}

template <class Unit>
inline uint32_t Automaton::column_of(Unit unit) const {
  if constexpr (sizeof(Unit) == 1) {
    return narrow_[unit];
  } else {
    return unit < 256 ? narrow_[unit] : column_beyond(unit);
  }
}

template <class Unit>
bool Automaton::run(const Unit* text, size_t size) const {
  const uint16_t* rows = rows_.data();
  uint32_t state = start_;
  for (size_t i = 0; i < size; ++i) {
    const uint16_t flags = rows[state];
    if (flags & settled) break;
    if (flags & loops) {
      while (i < size && rows[state + column_of(text[i])] == state) ++i;
      if (i == size) break;
    }
    state = rows[state + column_of(text[i])];
  }
  return rows[state] & accepting;
}

bool Automaton::run_utf8(const uint8_t* text, size_t size) const {
  uint32_t state = start_;
  for (const uint8_t *at = text, *end = text + size; at < end;) {
    if (rows_[state] & settled) break;
    const uint32_t point = decode(at);
    state = rows_[state + column_of(point)];
  }
  return rows_[state] & accepting;
}

bool Automaton::accepts(const Text& text) const {
  switch (text.encoding) {
    case Encoding::ascii:
    case Encoding::latin1: return run(text.bytes(), text.size);
    case Encoding::ucs2: return run(static_cast<const uint16_t*>(text.data), text.size);
    case Encoding::ucs4: return run(static_cast<const uint32_t*>(text.data), text.size);
    case Encoding::utf8: return run_utf8(text.bytes(), text.size);
  }
  return false;
}

}  // namespace cio_schemas
