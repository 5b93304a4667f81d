// Python objects as instances. All code here runs with the GIL held, and none runs Python code: objects that are not
// exactly of the types that JSON parsers make are `Kind::other`. So no other thread can change an instance meanwhile,
// and borrowed references are safe.

#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <cmath>

#include "instance.hpp"

namespace cio_schemas {

// Dicts are walked entry by entry in the versions of CPython whose layout of them is known here: a third faster than by
// `PyDict_Next`, which the other versions take.
#if !defined(CIO_SCHEMAS_PUBLIC_API) && !defined(Py_GIL_DISABLED) && PY_VERSION_HEX >= 0x030B0000 && \
    PY_VERSION_HEX < 0x030F0000
#define CIO_SCHEMAS_WALKS_DICTS 1
#else
#define CIO_SCHEMAS_WALKS_DICTS 0
#endif

#if CIO_SCHEMAS_WALKS_DICTS
// `struct _dictkeysobject` of CPython's `Include/internal/pycore_dict.h`.
struct DictKeys {
  enum Kind : uint8_t { general = 0, unicode = 1, split = 2 };
  struct Entry {
    PyObject* name;
    PyObject* member;
  };
  Py_ssize_t references;
  uint8_t log2_size;
  uint8_t log2_index_bytes;
  uint8_t kind;
  uint32_t version;
  Py_ssize_t usable;
  Py_ssize_t entries;
  char indices[1];

  const Entry* first() const { return reinterpret_cast<const Entry*>(indices + (size_t{1} << log2_index_bytes)); }
};
#endif

class ObjectValue {
 public:
  ObjectValue(PyObject* object) : object_(object) {}  // NOLINT(google-explicit-constructor): a handle, no more

  Kind kind() const {
    PyTypeObject* type = Py_TYPE(object_);
    if (type == &PyUnicode_Type) return Kind::string;
    if (type == &PyDict_Type) return Kind::object;
    if (type == &PyLong_Type) return Kind::integer;
    if (type == &PyList_Type) return Kind::array;
    if (type == &PyFloat_Type) return std::isfinite(PyFloat_AS_DOUBLE(object_)) ? Kind::real : Kind::other;
    if (type == &PyBool_Type) return Kind::boolean;
    return object_ == Py_None ? Kind::null : Kind::other;
  }
  bool is(const ExpectedKind& expected) const { return Py_TYPE(object_) == expected.type; }

  bool is_true() const { return object_ == Py_True; }
  bool read(int64_t& integer) const;
  bool read(double& real) const {
    real = PyFloat_AS_DOUBLE(object_);
    return std::isfinite(real);
  }

  Text text() const {
#if PY_VERSION_HEX < 0x030C0000
    if (!PyUnicode_IS_READY(object_)) [[unlikely]]
      (void)PyUnicode_READY(object_);
#endif
    const auto size = static_cast<size_t>(PyUnicode_GET_LENGTH(object_));
    if (PyUnicode_IS_COMPACT_ASCII(object_)) return {PyUnicode_DATA(object_), size, Encoding::ascii};
    const int width = PyUnicode_KIND(object_);
    return {PyUnicode_DATA(object_), size,
            width == 1   ? Encoding::latin1
            : width == 2 ? Encoding::ucs2
                         : Encoding::ucs4};
  }
  size_t characters() const { return static_cast<size_t>(PyUnicode_GET_LENGTH(object_)); }
  int find(const NameTable& names) const { return names.find(object_); }
  // Strings are looked up by what they hold: the hash of one that was parsed is not known yet, and takes longer.
  int find_string(const NameTable& names) const {
    if (PyUnicode_IS_COMPACT_ASCII(object_)) {
      return names.find(PyUnicode_DATA(object_), static_cast<size_t>(PyUnicode_GET_LENGTH(object_)));
    }
    return names.find(object_);
  }

  size_t item_count() const { return static_cast<size_t>(PyList_GET_SIZE(object_)); }
  size_t member_count() const { return static_cast<size_t>(PyDict_GET_SIZE(object_)); }
  template <class Visit>
  bool each_item(Visit visit) const {
    PyObject* const* const items = reinterpret_cast<PyListObject*>(object_)->ob_item;
    for (size_t index = 0, size = item_count(); index < size; ++index) {
      if (!visit(index, ObjectValue(items[index]))) return false;
    }
    return true;
  }
  template <class Visit>
  static bool each_pair(ObjectValue one, ObjectValue other, Visit visit) {
    return one.each_item([&](size_t index, ObjectValue item) {
      return visit(item, ObjectValue(PyList_GET_ITEM(other.object_, static_cast<Py_ssize_t>(index))));
    });
  }

  static constexpr bool kLooksUp = true;
  bool has_string_names() const;
  ObjectValue member(const Name& name) const { return PyDict_GetItemWithError(object_, name.string.get()); }
  ObjectValue member_named(ObjectValue name) const { return PyDict_GetItemWithError(object_, name.object_); }
  template <class Visit>
  bool each_member(Context& context, Visit visit) const;

  explicit operator bool() const { return object_ != nullptr; }
  bool is_same(ObjectValue other) const {
    return object_ == other.object_ && Py_TYPE(object_) != &PyFloat_Type;  // NaN isn't equal to itself
  }

 private:
  PyObject* object_;  // borrowed
};

inline bool ObjectValue::read(int64_t& integer) const {
#if PY_VERSION_HEX >= 0x030C0000
  if (PyUnstable_Long_IsCompact(reinterpret_cast<PyLongObject*>(object_))) [[likely]] {
    integer = PyUnstable_Long_CompactValue(reinterpret_cast<PyLongObject*>(object_));
    return true;
  }
#else
  const Py_ssize_t digits = Py_SIZE(object_);
  if (-1 <= digits && digits <= 1) [[likely]] {
    integer = digits * static_cast<int64_t>(reinterpret_cast<PyLongObject*>(object_)->ob_digit[0]);
    return true;
  }
#endif
  int overflow;
  integer = PyLong_AsLongLongAndOverflow(object_, &overflow);
  return overflow == 0;
}

inline bool ObjectValue::has_string_names() const {
#if CIO_SCHEMAS_WALKS_DICTS
  const auto keys = reinterpret_cast<DictKeys*>(reinterpret_cast<PyDictObject*>(object_)->ma_keys);
  if (keys->kind != DictKeys::general) return true;
#endif
  PyObject *name, *member;
  Py_ssize_t position = 0;
  while (PyDict_Next(object_, &position, &name, &member)) {
    if (!PyUnicode_CheckExact(name)) return false;
  }
  return true;
}

template <class Visit>
bool ObjectValue::each_member(Context& context, Visit visit) const {
#if CIO_SCHEMAS_WALKS_DICTS
  const auto dict = reinterpret_cast<PyDictObject*>(object_);
  const auto keys = reinterpret_cast<DictKeys*>(dict->ma_keys);
  if (keys->kind == DictKeys::unicode && dict->ma_values == nullptr) [[likely]] {
    const DictKeys::Entry* const end = keys->first() + keys->entries;
    for (const DictKeys::Entry* entry = keys->first(); entry < end; ++entry) {
      if (entry + 2 < end) {  // what isn't in the cache is on its way then
        prefetch(entry[2].name);
        prefetch(entry[2].member);
      }
      if (entry->member == nullptr) continue;  // deleted
      if (!visit(ObjectValue(entry->name), ObjectValue(entry->member))) return false;
    }
    return true;
  }
#endif
  PyObject *name, *member;
  Py_ssize_t position = 0;
  while (PyDict_Next(object_, &position, &name, &member)) {
    if (!PyUnicode_CheckExact(name)) return context.give_up();
    if (!visit(ObjectValue(name), ObjectValue(member))) return false;
  }
  return true;
}

static_assert(Instance<ObjectValue>);

// Whether a dict is walked as `PyDict_Next` walks it: asked once, lest a build of Python lay dicts out in a way of its
// own.
bool walks_dicts_rightly();

}  // namespace cio_schemas
