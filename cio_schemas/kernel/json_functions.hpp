// The functions that take JSON text: methods of `_kernel.Tables`, and a function of the module.

#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

namespace cio_schemas {

// judge_json(data) -> bool | None
PyObject* tables_judge_json(PyObject* self, PyObject* data);
// accept_json(data, each=False, screens=()) -> int | None
PyObject* tables_accept_json(PyObject* self, PyObject* arguments);
// accept_lines(data, each=False, screens=()) -> (int, int, list[tuple[int, int, int, int]])
PyObject* tables_accept_lines(PyObject* self, PyObject* arguments);
// accept_values(data, offsets, width, validity, start, count, out, screens=()) -> (int, list[int])
PyObject* tables_accept_values(PyObject* self, PyObject* arguments);

// read_json(data, portable=False) -> Any
PyObject* read_json(PyObject* module, PyObject* arguments);

extern const char judge_json_doc[], accept_json_doc[], accept_lines_doc[], accept_values_doc[];

// Functions of the module.
extern PyMethodDef text_functions[];

}  // namespace cio_schemas
