// Figures that another issue can contradict: the size of a body, the length of a thing, a level at a time that is told, a total since
// a year, and what rose or fell to them. Each is kept once for every name that it can be met by.
#include <algorithm>
#include <optional>

#include "checker/base/utf8.h"
#include "checker/claim/event_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/topic.h"

namespace claimcheck {
namespace {

constexpr std::size_t kMostNames = 4;  // that one figure is kept by

class Measured {
 public:
  Measured(FactMaker& maker, const EventReader& events)
      : maker_(maker), view_(maker.view), tokens_(view_.mentions.tokens), topics_(view_, events.reader()), member_(view_.lexicon.group("register-member")),
        size_(view_.lexicon.group("sized-verb")), long_(view_.lexicon.group("topic-long")), up_(view_.lexicon.group("topic-rose")), down_(view_.lexicon.group("topic-fell")),
        same_(view_.lexicon.group("topic-unchanged")), part_(view_.lexicon.group("topic-part")), level_(view_.lexicon.group("topic-level")), adverb_(view_.lexicon.group("adverb")), demonym_(view_.lexicon.group("name-demonym")) {}

  void run() {
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
      const Mention& m = view_.mention(i);
      const Figure* f = m.figure();
      if (f == nullptr || m.nested || f->upper || f->age || f->hedge == Hedge::vague || m.kind == MentionKind::ordinal || m.kind == MentionKind::fraction) continue;
      if (m.sentence >= view_.mentions.sentences.size() || !readable(view_.mentions.sentences[m.sentence]) || view_.quotation_around(m.span) != nullptr) continue;
      const BlockKind block = view_.document.blocks[view_.mentions.sentences[m.sentence].block].kind;
      if (block == BlockKind::paragraph || block == BlockKind::list_item) read(i, *f);
    }
  }

 private:
  struct Kind {
    std::string name;    // "size", "length", "level", "total"
    std::string trend;   // of a level: "rose", "fell", "unchanged", or ""
  };

  void read(std::uint32_t index, const Figure& f) {
    const Mention& m = view_.mention(index);
    const Sentence& s = view_.mentions.sentences[m.sentence];
    const std::uint32_t first = view_.mentions.token_at(m.span.begin), last = view_.mentions.token_at(m.span.end - 1) + 1;
    const auto times = times_of(m.sentence, first);
    const auto kind = kind_of(f, s, first, last, times);
    if (!kind || has(s, part_, first > s.first + 3 ? first - 3 : s.first, std::min(s.last, last + 1))) return;
    if (m.kind == MentionKind::number && kind->trend.empty() && !elliptic(m.sentence, last)) return;
    Topic topic = topics_.of_figure(index);
    if (topic.words.size() < 2) return;
    // What is told without a name of its own is told of what the issue is about.
    if (topic.names.empty()) {
      const Topic title = topics_.title();
      topic.words.insert(title.names.begin(), title.names.end());
      topic.names = title.names;
    }
    if (topic.names.empty()) return;
    keep(index, f, *kind, topic, times);
  }

  // "In the south 90,000 were, too"; "1,740,000 Burkinabè".
  bool elliptic(std::uint32_t sentence, std::uint32_t last) const {
    const auto& verbs = topics_.verbs_of(sentence);
    if (last < view_.mentions.sentences[sentence].last && !view_.lexicon.value_of(demonym_, view_.lexicon.find(fold(view_.text(last)))).empty()) return true;
    return std::any_of(verbs.begin(), verbs.end(), [&](const VerbGroup& v) { return v.first == last && (v.passive || v.form == VerbForm::was); });
  }

  // The times of a sentence that stand nearest to a figure: what it is counted or changed from, and the rest.
  struct Times {
    const Mention* at = nullptr;     // "as of the end of July", "in November"
    const Mention* since = nullptr;  // "since 2015"
    const Mention* from = nullptr;   // "from April's level"
  };
  static std::uint32_t distance(std::uint32_t a, std::uint32_t b) { return a < b ? b - a : a - b; }
  Times times_of(std::uint32_t sentence, std::uint32_t figure) const {
    const Sentence& s = view_.mentions.sentences[sentence];
    Times out;
    const auto& all = view_.mentions.mentions;
    for (auto at = std::partition_point(all.begin(), all.end(), [&](const Mention& m) { return m.span.begin < s.span.begin; }); at != all.end() && at->span.begin < s.span.end; ++at) {
      const Time* time = at->time();
      if (at->kind != MentionKind::date || time == nullptr || time->readings.empty() || at->nested) continue;
      const std::uint32_t t = view_.mentions.token_at(at->span.begin);
      const std::string lead = t > s.first ? lower(view_.text(t - 1)) : std::string();
      const std::string own = lower(view_.text(t));
      const Mention*& slot = lead == "since" || own == "since" ? out.since : lead == "from" || own == "from" ? out.from : out.at;
      if (slot == nullptr || distance(t, figure) < distance(view_.mentions.token_at(slot->span.begin), figure)) slot = &*at;
    }
    return out;
  }

  bool has(const Sentence& s, GroupId group, std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t t = std::max(from, s.first); t < std::min(to, s.last); ++t) {
      if (view_.lexicon.match(group, tokens_, t, s.last) > 0) return true;
    }
    return false;
  }

  std::optional<Kind> kind_of(const Figure& f, const Sentence& s, std::uint32_t first, std::uint32_t last, const Times& times) const {
    // "38-member", "has 36 members", "all 36 members of".
    const bool member = view_.lexicon.is(view_.lexicon.find(f.noun), member_);
    const std::uint32_t digits = view_.mentions.token_at(f.digits.end - 1) + 1;
    const bool attribute = digits < s.last && view_.is_mark(digits, '-') && tokens_[digits].glued();
    if (member && f.hedge == Hedge::none && times.at == nullptr && (attribute || sized(s, first) || whole(s, first, last))) return Kind{"size", ""};
    if (f.dimension == "length" || f.dimension == "area") {
      const bool told = attribute || (last < s.last && is(last, long_)) || (first > s.first + 1 && view_.is_mark(first - 1, ','));
      const bool dated = times.at != nullptr && times.at->span.begin < f.digits.begin;
      return told && !dated ? std::optional(Kind{"length", ""}) : std::nullopt;
    }
    if (times.since != nullptr && f.dimension == "count" && perfect(s, first)) return Kind{"total", ""};
    const std::string trend = trend_of(s, first);
    if (!trend.empty()) return Kind{"level", trend};
    const bool told = times.at != nullptr;
    const bool percent = f.unit == "%" || f.dimension.empty();
    if (told || (percent && has(s, level_, s.first, first))) return Kind{"level", ""};
    return std::nullopt;
  }
  bool is(std::uint32_t t, GroupId group) const { return view_.lexicon.is(tokens_[t].word, group); }

  bool sized(const Sentence& s, std::uint32_t first) const {
    for (std::uint32_t t = first > s.first + 3 ? first - 3 : s.first; t < first; ++t) {
      const std::uint32_t length = view_.lexicon.match(size_, tokens_, t, first);
      if (length > 0 && (t + length == first || (t + length + 1 == first && is(t + length, adverb_)))) return true;
    }
    return false;
  }
  bool whole(const Sentence& s, std::uint32_t first, std::uint32_t last) const {
    return first > s.first && lower(view_.text(first - 1)) == "all" && last < s.last && view_.text(last) == "of";
  }
  bool perfect(const Sentence& s, std::uint32_t first) const {
    const auto& verbs = topics_.verbs_of(view_.mentions.sentence_of_token(s.first));
    return std::any_of(verbs.begin(), verbs.end(), [&](const VerbGroup& v) { return v.form == VerbForm::perfect && v.first < first && first - v.last < 6; });
  }
  // "Rose from April's level to 500", "was unchanged at 66%".
  std::string trend_of(const Sentence& s, std::uint32_t first) const {
    if (first < s.first + 2) return {};
    const std::string lead = lower(view_.text(first - 1));
    if (lead != "to" && lead != "at") return {};
    for (std::uint32_t t = first - 1; t-- > s.first && first - t < 12;) {
      if (view_.is_mark(t, ';') || view_.is_mark(t, ',')) return {};
      if (view_.lexicon.match(same_, tokens_, t, first) > 0) return "unchanged";
      if (lead == "to" && view_.lexicon.match(up_, tokens_, t, first) > 0) return "rose";
      if (lead == "to" && view_.lexicon.match(down_, tokens_, t, first) > 0) return "fell";
    }
    return {};
  }

  void keep(std::uint32_t index, const Figure& f, const Kind& kind, const Topic& topic, const Times& times) {
    const Mention& m = view_.mention(index);
    const std::string measure = kind.name == "size" ? "member" : f.unit == "%" || m.kind == MentionKind::percent ? "%" : f.dimension == "count" || m.kind == MentionKind::number ? "count" : f.unit;
    Topic around = topics_.surroundings(m.sentence);
    around.words.insert(topic.words.begin(), topic.words.end());
    const auto& names = topic.names;
    std::set<std::string> scene;
    std::set_difference(around.names.begin(), around.names.end(), names.begin(), names.end(), std::inserter(scene, scene.end()));
    std::vector<FactMaker::Named> fields = {{"value", {placed(m), m.span}},
                                            {"measure", key_field(measure, m.span)},
                                            {"kind", key_field(kind.name, m.span)},
                                            {"trend", key_field(kind.trend, m.span)},
                                            {"about", key_field(Topics::joined(topic.words), m.span)},
                                            {"names", key_field(Topics::joined(topic.names), m.span)},
                                            {"scene", key_field(Topics::joined(scene), m.span)},
                                            {"context", key_field(Topics::joined(around.words), m.span)}};
    if (times.at != nullptr) fields.push_back({"when", date_field(*times.at)});
    if (times.since != nullptr) fields.push_back({"since", date_field(*times.since)});
    if (times.from != nullptr) fields.push_back({"base", date_field(*times.from)});
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
  const Topics topics_;
  const GroupId member_, size_, long_, up_, down_, same_, part_, level_, adverb_, demonym_;
};

}  // namespace

void add_measured_facts(FactMaker& maker, const EventReader& events) { Measured(maker, events).run(); }

}  // namespace claimcheck
