// What makes tables quick, found out once: what tells branches apart, and what to ask of a value of each kind. None of
// it changes a verdict.

#pragma once

#include "tables.hpp"

namespace cio_schemas {

// Sorts branches by the kinds they may accept, and those for objects by a property that is limited to other strings in
// each.
void tell_apart(Branches& branches);

// Finds out what to ask of each kind, and which kind to expect. The branches of all nodes are told apart before.
void choose_actions(Node& node);

}  // namespace cio_schemas
