#include "case_folds.hpp"

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <new>
#include <numeric>
#include <vector>

#include "characters.hpp"
#include "names.hpp"

namespace cio_schemas {

namespace {

constexpr uint32_t kMaxPoint = 0x1F000;  // no later code point folds to another, which a test verifies

// A code point and what it folds to, if not to itself.
struct Folding {
  uint32_t point;
  std::vector<uint32_t> folded;
};

using Foldings = std::vector<Folding>;  // sorted

std::vector<uint32_t> points_of(PyObject* string) {
  std::vector<uint32_t> points;
  points.reserve(static_cast<size_t>(PyUnicode_GET_LENGTH(string)));
  for (Py_ssize_t i = 0; i < PyUnicode_GET_LENGTH(string); ++i) points.push_back(PyUnicode_READ_CHAR(string, i));
  return points;
}

// Asks Python for the case fold of a string of code points. Returns null with an exception set on failure.
Reference folded(const uint32_t* points, uint32_t count) {
  const Reference string = Reference::stolen(PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, points, count));
  if (string.get() == nullptr) return {};
  return Reference::stolen(PyObject_CallMethod(string.get(), "casefold", nullptr));
}

// Asks about all code points in blocks, and one by one only within blocks that fold. Returns null if out of memory.
std::unique_ptr<Foldings> asked() {
  constexpr uint32_t kRun = 128;
  auto foldings = std::make_unique<Foldings>();
  std::vector<uint32_t> points(kRun);
  for (uint32_t start = 0; start < kMaxPoint && PyErr_Occurred() == nullptr; start += kRun) {
    std::iota(points.begin(), points.end(), start);
    const Reference run = folded(points.data(), kRun);
    if (run.get() == nullptr || points_of(run.get()) == points) continue;
    for (const uint32_t point : points) {
      const Reference one = folded(&point, 1);
      if (one.get() == nullptr) break;
      std::vector<uint32_t> folding = points_of(one.get());
      if (folding.size() != 1 || folding[0] != point) foldings->push_back({point, std::move(folding)});
    }
  }
  const bool failed = PyErr_Occurred() != nullptr;
  PyErr_Clear();
  return failed ? nullptr : std::move(foldings);
}

// Returns the foldings, which are kept for the life of the process; null if out of memory.
const Foldings* foldings() {
  static std::atomic<const Foldings*> known = nullptr;
  if (const Foldings* found = known.load(std::memory_order_acquire)) return found;
  const PyGILState_STATE state = PyGILState_Ensure();  // only the holder of the GIL fills the table
  if (known.load() == nullptr) {
    try {
      known.store(asked().release(), std::memory_order_release);
    } catch (const std::bad_alloc&) {
      known.store(nullptr);
    }
  }
  PyGILState_Release(state);
  return known.load();
}

}  // namespace

std::optional<uint64_t> hash_of_casefold(const Text& text) {
  uint64_t hash = 0xcbf29ce484222325;  // FNV-1a over code points
  const auto add = [&hash](uint32_t point) { hash = (hash ^ point) * 0x100000001b3; };
  const Foldings* known = text.encoding == Encoding::ascii ? nullptr : foldings();
  if (text.encoding != Encoding::ascii && known == nullptr) return {};
  each_point(text, [&](uint32_t point) {
    if (point < 0x80) {
      add(is_ascii_upper(point) ? point | 0x20 : point);
      return true;
    }
    const auto folding = std::lower_bound(known->begin(), known->end(), point,
                                          [](const Folding& each, uint32_t wanted) { return each.point < wanted; });
    if (folding == known->end() || folding->point != point) {
      add(point);
    } else {
      std::for_each(folding->folded.begin(), folding->folded.end(), add);
    }
    return true;
  });
  return hash;
}

}  // namespace cio_schemas
