// A pattern as a minimal deterministic automaton. It is built from a `cio_schemas.ecma.linear.Program` by the same
// subset construction that `cio_schemas.ecma.automaton` does lazily, so that both give a pattern the same meaning.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "text.hpp"

namespace cio_schemas {

// A set of positions.
using Bits = std::vector<uint64_t>;

// See `Program` in `cio_schemas/ecma/linear.py`. All sets are of the same size.
struct Program {
  std::vector<uint32_t> bounds;  // where each class of characters begins
  std::vector<Bits> masks;       // the positions that read each class
  Bits start, chain, stay, final, sink;
  std::vector<std::pair<Bits, Bits>> jumps;
  bool empty;
};

class Automaton {
 public:
  // Returns nothing if the automaton would take too many steps, or too much memory. `steps` is the budget; the steps
  // that are taken are subtracted.
  static std::optional<Automaton> make(const Program& program, size_t& steps);

  // Whether a whole text is accepted.
  bool accepts(const Text& text) const;

 private:
  // Flags of a state. `settled`: the answer does not depend on the rest of the text. `loops`: some classes lead back to
  // it, and are skipped in a tight loop.
  static constexpr uint16_t accepting = 1, settled = 2, loops = 4;

  template <class Unit>
  bool run(const Unit* text, size_t size) const;
  bool run_utf8(const uint8_t* text, size_t size) const;
  template <class Unit>
  uint32_t column_of(Unit unit) const;
  uint32_t column_beyond(uint32_t point) const;

  // A row for each state: its flags, then by column, one for each class of characters, the row to go to.
  std::vector<uint16_t> rows_;
  uint16_t start_ = 0;
  uint8_t narrow_[256] = {};      // the column of each code point below 256
  std::vector<uint32_t> bounds_;  // where runs of code points of one class begin
  std::vector<uint8_t> columns_;  // the column of each run
};

}  // namespace cio_schemas
