// Copies a schema like `cio_schemas.schema.sharing.copied`, if it is plain: a tree of the exact types that JSON parsers
// make.

#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

namespace cio_schemas {

// plain_copy(value) -> copy | None
PyObject* plain_copy(PyObject* module, PyObject* value);
extern const char plain_copy_doc[];

}  // namespace cio_schemas
