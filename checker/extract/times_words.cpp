#include "checker/extract/times_words.h"

#include <array>
#include <charconv>
#include <utility>

namespace claimcheck::times {
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
constexpr std::array<std::pair<std::string_view, Role>, 8> kMoreRoles = {{
    {"am", Role::am},
    {"pm", Role::pm},
    {"oclock", Role::oclock},
    {"old", Role::old},
    {"q", Role::q},
    {"h", Role::h},
    {"era", Role::era},
    {"bc", Role::bc},
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

bool opens(Role role) {
  switch (role) {
    case Role::the:
    case Role::a:
    case Role::from:
    case Role::between:
    case Role::this_:
    case Role::last:
    case Role::past:
    case Role::next:
    case Role::previous:
    case Role::following:
    case Role::same:
    case Role::that:
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
    case Role::every:
    case Role::per:
    case Role::today:
    case Role::yesterday:
    case Role::tomorrow:
    case Role::tonight:
    case Role::everyday:
    case Role::half:
    case Role::several:
    case Role::few:
    case Role::midnight:
    case Role::dozens:
    case Role::q:
    case Role::h:
    case Role::in:
      return true;
    default:
      return false;
  }
}

}  // namespace

Words::Words(const Lexicon& lexicon)
    : holiday(lexicon.group("time-holiday")),
      hedge(lexicon.group("time-hedge")),
      zone(lexicon.group("time-zone")),
      move(lexicon.group("time-move")),
      table_(lexicon.word_count()) {
  const GroupId month = lexicon.group("time-month"), weekday = lexicon.group("time-weekday"),
                season = lexicon.group("time-season"), unit = lexicon.group("time-unit"), numbers = lexicon.group("time-number"),
                ordinal = lexicon.group("time-ordinal"), decade = lexicon.group("time-decade"),
                daypart = lexicon.group("time-daypart"), role = lexicon.group("time-role"), repeat = lexicon.group("time-repeat"),
                past = lexicon.group("time-past"), will = lexicon.group("time-will"), plan = lexicon.group("time-plan"),
                document = lexicon.group("time-document"), determiner = lexicon.group("time-determiner"),
                base = lexicon.group("time-base"), modal = lexicon.group("time-modal"), be = lexicon.group("time-be"),
                have = lexicon.group("time-have"), target = lexicon.group("time-target"), no_year = lexicon.group("time-no-year"),
                after_year = lexicon.group("time-after-year"), common = lexicon.group("time-common");
  for (WordId id = 1; id < table_.size(); ++id) {
    TimeWord& w = table_[id];
    w.month = static_cast<std::uint8_t>(number(lexicon.value_of(month, id)));
    w.weekday = static_cast<std::uint8_t>(number(lexicon.value_of(weekday, id)));
    w.decade = static_cast<std::uint8_t>(number(lexicon.value_of(decade, id)));
    w.ordinal = static_cast<std::int8_t>(number(lexicon.value_of(ordinal, id)));
    w.number = static_cast<std::int16_t>(number(lexicon.value_of(numbers, id)));
    w.season = season_named(lexicon.value_of(season, id));
    if (const auto letter = lexicon.value_of(unit, id); !letter.empty()) w.unit = static_cast<Unit>(letter.front());
    w.role = role_named(lexicon.value_of(role, id));
    w.daypart = lexicon.value_of(daypart, id);
    w.repeat = lexicon.value_of(repeat, id);
    w.cue = lexicon.is(id, past)    ? Cue::past
            : lexicon.is(id, will)  ? Cue::will
            : lexicon.is(id, plan)  ? Cue::plan
            : lexicon.is(id, modal) ? Cue::modal
            : lexicon.is(id, be)    ? Cue::be
            : lexicon.is(id, have)  ? Cue::have
                                    : Cue::none;
    w.moves = lexicon.is(id, move) || lexicon.is(id, target);
    w.no_year = lexicon.is(id, no_year);
    w.after_year = lexicon.is(id, after_year);
    w.common = lexicon.is(id, common);
    w.document = lexicon.is(id, document);
    w.determiner = lexicon.is(id, determiner);
    w.base = lexicon.is(id, base);
    for (const GroupId g : lexicon.groups_starting_with(id)) {
      w.holiday = w.holiday || g == holiday;
      w.hedge = w.hedge || g == hedge;
    }
    const std::size_t length = lexicon.form(id).size();
    w.abbreviated =
        (w.month != 0 && w.month != 5 && length == 3) || (w.month == 9 && length == 4) || (w.weekday != 0 && length <= 5);
    w.starts = w.month != 0 || w.weekday != 0 || w.decade != 0 || w.ordinal != 0 || w.number != 0 || w.season != Season::none ||
               w.unit != Unit::none || w.holiday || !w.repeat.empty() || !w.daypart.empty() || opens(w.role);
  }
}

}  // namespace claimcheck::times
