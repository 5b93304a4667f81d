#include "formats.hpp"

#include <array>

#include "regex.hpp"

namespace cio_schemas {

namespace {

// -- characters --

using CharacterSet = std::array<bool, 256>;

constexpr CharacterSet letters_and_digits_and(std::string_view more) {
  CharacterSet set{};
  for (char c = '0'; c <= '9'; ++c) set[static_cast<uint8_t>(c)] = true;
  for (char c = 'a'; c <= 'z'; ++c) set[static_cast<uint8_t>(c)] = set[static_cast<uint8_t>(c - 32)] = true;
  for (const char c : more) set[static_cast<uint8_t>(c)] = true;
  return set;
}

constexpr CharacterSet kAlphanumeric = letters_and_digits_and("");
constexpr CharacterSet kAtext = letters_and_digits_and("!#$%&'*+/=?^_`{|}~-");  // RFC 5322, section 3.2.3
constexpr CharacterSet kScheme = letters_and_digits_and("+.-");
constexpr CharacterSet kRegName = letters_and_digits_and("._~!$&'()*+,;=-");  // RFC 3986: unreserved and sub-delims
constexpr CharacterSet kPath = letters_and_digits_and("._~!$&'()*+,;=-:@/");
constexpr CharacterSet kFirstSegment = letters_and_digits_and("._~!$&'()*+,;=-@");
constexpr CharacterSet kQuery = letters_and_digits_and("._~!$&'()*+,;=-:@/?");
constexpr CharacterSet kUri = letters_and_digits_and("._~!$&'()*+,;=-:@/?#[]%");

bool is_digit(uint8_t c) { return static_cast<uint8_t>(c - '0') <= 9; }
uint8_t lower(uint8_t c) { return 'A' <= c && c <= 'Z' ? static_cast<uint8_t>(c | 0x20) : c; }
bool is_letter(uint8_t c) { return 'a' <= lower(c) && lower(c) <= 'z'; }
bool is_hex(uint8_t c) { return is_digit(c) || ('a' <= lower(c) && lower(c) <= 'f'); }

// A position in an ASCII text. Past the end it reads as NUL, which no format contains, so no read is out of bounds.
class Cursor {
 public:
  explicit Cursor(const Text& text) : at_(text.bytes()), end_(at_ + text.size) {}

  uint8_t peek(size_t ahead = 0) const { return left() > ahead ? at_[ahead] : 0; }
  size_t left() const { return static_cast<size_t>(end_ - at_); }
  bool at_end() const { return at_ == end_; }
  void skip(size_t count = 1) { at_ += count < left() ? count : left(); }
  bool take(char c) {
    if (peek() != static_cast<uint8_t>(c) || at_end()) return false;
    ++at_;
    return true;
  }
  // Takes as many characters of a set as come next. Returns how many.
  size_t take_all(const CharacterSet& set) {
    const uint8_t* from = at_;
    while (at_ < end_ && set[*at_]) ++at_;
    return static_cast<size_t>(at_ - from);
  }
  size_t take_digits() {
    const uint8_t* from = at_;
    while (at_ < end_ && is_digit(*at_)) ++at_;
    return static_cast<size_t>(at_ - from);
  }
  // Takes a two-digit number from `least` to `most`.
  bool take_two(int least, int most) {
    if (left() < 2 || !is_digit(at_[0]) || !is_digit(at_[1])) return false;
    const int number = (at_[0] - '0') * 10 + at_[1] - '0';
    if (number < least || number > most) return false;
    at_ += 2;
    return true;
  }

 private:
  const uint8_t* at_;
  const uint8_t* end_;
};

// A format that allows ASCII only.
template <Verdict (*check)(Cursor)>
Verdict ascii_only(const Text& text) {
  return text.encoding == Encoding::ascii ? check(Cursor(text)) : Verdict::refuses;
}

// A format that also allows characters beyond ASCII, which are left to Python.
template <Verdict (*check)(Cursor)>
Verdict ascii_or_unsure(const Text& text) {
  return text.encoding == Encoding::ascii && check(Cursor(text)) == Verdict::accepts ? Verdict::accepts
                                                                                     : Verdict::unsure;
}

// -- times: RFC 3339 --

bool take_date(Cursor& at) {
  constexpr int kDays[] = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const Cursor start = at;
  if (!at.take_two(0, 99) || !at.take_two(0, 99) || !at.take('-')) return false;
  const auto number = [&start](size_t from) { return (start.peek(from) - '0') * 10 + start.peek(from + 1) - '0'; };
  if (!at.take_two(1, 12) || !at.take('-')) return false;
  const int month = number(5);
  if (!at.take_two(1, kDays[month])) return false;
  if (month != 2 || number(8) != 29) return true;
  const int year = number(2);  // within its century
  return year % 4 == 0 && (year != 0 || number(0) % 4 == 0);
}

// Leap seconds are left to Python, which knows at what times they can occur.
Verdict check_time_at(Cursor& at) {
  if (!at.take_two(0, 23) || !at.take(':') || !at.take_two(0, 59) || !at.take(':')) return Verdict::refuses;
  if (at.peek() == '6' && at.peek(1) == '0') return Verdict::unsure;
  if (!at.take_two(0, 59)) return Verdict::refuses;
  if (at.take('.') && at.take_digits() == 0) return Verdict::refuses;
  if (at.take('Z') || at.take('z')) return verdict_of(at.at_end());
  if (!at.take('+') && !at.take('-')) return Verdict::refuses;
  return verdict_of(at.take_two(0, 23) && at.take(':') && at.take_two(0, 59) && at.at_end());
}

Verdict check_date(Cursor at) { return verdict_of(take_date(at) && at.at_end()); }

Verdict check_time(Cursor at) { return check_time_at(at); }

Verdict check_date_time(Cursor at) {
  if (!take_date(at) || (!at.take('T') && !at.take('t'))) return Verdict::refuses;
  return check_time_at(at);
}

// Takes numbers with units, in the given order. Returns whether there is at least one.
bool take_units(Cursor& at, std::string_view units) {
  size_t unit = std::string_view::npos;
  while (is_digit(at.peek())) {
    at.take_digits();
    const size_t found = units.find(static_cast<char>(lower(at.peek())));
    if (at.at_end() || found == std::string_view::npos || (unit != std::string_view::npos && found != unit + 1)) {
      return false;
    }
    unit = found;
    at.skip();
  }
  return unit != std::string_view::npos;
}

Verdict check_duration(Cursor at) {  // RFC 3339, appendix A
  if (!at.take('P') && !at.take('p')) return Verdict::refuses;
  Cursor weeks = at;
  if (weeks.take_digits() > 0 && (weeks.take('W') || weeks.take('w'))) return verdict_of(weeks.at_end());
  if (lower(at.peek()) != 't' && !take_units(at, "ymd")) return Verdict::refuses;
  if ((at.take('T') || at.take('t')) && !take_units(at, "hms")) return Verdict::refuses;
  return verdict_of(at.at_end());
}

// -- hosts --

bool take_octet(Cursor& at) {
  const uint8_t first = at.peek();
  int number = 0;
  const size_t digits = [&] {
    size_t count = 0;
    for (; count < 3 && is_digit(at.peek()); ++count, at.skip()) number = number * 10 + at.peek() - '0';
    return count;
  }();
  return digits > 0 && number <= 255 && (first != '0' || digits == 1);
}

Verdict check_ipv4(Cursor at) {
  for (int i = 0; i < 4; ++i) {
    if ((i > 0 && !at.take('.')) || !take_octet(at)) return Verdict::refuses;
  }
  return verdict_of(at.at_end());
}

Verdict check_ipv6(Cursor at) {  // RFC 4291, section 2.2
  int groups = 0;
  bool is_compressed = false;
  if (at.peek() == ':') {
    if (at.peek(1) != ':') return Verdict::refuses;
    at.skip(2);
    is_compressed = true;
    if (at.at_end()) return Verdict::accepts;
  }
  for (;;) {
    Cursor group = at;
    size_t digits = 0;
    for (; digits < 5 && is_hex(group.peek()); ++digits) group.skip();
    if (group.peek() == '.') {  // the last two groups, as an IPv4 address
      groups += 2;
      if (check_ipv4(at) != Verdict::accepts) return Verdict::refuses;
      break;
    }
    if (digits == 0 || digits > 4) return Verdict::refuses;
    ++groups;
    at = group;
    if (at.at_end()) break;
    if (!at.take(':') || at.at_end()) return Verdict::refuses;
    if (at.take(':')) {
      if (is_compressed) return Verdict::refuses;
      is_compressed = true;
      if (at.at_end()) break;
    }
    if (groups > 8) return Verdict::refuses;
  }
  return verdict_of(is_compressed ? groups <= 7 : groups == 8);
}

// Takes a label of letters and digits with single hyphens between them. Consecutive hyphens need IDNA, in Python.
bool take_label(Cursor& at, bool repeats_hyphens = false) {
  size_t size = at.take_all(kAlphanumeric);
  if (size == 0) return false;
  while (at.peek() == '-') {
    size_t hyphens = 0;
    while (at.take('-')) ++hyphens;
    const size_t more = at.take_all(kAlphanumeric);
    if (more == 0 || (hyphens > 1 && !repeats_hyphens)) return false;
    size += hyphens + more;
  }
  return size <= 63;
}

bool take_domain(Cursor& at, bool repeats_hyphens = false) {
  do {
    if (!take_label(at, repeats_hyphens)) return false;
  } while (at.take('.'));
  return at.at_end();
}

Verdict check_hostname(Cursor at) { return at.left() <= 253 && take_domain(at) ? Verdict::accepts : Verdict::unsure; }

Verdict check_old_hostname(Cursor at) { return verdict_of(at.left() <= 253 && take_domain(at, true)); }

// Most addresses are a dot-atom and a domain; Python judges the rest.
Verdict check_email(Cursor at) {
  const Cursor start = at;
  const bool is_short = at.left() <= 254;
  do {
    if (at.take_all(kAtext) == 0) break;
  } while (at.take('.'));
  if (at.peek() == '@' && start.left() > at.left() && start.peek(start.left() - at.left() - 1) != '.') {
    if (start.left() - at.left() <= 64) {
      at.skip();
      if (is_short && take_domain(at)) return Verdict::accepts;
    }
    return Verdict::unsure;
  }
  for (; !at.at_end(); at.skip()) {
    if (at.peek() == '@') return Verdict::unsure;
  }
  return Verdict::refuses;
}

// -- identifiers --

Verdict check_uuid(Cursor at) {
  if (at.left() != 36) return Verdict::refuses;
  for (size_t i = 0; i < 36; ++i) {
    const bool is_hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (is_hyphen ? at.peek(i) != '-' : !is_hex(at.peek(i))) return Verdict::refuses;
  }
  return Verdict::accepts;
}

// Returns whether characters of any width are a JSON Pointer: each "~" starts "~0" or "~1".
template <class Unit>
bool is_pointer(const Unit* text, size_t size) {
  if (size > 0 && text[0] != '/') return false;
  for (size_t i = 0; i < size; ++i) {
    if (text[i] == '~' && (i + 1 == size || (text[i + 1] != '0' && text[i + 1] != '1'))) return false;
  }
  return true;
}

template <class Unit>
bool is_relative_pointer(const Unit* text, size_t size) {
  size_t at = 0;
  const auto take_integer = [&] {
    const size_t from = at;
    while (at < size && '0' <= text[at] && text[at] <= '9') ++at;
    return at > from && (text[from] != '0' || at == from + 1);
  };
  if (!take_integer()) return false;
  if (at < size && (text[at] == '+' || text[at] == '-')) {
    ++at;
    if (!take_integer()) return false;
  }
  return (at + 1 == size && text[at] == '#') || is_pointer(text + at, size - at);
}

Verdict check_json_pointer(const Text& text) {
  switch (text.encoding) {
    case Encoding::ucs2: return verdict_of(is_pointer(static_cast<const uint16_t*>(text.data), text.size));
    case Encoding::ucs4: return verdict_of(is_pointer(static_cast<const uint32_t*>(text.data), text.size));
    default: return verdict_of(is_pointer(text.bytes(), text.size));
  }
}

Verdict check_relative_json_pointer(const Text& text) {
  switch (text.encoding) {
    case Encoding::ucs2: return verdict_of(is_relative_pointer(static_cast<const uint16_t*>(text.data), text.size));
    case Encoding::ucs4: return verdict_of(is_relative_pointer(static_cast<const uint32_t*>(text.data), text.size));
    default: return verdict_of(is_relative_pointer(text.bytes(), text.size));
  }
}

// -- URIs: RFC 3986 --

// Takes characters of a set, and percent-encoded octets.
void take_encoded(Cursor& at, const CharacterSet& set) {
  for (;;) {
    at.take_all(set);
    if (at.peek() != '%' || !is_hex(at.peek(1)) || !is_hex(at.peek(2))) return;
    at.skip(3);
  }
}

// Takes a host and a port; no userinfo, IP literal or percent-encoding.
bool take_plain_authority(Cursor& at) {
  at.take_all(kRegName);
  if (at.take(':')) at.take_digits();
  return at.at_end() || at.peek() == '/' || at.peek() == '?' || at.peek() == '#';
}

// Returns whether the rest is a path, a query and a fragment, with or without a host before it.
bool is_plain_rest(Cursor at) {
  if (at.peek() == '/' && at.peek(1) == '/') {
    at.skip(2);
    if (!take_plain_authority(at)) return false;
  }
  take_encoded(at, kPath);
  if (at.take('?')) take_encoded(at, kQuery);
  if (at.take('#')) take_encoded(at, kQuery);
  return at.at_end();
}

bool has_foreign(Cursor at) {
  at.take_all(kUri);
  return !at.at_end();
}

Verdict check_uri(Cursor at) {
  Cursor rest = at;
  const bool has_scheme = is_letter(rest.peek()) && rest.take_all(kScheme) > 0 && rest.take(':');
  if (has_scheme && is_plain_rest(rest)) return Verdict::accepts;
  return !has_scheme || has_foreign(at) ? Verdict::refuses : Verdict::unsure;
}

Verdict check_uri_reference(Cursor at) {
  Cursor rest = at;
  if (is_letter(rest.peek()) && rest.take_all(kScheme) > 0 && rest.take(':')) {
    if (is_plain_rest(rest)) return Verdict::accepts;
  } else {
    Cursor segment = at;  // in the first segment, a colon would end a scheme
    take_encoded(segment, kFirstSegment);
    if (segment.peek() != ':' && is_plain_rest(at)) return Verdict::accepts;
  }
  return has_foreign(at) ? Verdict::refuses : Verdict::unsure;
}

Verdict always_unsure(const Text&) { return Verdict::unsure; }

struct NamedFormat {
  std::string_view name;
  CheckFormat check;
};

constexpr NamedFormat kFormats[] = {
    {"date", ascii_only<check_date>},
    {"time", ascii_only<check_time>},
    {"date-time", ascii_only<check_date_time>},
    {"duration", ascii_only<check_duration>},
    {"email", ascii_only<check_email>},
    {"idn-email", ascii_or_unsure<check_email>},
    {"hostname", ascii_only<check_hostname>},
    {"hostname of RFC 1123", ascii_only<check_old_hostname>},
    {"idn-hostname", ascii_or_unsure<check_hostname>},
    {"ipv4", ascii_only<check_ipv4>},
    {"ipv6", ascii_only<check_ipv6>},
    {"uuid", ascii_only<check_uuid>},
    {"json-pointer", check_json_pointer},
    {"relative-json-pointer", check_relative_json_pointer},
    {"uri", ascii_only<check_uri>},
    {"uri-reference", ascii_only<check_uri_reference>},
    {"iri", ascii_or_unsure<check_uri>},
    {"iri-reference", ascii_or_unsure<check_uri_reference>},
    {"regex", check_regex},
    {"pattern", check_regex},
};

}  // namespace

CheckFormat check_of_format(std::string_view name) {
  for (const NamedFormat& format : kFormats) {
    if (format.name == name) return format.check;
  }
  return always_unsure;
}

}  // namespace cio_schemas
