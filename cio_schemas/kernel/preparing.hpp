// Prepares tables for speed: finds what distinguishes branches, and what to test of a value of each kind. This never
// changes a verdict.

#pragma once

#include "tables.hpp"

namespace cio_schemas {

// Sorts branches by the kinds they may accept, and those for objects by a property that is limited to other strings in
// each.
void tell_apart(Branches& branches);

// Works out what to test of each kind, and which kind to expect. The branches of all nodes are distinguished before.
void choose_actions(Node& node);

}  // namespace cio_schemas
