// The types of the extension module, for the files that define their methods.

#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "by_name.hpp"
#include "tables.hpp"

namespace cio_schemas {

// `_kernel.Tables`: immutable except for `fallback`, which decides what the tables are unsure of.
struct TablesObject {
  PyObject_HEAD Tables* tables;
  PyObject* layout;
  PyObject* fallback;
};

// What the module holds.
struct State {
  ByName by_name;
  PyTypeObject* screen_type = nullptr;
};

inline State& state_of(PyObject* module) { return **static_cast<State**>(PyModule_GetState(module)); }

// The type of screens, by tables of the same module.
inline PyTypeObject* screen_type_of(PyObject* tables) {
  return (*static_cast<State**>(PyType_GetModuleState(Py_TYPE(tables))))->screen_type;
}

inline const Tables& tables_of(PyObject* self) { return *reinterpret_cast<TablesObject*>(self)->tables; }

}  // namespace cio_schemas
