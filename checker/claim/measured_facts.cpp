// Figures that another issue can contradict (measured_kind.h), with the words that say what they are of. A figure is kept once
// for every name that it can be met by, and with those keys alone that some rule joins on: levels meet at one time, states where
// their digits are the same in another order, what rose or fell where there is a level that it can be counted from.
#include <algorithm>
#include <optional>

#include "checker/base/calendar.h"
#include "checker/claim/conversion.h"
#include "checker/claim/counted_share.h"
#include "checker/claim/event_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/measured_kind.h"
#include "checker/claim/register_facts.h"
#include "checker/claim/taken_back.h"
#include "checker/claim/topic.h"

namespace claimcheck {
namespace {

constexpr std::size_t kMostNames = 4;  // that one figure is kept by
constexpr std::size_t kMostKept = 60;  // figures of a document

// "2:37" of 73 and of 37, "5:23" of 32,000: how large, and the digits in order. "" where all digits are one.
std::string digits_key(const Exact& value) {
  std::string digits;
  std::size_t whole = 0;
  bool fraction = false;
  for (const char c : value.str()) {
    if (c == '/') return {};
    if (c == '.') fraction = true;
    if (c < '0' || c > '9') continue;
    if (!fraction) ++whole;
    digits.push_back(c);
  }
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
  std::sort(digits.begin(), digits.end());
  if (digits.empty() || digits.front() == digits.back()) return {};
  return std::to_string(whole) + ":" + digits;
}

class Measured {
 public:
  Measured(FactMaker& maker, const Topics& topics)
      : maker_(maker),
        view_(maker.view),
        topics_(topics),
        times_(view_, topics),
        kinds_(view_, topics),
        fixed_(view_.lexicon.group("across-fixed")),
        consists_(view_.lexicon.group("across-consists")) {}

  void run() {
    if (view_.document.issue.date == std::nullopt) return;  // no issue of a series
    std::size_t kept = 0;
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size() && kept < kMostKept; ++i) {
      const Mention& m = view_.mention(i);
      const Figure* f = m.figure();
      if (f != nullptr && m.sentence < view_.mentions.sentences.size() && readable(view_.mentions.sentences[m.sentence]))
        kept += read_share(i) || read_sum(i);
      if (f == nullptr || m.nested || f->upper || f->age || f->hedge == Hedge::vague || m.kind == MentionKind::ordinal ||
          m.kind == MentionKind::fraction)
        continue;
      if (m.sentence >= view_.mentions.sentences.size() || !readable(view_.mentions.sentences[m.sentence]) ||
          view_.quotation_around(m.span) != nullptr || taken_back(view_, m.sentence))
        continue;
      const BlockKind block = view_.document.blocks[view_.mentions.sentences[m.sentence].block].kind;
      if (block == BlockKind::paragraph || block == BlockKind::list_item) kept += read(i, *f);
    }
  }

 private:
  bool read(std::uint32_t index, const Figure& f) {
    const Mention& m = view_.mention(index);
    FigureTimes times = times_.read(m.sentence, view_.mentions.token_at(m.span.begin));
    if (times.at == nullptr && times.since == nullptr && times.base == nullptr && kinds_.irrevocable(m))
      times.at = told_day_before(m.sentence);
    const auto kind = kinds_.read(m, times);
    if (!kind) return false;
    const bool size = kind->name == "size";
    Topic topic = topics_.of_figure(index, !size && kind->name != "length" && !kind->given);
    if (size && (topic.head.empty() || kinds_.counts_members(topic.head))) return false;
    if (size) {  // the judges of a court are its members
      erase_if(topic.words, [&](std::string_view word) { return kinds_.counts_members(word) && !topic.names.contains(word); });
      topic.words.insert("member");
    }
    if (kind->name == "length" &&
        f.dimension == "power") {  // an output of so many megawatts is a capacity, whether it is called so or not
      for (const std::string_view word : {"output", "power"}) topic.words.erase(word);
      topic.words.insert("capacity");
    }
    const std::vector<std::string> borrowed = borrow(topic, index);
    if (!kind->start.empty()) topic.words.merge(topics_.of_phrase(kind->start).words);
    if (size || topic.acts) name_nation(topic);
    if (topic.words.size() <= topic.names.size() || (topic.names.empty() && borrowed.empty())) return false;
    keep(index, f, *kind, topic, borrowed, times);
    return true;
  }

  // "41 of the 96 municipalities have signed".
  bool read_share(std::uint32_t index) {
    const Mention& m = view_.mention(index);
    const auto share = counted_share(view_, m);
    if (!share || view_.quotation_around(m.span) != nullptr || shared_twice(m, share->whole)) return false;
    MeasuredKind kind{"share"};
    kind.whole = share->whole;
    kind.by = share->share;
    Topic topic = topics_.sentence(m.sentence);
    const std::vector<std::string> borrowed = borrow(topic, index);
    if (topic.names.empty() && borrowed.empty()) return false;
    keep(index, *m.figure(), kind, topic, borrowed, times_.read(m.sentence, share->end - 1));
    return true;
  }

  // "In 46 of the 50 states it rose, in 47 of the 50 it fell": which of them another issue tells again cannot be known.
  bool shared_twice(const Mention& part, const std::string& whole) const {
    for (const Mention& m : view_.mentions_in(view_.mentions.sentences[part.sentence].span)) {
      if (&m == &part || m.figure() == nullptr) continue;
      if (const auto other = counted_share(view_, m); other && other->whole == whole) return true;
    }
    return false;
  }

  // "The panel consists of 18 women and 22 men": a body of forty.
  bool read_sum(std::uint32_t index) {
    const Mention& m = view_.mention(index);
    const Sentence& s = view_.mentions.sentences[m.sentence];
    const std::uint32_t first = view_.mentions.token_at(m.span.begin);
    const VerbGroup* verb = nullptr;
    for (const VerbGroup& v : topics_.verbs_of(m.sentence)) {
      if (v.last <= first && first - v.last < 3) verb = &v;
    }
    if (verb == nullptr || verb->form == VerbForm::unreal || !consists(verb->main, first)) return false;
    for (const Series& series : series_at(view_, first, s.last)) {
      if (series.members.size() < 2) continue;
      Exact sum = 0;
      Span span = m.span;
      for (const std::uint32_t member : series.members) {
        const Figure* f = view_.mention(member).figure();
        if (f == nullptr || f->upper || f->hedge != Hedge::none || f->dimension != "count" || !f->value.is_whole()) return false;
        sum = sum + f->value;
        span = span.cover(view_.mention(member).span);
      }
      Topic topic = topics_.of_phrase(topics_.subject_of(*verb, m.sentence));
      if (topic.words.empty()) return false;
      topic.words.insert("member");
      const std::vector<std::string> borrowed = borrow(topic, index);
      if (topic.names.empty() && borrowed.empty()) return false;
      MeasuredKind kind{.name = "size", .now = true};
      kind.by = std::get<PlacedFigure>(figure_field(sum, span).value);
      kind.by->unit = "member", kind.by->measure = "count";
      keep(index, *m.figure(), kind, topic, borrowed, {});
      return true;
    }
    return false;
  }
  bool consists(std::uint32_t from, std::uint32_t first) const {
    for (std::uint32_t t = from; t < first; ++t) {
      if (const std::uint32_t length = view_.lexicon.match(consists_, view_.mentions.tokens, t, first);
          length > 0 && t + length == first)
        return true;
    }
    return false;
  }

  // The day or month of what happened in the sentence before, of the same paragraph: "A stand tilted on 29 June. 287 were
  // injured."
  const Mention* told_day_before(std::uint32_t sentence) const {
    const auto& sentences = view_.mentions.sentences;
    for (std::uint32_t k = sentence; k-- > 0 && sentence - k < 3 && sentences[k].block == sentences[sentence].block;) {
      const Mention* out = nullptr;
      for (const Mention& m : view_.mentions_in(sentences[k].span)) {
        const Time* time = m.kind == MentionKind::date ? m.time() : nullptr;
        if (time == nullptr || time->readings.empty() || m.nested || time->range || time->origin == Origin::relative) continue;
        if (time->granularity != Granularity::day && time->granularity != Granularity::month) continue;
        if (out != nullptr) return nullptr;  // of two
        out = &m;
      }
      if (out != nullptr) return out;
    }
    return nullptr;
  }

  bool proper(const WordSet& names) const {
    return std::any_of(names.begin(), names.end(), [&](std::string_view n) { return topics_.is_proper(n); });
  }

  // What is told without a name of its own is told of what its clause, the thing when it was spoken of before, its paragraph or
  // its issue are about: the likeliest first. Such names may be the wrong ones.
  std::vector<std::string> borrow(Topic& topic, std::uint32_t index) const {
    const std::uint32_t sentence = view_.mention(index).sentence;
    std::vector<std::string> out;
    const auto add = [&](const Topic& more, bool all) {
      for (const std::string_view name : more.names) {
        if (!all && !topics_.is_country(name)) continue;
        const std::string_view nation = topics_.nation_of(name);
        std::string word(nation.empty() ? name : nation);
        if (!topic.names.contains(word) && std::find(out.begin(), out.end(), word) == out.end()) out.push_back(std::move(word));
      }
    };
    if (proper(topic.names)) return out;
    const bool none = topic.names.empty();
    if (none) add(topics_.clause(view_.mentions.token_at(view_.mention(index).span.begin), sentence), true);
    if (none) add(topics_.told_before(index), true);
    const bool near = !out.empty();
    if (none && !near) add(topics_.paragraph(sentence), true);
    add(topics_.title(), none);
    if (none && !near && out.size() < kMostNames) add(topics_.before_paragraph(sentence), true);
    return out;
  }

  // "The senate in Warsaw" is Poland's.
  void name_nation(Topic& topic) const {
    for (const std::string_view name : WordSet(topic.names)) {
      if (const std::string_view nation = topics_.nation_of(name); !nation.empty()) {
        for (auto* words : {&topic.names, &topic.words}) words->erase(name), words->insert(nation);
      }
    }
  }

  // The names that a figure is met by: before those that are common words with capitals the others.
  std::vector<std::string> keys_of(const WordSet& names, const std::vector<std::string>& borrowed) const {
    std::vector<std::string> out(names.begin(), names.end());
    out.insert(out.end(), borrowed.begin(), borrowed.end());
    std::stable_partition(out.begin(), out.end(), [&](const std::string& name) { return topics_.is_proper(name); });
    if (out.size() > kMostNames) out.resize(kMostNames);
    return out;
  }

  // "From 72.9 billion dollars in December to 64.3 billion": the unit is told with the first.
  const Mention* with_unit(const Mention& m, const MeasuredKind& kind) const {
    if (m.kind != MentionKind::number || kind.trend.empty() || kind.by) return nullptr;
    const auto& all = view_.mentions.mentions;
    for (const Mention* before = &m; before != all.data() && before[-1].sentence == m.sentence;) {
      --before;
      if (const Figure* f = before->figure(); f != nullptr && !f->dimension.empty() && f->dimension != "count") return before;
    }
    return nullptr;
  }

  std::string measure_of(const Mention& m, const Figure& f, const MeasuredKind& kind) const {
    if (const Mention* before = with_unit(m, kind)) return measure_of(*before, *before->figure(), kind);
    if (kind.name == "length") return f.dimension;
    if (kind.name == "share") return kind.whole;
    if (f.unit == "%" || m.kind == MentionKind::percent) return "%";
    return f.dimension == "count" || m.kind == MentionKind::number ? "count" : f.unit;
  }

  struct Times {
    std::optional<Days> when, since, base;
    std::vector<FactMaker::Named> fields;
  };
  static std::optional<Days> days_of(const Mention* date) {
    return date == nullptr ? std::nullopt : std::optional(date->time()->readings.front().days);
  }
  Times times_of(const MeasuredKind& kind, const FigureTimes& found) const {
    Times out;
    // "Rose between December and May", "from December to May".
    const Mention* one = found.at == nullptr ? found.base : found.base == nullptr ? found.at : nullptr;
    const bool span = one != nullptr && one->time()->range && !kind.trend.empty() && found.since == nullptr;
    if (span) {
      out.fields.push_back({"base", date_end_field(*one, false)});
      out.fields.push_back({"when", date_end_field(*one, true)});
      out.base = out.when = days_of(one);
    } else if (found.at != nullptr) {
      add_time("when", *found.at, kind, out.when, out);
    }
    if (kind.now) {
      out.when = Days{view_.document.issue.date->value, view_.document.issue.date->value + 1};
      out.fields.push_back({"when", register_date(*out.when)});
    }
    if (found.since != nullptr && (kind.trend.empty() || !found.from_start)) {
      add_time(kind.trend.empty() ? "since" : "base", *found.since, kind, kind.trend.empty() ? out.since : out.base, out);
    }
    if (found.base != nullptr && !span) {
      add_time("base", *found.base, kind, out.base, out);
    }
    return out;
  }

  // "Fell from March's figure", "in January's storm": what is counted from, and what is told, lies before the issue.
  void add_time(std::string_view field, const Mention& date, const MeasuredKind& kind, std::optional<Days>& days,
                Times& out) const {
    const Time& time = *date.time();
    days = time.readings.front().days;
    const Day issue = view_.document.issue.date->value;
    const bool later = days->begin > issue && days->end < kDistant && time.origin == Origin::anchored && time.written.year == 0;
    const bool past = field != "when" || !kind.planned;
    if (!later || !past) {
      // "For October's election": of the Octobers that it may be, the last.
      const bool behind =
          past && days->end <= issue && time.readings.size() > 1 &&
          std::all_of(time.readings.begin() + 1, time.readings.end(), [&](const TimeReading& r) { return r.days.begin > issue; });
      out.fields.push_back({field, behind ? register_date(*days) : date_field(date)});
      return;
    }
    const auto year_before = [](Day day) {
      CivilDate civil = to_civil(day);
      --civil.year;
      if (civil.month == 2 && civil.day == 29) civil.day = 28;
      return to_day(civil);
    };
    days = Days{year_before(days->begin), year_before(days->end)};
    out.fields.push_back({field, register_date(*days)});
  }

  // Days and weeks of one month meet, other times where they are the same.
  static std::string month_of(const Days& days) {
    const bool near = days.begin > -kDistant && days.end < kDistant;
    const CivilDate first = to_civil(near ? days.begin : 0), last = to_civil(near ? days.end - 1 : 0);
    if (near && first.year == last.year && first.month == last.month)
      return std::to_string(first.year) + "-" + std::to_string(first.month);
    return std::to_string(days.begin) + "-" + std::to_string(days.end);
  }

  static std::string year_of(const Days& days) {
    return std::to_string(to_civil(days.begin > -kDistant ? days.begin : std::min(days.end, kDistant - 1)).year);
  }

  // The keys that a figure is met by under one name: field and key.
  std::vector<std::pair<std::string_view, std::string>> keys(const Figure& f, const MeasuredKind& kind,
                                                             const std::string& measure, const std::string& name,
                                                             const Times& times, bool owned) const {
    std::vector<std::pair<std::string_view, std::string>> out;
    const std::string of = kind.name + "|" + measure + "|" + name;
    const std::string step = (kind.name == "size" ? std::string("count") : measure) + "|" + name;
    if (kind.name == "size" || kind.name == "length" || kind.name == "share") {
      out.emplace_back("key", of);
    } else if (kind.name == "total") {
      if (times.since || kind.ever)
        out.emplace_back("key", of);
      else if (times.when)
        out.emplace_back("key", of + "|in " + year_of(*times.when));
    } else if (kind.name == "state") {
      if (const WordId noun = view_.lexicon.find(f.noun);
          view_.lexicon.is(noun, fixed_) && (kind.given || !kinds_.counts_members(f.noun)))
        out.emplace_back("key", of + "|" + f.noun);
      if (!kind.extent.empty()) out.emplace_back("key", of + "|" + kind.extent);
      if (measure == "%" && owned) out.emplace_back("key", of + "|owner");
    } else if (times.when) {
      out.emplace_back("key", of + "|" + month_of(*times.when));
    }
    if (kind.name == "length" || kind.name == "total" || kind.name == "share") return out;
    if (kind.name == "state") {
      const std::size_t least = kind.now ? 2 : 3;  // what is past was told of many things
      if (std::string digits = digits_key(f.value); digits.size() >= least + 2)
        out.emplace_back("digits", measure + "|" + name + "|" + digits);
    }
    const bool of_all = kind.trend == "highest" || kind.trend == "lowest" || kind.trend == "first";
    if (!kind.trend.empty() && !kind.counted && (of_all || !times.base)) out.emplace_back("open", step);
    if (!kind.trend.empty() && !of_all && times.base) out.emplace_back("counted_from", step + "|" + year_of(*times.base));
    if (times.when) out.emplace_back("level", step + "|" + year_of(*times.when));
    if ((kind.name != "state" || kind.now) && !kind.small) out.emplace_back("latest", step);
    return out;
  }

  void keep(std::uint32_t index, const Figure& f, const MeasuredKind& kind, const Topic& topic,
            const std::vector<std::string>& borrowed, const FigureTimes& found) {
    const Mention& m = view_.mention(index);
    const std::string measure = measure_of(m, f, kind);
    Times times = times_of(kind, found);
    Topic around = topics_.surroundings(m.sentence);
    around.words.merge(topic.words);
    for (const std::string& name : borrowed) around.words.insert(std::string_view(name));
    for (const std::string_view name : around.names) {
      if (const std::string_view nation = topics_.nation_of(name); !nation.empty()) around.words.insert(nation);
    }
    std::vector<FactMaker::Named> fields = {{"value", {kind.by && kind.trend.empty() ? *kind.by : placed(m), m.span}},
                                            {"kind", key_field(kind.name, m.span)},
                                            {"trend", key_field(kind.trend, m.span)},
                                            {"about", key_field(Topics::joined(topic.words), m.span)},
                                            {"context", key_field(Topics::joined(around.words), m.span)}};
    if (kind.name == "length") {
      if (!kind.extent.empty()) fields.push_back({"extent", key_field(kind.extent, m.span)});
      if (const auto size = size_of_unit(f.unit, view_.lexicon)) {
        PlacedFigure common = placed(m);
        common.value = common.value * *size;
        common.reading.written = common.reading.written * Interval::point(*size);
        common.reading.rounded = common.reading.rounded * Interval::point(*size);
        fields.push_back({"common", {std::move(common), m.span}});
      }
    }
    if (kind.by && !kind.trend.empty())
      fields.push_back({"way", key_field(kind.way, m.span)}), fields.push_back({"by", {*kind.by, kind.by->span}});
    if (!topic.deeds.empty()) fields.push_back({"deed", key_field(Topics::joined(topic.deeds), m.span)});
    if (!borrowed.empty()) {
      WordSet words;
      for (const std::string& name : borrowed) words.insert(std::string_view(name));
      fields.push_back({"borrowed", key_field(Topics::joined(words), m.span)});
    }
    if (kind.now || !borrowed.empty()) {
      WordSet lands;
      for (const std::string_view name : topics_.title().names) {
        const std::string_view nation = topics_.nation_of(name);
        if (!nation.empty() || topics_.is_country(name)) lands.insert(nation.empty() ? name : nation);
      }
      if (!lands.empty()) fields.push_back({"land", key_field(Topics::joined(lands), m.span)});
    }
    // Where a time is lacking or that of the issue, names must tell.
    if (!times.when || kind.now || !kind.trend.empty()) {
      WordSet scene = std::move(around.names);
      WordSet names = topic.names;
      for (const std::string& name : borrowed) names.insert(std::string_view(name));
      erase_if(scene, [&](std::string_view name) { return names.contains(name); });
      fields.push_back({"names", key_field(Topics::joined(names), m.span)});
      fields.push_back({"scene", key_field(Topics::joined(scene), m.span)});
    }
    std::move(times.fields.begin(), times.fields.end(), std::back_inserter(fields));
    const std::vector<std::string> names = keys_of(topic.names, borrowed);
    for (const std::string& name : names) {
      auto more = &name == &names.back() ? std::move(fields) : fields;
      const std::size_t without = more.size();
      for (auto& [field, key] : keys(f, kind, measure, name, times, topic.words.contains("owner")))
        more.push_back({field, key_field(std::move(key), m.span)});
      if (more.size() == without) return;  // no rule can join it
      maker_.add("measured", m.span, std::move(more), kind.given);
    }
  }

  FactMaker& maker_;
  const View& view_;
  const Topics& topics_;
  const FigureTimeReader times_;
  const MeasuredKindReader kinds_;
  const GroupId fixed_, consists_;
};

}  // namespace

void add_measured_facts(FactMaker& maker, const Topics& topics) { Measured(maker, topics).run(); }

}  // namespace claimcheck
