// Sums over several sentences: "Wages take up €7.5 million. Rent costs €1.2 million and heating €0.8 million. The three together come
// to €9.5 million." The figures of one kind in the sentences before, back to the first that has none, are the parts. Where some of
// them alone give the sum, they are meant, and there is no fact. The same in one sentence whose last clause sums up; of a list that a
// dash or a colon opens, of figures in brackets of their own, of two that are added, of halves that exclude one another.
#include <algorithm>
#include <optional>
#include <vector>

#include "checker/claim/fields.h"
#include "checker/claim/figure_forms.h"
#include "checker/claim/retold.h"
#include "checker/claim/sentence_sums.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kSentencesBack = 6;
constexpr std::size_t kMostParts = 8;
constexpr std::uint32_t kToOpener = 6;  // words between a whole and the dash or colon that opens its parts

class SentenceSums {
 public:
  explicit SentenceSums(FactMaker& maker)
      : maker_(maker), view_(maker.view), tokens_(view_.mentions.tokens), cue_(group("sum-of-sentences")), apart_(group("sum-apart")), up_(group("went-up")),
        down_(group("went-down")), generic_(group("sum-noun")), inside_(group("sum-inside")), apart_inside_(group("sum-apart-inside")), weak_(group("sum-weak")), definite_(view_.classes.definite), anaphor_(group("sum-anaphor")), plus_(group("sum-plus")),
        two_(group("sum-of-two")), rest_(group("sum-rest")), halves_(group("sum-halves")), apart_halves_(group("sum-apart-halves")) {}

  void run() {
    const auto& sentences = view_.mentions.sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      if ((view_.kinds_in(sentences[s]) & bit(SlotKind::series)) == 0) continue;  // no figure
      if (s > 0 && sentences[s - 1].block == sentences[s].block && view_.has(cue_, sentences[s])) look(s);
      const BlockKind kind = view_.document.blocks[sentences[s].block].kind;
      if (kind == BlockKind::table_cell || kind == BlockKind::masthead) continue;
      inside(s);
      const Figures all = figures_in(sentences[s]);
      bracketed(sentences[s], all);
      opened(sentences[s], all);
      in_own_brackets(sentences[s], all);
      two_added(sentences[s], all);
      halves(sentences[s], all);
      if (s > 0 && sentences[s - 1].block == sentences[s].block) rest_of_before(s, all);
      if (s > 0 && sentences[s - 1].block == sentences[s].block) taken_up(s);
    }
  }

 private:
  using Figures = std::vector<const Mention*>;
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }


  Figures figures_in(const Sentence& s) const {
    Figures out;
    for (const Mention& m : view_.mentions_in(s.span)) {
      if (m.figure() == nullptr || m.nested || m.kind == MentionKind::ordinal || m.span.empty()) continue;
      const std::uint32_t first = view_.mentions.token_at(m.span.begin);
      if (number_for_number(view_, first, view_.mentions.token_at(m.span.end - 1) + 1)) return {};  // told of scores
      out.push_back(&m);
    }
    return out;
  }
  static bool counts(const Mention& m) {
    return m.kind == MentionKind::number || (m.kind == MentionKind::quantity && (m.figure()->dimension.empty() || m.figure()->dimension == "count"));
  }
  bool generic(const std::string& noun) const { return noun.empty() || view_.lexicon.is(view_.lexicon.find(noun), generic_); }
  bool one_kind(const Mention& whole, const Mention& part) const {
    const Figure &w = *whole.figure(), &p = *part.figure();
    if (p.upper || p.age || p.hedge != Hedge::none) return false;
    if (!counts(whole)) return (whole.kind == part.kind && w.unit == p.unit) || scaled_by_word(part);
    return counts(part) && (p.noun.empty() || w.noun == p.noun || generic(w.noun));
  }

  // "1.9 million" behind "4 million crowns": it has the unit of the whole.
  bool scaled_by_word(const Mention& m) const {
    return m.kind == MentionKind::number && !m.figure()->in_words && m.figure()->value >= Exact(1000) && tokens_[view_.mentions.token_at(m.span.end - 1)].kind == TokenKind::word;
  }

  // The one figure of the sentence that is no small number for the parts themselves ("the three together").
  const Mention* whole_of(const Sentence& s) const {
    const Mention* whole = nullptr;
    for (const Mention* m : figures_in(s)) {
      if (counts(*m) && m->figure()->value <= Exact(static_cast<std::int64_t>(kMostParts))) continue;
      if (whole != nullptr) return nullptr;
      whole = m;
    }
    return whole != nullptr && is_whole(*whole) ? whole : nullptr;
  }
  static bool is_whole(const Mention& m) {
    const Figure& f = *m.figure();
    return !f.upper && !f.age && m.kind != MentionKind::percent && f.unit != "%" && (f.hedge == Hedge::none || f.hedge == Hedge::exactly);
  }

  void look(std::uint32_t at) {
    const auto& sentences = view_.mentions.sentences;
    const Mention* whole = whole_of(sentences[at]);
    if (whole == nullptr) return;
    Figures parts;
    std::uint32_t told = 0;
    for (std::uint32_t s = at; s-- > 0 && told < kSentencesBack && sentences[s].block == sentences[at].block; ++told) {
      const Figures here = figures_in(sentences[s]);
      if (here.empty()) break;
      if (!std::all_of(here.begin(), here.end(), [&](const Mention* m) { return one_kind(*whole, *m); }) && !(told == 0 && here.size() >= 3 && std::all_of(here.begin(), here.end(), [&](const Mention* m) { return all_people(*whole, *m, here); }))) break;
      if (view_.has(apart_, sentences[s]) || moves(view_, sentences[s], up_, down_)) return;
      parts.insert(parts.begin(), here.begin(), here.end());
      if (parts.size() > kMostParts) return;
    }
    if (parts.size() < (told < 2 ? 3U : 2U)) return;
    tell(*whole, parts);
  }

  // "24 members are elected, six are appointed and three sit by right, for a membership of 35": the last clause sums up all
  // figures of its sentence before it, or those of the sentence before it as well.
  void inside(std::uint32_t at) {
    const Sentence& s = view_.mentions.sentences[at];
    const Figures all = figures_in(s);
    if (all.size() < 2 || all.size() > kMostParts + 1) return;
    bool weak = false;
    std::uint32_t cue = s.last;
    const std::uint32_t from_token = std::min(s.first + 3, s.last);
    for (const std::uint32_t t : view_.places(inside_, from_token, s.last)) if (cue == s.last && view_.lexicon.match(inside_, tokens_, t, s.last) > 0) cue = t;
    if (cue == s.last) {
      weak = true;
      for (const std::uint32_t t : view_.places(weak_, from_token, s.last)) if (cue == s.last && view_.lexicon.match(weak_, tokens_, t, s.last) > 0) cue = t;
      for (std::uint32_t t = from_token; t < cue; ++t) if (tokens_[t].end - tokens_[t].begin == 3 && is_dash(t)) cue = t;
    }
    if (cue == s.last) return;
    std::uint32_t begin = cue, end = cue + 1;
    while (begin > s.first && !opens_clause(begin - 1)) --begin;
    while (end < s.last && !view_.is_mark(end, ',') && !view_.is_mark(end, ';') && !view_.is_mark(end, ':') && !view_.is_mark(end, ')')) ++end;
    if (begin == s.first) return;
    const std::uint32_t from = tokens_[begin].begin, to = tokens_[end - 1].end;
    const Mention* whole = nullptr;
    Figures parts;
    for (const Mention* m : all) {
      if (m->span.begin < from) {
        parts.push_back(m);
      } else if (m->span.begin < to) {
        if (of_the_parts(*m)) continue;
        if (whole != nullptr) return;
        whole = m;
      }
    }
    if (whole == nullptr || !is_whole(*whole)) return;
    Sentence before = s;
    before.last = begin;
    if (!sums_up(before, *whole, parts)) return;
    if (parts.size() == 2 && view_.has(two_, begin, end) && near_sum(*whole, parts) && one_kind(*whole, *parts[0]) && one_kind(*whole, *parts[1])) return tell(*whole, parts);
    if (parts.size() < 3) {
      if (at == 0 || view_.mentions.sentences[at - 1].block != s.block) return;
      const Sentence& earlier = view_.mentions.sentences[at - 1];
      const Figures told = figures_in(earlier);
      if (told.empty() || !sums_up(earlier)) return;
      parts.insert(parts.begin(), told.begin(), told.end());
    }
    judge(*whole, std::move(parts), weak);
  }
  // A small number of the parts themselves: "the three together".
  static bool of_the_parts(const Mention& m) { return counts(m) && m.figure()->in_words && m.figure()->value <= Exact(static_cast<std::int64_t>(kMostParts)); }
  bool sums_up(const Sentence& s, const Mention& whole, const Figures& parts) const {
    return !view_.has(apart_inside_, s) && !view_.has(inside_, s) && (!moves(view_, s, up_, down_) || (near_sum(whole, parts) && near_sum(whole, parts, 8)));
  }
  bool sums_up(const Sentence& s) const { return !view_.has(apart_inside_, s) && !view_.has(inside_, s) && !moves(view_, s, up_, down_); }

  void judge(const Mention& whole, Figures parts, bool weak) {
    // A small number told first is that of the parts: "the four states sent 40, 30, 20 and ten".
    if (parts.size() > 3 && parts.front()->figure()->in_words && parts.front()->figure()->value == Exact(static_cast<std::int64_t>(parts.size() - 1))) parts.erase(parts.begin());
    if (parts.size() < 3 || parts.size() > kMostParts || !std::all_of(parts.begin(), parts.end(), [&](const Mention* m) { return one_kind(whole, *m) || all_people(whole, *m, parts); })) return;
    if (weak && !near_sum(whole, parts)) return;
    tell(whole, parts);
  }
  // "41 Conservatives, 36 Liberals and seven independents … 84 deputies": each has its own noun, none that of the whole.
  static bool all_people(const Mention& whole, const Mention& part, const Figures& parts) {
    const Figure& p = *part.figure();
    return counts(whole) && counts(part) && !p.upper && !p.age && p.hedge == Hedge::none && p.noun != whole.figure()->noun && near_sum(whole, parts);
  }
  // Within a quarter (an nth) of the sum, and above each part: it can hardly be something else.
  static bool near_sum(const Mention& whole, const Figures& parts, int nth = 4) {
    Exact sum = 0, greatest = 0;
    for (const Mention* m : parts) {
      sum = sum + m->figure()->value;
      if (m->figure()->value > greatest) greatest = m->figure()->value;
    }
    const Exact value = whole.figure()->value;
    return value > greatest && (value - sum).abs() * Exact(nth) <= sum;
  }

  // "Five deputies, four judges and two experts. All twelve members …": the next sentence takes up what was listed.
  void taken_up(std::uint32_t at) {
    const Sentence &s = view_.mentions.sentences[at], &before = view_.mentions.sentences[at - 1];
    const Figures here = figures_in(s);
    if (here.empty() || !is_whole(*here.front())) return;
    const Mention& whole = *here.front();
    const std::uint32_t first = view_.mentions.token_at(whole.span.begin);
    if (first == s.first || first > s.first + 6 || !view_.is(first - 1, definite_) || !counts(whole) || (first > s.first + 1 && view_.text(first - 2) == "of")) return;
    const Figures parts = figures_in(before);
    if (parts.size() < 3 || parts.size() > kMostParts || view_.has(apart_inside_, before)) return;
    if (!std::all_of(parts.begin(), parts.end(), [&](const Mention* m) { return counts(*m) && is_whole(*m); }) || !near_sum(whole, parts)) return;
    const std::string& noun = whole.figure()->noun;
    const bool of_one = std::all_of(parts.begin(), parts.end(), [&](const Mention* m) { return m->figure()->noun == noun || (m->figure()->noun.empty() && m != parts.front()); });
    if (noun.empty() || generic(noun) || of_one || view_.is(first - 1, anaphor_)) tell(whole, parts);
  }

  // "1,380 beds (acute care 820, rehabilitation 340, psychiatry 220)": all figures of the bracket.
  void bracketed(const Sentence& s, const Figures& all) {
    for (std::size_t i = 0; i + 2 < all.size() && i < 20; ++i) {
      const Mention& whole = *all[i];
      const std::uint32_t open = view_.mentions.token_at(whole.span.end - 1) + 1;
      if (open >= s.last || !view_.is_mark(open, '(') || !is_whole(whole)) continue;
      std::uint32_t close = open;
      while (close < s.last && !view_.is_mark(close, ')')) ++close;
      if (close == s.last) continue;
      Figures parts;
      for (std::size_t k = i + 1; k < all.size() && all[k]->span.end <= tokens_[close].begin; ++k) parts.push_back(all[k]);
      Sentence bracket = s;
      bracket.first = open;
      bracket.last = close;
      if (parts.size() < 3 || !sums_up(bracket)) continue;
      judge(whole, std::move(parts), true);
    }
  }

  // "8.4 million tonnes – wheat 4.9 million, maize 2.6 million and barley 1.1 million": all that the dash or colon opens.
  void opened(const Sentence& s, const Figures& all) {
    if (all.size() < 4 || all.size() > kMostParts + 2) return;
    for (std::size_t i = 0; i + 3 < all.size() && i < 2; ++i) {
      const std::uint32_t behind = view_.mentions.token_at(all[i]->span.end - 1) + 1, next = view_.mentions.token_at(all[i + 1]->span.begin);
      std::uint32_t opener = behind;
      while (opener < next && opener < behind + kToOpener && !view_.is_mark(opener, ':') && !(is_dash(opener) && !tokens_[opener].glued())) ++opener;
      if (opener >= next || opener >= behind + kToOpener || !is_whole(*all[i])) continue;
      Sentence list = s;
      list.first = opener;
      const Figures parts(all.begin() + static_cast<std::ptrdiff_t>(i) + 1, all.end());
      if (sums_up(list) && near_sum(*all[i], parts)) judge(*all[i], parts, true);
    }
  }

  // "51 seats were divided among the Reformists (22), the Greens (14) and others (9)": figures alone in brackets, of the one before them.
  void in_own_brackets(const Sentence& s, const Figures& all) {
    if (all.size() < 4 || all.size() > kMostParts + 1 || view_.has(apart_inside_, s)) return;
    const auto alone = [&](const Mention* m) {
      const std::uint32_t first = view_.mentions.token_at(m->span.begin), last = view_.mentions.token_at(m->span.end - 1) + 1;
      return first > s.first && last < s.last && view_.is_mark(first - 1, '(') && view_.is_mark(last, ')');
    };
    if (alone(all.front()) || !is_whole(*all.front()) || !std::all_of(all.begin() + 1, all.end(), alone)) return;
    judge(*all.front(), Figures(all.begin() + 1, all.end()), true);
  }

  // "On top of the 260 officers there, it will send 85, so that the corps will number 345": two, and what they come to.
  void two_added(const Sentence& s, const Figures& all) {
    if (all.size() != 3 || !view_.has(plus_, s) || !is_whole(*all[2]) || !one_kind(*all[2], *all[0]) || !one_kind(*all[2], *all[1])) return;
    const Figures parts(all.begin(), all.begin() + 2);
    if (view_.has(two_, view_.mentions.token_at(parts[1]->span.end - 1), s.last) && near_sum(*all[2], parts)) tell(*all[2], parts);
  }

  // "Of the 41,300 members 26,800 were men and 14,500 women": what is not the one is the other.
  void halves(const Sentence& s, const Figures& all) {
    if (all.size() != 3 || !is_whole(*all[0]) || !counts(*all[0]) || !view_.has(halves_, s)) return;
    const Figures parts(all.begin() + 1, all.end());
    if (!counts(*parts[0]) || !counts(*parts[1]) || !is_whole(*parts[0]) || !is_whole(*parts[1]) || !near_sum(*all[0], parts) || view_.has(apart_halves_, s)) return;
    // One of a pair stands behind each of them.
    const auto half_behind = [&](const Mention& m, std::uint32_t end) -> std::string_view {
      for (std::uint32_t t = view_.mentions.token_at(m.span.begin) + 1; t < end; ++t) if (const auto pair = view_.lexicon.value_of(halves_, tokens_[t].word); !pair.empty()) return pair;
      return {};
    };
    const std::string_view a = half_behind(*parts[0], view_.mentions.token_at(parts[1]->span.begin)), b = half_behind(*parts[1], s.last);
    if (!a.empty() && !b.empty() && a.substr(0, a.size() - 1) == b.substr(0, b.size() - 1) && a != b) tell(*all[0], parts, true);
  }

  // "Bought 90 lorries. Forty went to the north, 28 to the south and the remaining 22 to the reserve."
  void rest_of_before(std::uint32_t at, const Figures& parts) {
    const Sentence &s = view_.mentions.sentences[at], &before = view_.mentions.sentences[at - 1];
    if (parts.size() < 2) return;
    const Figures told = figures_in(before);
    if (told.size() != 1 || parts.size() > kMostParts || !is_whole(*told[0]) || !counts(*told[0])) return;
    const std::uint32_t last = view_.mentions.token_at(parts.back()->span.begin);
    if (last < s.first + 2 || !view_.has(rest_, last - 2, last) || view_.has(apart_inside_, s)) return;
    if (std::all_of(parts.begin(), parts.end(), [&](const Mention* m) { return counts(*m) && is_whole(*m); }) && near_sum(*told[0], parts)) tell(*told[0], parts);
  }

  bool is_dash(std::uint32_t t) const { return view_.text(t) == "—" || view_.text(t) == "–"; }
  bool opens_clause(std::uint32_t t) const {
    return view_.is_mark(t, ',') || view_.is_mark(t, ';') || view_.is_mark(t, ':') || view_.is_mark(t, '(') || view_.text(t) == "—" || view_.text(t) == "–";
  }

  void tell(const Mention& whole_of_parts, const Figures& parts, bool again = false) {
    const Mention* whole = &whole_of_parts;
    if (some_fit(*whole, parts) || (!again && maker_.tells("total", whole->figure()->digits))) return;
    std::vector<PlacedFigure> members;
    for (const Mention* m : parts) {
      members.push_back(placed(*m));
      if (m->kind == whole->kind || counts(*whole)) continue;
      members.back().unit = placed(*whole).unit;
      members.back().measure = placed(*whole).measure;
    }
    maker_.add("total", whole->span,
               {{"whole", {placed(*whole), whole->span}}, {"parts", {std::move(members), parts.front()->span.cover(parts.back()->span)}}, {"kind", key_field("exact", whole->span)}}, true);
  }

  // Two or more of them give the sum.
  static bool some_fit(const Mention& whole, const Figures& parts) {
    for (std::uint32_t set = 1; set < (1U << parts.size()); ++set) {
      Interval sum = Interval::point(Exact(0));
      std::uint32_t members = 0;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        if ((set >> i & 1U) == 0) continue;
        sum = sum + parts[i]->figure()->reading.written;
        ++members;
      }
      if (members > 1 && can_be_equal(sum, whole.figure()->reading.written)) return true;
    }
    return false;
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  GroupId cue_, apart_, up_, down_, generic_, inside_, apart_inside_, weak_, definite_, anaphor_, plus_, two_, rest_, halves_, apart_halves_;
};

}  // namespace

void add_sentence_sums(FactMaker& maker) { SentenceSums(maker).run(); }

}  // namespace claimcheck
