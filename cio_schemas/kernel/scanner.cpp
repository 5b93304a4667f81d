#include "scanner.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "escapes.hpp"

namespace cio_schemas {

// Bytes are read without a bounds check for each. A text that starts with a bracket or a quote is only scanned if its
// last byte is the matching one, which ends every number, literal, escape and character before it, as it cannot be part
// of one. Only strings can run past it, so they check for the end of the buffer.

namespace {

// Up to this many names of an object are compared pairwise; with more, the signatures are sorted.
constexpr size_t kFewNames = 64;
// A text that is only a number is copied to a buffer with a terminator, if it isn't longer than this.
constexpr size_t kMaxScalar = 1000;
// The smallest limit on digits that `sys.set_int_max_str_digits` can set; longer integers are left to Python.
constexpr size_t kMaxDigits = 640;
// A number below this power of ten is certainly in a double's range.
constexpr int kMaxPower = 308;
// Doubles represent every integer up to this one.
constexpr uint64_t kLastExact = uint64_t{1} << 53;

bool is_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

bool is_digit(char byte) { return static_cast<unsigned char>(byte - '0') < 10; }

const char* skip_space(const char* at) {
  if (static_cast<unsigned char>(*at) > ' ') [[likely]]
    return at;
  while (is_space(*at)) ++at;
  return at;
}

const char* skip_digits(const char* at) {
  while (is_digit(*at)) ++at;
  return at;
}

char closing(char opening) { return opening == '{' ? '}' : opening == '[' ? ']' : opening; }

Slot made(Kind kind, bool is_plain, uint32_t size, int64_t integer) {
  Slot slot{};
  slot.kind = kind;
  slot.is_plain = is_plain;
  slot.size = size;
  slot.integer = integer;
  return slot;
}

// Returns the end of a literal, or null if the text here is not that literal.
const char* literal(const char* at, const char* end, std::string_view word) {
  return static_cast<size_t>(end - at) >= word.size() && std::memcmp(at, word.data(), word.size()) == 0
             ? at + word.size()
             : nullptr;
}

// Returns an exponent, clamped. Sets `at` to its end, or to null if it has no digit.
int exponent(const char*& at) {
  const bool is_negative = *at == '-';
  if (*at == '-' || *at == '+') ++at;
  const char* digits = at;
  int power = 0;
  for (; is_digit(*at); ++at) power = std::min(power * 10 + (*at - '0'), 100'000);
  if (at == digits) at = nullptr;
  return is_negative ? -power : power;
}

}  // namespace

template <class Stretch>
bool Scanner::scan_by(const char* data, size_t size, const char* limit) {
  tape_.clear();
  signatures_.clear();
  depth_ = 0;
  may_repeat_ = has_inexact_integer_ = false;
  while (size > 0 && is_space(data[size - 1])) --size;
  while (size > 0 && is_space(*data)) ++data, --size;
  if (size == 0 || size > UINT32_MAX) return false;
  end_ = data + size;
  limit_ = limit;
  if (*data != '{' && *data != '[' && *data != '"') return scalar(data, size);
  if (size == 1 || end_[-1] != closing(*data)) return false;
  text_size_ = static_cast<uint32_t>(size);
  return document<Stretch>(data) && !(may_repeat_ && repeats_a_name());
}

template bool Scanner::scan_by<PortableStretch>(const char*, size_t, const char*);
#ifdef CIO_SCHEMAS_SSE2
template bool Scanner::scan_by<SSE2Stretch>(const char*, size_t, const char*);
#endif

void Scanner::shrink() {
  tape_.shrink();
  signatures_.shrink_to_fit();
}

// Reads a text that is a single number or literal.
bool Scanner::scalar(const char* data, size_t size) {
  if (size > kMaxScalar) return false;
  char* copy = tape_.characters(size + 1);
  Slot* slot = tape_.add();
  if (copy == nullptr || slot == nullptr) return false;
  std::memcpy(copy, data, size);
  copy[size] = '\n';
  end_ = limit_ = copy + size;
  return value<Stretch>(copy, *slot) == end_;
}

// Reads a value and what follows it, in a loop.
template <class Stretch>
bool Scanner::document(const char* at) {
  const char* begin = at;
  for (;;) {
    const size_t index = tape_.size();
    Slot* slot = tape_.add();
    if (slot == nullptr) return false;
    if (*at == '{' || *at == '[') {
      const bool is_object = *at == '{';
      if (!open(index, static_cast<uint32_t>(at - begin), is_object)) return false;
      at = skip_space(at + 1);
      if (*at != (is_object ? '}' : ']')) {
        if (is_object) at = name<Stretch>(at);
        if (at == nullptr) return false;
        continue;
      }
      close();
      ++at;
    } else {
      at = value<Stretch>(at, *slot);
      if (at == nullptr) return false;
    }
    for (;;) {
      if (depth_ == 0) return at == end_;
      if (at == end_) return false;
      Frame& frame = frames_[depth_ - 1];
      ++frame.size;
      at = skip_space(at);
      if (*at == ',') {
        at = skip_space(at + 1);
        if (frame.is_object) at = name<Stretch>(at);
        if (at == nullptr) return false;
        break;
      }
      if (*at != (frame.is_object ? '}' : ']')) return false;
      close();
      ++at;
    }
  }
}

// Returns the end of a value that is neither an array nor an object; null if there is none.
template <class Stretch>
const char* Scanner::value(const char* at, Slot& slot) {
  switch (*at) {
    case '"': return string<Stretch>(at + 1, slot);
    case 't': slot = made(Kind::boolean, true, 0, 1); return literal(at, end_, "true");
    case 'f': slot = made(Kind::boolean, true, 0, 0); return literal(at, end_, "false");
    case 'n': slot = made(Kind::null, true, 0, 0); return literal(at, end_, "null");
    default: return number(at, slot);
  }
}

// Returns the end of a number; null if it is invalid, or has to be judged by Python.
const char* Scanner::number(const char* at, Slot& slot) {
  const char* begin = at;
  const bool is_negative = *at == '-';
  if (is_negative) ++at;
  const char* digits = at;
  uint64_t magnitude = 0;
  if (*at == '0') {
    ++at;
  } else {
    if (!is_digit(*at)) return nullptr;
    do magnitude = magnitude * 10 + static_cast<uint64_t>(*at++ - '0');
    while (is_digit(*at));
  }
  auto length = static_cast<size_t>(at - digits);
  if (*at != '.' && (*at | 0x20) != 'e') [[likely]] {
    if (length > kMaxDigits) return nullptr;
    const bool fits = length <= 18 || (length == 19 && magnitude <= static_cast<uint64_t>(INT64_MAX));
    has_inexact_integer_ = has_inexact_integer_ || !fits || magnitude > kLastExact;
    auto integer = static_cast<int64_t>(magnitude);
    slot = made(Kind::integer, fits, 0, is_negative && fits ? -integer : integer);
    return at;
  }
  if (*at == '.') {
    const char* fraction = ++at;
    at = skip_digits(at);
    if (at == fraction) return nullptr;
  }
  int power = 0;
  if ((*at | 0x20) == 'e') {
    power = exponent(++at);
    if (at == nullptr) return nullptr;
  }
  if (length > kMaxPower || static_cast<int>(length) + power > kMaxPower) return nullptr;
  slot = made(Kind::real, true, static_cast<uint32_t>(at - begin), 0);
  slot.data = begin;
  return at;
}

// Returns the start of the value, after the name of a member and its colon; null if these are missing.
template <class Stretch>
const char* Scanner::name(const char* at) {
  if (*at != '"') return nullptr;
  Slot* slot = tape_.add();
  if (slot == nullptr) return nullptr;
  at = string<Stretch>(at + 1, *slot);
  if (at == nullptr || at == end_ || slot->size > kMaxNameSize) return nullptr;
  slot->is_name = true;
  slot->name_size = static_cast<uint16_t>(slot->size);
  slot->signature = signature(slot->data, slot->name_size);
  note(slot->signature);
  at = skip_space(at);
  return *at == ':' ? skip_space(at + 1) : nullptr;
}

// Returns the end of a string whose opening quote has been read; null if it is malformed.
template <class Stretch>
const char* Scanner::string(const char* at, Slot& slot) {
  const char* begin = at;
  bool is_ascii = true, has_escapes = false;
  for (;;) {
    if (limit_ - at >= Stretch::kSize) [[likely]] {
      const Found found = Stretch::look(at);
      // Odd characters before the first quote, or all. Finding the end of the string does not depend on them.
      const uint64_t odd = found.odd & (found.quotes ^ (found.quotes - 1));
      if (odd == 0) [[likely]] {
        if (found.quotes == 0) {
          at += Stretch::kSize;
          continue;
        }
        at += Stretch::first(found.quotes);
        break;
      }
      at += Stretch::first(odd);
    } else if (at < end_ && *at == '"') {
      break;
    }
    at = skip_odd(at, is_ascii, has_escapes);
    if (at == nullptr) return nullptr;
  }
  if (at >= end_) return nullptr;
  slot = made(Kind::string, is_ascii, static_cast<uint32_t>(at - begin), 0);
  slot.data = begin;
  return has_escapes && !unescape(slot) ? nullptr : at + 1;
}

// Returns the end of one or more characters of a string, none of them a quote; null if they are not allowed in one.
const char* Scanner::skip_odd(const char* at, bool& is_ascii, bool& has_escapes) const {
  if (at >= end_) return nullptr;
  const auto byte = static_cast<unsigned char>(*at);
  if (byte >= 0x80) {
    is_ascii = false;
    do at = skip_character(at);
    while (at != nullptr && static_cast<unsigned char>(*at) >= 0x80);
    return at;
  }
  if (byte != '\\') return byte < 0x20 ? nullptr : at + 1;
  has_escapes = true;
  if (at[1] != 'u') return escaped(at[1]) != 0 ? at + 2 : nullptr;
  const int32_t unit = code_unit(at + 2);
  is_ascii = is_ascii && unit < 0x80;
  return unit < 0 ? nullptr : at + 6;
}

// Replaces the escapes of a string by what they stand for. Returns false if there is a lone surrogate.
bool Scanner::unescape(Slot& slot) {
  char* to = tape_.characters(slot.size);
  if (to == nullptr) return false;
  const char *from = slot.data, *end = from + slot.size, *begin = to;
  while (from < end) {
    if (*from != '\\') {
      *to++ = *from++;
    } else if (from[1] != 'u') {
      *to++ = escaped(from[1]);
      from += 2;
    } else {
      auto character = static_cast<uint32_t>(code_unit(from + 2));
      from += 6;
      if (character >= 0xd800 && character < 0xe000) {
        const bool is_pair = character < 0xdc00 && end - from >= 6 && from[0] == '\\' && from[1] == 'u';
        const int32_t low = is_pair ? code_unit(from + 2) : -1;
        if (low < 0xdc00 || low >= 0xe000) return false;
        character = 0x10000 + ((character - 0xd800) << 10) + static_cast<uint32_t>(low - 0xdc00);
        from += 6;
      }
      to = write_character(to, character);
    }
  }
  slot.data = begin;
  slot.size = static_cast<uint32_t>(to - begin);
  return true;
}

bool Scanner::open(size_t slot, uint32_t begin, bool is_object) {
  if (depth_ == kMaxDepth) return false;
  frames_[depth_++] = {slot, signatures_.size(), 0, begin, 0, is_object};
  return true;
}

void Scanner::close() {
  const Frame& frame = frames_[--depth_];
  Slot slot = made(frame.is_object ? Kind::object : Kind::array, true, frame.size, 0);
  slot.extent = {static_cast<uint32_t>(tape_.size() - frame.slot), frame.begin};
  tape_[frame.slot] = slot;
  if (signatures_.size() - frame.signatures > kFewNames && !may_repeat_) {
    auto first = signatures_.begin() + static_cast<std::ptrdiff_t>(frame.signatures);
    std::sort(first, signatures_.end());
    may_repeat_ = std::adjacent_find(first, signatures_.end()) != signatures_.end();
  }
  signatures_.resize(frame.signatures);
}

// Records the signature of a name of the innermost object.
void Scanner::note(uint32_t signature) {
  Frame& frame = frames_[depth_ - 1];
  const uint64_t bit = uint64_t{1} << (signature & 63);
  if ((frame.seen & bit) != 0 && !may_repeat_ && signatures_.size() - frame.signatures <= kFewNames) {
    auto first = signatures_.begin() + static_cast<std::ptrdiff_t>(frame.signatures);
    may_repeat_ = std::find(first, signatures_.end(), signature) != signatures_.end();
  }
  frame.seen |= bit;
  signatures_.push_back(signature);
}

// Returns whether an object repeats a name. This is slow, and only called if two signatures are equal.
bool Scanner::repeats_a_name() {
  std::vector<std::string_view> names;
  for (const Slot *slot = tape_.root(), *end = slot + tape_.size(); slot < end; ++slot) {
    if (slot->kind != Kind::object) continue;
    names.clear();
    const Slot* member = slot + 1;
    for (uint32_t left = slot->size; left > 0; --left) {
      names.emplace_back(member->data, member->name_size);
      member = (member + 1)->next();
    }
    std::sort(names.begin(), names.end());
    if (std::adjacent_find(names.begin(), names.end()) != names.end()) return true;
  }
  return false;
}

}  // namespace cio_schemas
