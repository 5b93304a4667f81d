// The interface of instances. There are two kinds, Python objects (`objects.hpp`) and parsed JSON text (`json.hpp`).
// The matcher is one template for both, so that they can't drift apart.

#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "names.hpp"
#include "text.hpp"

namespace cio_schemas {

// The kind of a value. `real` is a finite number that is held as a double: 1.0 is one, though it is an integer to JSON
// Schema. `other` is what no one but Python can judge: a subclass, a Decimal, a tuple, NaN.
enum class Kind : uint8_t { null, boolean, integer, real, string, array, object, other };

constexpr int kKinds = 8;

// The state of the judgement of one instance.
struct Context {
  // Set if something came up that only the generated Python can judge; then the verdict is meaningless.
  bool unsure = false;
  // How many values the matcher stands in, in one another, counting subschemas at one value.
  int depth = 0;
  // How many steps are left until `interrupted` is called.
  int64_t steps = kStepsBetweenChecks;
  // Whether the judgement is to end, as by Ctrl-C: called now and then. The verdict is unsure then.
  bool (*interrupted)(Context&) = nullptr;
  // For whoever sets `interrupted`: how many steps were taken before it was called, what is judged, how many steps that
  // may take, and why the judgement ended.
  int64_t taken = 0;
  void* subject = nullptr;
  int64_t most = kMostSteps;
  bool is_interrupted = false;
  bool is_endless = false;

  static constexpr int kMaxDepth = 500;
  static constexpr int64_t kStepsBetweenChecks = 1 << 16;
  // How many steps any judgement may take, and how many one may take for each value that the instance has: a schema may
  // visit values again and again. `runtime.MOST_STEPS` and `runtime.STEPS_FOR_VALUE` are the same.
  static constexpr int64_t kMostSteps = 20'000'000;
  static constexpr int64_t kStepsForValue = 1'000;

  // How many steps the judgement of an instance that has so many values may take.
  static constexpr int64_t most_steps(size_t values) {
    return std::max(kMostSteps, static_cast<int64_t>(values) * kStepsForValue);
  }

  // Gives up, since the next value can't be judged here. Returns false, so that the caller refuses.
  bool give_up() {
    unsure = true;
    return false;
  }
  // Counts a step, or a container of some size. Returns false if the judgement is to end.
  bool step(size_t size = 0) {
    steps -= 1 + static_cast<int64_t>(size);
    if (steps > 0) [[likely]]
      return true;
    taken += kStepsBetweenChecks - steps;
    steps = kStepsBetweenChecks;
    return unsure ? false : interrupted != nullptr && interrupted(*this) ? give_up() : true;
  }
};

// The one kind that a subschema expects most, as either sort of instance asks for it.
struct ExpectedKind {
  Kind kind = Kind::other;
  PyTypeObject* type = nullptr;  // the exact type of Python objects of that kind; null expects nothing
};

// A value of an instance: a handle as large as a pointer, passed by value, valid as long as the instance is.
template <class Value>
concept Instance = requires(const Value value, Context& context, ExpectedKind expected, const Name& name,
                            const NameTable& names, int64_t& integer, double& real) {
  requires std::is_trivially_copyable_v<Value>;
  // Its kind.
  { value.kind() } -> std::same_as<Kind>;
  // Whether it is of a kind: quicker than `kind()`. A Python float that is not finite is `real` here.
  { value.is(expected) } -> std::same_as<bool>;
  // Of a boolean: which.
  { value.is_true() } -> std::same_as<bool>;
  // Of an integer: sets it. False if it takes more than 64 bits, or isn't certain.
  { value.read(integer) } -> std::same_as<bool>;
  // Of a real: sets it. False if it is not certain that a double is what it reads as, or it is not finite.
  { value.read(real) } -> std::same_as<bool>;
  // Of a string, and of the name of a member: its characters, and how many code points they are.
  { value.text() } -> std::same_as<Text>;
  { value.characters() } -> std::same_as<size_t>;
  // Of the name of a member: its index in a table, or -1.
  { value.find(names) } -> std::same_as<int>;
  // Of a string: likewise. Another question, as the hash of a name is mostly known, and that of a string isn't.
  { value.find_string(names) } -> std::same_as<int>;
  // Of an array: how many items it has. Of an object: how many members.
  { value.item_count() } -> std::same_as<size_t>;
  { value.member_count() } -> std::same_as<size_t>;
  // Of two arrays of one size: calls a function with the items at each index until it returns false. What it returned
  // last.
  {
    Value::each_pair(value, value, [](Value, Value) { return true; })
    } -> std::same_as<bool>;
  // Whether to look members up is quicker than to walk over all of them, if there are many.
  { Value::kLooksUp } -> std::convertible_to<bool>;
  // Of an object: whether `member` may be asked before all members were walked. Members of Python objects whose names
  // are no strings may not be looked past: to compare them runs code of others'.
  { value.has_string_names() } -> std::same_as<bool>;
  // Of an object that has only names that are strings: the value of a member. A false handle if there is none.
  { value.member(name) } -> std::same_as<Value>;
  { static_cast<bool>(value) } -> std::same_as<bool>;
  // Whether two are one and the same, so that they need not be compared.
  { value.is_same(value) } -> std::same_as<bool>;
  // Of an array: calls a function with the index and value of each item until it returns false. What it returned last.
  {
    value.each_item([](size_t, Value) { return true; })
    } -> std::same_as<bool>;
  // Of an object: the same with the name and value of each member; the names are unique. Gives up at a name that is no
  // string.
  {
    value.each_member(context, [](Value, Value) { return true; })
    } -> std::same_as<bool>;
  // Of an object: the value of the member that has the name that is a member's of another instance of this kind.
  { value.member_named(value) } -> std::same_as<Value>;
};

}  // namespace cio_schemas
