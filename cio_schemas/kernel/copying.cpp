#include "copying.hpp"

#include <new>
#include <unordered_set>

#include "names.hpp"

namespace cio_schemas {

namespace {

constexpr int kMaxDepth = 500;

// Creating an object may start the garbage collector, which can run arbitrary code. So the original is kept alive, and
// looked at again for each member.
class Copier {
 public:
  // Returns null: with an exception set, or without one if the value is not plain.
  Reference copy(PyObject* value) {
    if (PyUnicode_CheckExact(value) || PyLong_CheckExact(value) || PyFloat_CheckExact(value) || PyBool_Check(value) ||
        value == Py_None) {
      return Reference::to(value);
    }
    if (!PyDict_CheckExact(value) && !PyList_CheckExact(value)) return {};
    if (depth_ == kMaxDepth || !seen_.insert(value).second) return {};  // shared or cyclic
    ++depth_;
    Reference copied = PyDict_CheckExact(value) ? copy_dict(value) : copy_list(value);
    --depth_;
    return copied;
  }

 private:
  Reference copy_dict(PyObject* dict) {
    Reference copied = Reference::stolen(PyDict_New());
    PyObject *name, *member;
    Py_ssize_t position = 0;
    while (copied.get() != nullptr && PyDict_Next(dict, &position, &name, &member)) {
      if (!PyUnicode_CheckExact(name)) return {};
      const Reference held_name = Reference::to(name), held_member = Reference::to(member);
      const Reference inner = copy(member);
      if (inner.get() == nullptr || PyDict_SetItem(copied.get(), name, inner.get()) < 0) return {};
    }
    return copied;
  }

  Reference copy_list(PyObject* list) {
    Reference copied = Reference::stolen(PyList_New(0));
    for (Py_ssize_t index = 0; copied.get() != nullptr && index < PyList_GET_SIZE(list); ++index) {
      const Reference item = Reference::to(PyList_GET_ITEM(list, index));
      const Reference inner = copy(item.get());
      if (inner.get() == nullptr || PyList_Append(copied.get(), inner.get()) < 0) return {};
    }
    return copied;
  }

  int depth_ = 0;
  std::unordered_set<PyObject*> seen_;
};

}  // namespace

const char plain_copy_doc[] = PyDoc_STR(
    "plain_copy($module, value, /)\n--\n\nReturn a copy of a value in dicts, lists, strings and numbers; None if it "
    "has others, shares parts or nests deeply.");

PyObject* plain_copy(PyObject*, PyObject* value) {
  try {
    const Reference copied = Copier().copy(value);
    if (copied.get() == nullptr && PyErr_Occurred()) return nullptr;
    return Py_NewRef(copied.get() == nullptr ? Py_None : copied.get());
  } catch (const std::bad_alloc&) {
    return PyErr_NoMemory();
  }
}

}  // namespace cio_schemas
