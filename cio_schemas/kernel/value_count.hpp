// Decides whether a payload can be walked: one whose parts are shared may have exponentially many values.

#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

namespace cio_schemas {

// How many values a Python object may have whose parts share others; `runtime.MOST_SHARED` is the same.
constexpr Py_ssize_t kMostShared = 10'000'000;

// How many values a value holds if a walk over it ends: at most so many, or it is a tree. -1 if none does. It may throw
// `std::bad_alloc`.
Py_ssize_t count_values(PyObject* value, Py_ssize_t most);

// is_bounded(value, most) -> bool
PyObject* is_bounded(PyObject* module, PyObject* arguments);
extern const char is_bounded_doc[];

}  // namespace cio_schemas
