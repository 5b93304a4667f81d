// `_kernel.read_json`, with which tests examine what the scanner reads.

#include <memory>

#include "buffer.hpp"
#include "json.hpp"
#include "json_functions.hpp"
#include "scanner.hpp"

namespace cio_schemas {

namespace {

PyObject* object_of(JSONValue value);

PyObject* string_of(JSONValue value) {
  const Text text = value.text();
  return PyUnicode_DecodeUTF8(static_cast<const char*>(text.data), static_cast<Py_ssize_t>(text.size), nullptr);
}

PyObject* array_of(JSONValue value) {
  PyObject* list = PyList_New(0);
  if (list == nullptr) return nullptr;
  const bool made = value.each_item([list](size_t, JSONValue item) {
    const Reference object = Reference::stolen(object_of(item));
    return object.get() != nullptr && PyList_Append(list, object.get()) == 0;
  });
  if (!made) Py_CLEAR(list);
  return list;
}

PyObject* mapping_of(JSONValue value) {
  PyObject* dict = PyDict_New();
  if (dict == nullptr) return nullptr;
  Context context;
  const bool made = value.each_member(context, [dict](JSONValue name, JSONValue member) {
    const Reference key = Reference::stolen(string_of(name)), object = Reference::stolen(object_of(member));
    return key.get() && object.get() && PyDict_SetItem(dict, key.get(), object.get()) == 0;
  });
  if (!made) Py_CLEAR(dict);
  return dict;
}

// Returns a value as a Python object, with an Ellipsis for each number that the matcher leaves to Python.
PyObject* object_of(JSONValue value) {
  int64_t integer = 0;
  double real = 0;
  switch (value.kind()) {
    case Kind::null: return Py_NewRef(Py_None);
    case Kind::boolean: return PyBool_FromLong(value.is_true());
    case Kind::integer: return value.read(integer) ? PyLong_FromLongLong(integer) : Py_NewRef(Py_Ellipsis);
    case Kind::real: return value.read(real) ? PyFloat_FromDouble(real) : Py_NewRef(Py_Ellipsis);
    case Kind::string: return string_of(value);
    case Kind::array: return array_of(value);
    default: return mapping_of(value);
  }
}

}  // namespace

PyObject* read_json(PyObject*, PyObject* arguments) {
  PyObject* data = nullptr;
  int portable = 0;
  Buffer buffer;
  if (!PyArg_ParseTuple(arguments, "O|p", &data, &portable) || !buffer.open_text(data)) return nullptr;
  const auto scanner = std::make_unique<Scanner>();
  const char *begin = buffer.data(), *end = begin + buffer.size();
  const bool is_clean = portable ? scanner->scan_by<PortableStretch>(begin, buffer.size(), end)
                                 : scanner->scan(begin, buffer.size(), end);
  if (!is_clean) return Py_NewRef(Py_NotImplemented);
  return object_of({scanner->tape().root()});
}

}  // namespace cio_schemas
