#include "criteria.hpp"

namespace cio_schemas {

namespace {

bool is_text(const Text& text, const Name& name) {
  return text.encoding == Encoding::ascii && text.size == name.utf8.size() &&
         same_bytes(text.data, name.utf8.data(), text.size);
}

bool is_blank(const Text& text, bool may_be_empty) {
  if (text.size == 0) return !may_be_empty;
  return is_space(first_point(text)) && stripped(text).size == 0;
}

bool is_trimmed(const Text& text) {
  if (text.size == 0 || !(is_space(first_point(text)) || is_space(last_point(text)))) return true;
  return stripped(text).size == 0;
}

}  // namespace

bool meets(const Criterion& criterion, const Text& text) {
  using Asked = Criterion::Kind;
  switch (criterion.kind) {
    case Asked::short_string: return is_short(text, criterion.limit);
    case Asked::not_blank: return !is_blank(text, criterion.limit == 1);
    case Asked::trimmed: return is_trimmed(text);
    case Asked::unprefixed: return !begins_with(text, criterion.texts[0].utf8);
    case Asked::ulid: return is_ulid(text);
    case Asked::address: return is_address(text);
    case Asked::other_spelling: return !is_other_spelling(criterion, text);
    default: return false;
  }
}

bool name_meets(const Criterion& criterion, const MemberName& name) {
  using Asked = Criterion::Kind;
  const Text& text = name.text;
  const auto is_one_of_its = [&] { return criterion.names.find(text.data, text.size) >= 0; };
  switch (criterion.kind) {
    case Asked::without: return !is_one_of_its();
    case Asked::short_names: return is_short(text, criterion.limit);
    case Asked::trimmed_names: return is_trimmed_name(text);
    case Asked::short_values: return true;
    case Asked::known: return is_one_of_its();
    case Asked::preference_name: return name.is_plain || is_preference(criterion, text);
    case Asked::own_name: return is_own_name(criterion, name);
    case Asked::own_case: return name.is_plain || !is_in_other_case(criterion, text);
    case Asked::time_below:
    case Asked::no_date: return !is_name_of_time(criterion, text) || is_one_of_its();
    default: return false;
  }
}

bool is_own_name(const Criterion& criterion, const MemberName& name) {
  return (name.text.size > 0 && first_point(name.text) == '_') || !is_other_spelling(criterion, name.text);
}

bool is_name_of_time(const Criterion& criterion, const Text& text) {
  return std::any_of(criterion.texts.begin(), criterion.texts.end(),
                     [&text](const Name& ending) { return ends_with(text, ending.utf8); });
}

bool is_trimmed_name(const Text& text) {
  return text.size > 0 && !is_space(first_point(text)) && !is_space(last_point(text));
}

bool is_base64(const Text& text) {
  size_t size = 0, padding = 0;
  const bool is_plain = each_point(text, [&](uint32_t point) {
    if (point < 0x80 && is_space(point)) return true;
    ++size;
    if (point == '=') return ++padding <= 2;
    return padding == 0 && (is_ascii_letter(point) || is_ascii_digit(point) || point == '+' || point == '/');
  });
  return is_plain && size % 4 == 0;
}

bool is_ulid(const Text& text) {
  constexpr size_t kDigits = 26;
  size_t size = 0;
  const bool is_digits = each_point(text, [&size](uint32_t point) {
    const uint32_t letter = point | 0x20;
    if (size++ == 0) return point >= '0' && point <= '7';
    if (!is_ascii_letter(point)) return is_ascii_digit(point);
    return letter != 'i' && letter != 'l' && letter != 'o' && letter != 'u';
  });
  return is_digits && size == kDigits;
}

bool is_address(const Text& text) {
  size_t local = 0, domain = 0, top = 0;  // characters before the "@", after it, and after the last dot
  bool has_sign = false, has_dot = false;
  const Text address = stripped(text);
  const bool is_plain = each_point(address, [&](uint32_t point) {
    if (is_space(point) || (point == '@' && has_sign)) return false;
    if (point == '@') {
      has_sign = true;
    } else if (!has_sign) {
      ++local;
    } else if (point == '.' && domain > 0) {
      domain += top + 1;
      top = 0;
      has_dot = true;
    } else {
      ++(has_dot ? top : domain);
    }
    return true;
  });
  return address.size == 0 || (is_plain && local > 0 && has_dot && top > 0) || contains(text, "{{");
}

bool may_be_date(const Text& text) {
  if (text.size == 0) return false;
  const uint32_t first = first_point(text);
  if (first < 0x80 && !is_ascii_digit(first) && !is_space(first)) return false;
  size_t dashes = 0;
  return !each_point(text, [&dashes](uint32_t point) { return point != '-' || ++dashes < 2; });
}

size_t most_addresses(const Text& text) {
  size_t count = 0;
  bool is_blank = true;
  each_point(text, [&](uint32_t point) {
    if (point == ',') {
      is_blank = true;
    } else if (is_blank && !is_space(point)) {
      ++count;
      is_blank = false;
    }
    return true;
  });
  return count;
}

bool is_other_spelling(const Criterion& criterion, const Text& text) {
  ShortText folded;
  if (!fold_name(text, criterion.longest, folded)) return false;
  const int index = criterion.names.find(folded.data(), folded.size());
  return index >= 0 && !is_text(text, criterion.texts[static_cast<size_t>(index)]);
}

bool is_in_other_case(const Criterion& criterion, const Text& text) {
  constexpr uint32_t kKelvin = 0x212A;  // the only character beyond ASCII whose lower case is an ASCII letter
  ShortText folded;
  const bool may_be = each_point(stripped(text), [&](uint32_t point) {
    if ((point >= 0x80 && point != kKelvin) || folded.size() == criterion.longest) return false;
    return folded.add(static_cast<char>(point == kKelvin ? 'k' : is_ascii_upper(point) ? point | 0x20 : point));
  });
  if (!may_be) return false;
  const int index = criterion.names.find(folded.data(), folded.size());
  return index >= 0 && !is_text(text, criterion.names[static_cast<size_t>(index)]);
}

bool is_fold_of_known(const Criterion& criterion, std::string_view folded) {
  for (size_t i = 0; i < criterion.names.size(); ++i) {
    ShortText known;
    fold_name(criterion.names[i].text(), ShortText::kMaxSize, known);
    if (std::string_view(known.data(), known.size()) == folded) return true;
  }
  return false;
}

bool are_addresses(const Text& text) {
  bool is_blank = true, is_found = false;         // the address between two commas
  bool is_domain = false, is_behind_dot = false;  // the current position in it
  size_t size = 0, domain = 0;                    // characters before the "@", and after it
  const auto is_address = [&] { return is_blank || is_found; };
  const bool are = each_point(text, [&](uint32_t point) {
    if (point == ',') {
      if (!is_address()) return false;
      is_blank = true;
      is_found = false;
    }
    if (point == ',' || is_space(point)) {
      is_domain = is_behind_dot = false;
      size = 0;
      return true;
    }
    is_blank = false;
    if (point == '@') {
      is_domain = size > 0;
      is_behind_dot = false;
      size = domain = 0;
      return true;
    }
    ++size;
    if (is_domain && point != '.' && is_behind_dot) is_found = true;
    is_behind_dot = is_domain && point == '.' && domain > 0;
    ++domain;
    return true;
  });
  return (are && is_address()) || contains(text, "{{");
}

bool has_extension(const Text& text) { return text.size > 0 && last_point(text) != '.' && contains(text, "."); }

bool is_numbered(const Text& text, std::string_view beginning) {
  return text.size > beginning.size() && text.encoding == Encoding::ascii && begins_with(text, beginning) &&
         std::all_of(text.bytes() + beginning.size(), text.bytes() + text.size,
                     [](uint8_t byte) { return is_ascii_digit(byte); });
}

bool is_preference(const Criterion& criterion, const Text& text) {
  const std::vector<Name>& texts = criterion.texts;
  if (!begins_with(text, texts[0].utf8)) return true;
  if (text.encoding != Encoding::ascii) return false;
  const std::string topic = texts[0].utf8 + texts[1].utf8 + "." + texts[3].utf8;
  const std::string channel = texts[0].utf8 + texts[2].utf8 + ".";
  if (is_numbered(text, topic)) return true;
  return begins_with(text, channel) &&
         criterion.names.find(text.bytes() + channel.size(), text.size - channel.size()) >= 0;
}

bool may_be_same(const Text& one, const Text& other) {
  const auto hash = hash_of_casefold(stripped(one)), counterpart = hash_of_casefold(stripped(other));
  return !hash || !counterpart || *hash == *counterpart;
}

}  // namespace cio_schemas
