// Reads the parts of layouts: records, which are Python tuples, and the plain values in them. A layout may come from a
// pickle, so that everything is checked.

#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "names.hpp"

namespace cio_schemas {

struct LayoutError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Record {
 public:
  explicit Record(PyObject* object) : object_(object) {
    if (!PyTuple_CheckExact(object)) throw LayoutError("not a tuple");
  }
  Record(PyObject* object, size_t size) : Record(object) {
    if (this->size() != size) throw LayoutError("a tuple of another size");
  }
  size_t size() const { return static_cast<size_t>(PyTuple_GET_SIZE(object_)); }
  PyObject* operator[](size_t index) const {
    if (index >= size()) throw LayoutError("a tuple that is too short");
    return PyTuple_GET_ITEM(object_, static_cast<Py_ssize_t>(index));
  }
  template <class Visit>
  void each(Visit visit) const {
    for (size_t i = 0; i < size(); ++i) visit((*this)[i]);
  }

 private:
  PyObject* object_;  // borrowed
};

inline int64_t integer_of(PyObject* object) {
  int overflow = 0;
  if (!PyLong_CheckExact(object)) throw LayoutError("not an int");
  const int64_t integer = PyLong_AsLongLongAndOverflow(object, &overflow);
  if (overflow != 0) throw LayoutError("an int that is too large");
  return integer;
}

inline size_t count_of(PyObject* object) {
  const int64_t integer = integer_of(object);
  if (integer < 0) throw LayoutError("a negative count");
  return static_cast<size_t>(integer);
}

inline bool truth_of(PyObject* object) {
  if (!PyBool_Check(object)) throw LayoutError("not a bool");
  return object == Py_True;
}

inline double real_of(PyObject* object) {
  if (!PyFloat_CheckExact(object)) throw LayoutError("not a float");
  return PyFloat_AS_DOUBLE(object);
}

inline Name name_of(PyObject* object) {
  if (!PyUnicode_CheckExact(object)) throw LayoutError("not a str");
  Py_ssize_t size;
  const char* utf8 = PyUnicode_AsUTF8AndSize(object, &size);
  if (utf8 == nullptr) {
    PyErr_Clear();
    throw LayoutError("a lone surrogate");
  }
  Py_INCREF(object);
  PyUnicode_InternInPlace(&object);
  Name name{Reference::stolen(object), PyObject_Hash(object), {utf8, static_cast<size_t>(size)}, 0, false};
  name.signature = signature(name.utf8.data(), name.utf8.size());
  name.is_ascii = PyUnicode_IS_ASCII(object);
  return name;
}

inline std::vector<Name> names_of(PyObject* object) {
  std::vector<Name> names;
  Record(object).each([&](PyObject* each) { names.push_back(name_of(each)); });
  return names;
}

}  // namespace cio_schemas
