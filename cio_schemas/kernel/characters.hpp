// Characters of texts, as Python's `str` treats them: white space, case folding, sizes in bytes.
//
// Where a full answer would take Unicode's tables, functions answer on the safe side; each says which side that is.

#pragma once

#include <string>
#include <string_view>

#include "text.hpp"

namespace cio_schemas {

inline size_t width_of(Encoding encoding) {
  return encoding == Encoding::ucs2 ? 2 : encoding == Encoding::ucs4 ? 4 : 1;
}

// Calls a function with each code point until it returns false. Returns its last result; true for an empty text.
template <class Visit>
bool each_point(const Text& text, Visit visit) {
  const uint8_t *at = text.bytes(), *end = at + text.size_in_bytes();
  switch (text.encoding) {
    case Encoding::ascii:
    case Encoding::latin1:
      for (; at < end; ++at) {
        if (!visit(uint32_t{*at})) return false;
      }
      return true;
    case Encoding::ucs2:
      for (; at < end; at += 2) {
        if (!visit(uint32_t{load<uint16_t>(at)})) return false;
      }
      return true;
    case Encoding::ucs4:
      for (; at < end; at += 4) {
        if (!visit(load<uint32_t>(at))) return false;
      }
      return true;
    case Encoding::utf8:
      while (at < end) {
        if (!visit(decode(at))) return false;
      }
      return true;
  }
  return true;
}

// The first and the last code point of a text that isn't empty, and the text without it.
uint32_t odd_first_point(const Text& text);
uint32_t odd_last_point(const Text& text);
inline uint32_t first_point(const Text& text) {
  return text.encoding == Encoding::ascii ? text.bytes()[0] : odd_first_point(text);
}
inline uint32_t last_point(const Text& text) {
  return text.encoding == Encoding::ascii ? text.bytes()[text.size - 1] : odd_last_point(text);
}
Text without_first(const Text& text);
Text without_last(const Text& text);

// Whether a code point is white space, as `str.isspace` says.
bool is_space_beyond_ascii(uint32_t point);
inline bool is_space(uint32_t point) {
  if (point >= 0x80) return is_space_beyond_ascii(point);
  return point == ' ' || point - '\t' <= '\r' - '\t' || point - 0x1c <= 3;
}

// A text without white space at its ends, as `str.strip` makes it.
Text stripped(Text text);

// Whether a text ends with some ASCII characters, or begins with them.
bool ends_with(const Text& text, std::string_view ending);
bool begins_with(const Text& text, std::string_view beginning);

// Whether a text has some ASCII characters.
bool contains(const Text& text, std::string_view part);

// How many code points a text has.
size_t points_in(const Text& text);

// How many bytes a text has in UTF-8.
size_t utf8_size(const Text& text);

// The size of a string in bytes as JSON, as `json.dumps` writes it with only the necessary escapes.
size_t json_size(const Text& text);

// What shows of a name at once.
struct NameLook {
  bool is_own_fold = false;  // whether it is surely as `str.casefold` makes it: ASCII without capital letters
  bool is_plain = false;     // whether it has only small letters, digits and underscores of ASCII
  size_t folded_size = 0;    // how many of them are no underscores
};

NameLook look_of(const Text& name);

// A short ASCII text.
class ShortText {
 public:
  static constexpr size_t kMaxSize = 64;

  // Returns false if there is no room.
  bool add(char c) {
    if (size_ == kMaxSize) return false;
    characters_[size_++] = c;
    return true;
  }
  size_t size() const { return size_; }
  const char* data() const { return characters_; }

 private:
  char characters_[kMaxSize];
  size_t size_ = 0;
};

// Makes a name what `same_name` of the rules makes it, without case, spaces and punctuation, but also without
// characters that aren't ASCII: names that are the same surely are so here. Returns false if it is longer than a
// size.
bool fold_name(const Text& text, size_t longest, ShortText& folded);

// Whether two texts are equal but for white space at their ends and the case of ASCII letters.
bool is_same_but_for_case(const Text& one, const Text& other);

inline bool is_ascii_digit(uint32_t point) { return point - '0' <= 9; }
inline bool is_ascii_letter(uint32_t point) { return (point | 0x20) - 'a' < 26; }
inline bool is_ascii_upper(uint32_t point) { return point - 'A' < 26; }

}  // namespace cio_schemas
