// Equality of JSON values (Core, section 4.2.2): 1 and 1.0 are equal, 1 and true are not.

#pragma once

#include <algorithm>
#include <bit>
#include <vector>

#include "instance.hpp"
#include "numbers.hpp"
#include "tables.hpp"

namespace cio_schemas {

// Counts a level of values in one another, or of subschemas at one value, as long as it exists.
class Level {
 public:
  explicit Level(Context& context) : context_(context) { ++context_.depth; }
  ~Level() { --context_.depth; }
  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;
  bool is_too_deep() const { return context_.depth > Context::kMaxDepth; }

 private:
  Context& context_;
};

// Whether an integer and a real are equal. Beyond 2**53 they may read as the same though the doubles don't show it.
inline bool same_number(int64_t integer, double real, Context& context) {
  if (static_cast<double>(integer) != real) return false;
  return is_plain(integer) || context.give_up();
}

inline bool same_text(const Text& one, const Text& other) {
  return one.encoding == other.encoding && one.size == other.size &&
         same_bytes(one.data, other.data, one.size_in_bytes());
}

// -- an instance and a constant --

template <Instance Value>
bool equals_number(Value value, Kind kind, const Constant& constant, Context& context) {
  int64_t integer;
  double real;
  if (kind == Kind::integer) {
    if (!value.read(integer)) return context.give_up();
    if (constant.kind == Kind::integer) return integer == constant.integer;
    if (constant.kind == Kind::real) return false;  // one without a fraction is laid out as an integer
    return static_cast<double>(integer) == constant.real && context.give_up();
  }
  if (!value.read(real)) return context.give_up();
  if (constant.kind == Kind::integer) return same_number(constant.integer, real, context);
  return real == constant.real && (constant.kind == Kind::real || context.give_up());
}

template <Instance Value>
bool equals(Value value, const Constant& constant, Context& context) {
  const Level level(context);
  if (level.is_too_deep()) return context.give_up();
  const Kind kind = value.kind();
  if (kind == Kind::other) return context.give_up();
  if (kind == Kind::integer || kind == Kind::real) {
    const bool is_number =
        constant.kind == Kind::integer || constant.kind == Kind::real || constant.kind == Kind::other;
    return is_number && equals_number(value, kind, constant, context);
  }
  if (kind != constant.kind) return false;
  switch (kind) {
    case Kind::boolean: return value.is_true() == constant.is_true;
    case Kind::string: return value.find_string(constant.string) == 0;
    case Kind::array:
      return value.item_count() == constant.items.size() &&
             value.each_item([&](size_t index, Value item) { return equals(item, constant.items[index], context); });
    case Kind::object:
      return value.member_count() == constant.items.size() && value.each_member(context, [&](Value name, Value member) {
        const int index = name.find(constant.names);
        return index >= 0 && equals(member, constant.items[static_cast<size_t>(index)], context);
      });
    default: return true;  // null
  }
}

template <Instance Value>
bool is_one_of(Value value, Kind kind, const Constants& constants, Context& context) {
  if (kind == Kind::string) return value.find_string(constants.strings) >= 0;
  if (kind == Kind::null) return constants.null;
  if (kind == Kind::boolean) return value.is_true() ? constants.is_true : constants.is_false;
  if (kind == Kind::integer && !constants.integers.empty()) {
    int64_t integer;
    if (!value.read(integer)) return context.give_up();
    if (std::binary_search(constants.integers.begin(), constants.integers.end(), integer)) return true;
  } else if (kind == Kind::real && !constants.integers.empty()) {
    double real;
    if (!value.read(real)) return context.give_up();
    if (std::fabs(real) <= static_cast<double>(kPlain) && real == std::floor(real) &&
        std::binary_search(constants.integers.begin(), constants.integers.end(), static_cast<int64_t>(real))) {
      return true;
    }
  }
  for (const Constant& constant : constants.others) {
    if (equals(value, constant, context)) return true;
    if (context.unsure) return false;
  }
  return false;
}

// -- two instances --

constexpr size_t kMaxSearched = 64;  // members of an object that are searched for each other, if none is looked up

template <Instance Value>
bool equal(Value one, Value other, Context& context) {
  if (one.is_same(other)) return true;
  const Level level(context);
  if (level.is_too_deep() || !context.step()) return context.give_up();
  const Kind kind = one.kind(), other_kind = other.kind();
  if (kind == Kind::other || other_kind == Kind::other) return context.give_up();
  if ((kind == Kind::integer || kind == Kind::real) && (other_kind == Kind::integer || other_kind == Kind::real)) {
    int64_t integers[2] = {};
    double reals[2] = {};
    const bool known = (kind == Kind::integer ? one.read(integers[0]) : one.read(reals[0])) &&
                       (other_kind == Kind::integer ? other.read(integers[1]) : other.read(reals[1]));
    if (!known) return context.give_up();
    if (kind == other_kind) return kind == Kind::integer ? integers[0] == integers[1] : reals[0] == reals[1];
    return kind == Kind::integer ? same_number(integers[0], reals[1], context)
                                 : same_number(integers[1], reals[0], context);
  }
  if (kind != other_kind) return false;
  switch (kind) {
    case Kind::boolean: return one.is_true() == other.is_true();
    case Kind::string: return same_text(one.text(), other.text());
    case Kind::array:
      return one.item_count() == other.item_count() && Value::each_pair(one, other, [&](Value item, Value counterpart) {
               return equal(item, counterpart, context);
             });
    case Kind::object:
      if (one.member_count() != other.member_count()) return false;
      if (!other.has_string_names() || (!Value::kLooksUp && one.member_count() > kMaxSearched))
        return context.give_up();
      return one.each_member(context, [&](Value name, Value member) {
        const Value counterpart = other.member_named(name);
        return counterpart && equal(member, counterpart, context);
      });
    default: return true;  // null
  }
}

inline uint64_t mixed(uint64_t hash) {
  hash ^= hash >> 32;
  hash *= 0xd6e8feb86659fd93ULL;
  return hash ^ hash >> 29;
}

inline uint64_t hash_of(const Text& text) {
  const size_t size = text.size_in_bytes();
  uint64_t hash = size;
  size_t at = 0;
  for (; at + 8 <= size; at += 8) hash = mixed(hash ^ load<uint64_t>(text.bytes() + at));
  return mixed(hash ^ signature(text.bytes() + at, size - at));
}

// A hash that is the same for values that are equal.
template <Instance Value>
uint64_t hash_of(Value value, Context& context) {
  const Level level(context);
  if (level.is_too_deep() || !context.step()) return context.give_up();
  switch (value.kind()) {
    case Kind::null: return 11;
    case Kind::boolean: return value.is_true() ? 14 : 13;
    case Kind::integer: {
      int64_t integer;
      if (!value.read(integer)) return context.give_up();
      return mixed(std::bit_cast<uint64_t>(static_cast<double>(integer)));
    }
    case Kind::real: {
      double real;
      if (!value.read(real)) return context.give_up();
      return mixed(std::bit_cast<uint64_t>(real == 0 ? 0.0 : real));  // 0.0 and -0.0 are equal
    }
    case Kind::string: return hash_of(value.text());
    case Kind::array: {
      uint64_t hash = 17;
      value.each_item([&](size_t, Value item) {
        hash = mixed(hash * 31 + hash_of(item, context));
        return !context.unsure;
      });
      return hash;
    }
    case Kind::object: {
      uint64_t hash = 19;
      value.each_member(context, [&](Value name, Value member) {
        hash += mixed(hash_of(name.text()) * 7 + hash_of(member, context));
        return !context.unsure;
      });
      return mixed(hash);
    }
    default: return context.give_up();
  }
}

constexpr size_t kFewItems = 8;  // so many are compared with each other
constexpr size_t kMaxUniqueItems = size_t{1} << 26;

template <Instance Value>
bool few_are_unique(Value array, Context& context) {
  std::vector<Value> seen;
  seen.reserve(kFewItems);
  return array.each_item([&](size_t, Value item) {
    for (Value other : seen) {
      if (equal(item, other, context) || context.unsure) return false;
    }
    seen.push_back(item);
    return true;
  });
}

// Whether no two items of an array are equal. Whoever chooses the items may have them collide, so the steps are
// counted: Python's hashes are salted.
template <Instance Value>
bool is_unique(Value array, Context& context) {
  const size_t size = array.item_count();
  if (size < 2) return true;
  if (size <= kFewItems) return few_are_unique(array, context);
  if (size > kMaxUniqueItems) return context.give_up();
  struct Item {
    uint64_t hash;
    Value value;
  };
  std::vector<Item> items;
  items.reserve(size);
  std::vector<uint32_t> slots(std::bit_ceil(2 * size), 0);  // numbers of items, from 1
  const size_t mask = slots.size() - 1;
  size_t collisions = 0;
  return array.each_item([&](size_t, Value value) {
    const uint64_t hash = hash_of(value, context);
    if (context.unsure) return false;
    size_t slot = hash & mask;
    for (; slots[slot] != 0; slot = (slot + 1) & mask) {
      const Item& other = items[slots[slot] - 1];
      if (other.hash == hash && (equal(value, other.value, context) || context.unsure)) return false;
      if (++collisions > 16 * size + 1000) return context.give_up();
    }
    items.push_back({hash, value});
    slots[slot] = static_cast<uint32_t>(items.size());
    return true;
  });
}

}  // namespace cio_schemas
