// How many members a body is said to have, beside what the register has for that time.
#include <algorithm>
#include <array>
#include <set>

#include "checker/base/utf8.h"
#include "checker/claim/fields.h"
#include "checker/claim/register_facts.h"
#include "checker/claim/register_size_phrases.h"
#include "checker/claim/register_size_scenes.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kBodyReach = 120;  // tokens
constexpr std::uint32_t kItsReach = 14;  // tokens
constexpr Day kUntilMet = 120;  // days from an election to the first meeting of who was elected
constexpr std::uint32_t kVerbReach = 4;  // tokens
constexpr std::uint32_t kNowReach = 12;  // tokens
constexpr Day kOld = 300;
constexpr std::int64_t kNear = 8;  // a size is near another by an eighth of it
constexpr Day kChange = 14;  // days around a change of size in which both sizes are told

class Sizes {
 public:
  explicit Sizes(const RegisterContext& context)
      : c_(context), view_(context.view()), tokens_(view_.mentions.tokens), phrases_(context), scenes_(context, phrases_) {}

  void run() {
    for (const RegisterName& name : c_.names) {
      const auto rows = c_.registers.rows_of(name.name, "members");
      if (rows.empty() || !readable(view_.mentions.sentences[name.sentence])) continue;
      const Sentence& s = view_.mentions.sentences[name.sentence];
      const Mention* said = phrases_.beside(name, s, rows);
      const bool attributive = said != nullptr;
      if (said == nullptr) said = phrases_.predicate(name.last, s, rows);
      if (said != nullptr) add(name_span(name), name.sentence, *said, rows, attributive, name.guessed);
      else nth_member(name, s, rows);
    }
    for (std::uint32_t i = 0; i < view_.mentions.sentences.size(); ++i) {
      if (!readable(view_.mentions.sentences[i])) continue;
      whole_chamber(i);
      if (!c_.names.empty()) of_told_body(i);
      if (!c_.names.empty()) scene(i);
    }
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId group) const { return t < tokens_.size() && view_.lexicon.is(tokens_[t].word, group); }

  using Rows = std::vector<RegisterEntry>;

  // What no phrase beside a name tells.
  void scene(std::uint32_t sentence) {
    const Sentence& s = view_.mentions.sentences[sentence];
    for (std::uint32_t t = s.first + 1; t < s.last; ++t) {
      if (tokens_[t].kind != TokenKind::number && view_.edges(t).empty()) continue;
      if (const auto told = scenes_.at(t, sentence)) add(name_span(*told->body), sentence, *told->size, told->rows, told->attributive, true);
    }
  }

  // "Narvia became the tenth member of the Pact", "the Pact's tenth member": as many as it had from that day on.
  void nth_member(const RegisterName& n, const Sentence& s, const Rows& rows) {
    const Mention* nth = rows.front().type == "legislature" ? nullptr : ordinal_of(n, s);
    if (nth == nullptr) return;
    std::optional<RegisterEntry> entry;
    const std::uint32_t at = view_.mentions.token_at(nth->span.begin);
    for (const RegisterName& state : c_.names_in(n.sentence)) {
      if (!is_nth(state, at, s)) continue;
      for (const RegisterEntry& row : c_.registers.rows_of(state.name, "part-of")) {
        if (!row.from || (row.value != rows.front().subject && c_.hasher.name(row.value) != n.name)) continue;
        if (entry && entry->subject != row.subject) return;  // of two states it may be either
        if (entry && entry->subject == row.subject && entry->from->begin != row.from->begin) return;  // twice a member
        entry = row;
      }
    }
    if (!entry) return;
    const std::uint32_t behind = n.last;
    if (behind < s.last && (view_.text(behind) == "to" || phrases_.restricted(behind, s))) return;  // "the first state of the Union to open its border"
    const RegisterEntry *before = row_on(rows, entry->from->begin - 1), *after = row_on(rows, entry->from->end);
    if (before == nullptr || after == nullptr || before->number >= after->number || !told_.insert(nth->span.begin).second) return;
    add_fact(name_span(n), *nth, *entry->from, before->number + 1, after->number, *after, false);
  }
  // "Narvia became (as)", "Narvia, the"; ", Narvia," behind the number and its noun.
  bool is_nth(const RegisterName& state, std::uint32_t at, const Sentence& s) const {
    if (state.first > at) return state.first > s.first && (view_.is_mark(state.first - 1, ',') || (state.first > s.first + 1 && view_.is_mark(state.first - 2, ',')));
    return view_.is_mark(state.last, ',') || view_.any(state.last, at, became_);
  }
  // The number in "the tenth (full) member (state) of the Pact", "the Pact's tenth member".
  const Mention* ordinal_of(const RegisterName& n, const Sentence& s) const {
    if (n.last + 2 < s.last && view_.possessive(n.last)) return ordinal_member(n.last + 1, s, n.last + 5);
    std::uint32_t of = n.first;
    while (of > s.first && view_.is(of - 1, view_.classes.article)) --of;
    if (of < s.first + 3 || !is(of - 1, of_)) return nullptr;
    for (std::uint32_t t = of - 1; t-- > s.first && of - t <= 6;) {
      if (const Mention* m = ordinal_member(t, s, of - 1); m != nullptr) return m;
    }
    return nullptr;
  }
  const Mention* ordinal_member(std::uint32_t t, const Sentence& s, std::uint32_t end) const {
    for (const Edge& e : view_.edges(t)) {
      const Mention& m = view_.mention(e.mention);
      if (m.kind != MentionKind::ordinal || m.figure() == nullptr || !m.figure()->value.is_whole()) continue;
      std::uint32_t noun = e.last;
      while (noun < s.last && noun < end && is(noun, plain_) && !is(noun, one_member_)) ++noun;
      if (noun < s.last && noun < end && is(noun, one_member_)) return &m;
    }
    return nullptr;
  }
  static const RegisterEntry* row_on(const Rows& rows, Day day) {
    for (const RegisterEntry& row : rows) {
      if (day < row.known_to && row.may_hold({day, day + 1})) return &row;
    }
    return nullptr;
  }

  // "The Diet let its 90 members vote", "twelve of the 15 members", "It has ten members", "The chamber has 60 seats": of the body told last.
  void of_told_body(std::uint32_t sentence) {
    const Sentence& s = view_.mentions.sentences[sentence];
    const bool before = sentence > 0 && view_.mentions.sentences[sentence - 1].block == s.block && !c_.names_in(sentence - 1).empty();
    if (!before && c_.names_in(sentence).empty() && view_.places(chamber_noun_, s.first, s.last).empty()) return;
    if (const std::uint32_t subject = before ? back_reference(s) : kNone; subject != kNone) {
      Rows rows;
      if (const RegisterName* body = told_before(sentence, view_.text(subject - 1), rows)) {
        if (const Mention* m = phrases_.predicate(subject, s, rows)) add(name_span(*body), sentence, *m, rows, false);
      }
    }
    // "In this house of 60 seats"
    for (std::uint32_t t = s.first + 1; before && t + 2 < s.last; ++t) {
      if (!is(t, house_) || view_.text(t + 1) != "of" || !is(t - 1, this_)) continue;
      std::uint32_t last = 0;
      Rows rows;
      const Mention* m = phrases_.count_from(t + 2, last);
      const RegisterName* body = m == nullptr ? nullptr : told_before(sentence, view_.text(t), rows);
      if (body != nullptr && phrases_.fits(*m, rows)) add(name_span(*body), sentence, *m, rows, true, true);
    }
    // "Ten states make up the association", "60 deputies sit in it".
    for (std::uint32_t t = s.first + 2; before && t + 1 < s.last; ++t) {
      const bool it = is(t, it_), house = !it && is(t + 1, house_) && lower(view_.text(t)) == "the";
      if (!it && !house) continue;
      Rows rows;
      const RegisterName* body = body_told(t, sentence) ? nullptr : told_before(sentence, view_.text(it ? t : t + 1), rows);
      if (const Mention* m = body == nullptr ? nullptr : phrases_.making_up(t, s, rows)) add(name_span(*body), sentence, *m, rows, false);
    }
    for (std::uint32_t t = s.first + 1; t < s.last; ++t) {
      std::uint32_t last = 0;
      if ((tokens_[t].kind != TokenKind::number && view_.edges(t).empty()) || (!is(t - 1, its_) && !is(t - 1, whole_) && !reaches(t, s) && !view_.possessive(t - 1))) continue;
      if (view_.possessive(t - 1)) {
        const bool chamber = t >= s.first + 3 && is(t - 2, chamber_noun_) && lower(view_.text(t - 3)) == "the";
        const Mention* seats = chamber ? phrases_.count_from(t, last) : nullptr;
        Rows rows;
        if (seats == nullptr || phrases_.restricted(last, s)) continue;
        if (const RegisterName* n = only_chamber(rows); n != nullptr && phrases_.fits(*seats, rows)) add(name_span(*n), sentence, *seats, rows, true);
        continue;
      }
      const Mention* m = phrases_.count_from(t, last);
      if (m == nullptr || phrases_.restricted(last, s)) continue;
      std::uint32_t k = t - 1;
      while (k > s.first && is(k, whole_) && !is(k, its_) && (is(k - 1, its_) || is(k - 1, whole_))) --k;
      const bool part = view_.text(t - 1) == "the" && t >= s.first + 3 && view_.text(t - 2) == "of" && phrases_.part_before(t - 2, s);
      if (!is(k, its_) && !part && !reaches(t, s)) continue;
      Rows rows;
      const RegisterName* body = body_before(k, sentence, rows);
      if (body == nullptr || !phrases_.fits(*m, rows) || (is(k, its_) && view_.lexicon.is(view_.lexicon.find(m->figure()->noun), ally_))) continue;
      add(name_span(*body), sentence, *m, rows, true);
    }
  }
  // Whether another body with members is named in the sentence before a token.
  bool body_told(std::uint32_t token, std::uint32_t sentence) const {
    const auto names = c_.names_in(sentence);
    return std::any_of(names.begin(), names.end(), [&](const RegisterName& n) { return n.first < token && !c_.registers.rows_of(n.name, "members").empty(); });
  }
  // "Each of the Parliament's 90 members": the only chamber that the issue names.
  const RegisterName* only_chamber(Rows& rows) const {
    const RegisterName* found = nullptr;
    for (const RegisterName& n : c_.names) {
      Rows of_name = c_.registers.rows_of(n.name, "members");
      if (of_name.empty() || of_name.front().type != "legislature") continue;
      if (found != nullptr && of_name.front().subject != rows.front().subject) return nullptr;
      found = &n;
      rows = std::move(of_name);
    }
    return found;
  }
  // "OPEC, down to 13 members", "now at 13 members".
  bool reaches(std::uint32_t t, const Sentence& s) const {
    for (std::uint32_t back = 2; back <= 3 && t >= s.first + back; ++back) {
      if (view_.lexicon.match(reaches_, tokens_, t - back, t) == back) return true;
    }
    return false;
  }
  // The only body of the sentence before a token, with no other organisation between.
  const RegisterName* body_before(std::uint32_t token, std::uint32_t sentence, Rows& rows) const {
    const RegisterName* found = nullptr;
    for (const RegisterName& n : c_.names_in(sentence)) {
      Rows of_name = c_.registers.rows_of(n.name, "members");
      if (of_name.empty()) continue;
      if (n.first > token) continue;
      if (found != nullptr && of_name.front().subject != rows.front().subject) return nullptr;
      found = &n;
      rows = std::move(of_name);
    }
    if (found == nullptr) return view_.text(token) == "whose" ? nullptr : told_before(sentence, "it", rows);
    if (token - found->last > kItsReach || is(found->last, noun_end_)) return nullptr;
    for (std::uint32_t t = found->last; t < token; ++t) {
      for (const Edge& e : view_.edges(t)) {
        if (const ActorRef* actor = view_.mention(e.mention).actor(); actor != nullptr) return nullptr;
      }
      if ((view_.is(t, view_.classes.article) && view_.text(t) != "a") || view_.possessive(t)) return nullptr;
    }
    return found;
  }
  // "It", "the chamber" at the head of a sentence: the token behind, or kNone.
  std::uint32_t back_reference(const Sentence& s) const {
    if (s.first + 3 >= s.last) return kNone;
    if (is(s.first, it_)) return s.first + 1;
    return lower(view_.text(s.first)) == "the" && is(s.first + 1, house_) ? s.first + 2 : kNone;
  }
  // The body that the sentence before was about: it stands there alone; "the chamber" is a chamber or has the word in its name.
  const RegisterName* told_before(std::uint32_t sentence, std::string_view noun, Rows& rows) const {
    if (sentence == 0 || view_.mentions.sentences[sentence - 1].block != view_.mentions.sentences[sentence].block) return nullptr;
    const RegisterName* found = nullptr;
    for (const RegisterName& n : c_.names_in(sentence - 1)) {
      Rows of_name = c_.registers.rows_of(n.name, "members");
      if (of_name.empty()) continue;
      if (found != nullptr && of_name.front().subject != rows.front().subject) return nullptr;
      found = &n;
      rows = std::move(of_name);
    }
    if (found == nullptr || is(found->last, noun_end_) || found->last + 1 >= tokens_.size() || view_.possessive(found->last)) return nullptr;
    const bool subject = found->first <= view_.mentions.sentences[sentence - 1].first + 2;
    const bool chamber = rows.front().type == "legislature" && view_.lexicon.is(view_.lexicon.find(lower(noun)), chamber_noun_);
    return subject || chamber ? found : nullptr;
  }

  // "40 out of 90 MPs were present": the whole is that of the parliament told last in the paragraph.
  void whole_chamber(std::uint32_t sentence) {
    const Sentence& s = view_.mentions.sentences[sentence];
    for (std::uint32_t t = s.first + 2; t < s.last; ++t) {
      if (tokens_[t].kind != TokenKind::number) continue;
      const std::uint32_t of = of_before(t, s);
      std::uint32_t last = 0;
      const Mention* m = of == kNone ? nullptr : phrases_.count_from(t, last);
      if (m == nullptr || !view_.lexicon.is(view_.lexicon.find(m->figure()->noun), legislator_) || !phrases_.part_before(of, s)) continue;
      Span at;
      const auto rows = chamber_before(t, sentence, at);
      if (!rows.empty()) add(at, sentence, *m, rows, true);
    }
  }
  // The "of" of "of 90 MPs", "of the 90 MPs", "of the Diet's 90 MPs".
  std::uint32_t of_before(std::uint32_t t, const Sentence& s) const {
    for (std::uint32_t back = 1; back <= 4 && t >= s.first + back; ++back) {
      if (view_.text(t - back) == "of") return t - back;
      if (tokens_[t - back].kind != TokenKind::word) return kNone;
    }
    return kNone;
  }
  // The rows of the chamber named last before a token in its paragraph: by its name, or as "parliament" behind a country.
  std::vector<RegisterEntry> chamber_before(std::uint32_t token, std::uint32_t sentence, Span& at) const {
    const std::uint32_t block = view_.mentions.sentences[sentence].block;
    const std::uint32_t begin = view_.mentions.token_at(view_.document.blocks[block].span.begin);
    std::vector<RegisterEntry> found;
    for (const RegisterName& n : c_.names) {
      if (n.first < begin || n.last > token) continue;
      auto rows = c_.registers.rows_of(n.name, "members");
      if (rows.empty() || rows.front().type != "legislature") continue;
      if (!found.empty() && found.front().subject != rows.front().subject) return {};
      found = std::move(rows);
      at = name_span(n);
    }
    if (!found.empty()) return found;
    std::uint32_t steps = 0;
    for (std::uint32_t t = token; t-- > begin && steps < kBodyReach; ++steps) {
      if (!is(t, chamber_)) continue;
      at = tokens_[t].span();
      return rows_of_nation(t, begin, view_.mentions.sentences[sentence].last);
    }
    return {};
  }
  std::vector<RegisterEntry> rows_of_nation(std::uint32_t chamber, std::uint32_t begin, std::uint32_t end) const {
    std::uint64_t nation = 0;
    for (std::uint32_t t = begin; t < end; ++t) {
      if (!tokens_[t].has(kCapital) || (!is(t, demonym_) && !is(t, country_))) continue;
      if (std::uint64_t h = c_.hasher.word(view_.text(t)); !c_.registers.rows_of(h + c_.hasher.word(view_.text(chamber)), "members").empty()) {
        if (nation != 0 && nation != h) return {};  // of two countries it may be either's
        nation = h;
      }
    }
    return nation == 0 ? std::vector<RegisterEntry>() : c_.registers.rows_of(nation + c_.hasher.word(view_.text(chamber)), "members");
  }
  Span name_span(const RegisterName& n) const { return {tokens_[n.first].begin, tokens_[n.last - 1].end}; }

  // The time that a sentence speaks of: its only date, or that of the issue if it tells no past. None: it cannot be said.
  std::optional<Days> time_of(std::uint32_t sentence, const Mention& said, bool attributive) const {
    const Sentence& s = view_.mentions.sentences[sentence];
    const std::vector<VerbGroup> verbs = c_.events.reader().read(view_, sentence);
    if (is(s.first, if_) && std::any_of(verbs.begin(), verbs.end(), [](const VerbGroup& v) { return v.form == VerbForm::future || v.form == VerbForm::unreal; })) return std::nullopt;
    const bool present = says_now(verbs, said);
    std::optional<Days> found;
    for (const Mention& m : view_.mentions.mentions) {
      const Time* time = m.time();
      if (m.kind != MentionKind::date || time == nullptr || m.nested || m.span.begin < s.span.begin || m.span.end > s.span.end) continue;
      if (time->readings.empty()) continue;
      Days days = time->readings.front().days;
      if (apart(m.span, said.span)) continue;  // "(46 members; 47 when it was adopted in 2019)"
      if (present && aside(m.span, said.span, s)) continue;
      const bool to_come = view_.document.issue.date && days.begin > view_.document.issue.date->value;
      if (to_come && m.span.begin > said.span.end) continue;  // "its 60 members will meet in autumn"
      if (time->mod == "since") days.end = days.begin + 1;
      found = found ? Days{std::min(found->begin, days.begin), std::max(found->end, days.end)} : days;  // of several any may be meant
    }
    const auto& issue = view_.document.issue.date;
    if (found) return issue && found->begin > issue->value ? std::nullopt : found;
    if (!issue) return std::nullopt;
    const bool past = std::any_of(verbs.begin(), verbs.end(), [](const VerbGroup& v) { return v.form == VerbForm::past || v.form == VerbForm::was || v.form == VerbForm::pluperfect; });
    if (past && tells_of_old(s)) return std::nullopt;
    if (attributive) return Days{issue->value, issue->value + 1};
    for (const VerbGroup& v : verbs) {
      if (present) break;
      const bool of_it = v.last <= view_.mentions.token_at(said.span.begin) + 1;
      if (of_it && v.form != VerbForm::present && v.form != VerbForm::perfect) return std::nullopt;
    }
    return Days{issue->value, issue->value + 1};
  }

  // The first verb behind the figure, or else the last before it, is of the present.
  bool says_now(const std::vector<VerbGroup>& verbs, const Mention& said) const {
    const std::uint32_t at = view_.mentions.token_at(said.span.begin);
    const VerbGroup* best = nullptr;
    for (const VerbGroup& v : verbs) {
      if (best == nullptr || v.first <= at || best->first < at) {
        if (best == nullptr || best->first <= at) best = &v;
      }
    }
    for (std::uint32_t t = at; t > 0 && at - t < kVerbReach; --t) {
      if (is(t - 1, has_now_)) return true;
    }
    const Sentence& s = view_.mentions.sentences[said.sentence];
    if (view_.any(at, std::min(s.last, at + kNowReach), now_)) return true;
    return best != nullptr && (best->form == VerbForm::present || best->form == VerbForm::perfect);
  }
  // "(The Diet) elected on 3 May has", ", as the largest was shown the door in May": when something else happened.
  bool aside(Span date, Span said, const Sentence& s) const {
    const std::uint32_t at = view_.mentions.token_at(date.begin);
    for (std::uint32_t back = 1; back <= 3 && at >= s.first + back; ++back) {
      if (is(at - back, elected_)) return true;
    }
    if (date.begin < said.end) return false;
    for (std::uint32_t t = view_.mentions.token_at(said.end - 1) + 1; t + 1 < at; ++t) {
      if (view_.is_mark(t, ',') && is(t + 1, because_)) return true;
    }
    return false;
  }

  bool apart(Span a, Span b) const {
    const std::uint32_t from = view_.mentions.token_at(std::min(a.end, b.end) - 1), to = view_.mentions.token_at(std::max(a.begin, b.begin));
    for (std::uint32_t t = from; t < to; ++t) {
      if (view_.is_mark(t, ';')) return true;
    }
    return false;
  }
  // The paragraph has spoken of another year before this sentence.
  bool tells_of_old(const Sentence& s) const {
    const Span before{view_.document.blocks[s.block].span.begin, s.span.begin};
    return std::any_of(view_.mentions.mentions.begin(), view_.mentions.mentions.end(), [&](const Mention& m) {
      return m.kind == MentionKind::date && before.contains(m.span) && m.time() != nullptr && !m.time()->readings.empty() && m.time()->readings.front().days.end + kOld < view_.document.issue.date->value;
    });
  }

  // The 100-seat assembly has them whatever it will do; what it will have is planned.
  void add(Span name, std::uint32_t sentence, const Mention& said, const std::vector<RegisterEntry>& rows, bool attributive, bool doubtful = false) {
    const bool chosen = view_.lexicon.is(view_.lexicon.find(said.figure()->qualifier), doubtful_);
    if (chosen && rows.front().type != "legislature") return;  // the ten elected members of a council
    doubtful = doubtful || chosen;
    if (told_.contains(said.span.begin) || (doubtful && !near(said, rows))) return;
    const auto days = time_of(sentence, said, attributive);
    if (!days) return never_so_many(name, sentence, said, rows);
    // Who is elected meets later.
    const Sentence& s = view_.mentions.sentences[sentence];
    const Day after = view_.any(s.first, s.last, elects_) ? kUntilMet : kChange;
    const RegisterEntry* told_row = nullptr;
    std::int64_t least = 0, most = 0;
    for (const RegisterEntry& row : rows) {
      if (days->begin >= row.known_to || !row.may_hold({days->begin - kChange, days->end + after})) continue;
      least = told_row == nullptr ? row.number : std::min(least, row.number);
      most = told_row == nullptr ? row.number : std::max(most, row.number);
      if (told_row == nullptr || row.may_hold(*days)) told_row = &row;
    }
    if (told_row == nullptr || !told_.insert(said.span.begin).second) return;
    add_fact(name, said, *days, least, most, *told_row, attributive);
  }
  // More than there ever were: wrong of any time that is past.
  void never_so_many(Span name, std::uint32_t sentence, const Mention& said, const Rows& rows) {
    const auto& issue = view_.document.issue.date;
    const RegisterEntry* most = &rows.front();
    for (const RegisterEntry& row : rows) {
      if (row.number >= most->number) most = &row;
    }
    if (!issue || !most->from || issue->value >= rows.back().known_to || most->from->begin > issue->value || !near(said, rows) || said.figure()->value <= Exact(most->number)) return;
    const std::uint32_t at = view_.mentions.token_at(said.span.begin);
    bool past = false;
    for (const VerbGroup& v : c_.events.reader().read(view_, sentence)) {
      if (v.form == VerbForm::future) return;
      if (v.first <= at) past = v.form == VerbForm::past || v.form == VerbForm::was || v.form == VerbForm::pluperfect;
    }
    if (!past) return;
    if (told_.insert(said.span.begin).second) add_fact(name, said, *most->from, most->number, most->number, *most, false);
  }
  // A size that the body had at another time, one with the digits in another order, or one that is a few off.
  static bool near(const Mention& said, const Rows& rows) {
    const std::int64_t whole = said.figure()->value.numerator();
    return std::any_of(rows.begin(), rows.end(), [&](const RegisterEntry& row) {
      std::string a = std::to_string(whole), b = std::to_string(row.number);
      std::sort(a.begin(), a.end());
      std::sort(b.begin(), b.end());
      return a == b || std::abs(whole - row.number) * kNear <= std::max<std::int64_t>(row.number, 2 * kNear);
    });
  }
  void add_fact(Span name, const Mention& said, Days days, std::int64_t least, std::int64_t most, const RegisterEntry& told_row, bool attributive) {
    PlacedFigure members = placed(said);
    members.value = Exact(told_row.number);
    members.reading.written = members.reading.rounded = Interval::closed(Exact(least), Exact(most));
    members.span = members.digits = {};
    c_.maker.add("register_size", name.cover(said.span),
                 {{"size", {placed(said), said.span}},
                  {"members", {std::move(members), {}}},
                  {"body", {std::string(told_row.subject), name}},
                  {"when", register_date(days)},
                  {"register", {told(told_row), {}}}},
                 attributive);
  }

  const RegisterContext& c_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const SizePhrases phrases_;
  const SizeScenes scenes_;
  std::set<std::size_t> told_;  // places of figures that were read
  const GroupId whole_ = group("register-whole"), plain_ = group("register-plain"), noun_end_ = group("register-body-part"), legislator_ = group("register-legislator"), chamber_ = group("register-chamber"),
                chamber_noun_ = group("register-chamber-noun"), ally_ = group("register-ally"), elected_ = group("register-elected"), because_ = group("register-because"), has_now_ = group("register-has-now"), now_ = group("register-now"), if_ = group("register-if"), elects_ = group("register-elects"), this_ = group("register-this-house"), doubtful_ = group("register-plain-doubtful"), house_ = group("register-house"), its_ = group("register-its"), it_ = group("register-it"), of_ = group("register-of"),
                became_ = group("register-became-nth"), reaches_ = group("register-reaches"), one_member_ = group("register-one-member"), demonym_ = group("name-demonym"), country_ = group("name-country");
};

}  // namespace

void add_register_sizes(const RegisterContext& context) { Sizes(context).run(); }

}  // namespace claimcheck
