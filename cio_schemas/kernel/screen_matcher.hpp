// Finds the rules that may have findings in a payload, by a screen. One template for both kinds of instance.

#pragma once

#include <optional>
#include <string>

#include "criteria.hpp"
#include "object_criteria.hpp"
#include "request.hpp"
#include "screen.hpp"
#include "values.hpp"

namespace cio_schemas {

// Screens one payload, which must be valid.
template <Instance Value>
class Screening {
 public:
  // Takes how many bytes the text has that the payload is in, and whether it has an integer beyond 2^53, where that is
  // known.
  explicit Screening(size_t text_size = SIZE_MAX, bool may_have_inexact_integer = true)
      : criteria_(context_, text_size, may_have_inexact_integer), object_criteria_(context_) {}

  // Returns the rules that may have something to report: all where it takes Python to tell.
  Rules doubts(const Screen& screen, Value value) {
    visit(screen.root(), value);
    return context_.unsure ? kEveryRule : doubts_;
  }

 private:
  void visit(const Place& place, Value value) {
    const Level level(context_);
    const Kind kind = value.kind();
    if (kind == Kind::other || level.is_too_deep() || !context_.step()) context_.give_up();
    if (context_.unsure || kind == Kind::null) return;
    for (const Criterion& criterion : place.criteria.values) {
      if (!criteria_.meets(criterion, value, kind)) doubts_ |= criterion.rule;
    }
    if (kind == Kind::string && !place.criteria.strings.empty()) visit_string(place, value.text());
    if (kind == Kind::array && place.each != nullptr) {
      value.each_item([&](size_t, Value item) {
        visit(*place.each, item);
        return !context_.unsure;
      });
    }
    if (kind == Kind::object) visit_object(place, value);
    if (place.choice) visit(chosen(*place.choice, value, kind), value);
  }

  void visit_string(const Place& place, const Text& text) {
    if (place.plain_strings.is_known && is_plain_string(place.plain_strings, text)) return;
    for (const Criterion& criterion : place.criteria.strings) {
      if (!meets(criterion, text)) doubts_ |= criterion.rule;
    }
  }

  void visit_object(const Place& place, Value value) {
    if (!value.has_string_names()) context_.give_up();
    if (context_.unsure) return;
    bool has_own_folds = !place.criteria.members.empty();
    if (has_own_folds || !place.members.empty()) {
      value.each_member(context_, [&](Value name, Value member) {
        const int index = name.find(place.names);
        const ExpectedMember* expected = index < 0 ? nullptr : &place.members[static_cast<size_t>(index)];
        if (expected != nullptr && criteria_.is_expected(*expected, member)) {
          has_own_folds &= expected->is_own_fold;
        } else if (!place.criteria.members.empty()) {
          has_own_folds &= visit_member(place, value, name, member);
        }
        if (expected != nullptr && expected->place != nullptr) visit(*expected->place, member);
        return !context_.unsure;
      });
    }
    for (const Criterion& criterion : place.criteria.objects) {
      if (!object_criteria_.meets(criterion, value, has_own_folds)) doubts_ |= criterion.rule;
    }
    if (place.requests) visit_body(*place.requests, value);
  }

  // Returns whether the name is as it is folded.
  bool visit_member(const Place& place, Value object, Value name, Value member) {
    const MemberName found(name.text());
    if (place.plain_members.is_known && criteria_.is_plain_member(place.plain_members, found, member)) return true;
    for (const Criterion& criterion : place.criteria.members) {
      if (!criteria_.member_meets(criterion, object, name, found, member)) doubts_ |= criterion.rule;
    }
    return found.is_own_fold;
  }

  const Place& chosen(const Choice& choice, Value value, Kind kind) {
    if (kind != Kind::object || context_.unsure) return *choice.otherwise;
    const Value member = value.member(choice.member);
    if (!member || member.kind() != Kind::string) return *choice.otherwise;
    const int index = member.find_string(choice.strings);
    return index < 0 ? *choice.otherwise : *choice.places[static_cast<size_t>(index)];
  }

  void visit_body(const Requests& requests, Value value) {
    const Value method = value.member(requests.method), url = value.member(requests.url);
    if (!method || !url || method.kind() != Kind::string || url.kind() != Kind::string) return;
    const std::optional<size_t> row = row_of(requests, method.text(), url.text(), context_);
    const Value body = value.member(requests.body);
    if (row && body) visit(*requests.rows[*row].place, body);
  }

  Context context_;
  Criteria<Value> criteria_;
  ObjectCriteria<Value> object_criteria_;
  Rules doubts_ = 0;
};

}  // namespace cio_schemas
