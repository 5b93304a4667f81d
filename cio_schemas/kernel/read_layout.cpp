// Builds tables from a layout; `layout.py` describes its form.

#include <algorithm>

#include "numbers.hpp"
#include "preparing.hpp"
#include "record.hpp"
#include "tables.hpp"

namespace cio_schemas {

namespace {

constexpr size_t kMaxSteps = 100'000'000;  // for making automata; the remaining patterns are left to Python
constexpr int kMaxNesting = 200;           // of constants, and of branches of `unevaluated*`

// -- parts of a node --

Size size_of(PyObject* least, PyObject* most) { return {count_of(least), most == Py_None ? kNoLimit : count_of(most)}; }

// -- patterns --

Bits bits_of(PyObject* object, size_t size) {
  if (!PyBytes_CheckExact(object) || static_cast<size_t>(PyBytes_GET_SIZE(object)) != 8 * size) {
    throw LayoutError("not a set of positions");
  }
  Bits bits(size);
  const auto bytes = reinterpret_cast<const uint8_t*>(PyBytes_AS_STRING(object));
  for (size_t i = 0; i < 8 * size; ++i) bits[i / 8] |= uint64_t{bytes[i]} << 8 * (i % 8);
  return bits;
}

Program program_of(PyObject* object) {
  const Record record(object, 10);
  const size_t size = count_of(record[0]);
  const auto bits = [size](PyObject* each) { return bits_of(each, size); };
  Program program{{},
                  {},
                  bits(record[3]),
                  bits(record[4]),
                  bits(record[5]),
                  bits(record[6]),
                  bits(record[7]),
                  {},
                  truth_of(record[9])};
  Record(record[1]).each([&](PyObject* bound) { program.bounds.push_back(static_cast<uint32_t>(count_of(bound))); });
  Record(record[2]).each([&](PyObject* mask) { program.masks.push_back(bits(mask)); });
  Record(record[8]).each([&](PyObject* jump) {
    const Record pair(jump, 2);
    program.jumps.emplace_back(bits(pair[0]), bits(pair[1]));
  });
  const bool is_partition = !program.bounds.empty() && program.bounds[0] == 0 &&
                            program.bounds.size() == program.masks.size() &&
                            std::is_sorted(program.bounds.begin(), program.bounds.end());
  if (!is_partition) throw LayoutError("no classes of characters");
  return program;
}

// Makes the automata of some programs. Returns whether all of them could be made.
bool make_automata(PyObject* programs, std::vector<Automaton>& automata, size_t& steps) {
  bool is_made = true;
  Record(programs).each([&](PyObject* each) {
    std::optional<Automaton> automaton = Automaton::make(program_of(each), steps);
    is_made = is_made && automaton.has_value();
    if (is_made) automata.push_back(std::move(*automaton));
  });
  return is_made;
}

Pattern pattern_of(PyObject* object, size_t& steps) {
  Pattern pattern;
  if (object == Py_None) return pattern;
  const Record record(object, 2);
  const bool is_made =
      make_automata(record[0], pattern.wanted, steps) && make_automata(record[1], pattern.unwanted, steps);
  if (!is_made) pattern = {};
  return pattern;
}

// -- constants --

Constant constant_of(PyObject* object, int nesting = 0) {
  if (nesting > kMaxNesting) throw LayoutError("a constant that nests too deeply");
  Constant constant;
  if (object == Py_None) return constant;
  if (PyBool_Check(object)) {
    constant.kind = Kind::boolean;
    constant.is_true = object == Py_True;
  } else if (PyLong_CheckExact(object)) {
    constant.kind = Kind::integer;
    constant.integer = integer_of(object);
  } else if (PyFloat_CheckExact(object)) {
    constant.kind = Kind::real;
    constant.real = real_of(object);
  } else if (PyUnicode_CheckExact(object)) {
    constant.kind = Kind::string;
    std::vector<Name> names;
    names.push_back(name_of(object));
    constant.string.build(std::move(names));
  } else {
    const Record record(object);
    const Name kind = name_of(record[0]);
    const auto add_items = [&](PyObject* items) {
      Record(items).each([&](PyObject* item) { constant.items.push_back(constant_of(item, nesting + 1)); });
    };
    if (kind.utf8 == "number") {
      constant.kind = Kind::other;
      constant.real = real_of(record[1]);
    } else if (kind.utf8 == "array") {
      constant.kind = Kind::array;
      add_items(record[1]);
    } else if (kind.utf8 == "object") {
      constant.kind = Kind::object;
      constant.names.build(names_of(record[1]));
      add_items(record[2]);
      if (constant.items.size() != constant.names.size()) throw LayoutError("an object of another size");
    } else {
      throw LayoutError("an unknown constant");
    }
  }
  return constant;
}

Constants constants_of(PyObject* object) {
  Constants constants;
  std::vector<Name> strings;
  Record(object).each([&](PyObject* each) {
    if (PyUnicode_CheckExact(each)) {
      strings.push_back(name_of(each));
      return;
    }
    Constant constant = constant_of(each);
    if (constant.kind == Kind::null) {
      constants.null = true;
    } else if (constant.kind == Kind::boolean) {
      (constant.is_true ? constants.is_true : constants.is_false) = true;
    } else if (constant.kind == Kind::integer && is_plain(constant.integer)) {
      constants.integers.push_back(constant.integer);
    } else {
      constants.others.push_back(std::move(constant));
    }
  });
  constants.strings.build(std::move(strings));
  std::sort(constants.integers.begin(), constants.integers.end());
  return constants;
}

Bound bound_of(PyObject* object) {
  const Record record(object, 5);
  const bool is_integer = record[2] != Py_None;
  return {real_of(record[0]),  truth_of(record[1]), is_integer, is_integer ? integer_of(record[2]) : 0,
          truth_of(record[3]), truth_of(record[4])};
}

Multiple multiple_of(PyObject* object) {
  const Record record(object, 2);
  const Multiple multiple{integer_of(record[0]), integer_of(record[1])};
  if (multiple.numerator < 0 || multiple.denominator < 1) throw LayoutError("no factor");
  return multiple;
}

}  // namespace

// Reads the nodes of a layout. As they refer to each other, all are allocated before the first is read.
class Reader {
 public:
  explicit Reader(Tables& tables) : tables_(tables) {}

  void read(PyObject* layout) {
    const Record record(layout, 4);
    if (integer_of(record[0]) != kVersion) throw LayoutError("of another version");
    size_t steps = kMaxSteps;
    Record(record[1]).each([&](PyObject* pattern) { tables_.patterns_.push_back(pattern_of(pattern, steps)); });
    const Record nodes(record[2]);
    tables_.nodes_.resize(nodes.size());
    for (size_t i = 0; i < nodes.size(); ++i) fill(tables_.nodes_[i], nodes[i]);
    tables_.root_ = node_at(record[3]);
    for (Branches* branches : branches_) tell_apart(*branches);
    for (Node& node : tables_.nodes_) choose_actions(node);
  }

 private:
  static constexpr int64_t kVersion = 1;

  const Node* node_at(PyObject* index) const {
    const size_t at = count_of(index);
    if (at >= tables_.nodes_.size()) throw LayoutError("a node that is not there");
    return &tables_.nodes_[at];
  }
  // Returns a node, or null for the first one, which accepts everything.
  const Node* constraint_at(PyObject* index) const {
    const Node* node = node_at(index);
    return node == tables_.nodes_.data() ? nullptr : node;
  }
  const Pattern* pattern_at(PyObject* index) const {
    const size_t at = count_of(index);
    if (at >= tables_.patterns_.size()) throw LayoutError("a pattern that is not there");
    return &tables_.patterns_[at];
  }

  void fill(Node& node, PyObject* object) {
    if (PyBool_Check(object)) {
      node.kinds = object == Py_True ? node.kinds : 0;
      return;
    }
    const Record record(object, 10);
    node.kinds = static_cast<Kinds>(count_of(record[0]));
    node.only_python = truth_of(record[1]);
    Record(record[2]).each([&](PyObject* constants) { node.constants.push_back(constants_of(constants)); });
    if (record[3] != Py_None) node.string = std::make_unique<StringPart>(string_of(Record(record[3], 4)));
    if (record[4] != Py_None) node.number = std::make_unique<NumberPart>(number_of(Record(record[4], 2)));
    if (record[5] != Py_None) node.array = std::make_unique<ArrayPart>(array_of(Record(record[5], 8)));
    if (record[6] != Py_None) node.object = std::make_unique<ObjectPart>(object_of(Record(record[6], 8)));
    if (record[7] != Py_None) node.logic = logic_of(Record(record[7], 7));
    if (record[8] != Py_None) node.unevaluated_items = unevaluated_of(Record(record[8], 2));
    if (record[9] != Py_None) node.unevaluated_properties = unevaluated_of(Record(record[9], 2));
  }

  StringPart string_of(const Record& record) const {
    StringPart part;
    part.size = size_of(record[0], record[1]);
    Record(record[2]).each([&](PyObject* pattern) { part.patterns.push_back(pattern_at(pattern)); });
    Record(record[3]).each([&](PyObject* format) { part.formats.push_back(check_of_format(name_of(format).utf8)); });
    return part;
  }

  static NumberPart number_of(const Record& record) {
    NumberPart part;
    Record(record[0]).each([&](PyObject* bound) { part.bounds.push_back(bound_of(bound)); });
    Record(record[1]).each([&](PyObject* multiple) { part.multiples.push_back(multiple_of(multiple)); });
    return part;
  }

  ArrayPart array_of(const Record& record) const {
    ArrayPart part;
    part.size = size_of(record[0], record[1]);
    part.is_unique = truth_of(record[2]);
    Record(record[3]).each([&](PyObject* item) { part.prefix.push_back(constraint_at(item)); });
    part.items = constraint_at(record[4]);
    if (record[5] != Py_None) part.contains = node_at(record[5]);
    part.containing = size_of(record[6], record[7]);
    return part;
  }

  ObjectPart object_of(const Record& record) const {
    ObjectPart part;
    part.size = size_of(record[0], record[1]);
    std::vector<Name> names;
    part.additional = constraint_at(record[5]);
    Record(record[2]).each([&](PyObject* object) {
      const Record property(object, 4);
      names.push_back(name_of(property[0]));
      part.properties.push_back({constraint_at(property[1]), truth_of(property[2]), truth_of(property[3])});
      part.required += part.properties.back().is_required;
    });
    part.names.build(std::move(names));
    Record(record[3]).each([&](PyObject* object) {
      const Record property(object, 2);
      part.patterns.push_back({pattern_at(property[0]), constraint_at(property[1])});
    });
    for (Property& property : part.properties) {  // a name that is required but has no subschema
      if (!property.is_declared && part.patterns.empty()) property.node = part.additional;
    }
    if (record[4] != Py_None) part.property_names = node_at(record[4]);
    Record(record[6]).each([&](PyObject* object) {
      const Record dependent(object, 2);
      part.dependent_required.push_back({name_of(dependent[0]), names_of(dependent[1])});
    });
    Record(record[7]).each([&](PyObject* object) {
      const Record dependent(object, 2);
      part.dependent_schemas.push_back({name_of(dependent[0]), node_at(dependent[1])});
    });
    return part;
  }

  std::vector<const Node*> nodes_of(PyObject* object) const {
    std::vector<const Node*> nodes;
    Record(object).each([&](PyObject* index) { nodes.push_back(node_at(index)); });
    return nodes;
  }

  std::unique_ptr<LogicPart> logic_of(const Record& record) {
    auto part = std::make_unique<LogicPart>();
    part->all = nodes_of(record[0]);
    Record(record[1]).each([&](PyObject* nodes) { part->any.push_back({nodes_of(nodes), {}, nullptr}); });
    Record(record[2]).each([&](PyObject* nodes) { part->one.push_back({nodes_of(nodes), {}, nullptr}); });
    if (record[3] != Py_None) part->unwanted = node_at(record[3]);
    if (record[4] != Py_None) {
      part->condition = node_at(record[4]);
      part->then = constraint_at(record[5]);
      part->otherwise = constraint_at(record[6]);
    }
    for (Branches& branches : part->any) branches_.push_back(&branches);
    for (Branches& branches : part->one) branches_.push_back(&branches);
    return part;
  }

  std::unique_ptr<Unevaluated> unevaluated_of(const Record& record) const {
    auto part = std::make_unique<Unevaluated>();
    part->node = node_at(record[0]);
    part->evaluated = evaluated_of(record[1], part->branches, 0);
    return part;
  }

  Evaluated evaluated_of(PyObject* object, size_t& branches, int nesting) const {
    if (nesting > kMaxNesting) throw LayoutError("branches that nest too deeply");
    Evaluated evaluated;
    evaluated.everything = object == Py_None;
    if (evaluated.everything) return evaluated;
    const Record record(object, 5);
    evaluated.names.build(names_of(record[0]));
    Record(record[1]).each([&](PyObject* pattern) { evaluated.patterns.push_back(pattern_at(pattern)); });
    evaluated.first = count_of(record[2]);
    evaluated.accepted = nodes_of(record[3]);
    Record(record[4]).each([&](PyObject* each) {
      const Record row(each, 3);
      EvaluatedBranch branch;
      branch.when = when_of(row[0]);
      if (branch.when == EvaluatedBranch::When::present) {
        branch.name = name_of(row[1]);
      } else {
        branch.test = node_at(row[1]);
      }
      branch.number = branches++;
      branch.evaluated = evaluated_of(row[2], branches, nesting + 1);
      evaluated.branches.push_back(std::move(branch));
    });
    return evaluated;
  }

  static EvaluatedBranch::When when_of(PyObject* object) {
    const Name name = name_of(object);
    if (name.utf8 == "accepts") return EvaluatedBranch::When::accepts;
    if (name.utf8 == "refuses") return EvaluatedBranch::When::refuses;
    if (name.utf8 == "present") return EvaluatedBranch::When::present;
    throw LayoutError("an unknown condition");
  }

  Tables& tables_;
  std::vector<Branches*> branches_;
};

std::unique_ptr<Tables> Tables::read(PyObject* layout) {
  auto tables = std::make_unique<Tables>();
  try {
    Reader(*tables).read(layout);
  } catch (const LayoutError& error) {
    PyErr_Format(PyExc_ValueError, "not a layout of tables: %s", error.what());
    return nullptr;
  } catch (const std::bad_alloc&) {
    PyErr_NoMemory();
    return nullptr;
  }
  return tables;
}

}  // namespace cio_schemas
