#include "checker/engine/sequence.h"

#include <algorithm>
#include <map>

#include "checker/engine/message.h"
#include "checker/engine/temporal_network.h"
#include "checker/engine/value.h"

namespace claimcheck {
namespace {

constexpr std::size_t kLongestQuote = 90;

struct Network {
  TemporalNetwork events;
  std::vector<FactRef> dated, ordered;  // the facts of its events and orders
};

class Builder {
 public:
  Builder(const Program& program, Documents documents) : program_(program), documents_(documents) {}

  Network build(std::uint32_t document) {
    const auto& facts = documents_[document].facts;
    for (std::uint32_t i = 0; i < facts.size(); ++i) {
      if (admits(program_.variables[1], facts[i])) order({document, i}, facts[i]);
    }
    if (out_.ordered.empty()) return {};
    for (std::uint32_t i = 0; i < facts.size(); ++i) {
      if (admits(program_.variables[0], facts[i])) event({document, i}, facts[i]);
    }
    out_.events.nodes = static_cast<std::uint32_t>(nodes_.size());
    return std::move(out_);
  }

 private:
  const Program& program_;
  Documents documents_;
  std::map<std::string_view, std::uint32_t> nodes_;
  Network out_;

  template <class Kind>
  static const Kind* get(const Fact& fact, std::uint32_t field) {
    return field < fact.fields.size() ? std::get_if<Kind>(&fact.fields[field].value) : nullptr;
  }

  std::uint32_t node(std::string_view key) {
    return nodes_.emplace(key, static_cast<std::uint32_t>(nodes_.size())).first->second;
  }

  void order(FactRef ref, const Fact& fact) {
    const NetworkRule& rule = *program_.network;
    const auto* before = get<std::string>(fact, rule.order_before);
    const auto* after = get<std::string>(fact, rule.order_after);
    if (before == nullptr || after == nullptr) return;
    EventOrder o{node(*before), node(*after), 0, std::nullopt};
    const Length* gap = rule.order_gap ? get<Length>(fact, *rule.order_gap) : nullptr;
    if (gap != nullptr) {
      const GapDays days = gap_days(*gap);
      o.least = days.least;
      o.most = days.most;
    }
    out_.events.orders.push_back(o);
    out_.ordered.push_back(ref);
  }

  void event(FactRef ref, const Fact& fact) {
    const NetworkRule& rule = *program_.network;
    const auto* key = get<std::string>(fact, rule.event_key);
    const When* when = get<When>(fact, rule.event_when);
    if (key == nullptr || when == nullptr || nodes_.count(*key) == 0) return;  // nothing is said of its order
    DatedEvent e{nodes_.at(*key), {}};
    for (const TimeReading& reading : when->readings) {
      if (!reading.days.empty()) e.readings.push_back(reading.days);
    }
    if (e.readings.empty()) return;
    out_.events.events.push_back(std::move(e));
    out_.dated.push_back(ref);
  }
};

// One contradiction in words.
class Teller {
 public:
  Teller(const Program& program, Documents documents, const Network& network, const Contradiction& what)
      : program_(program), documents_(documents), network_(network), what_(what) {}

  Finding finding() const {
    Finding out;
    out.rule = program_.info.name;
    out.family = program_.info.family;
    out.title = program_.info.title;
    out.verdict = "cannot-hold";
    out.severity = program_.info.severity;
    for (const FactRef ref : statements()) {
      const Fact& fact = fact_of(documents_, ref);
      if (fact.voice == Voice::reported) out.severity = std::min(out.severity, Severity::warning);
      if (fact.voice == Voice::quoted) out.severity = Severity::notice;
      const bool is_order = fact.type == program_.variables[1].type;
      out.places.push_back({ref.document, is_order ? fact.span : place_of_date(ref), false, is_order ? "order" : "date"});
      out.proof.push_back(told(ref, is_order));
      if (!is_order) guesses(ref, out);
    }
    out.message = conclusion();
    out.proof.push_back(out.message);
    show_at_last_date(out);
    return out;
  }

  std::string conclusion() const {
    if (!what_.first) return "these statements put the events in a circle";
    const FactRef from = network_.dated[*what_.first], to = network_.dated[*what_.last];
    if (what_.steps.size() > 1) {
      return "by these statements it was on or before " + pretty_day(what_.latest) + ", not " + date(to);
    }
    // One order: tell it forward in time.
    const bool forward = what_.steps[0].forward;
    const FactRef before = forward ? from : to, after = forward ? to : from;
    const Length* gap = gap_of(network_.ordered[what_.steps[0].order]);
    if (gap == nullptr) return date(before) + " is told as coming before " + date(after);
    const LengthValue length{gap->amount, gap->unit};
    const Days sum = shifted(days(before), length, false);
    return date(before) + " + " + show(Value(length), documents_) + " = " + show_days(sum) + ", not " + date(after);
  }

  // The facts of the contradiction by place.
  std::vector<FactRef> statements() const {
    std::vector<FactRef> out;
    if (what_.first) out.push_back(network_.dated[*what_.first]);
    for (const auto& step : what_.steps) out.push_back(network_.ordered[step.order]);
    if (what_.last) out.push_back(network_.dated[*what_.last]);
    std::sort(out.begin(), out.end(),
              [&](FactRef a, FactRef b) { return text_order(documents_, a) < text_order(documents_, b); });
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

 private:
  const Program& program_;
  Documents documents_;
  const Network& network_;
  const Contradiction& what_;

  const Field& when_field(FactRef ref) const { return fact_of(documents_, ref).fields[program_.network->event_when]; }
  const When& when(FactRef ref) const { return std::get<When>(when_field(ref).value); }
  Days days(FactRef ref) const { return when(ref).readings.front().days; }
  std::string date(FactRef ref) const { return show_days(days(ref)); }
  Span place_of_date(FactRef ref) const {
    const Span span = when_field(ref).span;
    return span.empty() ? fact_of(documents_, ref).span : span;
  }
  const Length* gap_of(FactRef ref) const {
    if (!program_.network->order_gap) return nullptr;
    return std::get_if<Length>(&fact_of(documents_, ref).fields[*program_.network->order_gap].value);
  }

  std::string quote(FactRef ref) const {
    const Document* document = documents_[ref.document].document;
    if (document == nullptr) return "“…”";
    std::string words(fact_of(documents_, ref).span.in(document->text));
    if (words.size() > kLongestQuote) {
      std::size_t end = kLongestQuote;
      while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
      words = words.substr(0, end) + "…";
    }
    return "“" + words + "”";
  }

  std::string told(FactRef ref, bool is_order) const {
    if (!is_order) return quote(ref) + ": " + date(ref);
    const Length* gap = gap_of(ref);
    if (gap == nullptr) return quote(ref) + ": one before the other";
    return quote(ref) + ": " + show(Value(LengthValue{gap->amount, gap->unit}), documents_) + " between them";
  }

  // The contradiction stands in every reading; it rests on a guess where all readings of a date are guesses.
  void guesses(FactRef ref, Finding& out) const {
    const When& date_told = when(ref);
    const auto guessed = [](const TimeReading& r) { return r.guessed; };
    if (!std::all_of(date_told.readings.begin(), date_told.readings.end(), guessed)) return;
    out.severity = std::min(out.severity, Severity::warning);
    const Document* document = documents_[ref.document].document;
    const Span span = when_field(ref).span;
    const std::string words = document != nullptr && !span.empty() ? std::string(span.in(document->text)) : "the date";
    out.assumed.push_back("“" + words + "” is taken to mean " + date(ref));
  }

  static void show_at_last_date(Finding& out) {
    const auto last = std::find_if(out.places.rbegin(), out.places.rend(), [](const Place& p) { return p.role == "date"; });
    if (last != out.places.rend()) std::rotate(out.places.begin(), std::prev(last.base()), last.base());
  }
};

// Orders that are tied to two dates or more, directly or through others: what the network can decide.
std::vector<bool> decided(const Network& network) {
  const std::vector<std::uint32_t> part = connected_parts(network.events);
  std::vector<std::uint32_t> dates(network.events.nodes);
  for (const DatedEvent& event : network.events.events) ++dates[part[event.node]];
  std::vector<bool> out;
  for (const EventOrder& order : network.events.orders) out.push_back(dates[part[order.before]] >= 2);
  return out;
}

}  // namespace

GapDays gap_days(const Length& length) {
  struct Unit {
    std::string_view name;
    std::int64_t low, high, slack;
  };
  static constexpr Unit kUnits[] = {{"day", 1, 1, 0},
                                    {"week", 7, 7, 3},
                                    {"month", 28, 31, 15},
                                    {"year", 365, 366, 183},
                                    {"decade", 3652, 3653, 1826},
                                    {"century", 36524, 36525, 18262}};
  const Interval& amount = length.amount.rounded;
  if (!amount.low.value || !amount.low.value->known() || amount.low.value->abs() > Exact(1'000'000)) return {};
  const auto* unit = std::find_if(std::begin(kUnits), std::end(kUnits), [&](const Unit& u) { return u.name == length.unit; });
  GapDays out;
  const bool bounded = amount.high.value && amount.high.value->known() && amount.high.value->abs() < Exact(1'000'000);
  if (unit == std::end(kUnits)) {
    // Hours and less: any day on which that many hours can end.
    if (length.unit != "hour") return {};
    out.least = std::max<std::int64_t>(0, (*amount.low.value / Exact(24)).floor().numerator() - 1);
    if (bounded) out.most = (*amount.high.value / Exact(24)).ceil().numerator() + 1;
    return out;
  }
  out.least = std::max<std::int64_t>(0, (*amount.low.value * Exact(unit->low)).floor().numerator() - unit->slack);
  if (bounded) out.most = (*amount.high.value * Exact(unit->high)).ceil().numerator() + unit->slack;
  return out;
}

void run_network(const Program& program, Documents documents, std::uint32_t first, std::uint32_t last, Evaluation& out) {
  for (std::uint32_t d = first; d < last; ++d) {
    const Network network = Builder(program, documents).build(d);
    for (const bool yes : decided(network)) ++(yes ? out.judged : out.undetermined)[d][program.info.family];
    for (const Contradiction& c : contradictions(network.events)) {
      out.findings.push_back(Teller(program, documents, network, c).finding());
    }
  }
}

void explain_network(const Program& program, Documents documents, std::uint32_t document, Span around,
                     std::vector<Judgement>& out) {
  const Network network = Builder(program, documents).build(document);
  const auto touches = [&](FactRef ref) { return fact_of(documents, ref).span.overlaps(around); };
  std::vector<FactRef> told;
  for (const Contradiction& c : contradictions(network.events)) {
    const Teller teller(program, documents, network, c);
    const std::vector<FactRef> statements = teller.statements();
    if (std::none_of(statements.begin(), statements.end(), touches)) continue;
    Judgement judgement{program.info.name, {}, "cannot hold", teller.conclusion()};
    for (const FactRef ref : statements) judgement.facts.push_back(ref.fact);
    told.insert(told.end(), statements.begin(), statements.end());
    out.push_back(std::move(judgement));
  }
  const std::vector<bool> is_decided = decided(network);
  for (std::size_t i = 0; i < network.ordered.size(); ++i) {
    const FactRef ref = network.ordered[i];
    if (!touches(ref) || std::find(told.begin(), told.end(), ref) != told.end()) continue;
    out.push_back({program.info.name,
                   {ref.fact},
                   is_decided[i] ? "holds" : "undetermined",
                   is_decided[i] ? "the dates allow this order" : "fewer than two dates are known of these events"});
  }
}

}  // namespace claimcheck
