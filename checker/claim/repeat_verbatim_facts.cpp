// A statement that an issue makes twice in the same words with two dates: "On 22 May 2025, the two governments signed an agreement" in
// the summary and "on 14 May 2025, the two governments signed an agreement" in the text. The words before and behind the date are
// compared; a third date among the same words makes them a series.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "checker/base/utf8.h"
#include "checker/claim/event_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kKey = 4;      // words behind or before a date by which statements are found
constexpr std::uint32_t kReach = 24;   // words compared on either side
constexpr std::array<std::string_view, 19> kMonths = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
                                                     "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::uint32_t kContent = 5;  // words of content that must be the same

class Verbatim {
 public:
  explicit Verbatim(FactMaker& maker)
      : maker_(maker), view_(maker.view) {}

  void run(std::set<std::uint32_t>& dated_again) {
    std::map<std::string, std::vector<Place>> ahead, behind;
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
      const Mention& m = view_.mention(i);
      const Time* time = m.time();
      if (m.kind != MentionKind::date || time == nullptr || m.nested || time->range || time->written.day == 0 || time->written.month == 0 || m.sentence >= view_.mentions.sentences.size()) continue;
      const Sentence& s = view_.mentions.sentences[m.sentence];
      const BlockKind block = view_.document.blocks[s.block].kind;
      if (!readable(s) || block == BlockKind::masthead || block == BlockKind::furniture || block == BlockKind::code || block == BlockKind::heading || block == BlockKind::table_cell) continue;
      const Place p{i, view_.mentions.token_at(m.span.begin), view_.mentions.token_at(m.span.end - 1) + 1};
      if (const std::string k = key(s, p.last, true); !k.empty()) ahead[k].push_back(p);
      if (const std::string k = key(s, p.first, false); !k.empty()) behind[k].push_back(p);
    }
    for (const auto* groups : {&ahead, &behind}) {
      for (const auto& [_, places] : *groups) {
        if (places.size() == 2) compare(places[0], places[1], dated_again);
      }
    }
  }

 private:
  struct Place {
    std::uint32_t mention = 0, first = 0, last = 0;
  };

  bool function(std::uint32_t t) const { return view_.is(t, function_) || view_.mentions.tokens[t].kind != TokenKind::word; }

  // The words next to a date, "" if the sentence ends before.
  std::string key(const Sentence& s, std::uint32_t at, bool ahead) const {
    std::string out;
    for (std::uint32_t n = 0; n < kKey; ++n) {
      if (ahead ? at + n >= s.last : at < s.first + n + 1) return {};
      out += lower(view_.text(ahead ? at + n : at - n - 1)) + " ";
    }
    return out;
  }

  // What is told of two days that are no slip: terms ("by 31 December", "until"), entries of a schedule, lines of a paragraph one after the
  // other, and statements that name different people or things.
  bool series(const Place& a, const Place& b) const {
    const std::uint32_t x = view_.mention(a.mention).sentence, y = view_.mention(b.mention).sentence;
    if (view_.mentions.sentences[x].block == view_.mentions.sentences[y].block || term(a) || term(b) || dateline(a) || dateline(b)) return true;
    const std::string p = weekday(a), q = weekday(b);
    if (p != q) return true;
    const std::set<std::string> here = names(x), there = names(y);
    const auto lacks = [](const std::set<std::string>& some, const std::set<std::string>& all) {
      return std::any_of(some.begin(), some.end(), [&](const std::string& name) { return !all.contains(name); });
    };
    return lacks(here, there) && lacks(there, here);
  }

  bool term(const Place& p) const {
    const Sentence& s = view_.mentions.sentences[view_.mention(p.mention).sentence];
    return p.first > s.first && view_.is(p.first - 1, term_);
  }
  // "GRABEN, 3 May – ".
  bool dateline(const Place& p) const {
    const Sentence& s = view_.mentions.sentences[view_.mention(p.mention).sentence];
    return p.first < s.first + 8 && p.last < s.last && (view_.is_mark(p.last, '-') || view_.text(p.last) == "–" || view_.text(p.last) == "—");
  }
  std::string weekday(const Place& p) const {
    const Sentence& s = view_.mentions.sentences[view_.mention(p.mention).sentence];
    for (std::uint32_t t = p.first > s.first + 2 ? p.first - 2 : s.first; t < p.last; ++t) {
      const std::string word = lower(view_.text(t));
      if (word.size() >= 6 && word.ends_with("day")) return word;
    }
    return {};
  }
  std::set<std::string> names(std::uint32_t sentence) const {
    std::set<std::string> out;
    const Sentence& s = view_.mentions.sentences[sentence];
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      const Token& token = view_.mentions.tokens[t];
      const bool dated = std::any_of(kMonths.begin(), kMonths.end(), [&](std::string_view m) { return m == view_.text(t); });
      if (token.kind == TokenKind::word && token.has(kCapital) && !dated && !function(t) && (t > s.first || (t + 1 < s.last && view_.mentions.tokens[t + 1].has(kCapital)))) out.insert(lower(view_.text(t)));
    }
    return out;
  }

  // How many words of content two stretches have in common before they part.
  std::uint32_t common(const Place& a, const Place& b, bool ahead) {
    const Sentence &s = view_.mentions.sentences[view_.mention(a.mention).sentence], &r = view_.mentions.sentences[view_.mention(b.mention).sentence];
    std::uint32_t words = 0;
    for (std::uint32_t n = 0; n < kReach; ++n) {
      if (ahead ? a.last + n >= s.last || b.last + n >= r.last : a.first < s.first + n + 1 || b.first < r.first + n + 1) break;
      const std::uint32_t x = ahead ? a.last + n : a.first - n - 1, y = ahead ? b.last + n : b.first - n - 1;
      if (lower(view_.text(x)) != lower(view_.text(y))) break;
      if (view_.is(x, often_) || view_.is(x, talks_)) again_and_again_ = true;
      words += function(x) ? 0 : 1;
    }
    return words;
  }

  void compare(const Place& a, const Place& b, std::set<std::uint32_t>& dated_again) {
    const Mention &x = view_.mention(a.mention), &y = view_.mention(b.mention);
    const Time::Written &p = x.time()->written, &q = y.time()->written;
    // One of the three differs.
    const int differ = (p.day != q.day) + (p.month != q.month) + (p.year != q.year);
    if (differ != 1 || (p.year == 0) != (q.year == 0) || x.sentence == y.sentence || dated_again.contains(b.mention)) return;
    again_and_again_ = false;
    if (common(a, b, true) + common(a, b, false) < kContent || again_and_again_ || series(a, b)) return;
    dated_again.insert(b.mention);
    maker_.add("repeat_date", y.span, {{"first", date_field(x)}, {"again", date_field(y)}, {"event", {std::string("told twice in the same words"), y.span}}}, true);
  }

  FactMaker& maker_;
  const View& view_;
  const GroupId function_ = maker_.view.lexicon.group("function-word"), often_ = maker_.view.lexicon.group("across-often"), talks_ = maker_.view.lexicon.group("ev-talks"),
                term_ = maker_.view.lexicon.group("repeat-term");
  bool again_and_again_ = false;  // the same words tell what happens on many days: "met the president in Oslo on"
};

}  // namespace

void add_told_verbatim(FactMaker& maker, std::set<std::uint32_t>& dated_again) { Verbatim(maker).run(dated_again); }

}  // namespace claimcheck
