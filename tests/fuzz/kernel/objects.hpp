// Makes Python objects of bytes, each of which decides one thing: here, as in
// Python it takes most of a run.

#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <cstdint>
#include <cstdlib>

// What objects are made of, lists of `harness.py`.
struct Parts {
  PyObject *scalars, *names, *odd_names; // lists
  PyObject *mapping;                     // a subclass of dict

  static Parts of(PyObject *harness) {
    return {PyObject_GetAttrString(harness, "SCALARS"),
            PyObject_GetAttrString(harness, "NAMES"),
            PyObject_GetAttrString(harness, "ODD_NAMES"),
            PyObject_GetAttrString(harness, "Mapping")};
  }
};

class Maker {
public:
  Maker(const Parts &parts, const uint8_t *data, size_t size)
      : parts_(parts), at_(data), end_(data + size) {}

  // A new reference; null with an exception set if memory is out.
  PyObject *value(int depth = 0) {
    const uint8_t kind = byte();
    if (kind < 64 || depth > 600)
      return Py_XNewRef(choice(parts_.scalars, byte()));
    if (kind < 72)
      return _PyLong_FromByteArray(at_, left() < 9 ? left() : 9, 0, 1);
    if (kind < 80) {
      const size_t size = byte() % 16;
      return PyUnicode_DecodeUTF8(
          reinterpret_cast<const char *>(at_),
          static_cast<Py_ssize_t>(size < left() ? size : left()),
          "surrogateescape");
    }
    if (kind < 130)
      return list(byte() % 6, depth);
    if (kind < 134)
      return tuple(depth);
    if (kind < 138 && depth < 3) // what is shared on every level takes as long
      return shared(depth);      // as it would without sharing
    return mapping(kind > 252, depth);
  }

private:
  uint8_t byte() { return at_ < end_ ? *at_++ : 0; }
  size_t left() const { return static_cast<size_t>(end_ - at_); }

  static PyObject *choice(PyObject *list, size_t number) {
    const auto size = static_cast<size_t>(PyList_GET_SIZE(list));
    return PyList_GET_ITEM(list, static_cast<Py_ssize_t>(number % size));
  }

  PyObject *list(int size, int depth) {
    PyObject *made = PyList_New(0);
    for (int i = 0; i < size && made != nullptr; ++i) {
      PyObject *item = value(depth + 1);
      if (item == nullptr || PyList_Append(made, item) < 0)
        Py_CLEAR(made);
      Py_XDECREF(item);
    }
    return made;
  }

  PyObject *tuple(int depth) {
    PyObject *item = value(depth + 1);
    PyObject *made = item == nullptr ? nullptr : PyTuple_Pack(1, item);
    Py_XDECREF(item);
    return made;
  }

  PyObject *shared(int depth) {
    PyObject *item = value(depth + 1);
    PyObject *made = item == nullptr ? nullptr : PyList_New(0);
    for (int i = byte() % 12; i > 0 && made != nullptr; --i) {
      if (PyList_Append(made, item) < 0)
        Py_CLEAR(made);
    }
    Py_XDECREF(item);
    return made;
  }

  PyObject *mapping(bool is_subclass, int depth) {
    PyObject *made =
        is_subclass ? PyObject_CallNoArgs(parts_.mapping) : PyDict_New();
    for (int i = byte() % 12; i > 0 && made != nullptr; --i) {
      PyObject *name = this->name();
      PyObject *member = value(depth + 1);
      if (member == nullptr || PyDict_SetItem(made, name, member) < 0)
        Py_CLEAR(made);
      Py_XDECREF(member);
    }
    return made;
  }

  PyObject *name() {
    const uint8_t kind = byte();
    return choice(kind < 240 ? parts_.names : parts_.odd_names, kind);
  }

  const Parts &parts_;
  const uint8_t *at_, *end_;
};
