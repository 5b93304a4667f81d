// What makes tables quick, found out once: the kind that a node expects, and what tells branches apart. None of it changes
// a verdict.

#pragma once

#include "tables.hpp"

namespace cio_schemas {

// Chooses the kind of value that a node is asked about first.
void expect_kind(Node& node);

// Sorts branches by the kinds they may accept, and those for objects by a property that is limited to other strings in
// each.
void tell_apart(Branches& branches);

}  // namespace cio_schemas
