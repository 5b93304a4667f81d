#include "screen.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <new>
#include <string_view>

#include "characters.hpp"
#include "criteria.hpp"
#include "record.hpp"

namespace cio_schemas {

namespace {

using Asked = Criterion::Kind;

// Criteria by the names that `payloads/rules/kernel_screens.py` uses.
constexpr std::pair<std::string_view, Asked> kCriteria[] = {
    {"never", Asked::never},
    {"short string", Asked::short_string},
    {"short json", Asked::short_json},
    {"below", Asked::below},
    {"above", Asked::above},
    {"exact integers", Asked::exact_integers},
    {"not a number", Asked::not_number},
    {"not a string", Asked::not_string},
    {"boolean", Asked::boolean},
    {"not blank", Asked::not_blank},
    {"trimmed", Asked::trimmed},
    {"unprefixed", Asked::unprefixed},
    {"ULID", Asked::ulid},
    {"address", Asked::address},
    {"other spelling", Asked::other_spelling},
    {"one address", Asked::one_address},
    {"without", Asked::without},
    {"empty", Asked::empty},
    {"has either", Asked::has_either},
    {"texts", Asked::texts},
    {"placed", Asked::placed},
    {"two people", Asked::two_people},
    {"preferences", Asked::preferences},
    {"addresses", Asked::addresses},
    {"extensions", Asked::extensions},
    {"names differ", Asked::names_differ},
    {"few recipients", Asked::few_recipients},
    {"small files", Asked::small_files},
    {"base64", Asked::base64},
    {"no phone", Asked::no_phone},
    {"encoded", Asked::encoded},
    {"fit identifier", Asked::fit_identifier},
    {"ids of kind", Asked::ids_of_kind},
    {"one person", Asked::one_person},
    {"short names", Asked::short_names},
    {"trimmed names", Asked::trimmed_names},
    {"short values", Asked::short_values},
    {"known", Asked::known},
    {"preference name", Asked::preference_name},
    {"own name", Asked::own_name},
    {"own case", Asked::own_case},
    {"time below", Asked::time_below},
    {"no date", Asked::no_date},
};

// Returns how many texts a criterion needs at least.
size_t least_texts(const Criterion& criterion) {
  switch (criterion.kind) {
    case Asked::unprefixed:
    case Asked::has_either:
    case Asked::fit_identifier:
    case Asked::no_phone:
    case Asked::encoded: return 1;
    case Asked::placed: return 2 + static_cast<size_t>(std::min<int64_t>(criterion.limit, 1 << 20));
    case Asked::ids_of_kind: return 3;
    case Asked::two_people:
    case Asked::preferences:
    case Asked::preference_name: return 4;
    case Asked::one_address: return 3;
    case Asked::one_person: return 5;
    case Asked::other_spelling:
    case Asked::own_name: return criterion.names.size();
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

// Returns a quick test of members that is sufficient for all of these criteria.
PlainMembers plain_members(const std::vector<Criterion>& criteria) {
  PlainMembers plain;
  plain.is_known = !criteria.empty();
  for (const Criterion& criterion : criteria) {
    const auto limit = static_cast<size_t>(criterion.limit);
    switch (criterion.kind) {
      case Asked::short_names: plain.most_name = std::min(plain.most_name, limit); break;
      case Asked::short_values: plain.most_value = std::min(plain.most_value, limit); break;
      case Asked::trimmed_names:
      case Asked::own_case:
      case Asked::preference_name: break;
      case Asked::own_name:
      case Asked::without:
        for (size_t i = 0; i < criterion.names.size(); ++i) {
          const std::string& name = criterion.names[i].utf8;
          if (name.empty()) continue;
          if (name.front() == '_') plain.is_known = false;  // the quick test passes any name with a leading underscore
          plain.sizes |= uint64_t{1} << (name.size() - static_cast<size_t>(std::count(name.begin(), name.end(), '_')));
          plain.first.add(static_cast<uint8_t>(name.front()));
        }
        break;
      case Asked::time_below:
      case Asked::no_date:
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

// Returns the same for strings.
PlainStrings plain_strings(const std::vector<Criterion>& criteria) {
  PlainStrings plain;
  plain.is_known = !criteria.empty();
  for (const Criterion& criterion : criteria) {
    switch (criterion.kind) {
      case Asked::short_string: plain.most = std::min(plain.most, static_cast<size_t>(criterion.limit)); break;
      case Asked::unprefixed: plain.first.add(static_cast<uint8_t>(criterion.texts[0].utf8.front())); break;
      case Asked::not_blank:
      case Asked::trimmed: break;
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

// Returns which criteria a member meets by its name alone.
ExpectedMember expected_member(const std::vector<Criterion>& criteria, const Name& name) {
  const MemberName found(name.text());
  ExpectedMember expected;
  expected.is_own_fold = found.is_own_fold;
  expected.meets = std::all_of(criteria.begin(), criteria.end(),
                               [&found](const Criterion& criterion) { return name_meets(criterion, found); });
  for (const Criterion& criterion : criteria) {
    if (criterion.kind != Asked::short_values) continue;
    expected.most_value = std::min(expected.most_value, static_cast<size_t>(criterion.limit));
    if (criterion.names.find(name.utf8.data(), name.utf8.size()) < 0) expected.may_hold_more = false;
  }
  return expected;
}

// Folds the known names of a criterion, and splits its texts into pairs: a folded name, and the known name.
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

// Reads the places of a layout, which refer to each other by index.
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
    place.members = members_of(record[1], place.criteria.members, place.names);
    if (record[2] != Py_None) place.each = place_at(record[2]);
    if (record[3] != Py_None) place.choice = choice_of(Record(record[3], 3));
    if (record[4] != Py_None) place.requests = requests_of(Record(record[4], 4));
  }

  // Returns the members listed in rows of a name and an index, and those that criteria know; fills the table of names.
  std::vector<ExpectedMember> members_of(PyObject* rows, const std::vector<Criterion>& criteria,
                                         NameTable& table) const {
    std::vector<Name> names;
    std::vector<ExpectedMember> members;
    const auto expect = [&](Name name, const Place* place) {
      members.push_back(expected_member(criteria, name));
      members.back().place = place;
      names.push_back(std::move(name));
    };
    Record(rows).each([&](PyObject* each) {
      const Record row(each, 2);
      expect(name_of(row[0]), place_at(row[1]));
    });
    const auto expect_known = [&](const Name& known) {
      const bool is_there =
          std::any_of(names.begin(), names.end(), [&known](const Name& name) { return name.utf8 == known.utf8; });
      if (!is_there) expect(name_from(known.utf8), nullptr);
    };
    for (const Criterion& criterion : criteria) {
      if (criterion.kind == Asked::own_name)
        std::for_each(criterion.texts.begin(), criterion.texts.end(), expect_known);
      if (criterion.kind != Asked::known) continue;
      for (size_t i = 0; i < criterion.names.size(); ++i) expect_known(criterion.names[i]);
    }
    table.build(std::move(names));
    return members;
  }

  // Returns the places listed in rows of a string and an index; fills the table of strings.
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
    const auto row = std::find_if(std::begin(kCriteria), std::end(kCriteria),
                                  [&kind](const auto& each) { return each.first == kind.utf8; });
    if (row == std::end(kCriteria)) throw LayoutError("an unknown criterion");
    criterion.kind = row->second;
    criterion.limit = integer_of(record[2]);
    if (criterion.limit < 0) throw LayoutError("a negative limit");
    std::vector<Name> names = names_of(record[3]);
    for (const Name& name : names) {
      criterion.longest = std::max(criterion.longest, name.utf8.size());
      if (criterion.kind == Asked::known) criterion.near.push_back(near_name(name.utf8));
    }
    criterion.names.build(std::move(names));
    criterion.texts = names_of(record[4]);
    const bool has_empty =
        std::any_of(criterion.texts.begin(), criterion.texts.end(), [](const Name& text) { return text.utf8.empty(); });
    if (has_empty) throw LayoutError("an empty text");
    if (criterion.longest >= ShortText::kMaxSize) throw LayoutError("a name that is too long");
    if (criterion.texts.size() < least_texts(criterion)) throw LayoutError("a criterion with too few texts");
    if (criterion.kind == Asked::known) fold(criterion);
    if (criterion.kind == Asked::placed) {
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
