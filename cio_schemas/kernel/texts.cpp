#include "texts.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <vector>

#include "buffer.hpp"
#include "json.hpp"
#include "matcher.hpp"
#include "module.hpp"
#include "scanner.hpp"

namespace cio_schemas {

namespace {

// From as many bytes on, other threads may run meanwhile.
constexpr size_t kLarge = 1 << 13;
// How many bytes of texts are judged between looks for a signal.
constexpr size_t kBytesBetweenChecks = 1 << 24;

// Lets other threads run as long as it exists, if it is worth it.
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

// Runs the handlers of signals that have come. Returns true with an exception set where one raised it. The texts that
// are being judged are our own, whatever the handlers do.
bool takes_signals() {
  const PyGILState_STATE state = PyGILState_Ensure();
  const bool raised = PyErr_CheckSignals() != 0;
  PyGILState_Release(state);
  return raised;
}

bool takes_signals_for(Context& context) {
  context.is_interrupted = takes_signals();
  return context.is_interrupted;
}

// What texts have to be besides valid for Python not to look at them.
struct Demands {
  bool each = false;                // whether a text is an array whose items are judged
  size_t max_size = SIZE_MAX;       // in bytes, of what is judged
  bool exact = false;               // whether it has no integer beyond 2^53
  std::vector<const Tables*> also;  // the other schemas that it has to satisfy
};

// What judges one text after the other, in one thread.
class Judge {
 public:
  explicit Judge(const Tables& tables) : tables_(tables), scanner_(of_this_thread()) {}
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;
  ~Judge() { scanner_.shrink(); }

  // Judges a text: unsure where it isn't clean, too, and where it is valid, but not all that is demanded. Bytes up to
  // `limit` may be read.
  Verdict judge(const char* data, size_t size, const char* limit, const Demands& demands = {}) {
    if (!scanner_.scan(data, size, limit)) return Verdict::unsure;
    const JSONValue root{scanner_.tape().root()};
    const Verdict verdict = judge(tables_, root);
    if (verdict != Verdict::accepts) return verdict;
    const bool is_plain = size <= demands.max_size && !(demands.exact && scanner_.has_inexact_integer());
    return is_plain && passes(root, demands) ? Verdict::accepts : Verdict::unsure;
  }

  // Returns how many instances a text holds that are valid and all that is demanded; none where one isn't for certain.
  std::optional<size_t> accept(const char* data, size_t size, const char* limit, const Demands& demands) {
    if (!demands.each) {
      if (size > demands.max_size || judge(data, size, limit, demands) != Verdict::accepts) return {};
      return 1;
    }
    if (!scanner_.scan(data, size, limit) || (demands.exact && scanner_.has_inexact_integer())) return {};
    const JSONValue root{scanner_.tape().root()};
    if (root.kind() != Kind::array || largest_item(root) > demands.max_size) return {};
    const bool accepted = root.each_item(
        [&](size_t, JSONValue item) { return judge(tables_, item) == Verdict::accepts && passes(item, demands); });
    return accepted ? std::optional<size_t>(root.item_count()) : std::nullopt;
  }

  // Whether a signal's handler has raised an exception.
  bool is_interrupted = false;

 private:
  // It takes some 50 kB, and is kept from one text to the next.
  static Scanner& of_this_thread() {
    thread_local const std::unique_ptr<Scanner> scanner = std::make_unique<Scanner>();
    return *scanner;
  }

  bool passes(JSONValue value, const Demands& demands) {
    return std::all_of(demands.also.begin(), demands.also.end(),
                       [&](const Tables* tables) { return judge(*tables, value) == Verdict::accepts; });
  }

  Verdict judge(const Tables& tables, JSONValue value) {
    Matcher<JSONValue> matcher;
    matcher.context.interrupted = takes_signals_for;
    const bool accepts = matcher.check(tables.root(), value);
    is_interrupted = is_interrupted || matcher.context.is_interrupted;
    return matcher.context.unsure ? Verdict::unsure : accepts ? Verdict::accepts : Verdict::refuses;
  }

  // How many bytes the largest item of the text's array has, at most: from where one begins to where the next does.
  size_t largest_item(JSONValue root) const {
    size_t largest = 0, begin = 0;
    root.each_item([&](size_t, JSONValue item) {
      if (item.kind() == Kind::array || item.kind() == Kind::object) {
        largest = std::max(largest, item.slot->extent.begin - begin);
        begin = item.slot->extent.begin;
      }
      return true;
    });
    return std::max(largest, scanner_.text_size() - begin);
  }

  const Tables& tables_;
  Scanner& scanner_;
};

// -- lines --

bool is_blank(const char* data, size_t size) {
  return std::all_of(data, data + size, [](char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); });
}

// A line that is not accepted: where it begins and ends, and how many lines are before it.
struct Doubt {
  size_t start, stop, line;
};

struct Lines {
  size_t accepted = 0;  // instances
  size_t number = 0;    // of line breaks
  std::vector<Doubt> doubts;
};

Lines judge_lines(Judge& judge, const char* data, size_t size, const Demands& demands) {
  Lines lines;
  const char *at = data, *end = data + size;
  while (at < end && !judge.is_interrupted) {
    auto newline = static_cast<const char*>(std::memchr(at, '\n', static_cast<size_t>(end - at)));
    const char* stop = newline == nullptr ? end : newline;
    const auto length = static_cast<size_t>(stop - at);
    if (const std::optional<size_t> accepted = judge.accept(at, length, end, demands)) {
      lines.accepted += *accepted;
    } else if (!is_blank(at, length)) {
      const auto start = static_cast<size_t>(at - data);
      lines.doubts.push_back({start, start + length, lines.number});
    }
    lines.number += newline != nullptr;
    at = stop + 1;
  }
  return lines;
}

PyObject* list_of(const std::vector<Doubt>& doubts) {
  PyObject* list = PyList_New(static_cast<Py_ssize_t>(doubts.size()));
  if (list == nullptr) return nullptr;
  for (size_t index = 0; index < doubts.size(); ++index) {
    const auto& [start, stop, line] = doubts[index];
    PyObject* doubt = Py_BuildValue("nnn", static_cast<Py_ssize_t>(start), static_cast<Py_ssize_t>(stop),
                                    static_cast<Py_ssize_t>(line));
    if (doubt == nullptr) {
      Py_DECREF(list);
      return nullptr;
    }
    PyList_SET_ITEM(list, static_cast<Py_ssize_t>(index), doubt);
  }
  return list;
}

// -- values of an Arrow array --

// An array of strings: one text after the other, with where each begins and ends.
struct Column {
  const char* data;
  size_t size;
  const char* offsets;
  size_t width;             // of an offset, in bytes: 4 or 8
  const uint8_t* validity;  // a bit for each value, null where all are valid
  size_t start, count;

  int64_t offset(size_t index) const {
    const char* at = offsets + index * width;
    return width == 4 ? load<int32_t>(at) : load<int64_t>(at);
  }
  bool is_null(size_t index) const { return validity != nullptr && (validity[index / 8] >> (index % 8) & 1) == 0; }
};

// What is not accepted among the values of an array, which nulls are not.
struct Judged {
  size_t refused = 0;
  std::vector<size_t> unsure;  // their positions, from the first that was judged
};

// Sets a bit for each value that is accepted: the first bit of all stands for the last position before `start` that is
// a multiple of 8, as in the bitmap of what is null. Each text is copied, for nobody knows who else writes to the
// buffers of an array.
Judged judge_values(Judge& judge, const Column& column, const Demands& demands, uint8_t* accepted) {
  Judged judged;
  size_t bytes = 0;
  std::vector<char> text;
  for (size_t index = 0; index < column.count && !judge.is_interrupted; ++index) {
    const size_t position = column.start + index, bit = column.start % 8 + index;
    if (column.is_null(position)) continue;
    const int64_t begin = column.offset(position), end = column.offset(position + 1);
    Verdict verdict = Verdict::unsure;
    if (begin >= 0 && begin <= end && static_cast<uint64_t>(end) <= column.size) {
      text.assign(column.data + begin, column.data + end);
      verdict = judge.judge(text.data(), text.size(), text.data() + text.size(), demands);
      bytes += text.size();
    }
    if (verdict == Verdict::accepts) {
      accepted[bit / 8] = static_cast<uint8_t>(accepted[bit / 8] | 1U << bit % 8);
    } else if (verdict == Verdict::refuses) {
      ++judged.refused;
    } else {
      judged.unsure.push_back(index);
    }
    if (bytes > kBytesBetweenChecks) {
      bytes = 0;
      judge.is_interrupted = judge.is_interrupted || takes_signals();
    }
  }
  return judged;
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

// Sets an exception unless a buffer holds so many bytes.
bool holds(const Buffer& buffer, size_t size, const char* what) {
  if (buffer.size() >= size) return true;
  PyErr_Format(PyExc_ValueError, "%s has %zu bytes, fewer than %zu", what, buffer.size(), size);
  return false;
}

// -- for tests --

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

// The Python object of a value; a number that the matcher would give up at is an Ellipsis.
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

}  // namespace

const char judge_json_doc[] =
    "judge_json($self, data, /)\n--\n\n"
    "Return whether a JSON text is valid; None where it takes Python to tell, or to say what is wrong with the text.";

PyObject* tables_judge_json(PyObject* self, PyObject* data) {
  Buffer buffer;
  if (!buffer.open_text(data)) {
    if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) return nullptr;
    PyErr_Clear();
    Py_RETURN_NONE;
  }
  try {
    Judge judge(tables_of(self));
    Verdict verdict;
    {
      const Released released(buffer.size() >= kLarge);
      verdict = judge.judge(buffer.data(), buffer.size(), buffer.data() + buffer.size());
    }
    if (judge.is_interrupted) return nullptr;
    if (verdict == Verdict::unsure) Py_RETURN_NONE;
    return PyBool_FromLong(verdict == Verdict::accepts);
  } catch (const std::bad_alloc&) {
    return PyErr_NoMemory();
  }
}

namespace {

// Reads the other tables that are to accept an instance, a tuple or null for none. Returns false with an exception set.
bool read_also(PyObject* self, PyObject* also, Demands& demands) {
  for (Py_ssize_t index = 0; also != nullptr && index < PyTuple_GET_SIZE(also); ++index) {
    PyObject* tables = PyTuple_GET_ITEM(also, index);
    if (!Py_IS_TYPE(tables, Py_TYPE(self))) {
      PyErr_SetString(PyExc_TypeError, "also has to be a tuple of Tables");
      return false;
    }
    demands.also.push_back(&tables_of(tables));
  }
  return true;
}

// Reads the arguments (data, each=False, max_size=0, exact=False, also=()). Returns false with an exception set.
bool read_arguments(PyObject* self, PyObject* arguments, Buffer& buffer, Demands& demands) {
  PyObject *data = nullptr, *also = nullptr;
  Py_ssize_t max_size = 0;
  int each = 0, exact = 0;
  if (!PyArg_ParseTuple(arguments, "O|pnpO!", &data, &each, &max_size, &exact, &PyTuple_Type, &also)) return false;
  demands.each = each != 0;
  demands.exact = exact != 0;
  if (max_size > 0) demands.max_size = static_cast<size_t>(max_size);
  return read_also(self, also, demands) && buffer.open_text(data);
}

}  // namespace

const char accept_json_doc[] =
    "accept_json($self, data, each=False, max_size=0, exact=False, also=(), /)\n--\n\n"
    "Return how many instances a JSON text holds, one or with each the items of its array; None unless it is certain\n"
    "that all are valid, here and by all other tables, that none has more than max_size bytes, unless that is 0, and,\n"
    "if exact is true, that none has an integer beyond 2**53.";

PyObject* tables_accept_json(PyObject* self, PyObject* arguments) {
  Buffer buffer;
  Demands demands;
  if (!read_arguments(self, arguments, buffer, demands)) return nullptr;
  try {
    Judge judge(tables_of(self));
    std::optional<size_t> accepted;
    {
      const Released released(buffer.size() >= kLarge);
      accepted = judge.accept(buffer.data(), buffer.size(), buffer.data() + buffer.size(), demands);
    }
    if (judge.is_interrupted) return nullptr;
    return accepted ? PyLong_FromSize_t(*accepted) : Py_NewRef(Py_None);
  } catch (const std::bad_alloc&) {
    return PyErr_NoMemory();
  }
}

const char accept_lines_doc[] =
    "accept_lines($self, data, each=False, max_size=0, exact=False, also=(), /)\n--\n\n"
    "Look at lines as accept_json does at a text. Return how many instances there are in the lines that pass, how "
    "many\n"
    "line breaks there are, and the lines that don't pass and aren't blank: where each begins and ends in the data, "
    "and\n"
    "how many lines are before it.";

PyObject* tables_accept_lines(PyObject* self, PyObject* arguments) {
  Buffer buffer;
  Demands demands;
  if (!read_arguments(self, arguments, buffer, demands)) return nullptr;
  try {
    Judge judge(tables_of(self));
    Lines lines;
    {
      const Released released(buffer.size() >= kLarge);
      lines = judge_lines(judge, buffer.data(), buffer.size(), demands);
    }
    if (judge.is_interrupted) return nullptr;
    return Py_BuildValue("nnN", static_cast<Py_ssize_t>(lines.accepted), static_cast<Py_ssize_t>(lines.number),
                         list_of(lines.doubts));
  } catch (const std::bad_alloc&) {
    return PyErr_NoMemory();
  }
}

const char accept_values_doc[] =
    "accept_values($self, data, offsets, width, validity, start, count, out, max_size=0, exact=False, also=(), "
    "/)\n--\n\n"
    "Look at the values of an Arrow array of strings as accept_json does at a text.\n\n"
    "data, offsets (of 4 or 8 bytes each, as width says) and validity (a bitmap, or None) are its buffers, start and\n"
    "count say which values. The bit of each value that passes is set in out, whose first bit stands for the last\n"
    "multiple of 8 up to start. Return how many values are invalid, and a list of those, counted from start, where it\n"
    "takes Python to tell; a null is neither.";

PyObject* tables_accept_values(PyObject* self, PyObject* arguments) {
  PyObject *data_object, *offsets_object, *validity_object, *out_object, *also = nullptr;
  Py_ssize_t width, start, count, max_size = 0;
  int exact = 0;
  if (!PyArg_ParseTuple(arguments, "OOnOnnO|npO!:accept_values", &data_object, &offsets_object, &width,
                        &validity_object, &start, &count, &out_object, &max_size, &exact, &PyTuple_Type, &also)) {
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
  Demands demands;
  demands.exact = exact != 0;
  if (max_size > 0) demands.max_size = static_cast<size_t>(max_size);
  if (!read_also(self, also, demands)) return nullptr;
  try {
    Judge judge(tables_of(self));
    Judged judged;
    {
      const Released released(true);
      judged = judge_values(judge, column, demands, reinterpret_cast<uint8_t*>(out.data()));
    }
    if (judge.is_interrupted) return nullptr;
    return Py_BuildValue("nN", static_cast<Py_ssize_t>(judged.refused), list_of(judged.unsure));
  } catch (const std::bad_alloc&) {
    return PyErr_NoMemory();
  }
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
