// The strings of a schema: names of properties, and strings of `enum`. Tables look strings up by the hash that CPython
// caches in each string, or by a signature of its UTF-8.

#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <cstdint>
#include <string>
#include <vector>

#include "text.hpp"

namespace cio_schemas {

// A strong reference to a Python object. Create and destroy it only with the GIL held.
class Reference {
 public:
  Reference() = default;
  static Reference to(PyObject* object) {
    Py_XINCREF(object);
    return Reference(object);
  }
  static Reference stolen(PyObject* object) { return Reference(object); }
  Reference(Reference&& other) noexcept : object_(other.object_) { other.object_ = nullptr; }
  Reference& operator=(Reference&& other) noexcept {
    std::swap(object_, other.object_);
    return *this;
  }
  Reference(const Reference&) = delete;
  Reference& operator=(const Reference&) = delete;
  ~Reference() { Py_XDECREF(object_); }
  PyObject* get() const { return object_; }

 private:
  explicit Reference(PyObject* object) : object_(object) {}
  PyObject* object_ = nullptr;
};

// One string, in the forms that the two kinds of instance need.
struct Name {
  Reference string;     // interned
  Py_hash_t hash = -1;  // of `string`
  std::string utf8;
  uint32_t signature = 0;  // of `utf8`
  bool is_ascii = true;

  Text text() const { return {utf8.data(), utf8.size(), is_ascii ? Encoding::ascii : Encoding::utf8}; }
};

// Looks up strings among names. Both tables use open addressing with a multiplier that gives each name a slot of its
// own, if one is found, so that most look-ups take one probe.
class NameTable {
 public:
  // Takes the names, which differ from each other.
  void build(std::vector<Name> names);

  size_t size() const { return names_.size(); }
  const Name& operator[](size_t index) const { return names_[index]; }

  // The index of the name that a Python string (an exact `str`) is, or -1.
  int find(PyObject* string) const;

  // The same of UTF-8.
  int find(const void* data, size_t size) const { return find(data, size, cio_schemas::signature(data, size)); }
  int find(const void* data, size_t size, uint32_t signature) const {
    if (names_.empty()) return -1;
    for (size_t slot = place(signature, by_signature_);; slot = (slot + 1) & by_signature_.mask) {
      const Slot& entry = by_signature_.slots[slot];
      if (entry.index < 0) return -1;
      if (entry.hash == signature && entry.size == size && same_bytes(entry.utf8, data, size)) return entry.index;
    }
  }

 private:
  struct Slot {
    PyObject* string = nullptr;  // borrowed of the name
    const char* utf8 = nullptr;  // likewise
    uint64_t hash = 0;           // the string's, or the signature
    uint32_t size = 0;           // of `utf8`
    int32_t index = -1;
  };
  struct Index {
    std::vector<Slot> slots;
    uint64_t multiplier = 1;
    unsigned shift = 63;
    size_t mask = 0;
  };
  static size_t place(uint64_t hash, const Index& index) { return (hash * index.multiplier) >> index.shift; }
  static void fill(Index& index, const std::vector<Slot>& entries);

  std::vector<Name> names_;
  Index by_hash_, by_signature_;
};

inline int NameTable::find(PyObject* string) const {
  if (names_.empty()) return -1;
  Py_hash_t hash = reinterpret_cast<PyASCIIObject*>(string)->hash;
  if (hash == -1) [[unlikely]]
    hash = PyObject_Hash(string);
  for (size_t slot = place(static_cast<uint64_t>(hash), by_hash_);; slot = (slot + 1) & by_hash_.mask) {
    const Slot& entry = by_hash_.slots[slot];
    if (entry.string == string) return entry.index;
    if (entry.index < 0) return -1;
    if (entry.hash != static_cast<uint64_t>(hash)) continue;
    if (PyUnicode_IS_COMPACT_ASCII(string)) [[likely]] {
      if (static_cast<size_t>(PyUnicode_GET_LENGTH(string)) == entry.size &&
          same_bytes(entry.utf8, PyUnicode_DATA(string), entry.size)) {
        return entry.index;
      }
    } else if (PyUnicode_Compare(entry.string, string) == 0) {
      return entry.index;
    }
  }
}

}  // namespace cio_schemas
