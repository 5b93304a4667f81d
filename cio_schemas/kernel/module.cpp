// The extension module `cio_schemas.kernel._kernel`.

#include "module.hpp"

#include <new>
#include <utility>

#include "copying.hpp"
#include "json_functions.hpp"
#include "matcher.hpp"
#include "objects.hpp"
#include "screen_type.hpp"
#include "value_count.hpp"

namespace cio_schemas {

namespace {

TablesObject* object_of(PyObject* self) { return reinterpret_cast<TablesObject*>(self); }

// -- verdicts on Python objects --

// Returns whether a judgement is to end, for Ctrl-C was pressed, or for no walk comes to its end: the instance holds
// the same parts so often, or the schema visits them so often. The handler of Ctrl-C may run arbitrary code, even
// change the instance, so it isn't run here: the signal is cleared, and raised again once the instance is no longer
// being read.
bool is_to_end(Context& context) {
  context.is_interrupted = PyOS_InterruptOccurred() != 0;
  if (context.is_interrupted) return true;
  if (context.taken <= context.most) return false;
  if (context.subject != nullptr) {  // which is looked at once
    const Py_ssize_t values =
        count_values(static_cast<PyObject*>(std::exchange(context.subject, nullptr)), kMostShared);
    context.most = values < 0 ? -1 : Context::most_steps(static_cast<size_t>(values));
  }
  context.is_endless = context.taken > context.most;
  return context.is_endless;
}

// Raises `cio_schemas.runtime.SharingError`: for the instance, or for the schema. Returns -1.
int raise_sharing_error(const char* what) {
  PyObject* runtime = PyImport_ImportModule("cio_schemas.runtime");
  PyObject* type = runtime == nullptr ? nullptr : PyObject_GetAttrString(runtime, "SharingError");
  if (type != nullptr) PyErr_SetString(type, what);
  Py_XDECREF(type);
  Py_XDECREF(runtime);
  return -1;
}

// Judges a Python object. Returns -1 with an exception set if a signal handler raised it, or it has no end.
int judge(const Tables& tables, PyObject* instance, Verdict& verdict) {
  Matcher<ObjectValue> matcher;
  matcher.context.interrupted = is_to_end;
  matcher.context.subject = instance;
  try {
    verdict = verdict_of(matcher.check(tables.root(), instance));
  } catch (const std::bad_alloc&) {
    PyErr_NoMemory();
    return -1;
  }
  if (!matcher.context.unsure) [[likely]]
    return 0;
  if (matcher.context.is_endless) return raise_sharing_error(matcher.context.most < 0 ? "the instance" : "the schema");
  verdict = Verdict::unsure;
  if (!matcher.context.is_interrupted) return 0;
  PyErr_SetInterrupt();
  return PyErr_CheckSignals();
}

PyObject* tables_judge(PyObject* self, PyObject* instance) {
  Verdict verdict;
  if (judge(tables_of(self), instance, verdict) < 0) return nullptr;
  if (verdict == Verdict::unsure) Py_RETURN_NONE;
  return PyBool_FromLong(verdict == Verdict::accepts);
}

PyObject* tables_is_valid(PyObject* self, PyObject* instance) {
  Verdict verdict;
  if (judge(tables_of(self), instance, verdict) < 0) return nullptr;
  if (verdict != Verdict::unsure) [[likely]]
    return PyBool_FromLong(verdict == Verdict::accepts);
  return PyObject_CallOneArg(object_of(self)->fallback, instance);
}

// -- the type --

PyObject* tables_new(PyTypeObject* type, PyObject* arguments, PyObject* keywords) {
  static const char* const kNames[] = {"layout", "fallback", nullptr};
  PyObject *layout, *fallback = Py_None;
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "O!|O:Tables", const_cast<char**>(kNames), &PyTuple_Type,
                                   &layout, &fallback)) {
    return nullptr;
  }
  std::unique_ptr<Tables> tables = Tables::read(layout);
  if (tables == nullptr) return nullptr;
  PyObject* self = type->tp_alloc(type, 0);
  if (self == nullptr) return nullptr;
  object_of(self)->tables = tables.release();
  object_of(self)->layout = Py_NewRef(layout);
  object_of(self)->fallback = Py_NewRef(fallback);
  return self;
}

int tables_traverse(PyObject* self, visitproc visit, void* arg) {
  Py_VISIT(Py_TYPE(self));
  Py_VISIT(object_of(self)->layout);
  Py_VISIT(object_of(self)->fallback);
  return 0;
}

// Drops references that may be part of a cycle. The tables stay, as `is_valid` may still be called.
int tables_clear(PyObject* self) {
  Py_SETREF(object_of(self)->fallback, Py_NewRef(Py_None));
  return 0;
}

void tables_dealloc(PyObject* self) {
  PyTypeObject* type = Py_TYPE(self);
  PyObject_GC_UnTrack(self);
  delete object_of(self)->tables;
  Py_XDECREF(object_of(self)->layout);
  Py_XDECREF(object_of(self)->fallback);
  type->tp_free(self);
  Py_DECREF(type);
}

PyObject* tables_reduce(PyObject* self, PyObject*) {
  return Py_BuildValue("O(OO)", Py_TYPE(self), object_of(self)->layout, object_of(self)->fallback);
}

PyMethodDef tables_methods[] = {
    {"is_valid", tables_is_valid, METH_O,
     PyDoc_STR(
         "is_valid($self, instance, /)\n--\n\nReturn whether an instance is valid, by the fallback where it takes "
         "Python to tell.")},
    {"judge", tables_judge, METH_O,
     PyDoc_STR("judge($self, instance, /)\n--\n\nReturn whether an instance is valid; None if it takes Python to "
               "tell.")},
    {"judge_json", tables_judge_json, METH_O, judge_json_doc},
    {"accept_json", tables_accept_json, METH_VARARGS, accept_json_doc},
    {"accept_lines", tables_accept_lines, METH_VARARGS, accept_lines_doc},
    {"accept_values", tables_accept_values, METH_VARARGS, accept_values_doc},
    {"__reduce__", tables_reduce, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

PyType_Slot tables_slots[] = {
    {Py_tp_doc, const_cast<char*>(PyDoc_STR("Tables(layout, fallback=None)\n--\n\nA schema as tables."))},
    {Py_tp_new, reinterpret_cast<void*>(tables_new)},
    {Py_tp_traverse, reinterpret_cast<void*>(tables_traverse)},
    {Py_tp_clear, reinterpret_cast<void*>(tables_clear)},
    {Py_tp_dealloc, reinterpret_cast<void*>(tables_dealloc)},
    {Py_tp_methods, tables_methods},
    {0, nullptr},
};

PyType_Spec tables_spec = {"cio_schemas.kernel._kernel.Tables", sizeof(TablesObject), 0,
                           Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE, tables_slots};

// -- the module --

State*& held_state(PyObject* module) { return *static_cast<State**>(PyModule_GetState(module)); }

int module_traverse(PyObject* module, visitproc visit, void* arg) {
  State* state = held_state(module);
  if (state == nullptr) return 0;
  Py_VISIT(state->screen_type);
  return traverse_by_name(state->by_name, visit, arg);
}

void clear(State& state) {
  clear_by_name(state.by_name);
  Py_CLEAR(state.screen_type);
}

int module_clear(PyObject* module) {
  if (held_state(module) != nullptr) clear(*held_state(module));
  return 0;
}

void module_free(void* module) {
  State*& state = held_state(static_cast<PyObject*>(module));
  if (state != nullptr) clear(*state);
  delete state;
  state = nullptr;
}

// Returns why this Python cannot use the module; null if it can.
const char* refusal() {
#ifdef Py_GIL_DISABLED
  return "the kernel needs the global interpreter lock, which this build of Python is without";
#else
  return walks_dicts_rightly() ? nullptr : "this build of Python lays dicts out in another way than the kernel knows";
#endif
}

// Adds a type to the module. Returns null with an exception set on failure.
PyTypeObject* add_type(PyObject* module, PyType_Spec& spec) {
  auto type = reinterpret_cast<PyTypeObject*>(PyType_FromModuleAndSpec(module, &spec, nullptr));
  if (type != nullptr && PyModule_AddType(module, type) < 0) Py_CLEAR(type);
  return type;
}

int execute(PyObject* module) {
  if (const char* reason = refusal(); reason != nullptr) {
    if (!PyErr_Occurred()) PyErr_SetString(PyExc_ImportError, reason);
    return -1;
  }
  held_state(module) = new (std::nothrow) State;
  if (held_state(module) == nullptr) {
    PyErr_NoMemory();
    return -1;
  }
  PyTypeObject* tables_type = add_type(module, tables_spec);
  if (tables_type == nullptr) return -1;
  Py_DECREF(tables_type);
  held_state(module)->screen_type = add_type(module, screen_spec);
  return held_state(module)->screen_type == nullptr ? -1 : PyModule_AddFunctions(module, text_functions);
}

PyModuleDef_Slot slots[] = {
    {Py_mod_exec, reinterpret_cast<void*>(execute)},
#if PY_VERSION_HEX >= 0x030C0000
    {Py_mod_multiple_interpreters, Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED},
#endif
#ifdef Py_GIL_DISABLED  // lest Python turn the lock on, for good, before `execute` refuses
    {Py_mod_gil, Py_MOD_GIL_NOT_USED},
#endif
    {0, nullptr},
};

PyMethodDef functions[] = {
    {"by_name", by_name, METH_VARARGS, by_name_doc},
    {"plain_copy", plain_copy, METH_O, plain_copy_doc},
    {"is_bounded", is_bounded, METH_VARARGS, is_bounded_doc},
    {nullptr, nullptr, 0, nullptr},
};

PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    "cio_schemas.kernel._kernel",
    nullptr,
    sizeof(void*),  // of a `State`
    functions,
    slots,
    module_traverse,
    module_clear,
    module_free,
};

}  // namespace

}  // namespace cio_schemas

// NOLINTNEXTLINE(bugprone-reserved-identifier): the import system's name
PyMODINIT_FUNC PyInit__kernel() { return PyModuleDef_Init(&cio_schemas::definition); }
