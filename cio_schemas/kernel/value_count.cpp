#include "value_count.hpp"

#include <new>
#include <unordered_set>
#include <vector>

namespace cio_schemas {

namespace {

// Walks the dicts and lists of a value. It creates no Python objects, so borrowed references stay valid.
class Walk {
 public:
  explicit Walk(PyObject* value) { add(value); }

  // Returns the next dict or list; null at the end.
  PyObject* next() {
    if (pending_.empty()) return nullptr;
    PyObject* holder = pending_.back();
    pending_.pop_back();
    return holder;
  }

  // Enters a dict or a list, and returns how many values it holds.
  Py_ssize_t enter(PyObject* holder) {
    if (PyList_Check(holder)) {
      for (Py_ssize_t index = 0; index < PyList_GET_SIZE(holder); ++index) add(PyList_GET_ITEM(holder, index));
      return PyList_GET_SIZE(holder);
    }
    PyObject *name, *member;
    Py_ssize_t position = 0;
    while (PyDict_Next(holder, &position, &name, &member)) add(member);
    return PyDict_GET_SIZE(holder);
  }

 private:
  void add(PyObject* value) {
    if (PyDict_Check(value) || PyList_Check(value)) pending_.push_back(value);
  }

  std::vector<PyObject*> pending_;
};

bool has_at_most(PyObject* value, Py_ssize_t most) {
  Walk walk(value);
  while (PyObject* holder = walk.next()) {
    most -= walk.enter(holder);
    if (most < 0) return false;
  }
  return true;
}

bool is_tree(PyObject* value) {
  Walk walk(value);
  std::unordered_set<PyObject*> seen;
  while (PyObject* holder = walk.next()) {
    const bool is_new = seen.insert(holder).second;
    if (walk.enter(holder) > 0 && !is_new) return false;
  }
  return true;
}

}  // namespace

bool can_be_walked(PyObject* value, Py_ssize_t most) { return has_at_most(value, most) || is_tree(value); }

const char is_bounded_doc[] = PyDoc_STR(
    "is_bounded($module, value, most, /)\n--\n\n"
    "Return whether a value has at most so many values, or none of its dicts and lists twice.");

PyObject* is_bounded(PyObject*, PyObject* arguments) {
  PyObject* value;
  Py_ssize_t most;
  if (!PyArg_ParseTuple(arguments, "On:is_bounded", &value, &most)) return nullptr;
  try {
    return PyBool_FromLong(can_be_walked(value, most));
  } catch (const std::bad_alloc&) {
    return PyErr_NoMemory();
  }
}

}  // namespace cio_schemas
