#include "checker/claim/measured_kind.h"

#include <algorithm>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr int kLeastCount = 13;              // smaller counts are of too many things
constexpr std::uint32_t kOwnedReach = 7;     // tokens between "with" and the figure
constexpr std::uint32_t kTenseReach = 9;     // tokens between a verb and the figure that it tells
constexpr std::uint32_t kSubjectReach = 12;  // tokens between a figure and the verb whose subject it is in

// What adds up: things and money.
bool summed(const Figure& f) { return f.dimension == "count" || f.dimension == "currency"; }

bool counts(const Figure& f) { return f.dimension == "count" || f.dimension.empty(); }

}  // namespace

MeasuredKindReader::MeasuredKindReader(const View& view, const Topics& topics)
    : view_(view),
      tokens_(view.mentions.tokens),
      topics_(topics),
      changes_(view, topics),
      member_(view.lexicon.group("across-member")),
      sized_(view.lexicon.group("across-sized")),
      body_(view.lexicon.group("across-body")),
      extent_(view.lexicon.group("across-extent")),
      up_(view.lexicon.group("topic-rose")),
      down_(view.lexicon.group("topic-fell")),
      same_(view.lexicon.group("topic-unchanged")),
      part_(view.lexicon.group("topic-part")),
      level_(view.lexicon.group("topic-level")),
      adverb_(view.lexicon.group("adverb")),
      demonym_(view.lexicon.group("name-demonym")),
      tally_(view.lexicon.group("across-tally")),
      happened_(view.lexicon.group("across-happened")),
      line_(view.lexicon.group("across-line")),
      runs_(view.lexicon.group("across-runs")),
      meant_(view.lexicon.group("across-meant")),
      narrows_(view.lexicon.group("across-narrows")),
      tall_(view.lexicon.group("across-tall")),
      fixed_(view.lexicon.group("across-fixed")),
      area_(view.lexicon.group("across-area")),
      covers_(view.lexicon.group("across-covers")),
      reckons_(view.lexicon.group("topic-reckons")),
      until_(view.lexicon.group("across-until")),
      preposition_(view.lexicon.group("preposition")),
      deal_(view.lexicon.group("across-deal")),
      ever_(view.lexicon.group("across-ever")),
      lasting_(view.lexicon.group("across-lasting")) {}

bool MeasuredKindReader::counts_members(std::string_view noun) const {
  return view_.lexicon.is(view_.lexicon.find(noun), member_);
}

bool MeasuredKindReader::irrevocable(const Mention& m) const {
  const std::uint32_t first = view_.mentions.token_at(m.span.begin), last = view_.mentions.token_at(m.span.end - 1) + 1;
  const auto& verbs = topics_.verbs_of(m.sentence);
  return std::any_of(verbs.begin(), verbs.end(), [&](const VerbGroup& v) {
    return v.form == VerbForm::past && is(v.main, happened_) &&
           (v.first < first ? first - v.last < 4 : v.first >= last && v.first - last < 3);
  });
}

std::optional<MeasuredKind> MeasuredKindReader::read(const Mention& m, const FigureTimes& times) const {
  const Figure& f = *m.figure();
  const Sentence& s = view_.mentions.sentences[m.sentence];
  const std::uint32_t digits = view_.mentions.token_at(f.digits.end - 1) + 1;
  const Place p{s,
                topics_.verbs_of(m.sentence),
                view_.mentions.token_at(m.span.begin),
                view_.mentions.token_at(m.span.end - 1) + 1,
                digits,
                digits < s.last && view_.is_mark(digits, '-') && tokens_[digits].glued(),
                f.digits.empty() ? view_.mentions.token_at(m.span.begin) : view_.mentions.token_at(f.digits.begin)};
  auto kind = kind_of(m, p, times);
  if (!kind || (kind->trend != "first" && is_part(p, kind->name == "size"))) return std::nullopt;
  const bool level = (kind->name == "level" || kind->name == "state") && kind->trend.empty();
  const bool bare = m.kind == MentionKind::number && kind->name != "size" && kind->trend.empty();
  if (bare && !elliptic(p) && !labelled(p) && topics_.lender_of_noun(m) == nullptr && !has(s, tally_, s.first, p.first))
    return std::nullopt;
  if (kind->name == "level" && kind->trend.empty() && !told(p) && !labelled(p)) return std::nullopt;
  if (level && counts(f) && f.unit != "%" && m.kind != MentionKind::percent && f.value < kLeastCount && f.value.is_whole() &&
      !is_fixed(f)) {
    if (kind->name == "state" || f.value < 3 || times.at == nullptr || !f.reading.written.is_point()) return std::nullopt;
    kind->small = !labelled(p);
  }
  kind->counted = kind->counted || from_figure(p);
  kind->planned = tense(p) == VerbForm::future;
  return kind;
}

std::optional<MeasuredKind> MeasuredKindReader::kind_of(const Mention& m, const Place& p, const FigureTimes& times) const {
  const Figure& f = *m.figure();
  if (std::string trend = changes_.opening(p.s, p.first); !trend.empty()) return MeasuredKind{"level", std::move(trend)};
  if (is_size(m, p) && f.hedge == Hedge::none && times.at == nullptr)
    return MeasuredKind{.name = "size", .now = true, .given = p.attribute || part_of_whole(p)};
  if (f.dimension == "length" || f.dimension == "area") return length_of(f, p, times);
  if (f.dimension == "power" && times.at == nullptr && times.base == nullptr && yields(p))
    return MeasuredKind{.name = "length", .given = p.attribute || owned(p)};
  if (labelled(p)) return MeasuredKind{.name = times.at != nullptr ? "level" : "state", .now = times.at == nullptr};
  if (const bool cost = costs(f, p); cost || worth(f, p))
    return MeasuredKind{.name = "state", .extent = cost ? "cost" : "worth", .now = true, .given = !cost};
  if ((is_fixed(f) && possessed(p)) || (whole(p) && f.dimension == "count" && f.hedge == Hedge::none))
    return MeasuredKind{.name = "state", .now = true, .given = true};
  if (times.since != nullptr && summed(f) && happened(p, f.dimension == "count")) return MeasuredKind{"total"};
  if (const auto start = since_event(p); start && times.since == nullptr && summed(f) && happened(p, false))
    return MeasuredKind{.name = "total", .start = *start, .ever = true};
  if (times.at != nullptr && times.since == nullptr && summed(f) && adds_up(p, times)) return MeasuredKind{"total"};
  if (auto kind = changed(m, p)) return kind;
  if (meant(p)) return MeasuredKind{.name = "state", .now = true};
  if (times.at == nullptr && f.dimension == "count" && counted_now(p)) return MeasuredKind{.name = "state", .now = true};
  if (times.at != nullptr) return MeasuredKind{"level"};
  if (times.since != nullptr || times.base != nullptr || m.kind == MentionKind::duration) return std::nullopt;
  const bool percent = f.unit == "%" || f.dimension.empty();
  const auto form = owned(p) ? std::nullopt : tense(p);
  const std::string_view lead = p.first > p.s.first + 1 ? view_.text(p.first - 1) : std::string_view();
  if (lead == "from" || (lead == "to" && !topics_.in_verb(p.first - 2, m.sentence)))
    return std::nullopt;  // "from 1,000 to 2,000"
  if (!form || *form == VerbForm::present) return MeasuredKind{.name = "state", .now = true};
  if (opens_with_whole(p) && *form != VerbForm::past && *form != VerbForm::was)
    return MeasuredKind{.name = "state", .now = true, .given = true};
  if (percent && has(p.s, level_, p.s.first, p.first)) return MeasuredKind{"level"};
  const bool once = *form == VerbForm::past || *form == VerbForm::was || *form == VerbForm::perfect;
  return once ? std::optional(MeasuredKind{"state"}) : std::nullopt;
}

std::optional<MeasuredKind> MeasuredKindReader::length_of(const Figure& f, const Place& p, const FigureTimes& times) const {
  std::string extent = extent_of(p);
  const std::uint32_t lead =
      p.first > p.s.first + 1 && view_.text(p.first - 1) == "all" ? p.first - 1 : p.first;  // ", all 43 miles of it"
  const bool aside = lead > p.s.first + 1 && view_.is_mark(lead - 1, ',');
  const bool of_line = p.first > p.s.first + 1 && view_.text(p.first - 1) == "of" && is(p.first - 2, line_);
  const bool with_its = p.first > p.s.first + 1 && view_.text(p.first - 1) == "its" && lower(view_.text(p.first - 2)) == "with";
  const bool runs = std::any_of(p.verbs.begin(), p.verbs.end(), [&](const VerbGroup& v) {
    return is(v.main, runs_) && v.last <= p.first && p.first - v.last < 3;
  });
  const bool area = f.dimension == "area" && of_area(p);
  const bool said = p.attribute || !extent.empty() || (aside && (f.dimension == "length" || lead < p.first)) || with_its ||
                    of_line || runs || area;
  const bool dated = times.at != nullptr && times.at->span.begin < f.digits.begin;
  if (f.dimension == "area") extent = "area";
  if (extent.empty() && p.attribute) extent = extent_of_thing(p);
  if (extent.empty() && f.step >= 1 && (f.unit.starts_with("kilom") || f.unit == "mile")) extent = "long";
  return said && !dated ? std::optional(MeasuredKind{.name = "length", .extent = std::move(extent)}) : std::nullopt;
}

// "6,800 square metres of exhibition space", "a site of 340 hectares", "covers 340 hectares".
bool MeasuredKindReader::of_area(const Place& p) const {
  if (p.first > p.s.first + 1 && view_.text(p.first - 1) == "of" && is(p.first - 2, area_)) return true;
  if (p.last + 2 < p.s.last && view_.text(p.last) == "of" && (is(p.last + 1, area_) || is(p.last + 2, area_))) return true;
  return std::any_of(p.verbs.begin(), p.verbs.end(), [&](const VerbGroup& v) {
    if (v.form != VerbForm::present || v.last > p.first || p.first - v.last > 1) return false;
    return is(v.main, covers_) ||
           (view_.text(v.main) == "is" && view_.any(p.s.first, v.first, area_));  // "the park is 340 hectares"
  });
}

bool MeasuredKindReader::is_fixed(const Figure& f) const {
  const WordId noun = view_.lexicon.find(f.noun);
  return f.value >= 3 && view_.lexicon.is(noun, fixed_) && !view_.lexicon.is(noun, member_);
}

// "The port's eleven berths", "all its eleven berths".
bool MeasuredKindReader::possessed(const Place& p) const { return p.first > p.s.first + 1 && view_.possessive(p.first - 1); }

// "Since the war ended they have destroyed 114,700 mines": what stands behind "since", where it is no time.
std::optional<Phrasing> MeasuredKindReader::since_event(const Place& p) const {
  for (std::uint32_t t = p.s.first; t < p.s.last; ++t) {
    if (const std::uint32_t length = view_.lexicon.match(ever_, tokens_, t, p.s.last); length > 0) {
      const bool narrowed =
          t + length < p.s.last && (view_.text(t + length) == "this" || view_.text(t + length) == "in");  // "so far this year"
      return narrowed ? std::nullopt : std::optional(Phrasing{t, t});
    }
    const std::string_view word = view_.text(t);
    if (word != "since" && word != "Since") continue;
    std::uint32_t last = t + 1;
    while (last < p.s.last && last - t < 9 && tokens_[last].kind == TokenKind::word) ++last;
    bool told = false;
    for (std::uint32_t k = t + 1; k < last; ++k) {
      if (!view_.edges(k).empty() && view_.mention(view_.edges(k).front().mention).time() != nullptr) return std::nullopt;
      if (k > t + 1 && topics_.in_verb(k, view_.mentions.sentence_of_token(k))) last = k;
      told = told || is(k, view_.classes.article) || tokens_[k].has(kCapital);
    }
    if (told && last > t + 1) return Phrasing{t + 1, last};
  }
  return std::nullopt;
}

// The tense that a figure is told in: of the verb before it, or of the one whose subject it stands in; none where there is no
// verb.
std::optional<VerbForm> MeasuredKindReader::tense(const Place& p) const {
  const VerbGroup* nearest = nullptr;
  for (const VerbGroup& v : p.verbs) {
    if (v.last <= p.first && p.first - v.last <= kTenseReach) nearest = &v;
  }
  // "The office, with a staff of 52, can do little": what the verb behind an aside tells is not of it.
  const bool aside = p.first > p.s.first && (view_.is_mark(p.first - 1, ',') || view_.is_mark(p.first - 1, '(') || sized(p));
  for (const VerbGroup& v : p.verbs) {
    if (nearest == nullptr && !aside && v.first >= p.last && v.first - p.last <= kSubjectReach) nearest = &v;
  }
  return nearest == nullptr ? std::nullopt : std::optional(nearest->form);
}

bool MeasuredKindReader::told(const Place& p) const {
  return std::any_of(p.verbs.begin(), p.verbs.end(),
                     [](const VerbGroup& v) { return v.form != VerbForm::unreal && v.form != VerbForm::future; });
}

// "another 500", "500 more", "rose by 500", "an increase of 500": no level.
bool MeasuredKindReader::is_part(const Place& p, bool size) const {
  const auto& [s, verbs, first, last, digits, attribute, number] = p;
  const std::uint32_t hedged = size ? first : number;
  std::uint32_t from = first > s.first + 3 ? first - 3 : s.first;
  for (std::uint32_t t = from; t < first; ++t) {
    if (view_.is_mark(t, ',')) from = t + 1;  // "in the last year, 350"
  }
  for (std::uint32_t t = from; t < std::min(s.last, last + 1); ++t) {
    if (t >= first && t < hedged) continue;                       // "more than 350" is an interval
    const bool bound = t > s.first && view_.text(t - 1) == "at";  // so is "at least 190"
    if (!bound && view_.lexicon.match(part_, tokens_, t, s.last) > 0 && !(size && part_of_whole(p))) return true;
  }
  const std::string lead = first > s.first ? lower(view_.text(first - 1)) : std::string();
  const std::uint32_t near = first > s.first + 6 ? first - 6 : s.first;
  if (!size && first > s.first && view_.is_mark(first - 1, '(') && !restated(p)) return true;  // "(17 of them blank)"
  if (lead == "of" && first > s.first + 1 && tokens_[first - 2].kind == TokenKind::number) return true;
  if (!size && lead == "of" && first > s.first + 1 && (is(first - 2, up_) || is(first - 2, down_))) return true;
  return lead == "than" || (lead == "by" && (has(s, up_, near, first) || has(s, down_, near, first)));
}

// "Three in five Estonians (61%)".
bool MeasuredKindReader::restated(const Place& p) const {
  if (p.last >= p.s.last || !view_.is_mark(p.last, ')') || view_.text(p.last - 1) != "%") return false;
  for (std::uint32_t t = p.first - 1; t-- > p.s.first && p.first - t < 9;) {
    for (const Edge& e : view_.edges(t)) {
      if (view_.mention(e.mention).kind == MentionKind::fraction) return true;
    }
  }
  return false;
}

// "In the south 90,000 were, too"; "31,000 Norwegians"; "235 of the seats".
bool MeasuredKindReader::elliptic(const Place& p) const {
  if (p.last + 1 < p.s.last && view_.text(p.last) == "of" && is(p.last + 1, view_.classes.article)) return true;
  if (p.last < p.s.last && !view_.lexicon.value_of(demonym_, view_.lexicon.find(fold(view_.text(p.last)))).empty()) return true;
  return std::any_of(p.verbs.begin(), p.verbs.end(), [&](const VerbGroup& v) {
    if (v.first == p.last && (v.passive || v.form == VerbForm::was)) return true;
    // "The agency counted 149,000 in the camp".
    return v.last == p.first && is(v.main, reckons_) && !v.passive && p.last < p.s.last && is(p.last, preposition_);
  });
}

bool MeasuredKindReader::has(const Sentence& s, GroupId group, std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = std::max(from, s.first); t < std::min(to, s.last); ++t) {
    if (view_.lexicon.match(group, tokens_, t, s.last) > 0) return true;
  }
  return false;
}

// "24-member", "has 24 members", "all 24 members of", "seven of the eleven judges of", "a parliament of sixteen".
bool MeasuredKindReader::is_size(const Mention& m, const Place& p) const {
  const Figure& f = *m.figure();
  if (m.kind == MentionKind::number) {
    const bool alone = p.last == p.s.last || tokens_[p.last].kind == TokenKind::mark || is(p.last, view_.classes.np_break);
    return alone && of_body(p) && f.value.is_whole();
  }
  return counts_members(f.noun) &&
         (p.attribute || of_body(p) || bracketed(p) || sized(p) || whole(p) || part_of_whole(p) || the_members(p));
}

bool MeasuredKindReader::of_body(const Place& p) const {
  return p.first > p.s.first + 1 && view_.text(p.first - 1) == "of" && is(p.first - 2, body_);
}

bool MeasuredKindReader::bracketed(const Place& p) const {
  return p.first > p.s.first + 1 && view_.is_mark(p.first - 1, '(') && p.last < p.s.last &&
         (view_.is_mark(p.last, ',') || view_.is_mark(p.last, ')')) &&
         std::any_of(p.verbs.begin(), p.verbs.end(),
                     [&](const VerbGroup& v) { return v.first > p.last && !v.bare && v.form != VerbForm::unreal; });
}

bool MeasuredKindReader::sized(const Place& p) const {
  for (std::uint32_t t = p.first > p.s.first + 5 ? p.first - 5 : p.s.first; t < p.first; ++t) {
    const std::uint32_t length = view_.lexicon.match(sized_, tokens_, t, p.first);
    if (length > 0 && (t + length == p.first || (t + length + 1 == p.first && is(t + length, adverb_)))) return true;
  }
  return false;
}

bool MeasuredKindReader::whole(const Place& p) const {
  return p.first > p.s.first && lower(view_.text(p.first - 1)) == "all" && p.last < p.s.last && view_.text(p.last) == "of";
}

// "Seven of the eleven judges of the court", "two of its nine members".
bool MeasuredKindReader::part_of_whole(const Place& p) const {
  if (p.first < p.s.first + 3 || view_.text(p.first - 2) != "of" || !is(p.first - 1, view_.classes.article)) return false;
  const auto edges = view_.edges(p.first - 3);
  const bool part =
      std::any_of(edges.begin(), edges.end(), [&](const Edge& e) { return view_.mention(e.mention).figure() != nullptr; });
  return part && p.last < p.s.last && (view_.text(p.last) == "of" || view_.text(p.last) == "in");
}

// "The 27 members of the union"; not "the two members of the union who", "the 27 members of the union present".
bool MeasuredKindReader::the_members(const Place& p) const {
  if (p.first == p.s.first || lower(view_.text(p.first - 1)) != "the" || p.last + 2 >= p.s.last || view_.text(p.last) != "of")
    return false;
  std::uint32_t t = p.last + 1;
  if (is(t, view_.classes.article)) ++t;
  // "The forty-eight members of the panel", "of its advisory council".
  if (std::uint32_t k = t; !tokens_[t].has(kCapital)) {
    while (k < p.s.last && k < t + 4 && !is(k, body_) &&
           (tokens_[k].kind == TokenKind::word || view_.possessive(k) || view_.is_mark(k, '\'') || view_.text(k) == "’") &&
           !is(k, preposition_))
      ++k;
    if (k < p.s.last && is(k, body_) && !is(k, member_))
      return k + 1 == p.s.last || (!is(k + 1, narrows_) && !view_.is_mark(k + 1, '-'));
  }
  while (t < p.s.last && (tokens_[t].has(kCapital) || view_.is_mark(t, '-') || view_.possessive(t))) ++t;
  return t > p.last + 2 && (t == p.s.last || !is(t, narrows_));
}

// "Of the 26 ships of the navy, eleven can put to sea".
bool MeasuredKindReader::opens_with_whole(const Place& p) const {
  return p.first == p.s.first + 2 && view_.text(p.s.first) == "Of" && is(p.s.first + 1, view_.classes.article);
}

// "With a population of 91,000", "whose 300 men".
bool MeasuredKindReader::owned(const Place& p) const {
  for (std::uint32_t t = p.first; t-- > p.s.first && p.first - t < kOwnedReach;) {
    if (tokens_[t].kind == TokenKind::mark || topics_.in_verb(t, view_.mentions.sentence_of_token(t))) return false;
    if (view_.text(t) == "with" || view_.text(t) == "whose") return true;
  }
  return false;
}

// "Has 360 observers", "now numbers 360".
bool MeasuredKindReader::counted_now(const Place& p) const {
  return std::any_of(p.verbs.begin(), p.verbs.end(), [&](const VerbGroup& v) {
    return v.form == VerbForm::present && v.first < p.first && p.first - v.last < 3 && is(v.main, sized_);
  });
}

// "57 metres high", "57 metres in height", "a 57-metre-high dam", "has a length of 57 metres".
std::string MeasuredKindReader::extent_of(const Place& p) const {
  for (const std::uint32_t t : {p.last, p.last + 1, p.first >= p.s.first + 2 ? p.first - 2 : p.first}) {
    if (t >= p.s.last) continue;
    if (const std::string_view extent = view_.lexicon.value_of(extent_, tokens_[t].word); !extent.empty())
      return std::string(extent);
  }
  return {};
}

// "Was built for 47 patients".
bool MeasuredKindReader::meant(const Place& p) const {
  return p.first > p.s.first + 1 && view_.text(p.first - 1) == "for" && is(p.first - 2, meant_);
}

// "The 5,800-metre tunnel", "a 90-metre mast".
std::string MeasuredKindReader::extent_of_thing(const Place& p) const {
  for (std::uint32_t t = p.last; t < std::min(p.s.last, p.last + 3); ++t) {
    if (is(t, line_)) return "long";
    if (is(t, tall_)) return "high";
  }
  return {};
}

// "Had claimed 1,420 lives by the end of June": what adds up, without the day that it is counted from.
bool MeasuredKindReader::adds_up(const Place& p, const FigureTimes& times) const {
  const std::uint32_t at = view_.mentions.token_at(times.at->span.begin);
  const std::uint32_t from = at > p.s.first + 4 ? at - 4 : p.s.first;
  return has(p.s, until_, from, at + 1) && std::any_of(p.verbs.begin(), p.verbs.end(), [&](const VerbGroup& v) {
           return (v.form == VerbForm::perfect || v.form == VerbForm::pluperfect) && is(v.main, happened_) &&
                  (v.first < p.first ? p.first - v.last < 6 : v.first - p.last < 4);
         });
}

// "Has lost 412 men", "412 men have died": what happened cannot be undone, so that it adds up.
// Verbs of what goes on for years: "has employed 300 people since 2015"; whatever else is told of a time since then adds up.
bool MeasuredKindReader::lasts(const VerbGroup& v) const {
  return v.passive || is(v.main, lasting_) || is(v.main, up_) || is(v.main, down_) || is(v.main, same_) || is(v.main, reckons_);
}

bool MeasuredKindReader::happened(const Place& p, bool since) const {
  return std::any_of(p.verbs.begin(), p.verbs.end(), [&](const VerbGroup& v) {
    const bool aside = v.last < p.first && view_.is_mark(v.last, ',');  // "has planted, as it reported in October, 16,900"
    return (v.form == VerbForm::perfect || v.form == VerbForm::pluperfect) && (is(v.main, happened_) || (since && !lasts(v))) &&
           (v.first < p.first ? p.first - v.last < (aside ? 14U : 6U) : v.first - p.last < 4);
  });
}

// "To 500 from 400", "from 400 to 500".
bool MeasuredKindReader::from_figure(const Place& p) const {
  const auto at_figure = [&](std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t t = from; t < std::min(to, p.s.last); ++t) {
      const auto edges = view_.edges(t);
      const bool figure =
          std::any_of(edges.begin(), edges.end(), [&](const Edge& e) { return view_.mention(e.mention).figure() != nullptr; });
      if (figure) return true;
    }
    return false;
  };
  for (std::uint32_t t = p.first > p.s.first + 14 ? p.first - 14 : p.s.first; t < std::min(p.s.last, p.last + 3); ++t) {
    if (view_.text(t) == "from" && (t < p.first || t >= p.last) && at_figure(t + 1, t + 3)) return true;
  }
  return false;
}

// "A station of 1,200 megawatts", "with its 1.02 gigawatts", "has a capacity of 1,200 megawatts".
bool MeasuredKindReader::yields(const Place& p) const {
  if (p.attribute || owned(p) || possessed(p) || sized(p)) return true;
  if (p.first > p.s.first + 1 && view_.text(p.first - 1) == "of") return true;
  return std::any_of(p.verbs.begin(), p.verbs.end(), [&](const VerbGroup& v) {
    return v.last <= p.first && p.first - v.last < 3 && (v.form == VerbForm::present || v.form == VerbForm::future);
  });
}

// "Ships in service at the beginning of 2021: nine".
bool MeasuredKindReader::labelled(const Place& p) const {
  const bool item = view_.document.blocks[p.s.block].kind == BlockKind::list_item;
  if (!item || p.first < p.s.first + 2 || !view_.is_mark(p.first - 1, ':')) return false;
  return p.last == p.s.last || (tokens_[p.last].kind == TokenKind::mark && !tokens_[p.last].glued()) ||
         view_.is_mark(p.last, '.') || view_.is_mark(p.last, ',') || view_.is_mark(p.last, ';');  // no coordinates
}

// "The bridge cost €41 million", "has cost": not what it would or will cost.
bool MeasuredKindReader::costs(const Figure& f, const Place& p) const {
  if (f.dimension != "currency" || f.hedge != Hedge::none) return false;
  return std::any_of(p.verbs.begin(), p.verbs.end(), [&](const VerbGroup& v) {
    const bool past = v.form == VerbForm::past || v.form == VerbForm::perfect || v.form == VerbForm::pluperfect;
    return past && v.last == p.first && view_.text(v.main) == "cost";
  });
}

// "A contract worth 2.3 billion euros", "the deal is worth €2.3 billion".
bool MeasuredKindReader::worth(const Figure& f, const Place& p) const {
  if (f.dimension != "currency") return false;
  if (p.last < p.s.last && is(p.last, deal_)) return true;  // "the €28 million loan"
  if (p.first < p.s.first + 2) return false;
  const std::string_view lead = view_.text(p.first - 1);
  return lead == "worth" || (lead == "of" && is(p.first - 2, deal_));
}

// "500, up from April", "rose to 500", "the highest since 1974".
std::optional<MeasuredKind> MeasuredKindReader::changed(const Mention& m, const Place& p) const {
  FigureChange change = changes_.read(m, p.first, p.last);
  if (change.trend.empty()) return std::nullopt;
  return MeasuredKind{.name = "level",
                      .trend = std::move(change.trend),
                      .way = std::move(change.way),
                      .by = std::move(change.by),
                      .counted = change.counted};
}

}  // namespace claimcheck
