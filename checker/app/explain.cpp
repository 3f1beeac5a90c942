// `explain`: the debugger of rules and patterns. For a line, or a whole file: the blocks, the mentions, the facts, the rules
// that looked at them and why each was silent.
#include <algorithm>
#include <ostream>

#include "checker/app/commands.h"
#include "checker/app/files.h"
#include "checker/base/utf8.h"
#include "reports/terminal.h"

namespace claimcheck {
namespace {

class Explanation {
 public:
  Explanation(const Document& document, const Analysis& analysis, const Engine& engine, Span around, std::ostream& out)
      : document_(document), analysis_(analysis), engine_(engine), around_(around), lines_(document.source), out_(out) {}

  void write() {
    write_blocks();
    write_mentions();
    write_facts();
    write_judgements();
  }

 private:
  bool touches(Span span) const { return span.overlaps(around_) || around_.contains(span); }

  std::string place(Span span) const {
    const Position at = lines_.position(document_.source, document_.to_source(span).begin);
    return std::to_string(at.line) + ":" + std::to_string(at.column);
  }

  std::string words(Span span) const {
    constexpr std::size_t kLongest = 300;
    std::string text = printable(span.in(document_.text).substr(0, kLongest));
    if (span.size() > kLongest) text += "…";
    return text;
  }

  // One row: a place, a kind, what there is.
  void row(std::string_view at, std::string_view kind, std::string_view what) {
    out_ << "  " << at << std::string(at.size() < 8 ? 8 - at.size() : 1, ' ');
    out_ << kind << std::string(kind.size() < 11 ? 11 - kind.size() : 1, ' ') << what << '\n';
  }

  void write_blocks() {
    out_ << "blocks\n";
    for (const Block& block : document_.blocks) {
      if (touches(block.span)) row(place(block.span), name(block.kind), words(block.span));
    }
  }

  static std::string number(const Figure& figure) {
    std::string out = figure.upper ? figure.value.str() + " to " + figure.upper->str() : figure.value.str();
    if (figure.hedge != Hedge::none) out = std::string(name(figure.hedge)) + " " + out;
    if (!figure.unit.empty()) out += " " + figure.unit;
    out += "  as written " + figure.reading.written.str();
    if (figure.reading.rounded != figure.reading.written) out += ", rounded " + figure.reading.rounded.str();
    return out;
  }

  static std::string time(const Time& time) {
    std::string out = time.timex;
    for (const TimeReading& reading : time.readings) {
      out += "  [" + iso(reading.days.begin) + ", " + (reading.days.end >= kDistant ? "…" : iso(reading.days.end)) + ")";
    }
    out += "  " + std::string(name(time.origin));
    return time.valid ? out : out + ", no such day";
  }

  std::string value(const Mention& mention) const {
    if (const Figure* figure = mention.figure()) return number(*figure);
    if (const Time* when = mention.time()) return time(*when);
    if (const ActorRef* ref = mention.actor()) {
      if (ref->actor >= analysis_.mentions.actors.size()) return {};
      const Actor& actor = analysis_.mentions.actors[ref->actor];
      return std::string(name(actor.type)) + " " + actor.name;
    }
    if (const Citation* citation = mention.citation()) return std::string(name(citation->type)) + " " + citation->target;
    if (const Quotation* quotation = mention.quotation()) {
      if (quotation->speaker < analysis_.mentions.actors.size()) return analysis_.mentions.actors[quotation->speaker].name;
      return quotation->speaker_words;
    }
    return {};
  }

  void write_mentions() {
    out_ << "mentions\n";
    for (const Mention& mention : analysis_.mentions.mentions) {
      if (!touches(mention.span)) continue;
      row(place(mention.span), name(mention.kind), "“" + words(mention.span) + "”  " + printable(value(mention)));
    }
  }

  std::string describe_fact(const Fact& fact) const {
    std::string out = printable(engine_.patterns().print(fact));
    if (fact.stance != Stance::asserted) out += "  " + std::string(name(fact.stance));
    if (fact.voice != Voice::author) out += "  " + std::string(name(fact.voice));
    if (!fact.source.empty()) out += "  according to " + printable(fact.source);
    return fact.phrase.empty() ? out : out + "  (" + fact.phrase + ")";
  }

  void write_facts() {
    out_ << "facts\n";
    for (std::size_t i = 0; i < analysis_.facts.size(); ++i) {
      if (touches(analysis_.facts[i].span))
        row(place(analysis_.facts[i].span), "#" + std::to_string(i), describe_fact(analysis_.facts[i]));
    }
  }

  void write_judgements() {
    out_ << "rules\n";
    const DocumentFacts facts{&document_, analysis_.facts};
    for (const Judgement& judgement : engine_.rules().explain(std::span(&facts, 1), 0, around_)) {
      out_ << "  " << judgement.rule << ": " << judgement.outcome;
      if (!judgement.reason.empty()) out_ << ", " << printable(judgement.reason);
      for (std::size_t i = 0; i < judgement.facts.size(); ++i) out_ << (i == 0 ? "  (#" : ", #") << judgement.facts[i];
      out_ << (judgement.facts.empty() ? "\n" : ")\n");
    }
  }

  const Document& document_;
  const Analysis& analysis_;
  const Engine& engine_;
  const Span around_;
  const LineIndex lines_;
  std::ostream& out_;
};

}  // namespace

int run_explain(const Options& options, Streams& streams) {
  std::vector<Problem> problems;
  const Engine engine = open_engine(options, streams.in, problems);
  const std::string& path = options.paths.front();
  auto bytes = read_file(path, streams.in, kMaxBytes, problems);
  Document document;
  if (bytes) {
    document = read_with(options, path, std::move(*bytes));
    problems.insert(problems.end(), document.problems.begin(), document.problems.end());
  }
  print_problems(problems, streams.err);
  const bool trouble = std::any_of(problems.begin(), problems.end(), [](const Problem& problem) { return problem.fatal; });
  if (!bytes) return kTrouble;

  Span around{0, static_cast<std::uint32_t>(document.text.size())};
  if (options.line != 0) {
    const LineIndex lines(document.source);
    if (options.line > lines.count()) {
      streams.err << path << ": there is no line " << options.line << "; the last one is " << lines.count() << '\n';
      return kTrouble;
    }
    around = document.to_text(lines.line(document.source, options.line));
    if (around.empty()) {
      streams.out << "nothing was read from this line\n";
      return trouble ? kTrouble : kNothingFound;
    }
  }
  const Analysis analysis = engine.analyse(document, 0);
  Explanation(document, analysis, engine, around, streams.out).write();
  return trouble ? kTrouble : kNothingFound;
}

}  // namespace claimcheck
