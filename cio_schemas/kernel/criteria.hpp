// Tests whether parts of payloads meet criteria (`screen.hpp`). If only Python could be certain, they do not.

#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "case_folds.hpp"
#include "characters.hpp"
#include "measure.hpp"
#include "numbers.hpp"
#include "request.hpp"
#include "screen.hpp"

namespace cio_schemas {

// The name of a member, with what several criteria need to know of it.
struct MemberName : NameLook {
  explicit MemberName(const Text& name) : NameLook(look_of(name)), text(name) {}
  Text text;
};

// Whether a text is base64, but for white space.
bool is_base64(const Text& text);
// Whether a text is a ULID.
bool is_ulid(const Text& text);
// Whether a text is an email address, or has a placeholder for one.
bool is_address(const Text& text);
// Whether a name is more than white space, and has none at its ends.
bool is_trimmed_name(const Text& text);
// Whether a text may be a date as ISO 8601 writes it.
bool may_be_date(const Text& text);
// An upper bound of the number of addresses in a list separated by commas.
size_t most_addresses(const Text& text);
// Whether a text is another spelling of one of the criterion's.
bool is_other_spelling(const Criterion& criterion, const Text& text);
// Whether a name is not another spelling of one of some, unless it begins with an underscore.
bool is_own_name(const Criterion& criterion, const MemberName& name);
// Whether a name ends as those of times do.
bool is_name_of_time(const Criterion& criterion, const Text& text);
// Whether a name is one of some in another case, and perhaps with white space around it.
bool is_in_other_case(const Criterion& criterion, const Text& text);
// Whether a list of recipients is addresses, or has a placeholder for one.
bool are_addresses(const Text& text);
// Whether the name of a file has an extension.
bool has_extension(const Text& text);
// Whether a name that begins as others of preferences do is one of them.
bool is_preference(const Criterion& criterion, const Text& text);
// Whether a text is a beginning and a number.
bool is_numbered(const Text& text, std::string_view beginning);
// Whether two texts that tell people apart may be the same.
bool may_be_same(const Text& one, const Text& other);

// Whether a name is what `fold_name` makes of a known one.
bool is_fold_of_known(const Criterion& criterion, std::string_view folded);

// Whether a function returns true for the index of a known name that a name is near: an upper bound for the ratio of
// difflib's SequenceMatcher, as its `quick_ratio` is, reaches the limit, which is in percent.
template <class Visit>
bool any_near(const Criterion& criterion, const Text& name, Visit visit) {
  const size_t size = points_in(name);
  const auto least = static_cast<size_t>(criterion.limit);
  std::array<uint8_t, 128> counts{};
  bool is_counted = false;
  for (size_t index = 0; index < criterion.near.size(); ++index) {
    const NearName& near = criterion.near[index];
    if (200 * std::min(size, near.size) < least * (size + near.size)) continue;
    if (!is_counted) {
      each_point(name, [&counts](uint32_t point) {
        if (point < counts.size() && counts[point] < UINT8_MAX) ++counts[point];
        return true;
      });
      is_counted = true;
    }
    size_t common = 0;
    for (const auto& [character, count] : near.counts) common += std::min(count, counts[character]);
    if (200 * common >= least * (size + near.size) && visit(index)) return true;
  }
  return false;
}

inline bool is_short(const Text& text, int64_t limit) {
  const auto most = static_cast<size_t>(limit);
  return text.size <= most && (text.is_utf8() || 4 * text.size <= most || utf8_size(text) <= most);
}

// Whether a quick look shows that a string meets all criteria of strings.
inline bool is_plain_string(const PlainStrings& plain, const Text& text) {
  if (text.encoding != Encoding::ascii || text.size == 0 || text.size > plain.most) return false;
  const uint8_t first = text.bytes()[0], last = text.bytes()[text.size - 1];
  return first > ' ' && last > ' ' && !plain.first.has(first);
}

// Whether a string meets a criterion that is about strings.
bool meets(const Criterion& criterion, const Text& text);

// Whether a member of a name meets a criterion that is about members, whatever its value is, if that is short.
bool name_meets(const Criterion& criterion, const MemberName& name);

template <Instance Value>
class Criteria {
 public:
  Criteria(Context& context, size_t text_size, bool may_have_inexact_integer)
      : context_(context), measure_(context), text_size_(text_size), is_exact_(!may_have_inexact_integer) {}

  // Whether a value, which isn't null, meets a criterion that is about values of any kind.
  bool meets(const Criterion& criterion, Value value, Kind kind) {
    using Asked = Criterion::Kind;
    switch (criterion.kind) {
      case Asked::short_json: return is_small(value, criterion.limit);
      case Asked::below:
      case Asked::above: return is_within(criterion, value, kind);
      case Asked::exact_integers: return is_exact_ || measure_.is_exact(value);
      case Asked::not_number: return kind != Kind::integer && kind != Kind::real;
      case Asked::not_string: return kind != Kind::string && kind != Kind::other;
      case Asked::boolean: return kind == Kind::boolean;
      default: return false;
    }
  }

  // Whether a quick look shows that a member of an object meets all criteria of members.
  bool is_plain_member(const PlainMembers& plain, const MemberName& name, Value member) {
    const Text& text = name.text;
    if (!name.is_plain || text.size == 0 || text.size > plain.most_name) return false;
    if (plain.last.has(text.bytes()[text.size - 1])) {
      for (const std::string& ending : plain.endings) {
        if (ends_with(text, ending)) return false;
      }
    }
    const uint8_t first = text.bytes()[0];
    if (first != '_' && plain.first.has(first) && name.folded_size < 64 && (plain.sizes >> name.folded_size & 1) != 0) {
      return false;
    }
    return is_short_value(plain.most_value, member);
  }

  // Whether a value is short: a string of at most so many bytes, or what holds no other values.
  static bool is_short_value(size_t most, Value value) {
    const Kind kind = value.kind();
    return kind == Kind::string ? is_short(value.text(), static_cast<int64_t>(most)) : kind < Kind::string;
  }

  // Whether a quick look shows that a member with an expected name meets all criteria of members.
  static bool is_expected(const ExpectedMember& expected, Value value) {
    if (!expected.meets) return false;
    const Kind kind = value.kind();
    return kind == Kind::array || kind == Kind::object ? expected.may_hold_more
                                                       : is_short_value(expected.most_value, value);
  }

  // Whether a member of an object meets one.
  bool member_meets(const Criterion& criterion, Value object, Value name, const MemberName& found, Value member) {
    using Asked = Criterion::Kind;
    switch (criterion.kind) {
      case Asked::without: return name.find(criterion.names) < 0;
      case Asked::short_names: return is_short(found.text, criterion.limit);
      case Asked::trimmed_names: return is_trimmed_name(found.text);
      case Asked::short_values: return is_small_member(criterion, name, member);
      case Asked::known: return name.find(criterion.names) >= 0 || !may_be_misspelt(criterion, found.text, object);
      case Asked::preference_name: return found.is_plain || is_preference(criterion, found.text);
      case Asked::own_name: return is_own_name(criterion, found);
      case Asked::own_case: return found.is_plain || !is_in_other_case(criterion, found.text);
      case Asked::time_below:
      case Asked::no_date:
        return !is_name_of_time(criterion, found.text) || name.find(criterion.names) >= 0 ||
               time_meets(criterion, member);
      default: return false;
    }
  }

 private:
  // -- numbers --

  static bool is_within(const Criterion& criterion, Value value, Kind kind) {
    int64_t integer;
    double real;
    const bool is_upper = criterion.kind != Criterion::Kind::above;
    if (kind == Kind::integer) {
      return value.read(integer) && (is_upper ? integer < criterion.limit : integer > criterion.limit);
    }
    if (kind != Kind::real) return true;
    const auto limit = static_cast<double>(criterion.limit);
    return value.read(real) && (is_upper ? real < limit : real > limit);
  }

  // -- sizes --

  bool is_small(Value value, int64_t limit) {
    const auto most = static_cast<size_t>(limit);
    // A number may be five times as long when it is written anew, and nothing else is longer.
    return text_size_ <= most / 5 || measure_.most(value) <= most || measure_.exact(value) <= most;
  }

  bool is_small_member(const Criterion& criterion, Value name, Value member) {
    const Kind kind = member.kind();
    if (kind == Kind::string) return is_short(member.text(), criterion.limit);
    if (kind != Kind::array && kind != Kind::object) return kind != Kind::other || context_.give_up();
    return is_small(member, criterion.limit) || name.find(criterion.names) >= 0;
  }

  // -- members --

  // Whether a name that isn't known may be meant for one that is: the same but for case and punctuation, or, of those
  // that the object lacks, what another API has for it, or near it.
  bool may_be_misspelt(const Criterion& criterion, const Text& text, Value object) {
    ShortText folded;
    const auto lacks = [&](size_t index) { return !object.member(criterion.names[index]); };
    if (fold_name(text, criterion.longest, folded) && criterion.folds.find(folded.data(), folded.size()) >= 0) {
      const std::string_view found(folded.data(), folded.size());
      const bool is_elsewhere = std::any_of(criterion.elsewhere.begin(), criterion.elsewhere.end(),
                                            [&found](const Elsewhere& each) { return each.folded == found; });
      if (!is_elsewhere || is_fold_of_known(criterion, found)) return true;
      for (const Elsewhere& each : criterion.elsewhere) {
        if (each.folded == found && lacks(each.index)) return true;
      }
    }
    return any_near(criterion, text, lacks);
  }

  bool time_meets(const Criterion& criterion, Value member) {
    const Kind kind = member.kind();
    if (kind == Kind::other) return context_.give_up();
    if (criterion.kind == Criterion::Kind::time_below) return is_within(criterion, member, kind);
    return kind != Kind::string || !may_be_date(member.text());
  }

  Context& context_;
  Measure<Value> measure_;
  size_t text_size_;
  bool is_exact_;
};

}  // namespace cio_schemas
