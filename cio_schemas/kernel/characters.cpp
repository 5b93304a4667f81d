#include "characters.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace cio_schemas {

namespace {

// The code points beyond ASCII whose `str.casefold` contains ASCII characters, with those characters.
struct Folding {
  uint32_t point;
  std::string_view ascii;
};
constexpr Folding kFoldings[] = {
    {0xDF, "ss"},   {0x130, "i"},    {0x149, "n"},    {0x17F, "s"},   {0x1F0, "j"},   {0x1E96, "h"},  {0x1E97, "t"},
    {0x1E98, "w"},  {0x1E99, "y"},   {0x1E9A, "a"},   {0x1E9E, "ss"}, {0x212A, "k"},  {0xFB00, "ff"}, {0xFB01, "fi"},
    {0xFB02, "fl"}, {0xFB03, "ffi"}, {0xFB04, "ffl"}, {0xFB05, "st"}, {0xFB06, "st"},
};

std::string_view ascii_of_fold(uint32_t point) {
  const Folding* found = std::find_if(std::begin(kFoldings), std::end(kFoldings),
                                      [point](const Folding& each) { return point <= each.point; });
  return found != std::end(kFoldings) && found->point == point ? found->ascii : std::string_view();
}

char lower(uint32_t point) { return static_cast<char>(is_ascii_upper(point) ? point | 0x20 : point); }

size_t utf8_size(uint32_t point) { return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4; }

// How many more bytes each ASCII character takes when escaped in JSON.
constexpr std::array<uint8_t, 128> kEscapes = [] {
  std::array<uint8_t, 128> more{};
  for (int c = 0; c < 0x20; ++c) more[static_cast<size_t>(c)] = 5;
  for (const char c : {'\b', '\t', '\n', '\f', '\r', '"', '\\'}) more[static_cast<uint8_t>(c)] = 1;
  return more;
}();

// Properties that a name keeps if it contains this character.
constexpr uint8_t kIsOwnFold = 1, kIsPlain = 2;
constexpr std::array<uint8_t, 256> kLooks = [] {
  std::array<uint8_t, 256> looks{};
  for (uint8_t c = 0; c < 0x80; ++c) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    looks[c] = is_plain ? kIsPlain | kIsOwnFold : c >= 'A' && c <= 'Z' ? 0 : kIsOwnFold;
  }
  return looks;
}();

Text drop(const Text& text, size_t units) {
  return {text.bytes() + units * width_of(text.encoding), text.size - units, text.encoding};
}

// Returns the number of code units of the last code point.
size_t last_units(const Text& text) {
  if (text.encoding != Encoding::utf8) return 1;
  size_t units = 1;
  while (units < text.size && (text.bytes()[text.size - units] & 0xc0) == 0x80) ++units;
  return units;
}

// Returns whether the code units at an index are the given ASCII characters.
bool has_at(const Text& text, size_t at, std::string_view part) {
  if (text.size < part.size() || at > text.size - part.size()) return false;
  if (width_of(text.encoding) == 1) return same_bytes(text.bytes() + at, part.data(), part.size());
  size_t index = 0;
  const auto same = [&](uint32_t unit) { return unit == static_cast<uint8_t>(part[index++]); };
  return each_point({text.bytes() + at * width_of(text.encoding), part.size(), text.encoding}, same);
}

}  // namespace

uint32_t odd_first_point(const Text& text) {
  uint32_t first = 0;
  each_point(text, [&first](uint32_t point) {
    first = point;
    return false;
  });
  return first;
}

uint32_t odd_last_point(const Text& text) { return first_point(drop(text, text.size - last_units(text))); }

Text without_first(const Text& text) {
  return drop(text, text.encoding == Encoding::utf8 ? utf8_size(first_point(text)) : 1);
}

Text without_last(const Text& text) { return {text.data, text.size - last_units(text), text.encoding}; }

bool is_space_beyond_ascii(uint32_t point) {
  return point == 0x85 || point == 0xa0 || point == 0x1680 || point - 0x2000 <= 10 || point == 0x2028 ||
         point == 0x2029 || point == 0x202f || point == 0x205f || point == 0x3000;
}

Text stripped(Text text) {
  while (text.size > 0 && is_space(first_point(text))) text = without_first(text);
  while (text.size > 0 && is_space(last_point(text))) text = without_last(text);
  return text;
}

bool ends_with(const Text& text, std::string_view ending) {
  return text.size >= ending.size() && has_at(text, text.size - ending.size(), ending);
}

bool begins_with(const Text& text, std::string_view beginning) { return has_at(text, 0, beginning); }

bool contains(const Text& text, std::string_view part) {
  if (text.is_utf8()) {
    return std::string_view(static_cast<const char*>(text.data), text.size).find(part) != std::string_view::npos;
  }
  for (size_t at = 0; at < text.size; ++at) {
    if (has_at(text, at, part)) return true;
  }
  return false;
}

size_t points_in(const Text& text) {
  if (text.encoding != Encoding::utf8) return text.size;
  return static_cast<size_t>(
      std::count_if(text.bytes(), text.bytes() + text.size, [](uint8_t byte) { return (byte & 0xc0) != 0x80; }));
}

size_t utf8_size(const Text& text) {
  if (text.is_utf8()) return text.size;
  size_t size = 0;
  each_point(text, [&size](uint32_t point) {
    size += utf8_size(point);
    return true;
  });
  return size;
}

size_t json_size(const Text& text) {
  size_t size = utf8_size(text) + 2;
  const Text units{text.data, text.size, text.encoding == Encoding::utf8 ? Encoding::latin1 : text.encoding};
  each_point(units, [&size](uint32_t unit) {
    size += unit < 0x80 ? kEscapes[unit] : 0;
    return true;
  });
  return size;
}

NameLook look_of(const Text& name) {
  if (name.encoding != Encoding::ascii) return {};
  uint8_t looks = kIsOwnFold | kIsPlain;
  size_t underscores = 0;
  for (size_t i = 0; i < name.size && looks != 0; ++i) {
    looks &= kLooks[name.bytes()[i]];
    underscores += name.bytes()[i] == '_';
  }
  return {(looks & kIsOwnFold) != 0, (looks & kIsPlain) != 0, name.size - underscores};
}

bool fold_name(const Text& text, size_t longest, ShortText& folded) {
  const auto add = [&](char c) { return folded.size() < longest && folded.add(c); };
  return each_point(text, [&](uint32_t point) {
    if (point >= 0x80) {
      const std::string_view ascii = ascii_of_fold(point);
      return std::all_of(ascii.begin(), ascii.end(), add);
    }
    return !(is_ascii_letter(point) || is_ascii_digit(point)) || add(lower(point));
  });
}

bool is_same_but_for_case(const Text& one, const Text& other) {
  Text rest = stripped(other);
  const bool begins = each_point(stripped(one), [&rest](uint32_t point) {
    if (rest.size == 0) return false;
    const uint32_t counterpart = first_point(rest);
    rest = without_first(rest);
    return point == counterpart || (point < 0x80 && counterpart < 0x80 && lower(point) == lower(counterpart));
  });
  return begins && rest.size == 0;
}

}  // namespace cio_schemas
