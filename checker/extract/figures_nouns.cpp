#include "checker/extract/figures_nouns.h"

#include "checker/base/utf8.h"
#include "checker/extract/figures_hedges.h"
#include "checker/extract/figures_numerals.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kLongestPhrase = 12;  // tokens

std::string lowered(const FigureCursor& c, std::uint32_t i) {
  std::string form = lower(c.text(i));
  for (auto at = form.find("\xE2\x80\x99"); at != std::string::npos; at = form.find("\xE2\x80\x99", at)) form.replace(at, 3, "'");
  return form;
}

// "Iraqis", "Velmaris": peoples whose plural the rules of English would not cut.
bool is_people(const FigureCursor& c, std::uint32_t i) {
  return c.capital(i) && !c.token(i).has(kAllCapitals) && c.text(i).size() > 4 && c.text(i).ends_with("is") && !c.capital(i + 1);
}

std::string base_form(const FigureCursor& c, std::uint32_t i);

// What no rule and no list makes a plural of: most words, told by their last letter.
bool plainly_singular(const FigureCursor& c, std::uint32_t i) {
  const char last = c.text(i).back();
  return last != 's' && last != 'S' && !c.is(i, kIrregular);
}

bool is_plural(const FigureCursor& c, std::uint32_t i) {
  if (plainly_singular(c, i)) return false;
  const std::string form = lowered(c, i);
  return form.size() > 2 && (c.words.lexicon().singular(form) != form || is_people(c, i));
}

bool is_possessive(const FigureCursor& c, std::uint32_t i) {
  const std::string_view s = c.text(i);
  if (c.glued(i) && (s == "'s" || s == "\xE2\x80\x99s")) return true;
  // The apostrophe of "members' votes", not a closing quotation mark.
  return c.is_mark(i) && c.glued(i) && (s == "'" || s == "\xE2\x80\x99") && c.is_word(i + 1) && !c.glued(i + 1) &&
         !c.is(i + 1, kEndsPhrase);
}

// "wounded", "elected", "serving": a verb's form that may stand before a noun.
bool is_participle(std::string_view form) { return form.ends_with("ed") || form.ends_with("en") || form.ends_with("ing"); }

bool third_person(std::string_view form) { return form.ends_with('s') && !form.ends_with("ss"); }

// Words from `i` on that can belong to a noun phrase; the index behind them. Compounds are gone through.
class Phrase {
 public:
  // `noun_first`: a determiner stands before, so that the first word is no verb ("of the vote").
  Phrase(const FigureCursor& c, std::uint32_t i, bool noun_first) : c_(c), first_(i), at_(i), noun_first_(noun_first) {}

  // Moves behind the next word of the phrase and gives it; 0 when the phrase has ended.
  std::uint32_t next() {
    while (at_ < first_ + kLongestPhrase && c_.has(at_) && (!c_.taken(at_) || periodic())) {
      if (is_possessive(c_, at_) || c_.hyphen(at_)) {
        ++at_;
        continue;
      }
      if (c_.is_number(at_) && at_ > first_ && (c_.glued(at_) || c_.capital(at_ - 1)) &&
          !c_.text(at_).empty()) {  // "Airbus A320 jets"
        ++at_;
        continue;
      }
      if (!c_.is_word(at_)) return 0;
      if (c_.is(at_, kEndsPhrase) && !part_of_name() && !(c_.is(at_, kVerb) && (noun_here() || adjectival()))) return 0;
      return at_++;
    }
    return 0;
  }
  std::uint32_t end() const { return at_; }

 private:
  // "six annual budgets": read as a repetition, and still an adjective here.
  bool periodic() const {
    const std::string_view s = c_.text(at_);
    return s == "annual" || s == "yearly" || s == "monthly" || s == "weekly" || s == "daily" || s == "quarterly" ||
           s == "nightly";
  }
  // "air-to-air missiles": a closed word inside a compound.
  bool part_of_name() const { return (c_.hyphen(at_ - 1) && at_ > first_) || (c_.hyphen(at_ + 1) && c_.is_word(at_ + 2)); }
  // "five answers", "of the vote": a number above one takes no verb in -s, a determiner none at all.
  bool noun_here() const { return third_person(c_.text(at_)) || (noun_first_ && at_ == first_); }
  // "200 wounded soldiers": a participle is gone through where nothing has been found yet; the caller needs a plural.
  bool adjectival() const {
    if (!is_participle(c_.text(at_))) return false;
    const std::uint32_t n = at_ + 1;
    if (at_ == first_ && c_.is(at_, kCollectiveAdjective) && !c_.is_word(n)) return true;
    return c_.is_word(n) && (!c_.is(n, kEndsPhrase) || c_.is(n, kVerb));
  }

  const FigureCursor& c_;
  std::uint32_t first_, at_;
  bool noun_first_;
};

std::uint32_t start_of_compound(const FigureCursor& c, std::uint32_t i, std::uint32_t floor) {
  while (i >= floor + 2 && c.hyphen(i - 1) && c.is_word(i - 2)) i -= 2;
  return i;
}

std::string base_form(const FigureCursor& c, std::uint32_t i) {
  std::string form = lowered(c, i);
  if (plainly_singular(c, i)) return form;
  std::string base = c.words.lexicon().singular(form);
  if (base == form && is_people(c, i)) base.pop_back();
  return base;
}

NounFound found_at(const FigureCursor& c, std::uint32_t first, std::uint32_t head) {
  NounFound found;
  const std::uint32_t start = start_of_compound(c, head, first);
  for (std::uint32_t i = start; i < head; ++i) found.noun += lowered(c, i);
  found.noun += base_form(c, head);
  for (std::uint32_t i = first; i < start; ++i) {
    if (is_possessive(c, i)) continue;
    if (i > first && !c.glued(i)) found.qualifier += ' ';
    found.qualifier += lowered(c, i);
  }
  found.head = head;
  found.last = head + 1;
  return found;
}

// Whether a plural at `i` may only be a modifier of the noun behind it.
bool may_modify(const FigureCursor& c, std::uint32_t i) {
  if (is_possessive(c, i + 1) || c.hyphen(i + 1)) return true;
  if (!c.is_word(i + 1) && !(c.is_number(i + 1) && c.capital(i))) return false;
  if (c.is(i + 1, kEndsPhrase)) return false;
  return c.is(i, kPluralModifier) || c.capital(i) || c.is(i, kCollective);
}

}  // namespace

NounFound count_noun(const FigureCursor& c, std::uint32_t i, NounNumber number) {
  Phrase phrase(c, i, number != NounNumber::plural);
  std::uint32_t candidate = 0, last_word = 0, participle = 0;
  bool any = false;
  while (const std::uint32_t at = phrase.next()) {
    if (number != NounNumber::plural && last_word != 0 && c.is(at, kVerb) && third_person(c.text(at)))
      break;  // "of the population suffers"
    const bool plural = is_plural(c, at), collective = c.is(at, kCollective);
    if (at == i && c.is(at, kCollectiveAdjective) && !c.is_word(at + 1)) return found_at(c, i, at);  // "20 wounded."
    if (c.is(at, kVerb) && c.is(at, kEndsPhrase) && !third_person(c.text(at)) && !(at == i && number != NounNumber::plural)) {
      if (candidate != 0) break;
      participle = at;
    } else if (plural || collective) {
      if (!may_modify(c, at)) {
        if (collective && !plural && c.is_word(at + 1) && is_plural(c, at + 1) && !c.is(at + 1, kEndsPhrase)) {
          candidate = at;
          any = true;
          continue;
        }
        return found_at(c, i, at);
      }
      candidate = at;
      any = true;
    }
    last_word = at;
    if (number == NounNumber::singular && c.is(at, kCountable)) return found_at(c, i, at);
  }
  if (any && candidate != 0 && !is_possessive(c, candidate + 1)) return found_at(c, i, candidate);
  if (number == NounNumber::plural || last_word == 0) return {};
  if (number == NounNumber::any && participle != 0 && participle >= last_word) return {};
  if (is_possessive(c, last_word + 1)) return {};
  if (number == NounNumber::singular && c.text(last_word).ends_with("ed")) return {};
  return found_at(c, i, last_word);
}

NounFound noun_after_of(const FigureCursor& c, std::uint32_t i, NounNumber number) {
  if (c.word(i) != c.words.of || c.taken(i)) return {};
  std::uint32_t at = i + 1;
  static constexpr std::string_view kDeterminers =
      " the these those its their his her our your all both a an this that any some such every each no ";
  for (int many = 0; many < 3 && c.is_word(at); ++many) {
    const std::string word = ' ' + lower(c.text(at)) + ' ';
    if (kDeterminers.find(word) == std::string_view::npos) break;
    const bool pronoun = word == " that " || word == " this " || word == " these " || word == " those " || word == " all ";
    if (pronoun && c.is(at + 1, kVerb)) return {};  // "of that comes"
    if (pronoun && number == NounNumber::any && word != " that " && word != " this ")
      number = NounNumber::plural;  // "of those present"
    ++at;
  }
  for (std::uint32_t s = at; s < at + 4; ++s) {  // a figure of its own, perhaps hedged
    if (!c.is_number(s) && !c.is(s, kCardinal)) {
      if (s > at && c.match(c.words.hedge_before, at) < s - at + 1 && c.match(c.words.hedge_before, at) == 0) break;
      continue;
    }
    if (s > at && c.match(c.words.hedge_before, at) != s - at) break;
    auto n = read_numeral(c, s);
    if (!n) break;
    read_scale(c, *n, false);
    if (c.hyphen(n->last)) break;
    return count_noun(c, n->last, NounNumber::plural);
  }
  return count_noun(c, at, number);
}

}  // namespace claimcheck
