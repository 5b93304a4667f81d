#include "objects.hpp"

#include "names.hpp"

namespace cio_schemas {

namespace {

// Returns a dict of some members, the second one deleted.
Reference dict_with_a_gap(int size) {
  Reference dict = Reference::stolen(PyDict_New());
  for (int i = 0; i < size && dict.get() != nullptr; ++i) {
    const Reference name = Reference::stolen(PyUnicode_FromFormat("name %d", i));
    const Reference member = Reference::stolen(PyLong_FromLong(1000 + i));
    if (name.get() == nullptr || member.get() == nullptr || PyDict_SetItem(dict.get(), name.get(), member.get()) < 0) {
      return {};
    }
  }
  if (dict.get() != nullptr && PyDict_DelItemString(dict.get(), "name 1") < 0) return {};
  return dict;
}

bool walks_rightly(PyObject* dict) {
  Context context;
  PyObject *name, *member;
  Py_ssize_t position = 0;
  const ObjectValue value(dict);
  const bool agrees = value.each_member(context, [&](ObjectValue found_name, ObjectValue found_member) {
    return PyDict_Next(dict, &position, &name, &member) != 0 && found_name.is_same(name) &&
           found_member.is_same(member);
  });
  return agrees && PyDict_Next(dict, &position, &name, &member) == 0 && value.has_string_names() && !context.unsure;
}

}  // namespace

bool walks_dicts_rightly() {
  for (const int size : {2, 5, 6, 300}) {  // with one-byte and two-byte indices
    const Reference dict = dict_with_a_gap(size);
    if (dict.get() == nullptr || !walks_rightly(dict.get())) return false;
  }
  return true;
}

}  // namespace cio_schemas
