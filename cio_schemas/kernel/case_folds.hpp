// How `str.casefold` folds the characters of names. It is Python that is asked, once, so that both agree in every
// version of Unicode.

#pragma once

#include <cstdint>
#include <optional>

#include "text.hpp"

namespace cio_schemas {

// A hash of a text as `str.casefold` makes it; none if memory is out. The GIL may be held, or not.
std::optional<uint64_t> hash_of_casefold(const Text& text);

}  // namespace cio_schemas
