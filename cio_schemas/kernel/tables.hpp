// The tables of a schema, which the matcher walks. They are built once from a layout, which `layout.py` writes and
// `read_layout.cpp` reads, and never change, so that any number of threads can use them.

#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "automaton.hpp"
#include "formats.hpp"
#include "instance.hpp"
#include "names.hpp"

namespace cio_schemas {

struct Node;

// A set of kinds, a bit for each; beyond them one for reals without a fraction, which are integers to JSON Schema.
using Kinds = uint16_t;
constexpr Kinds kinds_with(Kind kind) { return static_cast<Kinds>(1U << static_cast<unsigned>(kind)); }
constexpr Kinds kIntegral = 1U << kKinds;
constexpr Kinds kEveryKind = kinds_with(Kind::other) - 1;
inline bool has(Kinds kinds, Kind kind) { return (kinds & kinds_with(kind)) != 0; }

constexpr uint64_t kNoLimit = std::numeric_limits<uint64_t>::max();

// How many characters, items or members there may be.
struct Size {
  uint64_t least = 0;
  uint64_t most = kNoLimit;
  bool is_free() const { return least == 0 && most == kNoLimit; }
  bool allows(uint64_t size) const { return least <= size && size <= most; }
};

// -- constants --

// A value of `enum` or `const`. Of kind `other` it is a number that neither 64 bits nor a double hold; `real` is the
// double next to it then.
struct Constant {
  Kind kind = Kind::null;
  bool is_true = false;
  int64_t integer = 0;
  double real = 0;
  NameTable string;             // of a string: a table of one
  std::vector<Constant> items;  // of an array; of an object the values of `names`, in their order
  NameTable names;
};

// The values of one `enum` or `const`.
struct Constants {
  NameTable strings;
  bool null = false, is_false = false, is_true = false;
  std::vector<int64_t> integers;  // sorted; those up to 2**53, which doubles represent exactly
  std::vector<Constant> others;
};

// -- strings --

// The automata that a text must satisfy to match a pattern, and those it must not. Where there is none at all the
// pattern is not regular, and only Python can match it.
struct Pattern {
  std::vector<Automaton> wanted, unwanted;
};

struct StringPart {
  Size size;
  std::vector<const Pattern*> patterns;
  std::vector<CheckFormat> formats;
};

// -- numbers --

// A bound by the double nearest to it.
struct Bound {
  double nearest;
  bool is_exact;    // whether the double reads as the bound
  bool is_integer;  // whether `integer` is the bound
  int64_t integer;
  bool is_upper, is_exclusive;
};

// `multipleOf` as a fraction whose denominator is a power of ten. A numerator of 0: neither is known in 64 bits.
struct Multiple {
  int64_t numerator;
  int64_t denominator;
};

struct NumberPart {
  std::vector<Bound> bounds;
  std::vector<Multiple> multiples;
};

// -- arrays --

struct ArrayPart {
  Size size;
  bool is_unique = false;
  std::vector<const Node*> prefix;  // null for an item that may be anything
  const Node* items = nullptr;      // of those after the prefix; null if they may be anything
  const Node* contains = nullptr;   // null if there is none
  Size containing{1, kNoLimit};     // how many items `contains` is to accept
};

// -- objects --

struct Property {
  const Node* node;  // null if it may be anything
  bool is_required;
  bool is_declared;  // in `properties`, so that `additionalProperties` does not apply
};

struct PatternProperty {
  const Pattern* pattern;
  const Node* node;  // null if it may be anything
};

struct DependentRequired {
  Name name;
  std::vector<Name> required;
};

struct DependentSchema {
  Name name;
  const Node* node;
};

struct ObjectPart {
  Size size;
  NameTable names;                   // of `properties` and `required`
  std::vector<Property> properties;  // by index in `names`
  size_t required = 0;               // how many are
  std::vector<PatternProperty> patterns;
  const Node* additional = nullptr;  // null if it may be anything
  const Node* property_names = nullptr;
  std::vector<DependentRequired> dependent_required;
  std::vector<DependentSchema> dependent_schemas;

  // Whether members that are not in `names` are of no interest.
  bool ignores_others() const { return additional == nullptr && patterns.empty() && property_names == nullptr; }
};

// -- what looks at the instance itself --

// Which branches to try for an object, by the string that one of its properties has: the property limits some branches
// to some strings. Branches that it doesn't limit are tried for every string.
struct Discriminator {
  Name property;
  NameTable strings;
  std::vector<std::vector<const Node*>> by_string;  // by index in `strings`
  std::vector<const Node*> otherwise;               // for every other value of the property
};

// `anyOf` or `oneOf`. Branches that can't accept values of a kind are not tried for them.
struct Branches {
  std::vector<const Node*> nodes;
  std::array<std::vector<const Node*>, kKinds> by_kind;
  std::unique_ptr<Discriminator> discriminator;
};

struct LogicPart {
  std::vector<const Node*> all;  // of references and `allOf`
  std::vector<Branches> any, one;
  const Node* unwanted = nullptr;  // of `not`
  const Node* condition = nullptr;
  const Node* then = nullptr;
  const Node* otherwise = nullptr;
};

// -- `unevaluated*` --

struct EvaluatedBranch;

// What is evaluated of an object or an array: see `EvaluatedMembers` of the compiler.
struct Evaluated {
  bool everything = false;
  NameTable names;
  std::vector<const Pattern*> patterns;
  uint64_t first = 0;
  std::vector<const Node*> accepted;
  std::vector<EvaluatedBranch> branches;
};

struct EvaluatedBranch {
  enum class When : uint8_t { accepts, refuses, present };
  When when;
  const Node* test = nullptr;  // of a condition that accepts or refuses
  Name name;                   // of one that a property is present
  size_t number;               // among all branches of the keyword
  Evaluated evaluated;
};

struct Unevaluated {
  const Node* node;
  Evaluated evaluated;
  size_t branches = 0;  // how many there are, in one another
};

// -- a schema object --

// What to ask of a value whose kind is known.
enum class Ask : uint8_t {
  nothing,  // it is accepted
  refuse,
  string,  // its part, as of the next four
  number,
  array,
  object,
  strings,  // whether it is one of the strings of `enum` or `const`
  all,      // everything that the node says
};

// The test, and the part that it reads: of the node, or of one that is equivalent for the kind.
struct Action {
  Ask ask = Ask::all;
  const void* part = nullptr;  // StringPart, NumberPart (or null), ArrayPart, ObjectPart, NameTable or Node
};

struct Node {
  // The kind that is expected most, and what to ask of it.
  ExpectedKind expected;
  Action action;
  // What to ask of each kind.
  std::array<Action, kKinds> actions;

  bool only_python = false;  // whether only Python can judge any value, as for a format of the user's own
  Kinds kinds = kEveryKind | kIntegral;
  std::vector<Constants> constants;  // of `enum` and of `const`
  std::unique_ptr<StringPart> string;
  std::unique_ptr<NumberPart> number;
  std::unique_ptr<ArrayPart> array;
  std::unique_ptr<ObjectPart> object;
  std::unique_ptr<LogicPart> logic;
  std::unique_ptr<Unevaluated> unevaluated_items, unevaluated_properties;
};

class Tables {
 public:
  // Builds the tables of a layout. Returns null with an exception set if it is not a layout.
  static std::unique_ptr<Tables> read(PyObject* layout);

  const Node& root() const { return *root_; }

 private:
  friend class Reader;
  std::vector<Node> nodes_;
  std::vector<Pattern> patterns_;
  const Node* root_ = nullptr;
};

}  // namespace cio_schemas
