// From a JSON text to its tape, strictly: what is on the tape is JSON as RFC 8259 has it, with names that are unique
// within their object (I-JSON, RFC 7493, section 2.3), in UTF-8, and without surrogates that are no character.
//
// A text that is not clean is left to the reader in Python, which reports what is wrong and where, or accepts it: it
// can read a name of 70,000 bytes, for instance.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "simd.hpp"
#include "tape.hpp"

namespace cio_schemas {

class Scanner {
 public:
  // How deep arrays and objects may be nested, as in `cio_schemas.source`.
  static constexpr size_t kMaxDepth = 1024;

  // Scans a text. Returns whether it is clean; the tape is valid only if it is, and until the next text.
  // Bytes before `limit` may be read, though those after the text count for nothing: it is how far the buffer goes.
  bool scan(const char* data, size_t size, const char* limit) { return scan_by<Stretch>(data, size, limit); }
  bool scan(const char* data, size_t size) { return scan(data, size, data + size); }

  // The same by a given way to look at stretches of strings: there are two, and tests compare them.
  template <class Stretch>
  bool scan_by(const char* data, size_t size, const char* limit);

  const Tape& tape() const { return tape_; }
  // How many bytes it has, without space around it.
  size_t text_size() const { return text_size_; }
  // Whether the text has an integer beyond 2^53, which a double may not hold.
  bool has_inexact_integer() const { return has_inexact_integer_; }
  // Gives memory back that only a large text needs.
  void shrink();

 private:
  // An array or object whose end has not been read.
  struct Frame {
    size_t slot;
    size_t signatures;  // where those of its names begin
    uint64_t seen;      // a bit for the six last bits of each of them
    uint32_t begin;     // in the text
    uint32_t size;
    bool is_object;
  };

  template <class Stretch>
  bool document(const char* at);
  template <class Stretch>
  const char* value(const char* at, Slot& slot);
  template <class Stretch>
  const char* string(const char* at, Slot& slot);
  const char* skip_odd(const char* at, bool& is_ascii, bool& has_escapes) const;
  template <class Stretch>
  const char* name(const char* at);
  const char* number(const char* at, Slot& slot);
  bool scalar(const char* data, size_t size);
  bool open(size_t slot, uint32_t begin, bool is_object);
  void close();
  void note(uint32_t signature);
  bool unescape(Slot& slot);
  bool repeats_a_name();

  Tape tape_;
  std::array<Frame, kMaxDepth> frames_;
  size_t depth_ = 0;
  std::vector<uint32_t> signatures_;  // of the names of all objects that are open
  bool may_repeat_ = false;           // whether two names of an object have the same signature
  bool has_inexact_integer_ = false;
  uint32_t text_size_ = 0;
  const char *end_ = nullptr, *limit_ = nullptr;
};

}  // namespace cio_schemas
