#include "checker/claim/register_size_scenes.h"

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kVerb = 4;    // tokens of "is made up of exactly"
constexpr std::uint32_t kReach = 30;  // tokens between a body and its members

}  // namespace

SizeScenes::SizeScenes(const RegisterContext& context, const SizePhrases& phrases)
    : c_(context),
      view_(context.view()),
      phrases_(phrases),
      whole_(view_.lexicon.group("register-whole")),
      its_(view_.lexicon.group("register-its")),
      has_(view_.lexicon.group("register-has")),
      numbers_(view_.lexicon.group("register-numbers")),
      body_part_(view_.lexicon.group("register-body-part")),
      loose_(view_.lexicon.group("register-loose")),
      adverb_(view_.lexicon.group("register-adverb")),
      some_(view_.lexicon.group("register-other")),
      ally_(view_.lexicon.group("register-ally")),
      capital_(view_.lexicon.group("register-capital")),
      country_(view_.lexicon.group("name-country")) {}

std::optional<SizeScenes::Told> SizeScenes::at(std::uint32_t token, std::uint32_t sentence) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  std::uint32_t last = 0;
  const Mention* size = phrases_.count_from(token, last);
  if (size == nullptr) return std::nullopt;
  Told told{nullptr, size, {}, false};
  if (!whole(token, s, told.attributive)) return std::nullopt;
  // The body in the sentence, before the count or right behind it.
  for (const RegisterName& n : c_.names_in(sentence)) {
    if (n.person) continue;
    auto rows = c_.registers.rows_of(n.name, "members");
    if (rows.empty()) continue;
    if (told.body != nullptr && rows.front().subject != told.rows.front().subject) return std::nullopt;
    if (told.body != nullptr && told.body->last <= token) continue;
    told.body = &n;
    told.rows = std::move(rows);
  }
  if (told.body == nullptr) {
    if (runs_on(last, s)) return std::nullopt;
    told.body = only_body(sentence, *size, told.rows);
    return told.body != nullptr && phrases_.fits(*size, told.rows) ? std::optional(told) : std::nullopt;
  }
  if (!phrases_.fits(*size, told.rows) || is(told.body->last, body_part_)) return std::nullopt;
  // "The Diet in Lorne": elsewhere there is another of that name.
  if (told.body->last + 1 < s.last && view_.text(told.body->last) == "in" && view_.mentions.tokens[told.body->last + 1].has(kCapital) && !known_place(told.body->last + 1)) return std::nullopt;
  if (told.body->last <= token) {
    const bool bracketed = view_.possessive(told.body->last) && told.body->last + 1 != token && !view_.is(token - 1, whole_);
    if (bracketed || runs_on(last, s) || token - told.body->last > kReach || !plain_between(told.body->last, token)) return std::nullopt;
    return told;
  }
  // "Each of the 40 voting members of the Diet in Ketrin"
  std::uint32_t t = last;
  if (view_.lexicon.is(view_.lexicon.find(size->figure()->noun), ally_)) return told;  // "all 40 allies nodded when the Pact met"
  if (t >= s.last || (view_.text(t) != "of" && view_.text(t) != "in" && view_.text(t) != "at")) return std::nullopt;
  for (++t; t < told.body->first && view_.is(t, view_.classes.article); ++t) {
  }
  if (t != told.body->first || (told.body->last < s.last && view_.possessive(told.body->last))) return std::nullopt;
  if (told.body->last < s.last && (view_.text(told.body->last) == "that" || view_.text(told.body->last) == "who" || view_.text(told.body->last) == "which")) return std::nullopt;
  return told;
}

// "The", "all", "its", "of the" before the count, or a verb that tells what a body has.
bool SizeScenes::whole(std::uint32_t token, const Sentence& s, bool& attributive) const {
  if (token == s.first) return false;
  std::uint32_t t = token;
  while (t > s.first + 1 && view_.lexicon.match(adverb_, view_.mentions.tokens, t - 1, t) == 1) --t;
  for (std::uint32_t back = 1; back <= kVerb && t >= s.first + back; ++back) {
    if (view_.lexicon.match(has_, view_.mentions.tokens, t - back, t) != back && view_.lexicon.match(numbers_, view_.mentions.tokens, t - back, t) != back) continue;
    const std::string word = lower(view_.text(t - 1));
    return word != "with" && word != "are" && !(t > s.first + back && is(t - back - 1, some_));
  }
  const std::string before = lower(view_.text(token - 1));
  attributive = is(token - 1, its_) || before == "the" || before == "all";
  if (!attributive) return false;
  // "Five of the 40" is of the whole, "but the 40" and "the other 40" are not.
  return !(token >= s.first + 2 && is(token - 2, some_));
}

// What follows makes the members some of them: "the 40 members that …", "the 40 members from abroad".
bool SizeScenes::runs_on(std::uint32_t last, const Sentence& s) const { return phrases_.restricted(last, s); }

bool SizeScenes::known_place(std::uint32_t t) const { return is(t, capital_) || is(t, country_); }

// No other body, and no owner, comes between.
bool SizeScenes::plain_between(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t t = first; t < last; ++t) {
    if (view_.is_mark(t, ';') && !is(last - 1, its_)) return false;
    if (is(t, body_part_)) return false;
    if (view_.possessive(t) && t != first) return false;
    for (const Edge& e : view_.edges(t)) {
      const ActorRef* actor = view_.mention(e.mention).actor();
      const bool where = t > 0 && view_.text(t - 1) == "in" && known_place(t);  // "in Riga"
      if (actor != nullptr && !where && view_.mentions.actors[actor->actor].type != ActorType::person) return false;
    }
  }
  return true;
}

// "All 40 deputies" in an issue whose paragraph names one body alone, in a sentence before.
const RegisterName* SizeScenes::only_body(std::uint32_t sentence, const Mention& size, SizePhrases::Rows& rows) const {
  if (view_.lexicon.is(view_.lexicon.find(size.figure()->noun), loose_)) return nullptr;
  const auto& sentences = view_.mentions.sentences;
  const RegisterName* found = nullptr;
  std::uint32_t from = sentence;
  while (from > 0 && sentences[from - 1].block == sentences[sentence].block) --from;
  for (std::uint32_t i = from; i < sentence; ++i) {
    for (const RegisterName& n : c_.names_in(i)) {
      if (n.person) continue;
      auto of_name = c_.registers.rows_of(n.name, "members");
      if (of_name.empty()) continue;
      if (found != nullptr && of_name.front().subject != rows.front().subject) return nullptr;
      found = &n;
      rows = std::move(of_name);
    }
  }
  return found;
}

}  // namespace claimcheck
