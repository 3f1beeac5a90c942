#include "checker/claim/told_days.h"

#include <algorithm>
#include <map>

#include "checker/base/utf8.h"
#include "checker/claim/stem.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kReach = 16;   // tokens between a date and the word that it belongs to
constexpr std::uint32_t kClause = 14;  // tokens of a clause before and behind that word
constexpr std::uint32_t kPhrase = 6;   // tokens behind a date that belong to its clause

}  // namespace

ToldDays::ToldDays(const View& view, const EventReader& events, const People& people, const Happenings& happenings, const Topics& topics)
    : view_(view), tokens_(view.mentions.tokens), lexicon_(view.lexicon), events_(events), people_(people), happenings_(happenings), topics_(topics), phrases_(view, topics, people) {}

std::vector<ToldDay> ToldDays::run(const std::vector<EventPhrase>& events) const {
  std::vector<ToldDay> out;
  std::uint32_t last = kNone;
  const auto& sentences = view_.mentions.sentences;
  for (const Mention& m : view_.mentions.mentions) {
    if (m.kind != MentionKind::date || m.sentence == last || m.sentence >= sentences.size()) continue;
    last = m.sentence;
    const BlockKind kind = view_.document.blocks[sentences[last].block].kind;
    if (!readable(sentences[last]) || (kind != BlockKind::paragraph && kind != BlockKind::list_item && kind != BlockKind::quotation) || corrected(sentences[last])) continue;
    for (const DateTokens& d : events_.dates_of(last)) {
      if (!usable(d.mention)) continue;
      const Teller teller = teller_of(d, last);
      const auto known = std::find_if(events.begin(), events.end(), [&](const EventPhrase& e) { return e.date == d.mention && !e.kind.starts_with("do: ") && !e.kind.starts_with("the "); });
      if (!teller && known == events.end()) continue;
      ToldDay day;
      day.date = d.mention;
      if (known != events.end()) note_deed(known->kind, view_.text(known->token), day.deeds);
      if (!teller) {
        day.sentence = known->sentence;
        day.token = known->token;
        day.words = known->words;
        day.names = known->names;
        day.noun = known->noun;
        Teller other;
        other.sentence = known->sentence;
        note_clause(other, d, day);
        out.push_back(std::move(day));
        continue;
      }
      day.sentence = teller.sentence;
      day.token = teller.verb != nullptr ? teller.verb->main : teller.noun;
      day.noun = teller.verb == nullptr;
      if (teller.verb != nullptr) note_verb(*teller.verb, d, teller.sentence, day);
      else note_noun(teller.noun, teller.length, teller.further, d, teller.sentence, day);
      note_clause(teller, d, day);
      // "Declined to 5.4% in August" is a figure's date; "died on 3 May" tells nothing of nobody.
      const bool measured = teller.verb != nullptr && !teller.verb->passive && (is(day.token, rose_) || is(day.token, fell_)) && measures(*teller.verb, teller.sentence);
      const bool of_nobody = day.words.empty() && day.names.empty() && std::any_of(day.deeds.begin(), day.deeds.end(), [&](const std::string& deed) { return deed.front() == '=' && lexicon_.is(lexicon_.find(deed.substr(1)), personal_); });
      if (!day.deeds.empty() && !measured && !of_nobody && !(day.noun && day.fresh)) out.push_back(std::move(day));
    }
  }
  return out;
}

// "Not on 3 May, as we wrote"; "moved from 3 to 4 May", but not "moved to Vienna".
bool ToldDays::corrected(const Sentence& s) const {
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    const std::uint32_t length = lexicon_.match(corrected_, tokens_, t, s.last);
    if (length > 0 && !(t + length < s.last && view_.text(t) == "moved" && tokens_[t + length].has(kCapital) && view_.edges(t + length).empty() == false && view_.mention(view_.edges(t + length).front().mention).time() == nullptr)) return true;
  }
  return false;
}

// A date of the past that is said as one day, week, month or season.
bool ToldDays::usable(std::uint32_t date) const {
  const Time& t = time(date);
  if (t.readings.empty() || t.range || !t.valid || t.mod == "before" || t.mod == "after" || t.mod == "until" || t.mod == "turn") return false;
  if (t.origin == Origin::relative && (t.granularity != Granularity::day || t.readings.front().guessed)) return false;
  if (t.granularity == Granularity::year || t.granularity > Granularity::year) return false;
  if (t.granularity != Granularity::day && t.granularity != Granularity::week && t.granularity != Granularity::month && t.granularity != Granularity::season && t.granularity != Granularity::quarter) return false;
  return t.readings.front().days.begin <= view_.document.issue.date->value && view_.quotation_around(view_.mention(date).span) == nullptr;
}

// "Was signed", "had been signed"; a participle, too.
bool ToldDays::tells(const VerbGroup& v) const {
  return v.form == VerbForm::past || v.form == VerbForm::perfect || v.form == VerbForm::pluperfect || (v.form == VerbForm::unreal && v.bare && !view_.text(v.main).ends_with("ing"));
}

// "Rose to 340 tonnes".
bool ToldDays::measures(const VerbGroup& v, std::uint32_t sentence) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  for (std::uint32_t t = v.last; t < std::min(s.last, v.last + kPhrase); ++t) {
    if (!view_.edges(t).empty() && view_.mention(view_.edges(t).front().mention).time() != nullptr) t = view_.edges(t).front().last - 1;
    else if (tokens_[t].kind == TokenKind::number) return true;
  }
  return false;
}

const VerbGroup* ToldDays::verb_from(std::uint32_t token, std::uint32_t sentence) const {
  for (const VerbGroup& v : topics_.verbs_of(sentence)) {
    if (v.first < token) continue;
    return v.first - token <= kReach && tells(v) ? &v : nullptr;
  }
  return nullptr;
}

// The word that a date belongs to: that of the clause that it stands in, or the one before or behind it.
ToldDays::Teller ToldDays::teller_of(const DateTokens& d, std::uint32_t sentence) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  const bool bracket = d.lead > s.first && view_.is_mark(d.lead - 1, '(') && d.last < s.last;
  if (bracket && d.lead < d.first) return {};  // "(on 3 May, to be precise)"
  if (d.lead > s.first && view_.text(d.lead) == "of" && view_.text(d.lead - 1) == "as") return {};  // "as of 3 May"
  if (d.lead == d.first && !bracket && d.first > s.first && is(d.first - 1, definite_)) return {};  // "the 3 May memorandum"
  if (d.lead > s.first && view_.text(d.lead - 1) == "and" && view_.any(s.first, d.lead, between_)) return {};  // "between 3 May, when it was shut, and 9 May"
  const bool of = d.lead < d.first && (view_.text(d.lead) == "of" || view_.text(d.lead) == "from");
  const std::uint32_t end = bracket ? d.lead - 1 : d.lead;
  const bool fronted = end <= s.first + 1;
  Teller out = fronted ? Teller() : told_last(end, sentence);
  if (const std::uint32_t that = cleft(d, s); !out && that != kNone) {
    if (const VerbGroup* v = verb_from(that + 1, sentence)) return {v, kNone, 0, sentence, kNone};
  }
  if (!out) out = in_clause(d, end, of || bracket, sentence);
  // "On 3 May, when …", "May 2018, in which month …", "the vote of 3 May, in which …": a clause behind tells it, if nothing before it does.
  const std::uint32_t relative = d.last < s.last && view_.is_mark(d.last, ',') ? d.last + 1 : d.last;
  const std::uint32_t length = relative < s.last ? lexicon_.match(when_, tokens_, relative, s.last) : 0;
  if (length == 0) return out;
  const bool vague = out.noun != kNone && (is(out.noun, vague_) || is(out.noun, no_event_));
  const VerbGroup* v = verb_from(relative + length, sentence);
  if (v == nullptr || (out && !vague && !fronted && !(out.verb != nullptr && out.verb->first > d.last))) return out;
  if (vague) {
    out.relative = relative + length;
    return out;
  }
  return {v, kNone, 0, sentence, relative + length};
}

// "It was on 3 May, a day of rain, that the dockers walked out": the "that", behind an aside.
std::uint32_t ToldDays::cleft(const DateTokens& d, const Sentence& s) const {
  if (d.lead > s.first + 3 || s.first + 1 >= s.last || !(view_.text(s.first) == "It" && view_.text(s.first + 1) == "was") || d.last >= s.last || !view_.is_mark(d.last, ',')) return kNone;
  for (std::uint32_t t = d.last + 1; t + 1 < s.last && t < d.last + kReach; ++t) {
    if (view_.is_mark(t, ',') && view_.text(t + 1) == "that") return t + 1;
  }
  return kNone;
}

ToldDays::Teller ToldDays::in_clause(const DateTokens& d, std::uint32_t end, bool of, std::uint32_t sentence) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  const bool fronted = end <= s.first + 1;
  // "Its publication, on 3 May, was followed by a debate"; "the collapse of the dish on 3 May left": no verb before.
  if (!fronted && !is(s.first, at_)) {
    const bool aside = d.lead < d.first && view_.is_mark(d.lead - 1, ',') && d.last < s.last && view_.is_mark(d.last, ',');
    const Teller found = before(aside ? d.lead - 1 : end, true, sentence);
    if (found.noun != kNone && (aside || (found.plain && d.last < s.last && tokens_[d.last].kind == TokenKind::word))) return found;
  }
  const Teller left = fronted ? Teller() : before(end, of, sentence);
  if (left.noun != kNone && left.governed) return left;
  for (const DatedVerb& v : events_.verbs()) {
    if (v.date != d.mention || of || v.sentence != sentence || v.loose) continue;
    if (v.verb.form == VerbForm::was || !tells(v.verb)) continue;
    // The groups of the Topics have presents, too; it is the same group.
    if (const VerbGroup* same = phrases_.verb_at(v.verb.main, sentence); same != nullptr) return {same, kNone, 0, sentence, kNone};
  }
  if (left || of) return left;
  std::uint32_t from = d.last;
  if (from < s.last && (view_.is_mark(from, ',') || view_.is_mark(from, ':'))) ++from;
  if (!fronted && tokens_[end - 1].kind != TokenKind::mark) return {};
  if (const VerbGroup* v = verb_from(from, sentence)) return {v, kNone, 0, sentence, kNone};
  return {};
}

// "That was on 3 May", "…, which happened on 3 May": what was told last.
ToldDays::Teller ToldDays::told_last(std::uint32_t end, std::uint32_t sentence) const {
  const auto& sentences = view_.mentions.sentences;
  const Sentence& s = sentences[sentence];
  const VerbGroup* was = nullptr;
  for (const VerbGroup& v : topics_.verbs_of(sentence)) {
    if (v.last <= end) was = &v;
  }
  if (was == nullptr || was->first == s.first || end - was->last > 1) return {};
  const std::uint32_t which = was->first - 1;
  if (!is(which, it_) || !(was->form == VerbForm::was || is(was->main, light_))) return {};
  if (which > s.first) {
    const bool comma = view_.is_mark(which - 1, ',');
    return comma ? before(which - 1, true, sentence) : Teller();
  }
  if (sentence == 0 || sentences[sentence - 1].block != s.block || !events_.dates_of(sentence - 1).empty()) return {};
  const VerbGroup* last = nullptr;
  for (const VerbGroup& v : topics_.verbs_of(sentence - 1)) {
    if (tells(v) && !v.bare) last = &v;
  }
  if (last == nullptr) return {};
  return {last, kNone, 0, sentence - 1, kNone};
}

// Back from `end`: the nearest verb of its clause, or, where the date is told with "of" or in brackets, the noun that it is of.
ToldDays::Teller ToldDays::before(std::uint32_t end, bool of, std::uint32_t sentence) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  Teller noun;
  noun.sentence = sentence;
  noun.plain = true;
  for (std::uint32_t t = end; t > s.first && end - t < kReach;) {
    const std::uint32_t at = t - 1;
    const std::string_view text = view_.text(at);
    if (tokens_[at].kind == TokenKind::mark) {
      noun.plain = noun.plain && (view_.possessive(at) || text == "-" || text == "'");
      if (text == ";" || text == ":" || text == "(" || text == ")" || text == "—" || text == "–") break;
      if (text == "," && at + 1 < end && (view_.text(at + 1) == "and" || view_.text(at + 1) == "but")) break;
    }
    if (const VerbGroup* v = phrases_.verb_at(at, sentence)) {
      noun.plain = false;
      if ((of || noun.governed) && noun) break;
      if (!tells(*v) && v->form != VerbForm::was && v->form != VerbForm::present) return noun;
      return {v, kNone, 0, sentence, kNone};
    }
    if (tokens_[at].kind == TokenKind::word && (is_event_noun(at, s) || (of && dates_paper(end) && is_signed(at, s)))) {
      if (!noun) {
        std::uint32_t length = 0;
        noun_kind(at, s.last, length);
        noun.noun = at;
        noun.length = std::max(length, 1U);
      } else if (noun.further == kNone) {
        noun.further = at;
      }
    } else if (noun && !noun.governed && noun.noun - at < 5) {
      noun.governed = is(at, preposition_) && is(at, governs_);
    }
    if (of && noun && at > s.first && (is(at - 1, definite_) || is(at - 1, own_)) && !(at > s.first + 1 && (is(at - 2, preposition_)))) break;
    t = at;
  }
  return noun;
}

std::string_view ToldDays::noun_kind(std::uint32_t token, std::uint32_t end, std::uint32_t& length) const {
  const auto found = lexicon_.lookup(noun_, tokens_, token, end);
  length = found.length;
  if (found.length > 0) return found.value;
  if (!is(token, noun_form_)) return {};
  return happenings_.kind_at(token, end, length);
}

std::string_view ToldDays::verb_kind(std::uint32_t token, std::uint32_t end, std::uint32_t& length) const {
  if (const auto found = lexicon_.lookup(verb_, tokens_, token, end); found.length > 0) {
    length = found.length;
    if (found.value != "given") return found.value;
    return view_.any(token + 1, std::min(end, token + 7), years_) ? "sentence" : std::string_view();
  }
  return happenings_.kind_at(token, end, length);
}

// "Collapse", "revocation", "twinning": a noun of a known kind, or one that looks like a verb's.
bool ToldDays::is_event_noun(std::uint32_t token, const Sentence& s) const {
  std::uint32_t length = 0;
  if (!noun_kind(token, s.last, length).empty()) return true;
  if (token + 2 < s.last && view_.text(token + 1) == "since" && !lexicon_.value_of(state_, tokens_[token].word).empty()) return true;
  if (tokens_[token].has(kCapital) || is(token, no_event_) || is(token, function_) || token == s.first) return false;
  const std::string word = lexicon_.singular(lower(view_.text(token)));
  const bool known = is(token - 1, definite_) || is(token - 1, own_) || view_.possessive(token - 1) || (token > s.first + 1 && (is(token - 2, definite_) || is(token - 2, own_) || view_.possessive(token - 2)));
  if (!known && !(token + 1 < s.last && view_.text(token + 1) == "of" && !word.ends_with("ing"))) return false;
  if (word.ends_with("ing") && !is(token - 1, definite_) && !is(token - 1, own_) && !view_.possessive(token - 1)) return false;  // "the Lirra crossing"
  for (const std::string_view ending : {"tion", "sion", "ment", "ing", "al", "ance", "ture", "sure", "ure"}) {
    if (word.size() > ending.size() + 3 && word.ends_with(ending)) return !is(token - 1, preposition_) || view_.text(token - 1) == "of";
  }
  return false;
}

// "The contract of 3 May", "the contract (3 May)", but not "the contract, which took effect on 3 May".
bool ToldDays::dates_paper(std::uint32_t token) const { return view_.text(token) == "of" || view_.text(token) == "dated" || view_.is_mark(token, '('); }
// Such a paper was signed on that day.
bool ToldDays::is_signed(std::uint32_t token, const Sentence& s) const {
  const std::string_view paper = lexicon_.lookup(paper_, tokens_, token, s.last).value;
  return !paper.empty() && lexicon_.is(lexicon_.find(paper), signed_);
}

std::string ToldDays::stem(std::string_view word) const {
  const std::string_view base = lexicon_.value_of(base_, lexicon_.find(word));
  return stem_of(base.empty() ? word : base);
}

void ToldDays::note_deed(std::string_view kind, std::string_view word, std::set<std::string>& out) const {
  if (!kind.empty()) {
    if (const std::string_view same = lexicon_.value_of(same_, lexicon_.find(kind)); !same.empty()) kind = same;
    if (const std::string_view wide = lexicon_.value_of(class_, lexicon_.find(kind)); !wide.empty()) kind = wide;
    if (kind == "vote") kind = "elect";
    if (kind == "reopen") out.insert("=open");
    out.insert("=" + std::string(kind));
  }
  out.insert(stem(fold(lower(word))));
}

// A verb, whom it befell and, where it says little, the noun that it says it of.
void ToldDays::note_verb(const VerbGroup& v, const DateTokens& d, std::uint32_t sentence, ToldDay& out) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  std::uint32_t length = 0;
  const std::string_view kind = verb_kind(v.main, s.last, length);
  const bool state = v.form == VerbForm::was || v.form == VerbForm::present || is(v.main, is_);
  const bool light = !state && is(v.main, light_) && (kind.empty() || is(v.main, general_));
  EventPhrase e;
  const std::uint32_t end = std::max(v.last, v.main + std::max(length, 1U));
  Phrasing subject = topics_.subject_of(v, sentence);
  if (v.bare && v.first > s.first && view_.is_mark(v.first - 1, ',')) subject = phrases_.ending(v.first - 1, s);
  else if (v.bare && subject.empty()) subject = phrases_.ending(v.first, s);
  // What a pronoun stands for may be told with much else.
  if (subject.last - subject.first == 1 && tokens_[subject.first].kind == TokenKind::word && is(subject.first, pronoun_)) {
    EventPhrase stands;
    phrases_.take(subject, stands);
    out.clause = stands.words;
    e.names = stands.names;
    e.words = stands.names;
    e.head = stands.head;
  } else {
    phrases_.take(subject, e);
  }
  const auto note_nouns = [&](std::uint32_t from, std::uint32_t to, bool tell) {
    for (std::uint32_t t = from; t < to; ++t) {
      std::uint32_t taken = 0;
      const std::string_view told = noun_kind(t, s.last, taken);
      if (tell && (!told.empty() || is_event_noun(t, s))) note_deed(told, view_.text(t), out.deeds);
      else if (!told.empty()) note_deed(told, view_.text(t), out.others);
    }
  };
  if (state) {  // "has been in orbit since 3 May", "was open on"
    for (std::uint32_t t = v.last; t < std::min(d.lead, v.last + kPhrase); ++t) {
      const auto told = lexicon_.lookup(in_state_, tokens_, t, s.last);
      if (told.length > 0) note_deed(told.value, view_.text(t + told.length - 1), out.deeds);
      else if (const std::string_view since = lexicon_.value_of(state_, tokens_[t].word); !since.empty()) note_deed(since, view_.text(t), out.deeds);
    }
    if (out.deeds.empty()) return;
  } else if (!light) {
    note_deed(kind, view_.text(v.main), out.deeds);
  }
  note_nouns(subject.first, subject.last, light);
  // "The fine that the Commission imposed on it": what stands before the relative, too.
  for (std::uint32_t t = v.first; light && t > s.first + 1 && v.first - t < 5; --t) {
    if (view_.text(t - 1) != "that" && view_.text(t - 1) != "which") continue;
    std::uint32_t last = view_.is_mark(t - 2, ',') ? t - 2 : t - 1, from = last;
    while (from > s.first && last - from < 8 && phrases_.verb_at(from - 1, sentence) == nullptr && !view_.is_mark(from - 1, ',') && !is(from, definite_)) --from;
    const Phrasing what{from, last};
    EventPhrase object;
    phrases_.take(what, object);
    for (const std::string_view w : object.words) {
      if (!object.names.contains(w)) out.deeds.insert(stem(w));
    }
    e.words.merge(object.words);
    e.names.merge(object.names);
    break;
  }
  // Its object.
  if (end < s.last && !is(end, preposition_) && !is(end, where_) && tokens_[end].kind != TokenKind::mark && !state) {
    std::uint32_t last = end;
    while (last < s.last && last != d.lead && last - end < kPhrase && tokens_[last].kind == TokenKind::word && !(is(last, preposition_) && view_.text(last) != "of") && !is(last, joint_) && phrases_.verb_at(last, sentence) == nullptr) ++last;
    phrases_.take({end, last}, e);
    note_nouns(end, last, light);
    // "Received its charter": what was received, not by whom.
    if (light && !v.passive && out.deeds.empty()) {
      EventPhrase object;
      phrases_.take({end, last}, object);
      if (!object.head.empty()) note_deed({}, object.head, out.deeds);
    }
  }
  if (light && out.deeds.empty()) note_deed({}, e.head.empty() ? view_.text(v.main) : std::string_view(e.head), out.deeds);
  out.words = e.words;
  out.names = e.names;
  const bool some = !subject.empty() && is(subject.first, some_);  // "talks began in Orlanda"
  out.fresh = (e.fresh || some || (end < s.last && is(end, indefinite_))) && !(v.first > s.first && is(v.first - 1, it_));  // "the Halina, a coaster which sank"
  out.often = kind.empty() && (is(v.main, often_) || is(v.main, routine_)) && !light && !state;
}

void ToldDays::note_noun(std::uint32_t noun, std::uint32_t length, std::uint32_t further, const DateTokens& d, std::uint32_t sentence, ToldDay& out) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  std::uint32_t taken = 0;
  std::string_view kind = noun_kind(noun, s.last, taken);
  if (kind.empty()) kind = lexicon_.value_of(state_, tokens_[noun].word);
  if (kind.empty() && (dates_paper(d.lead) || (d.lead > 0 && dates_paper(d.lead - 1))) && is_signed(noun, s)) kind = "sign";
  note_deed(kind, view_.text(noun + length - 1), out.deeds);
  if (further != kNone) note_deed(noun_kind(further, s.last, taken), view_.text(further), out.deeds);
  EventPhrase e;
  const Phrasing phrase = phrases_.before(noun, s);
  phrases_.take(phrase, e);
  out.fresh = e.fresh;
  out.often = kind.empty() && is(noun, routine_);
  for (std::uint32_t t = phrase.first > s.first ? phrase.first - 1 : s.first; t < noun; ++t) {  // "its publication"
    if (!is(t, own_)) continue;
    const Topic owner = topics_.of_phrase({t, t + 1});
    out.clause.merge(owner.words);
    e.words.merge(owner.names);
    e.names.merge(owner.names);
  }
  if (d.lead > noun + length) phrases_.take(phrases_.behind(noun + length, d.lead), e);
  out.words = e.words;
  out.names = e.names;
}

// "Taken to hospital on 3 May, he died ten days later": a deed with a date of its own, or so long before or after.
bool ToldDays::of_another_day(const VerbGroup& v, const DateTokens& d, const Teller& teller) const {
  if (teller.verb != nullptr && teller.verb->main == v.main) return false;
  const auto dated = [&](const DatedVerb& other) { return other.verb.main == v.main && other.date != d.mention && !other.loose; };
  if (std::any_of(events_.verbs().begin(), events_.verbs().end(), dated)) return true;
  const Sentence& s = view_.mentions.sentences[teller.sentence];
  const auto apart = [&](std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t t = from; t < to; ++t) {
      if (phrases_.verb_at(t, teller.sentence) != nullptr) return false;
      if (lexicon_.match(apart_, tokens_, t, s.last) > 0) return true;
    }
    return false;
  };
  return apart(v.last, std::min(s.last, v.last + kPhrase)) || (v.first >= d.last && apart(std::max(d.last, v.first > kPhrase ? v.first - kPhrase : 0), v.first));
}

// The words of the clause around the word that tells.
void ToldDays::note_clause(const Teller& teller, const DateTokens& d, ToldDay& out) const {
  const Sentence& s = view_.mentions.sentences[teller.sentence];
  const auto ends = [&](std::uint32_t t) {
    const std::string_view text = view_.text(t);
    return tokens_[t].kind == TokenKind::mark && (text == ";" || text == ":" || text == "(" || text == "—" || text == "–");
  };
  std::uint32_t from = out.token, to = out.token + 1;
  while (from > s.first && out.token - from < kClause && !ends(from - 1)) --from;
  while (to < s.last && to - out.token < kClause && !ends(to)) ++to;
  if (teller.sentence == view_.mentions.sentence_of_token(d.first)) {
    from = std::min(from, d.lead);
    const std::uint32_t behind = std::min(s.last, d.last + kPhrase);
    while (to < behind && !ends(to)) ++to;
  }
  for (const VerbGroup& v : topics_.verbs_of(teller.sentence)) {
    if (v.first > out.token && v.first >= d.last && v.first < to && of_another_day(v, d, teller)) to = v.first;
  }
  Topic clause = topics_.of_phrase({from, to});
  out.clause.merge(clause.words);
  out.called = clause.names;
  out.clause.merge(out.words);
  // "At the congress on 3 May the delegates elected": the congress, too.
  if (teller.verb != nullptr && is(s.first, at_) && d.last <= teller.verb->first) {
    for (std::uint32_t t = s.first; t < d.lead; ++t) {
      std::uint32_t length = 0;
      if (const std::string_view told = noun_kind(t, s.last, length); !told.empty()) note_deed(told, view_.text(t), out.deeds);
    }
  }
  for (const VerbGroup& v : topics_.verbs_of(teller.sentence)) {
    if (v.main < from || v.main >= to || of_another_day(v, d, teller)) continue;
    std::uint32_t length = 0;
    note_deed(verb_kind(v.main, s.last, length), view_.text(v.main), out.others);
    // "The accident of 3 May, in which two machines touched".
    if (teller.relative != kNone && out.noun && v.first >= teller.relative && is(out.token, vague_)) note_deed(verb_kind(v.main, s.last, length), view_.text(v.main), out.deeds);
  }
  note_marks(std::max(from, out.token > s.first + kPhrase ? out.token - kPhrase : s.first), std::min(to, out.token + kPhrase + 1), d, out);
}

// "The second round", "Resolution 1325".
void ToldDays::note_marks(std::uint32_t from, std::uint32_t to, const DateTokens& d, ToldDay& out) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (t >= d.first && t < d.last) continue;
    if (!view_.edges(t).empty() && view_.mention(view_.edges(t).front().mention).time() != nullptr) {
      t = view_.edges(t).front().last - 1;
      continue;
    }
    if (is(t, order_)) out.marks.insert(lower(view_.text(t)));
    if (tokens_[t].kind != TokenKind::number || t == from || tokens_[t - 1].kind != TokenKind::word || is(t - 1, preposition_) || is(t - 1, function_)) continue;
    if (tokens_[t - 1].has(kCapital) || t + 1 >= to || tokens_[t + 1].kind == TokenKind::mark || is(t + 1, preposition_) || is(t + 1, function_)) out.marks.insert(std::string(view_.text(t)));
  }
}

}  // namespace claimcheck
