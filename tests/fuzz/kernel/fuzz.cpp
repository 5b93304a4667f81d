// A libFuzzer target: hands each input, or an object that is made of it, to a
// function of `harness.py`, the name of which is given when this is built.
// What the kernel does wrong in memory AddressSanitizer and
// UndefinedBehaviorSanitizer report; what it answers wrongly, the function.

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "objects.hpp"

extern "C" PyObject *PyInit__kernel();

namespace {

constexpr bool kMakesObjects = std::string_view(FUNCTION) == "objects";

PyObject *function;
Parts parts;

void stop() {
  PyErr_Print();
  std::abort();
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *, char ***) {
  PyImport_AppendInittab("_kernel", PyInit__kernel);
  Py_Initialize();
  // The kernel of this program takes the place of the one that an installation
  // may have.
  const char *prepare =
      "import sys, _kernel\n"
      "sys.path[:0] = ['" CHECKOUT "', '" CHECKOUT "/tests/fuzz/kernel']\n"
      "sys.modules['cio_schemas.kernel._kernel'] = _kernel\n"
      "import cio_schemas.kernel\n"
      "cio_schemas.kernel._kernel = _kernel\n";
  if (PyRun_SimpleString(prepare) != 0)
    std::abort();
  PyObject *harness = PyImport_ImportModule("harness");
  if (harness == nullptr)
    stop();
  function = PyObject_GetAttrString(harness, FUNCTION);
  parts = Parts::of(harness);
  if (function == nullptr || PyErr_Occurred())
    stop();
  return 0;
}

namespace {

// Calls the function with a number, which the first byte is, and an object that
// the others make.
PyObject *call_with_object(const uint8_t *data, size_t size) {
  PyObject *number = PyLong_FromLong(size > 0 ? data[0] : 0);
  PyObject *object =
      Maker(parts, data + (size > 0), size > 0 ? size - 1 : 0).value();
  if (number == nullptr || object == nullptr)
    stop();
  PyObject *result =
      PyObject_CallFunctionObjArgs(function, number, object, nullptr);
  Py_DECREF(object);
  Py_DECREF(number);
  return result;
}

PyObject *call_with_bytes(const uint8_t *data, size_t size) {
  PyObject *bytes = PyBytes_FromStringAndSize(
      reinterpret_cast<const char *>(data), static_cast<Py_ssize_t>(size));
  if (bytes == nullptr)
    stop();
  PyObject *result = PyObject_CallOneArg(function, bytes);
  Py_DECREF(bytes);
  return result;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  PyObject *result = kMakesObjects ? call_with_object(data, size)
                                   : call_with_bytes(data, size);
  if (result == nullptr)
    stop();
  Py_DECREF(result);
  return 0;
}
