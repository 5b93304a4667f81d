// Compares numbers with the bounds and factors of a schema, exactly: a double stands for the decimal of its shortest
// notation, as in `cio_schemas.runtime.exact`.

#pragma once

#include <cmath>
#include <cstdint>

#include "tables.hpp"

namespace cio_schemas {

// Up to here every integer has a double of its own.
constexpr int64_t kPlain = int64_t{1} << 53;
inline bool is_plain(int64_t integer) { return -kPlain <= integer && integer <= kPlain; }

enum class Order : uint8_t { below, equal, above, unsure };

template <class Number>
inline Order order_of(Number one, Number other) {
  return one < other ? Order::below : one > other ? Order::above : Order::equal;
}

// Rounding keeps the order, so where the doubles next to two numbers differ, the numbers differ likewise.
inline Order order_of(int64_t value, const Bound& bound) {
  if (bound.is_integer) return order_of(value, bound.integer);
  const Order order = order_of(static_cast<double>(value), bound.nearest);
  return order != Order::equal || (bound.is_exact && is_plain(value)) ? order : Order::unsure;
}

inline Order order_of(double value, const Bound& bound) {
  const Order order = order_of(value, bound.nearest);
  return order != Order::equal || bound.is_exact ? order : Order::unsure;
}

template <class Number>
inline Verdict is_within(Number value, const Bound& bound) {
  const Order order = order_of(value, bound);
  if (order == Order::unsure) return Verdict::unsure;
  if (order == Order::equal) return bound.is_exclusive ? Verdict::refuses : Verdict::accepts;
  return (order == Order::below) == bound.is_upper ? Verdict::accepts : Verdict::refuses;
}

inline Verdict is_multiple(int64_t value, const Multiple& multiple) {
  constexpr int64_t kHalf = int64_t{1} << 31;  // a product of two numbers below it fits in 64 bits
  const auto [numerator, denominator] = multiple;
  if (value == 0) return Verdict::accepts;
  if (numerator == 0) return Verdict::unsure;
  const int64_t rest = value % numerator;
  if (rest == 0 || denominator == 1) return verdict_of(rest == 0);
  if (numerator > kHalf) return Verdict::unsure;
  return verdict_of(rest * (denominator % numerator) % numerator == 0);
}

inline Verdict is_multiple(double value, const Multiple& multiple) {
  constexpr double kDigits = 1e15;  // a decimal of so many digits survives the way to a double and back
  const auto denominator = static_cast<double>(multiple.denominator);
  if (multiple.numerator != 0 && denominator <= kDigits && std::fabs(value) < kDigits / denominator) {
    const double nearest = std::nearbyint(value * denominator);
    return verdict_of(static_cast<int64_t>(nearest) % multiple.numerator == 0 && nearest / denominator == value);
  }
  if (value == std::floor(value) && std::fabs(value) <= static_cast<double>(kPlain)) {
    return is_multiple(static_cast<int64_t>(value), multiple);
  }
  return Verdict::unsure;
}

template <class Number>
inline Verdict check_number(const NumberPart& part, Number value) {
  for (const Bound& bound : part.bounds) {
    const Verdict verdict = is_within(value, bound);
    if (verdict != Verdict::accepts) return verdict;
  }
  for (const Multiple& multiple : part.multiples) {
    const Verdict verdict = is_multiple(value, multiple);
    if (verdict != Verdict::accepts) return verdict;
  }
  return Verdict::accepts;
}

}  // namespace cio_schemas
