// The types of the extension module, for the files that add methods to them.

#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "tables.hpp"

namespace cio_schemas {

// `_kernel.Tables`: immutable but for `fallback`, which decides what the tables are unsure of.
struct TablesObject {
  PyObject_HEAD
  Tables* tables;
  PyObject* layout;
  PyObject* fallback;
};

inline TablesObject* tables_of(PyObject* self) { return reinterpret_cast<TablesObject*>(self); }

}  // namespace cio_schemas
