// Measures a value: its size in bytes as JSON without white space, as `json.dumps` writes it, and whether all of its
// integers are exact.

#pragma once

#include <optional>

#include "characters.hpp"
#include "values.hpp"

namespace cio_schemas {

template <Instance Value>
class Measure {
 public:
  explicit Measure(Context& context) : context_(context) {}

  // An upper bound of the size, quickly: each character counts as an escape. Gives up at what isn't JSON.
  size_t most(Value value) { return of(value).most; }

  // The size, except that each real counts as the longest one.
  size_t exact(Value value) {
    const Level level(context_);
    const Kind kind = value.kind();
    switch (kind) {
      case Kind::null: return 4;
      case Kind::boolean: return 5;
      case Kind::integer: return digits(value);
      case Kind::real: return kReal;
      case Kind::string: return json_size(value.text());
      case Kind::other: context_.give_up(); return 0;
      default: break;
    }
    size_t size = 2;
    if (level.is_too_deep() || !context_.step()) {
      context_.give_up();
    } else if (kind == Kind::array) {
      value.each_item([&](size_t, Value item) {
        size += exact(item) + 1;
        return !context_.unsure;
      });
    } else {
      value.each_member(context_, [&](Value name, Value member) {
        size += json_size(name.text()) + exact(member) + 2;
        return !context_.unsure;
      });
    }
    return size;
  }

  // Whether it has no integer beyond 2^53.
  bool is_exact(Value value) { return of(value).is_exact; }

 private:
  struct Found {
    size_t most = 2;
    bool is_exact = true;
  };
  static constexpr size_t kReal = 24, kInteger = 20;

  // Both at once, remembered for the value that was asked about last: several rules ask about a body.
  Found of(Value value) {
    if (last_ && last_->is_same(value)) return found_;
    found_ = walk(value);
    last_ = value;
    return found_;
  }

  Found walk(Value value) {
    const Level level(context_);
    const Kind kind = value.kind();
    if (kind == Kind::other || level.is_too_deep() || !context_.step()) {
      context_.give_up();
      return {};
    }
    Found found;
    if (kind == Kind::integer) {
      int64_t integer;
      found = {kInteger, value.read(integer) && is_plain(integer)};
    } else if (kind == Kind::string) {
      found.most += most_of(value.text());
    } else if (kind == Kind::array) {
      value.each_item([&](size_t, Value item) { return add(found, walk(item)); });
    } else if (kind == Kind::object) {
      value.each_member(context_, [&](Value name, Value member) {
        found.most += most_of(name.text()) + 3;
        return add(found, walk(member));
      });
    } else {
      found.most = kReal;
    }
    return found;
  }

  // Gives up at a surrogate, which no string of JSON has.
  size_t most_of(Text text) {
    if (text.encoding == Encoding::ucs2 && has_surrogate<uint16_t>(text)) context_.give_up();
    if (text.encoding == Encoding::ucs4 && has_surrogate<uint32_t>(text)) context_.give_up();
    return 6 * text.size;
  }

  template <class Unit>
  static bool has_surrogate(Text text) {
    for (size_t index = 0; index < text.size; ++index) {
      if ((load<Unit>(text.bytes() + index * sizeof(Unit)) & ~Unit{0x7FF}) == 0xD800) return true;
    }
    return false;
  }

  bool add(Found& found, const Found& more) {
    found.most += more.most + 1;
    found.is_exact = found.is_exact && more.is_exact;
    return !context_.unsure;
  }

  size_t digits(Value value) {
    int64_t integer;
    if (!value.read(integer)) {
      context_.give_up();
      return 0;
    }
    size_t size = integer < 0 ? 2 : 1;
    for (; integer > 9 || integer < -9; integer /= 10) ++size;
    return size;
  }

  Context& context_;
  std::optional<Value> last_;
  Found found_;
};

}  // namespace cio_schemas
