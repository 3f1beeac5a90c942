// Figures that another issue can contradict: the size of a body, the length of a thing, a level at a time that is told, a total
// since a year, and what rose or fell to them. Each is kept once for every name that it can be met by.
#include <algorithm>
#include <optional>

#include "checker/base/utf8.h"
#include "checker/claim/event_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/register_facts.h"
#include "checker/claim/topic.h"

namespace claimcheck {
namespace {

constexpr std::size_t kMostNames = 3;  // that one figure is kept by
constexpr std::size_t kMostKept = 60;  // figures of a document
constexpr int kLeastCount = 13;        // smaller counts are of too many things
constexpr std::uint32_t kVerbDistance = 12;
constexpr std::uint32_t kTimeReach = 22;   // tokens between a figure and its time
constexpr std::uint32_t kTrendReach = 12;  // tokens between "rose" and "to 500"

class Measured {
 public:
  Measured(FactMaker& maker, const Topics& topics)
      : maker_(maker),
        view_(maker.view),
        tokens_(view_.mentions.tokens),
        topics_(topics),
        member_(view_.lexicon.group("register-member")),
        sized_(view_.lexicon.group("across-sized")),
        body_(view_.lexicon.group("name-body")),
        extent_(view_.lexicon.group("across-extent")),
        up_(view_.lexicon.group("topic-rose")),
        down_(view_.lexicon.group("topic-fell")),
        same_(view_.lexicon.group("topic-unchanged")),
        part_(view_.lexicon.group("topic-part")),
        above_(view_.lexicon.group("across-above")),
        below_(view_.lexicon.group("across-below")),
        base_(view_.lexicon.group("across-base")),
        level_(view_.lexicon.group("topic-level")),
        adverb_(view_.lexicon.group("adverb")),
        demonym_(view_.lexicon.group("name-demonym")),
        tally_(view_.lexicon.group("across-tally")),
        happened_(view_.lexicon.group("across-happened")) {}

  void run() {
    if (view_.document.issue.date == std::nullopt) return;  // no issue of a series
    std::size_t kept = 0;
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size() && kept < kMostKept; ++i) {
      const Mention& m = view_.mention(i);
      const Figure* f = m.figure();
      if (f == nullptr || m.nested || f->upper || f->age || f->hedge == Hedge::vague || m.kind == MentionKind::ordinal ||
          m.kind == MentionKind::fraction)
        continue;
      if (m.sentence >= view_.mentions.sentences.size() || !readable(view_.mentions.sentences[m.sentence]) ||
          view_.quotation_around(m.span) != nullptr)
        continue;
      const BlockKind block = view_.document.blocks[view_.mentions.sentences[m.sentence].block].kind;
      if (block == BlockKind::paragraph || block == BlockKind::list_item) kept += read(i, *f);
    }
  }

 private:
  struct Kind {
    std::string name;         // "size", "length", "level", "total"
    std::string trend = {};   // of a level: "rose", "fell", "unchanged", or ""
    std::string extent = {};  // of a length: "long", "high", "wide", "deep", or ""
    bool now = false;         // of a level: at the day of the issue
  };

  bool read(std::uint32_t index, const Figure& f) {
    const Mention& m = view_.mention(index);
    const Sentence& s = view_.mentions.sentences[m.sentence];
    const std::uint32_t first = view_.mentions.token_at(m.span.begin), last = view_.mentions.token_at(m.span.end - 1) + 1;
    const auto times = times_of(m.sentence, first);
    const auto kind = kind_of(m, f, s, first, last, times);
    if (!kind || is_part(s, first, last, kind->name == "size")) return false;
    const bool level = kind->name == "level" && kind->trend.empty();
    if (m.kind == MentionKind::number && kind->name != "size" && kind->trend.empty() && !elliptic(m.sentence, last) &&
        !has(s, tally_, s.first, first))
      return false;
    if (kind->name == "level" && !told(m.sentence)) return false;
    if (level && (f.dimension == "count" || f.dimension.empty()) && f.unit != "%" && m.kind != MentionKind::percent &&
        f.value < kLeastCount)
      return false;
    Topic topic = topics_.of_figure(index, kind->name == "level" || kind->name == "total");
    if (kind->name == "size" && (topic.head.empty() || view_.lexicon.is(view_.lexicon.find(topic.head), member_))) return false;
    if (kind->name == "size") topic.words.insert("member");
    complete(topic, m.sentence);
    if (kind->name == "size" || topic.acts) name_nation(topic);
    const std::size_t own = topic.names.size() + (kind->name == "size" && topic.words.contains("member") ? 1 : 0);
    if (topic.words.size() < 2 || topic.words.size() <= own) return false;
    if (topic.names.empty()) return false;
    keep(index, f, *kind, topic, times);
    return true;
  }

  // What is told without a name of its own is told of what its sentence and its issue are about.
  void complete(Topic& topic, std::uint32_t sentence) const {
    const auto proper = [&](const std::set<std::string>& names) {
      return std::any_of(names.begin(), names.end(), [&](const std::string& n) { return topics_.is_proper(n); });
    };
    const auto add = [&](const Topic& more, bool all) {
      for (const std::string& name : more.names) {
        if (!all && !topics_.is_country(name)) continue;
        const std::string nation = topics_.nation_of(name);
        topic.names.insert(nation.empty() ? name : nation);
        topic.words.insert(nation.empty() ? name : nation);
      }
    };
    if (topic.names.empty()) add(topics_.sentence(sentence), true);
    if (topic.names.empty()) add(topics_.paragraph(sentence), true);
    if (!proper(topic.names)) add(topics_.title(), topic.names.empty());
  }

  // "The senate in Warsaw" is Poland's.
  void name_nation(Topic& topic) const {
    for (const std::string& name : std::set<std::string>(topic.names)) {
      if (const std::string nation = topics_.nation_of(name); !nation.empty()) {
        for (auto* words : {&topic.names, &topic.words}) words->erase(name), words->insert(nation);
      }
    }
  }

  bool told(std::uint32_t sentence) const {
    const auto& verbs = topics_.verbs_of(sentence);
    return std::any_of(verbs.begin(), verbs.end(),
                       [](const VerbGroup& v) { return v.form != VerbForm::unreal && v.form != VerbForm::future; });
  }
  // "another 500", "500 more", "rose by 500", "an increase of 500": no level.
  bool is_part(const Sentence& s, std::uint32_t first, std::uint32_t last, bool size) const {
    if (has(s, part_, first > s.first + 3 ? first - 3 : s.first, std::min(s.last, last + 1))) return true;
    const std::string lead = first > s.first ? lower(view_.text(first - 1)) : std::string();
    const std::uint32_t near = first > s.first + 6 ? first - 6 : s.first;
    if (!size && first > s.first && view_.is_mark(first - 1, '(')) return true;  // "(17 of them blank)"
    if (lead == "of" && first > s.first + 1 && tokens_[first - 2].kind == TokenKind::number) return true;
    if (!size && lead == "of" && first > s.first + 1 && (is(first - 2, up_) || is(first - 2, down_))) return true;
    return lead == "than" || (lead == "by" && (has(s, up_, near, first) || has(s, down_, near, first)));
  }

  // "In the south 90,000 were, too"; "31,000 Norwegians".
  bool elliptic(std::uint32_t sentence, std::uint32_t last) const {
    const auto& verbs = topics_.verbs_of(sentence);
    if (last < view_.mentions.sentences[sentence].last &&
        !view_.lexicon.value_of(demonym_, view_.lexicon.find(fold(view_.text(last)))).empty())
      return true;
    return std::any_of(verbs.begin(), verbs.end(),
                       [&](const VerbGroup& v) { return v.first == last && (v.passive || v.form == VerbForm::was); });
  }

  // The times of a sentence that stand nearest to a figure: when it was so, what it is counted since, what it is compared with.
  struct Times {
    const Mention* at = nullptr;     // "as of the end of July", "in November"
    const Mention* since = nullptr;  // "since 2015"
    const Mention* base = nullptr;   // "from April's level", "more than in April"
  };
  // In tokens; behind the figure a verb starts another clause: "500 in May, and ten more will come in June".
  std::uint32_t distance(std::uint32_t sentence, std::uint32_t time, std::uint32_t figure) const {
    if (time < figure) return figure - time;
    const auto& verbs = topics_.verbs_of(sentence);
    const auto between =
        std::count_if(verbs.begin(), verbs.end(), [&](const VerbGroup& v) { return v.first > figure && v.last <= time; });
    return time - figure + kVerbDistance * static_cast<std::uint32_t>(between);
  }
  Times times_of(std::uint32_t sentence, std::uint32_t figure) const {
    const Sentence& s = view_.mentions.sentences[sentence];
    Times out;
    const auto& all = view_.mentions.mentions;
    for (auto at = std::partition_point(all.begin(), all.end(), [&](const Mention& m) { return m.span.begin < s.span.begin; });
         at != all.end() && at->span.begin < s.span.end; ++at) {
      const Time* time = at->time();
      if (at->kind != MentionKind::date || time == nullptr || time->readings.empty() || at->nested) continue;
      const std::uint32_t t = view_.mentions.token_at(at->span.begin);
      const std::string own = lower(view_.text(t));
      if (time->granularity == Granularity::year && t > s.first && view_.text(t - 1) == "of") continue;  // "the Act of 2017"
      const bool since = own == "since" || (t > s.first && lower(view_.text(t - 1)) == "since");
      const Mention*& slot = since ? out.since : own == "from" || base_before(s, t) ? out.base : out.at;
      if (slot == nullptr ||
          distance(sentence, t, figure) < distance(sentence, view_.mentions.token_at(slot->span.begin), figure))
        slot = &*at;
    }
    for (const Mention** slot : {&out.at, &out.base}) {
      if (*slot != nullptr && distance(sentence, view_.mentions.token_at((*slot)->span.begin), figure) > kTimeReach)
        *slot = nullptr;
    }
    return out;
  }
  // "from", "than in", "compared with the".
  bool base_before(const Sentence& s, std::uint32_t time) const {
    for (std::uint32_t t = time > s.first + 4 ? time - 4 : s.first; t < time; ++t) {
      const std::uint32_t length = view_.lexicon.match(base_, tokens_, t, time);
      if (length > 0 && (t + length == time || (t + length + 1 == time && is(time - 1, view_.classes.article)))) return true;
    }
    return false;
  }

  bool has(const Sentence& s, GroupId group, std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t t = std::max(from, s.first); t < std::min(to, s.last); ++t) {
      if (view_.lexicon.match(group, tokens_, t, s.last) > 0) return true;
    }
    return false;
  }
  bool is(std::uint32_t t, GroupId group) const { return view_.lexicon.is(tokens_[t].word, group); }

  std::optional<Kind> kind_of(const Mention& m, const Figure& f, const Sentence& s, std::uint32_t first, std::uint32_t last,
                              const Times& times) const {
    const std::uint32_t digits = view_.mentions.token_at(f.digits.end - 1) + 1;
    const bool attribute = digits < s.last && view_.is_mark(digits, '-') && tokens_[digits].glued();
    if (is_size(m, f, s, first, last, attribute) && f.hedge == Hedge::none && times.at == nullptr) return Kind{"size"};
    if (f.dimension == "length" || f.dimension == "area") {
      std::string extent = extent_of(s, first, last);
      const bool told = attribute || !extent.empty() || (first > s.first + 1 && view_.is_mark(first - 1, ','));
      const bool dated = times.at != nullptr && times.at->span.begin < f.digits.begin;
      if (extent.empty() && f.step >= 1 && f.unit.starts_with("kilom")) extent = "long";
      return told && !dated ? std::optional(Kind{"length", "", extent}) : std::nullopt;
    }
    if (times.since != nullptr && f.dimension == "count" && perfect(s, first, last)) return Kind{"total"};
    if (std::string trend = trend_of(s, first, last); !trend.empty()) return Kind{"level", trend};
    const bool percent = f.unit == "%" || f.dimension.empty();
    if (times.at == nullptr && f.dimension == "count" && now(s, first)) return Kind{"level", "", "", true};
    if (times.at != nullptr || (percent && has(s, level_, s.first, first))) return Kind{"level"};
    return std::nullopt;
  }

  // "24-member", "has 24 members", "all 24 members of", "a parliament of sixteen".
  bool is_size(const Mention& m, const Figure& f, const Sentence& s, std::uint32_t first, std::uint32_t last,
               bool attribute) const {
    const bool of_body = first > s.first + 1 && view_.text(first - 1) == "of" && is(first - 2, body_);
    const auto& verbs = topics_.verbs_of(m.sentence);
    const bool bracketed = first > s.first + 1 && view_.is_mark(first - 1, '(') && last < s.last &&
                           (view_.is_mark(last, ',') || view_.is_mark(last, ')')) &&
                           std::any_of(verbs.begin(), verbs.end(), [&](const VerbGroup& v) {
                             return v.first > last && !v.bare && v.form != VerbForm::unreal;
                           });
    if (m.kind == MentionKind::number) {
      const bool alone = last == s.last || tokens_[last].kind == TokenKind::mark || is(last, view_.classes.np_break);
      return alone && of_body && f.value.is_whole();
    }
    return view_.lexicon.is(view_.lexicon.find(f.noun), member_) &&
           (attribute || of_body || bracketed || sized(s, first) || whole(s, first, last));
  }
  bool sized(const Sentence& s, std::uint32_t first) const {
    for (std::uint32_t t = first > s.first + 5 ? first - 5 : s.first; t < first; ++t) {
      const std::uint32_t length = view_.lexicon.match(sized_, tokens_, t, first);
      if (length > 0 && (t + length == first || (t + length + 1 == first && is(t + length, adverb_)))) return true;
    }
    return false;
  }
  // "Has 360 observers", "now numbers 360".
  bool now(const Sentence& s, std::uint32_t first) const {
    const auto& verbs = topics_.verbs_of(view_.mentions.sentence_of_token(s.first));
    return std::any_of(verbs.begin(), verbs.end(), [&](const VerbGroup& v) {
      return v.form == VerbForm::present && v.first < first && first - v.last < 3 && is(v.main, sized_);
    });
  }
  bool whole(const Sentence& s, std::uint32_t first, std::uint32_t last) const {
    return first > s.first && lower(view_.text(first - 1)) == "all" && last < s.last && view_.text(last) == "of";
  }
  // "57 metres high", "57 metres in height", "a 57-metre-high dam", "has a length of 57 metres".
  std::string extent_of(const Sentence& s, std::uint32_t first, std::uint32_t last) const {
    for (const std::uint32_t t : {last, last + 1, first >= s.first + 2 ? first - 2 : first}) {
      if (t >= s.last) continue;
      if (const std::string_view extent = view_.lexicon.value_of(extent_, tokens_[t].word); !extent.empty())
        return std::string(extent);
    }
    return {};
  }
  // "Has lost 412 men", "412 men have died": what happened cannot be undone, so that it adds up.
  bool perfect(const Sentence& s, std::uint32_t first, std::uint32_t last) const {
    const auto& verbs = topics_.verbs_of(view_.mentions.sentence_of_token(s.first));
    return std::any_of(verbs.begin(), verbs.end(), [&](const VerbGroup& v) {
      return v.form == VerbForm::perfect && is(v.main, happened_) && (v.first < first ? first - v.last < 6 : v.first - last < 4);
    });
  }

  // "Rose from April's level to 500", "was unchanged at 66%", "500, up from April", "500, fewer than in April".
  std::string trend_of(const Sentence& s, std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = last, end = last + 3; t < s.last && t < end; ++t) {
      if (view_.is_mark(t, ';')) break;
      if (const auto edges = view_.edges(t); !edges.empty() && view_.mention(edges.front().mention).kind == MentionKind::date) {
        end += edges.front().last - t;  // "500 in June, fewer than in January"
        t = edges.front().last - 1;
        continue;
      }
      if (view_.lexicon.match(same_, tokens_, t, s.last) > 0) return "unchanged";
      if (view_.lexicon.match(above_, tokens_, t, s.last) > 0) return "rose";
      if (view_.lexicon.match(below_, tokens_, t, s.last) > 0) return "fell";
    }
    if (first < s.first + 2) return {};
    const std::string lead = lower(view_.text(first - 1));
    if (lead != "to" && lead != "at") return {};
    for (std::uint32_t t = first - 1; t-- > s.first && first - t < kTrendReach;) {
      if (view_.is_mark(t, ';')) return {};
      if (view_.lexicon.match(same_, tokens_, t, first) > 0) return "unchanged";
      if (lead == "to" && view_.lexicon.match(up_, tokens_, t, first) > 0) return "rose";
      if (lead == "to" && view_.lexicon.match(down_, tokens_, t, first) > 0) return "fell";
    }
    return {};
  }

  std::string measure_of(const Mention& m, const Figure& f, const Kind& kind) const {
    if (kind.name == "size") return "member";
    if (kind.name == "length") return kind.extent.empty() ? f.unit : f.unit + " " + kind.extent;
    if (f.unit == "%" || m.kind == MentionKind::percent) return "%";
    return f.dimension == "count" || m.kind == MentionKind::number ? "count" : f.unit;
  }

  void keep(std::uint32_t index, const Figure& f, const Kind& kind, const Topic& topic, const Times& times) {
    const Mention& m = view_.mention(index);
    const std::string measure = measure_of(m, f, kind);
    Topic around = topics_.surroundings(m.sentence);
    around.words.insert(topic.words.begin(), topic.words.end());
    for (const std::string& name : std::set<std::string>(around.names)) {
      if (std::string nation = topics_.nation_of(name); !nation.empty()) around.words.insert(std::move(nation));
    }
    const auto& names = topic.names;
    std::set<std::string> scene;
    std::set_difference(around.names.begin(), around.names.end(), names.begin(), names.end(), std::inserter(scene, scene.end()));
    std::vector<FactMaker::Named> fields = {{"value", {placed(m), m.span}},
                                            {"measure", key_field(measure, m.span)},
                                            {"kind", key_field(kind.name, m.span)},
                                            {"trend", key_field(kind.trend, m.span)},
                                            {"head", key_field(topic.head, m.span)},
                                            {"about", key_field(Topics::joined(topic.words), m.span)},
                                            {"names", key_field(Topics::joined(topic.names), m.span)},
                                            {"scene", key_field(Topics::joined(scene), m.span)},
                                            {"context", key_field(Topics::joined(around.words), m.span)}};
    const bool span =
        times.at != nullptr && times.at->time()->range && !kind.trend.empty() && times.base == nullptr && times.since == nullptr;
    if (span) {  // "rose between December and May"
      fields.push_back({"base", date_end_field(*times.at, false)});
      fields.push_back({"when", date_end_field(*times.at, true)});
    } else if (times.at != nullptr) {
      fields.push_back({"when", date_field(*times.at)});
    }
    if (kind.now)
      fields.push_back({"when", register_date({view_.document.issue.date->value, view_.document.issue.date->value + 1})});
    if (times.since != nullptr) fields.push_back({kind.trend.empty() ? "since" : "base", date_field(*times.since)});
    if (times.base != nullptr) fields.push_back({"base", date_field(*times.base)});
    std::size_t kept = 0;
    for (const std::string& name : names) {
      if (++kept > kMostNames) break;
      auto more = fields;
      more.push_back({"key", key_field(kind.name + "|" + measure + "|" + name, m.span)});
      maker_.add("measured", m.span, std::move(more));
    }
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const Topics& topics_;
  const GroupId member_, sized_, body_, extent_, up_, down_, same_, part_, above_, below_, base_, level_, adverb_, demonym_,
      tally_, happened_;
};

}  // namespace

void add_measured_facts(FactMaker& maker, const Topics& topics) { Measured(maker, topics).run(); }

}  // namespace claimcheck
