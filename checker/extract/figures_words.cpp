#include "checker/extract/figures_words.h"

#include <array>
#include <bit>
#include <charconv>

namespace claimcheck {
namespace {

std::int64_t whole(std::string_view text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

constexpr WordId kNoWord = 0xFFFFFFFF;  // equal to the word of no token

}  // namespace

Hedge hedge_named(std::string_view wanted) {
  for (int i = 0; i <= static_cast<int>(Hedge::exactly); ++i) {
    if (const auto hedge = static_cast<Hedge>(i); hedge != Hedge::none && name(hedge) == wanted) return hedge;
  }
  return Hedge::none;
}

FigureWords::FigureWords(const Lexicon& lexicon, ImageReader* image) : lexicon_(&lexicon) {
  find_groups();
  find_words();
  if (image != nullptr) {
    (*image)(roles_, starts_);
    return;
  }
  roles_ = Table(roles());
  for (const std::uint64_t roles : roles_) starts_.push_back((roles & (kStartsFigure | kAbsence)) != 0 ? 1 : 0);
}

void FigureWords::find_groups() {
  struct Row {
    GroupId FigureWords::*group;
    std::string_view name;
  };
  static constexpr std::array<Row, 23> kRows = {{{&FigureWords::hedge_before, "hedge-before"},
                                                 {&FigureWords::hedge_after, "hedge-after"},
                                                 {&FigureWords::measure, "measure"},
                                                 {&FigureWords::per_cent, "per-cent"},
                                                 {&FigureWords::currency_before, "currency-before"},
                                                 {&FigureWords::currency_after, "currency-after"},
                                                 {&FigureWords::vague_scale, "number-vague-scale"},
                                                 {&FigureWords::share_in, "number-share-in"},
                                                 {&FigureWords::ordinal_suffix, "number-ordinal-suffix"},
                                                 {&FigureWords::age_words, "figure-age"},
                                                 {&FigureWords::money_cue, "money-cue"},
                                                 {&FigureWords::point_noun, "point-noun"},
                                                 {&FigureWords::part_unit, "number-part-unit"},
                                                 {&FigureWords::compound, "figure-compound"},
                                                 {&FigureWords::half_factor, "half-factor"},
                                                 {&FigureWords::street, "street-word"},
                                                 {&FigureWords::country, "name-country"},
                                                 {&FigureWords::place, "name-place"},
                                                 {&FigureWords::reaching, "figure-reaching"},
                                                 {&FigureWords::absence_of, "figure-absence-of"},
                                                 {&FigureWords::vague_, "number-vague"},
                                                 {&FigureWords::part_, "number-part"},
                                                 {&FigureWords::sign_, "number-sign"}}};
  for (const Row& row : kRows) this->*row.group = lexicon_->group(row.name);
  static constexpr std::array<std::string_view, 7> kValued = {"number-unit",  "number-teen",  "number-ten",    "number-scale",
                                                              "number-short", "number-group", "number-ordinal"};
  for (std::size_t i = 0; i < kValued.size(); ++i) valued_[i] = lexicon_->group(kValued[i]);
}

void FigureWords::find_words() {
  struct Row {
    WordId FigureWords::*word;
    std::string_view form;
  };
  static constexpr std::array<Row, 33> kRows = {{{&FigureWords::a, "a"},
                                                 {&FigureWords::an, "an"},
                                                 {&FigureWords::and_, "and"},
                                                 {&FigureWords::of, "of"},
                                                 {&FigureWords::one, "one"},
                                                 {&FigureWords::hundred, "hundred"},
                                                 {&FigureWords::half, "half"},
                                                 {&FigureWords::point, "point"},
                                                 {&FigureWords::in, "in"},
                                                 {&FigureWords::to, "to"},
                                                 {&FigureWords::or_, "or"},
                                                 {&FigureWords::from, "from"},
                                                 {&FigureWords::between, "between"},
                                                 {&FigureWords::every, "every"},
                                                 {&FigureWords::other, "other"},
                                                 {&FigureWords::than, "than"},
                                                 {&FigureWords::the, "the"},
                                                 {&FigureWords::more, "more"},
                                                 {&FigureWords::down, "down"},
                                                 {&FigureWords::up, "up"},
                                                 {&FigureWords::old, "old"},
                                                 {&FigureWords::aged, "aged"},
                                                 {&FigureWords::age, "age"},
                                                 {&FigureWords::no, "no"},
                                                 {&FigureWords::second, "second"},
                                                 {&FigureWords::by, "by"},
                                                 {&FigureWords::out, "out"},
                                                 {&FigureWords::as, "as"},
                                                 {&FigureWords::majority, "majority"},
                                                 {&FigureWords::hyphen, "-"},
                                                 {&FigureWords::but, "but"},
                                                 {&FigureWords::nor, "nor"},
                                                 {&FigureWords::over, "over"}}};
  for (const Row& row : kRows) {
    const WordId found = lexicon_->find(row.form);
    this->*row.word = found != 0 ? found : kNoWord;
  }
}

// One pass over the words, whatever the number of groups. `whole` is false for groups in which a first word is enough.
std::vector<std::uint64_t> FigureWords::roles() const {
  struct Row {
    std::string_view group;
    FigureRole role;
    bool whole = true;
  };
  static constexpr std::array<Row, 48> kRows = {{{"phrase-end", kEndsPhrase},
                                                 {"name-country", kPlaceEnd},
                                                 {"name-place", kPlaceEnd},
                                                 {"name-common", kNoName},
                                                 {"figure-model-noun", kModelNoun},
                                                 {"figure-absence", kAbsence},
                                                 {"figure-absence-noun", kAbsenceNoun},
                                                 {"figure-auxiliary", kAuxiliary},
                                                 {"number-vague-tail", kVagueTail},
                                                 {"currency-before", kCurrencyStart, false},
                                                 {"hedge-before", kHedgeStart, false},
                                                 {"figure-age", kAgeStart, false},
                                                 {"figure-irregular", kIrregular},
                                                 {"figure-stand", kStand},
                                                 {"figure-dimension", kDimension},
                                                 {"figure-carries", kCarries},
                                                 {"figure-placing", kPlacing},
                                                 {"numbered-name", kNumberedName},
                                                 {"figure-verb", kVerb},
                                                 {"collective", kCollective},
                                                 {"collective-adjective", kCollectiveAdjective},
                                                 {"plural-modifier", kPluralModifier},
                                                 {"figure-countable", kCountable},
                                                 {"figure-designator", kDesignator},
                                                 {"figure-designator-capital", kDesignatorCapital},
                                                 {"figure-change", kChange},
                                                 {"figure-span", kSpan},
                                                 {"figure-between-two", kTwo},
                                                 {"figure-score", kScore},
                                                 {"figure-time-unit", kTimeUnit},
                                                 {"hedge-after", kHedgeAfter, false},
                                                 {"currency-weak", kWeakCurrency},
                                                 {"currency-hundredth", kHundredth},
                                                 {"measure-short", kShortMeasure},
                                                 {"number-minus", kMinus},
                                                 {"number-vague", kVague, false},
                                                 {"measure", kMeasureStart, false},
                                                 {"per-cent", kMeasureStart, false},
                                                 {"currency-after", kMeasureStart, false},
                                                 {"number-unit", kUnit},
                                                 {"number-teen", kTeen},
                                                 {"number-ten", kTen},
                                                 {"number-scale", kScale},
                                                 {"number-short", kShort},
                                                 {"number-group", kGroup},
                                                 {"number-ordinal", kOrdinal},
                                                 {"number-part", kPart},
                                                 {"number-sign", kSign, false}}};
  std::vector<std::vector<Row>> by_group(lexicon_->group_count());
  for (const Row& row : kRows) {
    if (const GroupId id = lexicon_->group(row.group); id != kNoGroup) by_group[id].push_back(row);
  }
  std::vector<std::uint64_t> all(lexicon_->word_count(), 0);
  for (WordId w = 1; w < all.size(); ++w) {
    for (const GroupId g : lexicon_->groups_starting_with(w)) {
      for (const Row& row : by_group[g]) {
        if (!row.whole || lexicon_->is(w, g)) all[w] |= row.role;
      }
    }
  }
  for (const WordId article : {a, an}) {
    if (article != kNoWord) all[article] |= kIndefinite;
  }
  return all;
}

std::int64_t FigureWords::value(WordId word, FigureRole role) const {
  return whole(lexicon_->value_of(valued_[static_cast<std::size_t>(std::countr_zero(static_cast<std::uint64_t>(role)))], word));
}

Exact FigureWords::part(WordId word) const {
  if (const std::string_view part = lexicon_->value_of(part_, word); !part.empty()) return Exact::ratio(1, whole(part));
  return Exact::parse(lexicon_->value_of(sign_, word)).value_or(Exact::unknown());
}

// "3 10", "24 <100".
VagueWord FigureWords::vague(const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const {
  const Lexicon::Mapped found = lexicon_->lookup(vague_, tokens, at, end);
  if (found.length == 0) return {};
  const auto space = found.value.find(' ');
  std::string_view high = found.value.substr(space + 1);
  const bool open = high.starts_with('<');
  if (open) high.remove_prefix(1);
  return {found.length, whole(found.value.substr(0, space)), whole(high), open};
}

}  // namespace claimcheck
