#include "checker/engine/sequence.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "checker/engine/message.h"
#include "checker/engine/temporal_network.h"
#include "checker/engine/value.h"

namespace claimcheck {
namespace {

constexpr std::size_t kLongestQuote = 90;

// Where an event's date is told.
struct DatePlace {
  FactRef fact;
  std::uint32_t field = 0;
};

struct Network {
  TemporalNetwork events;
  std::vector<DatePlace> dated;           // for each of its dated events
  std::vector<FactRef> ordered;           // for each of its orders
  std::vector<const NetworkRole*> roles;  // and how they are told
};

template <class Kind>
const Kind* get(const Fact& fact, std::uint32_t field) {
  return field < fact.fields.size() ? std::get_if<Kind>(&fact.fields[field].value) : nullptr;
}

class Builder {
 public:
  Builder(const Program& program, Documents documents) : program_(program), documents_(documents) {}

  Network build(std::uint32_t document) {
    each(document, true, [&](const NetworkRole& role, FactRef ref, const Fact& fact) { order(role, ref, fact); });
    if (out_.ordered.empty()) return {};
    each(document, false, [&](const NetworkRole& role, FactRef ref, const Fact& fact) {
      const auto* key = get<std::string>(fact, role.key);
      if (key == nullptr || nodes_.count(*key) == 0) return;  // nothing is said of its order
      event(nodes_.at(*key), {ref, role.when});
    });
    out_.events.nodes = static_cast<std::uint32_t>(nodes_.size());
    return std::move(out_);
  }

 private:
  const Program& program_;
  Documents documents_;
  std::map<std::string, std::uint32_t> nodes_;
  Network out_;

  template <class Visit>
  void each(std::uint32_t document, bool orders, Visit visit) {
    const auto& facts = documents_[document].facts;
    for (std::size_t v = 0; v < program_.variables.size(); ++v) {
      if (program_.network[v].order != orders) continue;
      for (std::uint32_t i = 0; i < facts.size(); ++i) {
        if (admits(program_.variables[v], facts[i])) visit(program_.network[v], FactRef{document, i}, facts[i]);
      }
    }
  }

  // The event at one end of an order; a date that is met for the first time is dated at once.
  std::optional<std::uint32_t> end(FactRef ref, const Fact& fact, std::uint32_t field) {
    const auto next = static_cast<std::uint32_t>(nodes_.size());
    if (const auto* key = get<std::string>(fact, field)) return nodes_.emplace(*key, next).first->second;
    const When* when = get<When>(fact, field);
    if (when == nullptr) return std::nullopt;
    const Span span = fact.fields[field].span;
    // No key begins with a zero byte.
    std::string place = std::string(1, '\0') + std::to_string(span.begin) + "-" + std::to_string(span.end);
    if (span.empty()) place += ":" + std::to_string(ref.fact) + "." + std::to_string(field);
    const auto [at, fresh] = nodes_.emplace(std::move(place), next);
    if (fresh) event(next, {ref, field});
    return at->second;
  }

  void order(const NetworkRole& role, FactRef ref, const Fact& fact) {
    const auto before = end(ref, fact, role.before), after = end(ref, fact, role.after);
    if (!before || !after) return;
    EventOrder o{*before, *after, 0, std::nullopt};
    const Length* gap = role.gap ? get<Length>(fact, *role.gap) : nullptr;
    if (gap != nullptr) {
      const GapDays days = gap_days(*gap);
      o.least = days.least;
      o.most = days.most;
    }
    out_.events.orders.push_back(o);
    out_.ordered.push_back(ref);
    out_.roles.push_back(&role);
  }

  void event(std::uint32_t node, DatePlace place) {
    const When* when = get<When>(fact_of(documents_, place.fact), place.field);
    if (when == nullptr) return;
    DatedEvent e{node, {}};
    for (const TimeReading& reading : when->readings) {
      if (!reading.days.empty()) e.readings.push_back(reading.days);
    }
    if (e.readings.empty()) return;
    out_.events.events.push_back(std::move(e));
    out_.dated.push_back(place);
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
    for (const Statement& statement : statements()) {
      const Fact& fact = fact_of(documents_, statement.fact);
      if (fact.voice == Voice::reported) out.severity = std::min(out.severity, Severity::warning);
      if (fact.voice == Voice::quoted) out.severity = Severity::notice;
      out.places.push_back({statement.fact.document, statement.span, false, statement.is_date ? "date" : "order"});
      if (std::string line = told(statement); !line.empty()) out.proof.push_back(std::move(line));
      if (statement.is_date) guesses(statement, out);
    }
    out.message = conclusion();
    out.proof.push_back(out.message);
    show_at_last_date(out);
    return out;
  }

  std::string conclusion() const {
    if (!what_.first) return "these statements put the events in a circle";
    const DatePlace from = network_.dated[*what_.first], to = network_.dated[*what_.last];
    if (what_.steps.size() > 1) {
      return "by these statements it was on or before " + pretty_day(what_.latest) + ", not " + date(to);
    }
    // One order: tell it forward in time.
    const bool forward = what_.steps[0].forward;
    const DatePlace before = forward ? from : to, after = forward ? to : from;
    const Length* gap = gap_of(what_.steps[0].order);
    if (gap == nullptr && network_.roles[what_.steps[0].order]->word) {
      const FactRef ref = network_.ordered[what_.steps[0].order];
      const std::string words = quote({ref, order_place(what_.steps[0].order), false, what_.steps[0].order});
      return words + " puts " + date(before) + " before " + date(after);
    }
    if (gap == nullptr) return date(before) + " is told as coming before " + date(after);
    const LengthValue length{gap->amount, gap->unit};
    const Days sum = shifted(days(before), length, false);
    return date(before) + " + " + show(Value(length), documents_) + " = " + show_days(sum) + ", not " + date(after);
  }

  // What the contradiction rests on.
  struct Statement {
    FactRef fact;
    Span span;
    bool is_date = false;
    std::uint32_t index = 0;  // of the dated event or the order
  };
  // By place, dates before the order that holds them.
  std::vector<Statement> statements() const {
    std::vector<Statement> out;
    if (what_.first) out.push_back(date_statement(*what_.first));
    for (const auto& step : what_.steps) {
      const FactRef ref = network_.ordered[step.order];
      out.push_back({ref, order_place(step.order), false, step.order});
    }
    if (what_.last) out.push_back(date_statement(*what_.last));
    std::stable_sort(out.begin(), out.end(), [](const Statement& a, const Statement& b) {
      return std::make_tuple(a.span.begin, a.span.end, !a.is_date) < std::make_tuple(b.span.begin, b.span.end, !b.is_date);
    });
    return out;
  }

 private:
  const Program& program_;
  Documents documents_;
  const Network& network_;
  const Contradiction& what_;

  const Field& field(const DatePlace& place) const { return fact_of(documents_, place.fact).fields[place.field]; }
  const When& when(const DatePlace& place) const { return std::get<When>(field(place).value); }
  Days days(const DatePlace& place) const { return when(place).readings.front().days; }
  std::string date(const DatePlace& place) const { return show_days(days(place)); }
  const Length* gap_of(std::uint32_t order) const {
    const NetworkRole& role = *network_.roles[order];
    return role.gap ? get<Length>(fact_of(documents_, network_.ordered[order]), *role.gap) : nullptr;
  }
  // The words that state an order, or the whole fact.
  Span order_place(std::uint32_t order) const {
    const Fact& fact = fact_of(documents_, network_.ordered[order]);
    const std::optional<std::uint32_t> word = network_.roles[order]->word;
    if (!word || *word >= fact.fields.size() || fact.fields[*word].span.empty()) return fact.span;
    return fact.fields[*word].span;
  }
  Statement date_statement(std::uint32_t event) const {
    const DatePlace& place = network_.dated[event];
    const Span span = field(place).span;
    return {place.fact, span.empty() ? fact_of(documents_, place.fact).span : span, true, event};
  }

  std::string quote(const Statement& statement) const {
    const Document* document = documents_[statement.fact.document].document;
    if (document == nullptr) return "“…”";
    // An event is quoted whole; of an order that holds its dates there is no more to quote than itself.
    const bool own_fact = statement.is_date && !is_order(statement.fact);
    const Span span = own_fact ? fact_of(documents_, statement.fact).span : statement.span;
    std::string words(span.in(document->text));
    if (words.size() > kLongestQuote) {
      std::size_t end = kLongestQuote;
      while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
      words = words.substr(0, end) + "…";
    }
    return "“" + words + "”";
  }

  bool is_order(FactRef ref) const {
    return std::find(network_.ordered.begin(), network_.ordered.end(), ref) != network_.ordered.end();
  }

  // A line of the proof; empty where the conclusion says as much.
  std::string told(const Statement& statement) const {
    const std::string words = quote(statement);
    if (statement.is_date) {
      const std::string day = date(network_.dated[statement.index]);
      return words == "“" + day + "”" ? "" : words + ": " + day;
    }
    if (const Length* gap = gap_of(statement.index)) {
      return words + ": " + show(Value(LengthValue{gap->amount, gap->unit}), documents_) + " between them";
    }
    return what_.steps.size() > 1 ? words + ": one before the other" : "";
  }

  // The contradiction stands in every reading; it rests on a guess where all readings of a date are guesses.
  void guesses(const Statement& statement, Finding& out) const {
    const DatePlace& place = network_.dated[statement.index];
    const auto guessed = [](const TimeReading& r) { return r.guessed; };
    if (!std::all_of(when(place).readings.begin(), when(place).readings.end(), guessed)) return;
    out.severity = std::min(out.severity, Severity::warning);
    const Document* document = documents_[place.fact.document].document;
    const Span span = field(place).span;
    const std::string words = document != nullptr && !span.empty() ? std::string(span.in(document->text)) : "the date";
    out.assumed.push_back("“" + words + "” is taken to mean " + date(place));
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
    Judgement judgement{program.info.name, {}, "cannot hold", teller.conclusion()};
    bool here = false;
    for (const auto& statement : teller.statements()) {
      here = here || touches(statement.fact);
      const auto& facts = judgement.facts;
      if (std::find(facts.begin(), facts.end(), statement.fact.fact) == facts.end())
        judgement.facts.push_back(statement.fact.fact);
      told.push_back(statement.fact);
    }
    if (!here) continue;
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
