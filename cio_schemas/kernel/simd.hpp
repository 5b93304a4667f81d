// Finds where the plain part of a JSON string ends: sixteen bytes at a time with SSE2, or eight on any processor. Both
// are compiled where SSE2 is available, so that one machine tests both.

#pragma once

#include <bit>
#include <cstdint>

#include "text.hpp"

#if defined(__SSE2__) || defined(_M_X64)
#include <emmintrin.h>
#define CIO_SCHEMAS_SSE2 1
#endif

namespace cio_schemas {

// What a stretch of bytes within a string has. A bit stands for a byte, the lowest one set for the first such byte;
// bits above it may be wrong.
struct Found {
  uint64_t quotes;
  uint64_t odd;  // backslashes, bytes beyond ASCII, and the control characters that no string may have
};

// Eight bytes in one word. A byte's highest bit is its flag; borrows and carries only ever reach bytes after
// the first one that was found, and only the first counts.
struct PortableStretch {
  static constexpr int kSize = 8;

  static Found look(const char* from) {
    uint64_t bytes = load<uint64_t>(from);
    if constexpr (std::endian::native == std::endian::big) bytes = reversed(bytes);
    uint64_t controls = (bytes - kEach * 0x20) & ~bytes;
    return {zeros(bytes ^ kEach * '"') & kHighest, (controls | zeros(bytes ^ kEach * '\\') | bytes) & kHighest};
  }
  static int first(uint64_t found) { return std::countr_zero(found) / 8; }

 private:
  static constexpr uint64_t kEach = 0x0101010101010101, kHighest = 0x8080808080808080;
  static uint64_t zeros(uint64_t bytes) { return (bytes - kEach) & ~bytes; }
  static uint64_t reversed(uint64_t bytes) {
    uint64_t result = 0;
    for (int byte = 0; byte < 8; ++byte) result = result << 8 | (bytes >> 8 * byte & 0xff);
    return result;
  }
};

#ifdef CIO_SCHEMAS_SSE2

struct SSE2Stretch {
  static constexpr int kSize = 16;

  static Found look(const char* from) {
    __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    __m128i quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    __m128i backslashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    __m128i controls = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1f)), bytes);
    // Of a byte beyond ASCII, the highest bit is set by itself.
    return {mask(quotes), mask(_mm_or_si128(_mm_or_si128(bytes, backslashes), controls))};
  }
  static int first(uint64_t found) { return std::countr_zero(found); }

 private:
  static uint64_t mask(__m128i bytes) { return static_cast<uint16_t>(_mm_movemask_epi8(bytes)); }
};

using Stretch = SSE2Stretch;

#else

using Stretch = PortableStretch;

#endif

}  // namespace cio_schemas
