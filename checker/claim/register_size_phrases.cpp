#include "checker/claim/register_size_phrases.h"

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kBracketReach = 7;  // tokens from a body to a bracket that tells its size

}  // namespace

SizePhrases::SizePhrases(const RegisterContext& context)
    : c_(context), view_(context.view()), tokens_(view_.mentions.tokens), member_(group("register-member")), has_(group("register-has")), whole_(group("register-whole")), plain_(group("register-plain")), restricts_(group("register-restricts")), noun_end_(group("register-body-part")), legislator_(group("register-legislator")), state_(group("register-state")), numbers_(group("register-numbers")), behind_number_(group("register-behind-number")), is_(group("register-is")), house_(group("register-house")), in_all_(group("register-in-all")), with_(group("register-with")), its_(group("register-its")), house_of_(group("register-house-of")), strong_(group("register-strong")), sit_(group("register-sit")), membership_(group("register-membership")), of_(group("register-of")), stands_(group("register-stands")), some_(group("register-some")), which_(group("register-which")), part_(group("register-part")), adverb_(group("register-adverb")), make_up_(group("register-make-up")), belong_(group("register-belong")), seat_(group("register-seat-noun")), total_(group("register-total")), everywhere_(group("register-everywhere")), doubtful_(group("register-plain-doubtful")) {}

const Mention* SizePhrases::beside(const RegisterName& n, const Sentence& s, const Rows& rows) const {
  const Mention* said = attribute(n, s);
  if (said == nullptr) said = whole_of(n, s);
  if (said == nullptr) said = apposition(n, s, rows);
  if (said == nullptr) said = relative(n, s, rows);
  if (said == nullptr) said = house_before(n, s);
  if (said == nullptr) said = companion(n, s, rows);
  if (said == nullptr) said = number_of(n, s);
  if (said == nullptr) said = sitting(n, s, rows);
  if (said == nullptr) said = inverted(n, s, rows);
  if (said == nullptr) said = in_brackets(n, s, rows);
  if (said == nullptr) said = of_so_many(n, s, rows);
  if (said == nullptr && !is(n.last, noun_end_) && (n.last >= s.last || !view_.possessive(n.last))) said = making_up(before_articles(n, s), s, rows);
  return said;
}

std::uint32_t SizePhrases::before_articles(const RegisterName& n, const Sentence& s) const {
  std::uint32_t t = n.first;
  while (t > s.first && view_.is(t - 1, view_.classes.article)) --t;
  return t;
}
std::uint32_t SizePhrases::skip_adverbs(std::uint32_t t, const Sentence& s) const {
  for (std::uint32_t length = 1; t < s.last && length > 0; t += length) length = view_.lexicon.match(adverb_, tokens_, t, s.last);
  return t;
}

// "Ten states make up the Pact", "60 deputies sit in the Diet".
const Mention* SizePhrases::making_up(std::uint32_t token, const Sentence& s, const Rows& rows) const {
  for (std::uint32_t back = 1; back <= 4 && token >= s.first + back + 1; ++back) {
    const std::uint32_t verb = token - back;
    if (view_.lexicon.match(make_up_, tokens_, verb, token) != back) continue;
    for (std::uint32_t t = verb; t-- > s.first && verb - t <= 5;) {
      std::uint32_t last = 0;
      const Mention* m = count_from(t, last);
      if (m == nullptr || !fits(*m, rows) || skip_adverbs(last, s) != verb) continue;
      return t == s.first || !is(t - 1, some_) ? m : nullptr;
    }
  }
  return nullptr;
}

// "The Pact, to which ten states belong", "the Diet, all sixty members of which", "the Diet, designed with 60 seats".
const Mention* SizePhrases::relative(const RegisterName& n, const Sentence& s, const Rows& rows) const {
  std::uint32_t t = n.last, last = 0;
  if (t + 4 >= s.last || !view_.is_mark(t, ',')) return nullptr;
  ++t;
  if (view_.text(t + 1) == "which" && (view_.text(t) == "to" || view_.text(t) == "in" || view_.text(t) == "on")) {
    t = skip_adverbs(t + 2, s);
    const Mention* m = t < s.last ? count_from(t, last) : nullptr;
    return m != nullptr && fits(*m, rows) && last < s.last && view_.lexicon.match(belong_, tokens_, skip_adverbs(last, s), s.last) > 0 ? m : nullptr;
  }
  if (is(t, whole_)) {
    const Mention* m = count_from(t + 1, last);
    return m != nullptr && fits(*m, rows) && last + 1 < s.last && view_.text(last) == "of" && view_.text(last + 1) == "which" ? m : nullptr;
  }
  for (std::uint32_t k = t; k < t + 3 && k + 1 < s.last && tokens_[k].kind == TokenKind::word; ++k) {
    if (view_.text(k) != "with" || k == t) continue;
    const Mention* m = count_from(k + 1, last);
    return m != nullptr && view_.lexicon.is(view_.lexicon.find(m->figure()->noun), seat_) && !restricted(last, s) ? m : nullptr;
  }
  return nullptr;
}

// "A chamber of 60, the Diet of Ketrin", "a parliament, the Diet, of 60".
const Mention* SizePhrases::house_before(const RegisterName& n, const Sentence& s) const {
  const std::uint32_t t = before_articles(n, s);
  if (t < s.first + 2 || !view_.is_mark(t - 1, ',')) return nullptr;
  if (is(t - 2, house_) && n.last + 2 < s.last && view_.is_mark(n.last, ',') && is(n.last + 1, house_of_)) return number_from(n.last + 2, s);
  for (std::uint32_t k = t - 1; k-- > s.first && t - k <= 5;) {
    for (const Edge& e : view_.edges(k)) {
      const Mention& m = view_.mention(e.mention);
      const Figure* f = m.figure();
      if (f == nullptr || f->upper || f->age || f->hedge != Hedge::none || !f->value.is_whole() || (m.kind != MentionKind::number && m.kind != MentionKind::quantity)) continue;
      if (m.kind == MentionKind::quantity && !view_.lexicon.is(view_.lexicon.find(f->noun), member_)) continue;
      if (e.last == t - 1 && k >= s.first + 2 && is(k - 1, house_of_) && is(k - 2, house_)) return &m;
    }
  }
  return nullptr;
}

// "The Diet is small (60 seats, …)": of the subject, with no other name between.
const Mention* SizePhrases::in_brackets(const RegisterName& n, const Sentence& s, const Rows& rows) const {
  if (n.first > s.first + 1) return nullptr;
  for (std::uint32_t t = n.last; t + 2 < s.last && t < n.last + kBracketReach; ++t) {
    if (view_.is_mark(t, ',') || view_.is_mark(t, ';') || view_.possessive(t)) return nullptr;
    if (view_.is_mark(t, '(')) {
      std::uint32_t last = 0;
      const Mention* m = count_from(t + 1, last);
      return m != nullptr && fits(*m, rows) && last < s.last && (view_.is_mark(last, ')') || view_.is_mark(last, ',')) && (is_seat(*m) || rows.front().type != "legislature") ? m : nullptr;
    }
    for (const Edge& e : view_.edges(t)) {
      if (view_.mention(e.mention).actor() != nullptr || view_.mention(e.mention).figure() != nullptr) return nullptr;
    }
  }
  return nullptr;
}

// "Narvia elects a parliament of 60", "the Diet, Narvia's parliament of 60 deputies".
const Mention* SizePhrases::of_so_many(const RegisterName& n, const Sentence& s, const Rows& rows) const {
  if (rows.front().type != "legislature" || n.last + 1 >= s.last || view_.text(n.last) != "of") return nullptr;
  std::uint32_t last = 0;
  if (const Mention* m = count_from(n.last + 1, last); m != nullptr) return fits(*m, rows) ? m : nullptr;
  return number_from(n.last + 1, s);
}

// "In the Diet sit 60 deputies", "to the Pact belong ten states", "in the Diet 60 deputies now sit".
const Mention* SizePhrases::inverted(const RegisterName& n, const Sentence& s, const Rows& rows) const {
  const std::uint32_t t = before_articles(n, s);
  if (t <= s.first || !(is(t - 1, of_) || view_.text(t - 1) == "to" || view_.text(t - 1) == "To" || view_.text(t - 1) == "In" || view_.text(t - 1) == "On")) return nullptr;
  const std::uint32_t length = n.last < s.last ? view_.lexicon.match(belong_, tokens_, n.last, s.last) : 0;
  std::uint32_t last = 0;
  if (length == 0) {
    const std::uint32_t from = n.last < s.last && view_.is_mark(n.last, ',') ? n.last + 1 : n.last;
    const Mention* m = from < s.last ? count_from(from, last) : nullptr;
    return m != nullptr && fits(*m, rows) && last < s.last && view_.lexicon.match(sit_, tokens_, skip_adverbs(last, s), s.last) > 0 ? m : nullptr;
  }
  const std::uint32_t at = skip_adverbs(n.last + length, s);
  const Mention* m = at < s.last ? count_from(at, last) : nullptr;
  return m != nullptr && fits(*m, rows) && !restricted(last, s) ? m : nullptr;
}

// A count of members that starts or ends at a token.
const Mention* SizePhrases::count_from(std::uint32_t token, std::uint32_t& last) const {
  for (const Edge& e : view_.edges(token)) {
    const Mention& m = view_.mention(e.mention);
    const Figure* f = m.figure();
    if (f == nullptr || e.bare || m.kind != MentionKind::quantity || f->upper || f->age || f->hedge != Hedge::none || !f->value.is_whole()) continue;
    if (!view_.lexicon.is(view_.lexicon.find(f->noun), member_)) continue;
    if (!f->qualifier.empty() && !view_.lexicon.is(view_.lexicon.find(f->qualifier), plain_) && !view_.lexicon.is(view_.lexicon.find(f->qualifier), doubtful_)) continue;
    last = e.last;
    return &m;
  }
  return nullptr;
}

// "The 60-seat Diet of Ketrin": the name is no part of a longer one ("the ten-nation Pact mission").
const Mention* SizePhrases::attribute(const RegisterName& n, const Sentence& s) const {
  if (is(n.last, noun_end_)) return nullptr;
  // "The Diet, Narvia's 60-seat parliament".
  for (std::uint32_t t = n.last + 1; view_.is_mark(n.last, ',') && t + 3 < s.last && t < n.last + 6 && (tokens_[t].kind != TokenKind::mark || view_.possessive(t)); ++t) {
    for (const Edge& e : view_.edges(t)) {
      const Mention& m = view_.mention(e.mention);
      const Figure* f = m.figure();
      if (f == nullptr || f->upper || f->hedge != Hedge::none || !f->value.is_whole()) continue;
      const std::uint32_t dash = view_.mentions.token_at(f->digits.end - 1) + 1;
      if (dash + 2 < s.last && view_.is_mark(dash, '-') && (is(dash + 1, member_) || is(dash + 1, strong_)) && is(dash + 2, house_)) return &m;
    }
  }
  for (std::uint32_t t = n.first; t-- > s.first && n.first - t <= 5;) {
    if (tokens_[t].kind != TokenKind::number && view_.edges(t).empty()) continue;
    for (const Edge& e : view_.edges(t)) {
      const Mention& m = view_.mention(e.mention);
      const Figure* f = m.figure();
      if (f == nullptr || f->upper || f->hedge != Hedge::none || !f->value.is_whole()) continue;
      const std::uint32_t dash = view_.mentions.token_at(f->digits.end - 1) + 1;
      if (dash + 1 < n.first && view_.is_mark(dash, '-') && (is(dash + 1, member_) || is(dash + 1, strong_)) && n.first - (dash + 2) <= 1) return &m;
    }
  }
  return nullptr;
}

// "All ten member states of the Northern Pact", "the ten members of the Pact", "the Pact's ten members".
const Mention* SizePhrases::whole_of(const RegisterName& n, const Sentence& s) const {
  if (n.last + 1 < s.last && tokens_[n.last].glued() && view_.possessive(n.last)) {
    std::uint32_t last = 0;
    const Mention* m = count_from(n.last + 1 + (is(n.last + 1, whole_) ? 1 : 0), last);
    return m != nullptr && !restricted(last, s) ? m : nullptr;
  }
  if (n.first < s.first + 3) return nullptr;
  std::uint32_t of = n.first - 1;
  if (view_.classes.article != kNoGroup && is(of, view_.classes.article)) --of;
  if (of <= s.first || (view_.text(of) != "of" && view_.text(of) != "in")) return nullptr;
  for (std::uint32_t t = of; t-- > s.first && of - t <= 6;) {
    std::uint32_t last = 0;
    const Mention* m = count_from(t, last);
    const bool opens = t == s.first + 2 && view_.text(s.first) == "Of";  // "Of the 60 members of the Diet more than half …"
    if (m == nullptr || last != of || t == s.first || (!is_seat(*m) && !opens && restricted(n.last, s))) continue;
    if (view_.text(of) == "in" && !is_seat(*m)) continue;
    const bool of_them = view_.text(t - 1) == "of" && t >= s.first + 2 && part_before(t - 1, s);  // "40 of 60 seats in the Diet"
    if (is(t - 1, whole_) || of_them) return m;
  }
  return nullptr;
}

// States make up an organisation, deputies a parliament.
bool SizePhrases::fits(const Mention& m, const Rows& rows) const {
  const WordId noun = view_.lexicon.find(m.figure()->noun);
  return rows.front().type == "legislature" ? !view_.lexicon.is(noun, state_) : !view_.lexicon.is(noun, legislator_);
}
// A bare number that nothing counted follows: "numbers 90", "a house of 90".
const Mention* SizePhrases::number_from(std::uint32_t token, const Sentence& s) const {
  for (const Edge& e : view_.edges(token)) {
    const Mention& m = view_.mention(e.mention);
    const Figure* f = m.figure();
    if (f == nullptr || m.kind != MentionKind::number || f->upper || f->age || f->hedge != Hedge::none || !f->value.is_whole()) continue;
    return e.last >= s.last || tokens_[e.last].kind == TokenKind::mark || is(e.last, behind_number_) ? &m : nullptr;
  }
  return nullptr;
}

// "The Northern Pact has ten member states", "numbers ten", "is a club of ten": from behind the name on.
const Mention* SizePhrases::predicate(std::uint32_t t, const Sentence& s, const Rows& rows) const {
  if (t < s.last && view_.is_mark(t, ',')) ++t;
  if (t < s.last && is(t, which_)) ++t;
  t = skip_adverbs(t, s);
  if (const std::uint32_t length = t < s.last ? view_.lexicon.match(numbers_, tokens_, t, s.last) : 0; length > 0) {
    if (const Mention* m = number_from(t + length, s)) return m;
  }
  if (const Mention* m = house_of(t, s)) return m;
  if (t + 3 < s.last && is(t, is_)) {  // "the single currency is now that of ten countries"
    const std::uint32_t that = skip_adverbs(t + 1, s);
    std::uint32_t end = 0;
    if (that + 2 < s.last && view_.text(that) == "that" && view_.text(that + 1) == "of") {
      if (const Mention* m = count_from(that + 2, end); m != nullptr && !restricted(end, s) && fits(*m, rows)) return m;
    }
  }
  std::uint32_t length = t < s.last ? view_.lexicon.match(has_, tokens_, t, s.last) : 0;
  if (length == 0 && t + 1 < s.last && is(t, whole_)) length = view_.lexicon.match(has_, tokens_, ++t, s.last);  // "now has"
  if (length == 0) return nullptr;
  t += length;
  if (const std::uint32_t of = t < s.last ? view_.lexicon.match(total_, tokens_, t, s.last) : 0; of > 0) {  // "has a membership of 90"
    if (const Mention* m = number_from(t + of, s)) return m;
    t += of;
  }
  if (rows.front().type == "legislature") {  // "has 110, of whom ten …"
    if (const Mention* m = number_from(t, s); m != nullptr && t + 1 < s.last && tokens_[t + 1].kind == TokenKind::mark) return m;
  }
  std::uint32_t last = 0;
  for (std::uint32_t skipped = 0; skipped < 2 && t < s.last; ++skipped, ++t) {
    if (const Mention* m = count_from(t, last)) return restricted(last, s) || !fits(*m, rows) ? nullptr : m;
    if (!is(t, whole_)) break;
  }
  return house_of(t, s);
}
// "(Is) a house of 90".
const Mention* SizePhrases::house_of(std::uint32_t t, const Sentence& s) const {
  if (const std::uint32_t length = t < s.last ? view_.lexicon.match(is_, tokens_, t, s.last) : 0; length > 0) t += length;
  if (t + 3 >= s.last || !view_.is(t, view_.classes.article) || !is(t + 1, house_) || !is(t + 2, house_of_)) return nullptr;
  std::uint32_t last = 0;
  if (const Mention* m = count_from(t + 3, last)) return m;
  return number_from(t + 3, s);
}

// "The Pact—ten states—", "the Diet (60 seats in all)", "the Pact, ten states strong,", "the Diet, a house of 60".
const Mention* SizePhrases::apposition(const RegisterName& n, const Sentence& s, const Rows& rows) const {
  std::uint32_t t = n.last;
  if (n.first > s.first && view_.text(n.first - 1) == "or") return nullptr;  // another name of a body told before
  if (t + 2 < s.last && view_.is_mark(t, '(') && view_.is_mark(t + 2, ')')) t += 3;  // its abbreviation
  if (t >= s.last || tokens_[t].kind != TokenKind::mark || view_.is_mark(t, '.') || view_.possessive(t)) return nullptr;
  const bool comma = view_.is_mark(t, ','), dash = !comma && !view_.is_mark(t, '(');
  ++t;
  if (const Mention* m = house_of(t, s)) return m;
  if (t < s.last && is(t, whole_)) ++t;
  // "The Diet, 60 strong", "the Diet, where 60 deputies sit".
  if (t + 1 < s.last && is(t + 1, strong_)) return number_from(t, s);
  std::uint32_t last = 0;
  if (t + 1 < s.last && view_.text(t) == "where") {
    const Mention* m = count_from(t + 1, last);
    return m != nullptr && fits(*m, rows) && last < s.last && is(last, sit_) ? m : nullptr;
  }
  const Mention* m = count_from(t, last);
  if (m == nullptr || !fits(*m, rows) || (last < s.last && view_.is_mark(last, '-'))) return nullptr;
  if (!comma) last = skip_adverbs(last, s);  // "(60 seats at present)"
  const bool whole = last < s.last && view_.lexicon.match(in_all_, tokens_, last, s.last) > 0;
  const bool closed = last < s.last && tokens_[last].kind == TokenKind::mark && (dash || !view_.is_mark(last, ',')) && !view_.is_mark(last, '.');
  return whole || (closed && !comma) ? m : nullptr;
}

// "The number of judges at the court is 15", "the Pact's membership stands at ten".
const Mention* SizePhrases::number_of(const RegisterName& n, const Sentence& s) const {
  std::uint32_t t = n.last;
  if (t + 2 < s.last && view_.possessive(t) && is(t + 1, member_)) {  // "the number of the Pact's members rose to ten"
    const std::uint32_t k = before_articles(n, s);
    if (k < s.first + 2 || view_.text(k - 1) != "of" || view_.text(k - 2) != "number") return nullptr;
    t += 2;
    if (t + 1 < s.last && view_.text(t) == "to") return number_from(t + 1, s);
  } else if (t + 2 < s.last && view_.possessive(t) && is(t + 1, membership_)) {
    t += 2;
    if (t + 1 < s.last && view_.text(t) == "to") return number_from(t + 1, s);  // "brought the Pact's membership to ten"
  } else {
    const std::uint32_t k = before_articles(n, s);
    if (k >= s.first + 2 && is(k - 1, of_) && is(k - 2, membership_)) {  // "membership of the Pact, which stood at ten"
      if (t + 1 < s.last && view_.is_mark(t, ',') && is(t + 1, which_)) t += 2;
      const std::uint32_t length = t < s.last ? view_.lexicon.match(stands_, tokens_, t, s.last) : 0;
      return length > 0 && t + length < s.last ? number_from(t + length, s) : nullptr;
    }
    if (k < s.first + 2 || !is(k - 1, of_) || !is(k - 2, member_)) return nullptr;
    t = skip_adverbs(t, s);
    // "The members of the Diet now number 60".
    if (const std::uint32_t length = t < s.last ? view_.lexicon.match(numbers_, tokens_, t, s.last) : 0; length > 0 && (k < s.first + 3 || tokens_[k - 3].kind != TokenKind::number)) return number_from(t + length, s);
    if (k < s.first + 4 || view_.text(k - 3) != "of" || view_.text(k - 4) != "number") return nullptr;
    if (t + 1 < s.last && view_.text(t) == "to") return number_from(t + 1, s);  // "raised the number of members of the Diet to 60"
  }
  const std::uint32_t length = t < s.last ? view_.lexicon.match(stands_, tokens_, t, s.last) : 0;
  return length > 0 && t + length < s.last ? number_from(t + length, s) : nullptr;
}

// "Ten states remained in the Pact", "there are 60 deputies in the Diet".
const Mention* SizePhrases::sitting(const RegisterName& n, const Sentence& s, const Rows& rows) const {
  std::uint32_t k = n.first;
  while (k > s.first && view_.is(k - 1, view_.classes.article)) --k;
  if (k < s.first + 3 || view_.text(k - 1) != "in" || restricted(n.last, s)) return nullptr;
  const bool verb = is(k - 2, sit_);
  for (std::uint32_t t = k - 1; t-- > s.first && k - t <= 7;) {
    std::uint32_t last = 0;
    const Mention* m = count_from(t, last);
    if (m == nullptr || !fits(*m, rows) || last != k - (verb ? 2 : 1)) continue;
    const bool there = t >= s.first + 2 && lower(view_.text(t - 2)) == "there";
    return (verb && (t == s.first || !is(t - 1, some_))) || there ? m : nullptr;
  }
  return nullptr;
}

// "With ten members on its list, the Northern Pact".
const Mention* SizePhrases::companion(const RegisterName& n, const Sentence& s, const Rows& rows) const {
  // "With its 90 members the Diet".
  const std::uint32_t name = before_articles(n, s);
  for (std::uint32_t k = name; k-- > s.first + 1 && name - k <= 4;) {
    std::uint32_t end = 0;
    const Mention* m = is(k - 1, its_) ? count_from(k, end) : nullptr;
    if (m != nullptr && end == name && k >= s.first + 2 && lower(view_.text(k - 2)) == "with" && fits(*m, rows) && (n.last >= s.last || !view_.possessive(n.last))) return m;
  }
  if (!is(s.first, with_)) return nullptr;
  std::uint32_t t = s.first + 1, last = 0;
  if (t < s.last && is(t, whole_)) ++t;
  const Mention* m = count_from(t, last);
  if (m == nullptr || !fits(*m, rows)) return nullptr;
  if (name == last) return n.last < s.last && view_.possessive(n.last) ? nullptr : m;  // "With 60 seats the Diet"
  if (n.first < last + 1 || n.first - last > 8) return nullptr;
  for (std::uint32_t k = last; k < n.first; ++k) {
    if (!view_.is_mark(k, ',')) continue;
    const std::uint32_t body = k + 1 + (view_.is(k + 1, view_.classes.article) ? 1 : 0);
    const bool of_it = k == last || view_.any(last, k, its_);
    return of_it && body == n.first && !(n.last < s.last && view_.possessive(n.last)) ? m : nullptr;
  }
  return nullptr;
}

// "40 out", "just 40": the part.
bool SizePhrases::part_before(std::uint32_t of, const Sentence& s) const {
  std::uint32_t t = of;
  if (t > s.first && view_.text(t - 1) == "out") --t;
  if (t > s.first && (tokens_[t - 1].kind == TokenKind::number || is(t - 1, part_))) return true;
  for (std::uint32_t back = 1; back <= 3 && t >= s.first + back; ++back) {
    for (const Edge& e : view_.edges(t - back)) {
      if (e.last == t && view_.mention(e.mention).figure() != nullptr) return true;
    }
  }
  return false;
}

// "The five members of the Union that abstained", "has nine members in the committee".
bool SizePhrases::restricted(std::uint32_t token, const Sentence& s) const {
  token = skip_adverbs(token, s);
  if (token >= s.last || !is(token, restricts_)) return false;
  std::uint32_t t = token + 1;  // "in the world" leaves none out
  while (t < s.last && (view_.is(t, view_.classes.article) || is(t, its_))) ++t;
  return !((view_.text(token) == "of" || view_.text(token) == "in") && t < s.last && is(t, everywhere_));
}

}  // namespace claimcheck
