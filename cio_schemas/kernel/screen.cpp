#include "screen.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <new>
#include <string_view>

#include "characters.hpp"
#include "record.hpp"

namespace cio_schemas {

namespace {

using Kind = Criterion::Kind;

// Criteria by the names that `payloads/rules/kernel_screens.py` has for them.
constexpr std::pair<std::string_view, Kind> kKinds[] = {
    {"never", Kind::never},
    {"short string", Kind::short_string},
    {"short json", Kind::short_json},
    {"below", Kind::below},
    {"above", Kind::above},
    {"exact integers", Kind::exact_integers},
    {"not a number", Kind::not_number},
    {"boolean", Kind::boolean},
    {"not blank", Kind::not_blank},
    {"trimmed", Kind::trimmed},
    {"unprefixed", Kind::unprefixed},
    {"address", Kind::address},
    {"other spelling", Kind::other_spelling},
    {"one address", Kind::one_address},
    {"without", Kind::without},
    {"empty", Kind::empty},
    {"has either", Kind::has_either},
    {"texts", Kind::texts},
    {"placed", Kind::placed},
    {"two people", Kind::two_people},
    {"preferences", Kind::preferences},
    {"addresses", Kind::addresses},
    {"extensions", Kind::extensions},
    {"names differ", Kind::names_differ},
    {"few recipients", Kind::few_recipients},
    {"small files", Kind::small_files},
    {"base64", Kind::base64},
    {"no phone", Kind::no_phone},
    {"encoded", Kind::encoded},
    {"fit identifier", Kind::fit_identifier},
    {"ids of kind", Kind::ids_of_kind},
    {"one person", Kind::one_person},
    {"short names", Kind::short_names},
    {"trimmed names", Kind::trimmed_names},
    {"short values", Kind::short_values},
    {"known", Kind::known},
    {"preference name", Kind::preference_name},
    {"own name", Kind::own_name},
    {"own case", Kind::own_case},
    {"time below", Kind::time_below},
    {"no date", Kind::no_date},
};

// How many texts a criterion has to have, at least.
size_t least_texts(const Criterion& criterion) {
  switch (criterion.kind) {
    case Kind::unprefixed:
    case Kind::has_either:
    case Kind::fit_identifier:
    case Kind::no_phone:
    case Kind::encoded: return 1;
    case Kind::placed: return 2 + static_cast<size_t>(std::min<int64_t>(criterion.limit, 1 << 20));
    case Kind::ids_of_kind: return 3;
    case Kind::two_people:
    case Kind::preferences:
    case Kind::preference_name: return 4;
    case Kind::one_address: return 3;
    case Kind::one_person: return 5;
    case Kind::other_spelling:
    case Kind::own_name: return criterion.names.size();
    default: return 0;
  }
}

NearName near_name(const std::string& name) {
  NearName near;
  near.size = name.size();
  std::array<uint8_t, 128> counts{};
  for (const char c : name) {
    const auto byte = static_cast<uint8_t>(c);
    if (byte >= counts.size()) throw LayoutError("a known name that isn't ASCII");
    ++counts[byte];
  }
  for (size_t c = 0; c < counts.size(); ++c) {
    if (counts[c] > 0) near.counts.emplace_back(static_cast<uint8_t>(c), counts[c]);
  }
  return near;
}

// What shows of members that they meet some criteria.
PlainMembers plain_members(const std::vector<Criterion>& criteria) {
  PlainMembers plain;
  plain.is_known = !criteria.empty();
  for (const Criterion& criterion : criteria) {
    const auto limit = static_cast<size_t>(criterion.limit);
    switch (criterion.kind) {
      case Kind::short_names: plain.most_name = std::min(plain.most_name, limit); break;
      case Kind::short_values: plain.most_value = std::min(plain.most_value, limit); break;
      case Kind::trimmed_names:
      case Kind::own_case:
      case Kind::preference_name: break;
      case Kind::own_name:
        for (size_t i = 0; i < criterion.names.size(); ++i) {
          const std::string& name = criterion.names[i].utf8;
          if (name.empty()) continue;
          plain.sizes |= uint64_t{1} << name.size();
          plain.first.add(static_cast<uint8_t>(name.front()));
        }
        break;
      case Kind::time_below:
      case Kind::no_date:
        for (const Name& ending : criterion.texts) {
          plain.last.add(static_cast<uint8_t>(ending.utf8.back()));
          plain.endings.push_back(ending.utf8);
        }
        break;
      default: plain.is_known = false;
    }
  }
  return plain;
}

// The same of strings.
PlainStrings plain_strings(const std::vector<Criterion>& criteria) {
  PlainStrings plain;
  plain.is_known = !criteria.empty();
  for (const Criterion& criterion : criteria) {
    switch (criterion.kind) {
      case Kind::short_string: plain.most = std::min(plain.most, static_cast<size_t>(criterion.limit)); break;
      case Kind::unprefixed: plain.first.add(static_cast<uint8_t>(criterion.texts[0].utf8.front())); break;
      case Kind::not_blank:
      case Kind::trimmed: break;
      default: plain.is_known = false;
    }
  }
  return plain;
}

Name name_from(const std::string& utf8) {
  const Reference string =
      Reference::stolen(PyUnicode_FromStringAndSize(utf8.data(), static_cast<Py_ssize_t>(utf8.size())));
  if (string.get() == nullptr) throw std::bad_alloc();
  return name_of(string.get());
}

// Folds the known names of a criterion, and takes apart its texts: what others have, folded, and a known name.
void fold(Criterion& criterion) {
  std::vector<std::string> folds;
  for (size_t i = 0; i < criterion.names.size(); ++i) {
    ShortText folded;
    fold_name(criterion.names[i].text(), ShortText::kMaxSize, folded);
    folds.emplace_back(folded.data(), folded.size());
  }
  for (const Name& text : criterion.texts) {
    const size_t space = text.utf8.find(' ');
    const std::string known = text.utf8.substr(std::min(space, text.utf8.size() - 1) + 1);
    const int index = criterion.names.find(known.data(), known.size());
    if (index < 0 || space > ShortText::kMaxSize) throw LayoutError("a name that is not known");
    criterion.elsewhere.push_back({text.utf8.substr(0, space), static_cast<size_t>(index)});
    folds.push_back(criterion.elsewhere.back().folded);
  }
  criterion.texts.clear();
  std::sort(folds.begin(), folds.end());
  folds.erase(std::unique(folds.begin(), folds.end()), folds.end());
  std::vector<Name> names;
  for (const std::string& each : folds) {
    criterion.longest = std::max(criterion.longest, each.size());
    names.push_back(name_from(each));
  }
  criterion.folds.build(std::move(names));
}

std::vector<std::string> segments_of(const std::string& path) {
  std::vector<std::string> segments;
  for (size_t at = 0; at < path.size();) {
    if (path[at] != '/') throw LayoutError("a path that does not begin with a slash");
    const size_t end = std::min(path.find('/', at + 1), path.size());
    const std::string segment = path.substr(at + 1, end - at - 1);
    segments.push_back(segment == "{}" ? "" : segment);
    at = end;
  }
  return segments;
}

}  // namespace

// Reads the places of one layout, which refer to each other by index.
class ScreenReader {
 public:
  explicit ScreenReader(Screen& screen) : screen_(screen) {}

  void read(PyObject* layout) {
    const Record record(layout, 3);
    if (integer_of(record[0]) != kVersion) throw LayoutError("of another version");
    const Record places(record[1]);
    screen_.places_.resize(places.size());
    for (size_t i = 0; i < places.size(); ++i) fill(screen_.places_[i], Record(places[i], 5));
    screen_.root_ = place_at(record[2]);
  }

 private:
  static constexpr int64_t kVersion = 1;

  const Place* place_at(PyObject* index) const {
    const size_t at = count_of(index);
    if (at >= screen_.places_.size()) throw LayoutError("a place that is not there");
    return &screen_.places_[at];
  }

  void fill(Place& place, const Record& record) const {
    Record(record[0]).each([&](PyObject* object) {
      Criterion criterion = criterion_of(Record(object, 5));
      place.criteria.of(criterion.kind).push_back(std::move(criterion));
    });
    place.plain_members = plain_members(place.criteria.members);
    place.plain_strings = plain_strings(place.criteria.strings);
    place.members = places_by(record[1], place.names);
    if (record[2] != Py_None) place.each = place_at(record[2]);
    if (record[3] != Py_None) place.choice = choice_of(Record(record[3], 3));
    if (record[4] != Py_None) place.requests = requests_of(Record(record[4], 4));
  }

  // The places that rows of a string and an index name, and the table of the strings.
  std::vector<const Place*> places_by(PyObject* object, NameTable& strings) const {
    std::vector<Name> names;
    std::vector<const Place*> places;
    Record(object).each([&](PyObject* each) {
      const Record row(each, 2);
      names.push_back(name_of(row[0]));
      places.push_back(place_at(row[1]));
    });
    strings.build(std::move(names));
    return places;
  }

  static Criterion criterion_of(const Record& record) {
    Criterion criterion;
    const int64_t rule = integer_of(record[0]);
    if (rule < 0 || rule >= 63) throw LayoutError("a rule beyond the 63 that there may be");
    criterion.rule = Rules{1} << rule;
    const Name kind = name_of(record[1]);
    const auto row = std::find_if(std::begin(kKinds), std::end(kKinds),
                                  [&kind](const auto& each) { return each.first == kind.utf8; });
    if (row == std::end(kKinds)) throw LayoutError("an unknown criterion");
    criterion.kind = row->second;
    criterion.limit = integer_of(record[2]);
    if (criterion.limit < 0) throw LayoutError("a negative limit");
    std::vector<Name> names = names_of(record[3]);
    for (const Name& name : names) {
      criterion.longest = std::max(criterion.longest, name.utf8.size());
      if (criterion.kind == Kind::known) criterion.near.push_back(near_name(name.utf8));
    }
    criterion.names.build(std::move(names));
    criterion.texts = names_of(record[4]);
    const bool has_empty =
        std::any_of(criterion.texts.begin(), criterion.texts.end(), [](const Name& text) { return text.utf8.empty(); });
    if (has_empty) throw LayoutError("an empty text");
    if (criterion.longest >= ShortText::kMaxSize) throw LayoutError("a name that is too long");
    if (criterion.texts.size() < least_texts(criterion)) throw LayoutError("a criterion with too few texts");
    if (criterion.kind == Kind::known) fold(criterion);
    if (criterion.kind == Kind::placed) {
      const auto inner = criterion.texts.begin() + 2, bare = inner + criterion.limit;
      criterion.folds.build({std::make_move_iterator(inner), std::make_move_iterator(bare)});
      criterion.texts.erase(inner, bare);
    }
    return criterion;
  }

  std::unique_ptr<Choice> choice_of(const Record& record) const {
    auto choice = std::make_unique<Choice>();
    choice->member = name_of(record[0]);
    choice->places = places_by(record[1], choice->strings);
    choice->otherwise = place_at(record[2]);
    return choice;
  }

  std::unique_ptr<Requests> requests_of(const Record& record) const {
    auto requests = std::make_unique<Requests>();
    requests->method = name_of(record[0]);
    requests->url = name_of(record[1]);
    requests->body = name_of(record[2]);
    Record(record[3]).each([&](PyObject* each) {
      const Record row(each, 3);
      requests->rows.push_back({name_of(row[0]).utf8, segments_of(name_of(row[1]).utf8), place_at(row[2])});
    });
    return requests;
  }

  Screen& screen_;
};

std::unique_ptr<Screen> Screen::read(PyObject* layout) {
  auto screen = std::make_unique<Screen>();
  try {
    ScreenReader(*screen).read(layout);
  } catch (const LayoutError& error) {
    PyErr_Format(PyExc_ValueError, "not a layout of a screen: %s", error.what());
    return nullptr;
  } catch (const std::bad_alloc&) {
    PyErr_NoMemory();
    return nullptr;
  }
  return screen;
}

}  // namespace cio_schemas
