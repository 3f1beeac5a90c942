#include "checker/claim/reference_told.h"

#include <algorithm>

#include "checker/base/utf8.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kLinked = 16;     // tokens between a title and the reference that it goes with
constexpr std::uint32_t kSaid = 18;       // tokens between who said something and where
constexpr std::uint32_t kPiece = 8;       // tokens of "Ohm's long survey of all pilots in"
constexpr std::uint32_t kPublished = 8;   // tokens of ", which was first published"

}  // namespace

ToldBeside::ToldBeside(const View& view)
    : view_(view), tokens_(view.mentions.tokens), document_(view.document), small_(view.lexicon.group("function-word")), say_(view.lexicon.group("saying")), publication_(view.lexicon.group("publication")),
      publishing_(view.lexicon.group("publishing")), own_pages_(view.lexicon.group("own-pages")), own_issue_(view.lexicon.group("own-issue")), particle_(view.lexicon.group("name-particle")),
      joint_(view.lexicon.group("reference-joint")), titling_(view.lexicon.group("reference-titling")), authoring_(view.lexicon.group("reference-authoring")), auxiliary_(view.lexicon.group("reference-auxiliary")) {}

bool ToldBeside::in_own_pages(std::uint32_t first, std::uint32_t last) const { return view_.has(own_pages_, first, last); }

bool ToldBeside::joint(std::uint32_t t) const {
  if (tokens_[t].kind == TokenKind::mark) return text(t) != ";" && text(t) != ".";
  const std::string_view w = view_.lexicon.form(tokens_[t].word);
  return w == "in" || w == "the" || w == "this" || w == "our" || w == "of";
}

bool ToldBeside::closes(std::uint32_t t) const {
  const std::string_view w = text(t);
  return w == "\"" || w == "”" || w == "’" || w == "»" || w == "'" ||
         std::any_of(document_.emphases.begin(), document_.emphases.end(), [&](Span s) { return s.end == tokens_[t].end; });
}

bool ToldBeside::opens(std::uint32_t t) const {
  const std::string_view w = text(t);
  return w == "\"" || w == "“" || w == "‘" || w == "«" || w == "'";
}

// Behind a date that starts at a token.
std::uint32_t ToldBeside::behind_date(std::uint32_t t) const {
  for (const Edge& e : view_.edges(t)) {
    if (view_.mention(e.mention).kind == MentionKind::date) return e.last;
  }
  return t;
}

// The title quoted or emphasised right before or behind a reference, or told to be that of the issue.
Span ToldBeside::title(const IssueReference& r) const {
  // Of the same paragraph: what ends before it is a byline or a heading.
  const Span block = document_.blocks[view_.mentions.sentences[view_.mentions.sentence_of_token(r.first)].block].span;
  const std::uint32_t start = view_.mentions.token_at(block.begin);
  std::uint32_t before = r.first;
  while (before > start && before + 5 > r.first && joint(before - 1) && !closes(before - 1)) --before;
  if (const Span span = title_that(before > start ? tokens_[before - 1].end : 0, true); !span.empty()) return span;
  std::uint32_t after = r.last;
  while (after < tokens_.size() && after < r.last + 3 && tokens_[after].kind == TokenKind::mark && !opens(after)) ++after;
  if (after < tokens_.size()) {
    if (const Span span = title_that(tokens_[after].begin, false); !span.empty()) return span;
  }
  return title_linked(r);
}

// “Title”, which was printed as No. 21; No. 21 of last year, called “Title”.
Span ToldBeside::title_linked(const IssueReference& r) const {
  const Sentence& s = view_.mentions.sentences[r.sentence];
  Span found;
  const auto take = [&](Span whole, Span inner) {
    if (!found.empty() || whole.begin < s.span.begin || whole.end > s.span.end || !is_title(inner)) return;
    if (whole.end <= tokens_[r.first].begin) {
      const std::uint32_t from = view_.mentions.token_at(whole.end - 1) + 1;
      if (from + kLinked > r.first && linked(from, r.first, joint_)) found = inner;
    } else if (r.last < s.last && whole.begin >= tokens_[r.last - 1].end) {
      const std::uint32_t to = view_.mentions.token_at(whole.begin);
      if (to < r.last + kLinked && linked(r.last, to, titling_)) found = inner;
    }
  };
  for (const Mention& m : view_.mentions_in(s.span)) {
    if (const Quotation* q = m.quotation()) take(m.span, q->inner);
  }
  const auto& all = document_.emphases;
  for (auto e = std::partition_point(all.begin(), all.end(), [&](Span x) { return x.begin < s.span.begin; }); e != all.end() && e->begin < s.span.end; ++e) take(*e, *e);
  return found;
}

// Whether the tokens [from, to) only join what stands before them to what stands behind: marks, dates, names of authors, and words of a
// group, one of which at the least is no mark.
bool ToldBeside::linked(std::uint32_t from, std::uint32_t to, GroupId joints) const {
  bool word = false;
  for (std::uint32_t t = from; t < to;) {
    if (const std::uint32_t date = behind_date(t); date > t) {
      t = date;
      continue;
    }
    if (tokens_[t].kind == TokenKind::mark) {
      if (text(t) == ";" || text(t) == "." || text(t) == "!" || text(t) == "?") return false;
      ++t;
      continue;
    }
    if (is_word(t, "by")) {
      if (const std::uint32_t end = run_end(t + 1, to); end > t + 1) {
        t = end;
        continue;
      }
    }
    if (view_.possessive(t) || !view_.lexicon.is(tokens_[t].word, joints)) return false;
    word = true;
    ++t;
  }
  return word;
}

Span ToldBeside::title_that(std::uint32_t place, bool ends) const {
  for (const Mention& m : view_.mentions.mentions) {
    const Quotation* q = m.quotation();
    if (q != nullptr && (ends ? m.span.end : m.span.begin) == place && is_title(q->inner)) return q->inner;
  }
  for (const Span s : document_.emphases) {
    if ((ends ? s.end : s.begin) == place && is_title(s)) return s;
  }
  return {};
}

bool ToldBeside::is_title(Span span) const {
  std::uint32_t words = 0, capitals = 0, low = 0;
  for (std::uint32_t t = view_.mentions.token_at(span.begin); t < tokens_.size() && tokens_[t].begin < span.end; ++t) {
    if (tokens_[t].kind != TokenKind::word) continue;
    ++words;
    if (tokens_[t].has(kCapital)) ++capitals;
    else if (tokens_[t].end - tokens_[t].begin > 3 && !view_.lexicon.is(tokens_[t].word, small_)) ++low;
  }
  return words >= 2 && words <= 24 && capitals >= 2 && low <= capitals / 4;
}

ToldAuthor ToldBeside::author(const IssueReference& r, Span title) const {
  if (!title.empty()) {
    if (const std::uint32_t family = author_before_title(title.begin); family != kNone) return {family, false};
  } else if (const std::uint32_t family = author_of(r); family != kNone) {
    return {family, false};
  }
  if (const std::uint32_t family = author_behind(r); family != kNone) return {family, false};
  return {author_told_before(r), true};
}

// The token of the family name of "R. Aliyev-Baran, “Title”" and of "Ciobanu's “Title”", the last of several; kNone for none.
std::uint32_t ToldBeside::author_before_title(std::uint32_t title) const {
  std::uint32_t t = view_.mentions.token_at(title);
  if (t > 0 && opens(t - 1)) --t;
  if (t < 2) return kNone;
  if (text(t - 1) == "(" || is_word(t - 1, "in")) return author_by(t - 1);
  if (text(t - 1) == ",") --t;
  else if (text(t - 1) == "s" || view_.possessive(t - 1)) --t;
  else return kNone;
  if (t > 0 && (text(t - 1) == "’" || text(t - 1) == "'")) --t;
  if (t < 2 || tokens_[t - 1].kind != TokenKind::word || !tokens_[t - 1].has(kCapital) || tokens_[t - 1].has(kAllCapitals)) return kNone;
  const std::string_view before = text(t - 2);
  const bool named = before == "." || before == "-" || (tokens_[t - 2].kind == TokenKind::word && tokens_[t - 2].has(kCapital));
  return named ? t - 1 : kNone;
}

// The last token of a name that ends there: "Paula Ohm", "P. Ohm", "Anna de Wit".
std::uint32_t ToldBeside::family_ending(std::uint32_t end) const {
  if (end < 2 || !capital(end - 1) || tokens_[end - 1].has(kLineStart) || view_.lexicon.is(tokens_[end - 1].word, small_)) return kNone;
  std::uint32_t t = end - 1;  // behind the first name
  while (t > 1 && t + 4 > end && view_.is(t - 1, particle_) && !tokens_[t - 1].has(kCapital)) --t;
  const bool initial = view_.is_mark(t - 1, '.') && t > 1 && tokens_[t - 2].end - tokens_[t - 2].begin == 1;
  const bool named = initial || view_.is_mark(t - 1, '-') || (capital(t - 1) && !view_.lexicon.is(tokens_[t - 1].word, small_));
  return named ? end - 1 : kNone;
}

// Behind a name that starts at a token, or behind two with "and" between.
std::uint32_t ToldBeside::run_end(std::uint32_t t, std::uint32_t end) const {
  const auto one = [&](std::uint32_t from) {
    std::uint32_t at = from;
    const auto joined = [&](std::uint32_t k) { return (view_.is_mark(k, '.') || view_.is_mark(k, '-')) && k > from && k + 1 < end && capital(k + 1); };
    while (at < end && at < from + 6 && ((tokens_[at].kind == TokenKind::word && tokens_[at].has(kCapital) && !view_.lexicon.is(tokens_[at].word, small_)) || joined(at) || (at > from && at + 1 < end && view_.is(at, particle_)))) ++at;
    return at;
  };
  const std::uint32_t first = one(t);
  if (first > t && first + 1 < end && is_word(first, "and")) {
    if (const std::uint32_t second = one(first + 1); second > first + 1) return second;
  }
  return first;
}

// "a paper by Paula Ohm (“Title”, …", "Paula Ohm argued (“Title” …", "Paula Ohm wrote in “Title”": at the bracket or the "in".
std::uint32_t ToldBeside::author_by(std::uint32_t at) const {
  if (at < 3) return kNone;
  if (says(at - 1)) return family_ending(at - 1);
  const std::uint32_t family = family_ending(at);
  if (family == kNone) return kNone;
  std::uint32_t t = at - 1;
  while (t > 0 && at < t + 6 && (capital(t) || tokens_[t].kind == TokenKind::mark || view_.is(t, particle_))) --t;
  return is_word(t, "by") ? family : kNone;
}

// Who is said to have written an issue, by the words around its number.
std::uint32_t ToldBeside::author_of(const IssueReference& r) const {
  const std::uint32_t first = r.first, last = r.last;
  if (first > 3 && is_word(first - 1, "in") && says(first - 2)) {  // "as P. Ohm wrote in Bulletin No. 21"
    if (const std::uint32_t author = family_ending(first - 2); author != kNone) return author;
  }
  if (first > 3 && (text(first - 1) == "(" || text(first - 1) == "," || is_word(first - 1, "in") || is_word(first - 1, "for"))) {
    if (const std::uint32_t author = author_by(first - 1); author != kNone) return author;
  }
  std::uint32_t behind = last;  // "in Bulletin No. 21 Paula Ohm argued"
  if (behind < tokens_.size() && view_.is_mark(behind, ',')) ++behind;
  if (first == 0 || !is_word(first - 1, "in")) return kNone;
  const std::uint32_t end = run_end(behind, std::min<std::uint32_t>(static_cast<std::uint32_t>(tokens_.size()), behind + 12));
  return says(end) ? family_ending(end) : kNone;
}

// "No. 21, by Paula Ohm"; "No. 21, which was written by Paula Ohm"; "(No. 21, P. Ohm)"; "No. 21, whose author was P. Ohm"; "No. 21, where P.
// Ohm argued".
std::uint32_t ToldBeside::author_behind(const IssueReference& r) const {
  const Sentence& s = view_.mentions.sentences[r.sentence];
  std::uint32_t t = r.last;
  bool marked = false;
  while (t < s.last && t < r.last + kLinked) {
    if (const std::uint32_t length = view_.lexicon.match(authoring_, tokens_, t, s.last); length > 0) {
      const std::uint32_t from = t + length + (t + length < s.last && view_.is_mark(t + length, ',') ? 1 : 0);
      const std::uint32_t end = run_end(from, s.last);
      const bool where = is_word(t, "where") || is_word(t, "in");
      return end > from && (!where || says(end)) ? family_ending(end) : kNone;
    }
    if (const std::uint32_t date = behind_date(t); date > t) {
      t = date;
    } else if (tokens_[t].kind == TokenKind::mark) {
      if (text(t) == ";" || text(t) == "." || text(t) == ":") return kNone;
      marked = marked || view_.is_mark(t, ',') || view_.is_mark(t, '(');
      ++t;
    } else if (view_.lexicon.is(tokens_[t].word, auxiliary_)) {
      ++t;
    } else {
      break;
    }
  }
  // A name and nothing else: "(cf. No. 21, P. Ohm)".
  if (!marked || t >= s.last || !capital(t)) return kNone;
  const std::uint32_t end = run_end(t, s.last);
  const bool over = end < s.last && (view_.is_mark(end, ')') || view_.is_mark(end, ']'));
  return end > t && over ? family_ending(end) : kNone;
}

// "what Paula Ohm had to say on glass in No. 21", "Ohm's survey in No. 21", "Paula Ohm, the author of No. 21,".
std::uint32_t ToldBeside::author_told_before(const IssueReference& r) const {
  const Sentence& s = view_.mentions.sentences[r.sentence];
  if (r.first < s.first + 3) return kNone;
  std::uint32_t in = r.first - 1;
  while (in > s.first + 2 && (is_word(in, "our") || is_word(in, "this") || is_word(in, "the") || view_.is_mark(in, '('))) --in;
  const bool bracket = in + 1 < r.first && view_.is_mark(in + 1, '(');
  if (bracket) ++in;
  if (is_word(in, "of") && is_word(in - 1, "author")) {
    const std::uint32_t at = is_word(in - 2, "the") ? in - 2 : in - 1;
    if (at > s.first && view_.is_mark(at - 1, ',')) return family_ending(at - 1);
    if (r.last < s.last && view_.is_mark(r.last, ',')) return family_ending(run_end(r.last + 1, s.last));
    return kNone;
  }
  if (!bracket && !is_word(in, "in") && !is_word(in, "of") && !(is_word(in, "for") || is_word(in, "to"))) return kNone;
  for (std::uint32_t t = in; t-- > s.first && t + kSaid > in;) {
    if (tokens_[t].kind == TokenKind::mark && !view_.possessive(t) && !tokens_[t].glued() && !view_.is_mark(t, ',')) return kNone;
    if (view_.is_mark(t, ',') || view_.is_mark(t, ';') || view_.is_mark(t, ':')) return kNone;
    if (view_.possessive(t) && t + kPiece > in && view_.is(in - 1, publication_) && capital(t - 1)) {
      const std::uint32_t family = family_ending(t);
      return family != kNone ? family : !tokens_[t - 1].has(kLineStart) && t - 1 > s.first && !view_.lexicon.is(tokens_[t - 1].word, small_) && is_word(t - 2, "in") ? kNone : family;
    }
    if (!says(t) && !is_word(t, "say") && !is_word(t, "tell") && !is_word(t, "write")) continue;
    std::uint32_t end = t;
    while (end > s.first && view_.lexicon.is(tokens_[end - 1].word, auxiliary_)) --end;
    if (const std::uint32_t family = family_ending(end); family != kNone) return family;
  }
  return kNone;
}

std::optional<Field> ToldBeside::date(IssueReference r, Span title) const {
  if (!title.empty() && title.begin >= tokens_[r.last - 1].end) {  // "our last issue, “Title”, came out on 3 May"
    std::uint32_t behind = view_.mentions.token_at(title.end - 1) + 1;
    if (behind < tokens_.size() && closes(behind)) ++behind;
    if (behind < r.last + 2 * kLinked && behind < view_.mentions.sentences[r.sentence].last) r.last = behind;
  }
  for (const Mention* m : {date_before(r), date_of_saying(r), date_of_publishing(r)}) {
    if (m != nullptr) return dated(*m);
  }
  return std::nullopt;
}

// "Three weeks ago", said on a Friday, may be a Wednesday.
Field ToldBeside::dated(const Mention& m) const {
  Field out = date_field(m);
  const Time& time = *m.time();
  std::int32_t leave = 0, more = 0;
  bool ago = false;
  for (std::uint32_t t = view_.mentions.token_at(m.span.begin); t < tokens_.size() && tokens_[t].begin < m.span.end; ++t) {
    const std::string_view w = view_.lexicon.form(tokens_[t].word);
    ago = ago || w == "ago" || w == "earlier" || w == "before" || w == "back";
    if (w == "week" || w == "weeks" || w == "fortnight") leave = 4;
    if (w == "month" || w == "months") leave = 20;
    if (w == "year" || w == "years") leave = 190;
    if (w == "last" && time.written.weekday != 0 && time.written.day == 0) more = 7;
  }
  if (!ago) leave = 0;
  for (TimeReading& reading : std::get<When>(out.value).readings) reading.days.begin -= leave + more, reading.days.end += leave;
  return out;
}

// "the bulletin of 3 March 2020 (No. 21)"
const Mention* ToldBeside::date_before(const IssueReference& r) const {
  const std::uint32_t reference = r.first;
  if (reference < 3 || !(view_.is_mark(reference - 1, '(') || view_.is_mark(reference - 1, ','))) return nullptr;
  for (const Mention& m : view_.mentions.mentions) {
    if (m.kind != MentionKind::date || m.span.end != tokens_[reference - 2].end) continue;
    const Time* time = m.time();
    const std::uint32_t first = view_.mentions.token_at(m.span.begin);
    const bool day = time != nullptr && !time->range && time->granularity == Granularity::day && time->origin != Origin::relative && !time->readings.empty();
    if (day && first > 1 && is_word(first - 1, "of") && (view_.lexicon.is(tokens_[first - 2].word, publication_) || is_word(first - 2, "issue"))) return &m;
    if (day && first > 1 && is_word(first - 1, "on") && in_own_pages(view_.mentions.sentences[m.sentence].first, first)) return &m;
  }
  return nullptr;
}

// When an issue is said to have said something, or to have appeared.
const Mention* ToldBeside::date_of_saying(const IssueReference& r) const {
  const Sentence& s = view_.mentions.sentences[r.sentence];
  for (WrittenDate d : written_dates(view_, s.first, s.last)) {
    if (d.first > s.first && is_word(d.first - 1, "the")) --d.first;  // "on the fifth of March"
    const bool in = d.first > s.first && (is_word(d.first - 1, "in") || is_word(d.first - 1, "on"));
    if (in && (d.first >= r.last ? dates_behind(d, r.last) : dates_before(d, s, r.first, r.last))) return d.mention;
  }
  return nullptr;
}

// "Bulletin No. 21 wrote in March", "Bulletin No. 21, which appeared on 3 March"
bool ToldBeside::dates_behind(const WrittenDate& d, std::uint32_t last) const {
  std::uint32_t verb = last;
  while (verb < last + 4 && (view_.is_mark(verb, ',') || is_word(verb, "which") || is_word(verb, "that") || is_word(verb, "was") || is_word(verb, "had") || is_word(verb, "been"))) ++verb;
  return d.first == verb + 2 && (says(verb) || publishes(verb));
}

// "in March Bulletin No. 21 warned", "we reported in March (No. 21)", "in March P. Ohm wrote in Bulletin No. 21", "described on 3 March
// in our issue No. 21", "published on 3 March as Bulletin No. 21".
bool ToldBeside::dates_before(const WrittenDate& d, const Sentence& s, std::uint32_t first, std::uint32_t last) const {
  const auto skip = [&](std::uint32_t t) {  // what points to the reference
    while (t < first && (view_.is_mark(t, ',') || is_word(t, "this") || is_word(t, "our") || is_word(t, "the") || is_word(t, "that") || is_word(t, "issue"))) ++t;
    return t;
  };
  const bool opens = d.first == s.first + 1 || (d.first == s.first + 3 && is_word(s.first, "it") && is_word(s.first + 1, "was"));
  if (opens && skip(d.last) == first && (says(last) || says(last + 1))) return true;
  if (opens && first > d.last + 1 && is_word(first - 1, "in") && says(first - 2) && first < d.last + 9) return true;
  if (d.first < s.first + 3) return false;
  if (d.last + 1 == first && view_.is_mark(d.last, '(')) return says(d.first - 2);
  const bool told = is_word(d.last, "in") ? says(d.first - 2) || publishes(d.first - 2) : is_word(d.last, "as") && publishes(d.first - 2);
  return told && skip(d.last + 1) == first;
}

// "No. 21, published a fortnight ago", "No. 21 (last month)", "No. 21, which came out in May", "last week's No. 21", "the May issue, No. 21".
const Mention* ToldBeside::date_of_publishing(const IssueReference& r) const {
  const Sentence& s = view_.mentions.sentences[r.sentence];
  for (const WrittenDate& d : written_dates(view_, s.first, s.last)) {
    if (d.first >= r.last && d.first < r.last + kPublished) {
      std::uint32_t open = d.first;  // "(this bulletin, 3 May)"
      while (open > r.last + 1 && (view_.is_mark(open - 1, ',') || view_.lexicon.is(tokens_[open - 1].word, own_issue_) || is_word(open - 1, "this") || is_word(open - 1, "our"))) --open;
      const bool bracket = view_.is_mark(r.last, '(') && open == r.last + 1;
      bool published = bracket;
      std::uint32_t t = r.last;
      if (bracket) t = d.first;
      for (; t < d.first; ++t) {
        const bool told = publishes(t) || (is_word(t, "out") && t > r.last) || is_word(t, "of") || is_word(t, "from");
        published = published || told;
        if (!told && tokens_[t].kind != TokenKind::mark && !view_.lexicon.is(tokens_[t].word, auxiliary_) && !is_word(t, "in") && !is_word(t, "on") && !is_word(t, "came")) break;
        if (tokens_[t].kind == TokenKind::mark && !view_.is_mark(t, ',') && !view_.is_mark(t, '(')) break;
      }
      const bool owner = d.last < s.last && view_.possessive(d.last);
      const bool over = !bracket || (d.last < s.last && (view_.is_mark(d.last, ')') || view_.is_mark(d.last, ',')));
      if (t == d.first && published && !owner && over) return d.mention;
    } else if (d.last <= r.first && d.last + 3 > r.first) {
      std::uint32_t t = d.last;
      const bool owner = t < r.first && view_.possessive(t);
      if (owner) ++t;
      const bool noun = t < r.first && view_.is(t, own_issue_);
      if (noun) ++t;
      if (t < r.first && noun && (view_.is_mark(t, ',') || view_.is_mark(t, '('))) ++t;
      const bool ends_in_noun = d.last == r.first && view_.is(r.first, own_issue_) && d.first > s.first && (is_word(d.first - 1, "our") || is_word(d.first, "the"));
      if (t == r.first && (owner || noun || ends_in_noun)) return d.mention;
    }
    if (d.last < r.first && d.last + 4 > r.first && d.first > s.first && (publishes(d.first - 1) || says(d.first - 1))) {  // "a piece that we printed a fortnight ago, in No. 21"
      std::uint32_t t = d.last;
      while (t < r.first && (view_.is_mark(t, ',') || is_word(t, "in") || is_word(t, "as") || is_word(t, "our"))) ++t;
      if (t == r.first) return d.mention;
    }
  }
  return nullptr;
}

}  // namespace claimcheck
