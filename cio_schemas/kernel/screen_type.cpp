#include "screen_type.hpp"

#include <new>

#include "objects.hpp"
#include "screen_matcher.hpp"

namespace cio_schemas {

namespace {

struct ScreenObject {
  PyObject_HEAD Screen* screen;
  PyObject* layout;
};

ScreenObject* object_of(PyObject* self) { return reinterpret_cast<ScreenObject*>(self); }

PyObject* screen_doubts(PyObject* self, PyObject* payload) {
  try {
    return python_rules(Screening<ObjectValue>().doubts(*object_of(self)->screen, payload));
  } catch (const std::bad_alloc&) {
    return PyErr_NoMemory();
  }
}

PyObject* screen_new(PyTypeObject* type, PyObject* arguments, PyObject* keywords) {
  static const char* const kNames[] = {"layout", nullptr};
  PyObject* layout;
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "O!:Screen", const_cast<char**>(kNames), &PyTuple_Type,
                                   &layout)) {
    return nullptr;
  }
  std::unique_ptr<Screen> screen = Screen::read(layout);
  if (screen == nullptr) return nullptr;
  PyObject* self = type->tp_alloc(type, 0);
  if (self == nullptr) return nullptr;
  object_of(self)->screen = screen.release();
  object_of(self)->layout = Py_NewRef(layout);
  return self;
}

int screen_traverse(PyObject* self, visitproc visit, void* arg) {
  Py_VISIT(Py_TYPE(self));
  Py_VISIT(object_of(self)->layout);
  return 0;
}

void screen_dealloc(PyObject* self) {
  PyTypeObject* type = Py_TYPE(self);
  PyObject_GC_UnTrack(self);
  delete object_of(self)->screen;
  Py_XDECREF(object_of(self)->layout);
  type->tp_free(self);
  Py_DECREF(type);
}

PyObject* screen_reduce(PyObject* self, PyObject*) {
  return Py_BuildValue("O(O)", Py_TYPE(self), object_of(self)->layout);
}

PyMethodDef methods[] = {
    {"doubts", screen_doubts, METH_O,
     PyDoc_STR("doubts($self, payload, /)\n--\n\n"
               "Return the rules that may have something to report of a valid payload, a bit for each; -1 where it "
               "takes Python\nto tell.")},
    {"__reduce__", screen_reduce, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

PyType_Slot screen_slots[] = {
    {Py_tp_doc, const_cast<char*>(
                    PyDoc_STR("Screen(layout)\n--\n\nWhat shows that no rule has anything to report of a payload."))},
    {Py_tp_new, reinterpret_cast<void*>(screen_new)},
    {Py_tp_traverse, reinterpret_cast<void*>(screen_traverse)},
    {Py_tp_dealloc, reinterpret_cast<void*>(screen_dealloc)},
    {Py_tp_methods, methods},
    {0, nullptr},
};

}  // namespace

PyType_Spec screen_spec = {"cio_schemas.kernel._kernel.Screen", sizeof(ScreenObject), 0,
                           Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE, screen_slots};

bool read_screens(PyTypeObject* type, PyObject* tuple, std::vector<const Screen*>& screens) {
  for (Py_ssize_t index = 0; tuple != nullptr && index < PyTuple_GET_SIZE(tuple); ++index) {
    PyObject* each = PyTuple_GET_ITEM(tuple, index);
    if (!Py_IS_TYPE(each, type)) {
      PyErr_SetString(PyExc_TypeError, "screens has to be a tuple of Screen");
      return false;
    }
    screens.push_back(object_of(each)->screen);
  }
  return true;
}

}  // namespace cio_schemas
