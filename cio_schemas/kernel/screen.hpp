// The screen of a bundled schema: criteria that show that the rules of payloads have nothing to report.
//
// `payloads/rules/kernel_screens.py` lays it out: the places of a payload that rules examine, and for each rule a
// criterion that a part meets only if the rule reports nothing about it. A payload that meets all criteria needs no
// Python.

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "names.hpp"

namespace cio_schemas {

// A bit for each rule, by its number.
using Rules = uint64_t;
constexpr Rules kEveryRule = ~Rules{0};

// A known name, for names that are near it: its size, and how often it has each of its characters.
struct NearName {
  size_t size = 0;
  std::vector<std::pair<uint8_t, uint8_t>> counts;
};

// What another API has for a known name: folded as `fold_name` does, and the index of the known name.
struct Elsewhere {
  std::string folded;
  size_t index;
};

// A set of ASCII characters.
class ASCIISet {
 public:
  void add(uint8_t c) {
    if (c < 0x80) bits_[c / 64] |= uint64_t{1} << c % 64;
  }
  bool has(uint32_t point) const { return point < 0x80 && (bits_[point / 64] >> point % 64 & 1) != 0; }

 private:
  uint64_t bits_[2]{};
};

struct Criterion {
  // What it asks; the comments say of what, and what the other members are.
  enum class Kind : uint8_t {
    never,           // nothing meets it
    short_json,      // any value: at most `limit` bytes as JSON
    below,           // a number: less than `limit`
    above,           // a number: more than `limit`
    exact_integers,  // any value: it has no integer beyond 2^53
    not_number,      // any value: it isn't a number
    not_string,      // any value: it isn't a string
    boolean,         // any value: it is a boolean
    short_string,    // a string: at most `limit` bytes of UTF-8
    not_blank,       // a string: it has more than white space, or, if `limit` is 1, nothing
    trimmed,         // a string: no white space at its ends, unless it has nothing else
    unprefixed,      // a string: it doesn't begin with `texts[0]`
    ulid,            // a string: a ULID
    address,         // a string: an email address, or a template of one
    other_spelling,  // a string: not another spelling of one of `texts`, whose folds are `names`
    one_address,     // an object: `texts[2]` is the same in its members `texts[0]` and `texts[1]`
    empty,           // an object: it has no members
    has_either,      // an object: it has `texts[0]`, or, if there are more of them, `texts[2]` within `texts[1]`
    texts,           // an object: its members are strings or null, but for those of `names`
    placed,  // an object: no member but `names`, if it lacks `texts[0]`, or that is one of the next `limit` texts but
             // the second; unless the member `texts[1]` is one of the others
    two_people,      // an object: `texts[0]` and `texts[1]` are not the same person, nor are the next two
    preferences,     // an object: of `texts[1]`, each `texts[3]` and a number, or of `texts[2]`, each one of `names`
    addresses,       // an object: its members `texts` list addresses
    extensions,      // an object: the names of its members have an extension
    names_differ,    // an object: no two names differ by case alone
    few_recipients,  // an object: its members `texts` list at most `limit` addresses
    small_files,     // an object: its members have at most `limit` bytes as base64
    base64,          // an object: its members are base64
    no_phone,        // a request, whose URL is `texts[0]`: its path names no phone number
    encoded,         // a request, as above: the identifier in its path is percent-encoded
    fit_identifier,  // a request, as above: its path names somebody, by at most `limit` bytes
    ids_of_kind,    // a request, as above: the ids in its body, `texts[1]` and `texts[2]`, are of the kind in its query
    one_person,     // a request, as above: its path names whom its body, `texts[1]`, names by one of the next three
    without,        // a member: its name is not one of `names`
    short_names,    // a member: its name has at most `limit` bytes of UTF-8
    trimmed_names,  // a member: its name has more than white space, and none at its ends
    short_values,   // a member: it has at most `limit` bytes, unless its name is one of `names`
    known,  // a member: its name is one of `names`, or near none of them, by `limit` percent, and by none of `texts`
            // what another API has for one of them
    preference_name,  // a member: its name does not begin with `texts[0]`, or names a preference as above
    own_name,         // a member: its name is not another spelling, as above, unless it begins with an underscore
    own_case,         // a member: its name is not one of `names` in another case
    time_below,       // a member whose name ends with one of `texts` and isn't one of `names`: it is below `limit`
    no_date,          // such a member: it is no date as text
  };

  Kind kind = Kind::never;
  Rules rule = 0;
  int64_t limit = 0;
  NameTable names;
  std::vector<Name> texts;
  NameTable folds;  // for `known`, of `names` and of what others have for them; for `placed`, of its texts
  std::vector<Elsewhere> elsewhere;  // for `known`
  size_t longest = 0;                // of `names`, in bytes, and of `folds`
  std::vector<NearName> near;        // for `known`, of each of `names`
};

struct Place;

// What an object is, by the string that one of its members has.
struct Choice {
  Name member;
  NameTable strings;
  std::vector<const Place*> places;  // by index in `strings`
  const Place* otherwise = nullptr;
};

// What the body of a recorded request is, by method and path.
struct Requests {
  struct Row {
    std::string method;
    std::vector<std::string> segments;  // an empty one stands for any
    const Place* place = nullptr;
  };
  Name method, url, body;
  std::vector<Row> rows;
};

// What shows of most members at once that they meet all criteria of an object: a name of small letters, digits and
// underscores that is far from any that matters, and a short value that holds no others.
struct PlainMembers {
  bool is_known = false;                               // whether the criteria are such that it shows
  size_t most_name = SIZE_MAX, most_value = SIZE_MAX;  // in bytes
  uint64_t sizes = 0;                // of names that matter, without their underscores: a bit for each
  ASCIISet first, last;              // what names that matter begin with, or end with
  std::vector<std::string> endings;  // of names that matter
};

// What shows of most strings at once that they meet all criteria of strings: no white space at the ends, and short.
struct PlainStrings {
  bool is_known = false;   // as above
  size_t most = SIZE_MAX;  // in bytes
  ASCIISet first;          // what strings that matter begin with
};

// Criteria by what they are about: whatever else stands there meets them.
struct CriteriaOfPlace {
  std::vector<Criterion> values, strings, objects, members;

  std::vector<Criterion>& of(Criterion::Kind kind) {
    if (kind >= Criterion::Kind::without) return members;
    if (kind >= Criterion::Kind::one_address) return objects;
    return kind >= Criterion::Kind::short_string ? strings : values;
  }
};

// A member that is often there.
struct ExpectedMember {
  const Place* place = nullptr;  // null if nothing more is asked of its value
  bool meets = false;            // whether it meets all criteria of members, if its value is short
  bool is_own_fold = false;      // whether its name is
  size_t most_value = SIZE_MAX;  // in bytes of a string
  bool may_hold_more = true;     // whether an array or object may have any size
};

struct Place {
  CriteriaOfPlace criteria;
  PlainMembers plain_members;
  PlainStrings plain_strings;
  NameTable names;
  std::vector<ExpectedMember> members;  // by index in `names`
  const Place* each = nullptr;          // of the items of an array
  std::unique_ptr<Choice> choice;
  std::unique_ptr<Requests> requests;
};

class Screen {
 public:
  // Builds the screen of a layout. Returns null with an exception set if it is not a layout.
  static std::unique_ptr<Screen> read(PyObject* layout);

  const Place& root() const { return *root_; }

 private:
  friend class ScreenReader;
  std::vector<Place> places_;
  const Place* root_ = nullptr;
};

}  // namespace cio_schemas
