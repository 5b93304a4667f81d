// `is_valid(instance, schema)` for the name of a bundled schema that is in use: a look-up and a call, in native code.
// Everything else is left to the Python function.

#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <string>

namespace cio_schemas {

// The data of the function. It is part of the state of the module that the function is bound to, so that the function
// is pickled like other functions of modules.
struct ByName {
  PyObject* function = nullptr;   // the Python function
  PyObject* accepting = nullptr;  // a dict from names to what judges instances
  std::string doc;
  PyMethodDef method{};
};

// by_name(function, accepting) -> function
PyObject* by_name(PyObject* module, PyObject* arguments);
extern const char by_name_doc[];

int traverse_by_name(ByName& by_name, visitproc visit, void* arg);
void clear_by_name(ByName& by_name);

}  // namespace cio_schemas
