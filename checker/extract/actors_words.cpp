#include "checker/extract/actors_words.h"

#include <array>

namespace claimcheck {
namespace {

struct ClassRow {
  std::string_view group;
  std::uint32_t alone;   // what a form of one word says
  std::uint32_t starts;  // what the first word of a longer form says
};

constexpr std::array kRows = {
    ClassRow{"name-stop", kStop, 0},
    ClassRow{"name-particle", kParticle, 0},
    ClassRow{"name-article", kNameArticle, 0},
    ClassRow{"name-kunya", kKunya, 0},
    ClassRow{"name-calendar", kCalendar, 0},
    ClassRow{"name-title", kTitle, kOfficePhrase},
    ClassRow{"name-office", kOffice, kOfficePhrase},
    ClassRow{"name-office-modifier", kOfficeModifier, 0},
    ClassRow{"name-org-head", kOrgHead, 0},
    ClassRow{"name-body", kBody, 0},
    ClassRow{"name-company-suffix", kCompanySuffix, 0},
    ClassRow{"name-place-head", kPlaceHead, 0},
    ClassRow{"name-place-front", kPlaceFront, 0},
    ClassRow{"name-work-head", kWorkHead, 0},
    ClassRow{"name-say", kSay, 0},
    ClassRow{"name-person-verb", kPersonVerb, 0},
    ClassRow{"name-place", kPlaceName, kPhrase},
    ClassRow{"name-country", kCountry | kPlaceName, kPhrase},
    ClassRow{"name-organisation", kOrganisation, kPhrase},
    ClassRow{"name-work", kWork, kPhrase},
    ClassRow{"name-group", kGroupName, kPhrase},
    ClassRow{"name-demonym", kDemonym, kPhrase},
    ClassRow{"name-first", kFirstName, 0},
    ClassRow{"name-last", kLastName, 0},
    ClassRow{"name-common", kCommonWord, 0},
    ClassRow{"well-known", kWellKnown, 0},
    ClassRow{"name-place-only", kPlaceOnly, 0},
    ClassRow{"name-his", kHis, 0},
    ClassRow{"name-national-body", 0, 0},
    ClassRow{"name-ruled", 0, 0},
    ClassRow{"name-wins", 0, 0},
    ClassRow{"name-player", 0, 0},
    ClassRow{"not-abbreviation", kNoAbbreviation, 0},
};

}  // namespace

NameWords::NameWords(const Lexicon& lexicon, ImageReader* image)
    : lexicon_(lexicon), country_(lexicon.group("name-country")), place_(lexicon.group("name-place")),
      organisation_(lexicon.group("name-organisation")), work_(lexicon.group("name-work")), group_(lexicon.group("name-group")),
      demonym_(lexicon.group("name-demonym")), title_(lexicon.group("name-title")), office_(lexicon.group("name-office")),
      well_known_(lexicon.group("well-known")),
      national_body_(lexicon.group("name-national-body")), ruled_(lexicon.group("name-ruled")), wins_(lexicon.group("name-wins")),
      player_(lexicon.group("name-player")) {
  if (image != nullptr) {
    (*image)(classes_);
    return;
  }
  std::vector<std::uint32_t> classes(lexicon.word_count(), 0);
  std::vector<const ClassRow*> rows(lexicon.group_count(), nullptr);
  for (const ClassRow& row : kRows) {
    if (const GroupId group = lexicon.group(row.group); group != kNoGroup) rows[group] = &row;
  }
  lexicon.for_each_form([&](WordId word, GroupId group, bool longer) {
    const ClassRow* row = rows[group];
    classes[word] |= row == nullptr ? kOtherWord : longer ? row->starts : row->alone;
  });
  classes_ = Table(std::move(classes));
}

NameWords::Known NameWords::known_name(const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const {
  Known best;
  constexpr std::uint32_t kNames = kPhrase | kPlaceName | kOrganisation | kWork | kGroupName | kDemonym | kWellKnown;
  if (at >= end || (of(tokens[at]) & kNames) == 0) return best;
  const auto take = [&](GroupId group, ActorType type, bool country) {
    if (group == kNoGroup) return;
    const std::uint32_t length = lexicon_.match(group, tokens, at, end);
    if (length > best.length) best = {length, type, country};
  };
  take(country_, ActorType::place, true);
  take(organisation_, ActorType::organisation, false);
  take(work_, ActorType::work, false);
  take(place_, ActorType::place, false);
  take(demonym_, ActorType::group, false);
  take(group_, ActorType::group, false);
  if (well_known_ != kNoGroup) {
    const auto found = lexicon_.lookup(well_known_, tokens, at, end);
    const bool term = found.value.starts_with("term ");
    // "US" and "Nato", not "Us" or "Who".
    const Token& t = tokens[at];
    const bool written_so = t.has(kAllCapitals) || t.has(kHasPoint) || (!term && t.end - t.begin > 3 && (of(t) & (kStop | kCommonWord)) == 0);
    if (found.length > best.length && written_so) {
      best = {found.length, found.value.starts_with("place ") ? ActorType::place : term ? ActorType::work : ActorType::organisation, false};
    }
  }
  // The form must be written as a name: its first word and its last with a capital.
  if (best.length > 0 && !(tokens[at].has(kCapital) && tokens[at + best.length - 1].has(kCapital))) return {};
  return best;
}

namespace {

std::uint32_t longest(const Lexicon& lexicon, GroupId group, const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) {
  return group == kNoGroup ? 0 : lexicon.match(group, tokens, at, end);
}

}  // namespace

std::uint32_t NameWords::title_length(const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const {
  return at < end && (of(tokens[at]) & (kTitle | kOfficePhrase)) != 0 ? longest(lexicon_, title_, tokens, at, end) : 0;
}

std::uint32_t NameWords::national_body(const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const {
  return at < end && tokens[at].word != 0 ? longest(lexicon_, national_body_, tokens, at, end) : 0;
}

bool NameWords::inflected(std::string_view w) const {
  struct Ending {
    std::string_view ending, instead;
  };
  static constexpr Ending kEndings[] = {{"ies", "y"}, {"ied", "y"}, {"ily", "y"}, {"es", ""}, {"es", "e"}, {"s", ""}, {"ed", ""}, {"ed", "e"}, {"ing", ""}, {"ing", "e"},
                                        {"ly", ""}, {"ly", "le"}, {"er", ""}, {"er", "e"}, {"ers", ""}, {"ers", "e"}, {"ness", ""}, {"ment", ""}, {"ments", ""}};
  for (const auto& [ending, instead] : kEndings) {
    if (!w.ends_with(ending) || w.size() < ending.size() + 3) continue;
    const std::uint32_t base = of(lexicon_.find(std::string(w.substr(0, w.size() - ending.size())).append(instead)));
    if ((base & kCommonWord) != 0 && (base & (kFirstName | kPlaceName)) == 0) return true;
  }
  return false;
}

std::uint32_t NameWords::office_length(const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const {
  return at < end && (of(tokens[at]) & (kOffice | kOfficePhrase)) != 0 ? longest(lexicon_, office_, tokens, at, end) : 0;
}

}  // namespace claimcheck
