// The bytes of a Python object, held while they are read.

#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <cstddef>

#include "names.hpp"

namespace cio_schemas {

// Create and destroy it only with the GIL held.
class Buffer {
 public:
  Buffer() = default;
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() {
    if (is_open_) PyBuffer_Release(&view_);
  }

  // Holds the bytes of an object without a copy; others may write to them. Returns false with an exception set on
  // error.
  bool open(PyObject* object, bool is_writable = false) {
    is_open_ = PyObject_GetBuffer(object, &view_, is_writable ? PyBUF_WRITABLE : PyBUF_SIMPLE) == 0;
    data_ = static_cast<char*>(view_.buf);
    size_ = static_cast<size_t>(view_.len);
    return is_open_;
  }

  // Holds a JSON text that nobody else can write to: the UTF-8 of a str, bytes, or a copy of another object's bytes.
  // Returns false with an exception set on error.
  bool open_text(PyObject* object) {
    if (PyUnicode_Check(object)) return open_string(object);
    if (PyBytes_CheckExact(object)) return open(object);
    if (PyMemoryView_Check(object)) {
      // Its owner is certain to be there only as long as it is held.
      if (open(object) && PyBytes_CheckExact(PyMemoryView_GET_BASE(object))) return true;
      if (!is_open_ && !PyErr_ExceptionMatches(PyExc_BufferError)) return false;
      PyErr_Clear();
    } else if (!PyBytes_Check(object) && !PyByteArray_Check(object)) {
      PyErr_Format(PyExc_TypeError, "a JSON text is bytes, bytearray, memoryview or str, not %.200s",
                   Py_TYPE(object)->tp_name);
      return false;
    }
    return take(PyBytes_FromObject(object));
  }

  char* data() const { return data_; }
  size_t size() const { return size_; }

 private:
  bool open_string(PyObject* string) {
    if (!PyUnicode_IS_ASCII(string)) return take(PyUnicode_AsUTF8String(string));
    kept_ = Reference::to(string);
    data_ = static_cast<char*>(PyUnicode_DATA(string));
    size_ = static_cast<size_t>(PyUnicode_GET_LENGTH(string));
    return true;
  }

  // Holds a new bytes object. Null stands for an error, with an exception set.
  bool take(PyObject* bytes) {
    if (bytes == nullptr) return false;
    kept_ = Reference::stolen(bytes);
    data_ = PyBytes_AS_STRING(bytes);
    size_ = static_cast<size_t>(PyBytes_GET_SIZE(bytes));
    return true;
  }

  Py_buffer view_{};
  bool is_open_ = false;
  Reference kept_;
  char* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace cio_schemas
