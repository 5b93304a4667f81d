// Formats of strings. Those written here by hand are as quick as an automaton, and shorter to read. What is rare is
// left to `cio_schemas.formats`, which has the last word: then the answer is `unsure`.

#pragma once

#include <cstdint>
#include <string_view>

#include "text.hpp"

namespace cio_schemas {

enum class Verdict : uint8_t { refuses, accepts, unsure };

inline Verdict verdict_of(bool accepts) { return accepts ? Verdict::accepts : Verdict::refuses; }

using CheckFormat = Verdict (*)(const Text& text);

// The check of a format that `cio_schemas.formats` has by this name; one that is always unsure where it is not here.
CheckFormat check_of_format(std::string_view name);

}  // namespace cio_schemas
