// Whether parts of payloads meet criteria (`screen.hpp`). Where it would take Python to be certain, they don't.

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

// The name of a member, with what is asked of it by several criteria.
struct MemberName {
  explicit MemberName(const Text& name) : text(name), is_plain(is_plain_name(name, folded_size)) {}
  Text text;
  size_t folded_size = 0;  // of a plain one without underscores
  bool is_plain;
};

// Whether a text is base64, but for white space.
bool is_base64(const Text& text);
// Whether a text is an email address, or has a placeholder for one.
bool is_address(const Text& text);
// Whether a text may be a date as ISO 8601 writes it.
bool may_be_date(const Text& text);
// How many addresses a list separated by commas has, at most.
size_t most_addresses(const Text& text);
// Whether a text is another spelling of one of some.
bool is_other_spelling(const Criterion& criterion, const Text& text);
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

// Whether it shows at once that a string meets all criteria of strings.
inline bool is_plain_string(const PlainStrings& plain, const Text& text) {
  if (text.encoding != Encoding::ascii || text.size == 0 || text.size > plain.most) return false;
  const uint8_t first = text.bytes()[0], last = text.bytes()[text.size - 1];
  return first > ' ' && last > ' ' && !plain.first.has(first);
}

// Whether a string meets a criterion that is about strings.
bool meets(const Criterion& criterion, const Text& text);

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
      case Asked::boolean: return kind == Kind::boolean;
      default: return false;
    }
  }

  // Whether it shows at once that a member of an object meets all criteria of the object.
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
    const Kind kind = member.kind();
    if (kind == Kind::string) return is_short(member.text(), static_cast<int64_t>(plain.most_value));
    return kind < Kind::string;
  }

  // Whether a member of an object meets one.
  bool member_meets(const Criterion& criterion, Value object, Value name, const MemberName& found, Value member) {
    using Asked = Criterion::Kind;
    switch (criterion.kind) {
      case Asked::short_names: return is_short(found.text, criterion.limit);
      case Asked::short_values: return is_small_member(criterion, name, member);
      case Asked::known: return name.find(criterion.names) >= 0 || !may_be_misspelt(criterion, found.text, object);
      case Asked::preference_name: return found.is_plain || is_preference(criterion, found.text);
      case Asked::own_name: return is_own_name(criterion, found);
      case Asked::own_case: return found.is_plain || !is_in_other_case(criterion, found.text);
      case Asked::time_below:
      case Asked::no_date: return !is_time(criterion, name, found.text) || time_meets(criterion, member);
      default: return false;
    }
  }

  // Whether an object meets one. Its names are strings, and if they are plain no two differ by case alone.
  bool object_meets(const Criterion& criterion, Value value, bool has_plain_names) {
    using Asked = Criterion::Kind;
    const std::vector<Name>& texts = criterion.texts;
    switch (criterion.kind) {
      case Asked::one_address: return is_one(text_in(value, texts[0], texts[2]), text_in(value, texts[1], texts[2]));
      case Asked::without:
        return value.each_member(context_, [&](Value name, Value) { return name.find(criterion.names) < 0; });
      case Asked::empty: return value.member_count() == 0;
      case Asked::has_either: return value.member(texts[0]) || (texts.size() > 2 && within(value, texts[1], texts[2]));
      case Asked::texts: return has_texts(criterion, value);
      case Asked::placed: return is_placed(criterion, value);
      case Asked::two_people:
        return !is_one_person(value, texts[0], texts[1]) && !is_one_person(value, texts[2], texts[3]);
      case Asked::preferences: return has_preferences(criterion, value);
      case Asked::addresses: return list_addresses(texts, value);
      case Asked::extensions:
        return value.each_member(context_, [](Value name, Value) { return has_extension(name.text()); });
      case Asked::names_differ: return has_plain_names || names_differ(value);
      case Asked::few_recipients: return recipients(texts, value) <= static_cast<size_t>(criterion.limit);
      case Asked::small_files: return size_of_files(value) <= static_cast<size_t>(criterion.limit);
      case Asked::base64:
        return value.each_member(context_, [&](Value, Value member) {
          return member.kind() != Kind::string ? member.kind() != Kind::other : is_base64(member.text());
        });
      case Asked::no_phone: return !may_be_phone(identifier_of(criterion, value));
      case Asked::encoded: return is_encoded(identifier_of(criterion, value));
      case Asked::fit_identifier: return names_somebody(criterion, value);
      case Asked::ids_of_kind: return has_ids_of_kind(criterion, value);
      case Asked::one_person: return names_one_person(criterion, value);
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

  static bool is_own_name(const Criterion& criterion, const MemberName& name) {
    return (name.text.size > 0 && first_point(name.text) == '_') || !is_other_spelling(criterion, name.text);
  }

  bool is_time(const Criterion& criterion, Value name, const Text& text) {
    const bool ends = std::any_of(criterion.texts.begin(), criterion.texts.end(),
                                  [&text](const Name& ending) { return ends_with(text, ending.utf8); });
    return ends && name.find(criterion.names) < 0;
  }

  bool time_meets(const Criterion& criterion, Value member) {
    const Kind kind = member.kind();
    if (kind == Kind::other) return context_.give_up();
    if (criterion.kind == Criterion::Kind::time_below) return is_within(criterion, member, kind);
    return kind != Kind::string || !may_be_date(member.text());
  }

  // -- objects --

  bool has_texts(const Criterion& criterion, Value value) {
    return value.each_member(context_, [&](Value name, Value member) {
      const Kind kind = member.kind();
      if (kind == Kind::other) return context_.give_up();
      return kind == Kind::string || kind == Kind::null || name.find(criterion.names) >= 0;
    });
  }

  bool is_placed(const Criterion& criterion, Value value) {
    const std::vector<Name>& texts = criterion.texts;  // the member for all else, the action, actions that need none
    const bool has_holder = static_cast<bool>(value.member(texts[0]));
    const bool is_placed = value.each_member(context_, [&](Value name, Value) {
      return name.find(criterion.names) >= 0 || (has_holder && name.find(criterion.folds) < 0);
    });
    if (is_placed) return true;
    const Value action = value.member(texts[1]);
    if (!action || action.kind() != Kind::string) return false;
    const Text text = action.text();
    return std::any_of(texts.begin() + 2, texts.end(), [&text](const Name& each) {
      return text.size == each.utf8.size() && begins_with(text, each.utf8);
    });
  }

  bool is_one_person(Value value, const Name& first, const Name& second) {
    const Value one = value.member(first), other = value.member(second);
    if (!one || !other || is_nobody(one) || is_nobody(other)) return false;
    return may_be_same_person(one, other);
  }

  bool is_nobody(Value value) {
    const Kind kind = value.kind();
    return kind == Kind::null || kind == Kind::boolean || kind == Kind::array ||
           (kind == Kind::object && value.member_count() == 0);
  }

  bool may_be_same_person(Value one, Value other) {
    const Level level(context_);
    const Kind kind = one.kind(), other_kind = other.kind();
    if (kind == Kind::other || other_kind == Kind::other || level.is_too_deep()) return !context_.give_up();
    if ((kind == Kind::object) != (other_kind == Kind::object)) return false;
    if (kind == Kind::object) {
      if (!one.has_string_names() || !other.has_string_names()) return !context_.give_up();
      return one.member_count() == other.member_count() && one.each_member(context_, [&](Value name, Value member) {
        const Value counterpart = other.member_named(name);
        return counterpart && may_be_same_person(member, counterpart);
      });
    }
    if (kind == Kind::string && other_kind == Kind::string) return may_be_same(one.text(), other.text());
    const bool is_one_nobody = is_nobody(one), is_other_nobody = is_nobody(other);
    if (is_one_nobody || is_other_nobody) return is_one_nobody == is_other_nobody;
    int64_t integer, counterpart;
    if (kind == Kind::integer && other_kind == Kind::integer && one.read(integer) && other.read(counterpart)) {
      return integer == counterpart;
    }
    return true;  // as text, perhaps
  }

  bool has_preferences(const Criterion& criterion, Value value) {
    const std::vector<Name>& texts = criterion.texts;  // of dotted names, topics, channels, of a topic
    return value.each_member(context_, [&](Value name, Value members) {
      const Text text = name.text();
      const auto is = [&text](const Name& each) {
        return text.size == each.utf8.size() && begins_with(text, each.utf8);
      };
      const bool are_topics = is(texts[1]);
      if (!are_topics && !is(texts[2])) return false;
      const Kind kind = members.kind();
      if (kind != Kind::object) return kind != Kind::other || context_.give_up();
      return members.each_member(context_, [&](Value member, Value) {
        return are_topics ? is_numbered(member.text(), texts[3].utf8) : member.find(criterion.names) >= 0;
      });
    });
  }

  bool list_addresses(const std::vector<Name>& lists, Value value) {
    return std::all_of(lists.begin(), lists.end(), [&value](const Name& list) {
      const Value found = value.member(list);
      return !found || found.kind() != Kind::string || are_addresses(found.text());
    });
  }

  // The value of a member within a member; a false handle where there is none.
  Value within(Value value, const Name& outer, const Name& inner) {
    const Value holder = value.member(outer);
    if (!holder || holder.kind() != Kind::object) return Value{nullptr};
    if (holder.has_string_names()) return holder.member(inner);
    context_.give_up();
    return Value{nullptr};
  }

  std::optional<Text> text_in(Value value, const Name& outer, const Name& inner) {
    const Value found = within(value, outer, inner);
    if (!found || found.kind() != Kind::string) return {};
    return found.text();
  }

  static bool is_one(const std::optional<Text>& one, const std::optional<Text>& other) {
    if (!one || !other || one->size == 0 || other->size == 0) return true;
    return is_same_but_for_case(*one, *other);
  }

  bool names_differ(Value value) {
    std::vector<uint64_t> hashes;
    const bool all = value.each_member(context_, [&](Value name, Value) {
      const std::optional<uint64_t> hash = hash_of_casefold(name.text());
      hashes.push_back(hash.value_or(0));
      return hash.has_value();
    });
    std::sort(hashes.begin(), hashes.end());
    return all && std::adjacent_find(hashes.begin(), hashes.end()) == hashes.end();
  }

  size_t recipients(const std::vector<Name>& lists, Value value) {
    size_t count = 0;
    for (const Name& list : lists) {
      const Value found = value.member(list);
      if (found && found.kind() == Kind::string) count += most_addresses(found.text());
    }
    return count;
  }

  size_t size_of_files(Value value) {
    size_t size = 0;
    value.each_member(context_, [&size](Value, Value member) {
      if (member.kind() == Kind::string) size += member.characters() * 3 / 4;
      return true;
    });
    return size;
  }

  // -- requests --

  std::string_view identifier_of(const Criterion& criterion, Value value) {
    const Value url = value.member(criterion.texts[0]);
    return url && url.kind() == Kind::string ? path_identifier(url.text(), context_) : std::string_view();
  }

  bool names_somebody(const Criterion& criterion, Value value) {
    const std::string_view identifier = identifier_of(criterion, value);
    if (identifier.empty()) return true;
    const std::optional<std::string> named = decoded(identifier);
    return named && named->size() <= static_cast<size_t>(criterion.limit) &&
           named->find_first_not_of(' ') != std::string::npos;
  }

  bool has_ids_of_kind(const Criterion& criterion, Value value) {
    const std::vector<Name>& texts = criterion.texts;  // url, body, ids
    const Value url = value.member(texts[0]);
    if (!url || url.kind() != Kind::string) return true;
    const bool are_emails = contains(url.text(), "id_type=email"), are_others = contains(url.text(), "id_type=cio_id");
    if (!are_emails && !are_others) return true;
    const Value ids = within(value, texts[1], texts[2]);
    if (!ids || ids.kind() != Kind::array) return true;
    return are_emails != are_others && ids.each_item([&](size_t, Value item) {
      return item.kind() == Kind::string ? contains(item.text(), "@") == are_emails : item.kind() != Kind::other;
    });
  }

  bool names_one_person(const Criterion& criterion, Value value) {
    const std::vector<Name>& texts = criterion.texts;  // url, body, cio_id, email, id
    const std::string_view identifier = identifier_of(criterion, value);
    const Value body = value.member(texts[1]);
    if (identifier.empty() || !body || body.kind() != Kind::object) return true;
    if (!body.has_string_names()) return context_.give_up();
    const std::optional<std::string> named = decoded(identifier);
    if (!named || named->front() == ' ' || named->back() == ' ') return false;
    std::string_view here = *named;
    const bool is_cio = here.substr(0, 4) == "cio_", is_email = !is_cio && here.find('@') != here.npos;
    if (is_cio) here.remove_prefix(4);
    const Value other = body.member(texts[is_cio ? 2 : is_email ? 3 : 4]);
    if (!other) return true;
    int64_t integer;
    if (other.kind() == Kind::integer) return other.read(integer) && std::to_string(integer) == here;
    if (other.kind() != Kind::string) return other.kind() != Kind::other;
    return is_text(stripped(other.text()), here, is_email);
  }

  static bool is_text(Text text, std::string_view here, bool is_email) {
    const Text wanted{here.data(), here.size(), Encoding::ascii};
    if (text.size == 0 || (is_email && is_same_but_for_case(text, wanted))) return true;
    if (!is_email && begins_with(text, "cio_"))
      text = {text.bytes() + 4 * width_of(text.encoding), text.size - 4, text.encoding};
    return !is_email && text.size == here.size() && begins_with(text, here);
  }

  Context& context_;
  Measure<Value> measure_;
  size_t text_size_;
  bool is_exact_;
};

}  // namespace cio_schemas
