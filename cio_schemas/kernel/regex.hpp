// Which texts are ECMA-262 patterns, as far as is easily seen: for `format: regex`, and for `pattern` in meta-schemas.

#pragma once

#include "formats.hpp"

namespace cio_schemas {

// Accepts what most patterns are made of; of the others only Python knows.
Verdict check_regex(const Text& text);

}  // namespace cio_schemas
