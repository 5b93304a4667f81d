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

  // Enters a dict or a list.
  void enter(PyObject* holder) {
    if (PyList_Check(holder)) {
      for (Py_ssize_t index = 0; index < PyList_GET_SIZE(holder); ++index) add(PyList_GET_ITEM(holder, index));
      return;
    }
    PyObject *name, *member;
    Py_ssize_t position = 0;
    while (PyDict_Next(holder, &position, &name, &member)) add(member);
  }

  // How many values a dict or a list holds.
  static Py_ssize_t size(PyObject* holder) {
    return PyList_Check(holder) ? PyList_GET_SIZE(holder) : PyDict_GET_SIZE(holder);
  }

 private:
  void add(PyObject* value) {
    if (PyDict_Check(value) || PyList_Check(value)) pending_.push_back(value);
  }

  std::vector<PyObject*> pending_;
};

// Returns -1 where there are more.
Py_ssize_t count_at_most(PyObject* value, Py_ssize_t most) {
  Walk walk(value);
  Py_ssize_t count = 0;
  while (PyObject* holder = walk.next()) {
    count += Walk::size(holder);
    if (count > most) return -1;
    walk.enter(holder);
  }
  return count;
}

// Returns -1 where it is no tree.
Py_ssize_t count_of_tree(PyObject* value) {
  Walk walk(value);
  Py_ssize_t count = 0;
  std::unordered_set<PyObject*> seen;
  while (PyObject* holder = walk.next()) {
    const bool is_new = seen.insert(holder).second;
    const Py_ssize_t size = Walk::size(holder);
    if (size > 0 && !is_new) return -1;
    count += size;
    walk.enter(holder);
  }
  return count;
}

}  // namespace

Py_ssize_t count_values(PyObject* value, Py_ssize_t most) {
  const Py_ssize_t count = count_at_most(value, most);
  return count >= 0 ? count : count_of_tree(value);
}

const char is_bounded_doc[] = PyDoc_STR(
    "is_bounded($module, value, most, /)\n--\n\n"
    "Return whether a value has at most so many values, or none of its dicts and lists twice.");

PyObject* is_bounded(PyObject*, PyObject* arguments) {
  PyObject* value;
  Py_ssize_t most;
  if (!PyArg_ParseTuple(arguments, "On:is_bounded", &value, &most)) return nullptr;
  try {
    return PyBool_FromLong(count_values(value, most) >= 0);
  } catch (const std::bad_alloc&) {
    return PyErr_NoMemory();
  }
}

}  // namespace cio_schemas
