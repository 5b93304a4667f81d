#include "json_functions.hpp"

#include <cstring>
#include <new>

#include "buffer.hpp"
#include "judge.hpp"
#include "module.hpp"
#include "screen_type.hpp"

namespace cio_schemas {

namespace {

// The GIL is released for texts of at least this many bytes.
constexpr size_t kLarge = 1 << 13;

// Releases the GIL for its lifetime, if asked to.
class Released {
 public:
  explicit Released(bool is_worth_it) : state_(is_worth_it ? PyEval_SaveThread() : nullptr) {}
  Released(const Released&) = delete;
  Released& operator=(const Released&) = delete;
  ~Released() {
    if (state_ != nullptr) PyEval_RestoreThread(state_);
  }

 private:
  PyThreadState* state_;
};

PyObject* list_of(const std::vector<Doubt>& doubts) {
  PyObject* list = PyList_New(static_cast<Py_ssize_t>(doubts.size()));
  if (list == nullptr) return nullptr;
  for (size_t index = 0; index < doubts.size(); ++index) {
    const auto& [start, stop, line, rules] = doubts[index];
    PyObject* doubt = Py_BuildValue("nnnN", static_cast<Py_ssize_t>(start), static_cast<Py_ssize_t>(stop),
                                    static_cast<Py_ssize_t>(line), python_rules(rules));
    if (doubt == nullptr) {
      Py_DECREF(list);
      return nullptr;
    }
    PyList_SET_ITEM(list, static_cast<Py_ssize_t>(index), doubt);
  }
  return list;
}

PyObject* list_of(const std::vector<size_t>& numbers) {
  PyObject* list = PyList_New(static_cast<Py_ssize_t>(numbers.size()));
  for (size_t index = 0; list != nullptr && index < numbers.size(); ++index) {
    PyObject* number = PyLong_FromSize_t(numbers[index]);
    if (number == nullptr) {
      Py_CLEAR(list);
    } else {
      PyList_SET_ITEM(list, static_cast<Py_ssize_t>(index), number);
    }
  }
  return list;
}

// Returns whether a buffer holds at least `size` bytes; sets an exception if not.
bool holds(const Buffer& buffer, size_t size, const char* what) {
  if (buffer.size() >= size) return true;
  PyErr_Format(PyExc_ValueError, "%s has %zu bytes, fewer than %zu", what, buffer.size(), size);
  return false;
}

// Calls `ask` with a judge, without the GIL if the text is large, and `answer` with the result. Returns null with an
// exception set if a signal handler raised it, or if out of memory.
template <class Ask, class Answer>
PyObject* judged(const Demands& demands, bool is_large, Ask ask, Answer answer) {
  try {
    Judge judge(demands);
    decltype(ask(judge)) found;
    {
      const Released released(is_large);
      found = ask(judge);
    }
    return judge.is_interrupted ? nullptr : answer(found);
  } catch (const std::bad_alloc&) {
    return PyErr_NoMemory();
  }
}

// Reads the arguments (data, each=False, screens=()). Returns false with an exception set on failure.
bool read_arguments(PyObject* self, PyObject* arguments, Buffer& buffer, Demands& demands) {
  PyObject *data = nullptr, *screens = nullptr;
  int each = 0;
  if (!PyArg_ParseTuple(arguments, "O|pO!", &data, &each, &PyTuple_Type, &screens)) return false;
  demands.each = each != 0;
  return read_screens(screen_type_of(self), screens, demands.screens) && buffer.open_text(data);
}

}  // namespace

const char judge_json_doc[] =
    "judge_json($self, data, /)\n--\n\n"
    "Return whether a JSON text is valid; None if it takes Python to tell, or to say what is wrong with the text.";

PyObject* tables_judge_json(PyObject* self, PyObject* data) {
  Buffer buffer;
  if (!buffer.open_text(data)) {
    if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) return nullptr;
    PyErr_Clear();
    Py_RETURN_NONE;
  }
  const Demands demands{tables_of(self)};
  const char *begin = buffer.data(), *end = begin + buffer.size();
  return judged(
      demands, buffer.size() >= kLarge, [&](Judge& judge) { return judge.judge(begin, buffer.size(), end); },
      [](Verdict verdict) {
        return verdict == Verdict::unsure ? Py_NewRef(Py_None) : PyBool_FromLong(verdict == Verdict::accepts);
      });
}

const char accept_json_doc[] =
    "accept_json($self, data, each=False, screens=(), /)\n--\n\n"
    "Return how many instances a JSON text holds, one or with each the items of its array; None unless it is certain\n"
    "that all are valid, and that all screens show that no rule has anything to report of them.";

PyObject* tables_accept_json(PyObject* self, PyObject* arguments) {
  Buffer buffer;
  Demands demands{tables_of(self)};
  if (!read_arguments(self, arguments, buffer, demands)) return nullptr;
  const char *begin = buffer.data(), *end = begin + buffer.size();
  return judged(
      demands, buffer.size() >= kLarge, [&](Judge& judge) { return judge.look(begin, buffer.size(), end); },
      [](const Finding& found) { return found.doubts == 0 ? PyLong_FromSize_t(found.instances) : Py_NewRef(Py_None); });
}

const char accept_lines_doc[] =
    "accept_lines($self, data, each=False, screens=(), /)\n--\n\n"
    "Look at lines as accept_json does at a text. Return how many instances there are in the lines that pass, how "
    "many\n"
    "line breaks there are, and the lines that don't pass and aren't blank: where each begins and ends in the data, "
    "how\n"
    "many lines are before it, and the rules that may have something to report, a bit for each; -1 unless it is "
    "certain\n"
    "that the line is valid.";

PyObject* tables_accept_lines(PyObject* self, PyObject* arguments) {
  Buffer buffer;
  Demands demands{tables_of(self)};
  if (!read_arguments(self, arguments, buffer, demands)) return nullptr;
  return judged(
      demands, buffer.size() >= kLarge, [&](Judge& judge) { return judge_lines(judge, buffer.data(), buffer.size()); },
      [](const Lines& lines) {
        return Py_BuildValue("nnN", static_cast<Py_ssize_t>(lines.accepted), static_cast<Py_ssize_t>(lines.number),
                             list_of(lines.doubts));
      });
}

const char accept_values_doc[] =
    "accept_values($self, data, offsets, width, validity, start, count, out, screens=(), /)\n--\n\n"
    "Look at the values of an Arrow array of strings as accept_json does at a text.\n\n"
    "data, offsets (of 4 or 8 bytes each, as width says) and validity (a bitmap, or None) are its buffers, start and\n"
    "count say which values. The bit of each value that passes is set in out, whose first bit stands for the last\n"
    "multiple of 8 up to start. Return how many values are invalid, and a list of those, counted from start, where it\n"
    "takes Python to tell; a null is neither.";

PyObject* tables_accept_values(PyObject* self, PyObject* arguments) {
  PyObject *data_object, *offsets_object, *validity_object, *out_object, *screens = nullptr;
  Py_ssize_t width, start, count;
  if (!PyArg_ParseTuple(arguments, "OOnOnnO|O!:accept_values", &data_object, &offsets_object, &width, &validity_object,
                        &start, &count, &out_object, &PyTuple_Type, &screens)) {
    return nullptr;
  }
  if ((width != 4 && width != 8) || start < 0 || count < 0 || start > PY_SSIZE_T_MAX / 16 - count) {
    PyErr_SetString(PyExc_ValueError, "width has to be 4 or 8, and start and count within the array");
    return nullptr;
  }
  Buffer data, offsets, validity, out;
  const bool has_validity = validity_object != Py_None, has_data = data_object != Py_None;
  const auto stop = static_cast<size_t>(start + count);
  if ((has_data && !data.open(data_object)) || !offsets.open(offsets_object) ||
      (has_validity && !validity.open(validity_object)) || !out.open(out_object, true) ||
      !holds(offsets, (stop + 1) * static_cast<size_t>(width), "offsets") ||
      (has_validity && !holds(validity, (stop + 7) / 8, "validity")) ||
      !holds(out, (stop - static_cast<size_t>(start) / 8 * 8 + 7) / 8, "out")) {
    return nullptr;
  }
  const Column column{data.data(),
                      data.size(),
                      offsets.data(),
                      static_cast<size_t>(width),
                      has_validity ? reinterpret_cast<const uint8_t*>(validity.data()) : nullptr,
                      static_cast<size_t>(start),
                      static_cast<size_t>(count)};
  Demands demands{tables_of(self)};
  if (!read_screens(screen_type_of(self), screens, demands.screens)) return nullptr;
  return judged(
      demands, true, [&](Judge& judge) { return judge_values(judge, column, reinterpret_cast<uint8_t*>(out.data())); },
      [](const Judged& found) {
        return Py_BuildValue("nN", static_cast<Py_ssize_t>(found.refused), list_of(found.unsure));
      });
}

namespace {

PyObject* count_lines(PyObject*, PyObject* data) {
  Buffer buffer;
  if (!buffer.open_text(data)) return nullptr;
  const char *at = buffer.data(), *end = at + buffer.size();
  size_t lines = 0;
  for (; at < end; ++at, ++lines) {
    at = static_cast<const char*>(std::memchr(at, '\n', static_cast<size_t>(end - at)));
    if (at == nullptr) break;
  }
  return PyLong_FromSize_t(lines);
}

}  // namespace

PyMethodDef text_functions[] = {
    {"count_lines", count_lines, METH_O, PyDoc_STR("count_lines(data, /)\n--\n\nCount the line breaks of a text.")},
    {"read_json", read_json, METH_VARARGS,
     PyDoc_STR("read_json(data, portable=False)\n--\n\n"
               "Return what the kernel reads of a JSON text, NotImplemented where it leaves it to Python: for tests.")},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace cio_schemas
