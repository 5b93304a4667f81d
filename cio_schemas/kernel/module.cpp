// The extension module `cio_schemas.kernel._kernel`.

#define PY_SSIZE_T_CLEAN
#include <Python.h>

namespace {

PyModuleDef_Slot slots[] = {{0, nullptr}};

PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "cio_schemas.kernel._kernel", nullptr, 0, nullptr, slots, nullptr, nullptr, nullptr,
};

}  // namespace

PyMODINIT_FUNC PyInit__kernel() { return PyModuleDef_Init(&definition); }
