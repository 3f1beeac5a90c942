// `timeline` and `trace`: what the archive tells of one measure over time, and who gives one figure. Both look through the figures of
// all issues by their values, without text; only of the issues that may tell of the subject is the text read.
#include <algorithm>
#include <map>
#include <ostream>

#include "checker/app/archive.h"
#include "checker/app/commands.h"
#include "checker/base/utf8.h"
#include "checker/claim/told_figure.h"
#include "reports/timeline.h"

namespace claimcheck {
namespace {

// "No. 21 (1451)"
std::string name_of(const Issue& issue) {
  std::string out;
  if (issue.number) out = "No. " + std::to_string(issue.number->value);
  if (issue.serial) out += (out.empty() ? "(" : " (") + std::to_string(issue.serial->value) + ")";
  return out;
}

const PlacedFigure* figure_in(const Fact& fact, std::uint32_t field) { return field < fact.fields.size() ? std::get_if<PlacedFigure>(&fact.fields[field].value) : nullptr; }

std::uint32_t field_of(const FactType& type, std::string_view name) {
  const auto at = std::find_if(type.fields.begin(), type.fields.end(), [&](const FieldType& f) { return f.name == name; });
  return static_cast<std::uint32_t>(at - type.fields.begin());
}

// The figures of an archive, as told_amount facts have them.
class Figures {
 public:
  Figures(const Engine& engine, Archive& archive)
      : engine_(engine), archive_(archive), schema_(engine.patterns().schema()), type_(schema_.find("told_amount")), value_(field_of(schema_.types[type_], "value")),
        context_(field_of(schema_.types[type_], "context")), date_(schema_.find("date")), when_(field_of(schema_.types[date_], "when")) {}

  // The words of a subject, in the form that words are compared in.
  std::vector<std::string> words_of(const std::vector<std::string>& subject) const {
    std::vector<std::string> out;
    for (const std::string& phrase : subject) {
      std::size_t begin = 0;
      while (begin < phrase.size()) {
        const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
        if (end > begin) out.push_back(word(std::string_view(phrase).substr(begin, end - begin)));
        begin = end + 1;
      }
    }
    return out;
  }

  // Every figure that `wanted` takes by its value and unit and of which the sentence, with its paragraph's beginning and the title,
  // has all the words.
  template <class Wanted>
  std::vector<TimelinePoint> find(const std::vector<std::string>& words, const Wanted& wanted) {
    std::vector<TimelinePoint> out;
    for (std::size_t i = 0; i < archive_.issues().size(); ++i) {
      const std::vector<Fact> facts = archive_.facts(i);
      for (const Fact& fact : facts) {
        const PlacedFigure* figure = fact.type == type_ ? figure_in(fact, value_) : nullptr;
        if (figure == nullptr || !wanted(*figure)) continue;
        if (auto point = point_of(i, fact, *figure, facts, words)) out.push_back(std::move(*point));
      }
    }
    std::stable_sort(out.begin(), out.end(), [](const TimelinePoint& a, const TimelinePoint& b) { return day_of(a) < day_of(b); });
    return out;
  }

  std::string word(std::string_view text) const { return fold(engine_.lexicon().singular(lower(text))); }

 private:
  static Day day_of(const TimelinePoint& p) { return p.when ? p.when->begin : p.told.value_or(kDistant); }

  std::optional<TimelinePoint> point_of(std::size_t issue, const Fact& fact, const PlacedFigure& figure, const std::vector<Fact>& facts, const std::vector<std::string>& words) {
    const Document& document = archive_.document(issue);
    const Span sentence = fact.fields[context_].span;
    const bool counted = figure.measure == "count";
    if (!has_all(document, fact, sentence, counted, words)) return std::nullopt;
    TimelinePoint out;
    out.path = document.path;
    out.line = position_of(document.source, document.to_source(figure.span).begin).line;
    out.issue = name_of(document.issue);
    if (document.issue.date) out.told = document.issue.date->value;
    out.when = time_of(facts, sentence, figure.span, out.told);
    out.value = figure.value;
    out.words = figure.span.in(document.text);
    out.sentence = sentence.in(document.text);
    return out;
  }

  // A count may stand on its paragraph and the title for what it is of; anything may have a price.
  bool has_all(const Document& document, const Fact& fact, Span sentence, bool counted, const std::vector<std::string>& words) const {
    Span around = sentence;
    if (counted && fact.block < document.blocks.size()) around = Span{document.blocks[fact.block].span.begin, sentence.end};
    std::string text(around.in(document.text));
    if (counted && document.issue.title) text += " " + document.issue.title->value;
    std::vector<std::string> there;
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint cp = decode(text, at);
      std::size_t end = at;
      while (end < text.size() && is_letter(decode(text, end).value)) end += decode(text, end).size;
      if (end > at) there.push_back(word(std::string_view(text).substr(at, end - at)));
      at = end > at ? end : at + cp.size;
    }
    return std::all_of(words.begin(), words.end(), [&](const std::string& w) { return std::find(there.begin(), there.end(), w) != there.end(); });
  }

  // The date of the sentence that stands nearest to the figure and is not to come; else the day of the issue.
  std::optional<Days> time_of(const std::vector<Fact>& facts, Span sentence, Span figure, std::optional<Day> told) const {
    const When* best = nullptr;
    std::uint32_t nearest = 0;
    for (const Fact& fact : facts) {
      if (fact.type != date_ || !sentence.contains(fact.span)) continue;
      const When* when = std::get_if<When>(&fact.fields[when_].value);
      if (when == nullptr || when->readings.empty() || (told && when->readings.front().days.begin > *told)) continue;
      const std::uint32_t away = fact.span.begin < figure.begin ? figure.begin - fact.span.begin : fact.span.begin - figure.begin;
      if (best == nullptr || away < nearest) best = when, nearest = away;
    }
    if (best != nullptr) return best->readings.front().days;
    return told ? std::optional(Days{*told, *told + 1}) : std::nullopt;
  }

  const Engine& engine_;
  Archive& archive_;
  const Schema& schema_;
  std::uint32_t type_, value_, context_, date_, when_;
};

// Marks points of one time whose values cannot both be right.
void mark_disagreements(Timeline& timeline) {
  auto& points = timeline.points;
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = i + 1; j < points.size() && points[j].when == points[i].when && points[i].when; ++j) {
      if (points[i].path == points[j].path || points[i].value == points[j].value) continue;
      points[i].disagrees = points[j].disagrees = true;
    }
  }
}

int write(const Options& options, const Timeline& timeline, Streams& streams) {
  streams.out << timeline_writer(options.timeline_format)(timeline);
  return timeline.points.empty() ? kFound : kNothingFound;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& w : words) out += (out.empty() ? "" : " ") + w;
  return out;
}

}  // namespace

int run_timeline(const Options& options, Streams& streams) {
  std::vector<Problem> problems;
  const Engine engine = open_engine(options, streams.in, problems);
  print_problems(problems, streams.err);
  Archive archive(engine, options.corpus, options.jobs);
  Figures figures(engine, archive);
  const std::vector<std::string> words = figures.words_of(options.paths);
  // What is counted is one of the words; a price, a share or a length is told of all of them.
  const auto counted = [&](const PlacedFigure& f) {
    return (f.measure != "count" && !f.measure.empty()) || std::find(words.begin(), words.end(), figures.word(f.unit)) != words.end();
  };
  Timeline timeline{joined(options.paths), figures.find(words, counted)};
  mark_disagreements(timeline);
  return write(options, timeline, streams);
}

int run_trace(const Options& options, Streams& streams) {
  std::vector<Problem> problems;
  const Engine engine = open_engine(options, streams.in, problems);
  print_problems(problems, streams.err);
  // The figure as a text would tell it: "310 pilots", "€1.5 million", "13%".
  const Document asked = read_as("text", "figure", options.name + ".\n");
  std::optional<PlacedFigure> figure;
  for (const Mention& m : engine.extraction().run(asked).mentions) {
    if (!figure && !m.nested) figure = told_figure(m);
  }
  if (!figure) {
    print_problems({{"claimcheck", 0, 0, "trace: found \"" + options.name + "\", expected a figure (\"310 pilots\", \"13%\")", true}}, streams.err);
    return kTrouble;
  }
  Archive archive(engine, options.corpus, options.jobs);
  Figures figures(engine, archive);
  const std::string same = same_figure_key(*figure, figure->measure);
  Timeline timeline{joined({options.name, joined(options.paths)}),
                    figures.find(figures.words_of(options.paths), [&](const PlacedFigure& f) { return same_figure_key(f, f.measure) == same && (f.unit.empty() || figure->unit.empty() || f.unit == figure->unit); })};
  // What was found wrong with it is said beside it.
  Report report;
  archive.audit(report, {"correction"});
  std::map<std::pair<std::string, std::uint32_t>, std::string> notes;
  for (const Finding& finding : report.findings) {
    const Document& document = *report.documents[finding.places.front().document].document;
    notes[{document.path, position_of(document.source, document.to_source(finding.places.front().span).begin).line}] = finding.message;
  }
  for (TimelinePoint& point : timeline.points) {
    const auto at = notes.find({point.path, point.line});
    if (at != notes.end()) point.note = at->second;
  }
  return write(options, timeline, streams);
}

}  // namespace claimcheck
