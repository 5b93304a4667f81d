// Reads the URLs of recorded requests to Customer.io, like `payloads/requests.py`.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "instance.hpp"
#include "screen.hpp"
#include "text.hpp"

namespace cio_schemas {

// The row for a method and a URL, none if no row is for them. Gives up at characters beyond printable ASCII.
std::optional<size_t> row_of(const Requests& requests, const Text& method, const Text& url, Context& context);

// The identifier of a person in the path of a Track v1 request as it is written, empty if there is none. Gives up as
// above.
std::string_view path_identifier(const Text& url, Context& context);

// Whether an identifier looks like a phone number.
bool may_be_phone(std::string_view identifier);

// Whether an identifier has only characters that may stand in a path, percent-encoded if they have to be.
bool is_encoded(std::string_view identifier);

// An identifier without its percent-encoding; none if that isn't printable ASCII.
std::optional<std::string> decoded(std::string_view identifier);

}  // namespace cio_schemas
