// Recognizes ECMA-262 patterns of common forms, for `format: regex`, and for `pattern` in meta-schemas.

#pragma once

#include "formats.hpp"

namespace cio_schemas {

// Accepts the syntax that most patterns use; Python decides about the others.
Verdict check_regex(const Text& text);

}  // namespace cio_schemas
