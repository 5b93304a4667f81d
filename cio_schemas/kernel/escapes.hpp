// Characters of strings in JSON text: those of several bytes, and those that are written as escapes.

#pragma once

#include <cstdint>

namespace cio_schemas {

// The value of a hexadecimal digit, or -1.
inline int hexadecimal(char byte) {
  if ('0' <= byte && byte <= '9') return byte - '0';
  char letter = static_cast<char>(byte | 0x20);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

// The value of four hexadecimal digits, or -1. No byte after the first that is none is looked at.
inline int32_t code_unit(const char* at) {
  int32_t unit = 0;
  for (int position = 0; position < 4; ++position) {
    int digit = hexadecimal(at[position]);
    if (digit < 0) return -1;
    unit = unit << 4 | digit;
  }
  return unit;
}

inline bool is_continuation(unsigned char byte) { return (byte & 0xc0) == 0x80; }

// Behind a character of several bytes; null if it is not one of UTF-8 (RFC 3629, section 4).
inline const char* skip_character(const char* at) {
  auto bytes = reinterpret_cast<const unsigned char*>(at);
  unsigned char first = bytes[0];
  if (first < 0xc2 || first > 0xf4) return nullptr;
  if (!is_continuation(bytes[1])) return nullptr;
  if (first < 0xe0) return at + 2;
  if (!is_continuation(bytes[2])) return nullptr;
  if (first < 0xf0) {
    bool shorter_would_do = first == 0xe0 && bytes[1] < 0xa0, is_surrogate = first == 0xed && bytes[1] > 0x9f;
    return shorter_would_do || is_surrogate ? nullptr : at + 3;
  }
  if (!is_continuation(bytes[3])) return nullptr;
  bool shorter_would_do = first == 0xf0 && bytes[1] < 0x90, is_beyond_unicode = first == 0xf4 && bytes[1] > 0x8f;
  return shorter_would_do || is_beyond_unicode ? nullptr : at + 4;
}

// Writes a code point as UTF-8; returns the end.
inline char* write_character(char* to, uint32_t character) {
  auto write = [&to](uint32_t byte) { *to++ = static_cast<char>(byte); };
  if (character < 0x80) {
    write(character);
  } else if (character < 0x800) {
    write(0xc0 | character >> 6);
    write(0x80 | (character & 0x3f));
  } else if (character < 0x10000) {
    write(0xe0 | character >> 12);
    write(0x80 | (character >> 6 & 0x3f));
    write(0x80 | (character & 0x3f));
  } else {
    write(0xf0 | character >> 18);
    write(0x80 | (character >> 12 & 0x3f));
    write(0x80 | (character >> 6 & 0x3f));
    write(0x80 | (character & 0x3f));
  }
  return to;
}

// What an escape of one letter stands for; 0 if it is none.
inline char escaped(char letter) {
  switch (letter) {
    case '"':
    case '\\':
    case '/': return letter;
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return 0;
  }
}

}  // namespace cio_schemas
