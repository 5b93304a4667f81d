// Checks of formats. Written by hand, they are as fast as an automaton, and shorter to read. For rare texts the answer
// is `unsure`, and `cio_schemas.formats` decides.

#pragma once

#include <cstdint>
#include <string_view>

#include "text.hpp"

namespace cio_schemas {

enum class Verdict : uint8_t { refuses, accepts, unsure };

inline Verdict verdict_of(bool accepts) { return accepts ? Verdict::accepts : Verdict::refuses; }

using CheckFormat = Verdict (*)(const Text& text);

// Returns the check of a format of `cio_schemas.formats`, by name; if it is not here, one that is always unsure.
CheckFormat check_of_format(std::string_view name);

}  // namespace cio_schemas
