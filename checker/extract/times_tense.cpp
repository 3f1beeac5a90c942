#include "checker/extract/times_tense.h"

namespace claimcheck::times {
namespace {

constexpr std::uint32_t kReach = 30;  // tokens
constexpr int kComma = 6;             // what a comma between counts, in tokens

struct Found {
  Tense tense = Tense::unknown;
  int cost = 1000;
};

bool past_form(const Reader& r, std::uint32_t i) {
  if (r.word(i).cue == Cue::past) return true;
  if (!r.plain(i)) return false;
  const std::string_view s = r.text(i);
  return s.size() >= 4 && s.ends_with("ed") && !s.ends_with("eed");
}

// "May" with its capital is the month, unless it opens a question.
bool is_modal(const Reader& r, std::uint32_t i) {
  return r.word(i).cue == Cue::modal && !(r.word(i).month != 0 && r.capital(i)) && r.text(i) != "would";
}

// The auxiliaries before a participle decide: "will be closed", "has been closed", "is closed".
Tense before_participle(const Reader& r, std::uint32_t i, Tense otherwise) {
  bool be = false;
  for (std::uint32_t k = i, steps = 0; k-- > r.first() && steps < 5; ++steps) {
    const TimeWord& w = r.word(k);
    switch (w.cue) {
      case Cue::past:
        return Tense::past;
      case Cue::have:
        return Tense::perfect;
      case Cue::will:
        return Tense::future;
      case Cue::modal:
        if (is_modal(r, k)) return Tense::future;
        return r.capital(k) ? otherwise : Tense::unknown;
      case Cue::be:
        be = true;
        continue;
      default:
        break;
    }
    if (w.role == Role::to) return be ? Tense::future : Tense::unknown;
    if (w.role == Role::now) continue;  // "will now be held"
    if (!r.plain(k) || w.role != Role::none) break;
    if (!be && steps > 2) break;
  }
  return be ? Tense::present : otherwise;
}

// What the word says, if it is a finite verb or a cue of the future.
Tense told_by(const Reader& r, std::uint32_t i) {
  const TimeWord& w = r.word(i);
  const bool to_next = r.role(i + 1) == Role::to;
  switch (w.cue) {
    case Cue::will:
      return Tense::future;
    case Cue::plan: {
      // "is due", "are expected to"; as a noun ("plans", "hopes") only with its infinitive.
      const std::string_view s = r.text(i);
      const bool participle = s.ends_with("ed") || s == "due" || s.ends_with("coming") || s.starts_with("likel");
      if (!participle && !to_next) return Tense::unknown;
      // What "had been planned" may be past or still to come.
      return before_participle(r, i, Tense::future) == Tense::past ? Tense::present : Tense::future;
    }
    case Cue::modal:
      return is_modal(r, i) ? Tense::future : Tense::unknown;
    case Cue::past: {
      const std::string_view s = r.text(i);
      if (to_next && (s == "set" || s == "was" || s == "were"))
        return Tense::future;  // "is set to begin"; "was to elect" tells a plan
      if (s == "had" && r.text(i + 1) == "been" && (r.word(i + 2).cue == Cue::plan || r.text(i + 2) == "meant"))
        return Tense::present;
      if (s == "was" || s == "were" || s == "had" || s == "did") return Tense::past;
      return before_participle(r, i, Tense::past);
    }
    case Cue::be:
      return to_next ? Tense::future : Tense::unknown;
    case Cue::have:
      return past_form(r, i + 1) || past_form(r, i + 2) ? Tense::perfect : Tense::unknown;
    case Cue::none:
      break;
  }
  if (w.base && r.role(i - 1) == Role::to) {  // "is set to begin"; "agreed to meet" is only later than what is told
    const Cue before = r.word(i - 2).cue;
    return before == Cue::plan || before == Cue::be || r.text(i - 2) == "set" ? Tense::future : Tense::present;
  }
  if (w.schedule && r.plain(i)) return before_participle(r, i, Tense::future);
  if (!past_form(r, i)) return Tense::unknown;
  // "the armed groups" is no verb.
  const Role before = r.role(i - 1);
  if (i > r.first() &&
      (before == Role::the || before == Role::a || before == Role::of || before == Role::in || r.possessive(i - 1)))
    return Tense::unknown;
  return before_participle(r, i, Tense::past);
}

// Whether nothing but its preposition stands before a time in its clause: "On 5 January, parliament voted".
bool opens_clause(const Reader& r, std::uint32_t first) {
  const std::uint32_t lead = first > r.first() && r.word(first - 1).leads ? first - 1 : first;
  return lead == r.first() || r.mark(lead - 1) != 0;
}

}  // namespace

Tense tense_around(const Reader& r, std::uint32_t first, std::uint32_t last) {
  Found best;
  const auto consider = [&](Tense tense, int cost) {
    if (tense != Tense::unknown && cost < best.cost) best = {tense, cost};
  };
  int cost = 0;
  for (std::uint32_t i = first, steps = 0; i-- > r.first() && steps < kReach && cost < best.cost; ++steps) {
    ++cost;
    const char mark = r.mark(i);
    if (mark == ',' || mark == '_') cost += kComma;
    if (mark == ';' || mark == ':') cost += 2 * kComma;
    consider(told_by(r, i), cost);
  }
  cost = 1;  // on a tie the verb before it
  const bool opens = opens_clause(r, first);
  for (std::uint32_t i = last, steps = 0; i < r.last() && steps < kReach && cost < best.cost; ++i, ++steps) {
    ++cost;
    const char mark = r.mark(i);
    if (mark == ',' || mark == '_') cost += i == last && opens ? 1 : kComma;
    if (mark == ';' || mark == ':') cost += 2 * kComma;
    consider(told_by(r, i), cost);
  }
  return best.tense;
}

}  // namespace claimcheck::times
