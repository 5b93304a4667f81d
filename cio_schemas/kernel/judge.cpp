#include "judge.hpp"

#include <algorithm>
#include <cstring>
#include <memory>

#include "matcher.hpp"
#include "screen_matcher.hpp"

namespace cio_schemas {

namespace {

// How many bytes are judged between two checks for signals.
constexpr size_t kBytesBetweenChecks = 1 << 24;

// Runs the handlers of pending signals. Returns true with an exception set if one raised. Handlers cannot change the
// texts being judged, which are copies or held buffers.
bool takes_signals() {
  const PyGILState_STATE state = PyGILState_Ensure();
  const bool raised = PyErr_CheckSignals() != 0;
  PyGILState_Release(state);
  return raised;
}

// Returns whether a judgement is to end, for a handler raised, or for the schema visits values too often; then objects
// are made of the text, and what judges those says so.
bool is_to_end(Context& context) {
  context.is_interrupted = takes_signals();
  return context.is_interrupted || context.taken > context.most;
}

// About 50 kB, so it is reused for every text.
Scanner& scanner_of_this_thread() {
  thread_local const std::unique_ptr<Scanner> scanner = std::make_unique<Scanner>();
  return *scanner;
}

bool is_blank(const char* data, size_t size) {
  return std::all_of(data, data + size, [](char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); });
}

}  // namespace

Judge::Judge(const Demands& demands) : demands_(demands), scanner_(scanner_of_this_thread()) {}

Verdict Judge::judge(const char* data, size_t size, const char* limit) {
  if (!scanner_.scan(data, size, limit)) return Verdict::unsure;
  const JSONValue root{scanner_.tape().root()};
  const Verdict verdict = judge(root);
  return verdict == Verdict::accepts && doubts(root) != 0 ? Verdict::unsure : verdict;
}

Finding Judge::look(const char* data, size_t size, const char* limit) {
  if (!scanner_.scan(data, size, limit)) return {};
  const JSONValue root{scanner_.tape().root()};
  if (!demands_.each) return judge(root) == Verdict::accepts ? Finding{1, doubts(root)} : Finding{};
  if (root.kind() != Kind::array) return {};
  Rules rules = 0;
  const bool are_valid = root.each_item([&](size_t, JSONValue item) {
    if (judge(item) != Verdict::accepts) return false;
    rules |= doubts(item);
    return true;
  });
  return are_valid ? Finding{root.item_count(), rules} : Finding{};
}

Verdict Judge::judge(JSONValue value) {
  Matcher<JSONValue> matcher;
  matcher.context.interrupted = is_to_end;
  matcher.context.most = Context::most_steps(scanner_.tape().size());
  const bool accepts = matcher.check(demands_.tables.root(), value);
  is_interrupted = is_interrupted || matcher.context.is_interrupted;
  return matcher.context.unsure ? Verdict::unsure : accepts ? Verdict::accepts : Verdict::refuses;
}

Rules Judge::doubts(JSONValue value) const {
  Rules rules = 0;
  for (const Screen* screen : demands_.screens) {
    rules |= Screening<JSONValue>(scanner_.text_size(), scanner_.has_inexact_integer()).doubts(*screen, value);
  }
  return rules;
}

Lines judge_lines(Judge& judge, const char* data, size_t size) {
  Lines lines;
  const char *at = data, *end = data + size;
  while (at < end && !judge.is_interrupted) {
    auto newline = static_cast<const char*>(std::memchr(at, '\n', static_cast<size_t>(end - at)));
    const char* stop = newline == nullptr ? end : newline;
    const auto length = static_cast<size_t>(stop - at);
    const Finding found = judge.look(at, length, end);
    if (found.doubts == 0) {
      lines.accepted += found.instances;
    } else if (!is_blank(at, length)) {
      const auto start = static_cast<size_t>(at - data);
      lines.doubts.push_back({start, start + length, lines.number, found.doubts});
    }
    lines.number += newline != nullptr;
    at = stop + 1;
  }
  return lines;
}

Judged judge_values(Judge& judge, const Column& column, uint8_t* accepted) {
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
      verdict = judge.judge(text.data(), text.size(), text.data() + text.size());
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

}  // namespace cio_schemas
