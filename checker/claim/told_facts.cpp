// What is told as past or as future with its date, by the tense of the verb that the date belongs to.
#include <algorithm>

#include "checker/claim/event_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

bool past(const DatedVerb& e, bool since) {
  switch (e.verb.form) {
    case VerbForm::past:
    case VerbForm::pluperfect: return true;
    case VerbForm::perfect: return !e.fronted || since;
    case VerbForm::was: return e.fronted;
    default: return false;
  }
}

// "Our will to defend it": no verb.
bool noun_will(const View& view, const DatedVerb& e) {
  if (e.verb.first == 0 || view.text(e.verb.first) != "will") return false;
  return view.is(e.verb.first - 1, view.lexicon.group("told-will-noun")) || view.possessive(e.verb.first - 1);
}

// "The egg roll held on 10 April": who holds something names it, so that this is the participle, and tells no time.
bool held_without_object(const View& view, const DatedVerb& e) {
  if (!e.verb.bare || e.verb.last >= view.mentions.tokens.size()) return false;
  return view.is(e.verb.main, view.lexicon.group("told-held")) && view.is(e.verb.last, view.lexicon.group("told-held-when"));
}

// "Half of the cars sold in 2030", "being delivered in 2024", "bonds dated 30 June": of what is to come as well.
bool participle_alone(const View& view, const DatedVerb& e, bool wide) {
  if (e.verb.first > 0 && (view.text(e.verb.first) == "being" || view.text(e.verb.first - 1) == "being")) return true;
  const std::string_view main = view.text(e.verb.main);
  if (main == "updated" || main == "Updated") return true;  // "This post was last updated on 2 May"
  if (!e.verb.bare || e.fronted || e.verb.last >= view.mentions.tokens.size()) return false;
  if (main == "dated") return true;
  if (e.verb.first > 1 && view.text(e.verb.first - 1) == "or" && view.text(e.verb.first - 2).ends_with("ing")) return true;  // "maturing or called on 15 May"
  return wide && view.text(e.verb.last) == "in" && view.is(e.verb.main, view.lexicon.group("told-made"));
}

// "The bond auctioned on 7 May will be reopened": the verb of the clause stands behind the date. Asked only of days to come.
bool before_its_verb(const View& view, const EventReader& events, const DatedVerb& e) {
  const auto& issue = view.document.issue.date;
  if (!e.verb.bare || e.fronted || e.verb.first == view.mentions.sentences[e.sentence].first || !issue) return false;
  if (view.mention(e.date).time()->readings.front().days.begin <= issue->value) return false;
  const std::string_view before = view.text(e.verb.first - 1);
  if (before == "that" || before == "which" || before == "who") return false;
  const std::uint32_t behind = view.mentions.token_at(view.mention(e.date).span.end - 1) + 1;
  const auto groups = events.reader().read(view, e.sentence);
  return std::any_of(groups.begin(), groups.end(), [&](const VerbGroup& g) { return g.first == behind && (g.form == VerbForm::future || g.form == VerbForm::present); });
}

// "Will build on the talks of previous years in April": the date of what is built on.
bool told_of_old(const View& view, std::uint32_t from, std::uint32_t to) {
  return view.any(from, to, view.lexicon.group("told-of-old"));
}

// "In the pilot for the census of 2021 the office reached": the date of the census, of which the clause tells nothing.
bool of_another(const View& view, const DatedVerb& e, std::uint32_t date) {
  if (!e.fronted || view.text(date - 1) != "of") return false;
  std::uint32_t prepositions = 0;
  for (std::uint32_t t = view.mentions.sentences[e.sentence].first; t + 1 < date; ++t) prepositions += view.text(t) != "of" && view.is(t, view.lexicon.group("preposition")) ? 1 : 0;
  return prepositions > 1;
}

// "[He died in 1962.]": what somebody put in later.
bool in_brackets(const View& view, std::uint32_t token) {
  for (std::uint32_t t = token; t > 0 && token - t < 60; --t) {
    if (view.is_mark(t - 1, ']')) return false;
    if (view.is_mark(t - 1, '[')) return true;
  }
  return false;
}

}  // namespace

void add_told_facts(FactMaker& maker, const EventReader& events) {
  const View& view = maker.view;
  const GroupId plan = view.lexicon.group("ev-plan"), to_come = view.lexicon.group("ev-to-come"), kinds = view.lexicon.group("ev-kind"), done = view.lexicon.group("ev-done");
  StanceMarks marks;
  for (const DatedVerb& e : events.verbs()) {
    const Mention& date = view.mention(e.date);
    const Time& time = *date.time();
    if (time.origin == Origin::relative || time.granularity == Granularity::decade || time.granularity == Granularity::century) continue;  // rests on what it was counted from
    const std::uint32_t first = view.mentions.token_at(date.span.begin);
    const std::string_view lead = view.text(first - 1);
    const std::uint32_t main_word = view.mentions.tokens[e.verb.main].word;
    const bool wide = time.granularity != Granularity::day && time.granularity != Granularity::week && time.granularity != Granularity::month;
    const bool near = e.fronted || first - 1 - e.verb.last <= 2;
    // "Called off the strike" is no plan.
    const bool planned = view.lexicon.is(main_word, plan) && view.lexicon.match(done, view.mentions.tokens, e.verb.main, view.mentions.sentences[e.sentence].last) == 0;
    std::string tense;
    const bool since = lead == "since" || lead == "Since";
    const bool by = lead == "by" || lead == "By";
    if (past(e, since) && !e.loose && !planned && (!wide || near) && (!by || (e.fronted && e.verb.form == VerbForm::pluperfect)) && lead != "from" && lead != "From") tense = "past";
    if (e.verb.form == VerbForm::future && (!wide || near) && !(wide && (lead == "from" || lead == "From"))) {
      tense = "future";
      // "Will discuss the attack on 3 March": the date of what is discussed.
      if (!e.fronted && first >= 2 && first - 2 >= e.verb.last &&
          (!view.lexicon.value_of(kinds, view.mentions.tokens[first - 2].word).empty() || view.is(first - 2, to_come)) &&
          !view.lexicon.is(main_word, view.lexicon.group("told-take-place")))
        tense.clear();
    }
    if (tense == "future" && (noun_will(view, e) || view.text(first) == "as" || (lead == "of" && first >= 2 && view.text(first - 2) == "as"))) tense.clear();  // "debts as of 1 May will be paid"
    if (tense == "past" && (held_without_object(view, e) || participle_alone(view, e, wide) || before_its_verb(view, events, e))) tense.clear();
    if (tense == "future" && !e.fronted && told_of_old(view, e.verb.last, first)) tense.clear();
    if (tense.empty() || in_brackets(view, first) || of_another(view, e, first)) continue;
    // "Had the treaty expired on …, it would …"
    if (view.is(view.mentions.sentences[e.sentence].first, view.lexicon.group("told-unreal"))) continue;
    // The mood is that of the verb; a condition reaches over it.
    const auto [from, to] = std::minmax(e.verb.first, first);
    if (maker.stance.read(view, e.sentence, from, std::max(to + 1, e.verb.last), marks).stance == Stance::hypothetical) continue;
    const Span verb{view.mentions.tokens[e.verb.first].begin, view.mentions.tokens[e.verb.last - 1].end};
    const Span whole{std::min(verb.begin, date.span.begin), std::max(verb.end, date.span.end)};
    std::vector<FactMaker::Named> fields = {{"when", date_field(date)}, {"tense", key_field(tense, verb)}, {"verb", {std::string(verb.in(view.document.text)), verb}}};
    // "In September of this year".
    const std::uint32_t last = view.mentions.token_at(date.span.end - 1);
    if (time.written.month != 0 && last > first + 1 && view.text(last) == "year" && view.text(last - 1) == "this") fields.push_back({"year_told", key_field("yes", date.span)});
    maker.add("told", whole, std::move(fields), true);
  }
}

}  // namespace claimcheck
