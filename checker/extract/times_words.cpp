#include "checker/extract/times_words.h"

#include <array>
#include <charconv>
#include <utility>

namespace claimcheck::times {

bool countable(Unit unit) {
  return unit == Unit::day || unit == Unit::week || unit == Unit::weekend || unit == Unit::month || unit == Unit::quarter ||
         unit == Unit::year || unit == Unit::decade || unit == Unit::century || unit == Unit::fortnight;
}

namespace {

constexpr std::array<std::pair<std::string_view, Role>, 60> kRoles = {{
    {"the", Role::the},
    {"a", Role::a},
    {"of", Role::of},
    {"in", Role::in},
    {"on", Role::on},
    {"at", Role::at},
    {"by", Role::by},
    {"since", Role::since},
    {"until", Role::until},
    {"from", Role::from},
    {"to", Role::to},
    {"through", Role::through},
    {"between", Role::between},
    {"and", Role::and_},
    {"or", Role::or_},
    {"before", Role::before},
    {"after", Role::after},
    {"during", Role::during},
    {"within", Role::within},
    {"for", Role::for_},
    {"over", Role::over},
    {"this", Role::this_},
    {"last", Role::last},
    {"past", Role::past},
    {"next", Role::next},
    {"previous", Role::previous},
    {"following", Role::following},
    {"same", Role::same},
    {"that", Role::that},
    {"coming", Role::coming},
    {"early", Role::early},
    {"mid", Role::mid},
    {"late", Role::late},
    {"later", Role::later},
    {"earlier", Role::earlier},
    {"ago", Role::ago},
    {"hence", Role::hence},
    {"end", Role::end},
    {"start", Role::start},
    {"middle", Role::middle},
    {"turn", Role::turn},
    {"every", Role::every},
    {"per", Role::per},
    {"other", Role::other},
    {"now", Role::now},
    {"today", Role::today},
    {"yesterday", Role::yesterday},
    {"tomorrow", Role::tomorrow},
    {"tonight", Role::tonight},
    {"everyday", Role::everyday},
    {"half", Role::half},
    {"couple", Role::couple},
    {"dozen", Role::dozen},
    {"several", Role::several},
    {"few", Role::few},
    {"many", Role::many},
    {"dozens", Role::dozens},
    {"th", Role::th},
    {"s", Role::s},
    {"midnight", Role::midnight},
}};
constexpr std::array<std::pair<std::string_view, Role>, 9> kMoreRoles = {{
    {"am", Role::am},
    {"pm", Role::pm},
    {"oclock", Role::oclock},
    {"old", Role::old},
    {"q", Role::q},
    {"h", Role::h},
    {"era", Role::era},
    {"bc", Role::bc},
    {"all", Role::all},
}};

Role role_named(std::string_view name) {
  for (const auto& [n, role] : kRoles) {
    if (n == name) return role;
  }
  for (const auto& [n, role] : kMoreRoles) {
    if (n == name) return role;
  }
  return Role::none;
}

Season season_named(std::string_view name) {
  if (name == "SP") return Season::spring;
  if (name == "SU") return Season::summer;
  if (name == "FA") return Season::autumn;
  return name == "WI" ? Season::winter : Season::none;
}

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Roles with which a time expression may open.
bool opens(Role role) {
  switch (role) {
    case Role::the:
    case Role::a:
    case Role::from:
    case Role::between:
    case Role::that:
    case Role::every:
    case Role::per:
    case Role::everyday:
    case Role::dozens:
    case Role::all:
      return true;
    default:
      return false;
  }
}

// Roles that stand right before a date.
bool leads(Role role) {
  switch (role) {
    case Role::in:
    case Role::on:
    case Role::by:
    case Role::since:
    case Role::until:
    case Role::from:
    case Role::to:
    case Role::through:
    case Role::between:
    case Role::before:
    case Role::after:
    case Role::during:
    case Role::of:
    case Role::for_:
    case Role::at:
    case Role::early:
    case Role::mid:
    case Role::late:
    case Role::over:
    case Role::within:
    case Role::last:
    case Role::next:
    case Role::this_:
    case Role::end:
    case Role::start:
    case Role::turn:
    case Role::per:
      return true;
    default:
      return false;
  }
}

// Roles that say when by themselves or with a unit.
bool tells(Role role) {
  switch (role) {
    case Role::this_:
    case Role::last:
    case Role::past:
    case Role::next:
    case Role::previous:
    case Role::following:
    case Role::same:
    case Role::coming:
    case Role::early:
    case Role::mid:
    case Role::late:
    case Role::later:
    case Role::earlier:
    case Role::end:
    case Role::start:
    case Role::middle:
    case Role::turn:
    case Role::now:
    case Role::today:
    case Role::yesterday:
    case Role::tomorrow:
    case Role::tonight:
    case Role::half:
    case Role::couple:
    case Role::dozen:
    case Role::several:
    case Role::few:
    case Role::midnight:
    case Role::q:
    case Role::h:
      return true;
    default:
      return false;
  }
}

// Reads one group's word into the table.
using Setter = void (*)(TimeWord&, std::string_view value);

}  // namespace

struct GroupRow {
  std::string_view name;
  Setter set;
};

namespace {

template <auto Flag>
void flag(TimeWord& w, std::string_view) {
  w.*Flag = true;
}
template <Cue C>
void cue(TimeWord& w, std::string_view) {
  if (w.cue == Cue::none) w.cue = C;
}

// Groups of rules/times.words, single words only; the first cue of a word counts.
constexpr std::array<GroupRow, 30> kGroups = {{
    {"time-month", [](TimeWord& w, std::string_view v) { w.month = static_cast<std::uint8_t>(number(v)); }},
    {"time-weekday", [](TimeWord& w, std::string_view v) { w.weekday = static_cast<std::uint8_t>(number(v)); }},
    {"time-decade", [](TimeWord& w, std::string_view v) { w.decade = static_cast<std::uint8_t>(number(v)); }},
    {"time-ordinal", [](TimeWord& w, std::string_view v) { w.ordinal = static_cast<std::int8_t>(number(v)); }},
    {"time-number", [](TimeWord& w, std::string_view v) { w.number = static_cast<std::int16_t>(number(v)); }},
    {"time-season", [](TimeWord& w, std::string_view v) { w.season = season_named(v); }},
    {"time-unit", [](TimeWord& w, std::string_view v) { w.unit = static_cast<Unit>(v.front()); }},
    {"time-role", [](TimeWord& w, std::string_view v) { w.role = role_named(v); }},
    {"time-daypart", [](TimeWord& w, std::string_view v) { w.daypart = v; }},
    {"time-repeat", [](TimeWord& w, std::string_view v) { w.repeat = v; }},
    {"time-past", cue<Cue::past>},
    {"time-will", cue<Cue::will>},
    {"time-plan", cue<Cue::plan>},
    {"time-modal", cue<Cue::modal>},
    {"time-be", cue<Cue::be>},
    {"time-have", cue<Cue::have>},
    {"time-move", flag<&TimeWord::moves>},
    {"time-target", flag<&TimeWord::moves>},
    {"time-no-year", flag<&TimeWord::no_year>},
    {"time-after-year", flag<&TimeWord::after_year>},
    {"time-document", flag<&TimeWord::document>},
    {"time-determiner", flag<&TimeWord::determiner>},
    {"time-bi", flag<&TimeWord::bi>},
    {"time-fiscal", flag<&TimeWord::fiscal>},
    {"time-schedule", flag<&TimeWord::schedule>},
    {"time-named-day", flag<&TimeWord::named_day>},
    {"time-weekly", flag<&TimeWord::weekly>},
    {"time-bound", flag<&TimeWord::bounds>},
    {"time-base", flag<&TimeWord::base>},
    {"time-common", flag<&TimeWord::common>},
}};

}  // namespace

Words::Words(const Lexicon& lexicon, ImageReader* image)
    : present(lexicon.group("time-present")), holiday(lexicon.group("time-holiday")), hedge(lexicon.group("time-hedge")), rows_(1), zone_(lexicon.group("time-zone")) {
  std::vector<const GroupRow*> groups(lexicon.group_count(), nullptr);
  for (const GroupRow& row : kGroups) {
    if (const GroupId g = lexicon.group(row.name); g != kNoGroup) groups[g] = &row;
  }
  if (image != nullptr) {
    (*image)(known_, row_of_, starts_);
    for (const WordId word : known_) rows_.push_back(read(lexicon, word, groups));
    return;
  }
  const auto says_something = [&](GroupId g) { return groups[g] != nullptr || g == holiday || g == hedge || g == present || g == zone_; };
  std::vector<WordId> known;
  std::vector<std::uint16_t> row_of(lexicon.word_count(), 0);
  std::vector<std::uint8_t> starts(lexicon.word_count(), 0);
  for (WordId word = 1; word < row_of.size(); ++word) {
    const auto starting = lexicon.groups_starting_with(word);
    if (std::none_of(starting.begin(), starting.end(), says_something)) continue;
    row_of[word] = static_cast<std::uint16_t>(rows_.size());
    rows_.push_back(read(lexicon, word, groups));
    starts[word] = rows_.back().starts ? 1 : 0;
    known.push_back(word);
  }
  known_ = Table(std::move(known));
  row_of_ = Table(std::move(row_of));
  starts_ = Table(std::move(starts));
}

// `groups`: what each group says of its words; null for those that say nothing of time.
TimeWord Words::read(const Lexicon& lexicon, WordId word, std::span<const GroupRow* const> groups) const {
  TimeWord w;
  bool ours = false;
  for (const GroupId g : lexicon.groups_starting_with(word)) {
    w.holiday = w.holiday || g == holiday;
    w.hedge = w.hedge || g == hedge;
    w.present = w.present || g == present;
    w.zone = w.zone || g == zone_;
    ours = ours || groups[g] != nullptr || w.holiday || w.present;
    if (groups[g] != nullptr && lexicon.is(word, g)) groups[g]->set(w, lexicon.value_of(g, word));
  }
  if (!ours) return w;
  const std::size_t length = lexicon.form(word).size();
  w.abbreviated =
      (w.month != 0 && w.month != 5 && length == 3) || (w.month == 9 && length == 4) || (w.weekday != 0 && length <= 5);
  w.content = w.month != 0 || w.weekday != 0 || w.decade != 0 || w.ordinal != 0 || w.number != 0 || w.season != Season::none ||
              w.unit != Unit::none || w.holiday || !w.daypart.empty() || tells(w.role);
  w.leads = leads(w.role);
  w.starts = w.content || w.present || !w.repeat.empty() || opens(w.role);
  return w;
}

}  // namespace claimcheck::times
