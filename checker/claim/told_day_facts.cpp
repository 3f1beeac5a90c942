// Days on which something happened, in whatever words, so that another issue can be held against them. They meet by a name and either
// the year, or the day and month of another year: two dates that differ in one of these look like a slip of the pen.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "checker/base/calendar.h"
#include "checker/base/utf8.h"
#include "checker/claim/event_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/told_days.h"

namespace claimcheck {
namespace {

constexpr std::size_t kYear = 4;        // digits of the year of a code
constexpr std::size_t kMostNames = 2;   // that a day is kept by
constexpr std::size_t kMostAround = 3;  // where it is told without a name
constexpr std::uint32_t kAround = 6;    // sentences before and behind whose words are around a statement
constexpr std::size_t kLongName = 12, kLongStem = 9;  // letters
constexpr int kNews = 15;                // days that something is news

class ToldDayFacts {
 public:
  ToldDayFacts(FactMaker& maker, const ToldDays& days, const Topics& topics) : maker_(maker), view_(maker.view), tokens_(view_.mentions.tokens), lexicon_(view_.lexicon), days_(days), topics_(topics), scenes_(view_) {}

  void keep(const std::vector<ToldDay>& told) {
    note_dates();
    for (const ToldDay& day : told) {
      if (day.often) continue;
      // An issue that has two dates for such a thing tells of two things.
      if (std::any_of(told.begin(), told.end(), [&](const ToldDay& other) { return &other != &day && !overlap(day, other) && shares(day.deeds, other.deeds); })) continue;
      if (const std::vector<std::string> keys = keys_of(day); !keys.empty()) tell(day, keys);
    }
  }

 private:
  GroupId group(std::string_view name) const { return lexicon_.group(name); }
  const Time& time(std::uint32_t date) const { return *view_.mention(date).time(); }
  Days days(const ToldDay& d) const { return time(d.date).readings.front().days; }
  bool overlap(const ToldDay& a, const ToldDay& b) const { return days(a).begin < days(b).end && days(b).begin < days(a).end; }
  static bool shares(const std::set<std::string>& a, const std::set<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return b.contains(x); });
  }
  static std::string joined(const std::set<std::string>& words) {
    std::string out;
    for (const std::string& w : words) out += (out.empty() ? "" : " ") + w;
    return out;
  }
  bool prose(std::uint32_t sentence) const {
    const BlockKind kind = view_.document.blocks[view_.mentions.sentences[sentence].block].kind;
    return kind == BlockKind::paragraph || kind == BlockKind::list_item || kind == BlockKind::footnote || kind == BlockKind::quotation;
  }

  // All days and months that the issue speaks of: who knows both dates means two events.
  void note_dates() {
    for (const Mention& m : view_.mentions.mentions) {
      const Time* t = m.time();
      if (m.kind != MentionKind::date || t == nullptr || t->readings.empty()) continue;
      if (std::string code = t->readings.front().timex.substr(0, 10); code.size() > kYear + 1 && code.front() != '(') dates_.insert(std::move(code));
    }
  }
  // Those of a year without it ("04-18"), and the years of those with that end: what another date of the key could be.
  std::string dates_of(std::string_view year) const {
    std::set<std::string> out;
    for (const std::string& code : dates_) {
      if (code.starts_with(year)) out.insert(code.substr(kYear + 1));
    }
    return joined(out);
  }
  std::string years_of(std::string_view day) const {
    std::set<std::string> out;
    for (const std::string& code : dates_) {
      if (code.substr(kYear + 1) == day) out.insert(code.substr(0, kYear));
    }
    return joined(out);
  }

  // Long names are inflected late: six letters are too few to tell two of them apart.
  std::string stem(std::string_view word) const {
    if (word.size() >= kLongName && (word[kLongStem] & 0xC0) != 0x80 && scenes_.is_name(word)) return std::string(word.substr(0, kLongStem));
    return days_.stem(word);
  }

  const std::set<std::string>& around(std::uint32_t sentence) {
    const auto [at, first] = around_.try_emplace(sentence);
    if (!first) return at->second;
    const auto& sentences = view_.mentions.sentences;
    std::set<std::string>& out = at->second;
    const auto note = [&](const WordSet& words) {
      for (const std::string_view w : words) out.insert(stem(w));
    };
    note(topics_.title().words);
    const std::uint32_t from = sentence > kAround ? sentence - kAround : 0;
    const std::uint32_t to = std::min<std::uint32_t>(sentence + kAround, static_cast<std::uint32_t>(sentences.size()));
    for (std::uint32_t k = from; k < to; ++k) {
      if (prose(k) && (k < sentence || sentences[k].block == sentences[sentence].block)) note(topics_.sentence(k).words);
    }
    return out;
  }

  // How well a name tells what is spoken of: one of its own, a first name, a country, any word with a capital.
  enum class Rank { own, first, country, common };
  Rank rank_of(std::string_view name) const {
    const WordId id = lexicon_.find(name);
    if (lexicon_.is(id, country_)) return Rank::country;
    if (lexicon_.is(id, common_) || lexicon_.is(lexicon_.find(lexicon_.singular(name)), common_)) return Rank::common;  // "Herders"
    return lexicon_.is(id, first_name_) ? Rank::first : Rank::own;
  }

  // Names of the statement first, then those of its clause and those around it; worse ones only if there are no better ones.
  std::vector<std::string> keys_of(const ToldDay& day) {
    std::vector<std::string> out;
    std::size_t most = kMostAround;
    const auto note = [&](std::string_view name, Rank rank) {
      if (rank_of(name) != rank || out.size() >= most) return;
      std::string key = stem(name);
      if (key.size() > 2 && std::find(out.begin(), out.end(), key) == out.end()) out.push_back(std::move(key));
    };
    const auto note_all = [&](const WordSet& words, Rank rank) {
      for (const std::string_view w : words) {
        if (scenes_.is_name(w)) note(w, rank);
      }
    };
    for (const Rank rank : {Rank::own, Rank::first, Rank::country, Rank::common}) {
      note_all(day.names, rank);
      if (!out.empty()) most = kMostNames;
      note_all(day.called, rank);
      for (const std::string& name : scenes_.names(day.sentence)) note(name, rank);
      if (!out.empty()) break;
    }
    return out;
  }

  bool plainly(const ToldDay& day) const {
    const Sentence& s = view_.mentions.sentences[day.sentence];
    if (day.noun) return !view_.has(planned_, s);
    Sentence clause = s;
    const Mention& date = view_.mention(day.date);
    clause.first = std::min(day.token, view_.mentions.token_at(date.span.begin));
    clause.last = std::min(s.last, std::max(day.token, view_.mentions.token_at(date.span.end - 1)) + 1);
    if (clause.first < s.first) clause.first = s.first;
    while (clause.first > s.first && tokens_[clause.first - 1].kind != TokenKind::mark) --clause.first;
    while (clause.last < s.last && tokens_[clause.last].kind != TokenKind::mark) ++clause.last;
    return !view_.has(doubt_, clause) && !view_.has(planned_, s);
  }

  // "Today", "last Friday": told while it is news.
  bool spoken(const Time& t) const {
    return t.written.year == 0 && t.written.month == 0 && view_.document.issue.date->value - t.readings.front().days.begin < kNews;
  }

  bool at_night(const Mention& date) const {
    if (date.time()->timex.ends_with("TNI")) return true;
    const std::uint32_t first = view_.mentions.token_at(date.span.begin), begin = view_.mentions.sentences[date.sentence].first;
    for (std::uint32_t t = first; t > begin && first - t < 3; --t) {
      if (view_.is(t - 1, night_)) return true;
    }
    return false;
  }

  void tell(const ToldDay& day, const std::vector<std::string>& keys) {
    const Mention& date = view_.mention(day.date);
    const Time& t = time(day.date);
    const CivilDate first = to_civil(t.readings.front().days.begin);
    std::set<std::string> who, what, clause, own;
    std::set<std::string> deeds = day.deeds;
    for (const std::string_view w : day.words) {
      const std::string stemmed = stem(w);
      if (deeds.contains(stemmed) || lexicon_.is(lexicon_.find(w), calendar_)) continue;
      const WordId id = lexicon_.find(w);
      if (day.names.contains(w) && scenes_.is_name(w)) who.insert(stemmed);
      else if (!lexicon_.is(id, lays_) && !lexicon_.is(id, generic_)) what.insert(stemmed);
    }
    for (const std::string_view w : day.clause) {
      clause.insert(stem(w));
      if (std::string name = stem(w); scenes_.is_name(w) && (day.names.contains(w) || day.called.contains(w)) && !deeds.contains(name) && !lexicon_.is(lexicon_.find(w), generic_)) own.insert(std::move(name));
    }
    clause.insert(day.others.begin(), day.others.end());
    clause.insert(deeds.begin(), deeds.end());
    const Span word = tokens_[day.token].span();
    const std::string known = joined(around(day.sentence)), told = joined(deeds);
    const bool fuzzy = t.granularity == Granularity::season || !(t.mod.empty() || t.mod == "since");
    std::vector<std::string> slices{std::to_string(first.year)};
    const bool year_said = t.written.year != 0;  // one that is not said is not mistaken
    if (year_said && t.granularity == Granularity::day) slices.push_back("day " + std::to_string(first.month) + "-" + std::to_string(first.day));
    if (year_said && t.granularity == Granularity::month && !fuzzy) slices.push_back("month " + std::to_string(first.month));
    const std::string code = t.readings.front().timex.substr(0, 10), year = code.substr(0, std::min(kYear, code.size())), rest = code.size() > kYear ? code.substr(kYear + 1) : std::string();
    for (const std::string& name : keys) {
      for (std::size_t k = 0; k < slices.size(); ++k) {
        std::vector<FactMaker::Named> fields = {{"key", key_field(name + "|" + slices[k], word)},
                                                {"when", date_field(date)},
                                                {"what", {std::string(word.in(view_.document.text)), word}},
                                                {"deeds", key_field(told, word)},
                                                {"who", key_field(joined(who), word)},
                                                {"of", key_field(joined(what), word)},
                                                {"clause", key_field(joined(clause), word)},
                                                {"own", key_field(joined(own), word)},
                                                {"marks", key_field(joined(day.marks), word)},
                                                {"context", key_field(known, word)},
                                                {"day", key_field(k == 0 ? rest : year, word)},
                                                {"dates", key_field(k == 0 ? dates_of(year) : years_of(rest), word)}};
        const auto note = [&](std::string_view name_of, bool holds) {
          if (holds) fields.push_back({name_of, key_field("yes", word)});
        };
        note("spoken", spoken(t));
        note("fresh", day.fresh);
        note("fuzzy", fuzzy);
        note("night", at_night(date));
        maker_.add(k == 0 ? "told_day" : "told_day_year", word.cover(date.span), std::move(fields),
                   plainly(day));
      }
    }
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const Lexicon& lexicon_;
  const ToldDays& days_;
  const Topics& topics_;
  Scenes scenes_;
  const GroupId country_ = group("name-country"), first_name_ = group("name-first"), common_ = group("name-common"), planned_ = group("across-plan"), doubt_ = group("across-doubt"), night_ = group("across-night"), lays_ = group("across-lays"), generic_ = group("told-day-generic"), calendar_ = group("name-calendar");
  std::set<std::string> dates_;
  std::map<std::uint32_t, std::set<std::string>> around_;  // by sentence
};

}  // namespace

void add_told_days(FactMaker& maker, const EventReader& events, const People& people, const Happenings& happenings, const Topics& topics, const std::vector<EventPhrase>& known) {
  if (!maker.view.document.issue.date) return;
  const ToldDays days(maker.view, events, people, happenings, topics);
  const std::vector<ToldDay> told = days.run(known);
  if (!told.empty()) ToldDayFacts(maker, days, topics).keep(told);
}

}  // namespace claimcheck
