// Whether objects meet criteria that are about several of their members, requests among them.

#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "case_folds.hpp"
#include "characters.hpp"
#include "criteria.hpp"
#include "request.hpp"
#include "screen.hpp"
#include "values.hpp"

namespace cio_schemas {

template <Instance Value>
class ObjectCriteria {
 public:
  explicit ObjectCriteria(Context& context) : context_(context) {}

  // Whether an object, whose names are strings, meets a criterion of objects. Names that are their own folds differ by
  // more than case.
  bool meets(const Criterion& criterion, Value value, bool has_own_folds) {
    using Asked = Criterion::Kind;
    const std::vector<Name>& texts = criterion.texts;
    switch (criterion.kind) {
      case Asked::one_address: return is_one(text_in(value, texts[0], texts[2]), text_in(value, texts[1], texts[2]));
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
      case Asked::names_differ: return has_own_folds || names_differ(value);
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

  // The value of a member within a member; a false handle if there is none.
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
    if (value.member_count() < 2) return true;
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
};

}  // namespace cio_schemas
