#include "by_name.hpp"

#include "module.hpp"

namespace cio_schemas {

namespace {

// Returns the schema argument of a call `(instance, schema)`, positional or by keyword; null for any other call.
PyObject* schema_of(PyObject* const* arguments, Py_ssize_t count, PyObject* keywords) {
  if (keywords == nullptr) return count == 2 ? arguments[1] : nullptr;
  const bool is_named = count == 1 && PyTuple_GET_SIZE(keywords) == 1 &&
                        PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(keywords, 0), "schema") == 0;
  return is_named ? arguments[1] : nullptr;
}

PyObject* is_valid(PyObject* module, PyObject* const* arguments, Py_ssize_t count, PyObject* keywords) {
  const ByName& by_name = state_of(module).by_name;
  PyObject* schema = schema_of(arguments, count, keywords);
  if (schema != nullptr && PyUnicode_CheckExact(schema)) {
    PyObject* judge = PyDict_GetItemWithError(by_name.accepting, schema);
    if (judge != nullptr) {
      Py_INCREF(judge);  // the call may change the dict
      PyObject* verdict = PyObject_CallOneArg(judge, arguments[0]);
      Py_DECREF(judge);
      return verdict;
    }
    if (PyErr_Occurred()) return nullptr;
  }
  return PyObject_Vectorcall(by_name.function, arguments, static_cast<size_t>(count), keywords);
}

// Reads the docstring of a Python function, which is empty under `python -OO`. Returns false with an exception set.
bool read_doc(PyObject* function, std::string& text) {
  PyObject* value = PyObject_GetAttrString(function, "__doc__");
  if (value == nullptr) return false;
  const char* utf8 = value == Py_None ? "" : PyUnicode_AsUTF8(value);
  if (utf8 != nullptr) text = utf8;
  Py_DECREF(value);
  return utf8 != nullptr;
}

}  // namespace

const char by_name_doc[] = PyDoc_STR(
    "by_name($module, function, accepting, /)\n--\n\nReturn a Python function `is_valid(instance, schema)` as one that "
    "first looks the schema up by name.");

PyObject* by_name(PyObject* module, PyObject* arguments) {
  PyObject *function, *accepting;
  std::string doc;
  if (!PyArg_ParseTuple(arguments, "OO!:by_name", &function, &PyDict_Type, &accepting)) return nullptr;
  if (!read_doc(function, doc)) return nullptr;
  PyObject* name = PyObject_GetAttrString(function, "__module__");
  if (name == nullptr) return nullptr;
  ByName& state = state_of(module).by_name;
  Py_XSETREF(state.function, Py_NewRef(function));
  Py_XSETREF(state.accepting, Py_NewRef(accepting));
  state.doc = "is_valid($module, /, instance, schema)\n--\n\n" + doc;
  state.method = {"is_valid", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(is_valid)),
                  METH_FASTCALL | METH_KEYWORDS, state.doc.c_str()};
  PyObject* made = PyCFunction_NewEx(&state.method, module, name);
  Py_DECREF(name);
  return made;
}

int traverse_by_name(ByName& by_name, visitproc visit, void* arg) {
  Py_VISIT(by_name.function);
  Py_VISIT(by_name.accepting);
  return 0;
}

void clear_by_name(ByName& by_name) {
  Py_CLEAR(by_name.function);
  Py_CLEAR(by_name.accepting);
}

}  // namespace cio_schemas
