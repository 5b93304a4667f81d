// A libFuzzer target: hands each input to a function of `harness.py`, the name
// of which is given when this is built. What the kernel does wrong in memory
// AddressSanitizer and UndefinedBehaviorSanitizer report; what it answers
// wrongly, the function.

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <cstdint>
#include <cstdlib>

extern "C" PyObject *PyInit__kernel();

namespace {

PyObject *function;

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
  if (function == nullptr)
    stop();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  PyObject *bytes = PyBytes_FromStringAndSize(
      reinterpret_cast<const char *>(data), static_cast<Py_ssize_t>(size));
  if (bytes == nullptr)
    stop();
  PyObject *result = PyObject_CallOneArg(function, bytes);
  if (result == nullptr)
    stop();
  Py_DECREF(result);
  Py_DECREF(bytes);
  return 0;
}
