// The characters of a string, in the encoding that the instance has.

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace cio_schemas {

// Of the five, `ascii` and `utf8` are bytes of UTF-8; `utf8` has at least one character beyond ASCII. The others are
// how CPython stores strings that are not ASCII: code points of one, two or four bytes.
enum class Encoding : uint8_t { ascii, latin1, ucs2, ucs4, utf8 };

struct Text {
  const void* data;
  size_t size;  // in units of the encoding
  Encoding encoding;

  bool is_utf8() const { return encoding == Encoding::ascii || encoding == Encoding::utf8; }
  const uint8_t* bytes() const { return static_cast<const uint8_t*>(data); }
  size_t size_in_bytes() const {
    return encoding == Encoding::ucs2 ? 2 * size : encoding == Encoding::ucs4 ? 4 * size : size;
  }
};

template <class Word>
inline Word load(const void* from) {
  Word word;
  std::memcpy(&word, from, sizeof word);
  return word;
}

inline void prefetch([[maybe_unused]] const void* from) {
#if defined(__GNUC__)
  __builtin_prefetch(from);
#endif
}

// Whether two runs of bytes are equal. It reads nothing outside them, so it is safe at the end of a buffer; short ones,
// as names mostly are, take two overlapping loads.
inline bool same_bytes(const void* one, const void* other, size_t size) {
  auto a = static_cast<const uint8_t*>(one);
  auto b = static_cast<const uint8_t*>(other);
  if (size > 16) return std::memcmp(a, b, size) == 0;
  if (size >= 8) {
    return load<uint64_t>(a) == load<uint64_t>(b) && load<uint64_t>(a + size - 8) == load<uint64_t>(b + size - 8);
  }
  if (size >= 4) {
    return load<uint32_t>(a) == load<uint32_t>(b) && load<uint32_t>(a + size - 4) == load<uint32_t>(b + size - 4);
  }
  if (size >= 2) return load<uint16_t>(a) == load<uint16_t>(b) && a[size - 1] == b[size - 1];
  return size == 0 || *a == *b;
}

// A hash of some bytes that looks at 24 of them at most: for tables whose hits are compared byte by byte anyway.
inline uint32_t signature(const void* data, size_t size) {
  auto bytes = static_cast<const uint8_t*>(data);
  uint64_t low = 0, high = 0;
  if (size >= 8) {
    low = load<uint64_t>(bytes);
    high = load<uint64_t>(bytes + size - 8);
    if (size > 16) low ^= load<uint64_t>(bytes + size / 2 - 4) * 0xff51afd7ed558ccdULL;
  } else if (size >= 4) {
    low = load<uint32_t>(bytes);
    high = load<uint32_t>(bytes + size - 4);
  } else if (size > 0) {
    low = bytes[0] | static_cast<uint64_t>(bytes[size / 2]) << 8;
    high = bytes[size - 1];
  }
  uint64_t mixed = ((low ^ (high << 29 | high >> 35)) + size) * 0x9e3779b97f4a7c15ULL;
  return static_cast<uint32_t>(mixed >> 32) ^ static_cast<uint32_t>(mixed) >> 11;
}

// The code point that begins at a place in valid UTF-8, which moves on behind it.
inline uint32_t decode(const uint8_t*& at) {
  const uint8_t first = *at++;
  if (first < 0x80) return first;
  const int more = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
  uint32_t point = first & (0x3fU >> more);
  for (int i = 0; i < more; ++i) point = point << 6 | (*at++ & 0x3fU);
  return point;
}

}  // namespace cio_schemas
