// Judges JSON texts, one or many: whether they are valid, and whether the rules of payloads may have findings.

#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <vector>

#include "formats.hpp"
#include "json.hpp"
#include "scanner.hpp"
#include "screen.hpp"
#include "tables.hpp"

namespace cio_schemas {

// The schema of texts, and the rules that apply to them.
struct Demands {
  const Tables& tables;
  bool each = false;                     // whether a text is an array whose items are judged
  std::vector<const Screen*> screens{};  // of the rules
};

// The verdict on a text.
struct Finding {
  // How many instances it holds, one or with `each` the items of its array, if all of them are valid.
  size_t instances = 0;
  // The rules that may have something to report of them; every rule if it isn't certain that all are valid.
  Rules doubts = kEveryRule;
};

// What judges in one thread.
class Judge {
 public:
  explicit Judge(const Demands& demands);
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;
  ~Judge() { scanner_.shrink(); }

  // Judges a text: unsure if it isn't clean, and if it is valid, but a rule may have something to report.
  // Bytes up to `limit` may be read.
  Verdict judge(const char* data, size_t size, const char* limit);

  // Says what is certain of a text. Bytes up to `limit` may be read.
  Finding look(const char* data, size_t size, const char* limit);

  // Whether a signal's handler has raised an exception.
  bool is_interrupted = false;

 private:
  Verdict judge(JSONValue value);
  Rules doubts(JSONValue value) const;

  const Demands& demands_;
  Scanner& scanner_;
};

// A line of which more has to be said than that it is valid: where it begins and ends, how many lines are before it,
// and the rules that may have something to report, every rule if it isn't certain that it is valid.
struct Doubt {
  size_t start, stop, line;
  Rules rules;
};

struct Lines {
  size_t accepted = 0;  // instances
  size_t number = 0;    // of line breaks
  std::vector<Doubt> doubts;
};

Lines judge_lines(Judge& judge, const char* data, size_t size);

// An array of strings: one text after the other, with where each begins and ends.
struct Column {
  const char* data;
  size_t size;
  const char* offsets;
  size_t width;             // of an offset, in bytes: 4 or 8
  const uint8_t* validity;  // a bit for each value, null if all are valid
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
Judged judge_values(Judge& judge, const Column& column, uint8_t* accepted);

}  // namespace cio_schemas
