// `is_valid(instance, schema)` where the schema is the name of a bundled one that is in use: a look-up and a call, in
// native code. Everything else is left to the Python function.

#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <string>

namespace cio_schemas {

// What the function needs, in the state of the module that it is bound to: so it is pickled as functions of modules
// are.
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
