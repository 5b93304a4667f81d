// The Python type `_kernel.Screen`.

#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <vector>

#include "screen.hpp"

namespace cio_schemas {

extern PyType_Spec screen_spec;

// The screens of a tuple, null for none. Returns false with an exception set if one is something else.
bool read_screens(PyTypeObject* type, PyObject* tuple, std::vector<const Screen*>& screens);

// A set of rules as a Python integer: a bit for each, -1 for all rules.
inline PyObject* python_rules(Rules rules) { return PyLong_FromLongLong(static_cast<int64_t>(rules)); }

}  // namespace cio_schemas
