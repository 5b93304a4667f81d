#include "regex.hpp"

#include <string_view>

namespace cio_schemas {

namespace {

constexpr size_t kMaxSize = 4096;
constexpr int kMaxGroups = 50;
constexpr uint32_t kMaxCount = 100'000;  // of a quantifier; the size of automata is limited elsewhere

// Reads a pattern from left to right, and gives up at any construct it does not know, so that it accepts only what
// ECMA-262 accepts both with the `u` flag and under Annex B.
class PatternReader {
 public:
  explicit PatternReader(std::string_view text) : text_(text) {}

  bool accepts() {
    while (at_ < text_.size()) {
      if (!read_term()) return false;
    }
    return depth_ == 0;
  }

 private:
  char peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool take(std::string_view wanted) {
    if (text_.substr(at_, wanted.size()) != wanted) return false;
    at_ += wanted.size();
    return true;
  }

  bool read_term() {
    switch (peek()) {
      case '|': ++at_; return true;
      case '^':
      case '$': ++at_; return !is_quantifier(peek());
      case '(': return open_group();
      case ')':
        if (depth_ == 0) return false;
        ++at_;
        --depth_;
        return quantifiable_[depth_] ? read_quantifier() : !is_quantifier(peek());
      case '[': return read_class() && read_quantifier();
      case '\\': return read_escape() && read_quantifier();
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']': return false;
      default: ++at_; return read_quantifier();
    }
  }

  bool open_group() {
    ++at_;
    if (depth_ == kMaxGroups) return false;
    bool is_quantifiable = true;
    if (peek() == '?') {
      const bool looks = take("?=") || take("?!") || take("?<=") || take("?<!");
      if (!looks && !take("?:")) return false;
      is_quantifiable = !looks;
    }
    quantifiable_[depth_++] = is_quantifiable;
    return !is_quantifier(peek());
  }

  static bool is_quantifier(char c) { return c == '*' || c == '+' || c == '?' || c == '{'; }
  static bool is_digit(char c) { return '0' <= c && c <= '9'; }

  // Takes a quantifier if there is one.
  bool read_quantifier() {
    if (take("*") || take("+") || take("?")) {
      take("?");
    } else if (take("{")) {
      uint32_t low = 0, high = 0;
      if (!read_number(low)) return false;
      if (take(",")) {
        if (is_digit(peek()) && (!read_number(high) || high < low)) return false;
      }
      if (!take("}")) return false;
      take("?");
    }
    return !is_quantifier(peek());
  }

  bool read_number(uint32_t& number) {
    const size_t from = at_;
    for (; is_digit(peek()); ++at_) {
      number = 10 * number + static_cast<uint32_t>(peek() - '0');
      if (number > kMaxCount) return false;
    }
    return at_ > from;
  }

  // Takes an escape: of a character class, a control character or a syntax character.
  bool read_escape() {
    constexpr std::string_view kEscapes = "dDwWsSnrtfv^$\\.*+?()[]{}|/";
    if (kEscapes.find(peek(1)) == std::string_view::npos || at_ + 1 >= text_.size()) return false;
    at_ += 2;
    return true;
  }

  bool read_class() {
    ++at_;
    take("^");
    while (peek() != ']') {
      int low, high;
      if (!read_member(low)) return false;
      if (peek() != '-' || peek(1) == ']') continue;
      ++at_;
      if (!read_member(high) || low < 0 || high < low) return false;
    }
    ++at_;
    return true;
  }

  // Takes a member of a class, and sets `code` to its code point, or to -1 for an escape of several characters or of a
  // control character.
  bool read_member(int& code) {
    if (at_ >= text_.size()) return false;
    code = static_cast<unsigned char>(peek());
    if (code == '[') return false;
    if (code != '\\') {
      ++at_;
      return true;
    }
    const char escaped = peek(1);
    if (escaped == '-') {
      at_ += 2;
      code = '-';
      return true;
    }
    if (!read_escape()) return false;
    const bool is_letter = ('a' <= escaped && escaped <= 'z') || ('A' <= escaped && escaped <= 'Z');
    code = is_letter ? -1 : static_cast<unsigned char>(escaped);
    return true;
  }

  std::string_view text_;
  size_t at_ = 0;
  int depth_ = 0;
  bool quantifiable_[kMaxGroups] = {};  // for each open group; false for lookarounds
};

}  // namespace

Verdict check_regex(const Text& text) {
  if (text.encoding != Encoding::ascii || text.size > kMaxSize) return Verdict::unsure;
  const std::string_view pattern(static_cast<const char*>(text.data), text.size);
  return PatternReader(pattern).accepts() ? Verdict::accepts : Verdict::unsure;
}

}  // namespace cio_schemas
