// Decides whether a payload can be walked: one whose parts are shared may have exponentially many values.

#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

namespace cio_schemas {

// is_bounded(value, most) -> bool
PyObject* is_bounded(PyObject* module, PyObject* arguments);
extern const char is_bounded_doc[];

}  // namespace cio_schemas
