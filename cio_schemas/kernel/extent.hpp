// Whether a payload is small enough to walk, though its parts may be shared.

#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

namespace cio_schemas {

// is_bounded(value, most) -> bool
PyObject* is_bounded(PyObject* module, PyObject* arguments);
extern const char is_bounded_doc[];

}  // namespace cio_schemas
