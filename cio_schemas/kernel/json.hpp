// JSON text as instances: the values on a tape.

#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#ifdef __APPLE__
#include <xlocale.h>
#endif

#include "instance.hpp"
#include "tape.hpp"

namespace cio_schemas {

// The double that a number reads as; false if it is too small to be one, or there is nothing to read it by.
inline bool read_double(const char* data, size_t size, double& value) {
#if defined(__cpp_lib_to_chars)
  auto [end, error] = std::from_chars(data, data + size, value);
  return error == std::errc{} && end == data + size;
#elif defined(__APPLE__)
  value = strtod_l(data, nullptr, nullptr);  // in the C locale; what follows a number on a tape ends it
  return size > 0 && std::isfinite(value) && value != 0;
#else
  return false;
#endif
}

struct JSONValue {
  static constexpr bool kLooksUp = false;

  const Slot* slot = nullptr;

  explicit operator bool() const { return slot != nullptr; }
  bool is_same(JSONValue other) const { return slot == other.slot; }

  Kind kind() const { return slot->kind; }
  bool is(ExpectedKind expected) const { return slot->kind == expected.kind; }
  bool is_true() const { return slot->integer != 0; }
  bool read(int64_t& integer) const {
    integer = slot->integer;
    return slot->is_plain;
  }
  bool read(double& real) const { return read_double(slot->data, slot->size, real); }

  Text text() const { return slot->text(); }
  size_t characters() const {
    Text text = slot->text();
    if (slot->is_plain) return text.size;
    auto starts = [](uint8_t byte) { return (byte & 0xc0) != 0x80; };
    return static_cast<size_t>(std::count_if(text.bytes(), text.bytes() + text.size, starts));
  }
  int find(const NameTable& names) const { return names.find(slot->data, slot->name_size, slot->signature); }
  int find_string(const NameTable& names) const {
    const Text text = slot->text();
    return names.find(text.data, text.size);
  }

  size_t item_count() const { return slot->size; }
  size_t member_count() const { return slot->size; }
  bool has_string_names() const { return true; }
  JSONValue member(const Name& name) const { return member(name.utf8.data(), name.utf8.size(), name.signature); }
  JSONValue member_named(JSONValue name) const {
    return member(name.slot->data, name.slot->name_size, name.slot->signature);
  }

  JSONValue item(size_t index) const {
    const Slot* found = slot + 1;
    while (index-- > 0) found = found->next();
    return {found};
  }
  template <class Function>
  static bool each_pair(JSONValue one, JSONValue other, Function function) {
    const Slot *item = one.slot + 1, *counterpart = other.slot + 1;
    for (uint32_t left = one.slot->size; left > 0; --left) {
      if (!function(JSONValue{item}, JSONValue{counterpart})) return false;
      item = item->next();
      counterpart = counterpart->next();
    }
    return true;
  }
  template <class Function>
  bool each_item(Function function) const {
    const Slot* item = slot + 1;
    for (size_t index = 0, size = slot->size; index < size; ++index) {
      if (!function(index, JSONValue{item})) return false;
      item = item->next();
    }
    return true;
  }
  template <class Function>
  bool each_member(Context&, Function function) const {
    const Slot* name = slot + 1;
    for (uint32_t left = slot->size; left > 0; --left) {
      if (!function(JSONValue{name}, JSONValue{name + 1})) return false;
      name = (name + 1)->next();
    }
    return true;
  }

 private:
  JSONValue member(const char* data, size_t size, uint32_t signature) const {
    const Slot* name = slot + 1;
    for (uint32_t left = slot->size; left > 0; --left) {
      if (name->signature == signature && name->name_size == size && same_bytes(name->data, data, size)) {
        return {name + 1};
      }
      name = (name + 1)->next();
    }
    return {};
  }
};

static_assert(Instance<JSONValue>);

}  // namespace cio_schemas
