#include "checker/claim/happenings.h"

#include <algorithm>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kReach = 9;  // tokens from the word to its date

}  // namespace

Happenings::Happenings(const View& view, const EventReader& events, const People& people)
    : view_(view), events_(events), people_(people), kind_(view.lexicon.group("ev-kind")), article_(view.lexicon.group("article")),
      many_(view.lexicon.group("ev-many")), function_(view.lexicon.group("function-word")), opener_(view.lexicon.group("ev-opener")),
      him_(view.lexicon.group("people-him")), noun_form_(view.lexicon.group("ev-noun")), base_(view.lexicon.group("ev-base")),
      when_(view.lexicon.group("ev-when")), day_(view.lexicon.group("ev-day")), his_(view.lexicon.group("ev-his")), its_(view.lexicon.group("ev-its")), was_(view.lexicon.group("ev-was")),
      be_(view.lexicon.group("ev-be")), had_(view.lexicon.group("ev-had")), is_(view.lexicon.group("ev-is")), it_(view.lexicon.group("ev-it")), told_back_(view.lexicon.group("ev-told-back")) {
  std::uint32_t next = 0;
  for (const Mention& m : view_.mentions.mentions) {
    if (m.kind != MentionKind::date || m.sentence < next || m.sentence >= view_.mentions.sentences.size()) continue;
    next = m.sentence + 1;
    const Sentence& s = view_.mentions.sentences[m.sentence];
    const BlockKind block = view_.document.blocks[s.block].kind;
    if (!readable(s) || block == BlockKind::masthead || block == BlockKind::furniture || block == BlockKind::code) continue;
    const auto dates = events.dates_of(m.sentence);
    if (!dates.empty()) read(m.sentence, dates);
  }
}

std::string_view Happenings::kind_at(std::uint32_t token, std::uint32_t end, std::uint32_t& length) const {
  length = 0;
  const auto found = view_.lexicon.lookup(kind_, view_.mentions.tokens, token, end);
  length = found.length;
  return found.length > 0 ? found.value : std::string_view();
}

// "On 21 June, the day of the signature"; "on 6 April, when the bridge was closed": the date before the word.
const DateTokens* Happenings::date_ahead(const Sentence& s, std::uint32_t token, const std::vector<DateTokens>& dates) const {
  for (const DateTokens& d : dates) {
    if (d.last >= token || token - d.last > kReach || d.last + 2 >= s.last || (!view_.is_mark(d.last, ',') && !view_.is_mark(d.last, '('))) continue;
    const std::uint32_t open = d.last + 1;
    if (!is(open, when_) && !(is(open, article_) && is(open + 1, day_))) continue;
    bool plain = true;
    for (std::uint32_t k = open; k < token && plain; ++k) plain = view_.mentions.tokens[k].kind == TokenKind::word && !events_.reader().is_past_form(view_, k);
    if (plain) return &d;
  }
  return nullptr;
}

// The date that goes with the word: behind it ("signed in Rome on 5 May", "the closure in October"), or at the head of the clause.
const DateTokens* Happenings::date_of(const Sentence& s, std::uint32_t token, std::uint32_t last, bool noun, const std::vector<DateTokens>& dates) const {
  if (const DateTokens* d = date_ahead(s, token, dates)) return d;
  for (const DateTokens& d : dates) {
    const bool since = d.first == last && d.lead < last;  // "in force since 1 May": the preposition is part of the phrase
    if (d.first < last || (!since && (d.lead < last || d.lead - last > kReach))) continue;
    const bool aside = d.first == last && token > s.first && view_.is_mark(token - 1, '(');  // "(opened 1904)"
    if (d.lead == d.first && !aside && !(d.first == last + 1 && (view_.is_mark(last, ',') || view_.is_mark(last, '(')))) return nullptr;
    const std::string_view lead = view_.text(d.lead);
    // "Has been closed since 3 May" closed then.
    const bool lasts = since || (lead == "since" && !noun && d.lead == last && token > s.first && view_.text(token - 1) == "been");
    if ((lead == "since" && !lasts) || lead == "by" || lead == "from") return nullptr;
    for (std::uint32_t k = last; k < d.lead; ++k) {
      if (is(k, opener_) || view_.is_mark(k, ';') || view_.text(k) == "and" || view_.text(k) == "but") return nullptr;
      if (view_.text(k) == "to" && is(k + 1, base_)) return nullptr;
      if (view_.mentions.tokens[k].kind == TokenKind::mark && !view_.is_mark(k, '-') && k + 1 != d.first && k + 1 != d.lead) return nullptr;
      std::uint32_t length = 0;
      if (!kind_at(k, s.last, length).empty() || events_.reader().is_past_form(view_, k)) return nullptr;  // another event has it
    }
    // "Recognised the independence of … on 6 September": the date of the recognition.
    if (noun && lead != "of" && !(token > s.first && (is(token - 1, his_) || is(token - 1, its_)))) {
      for (std::uint32_t k = token; k > s.first && token - k < 4; --k) {
        if (events_.reader().is_past_form(view_, k - 1)) return nullptr;
      }
    }
    return &d;
  }
  if (noun) return nullptr;
  for (const DatedVerb& v : events_.verbs()) {
    if (v.sentence < view_.mentions.sentence_of_token(token)) continue;
    if (v.verb.first > token) break;
    if (v.fronted && (v.verb.main == token || v.verb.first == token)) {
      const auto d = std::find_if(dates.begin(), dates.end(), [&](const DateTokens& x) { return x.mention == v.date; });
      return d == dates.end() ? nullptr : &*d;
    }
  }
  return nullptr;
}

// "The second round", "similar attacks", "signed again".
bool Happenings::one_of_many(const Sentence& s, std::uint32_t token, const DateTokens& date) const {
  // "A second inquiry into the crash": of the inquiry.
  const bool known = token > s.first && view_.text(token - 1) == "the";
  const std::uint32_t from = known ? token - 1 : token > s.first + 5 ? token - 5 : s.first, to = std::min(s.last, std::max(token + 3, date.last));
  for (std::uint32_t k = from; k < to; ++k) {
    if (is(k, many_) && !(k > token && view_.text(k) == "near")) return true;  // "crashed near Goma" is no near-crash
  }
  return false;
}

void Happenings::note_words(const Sentence& s, std::uint32_t token, const DateTokens& date, Happening& h) const {
  // The clause around: to the next stronger mark either way.
  std::uint32_t from = token, to = std::max(token, date.last);
  while (from > s.first && token - from < 14 && !view_.is_mark(from - 1, ';') && !view_.is_mark(from - 1, ':')) --from;
  while (to < s.last && to - token < 14 && !view_.is_mark(to, ';') && !view_.is_mark(to, ':')) ++to;
  for (std::uint32_t k = from; k < to; ++k) {
    const Token& t = view_.mentions.tokens[k];
    if (t.kind != TokenKind::word || k == token || t.end - t.begin < 3 || (k >= date.first && k < date.last) || view_.lexicon.is(t.word, function_)) continue;
    std::uint32_t length = 0;
    std::string low = lower(view_.text(k));
    if (t.has(kCapital) && k != s.first) h.names.insert(low);
    if (t.end - t.begin >= 3 && kind_at(k, s.last, length).empty()) h.words.insert(view_.lexicon.singular(low));
  }
}

// "The law on banks was adopted", "the law on banks, adopted": back from the verb to a definite article that opens its phrase.
void Happenings::note_subject(const Sentence& s, std::uint32_t verb, Happening& h) const {
  std::set<std::string> words;
  std::uint32_t k = verb;
  if (k > s.first && (view_.is_mark(k - 1, ',') || view_.is_mark(k - 1, '('))) --k;
  for (; k > s.first && verb - k < 9; --k) {
    const Token& t = view_.mentions.tokens[k - 1];
    const std::string_view text = view_.text(k - 1);
    if (text == "the" || text == "The") {
      h.subject = words;
      if (k - 1 == s.first) return;
      continue;  // "the law on the banks": further back, if it goes on
    }
    const bool possessive = text == "'s" || text == "’s" || view_.is_mark(k - 1, '-');
    if (possessive) continue;
    std::uint32_t length = 0;
    if (h.noun && !kind_at(k - 1, s.last, length).empty()) return;  // the noun of the event itself
    if (t.kind != TokenKind::word || events_.reader().is_past_form(view_, k - 1) || is(k - 1, opener_) || text == "and" || text == "but") return;
    if (is(k - 1, many_)) {
      h.subject.clear();
      return;
    }
    if (!view_.lexicon.is(t.word, function_)) words.insert(view_.lexicon.singular(lower(text)));
    else if (text != "on" && text != "of" && text != "for" && text != "with" && text != "to" && text != "in" && text != "between" && text != "against") return;
  }
}

void Happenings::read(std::uint32_t sentence, const std::vector<DateTokens>& dates) {
  const Sentence& s = view_.mentions.sentences[sentence];
  for (const std::uint32_t t : view_.places(kind_, s.first, s.last)) {
    std::uint32_t length = 0;
    const std::string_view kind = kind_at(t, s.last, length);
    if (kind.empty()) continue;
    Happening h;
    h.kind = kind;
    h.sentence = sentence;
    h.token = t;
    h.noun = is(t, noun_form_) || (t > s.first && is(t - 1, article_));
    // A verb in the passive of the present, a plan or an infinitive tells of nothing that happened.
    if (!h.noun && t > s.first && (view_.text(t - 1) == "be" || view_.text(t - 1) == "to" || is(t - 1, is_))) continue;
    const DateTokens* d = date_of(s, t, t + length, h.noun, dates);
    if (d == nullptr) continue;
    h.date = d->mention;
    h.vague = one_of_many(s, t, *d);
    h.ends = d->last >= s.last || view_.mentions.tokens[d->last].kind == TokenKind::mark;
    note_words(s, t, *d, h);
    if (h.noun) told_by_noun(s, length, *d, h);
    else told_by_verb(s, length, *d, h);
    all_.push_back(h);
    if (h.noun && d->last + 2 < s.last && (view_.text(d->last) == "that" || view_.text(d->last) == "which")) read_clause(s, *d, h);
  }
}

void Happenings::told_by_noun(const Sentence& s, std::uint32_t length, const DateTokens& d, Happening& h) const {
  const std::uint32_t t = h.token;
  // "His death on 4 January", "the killing of Haddad on 4 January".
  if (t > s.first && is(t - 1, his_)) {
    h.person = people_.known_before(t - 1, h.sentence);
    h.own = true;
  } else if (t >= s.first + 2 && view_.possessive(t - 1)) {
    for (std::uint32_t k = t - 1; k-- > s.first && t - k < 6;) {
      if (people_.person_at(k) == kNone) continue;
      h.person = view_.mention(people_.person_at(k)).actor()->actor;
      break;
    }
    if (h.person == kNone && t >= s.first + 3 && is(t - 3, article_)) h.definite = view_.lexicon.singular(lower(view_.text(t - 2)));
  } else {
    h.own = t > s.first && is(t - 1, its_);
    for (std::uint32_t k = t + length; k < d.first; ++k) {
      if (people_.person_at(k) != kNone) h.person = view_.mention(people_.person_at(k)).actor()->actor;
    }
  }
  // "The entry into force of the customs code on 1 June".
  if (t + length + 1 < d.lead && view_.text(t + length) == "of" && view_.text(t + length + 1) == "the") note_subject(s, d.lead, h);
  h.plain = (t + length >= d.lead || (t + length + 1 == d.lead && (view_.is_mark(t + length, ',') || view_.is_mark(t + length, '(')))) && !(d.last < s.last && view_.text(d.last) == "of");
}

void Happenings::told_by_verb(const Sentence& s, std::uint32_t length, const DateTokens& d, Happening& h) const {
  const std::uint32_t t = h.token;
  const std::uint32_t object = t + length < s.last ? people_.person_at(t + length) : kNone;  // "the ambush that killed Diallo"
  h.person = object != kNone ? view_.mention(object).actor()->actor : people_.who(t, h.sentence);
  std::uint32_t subject = t;
  while (subject > s.first && (is(subject - 1, was_) || is(subject - 1, be_) || is(subject - 1, had_))) --subject;
  const bool passive = subject < t || (subject > s.first && (view_.is_mark(subject - 1, ',') || view_.is_mark(subject - 1, '(')));
  // "Since it opened in 1914": of what the sentence before told of.
  h.own = subject >= s.first + 2 && is(subject - 1, it_) && is(subject - 2, told_back_);
  if (passive || h.kind == "force") note_subject(s, subject, h);
  else if (t + length + 1 < d.lead && view_.text(t + length) == "the") note_subject(s, d.lead, h);  // "ratified the protocol on"
  // "The bishop, who had died on 4 March".
  if (subject >= s.first + 4 && view_.text(subject - 1) == "who" && view_.is_mark(subject - 2, ',')) subject -= 2;
  if (subject >= s.first + 2 && view_.text(subject - 2) == "the") h.definite = view_.lexicon.singular(lower(view_.text(subject - 1)));
}

void Happenings::read_clause(const Sentence& s, const DateTokens& d, const Happening& h) {
  std::uint32_t more = 0;
  const std::string_view other = kind_at(d.last + 1, s.last, more);
  const std::uint32_t object = d.last + 1 + more;
  if (other.empty() || object >= s.last) return;
  Happening second = h;
  second.kind = other;
  second.token = d.last + 1;
  if (is(object, him_)) second.person = people_.known_before(object, h.sentence);
  else if (people_.person_at(object) != kNone) second.person = view_.mention(people_.person_at(object)).actor()->actor;
  if (second.person != kNone) all_.push_back(std::move(second));
}

}  // namespace claimcheck
