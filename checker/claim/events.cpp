#include "checker/claim/events.h"

#include <algorithm>

namespace claimcheck {
namespace {

constexpr std::uint32_t kReach = 16;  // tokens between a verb and its date

bool readable(BlockKind kind) {
  return kind != BlockKind::masthead && kind != BlockKind::furniture && kind != BlockKind::code && kind != BlockKind::heading && kind != BlockKind::table_cell;
}

}  // namespace

std::vector<std::uint32_t> dated_sentences(const View& view) {
  std::vector<std::uint32_t> out;
  for (const Mention& m : view.mentions.mentions) {
    if (m.kind != MentionKind::date || m.sentence == 0 || m.sentence >= view.mentions.sentences.size() || (!out.empty() && out.back() == m.sentence)) continue;
    if (readable(view.mentions.sentences[m.sentence])) out.push_back(m.sentence);
  }
  return out;
}

EventReader::EventReader(const View& view)
    : view_(view), reader_(view.lexicon), opener_(view.lexicon.group("ev-opener")), to_come_(view.lexicon.group("ev-to-come")),
      decision_(view.lexicon.group("ev-decision")), plan_(view.lexicon.group("ev-plan")), relative_(view.lexicon.group("list-relative")),
      light_(view.lexicon.group("ev-light")), outcome_(view.lexicon.group("ev-outcome")), article_(view.lexicon.group("article")), loom_(view.lexicon.group("ev-loom")),
      text_(view.lexicon.group("ev-text")), passed_(view.lexicon.group("ev-passed")), how_(view.lexicon.group("ev-how")), won_(view.lexicon.group("ev-won")), settled_(view.lexicon.group("ev-settled")), lead_(view.lexicon.group("ev-date-lead")),
      lead_adverb_(view.lexicon.group("ev-lead-adverb")), joins_(view.lexicon.group("ev-joins")), clause_(view.lexicon.group("ev-clause")), place_(view.lexicon.group("ev-place")), aftermath_(view.lexicon.group("ev-aftermath")), as_late_(view.lexicon.group("ev-as-late")), last_(view.lexicon.group("ev-last")), hour_(view.lexicon.group("ev-hour")), at_hour_(view.lexicon.group("ev-at-hour")) {
  std::uint32_t next = 0;
  for (const Mention& m : view_.mentions.mentions) {
    if (m.kind != MentionKind::date || m.sentence < next || m.sentence >= view_.mentions.sentences.size()) continue;
    next = m.sentence + 1;
    const Sentence& s = view_.mentions.sentences[m.sentence];
    if (readable(s) && readable(view_.document.blocks[s.block].kind)) read_sentence(m.sentence);
  }
}

const std::vector<DateTokens>& EventReader::dates_of(std::uint32_t sentence) const {
  const auto [at, first] = dates_.try_emplace(sentence);
  if (first) at->second = find_dates(sentence);
  return at->second;
}

std::vector<DateTokens> EventReader::find_dates(std::uint32_t sentence) const {
  std::vector<DateTokens> out;
  const Sentence& s = view_.mentions.sentences[sentence];
  const auto& all = view_.mentions.mentions;
  auto at = std::partition_point(all.begin(), all.end(), [&](const Mention& m) { return m.span.begin < s.span.begin; });
  for (; at != all.end() && at->span.begin < s.span.end; ++at) {
    const Time* time = at->time();
    if (at->kind != MentionKind::date || time == nullptr || at->nested || time->range || time->readings.empty()) continue;
    DateTokens d;
    d.mention = static_cast<std::uint32_t>(at - all.begin());
    d.first = view_.mentions.token_at(at->span.begin);
    d.last = view_.mentions.token_at(at->span.end - 1) + 1;
    d.lead = d.first;
    if (d.first > s.first) {
      if (is(d.first - 1, lead_)) d.lead = d.first - 1;
      // "As late as 14 July the ministry denied it".
      if (view_.text(d.first - 1) == "as" && d.first >= s.first + 3 && is(d.first - 2, as_late_) && (view_.text(d.first - 3) == "As" || view_.text(d.first - 3) == "as")) d.lead = d.first - 3;
      // "Expired at the end of 2021".
      if (view_.text(d.first) == "the" && (view_.text(d.first - 1) == "at" || view_.text(d.first - 1) == "At")) d.lead = d.first - 1;
      // "Before dawn on 18 January", "late on 3 May": the hour stands before the day.
      if (d.lead < d.first && d.lead >= s.first + 1 && is(d.lead - 1, hour_)) {
        --d.lead;
        while (d.lead > s.first && is(d.lead - 1, at_hour_)) --d.lead;
      }
      // "At 14.20 on 17 August".
      for (std::uint32_t t = d.lead; d.lead < d.first && t > s.first && d.lead - t < 5 && (view_.mentions.tokens[t - 1].kind == TokenKind::number || view_.mentions.tokens[t - 1].kind == TokenKind::mark || is(t - 1, at_hour_)); --t) {
        if (view_.text(t - 1) == "at" || view_.text(t - 1) == "At") {
          d.lead = t - 1;
          break;
        }
      }
      // "During the night to 10 November": the preposition of the night.
      const std::string_view before = view_.text(d.first - 1);
      if ((before == "to" || before == "of" || before == "before") && d.first >= s.first + 4 && view_.text(d.first - 2) == "night" && view_.text(d.first - 3) == "the") {
        const std::string_view lead = view_.text(d.first - 4);
        if (lead == "in" || lead == "on" || lead == "during" || lead == "In" || lead == "On" || lead == "During") d.lead = d.first - 4;
      }
    }
    out.push_back(d);
  }
  return out;
}

// "On 3 March …", "… ; in May …", "…, and on 5 March …", "But on 3 March …".
bool EventReader::opens_clause(const Sentence& s, const DateTokens& d) const {
  if (d.lead == d.first) return false;
  std::uint32_t k = d.lead;
  while (k > s.first && is(k - 1, lead_adverb_)) --k;
  if (k == s.first) return true;
  const std::string_view before = view_.text(k - 1);
  if (before == ";" || before == ":" || before == "—" || before == "–" || before == "(" || before == "[") return true;
  if (is(k - 1, joins_)) {
    return k - 1 == s.first || view_.is_mark(k - 2, ',') || view_.is_mark(k - 2, ';') || view_.text(k - 2) == "—";
  }
  if (is(k - 1, clause_)) return k - 1 > s.first;
  // "Thereupon, on 14 March, the opposition …": behind a short adverbial.
  if (before == "," && k - 1 - s.first <= (view_.is_mark(d.last, ',') ? 7U : 4U) && d.last < s.last) {
    bool words = true;
    for (std::uint32_t t = s.first; t + 1 < k; ++t) words = words && view_.mentions.tokens[t].kind == TokenKind::word && !reader_.is_past_form(view_, t) && !view_.mentions.tokens[t].has(kCapital) == (t != s.first);
    if (words) return true;
  }
  // "At a meeting in Vienna on 3 March 2020, the parties agreed": a phrase of place and time opens the sentence.
  const bool subject_follows = d.last < s.last && (view_.is_mark(d.last, ',') || is(d.last, article_) || view_.mentions.tokens[d.last].has(kCapital));
  if (k - s.first <= 8 && subject_follows) {
    if (is(s.first, place_)) {
      return std::none_of(&view_.mentions.tokens[s.first], &view_.mentions.tokens[k], [&](const Token& t) { return t.kind != TokenKind::word; });
    }
  }
  return false;
}

// The verb that a date at the head of its clause belongs to: the first one behind it that is in no relative clause.
const VerbGroup* EventReader::verb_behind(const Sentence& s, const DateTokens& d, const std::vector<VerbGroup>& groups) const {
  std::uint32_t t = d.last, depth = 0;
  std::uint32_t skip_verbs = 0;
  const VerbGroup* participle = nullptr;
  auto g = std::find_if(groups.begin(), groups.end(), [&](const VerbGroup& v) { return v.first >= d.last; });
  for (; t < s.last && t - d.last < 40; ++t) {
    if (view_.is_mark(t, '(') || view_.is_mark(t, '[')) ++depth;
    else if ((view_.is_mark(t, ')') || view_.is_mark(t, ']')) && depth > 0) --depth;
    if (view_.is_mark(t, ';') || view_.is_mark(t, ':')) break;
    if (depth == 0 && t > d.last && is(t, relative_)) {
      // ", which …," ends at its comma; "the party that won …" takes one verb.
      if (view_.is_mark(t - 1, ',')) {
        while (t + 1 < s.last && !view_.is_mark(t + 1, ',')) ++t;
        while (g != groups.end() && g->first <= t) ++g;
        continue;
      }
      skip_verbs = 1;
    }
    if (g == groups.end() || g->first != t) continue;
    const VerbGroup& v = *g++;
    t = v.last - 1;
    if (depth > 0) continue;
    if (skip_verbs > 0) {
      --skip_verbs;
      continue;
    }
    if (!v.bare) return participle != nullptr && v.form == VerbForm::unreal ? participle : &v;
    if (v.form == VerbForm::unreal && !reader_.is_past_form(view_, v.main)) continue;  // a gerund
    // "The station, founded in 1950, celebrated": up to the next comma. Behind a second comma it is the verb of the sentence.
    if (v.first > d.last + 1 && view_.is_mark(v.first - 1, ',') && !closes_aside(d.last + 1, v.first - 1)) {
      while (t + 1 < s.last && !view_.is_mark(t + 1, ',')) ++t;
      while (g != groups.end() && g->first <= t) ++g;
      continue;
    }
    // "the deputies elected in 2016 will vote": a participle if another verb follows without a comma.
    if (participle != nullptr) return participle;
    participle = &v;
    const bool may_be_participle = v.last < s.last && (view_.text(v.last) == "in" || view_.text(v.last) == "by" || view_.text(v.last) == "on" ||
                                                       view_.text(v.last) == "from" || view_.text(v.last) == "at" || view_.text(v.last) == "under");
    if (!may_be_participle) return participle;
    for (std::uint32_t k = v.last; k < s.last; ++k) {
      if (view_.mentions.tokens[k].kind == TokenKind::mark || view_.text(k) == "and" || view_.text(k) == "but" || is(k, opener_)) return participle;
      if (g != groups.end() && g->first == k) break;
    }
  }
  return participle;
}

// Whether the comma at `comma` is the second of a pair, of those from `from` on: "the protests, which Iran opposed, led to".
bool EventReader::closes_aside(std::uint32_t from, std::uint32_t comma) const {
  std::uint32_t commas = 0;
  for (std::uint32_t t = from; t <= comma; ++t) commas += view_.is_mark(t, ',') ? 1 : 0;
  return commas % 2 == 0;
}

// Whether the words between a verb and its date leave the date to the verb.
bool EventReader::between_allows(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t k = from; k < to; ++k) {
    if (is(k, opener_)) return false;
    if (view_.mentions.tokens[k].kind != TokenKind::mark) continue;
    const bool glue = view_.is_mark(k, '-') || view_.text(k) == "’" || view_.is_mark(k, '\'') || view_.is_mark(k, '"') || view_.text(k) == "“" ||
                      view_.text(k) == "”" || view_.is_mark(k, '$') || view_.is_mark(k, '%') || view_.text(k) == "€" || view_.is_mark(k, '&') || view_.is_mark(k, '#');
    const bool last_comma = view_.is_mark(k, ',') && k + 1 == to;
    if (!glue && !last_comma) return false;
  }
  return true;
}

const VerbGroup* EventReader::verb_before(const Sentence& s, const DateTokens& d, const std::vector<VerbGroup>& groups, bool& loose) const {
  const VerbGroup *v = nullptr, *previous = nullptr;
  for (const VerbGroup& g : groups) {
    if (g.last > d.lead) break;
    previous = v;
    v = &g;
  }
  loose = false;
  if (v == nullptr || d.lead - v->last > kReach || !between_allows(v->last, d.lead)) return nullptr;
  if (v->first > s.first && view_.text(v->first - 1) == "to") return nullptr;  // "plans to be closed"
  // "Will be used for the version released in 2020": not yet.
  if (v->bare && previous != nullptr && (previous->form == VerbForm::future || (previous->form == VerbForm::unreal && !previous->bare)) && v->first - previous->last <= 8 &&
      between_allows(previous->last, v->first))
    return nullptr;
  const bool adjacent = d.lead - v->last <= 1;
  // "Was announced by the ministry on 3 May" is dated itself; "announced elections on 3 May" may date the elections.
  const bool agent = v->passive && !v->bare && v->last < s.last && (view_.text(v->last) == "by" || view_.text(v->last) == "in" || view_.text(v->last) == "at");
  if (is(v->main, decision_) && d.lead > v->last && !agent) loose = true;
  // "Took effect", "won the election in July": the verb tells that it is over.
  std::uint32_t k = v->last;
  if (k < d.lead && is(v->main, light_)) k += k + 2 < d.lead && view_.text(k) == "to" && view_.text(k + 1) == "the" ? 3 : 1;  // "went to the polls"
  const std::uint32_t outcome = is(v->main, outcome_) ? d.lead - 1 : kNone;
  for (; k < d.lead && k != outcome; ++k) {
    if (view_.text(k) == "to" && view_.mentions.tokens[k + 1].kind == TokenKind::number) continue;  // "cut the rate to 3%"
    // "Voted for the fourth time on 23 March".
    if (view_.text(k) == "for" && k + 3 < d.lead && view_.text(k + 1) == "the" && view_.text(k + 3) == "time") {
      k += 3;
      continue;
    }
    if (is(k, to_come_) && view_.text(k) != "of" && !(agent && k == v->last)) loose = true;
  }
  // "Approved the bill on 2 June", "approved the plan on 2 June by a large majority": when it was passed.
  if (loose && !v->passive && v->form == VerbForm::past && is(v->main, passed_) && d.lead > v->last &&
      (is(d.lead - 1, text_) || view_.lexicon.match(how_, view_.mentions.tokens, d.last, s.last) > 0))
    loose = false;
  if (v->form == VerbForm::was && !adjacent) loose = true;
  return v;
}

// "The summit of 12 March ended", "turnout rose in the ballot of 7 June": the date of the event is that of what is told of it.
bool EventReader::of_event(const Sentence& s, const DateTokens& d, const std::vector<VerbGroup>& groups, DatedVerb& event) const {
  const auto next = std::find_if(groups.begin(), groups.end(), [&](const VerbGroup& g) { return g.first >= d.last; });
  const bool subject = next != groups.end() && next->first == d.last && (next == groups.begin() || std::prev(next)->last + 12 < d.lead) && d.lead - s.first <= 8;
  if (subject) {
    event.verb = *next;
    event.fronted = true;
    event.loose = next->passive || next->form == VerbForm::was || is(next->main, loom_);
    // "Turnout in the elections of 29 October was the lowest": what is told of what an event has left.
    for (std::uint32_t k = s.first; k < d.lead && k - s.first < 3 && event.loose && !next->passive; ++k) event.loose = !is(k, aftermath_);
    return true;
  }
  // "… in the ballot of": the noun, its article and the preposition.
  std::uint32_t k = d.lead;
  while (k > s.first && d.lead - k < 5 && !is(k - 1, article_)) --k;
  if (k < s.first + 2 || !is(k - 1, article_)) return false;
  // "Won the local elections of 23 May": over, if they are won.
  const auto won = std::find_if(groups.begin(), groups.end(), [&](const VerbGroup& g) { return g.last + 1 == k; });
  if (won != groups.end() && won->form == VerbForm::past && !won->passive && is(won->main, outcome_) && is(won->main, won_)) {
    event.verb = *won;
    return true;
  }
  if (!is(k - 2, place_)) return false;
  DateTokens moved = d;
  moved.lead = k - 2;
  const VerbGroup* v = verb_before(s, moved, groups, event.loose);
  if (v == nullptr || v->form != VerbForm::past) return false;
  event.verb = *v;
  // "Threw out the plan in the referendum of 6 June": what a vote has settled is over.
  if (!v->passive && view_.lexicon.match(settled_, view_.mentions.tokens, v->main, s.last) > 0) event.loose = false;
  return true;
}

// "It was in the autumn of 2022 that the minister opened the inquiry".
const VerbGroup* EventReader::verb_of_cleft(const Sentence& s, const DateTokens& d, const std::vector<VerbGroup>& groups) const {
  if (view_.text(s.first) != "It" || d.lead == d.first || d.lead < s.first + 2 || d.lead - s.first > 4 || view_.text(s.first + 1) != "was" || d.last + 2 >= s.last || view_.text(d.last) != "that") return nullptr;
  const auto g = std::find_if(groups.begin(), groups.end(), [&](const VerbGroup& v) { return v.first > d.last + 1; });
  if (g == groups.end() || g->first - d.last > 14) return nullptr;
  for (std::uint32_t k = d.last + 1; k < g->first; ++k) {
    if (view_.mentions.tokens[k].kind == TokenKind::mark && !view_.is_mark(k, '-')) return nullptr;
    if (is(k, opener_)) return nullptr;
  }
  return &*g;
}

void EventReader::read_sentence(std::uint32_t sentence) {
  const Sentence& s = view_.mentions.sentences[sentence];
  const auto dates = dates_of(sentence);
  if (dates.empty()) return;
  const auto groups = reader_.read(view_, sentence);
  if (groups.empty()) return;
  for (const DateTokens& d : dates) {
    DatedVerb event{sentence, d.mention, {}, false, false};
    // "Last May the governor issued a decree".
    if (d.lead == d.first && d.first == s.first && d.first > 0 && is(d.first, last_)) {
      const VerbGroup* v = d.last < s.last && !view_.possessive(d.last) ? verb_behind(s, d, groups) : nullptr;
      if (v == nullptr || v->first == d.last) continue;
      event.verb = *v;
      event.fronted = true;
      out_.push_back(event);
      continue;
    }
    if (d.lead == d.first) continue;
    const std::string_view lead = view_.text(d.lead);
    if (const VerbGroup* cleft = verb_of_cleft(s, d, groups)) {
      event.verb = *cleft;
      event.fronted = true;
    } else if (opens_clause(s, d)) {
      const VerbGroup* v = verb_behind(s, d, groups);
      if (v == nullptr) continue;
      event.verb = *v;
      event.fronted = true;
    } else if (lead == "of") {
      if (!of_event(s, d, groups, event)) continue;
    } else if (const VerbGroup* v = verb_before(s, d, groups, event.loose)) {
      event.verb = *v;
    } else {
      // "The supreme court in July 2023 declared …": the date stands right before its verb.
      std::uint32_t next = d.last;
      if (next < s.last && view_.is_mark(next, ',') && d.lead > s.first && view_.is_mark(d.lead - 1, ',')) ++next;
      const auto g = std::find_if(groups.begin(), groups.end(), [&](const VerbGroup& x) { return x.first >= next; });
      if (g == groups.end() || g->first != next || d.lead == s.first || d.lead - s.first > 12) continue;
      const bool of_plan = is(d.lead - 1, to_come_);
      if (of_plan && (g->passive || g->form != VerbForm::past || is(g->main, loom_) || is(g->main, plan_))) continue;
      if (g->first > s.first && groups.front().first < g->first) continue;
      event.verb = *g;
      event.fronted = true;
    }
    out_.push_back(event);
  }
}

}  // namespace claimcheck
