#include "preparing.hpp"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace cio_schemas {

namespace {

constexpr int kMaxSteps = 8;            // references and `allOf` followed from a branch
constexpr size_t kMaxTried = 20;        // properties tried as discriminators
constexpr size_t kMaxListed = 100'000;  // branches that a discriminator may list over all its strings

PyTypeObject* type_of(Kind kind) {
  switch (kind) {
    case Kind::null: return Py_TYPE(Py_None);
    case Kind::boolean: return &PyBool_Type;
    case Kind::integer: return &PyLong_Type;
    case Kind::real: return &PyFloat_Type;
    case Kind::string: return &PyUnicode_Type;
    case Kind::array: return &PyList_Type;
    case Kind::object: return &PyDict_Type;
    default: return nullptr;
  }
}

bool are_only_strings(const Constants& constants) {
  return constants.strings.size() > 0 && !constants.null && !constants.is_false && !constants.is_true &&
         constants.integers.empty() && constants.others.empty();
}

Kinds kinds_of(const Constants& constants) {
  if (!constants.others.empty()) return kEveryKind | kIntegral;
  Kinds kinds = 0;
  if (constants.strings.size() > 0) kinds |= kinds_with(Kind::string);
  if (constants.null) kinds |= kinds_with(Kind::null);
  if (constants.is_false || constants.is_true) kinds |= kinds_with(Kind::boolean);
  if (!constants.integers.empty()) kinds |= kinds_with(Kind::integer) | kIntegral;
  return kinds;
}

// Returns the kinds of values that a node may accept; an upper bound that is cheap to compute.
Kinds possible_kinds(const Node& node, int steps = kMaxSteps) {
  Kinds kinds = has(node.kinds, Kind::real) ? node.kinds | kIntegral : node.kinds;
  for (const Constants& constants : node.constants) kinds &= kinds_of(constants);
  if (node.logic && steps > 0) {
    for (const Node* other : node.logic->all) kinds &= possible_kinds(*other, steps - 1);
  }
  return kinds;
}

bool may_accept(const Node& node, Kind kind) {
  const Kinds kinds = possible_kinds(node);
  return has(kinds, kind) || (kind == Kind::real && (kinds & kIntegral) != 0);
}

// Calls `visit` with each property that is limited to certain strings, and these.
template <class Visit>
void each_limited(const Node& node, Visit visit, int steps = kMaxSteps) {
  if (node.object) {
    for (size_t i = 0; i < node.object->properties.size(); ++i) {
      const Node* property = node.object->properties[i].node;
      if (property == nullptr) continue;
      for (const Constants& constants : property->constants) {
        if (are_only_strings(constants)) visit(node.object->names[i], constants.strings);
      }
    }
  }
  if (node.logic && steps > 0) {
    for (const Node* other : node.logic->all) each_limited(*other, visit, steps - 1);
  }
}

// Returns the strings that a node limits a property to, or null.
const NameTable* strings_of(const Node& node, const Name& property) {
  const NameTable* found = nullptr;
  each_limited(node, [&](const Name& name, const NameTable& strings) {
    if (name.string.get() == property.string.get()) found = &strings;  // both are interned
  });
  return found;
}

Name copied(const Name& name) {
  return {Reference::to(name.string.get()), name.hash, name.utf8, name.signature, name.is_ascii};
}

// Returns the property that most branches limit to certain strings; null unless at least two do.
const Name* distinguishing(const std::vector<const Node*>& nodes) {
  std::unordered_map<PyObject*, size_t> counts;
  std::vector<const Name*> names;
  for (const Node* node : nodes) {
    std::vector<PyObject*> counted;  // once per branch
    each_limited(*node, [&](const Name& name, const NameTable&) {
      PyObject* string = name.string.get();
      if (std::find(counted.begin(), counted.end(), string) != counted.end()) return;
      counted.push_back(string);
      if (counts.emplace(string, 0).second) {
        if (names.size() == kMaxTried) return;
        names.push_back(&name);
      }
      ++counts[string];
    });
  }
  const Name* best = nullptr;
  for (const Name* name : names) {
    const size_t count = counts[name->string.get()];
    if (count > 1 && (best == nullptr || count > counts[best->string.get()])) best = name;
  }
  return best;
}

std::unique_ptr<Discriminator> discriminator_of(const std::vector<const Node*>& nodes) {
  const Name* property = distinguishing(nodes);
  if (property == nullptr) return nullptr;
  auto found = std::make_unique<Discriminator>();
  found->property = copied(*property);
  std::vector<Name> strings;
  std::unordered_map<PyObject*, size_t> numbers;
  size_t unlimited = 0;
  for (const Node* node : nodes) {
    const NameTable* limits = strings_of(*node, *property);
    unlimited += limits == nullptr;
    for (size_t i = 0; limits != nullptr && i < limits->size(); ++i) {
      if (numbers.emplace((*limits)[i].string.get(), strings.size()).second) strings.push_back(copied((*limits)[i]));
    }
  }
  if (strings.size() * unlimited > kMaxListed) return nullptr;
  found->by_string.resize(strings.size());
  for (const Node* node : nodes) {
    const NameTable* limits = strings_of(*node, *property);
    if (limits == nullptr) {
      for (auto& some : found->by_string) some.push_back(node);
      found->otherwise.push_back(node);
      continue;
    }
    for (size_t i = 0; i < limits->size(); ++i) {
      found->by_string[numbers[(*limits)[i].string.get()]].push_back(node);
    }
  }
  found->strings.build(std::move(strings));
  return found;
}

}  // namespace

void tell_apart(Branches& branches) {
  for (size_t kind = 0; kind < branches.by_kind.size(); ++kind) {
    for (const Node* node : branches.nodes) {
      if (may_accept(*node, static_cast<Kind>(kind))) branches.by_kind[kind].push_back(node);
    }
  }
  const auto& objects = branches.by_kind[static_cast<size_t>(Kind::object)];
  if (objects.size() > 1) branches.discriminator = discriminator_of(objects);
}

// -- what is checked for each kind --

namespace {

bool has_part(const Node& node, Kind kind) {
  switch (kind) {
    case Kind::string: return node.string != nullptr;
    case Kind::array: return node.array != nullptr;
    case Kind::object: return node.object != nullptr;
    case Kind::integer:
    case Kind::real: return node.number != nullptr;
    default: return false;
  }
}

Action part_of(const Node& node, Kind kind) {
  if (kind == Kind::real)
    return {Ask::number, node.number.get()};  // even if null: a Python float may be NaN or infinite
  if (!has_part(node, kind)) return {Ask::nothing, nullptr};
  switch (kind) {
    case Kind::string: return {Ask::string, node.string.get()};
    case Kind::array: return {Ask::array, node.array.get()};
    case Kind::object: return {Ask::object, node.object.get()};
    default: return {Ask::number, node.number.get()};
  }
}

// Returns the one branch that alone decides for values of a kind, or null.
const Node* only_branch(const LogicPart& logic, Kind kind) {
  if (logic.unwanted != nullptr || logic.condition != nullptr) return nullptr;
  if (logic.all.size() + logic.any.size() + logic.one.size() != 1) return nullptr;
  if (!logic.all.empty()) return logic.all[0];
  const auto& nodes = (logic.any.empty() ? logic.one : logic.any)[0].by_kind[static_cast<size_t>(kind)];
  return nodes.size() == 1 ? nodes[0] : nullptr;
}

Action action_of(const Node& node, Kind kind, int steps = kMaxSteps) {
  const Action all{Ask::all, &node};
  if (node.only_python) return all;
  if (!has(node.kinds, kind)) {
    return kind == Kind::real && (node.kinds & kIntegral) != 0 ? all : Action{Ask::refuse, nullptr};
  }
  if ((kind == Kind::array && node.unevaluated_items) || (kind == Kind::object && node.unevaluated_properties))
    return all;
  if (!node.constants.empty()) {
    const bool is_enough = kind == Kind::string && node.constants.size() == 1 && !node.string && !node.logic;
    return is_enough ? Action{Ask::strings, &node.constants[0].strings} : all;
  }
  if (!node.logic) return part_of(node, kind);
  const Node* branch = only_branch(*node.logic, kind);
  return branch != nullptr && !has_part(node, kind) && steps > 0 ? action_of(*branch, kind, steps - 1) : all;
}

}  // namespace

void choose_actions(Node& node) {
  constexpr Kind kLikely[] = {Kind::object,  Kind::array, Kind::string, Kind::integer,
                              Kind::boolean, Kind::real,  Kind::null};
  const Kinds kinds = possible_kinds(node);
  Kind expected = Kind::other;
  for (const Kind kind : kLikely) {
    node.actions[static_cast<size_t>(kind)] = action_of(node, kind);
    if (has(kinds, kind) && (expected == Kind::other || (has_part(node, kind) && !has_part(node, expected)))) {
      expected = kind;
    }
  }
  if (kinds == (kEveryKind | kIntegral) && !has_part(node, expected)) expected = Kind::string;
  if (expected == Kind::other || node.only_python) return;
  node.expected = {expected, type_of(expected)};
  node.action = node.actions[static_cast<size_t>(expected)];
}

}  // namespace cio_schemas
