// Matches an instance against the tables of a schema. One template for both kinds of instance.

#pragma once

#include <vector>

#include "instance.hpp"
#include "numbers.hpp"
#include "tables.hpp"
#include "values.hpp"

namespace cio_schemas {

// Judges one instance. Once `context.unsure` is set, what it returns means nothing, and the generated Python has to
// judge the whole instance.
template <Instance Value>
class Matcher {
 public:
  Context context;

  // Whether a value satisfies a schema object.
  bool check(const Node& node, Value value) {
    if (value.is(node.expected)) [[likely]]
      return answer(node.action, value, node.expected.kind);
    const Kind kind = value.kind();
    if (kind == Kind::other) return context.give_up();
    return answer(node.actions[static_cast<size_t>(kind)], value, kind);
  }

 private:
  bool check(const Node* node, Value value) { return node == nullptr || check(*node, value); }

  // -- a schema object --

  bool answer(const Action& action, Value value, Kind kind) {
    switch (action.ask) {
      case Ask::nothing: return true;
      case Ask::refuse: return false;
      case Ask::string: return check_string(*static_cast<const StringPart*>(action.part), value);
      case Ask::number: return check_number_of(static_cast<const NumberPart*>(action.part), value, kind);
      case Ask::array: return check_array(*static_cast<const ArrayPart*>(action.part), value);
      case Ask::object: return check_object(*static_cast<const ObjectPart*>(action.part), value);
      case Ask::strings: return value.find_string(*static_cast<const NameTable*>(action.part)) >= 0;
      case Ask::all: return check_all(*static_cast<const Node*>(action.part), value, kind);
    }
    return context.give_up();
  }

  bool check_number_of(const NumberPart* part, Value value, Kind kind) {
    int64_t integer;
    double real;
    if (kind == Kind::integer) {
      if (part == nullptr) return true;
      return value.read(integer) ? settle(check_number(*part, integer)) : context.give_up();
    }
    if (!value.read(real)) return context.give_up();  // a float of Python's may be no number
    return part == nullptr || settle(check_number(*part, real));
  }

  bool check_all(const Node& node, Value value, Kind kind) {
    if (node.only_python) return context.give_up();
    if (!has(node.kinds, kind) && !is_integral(value)) return false;
    for (const Constants& constants : node.constants) {
      if (!is_one_of(value, kind, constants, context)) return false;
    }
    if (!check_part(node, value, kind)) return false;
    if (node.logic && !check_logic(*node.logic, value, kind)) return false;
    if (kind == Kind::object && node.unevaluated_properties) {
      return check_properties_left(*node.unevaluated_properties, value);
    }
    if (kind == Kind::array && node.unevaluated_items) return check_items_left(*node.unevaluated_items, value);
    return true;
  }

  // Whether a real is an integer to JSON Schema.
  bool is_integral(Value value) {
    double real;
    return value.read(real) ? real == std::floor(real) : context.give_up();
  }

  bool check_part(const Node& node, Value value, Kind kind) {
    switch (kind) {
      case Kind::string: return !node.string || check_string(*node.string, value);
      case Kind::array: return !node.array || check_array(*node.array, value);
      case Kind::object: return !node.object || check_object(*node.object, value);
      case Kind::integer:
      case Kind::real: return check_number_of(node.number.get(), value, kind);
      default: return true;
    }
  }

  bool settle(Verdict verdict) { return verdict == Verdict::unsure ? context.give_up() : verdict == Verdict::accepts; }

  // -- strings --

  bool check_string(const StringPart& part, Value value) {
    if (!part.size.is_free() && !part.size.allows(value.characters())) return false;
    if (part.patterns.empty() && part.formats.empty()) return true;
    if (!context.step()) return false;
    const Text text = value.text();
    for (const Pattern* pattern : part.patterns) {
      if (!matches(*pattern, text)) return false;
    }
    for (const CheckFormat check_format : part.formats) {
      if (!settle(check_format(text))) return false;
    }
    return true;
  }

  bool matches(const Pattern& pattern, const Text& text) {
    for (const Automaton& automaton : pattern.wanted) {
      if (!automaton.accepts(text)) return false;
    }
    for (const Automaton& automaton : pattern.unwanted) {
      if (automaton.accepts(text)) return false;
    }
    return !pattern.wanted.empty() || context.give_up();
  }

  // -- arrays --

  bool check_array(const ArrayPart& part, Value value) {
    const Level level(context);
    const size_t size = value.item_count();
    if (level.is_too_deep() || !context.step(size)) return context.give_up();
    if (!part.size.allows(size)) return false;
    if (!part.prefix.empty() || part.items != nullptr) {
      const size_t first = part.prefix.size();
      const bool accepted = value.each_item(
          [&](size_t index, Value item) { return check(index < first ? part.prefix[index] : part.items, item); });
      if (!accepted) return false;
    }
    if (part.contains != nullptr && !check_contains(part, value)) return false;
    return !part.is_unique || is_unique(value, context);
  }

  bool check_contains(const ArrayPart& part, Value value) {
    size_t found = 0;
    value.each_item([&](size_t, Value item) {
      found += check(*part.contains, item);
      const bool is_settled =
          found > part.containing.most || (part.containing.most == kNoLimit && found >= part.containing.least);
      return !is_settled && !context.unsure;
    });
    return part.containing.allows(found);
  }

  // -- objects --

  bool check_object(const ObjectPart& part, Value value) {
    const Level level(context);
    const size_t size = value.member_count();
    if (level.is_too_deep() || !context.step(size)) return context.give_up();
    if (!part.size.allows(size)) return false;
    size_t required = 0;
    if (!check_members(part, value, size, required) || required != part.required) return false;
    return (part.dependent_required.empty() && part.dependent_schemas.empty()) || check_dependents(part, value);
  }

  // Checks each member, and counts those that are required.
  bool check_members(const ObjectPart& part, Value value, size_t size, size_t& required) {
    if (part.ignores_others()) {
      const size_t known = part.properties.size();
      if (known == 0) return true;
      if (Value::kLooksUp && 2 * size > 3 * known && value.has_string_names()) return look_up(part, value, required);
    }
    if (part.patterns.empty() && part.property_names == nullptr) {
      return value.each_member(context, [&](Value name, Value member) {
        const int index = name.find(part.names);
        if (index < 0) return check(part.additional, member);
        const Property& property = part.properties[static_cast<size_t>(index)];
        required += property.is_required;
        return check(property.node, member);
      });
    }
    return value.each_member(context, [&](Value name, Value member) {
      if (part.property_names != nullptr && !check(*part.property_names, name)) return false;
      const int index = name.find(part.names);
      bool is_known = false;
      if (index >= 0) {
        const Property& property = part.properties[static_cast<size_t>(index)];
        required += property.is_required;
        is_known = property.is_declared;
        if (!check(property.node, member)) return false;
      }
      for (const PatternProperty& property : part.patterns) {
        if (!matches(*property.pattern, name.text())) {
          if (context.unsure) return false;
          continue;
        }
        is_known = true;
        if (!check(property.node, member)) return false;
      }
      return is_known || check(part.additional, member);
    });
  }

  // Checks the members that are in a table by looking each up.
  bool look_up(const ObjectPart& part, Value value, size_t& required) {
    for (size_t index = 0; index < part.properties.size(); ++index) {
      const Value member = value.member(part.names[index]);
      if (!member) continue;
      required += part.properties[index].is_required;
      if (!check(part.properties[index].node, member)) return false;
    }
    return true;
  }

  bool check_dependents(const ObjectPart& part, Value value) {
    if (!value.has_string_names()) return context.give_up();
    for (const DependentRequired& dependent : part.dependent_required) {
      if (!value.member(dependent.name)) continue;
      for (const Name& name : dependent.required) {
        if (!value.member(name)) return false;
      }
    }
    for (const DependentSchema& dependent : part.dependent_schemas) {
      if (value.member(dependent.name) && !check(*dependent.node, value)) return false;
    }
    return true;
  }

  // -- what looks at the instance itself --

  bool check_logic(const LogicPart& part, Value value, Kind kind) {
    const Level level(context);
    if (level.is_too_deep() || !context.step()) return context.give_up();
    for (const Node* node : part.all) {
      if (!check(*node, value)) return false;
    }
    for (const Branches& branches : part.any) {
      if (!any_accepts(candidates(branches, value, kind), value)) return false;
    }
    for (const Branches& branches : part.one) {
      if (!one_accepts(candidates(branches, value, kind), value)) return false;
    }
    if (part.unwanted != nullptr && check(*part.unwanted, value)) return false;
    if (part.condition == nullptr || context.unsure) return !context.unsure;
    return check(check(*part.condition, value) ? part.then : part.otherwise, value);
  }

  // The branches that may accept a value.
  const std::vector<const Node*>& candidates(const Branches& branches, Value value, Kind kind) {
    const auto& all = branches.by_kind[static_cast<size_t>(kind)];
    if (kind != Kind::object || !branches.discriminator || !value.has_string_names()) return all;
    const Discriminator& discriminator = *branches.discriminator;
    const Value member = value.member(discriminator.property);
    if (!member) return all;
    const Kind member_kind = member.kind();
    if (member_kind == Kind::other) return all;  // those that are limited by it give up
    if (member_kind != Kind::string) return discriminator.otherwise;
    const int index = member.find_string(discriminator.strings);
    return index < 0 ? discriminator.otherwise : discriminator.by_string[static_cast<size_t>(index)];
  }

  bool any_accepts(const std::vector<const Node*>& nodes, Value value) {
    for (const Node* node : nodes) {
      if (check(*node, value)) return true;
      if (context.unsure) return false;
    }
    return false;
  }

  bool one_accepts(const std::vector<const Node*>& nodes, Value value) {
    bool found = false;
    for (const Node* node : nodes) {
      if (!check(*node, value)) {
        if (context.unsure) return false;
        continue;
      }
      if (found) return false;
      found = true;
    }
    return found;
  }

  // -- `unevaluated*` --

  // A member or an item that may be evaluated, of an object or array.
  struct Element {
    Value of;
    const Value* name;  // null of an item
    size_t index;
    Value value;
  };

  // What the conditions of branches came to, by number of the branch.
  enum class Holds : uint8_t { unknown, yes, no };
  using Conditions = std::vector<Holds>;

  bool check_properties_left(const Unevaluated& part, Value value) {
    const Level level(context);
    if (level.is_too_deep() || !context.step(value.member_count()) || !value.has_string_names())
      return context.give_up();
    Conditions conditions(part.branches, Holds::unknown);
    return value.each_member(context, [&](Value name, Value member) {
      return is_evaluated(part.evaluated, {value, &name, kNoIndex, member}, conditions) ||
             (!context.unsure && check(*part.node, member));
    });
  }

  bool check_items_left(const Unevaluated& part, Value value) {
    const Level level(context);
    if (level.is_too_deep() || !context.step(value.item_count())) return context.give_up();
    Conditions conditions(part.branches, Holds::unknown);
    return value.each_item([&](size_t index, Value item) {
      return is_evaluated(part.evaluated, {value, nullptr, index, item}, conditions) ||
             (!context.unsure && check(*part.node, item));
    });
  }

  static constexpr size_t kNoIndex = SIZE_MAX;

  bool is_evaluated(const Evaluated& evaluated, const Element& element, Conditions& conditions) {
    if (evaluated.everything || (element.name == nullptr && element.index < evaluated.first)) return true;
    if (element.name != nullptr) {
      if (element.name->find(evaluated.names) >= 0) return true;
      for (const Pattern* pattern : evaluated.patterns) {
        if (matches(*pattern, element.name->text())) return true;
      }
    }
    for (const Node* node : evaluated.accepted) {
      if (check(*node, element.value)) return true;
    }
    for (const EvaluatedBranch& branch : evaluated.branches) {
      if (context.unsure) return false;
      if (holds(branch, element.of, conditions) && is_evaluated(branch.evaluated, element, conditions)) return true;
    }
    return false;
  }

  bool holds(const EvaluatedBranch& branch, Value value, Conditions& conditions) {
    Holds& known = conditions[branch.number];
    if (known == Holds::unknown) {
      const bool yes = branch.when == EvaluatedBranch::When::present
                           ? static_cast<bool>(value.member(branch.name))
                           : check(*branch.test, value) == (branch.when == EvaluatedBranch::When::accepts);
      known = yes ? Holds::yes : Holds::no;
    }
    return known == Holds::yes;
  }
};

}  // namespace cio_schemas
