#include "request.hpp"

#include <algorithm>

#include "characters.hpp"

namespace cio_schemas {

namespace {

bool is_printable(char c) { return ' ' <= c && c <= '~'; }

// Returns the characters of a text if all are printable ASCII.
std::optional<std::string_view> printable(const Text& text, Context& context) {
  const std::string_view found(static_cast<const char*>(text.data), text.encoding == Encoding::ascii ? text.size : 0);
  if (text.encoding == Encoding::ascii && std::all_of(found.begin(), found.end(), is_printable)) return found;
  context.give_up();
  return {};
}

// Returns a URL without its authority and its scheme, if that is in lower case.
std::string_view from_path(std::string_view url) {
  const size_t colon = url.find("://");
  if (colon == std::string_view::npos || colon == 0) return url;
  if (!std::all_of(url.begin(), url.begin() + static_cast<std::ptrdiff_t>(colon),
                   [](char c) { return 'a' <= c && c <= 'z'; }))
    return url;
  return url.substr(std::min(url.find_first_of("/?#", colon + 3), url.size()));
}

// Returns whether a path consists of the given segments, with or without a trailing slash.
bool is_path(std::string_view path, const std::vector<std::string>& segments) {
  for (const std::string& segment : segments) {
    if (path.empty() || path[0] != '/') return false;
    const std::string_view found = path.substr(1, std::min(path.find('/', 1), path.size()) - 1);
    if (found.empty() || (!segment.empty() && found != segment)) return false;
    path.remove_prefix(found.size() + 1);
  }
  return path.empty() || path == "/";
}

bool is_same_method(std::string_view method, std::string_view wanted) {
  return std::equal(method.begin(), method.end(), wanted.begin(), wanted.end(), [](char one, char other) {
    return one == other || (is_ascii_letter(static_cast<uint8_t>(one)) && (one ^ 0x20) == other);
  });
}

int hex_value(char c) {
  if ('0' <= c && c <= '9') return c - '0';
  const char small = static_cast<char>(c | 0x20);
  return 'a' <= small && small <= 'f' ? small - 'a' + 10 : -1;
}

// Returns the byte that is percent-encoded at an index, or -1 if none is.
int encoded_byte(std::string_view identifier, size_t at) {
  if (identifier[at] != '%' || at + 2 >= identifier.size()) return -1;
  const int high = hex_value(identifier[at + 1]), low = hex_value(identifier[at + 2]);
  return high < 0 || low < 0 ? -1 : 16 * high + low;
}

constexpr std::string_view kCustomers = "/api/v1/customers/";

}  // namespace

std::optional<size_t> row_of(const Requests& requests, const Text& method, const Text& url, Context& context) {
  const auto verb = printable(method, context), whole = printable(url, context);
  if (!verb || !whole) return {};
  std::string_view path = from_path(*whole);
  path = path.substr(0, std::min(path.find_first_of("?#"), path.size()));
  for (size_t row = 0; row < requests.rows.size(); ++row) {
    if (is_same_method(*verb, requests.rows[row].method) && is_path(path, requests.rows[row].segments)) return row;
  }
  return {};
}

std::string_view path_identifier(const Text& url, Context& context) {
  const auto whole = printable(url, context);
  if (!whole) return {};
  std::string_view path = from_path(*whole);
  if (path.substr(0, kCustomers.size()) != kCustomers) return {};
  path.remove_prefix(kCustomers.size());
  return path.substr(0, std::min(path.find_first_of("/?#"), path.size()));
}

bool may_be_phone(std::string_view identifier) {
  return !identifier.empty() && (identifier[0] == '+' || encoded_byte(identifier, 0) == '+');
}

bool is_encoded(std::string_view identifier) {
  constexpr std::string_view kMarks = "._~!$&'()*,;=:@-";
  for (size_t at = 0; at < identifier.size(); ++at) {
    const auto c = static_cast<uint8_t>(identifier[at]);
    const bool stands =
        is_ascii_letter(c) || is_ascii_digit(c) || kMarks.find(identifier[at]) != std::string_view::npos;
    if (!stands && encoded_byte(identifier, at) < 0) return false;
  }
  return true;
}

std::optional<std::string> decoded(std::string_view identifier) {
  std::string found;
  for (size_t at = 0; at < identifier.size(); ++at) {
    const int byte = encoded_byte(identifier, at);
    found += byte < 0 ? identifier[at] : static_cast<char>(byte);
    if (!is_printable(found.back())) return {};
    if (byte >= 0) at += 2;
  }
  return found;
}

}  // namespace cio_schemas
