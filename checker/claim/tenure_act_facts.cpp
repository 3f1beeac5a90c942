// Acts in office: "On 9 December Prime Minister X signed …", "the loan was granted by Director Weiss in June".
#include <algorithm>

#include "checker/claim/fields.h"
#include "checker/claim/tenures.h"

namespace claimcheck {
namespace {

class Acts {
 public:
  explicit Acts(Tenures& tenures)
      : tenures_(tenures), view_(tenures.view), events_(tenures.events), people_(tenures.people), offices_(tenures.offices) {}

  void run() {
    for (const DatedVerb& v : events_.verbs()) {
      const bool promised = v.verb.form == VerbForm::unreal && v.verb.bare && is(v.verb.main, act_) &&
                            events_.reader().is_past_form(view_, v.verb.main);  // "promised howitzers"
      if (promised || v.verb.form == VerbForm::past || v.verb.form == VerbForm::pluperfect || v.verb.form == VerbForm::perfect)
        act(v);
    }
    agents();
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  std::string_view text(std::uint32_t t) const { return view_.text(t); }

  // "On 9 December Prime Minister X signed …"; "X, as head of the agency, approved … in January".
  void act(const DatedVerb& v) {
    if (v.loose && !is(v.verb.main, act_)) return;
    const Sentence& s = view_.mentions.sentences[v.sentence];
    if (v.verb.passive) {
      if (v.verb.form == VerbForm::pluperfect) return;
      by_agent(v, s);
      return;
    }
    if (tenures_.joined_passive(v, s)) return;
    const auto leaves = view_.lexicon.lookup(turn_, view_.mentions.tokens, v.verb.main, s.last);
    if (leaves.length > 0 && !leaves.value.ends_with("-passive")) return;  // leaves or takes it by this very act
    const std::uint32_t person = people_.who(v.verb.first, v.sentence);
    if (person == kNone) return;
    std::string office;
    std::uint32_t at = kNone;
    bool as = false;
    for (std::uint32_t t = s.first; t < v.verb.first; ++t) {
      if (offices_.actor_at(t) == person) {
        const std::string title = offices_.titled_now(t, s);
        if (!title.empty() || !as) office = title, at = t;
      }
      if ((text(t) == "as" || text(t) == "As") && t + 1 < v.verb.first) {
        const std::string role = offices_.office_in(t + 1, std::min(v.verb.first, t + 6));
        if (!role.empty() && !offices_.former_in(t, v.verb.first)) office = role, at = t, as = true;
      }
    }
    // "Signed the pact as chancellor in 2007".
    for (std::uint32_t t = v.verb.last; t < s.last && t - v.verb.last < 10 && office.empty(); ++t) {
      if (view_.is_mark(t, ',') || view_.is_mark(t, ';')) break;
      if (text(t) != "as" || t + 1 >= s.last) continue;
      const std::string role = offices_.office_in(t + 1, std::min(s.last, t + 4));
      if (!role.empty() && !offices_.former_in(t, std::min(s.last, t + 4)) && leaves.length == 0)
        office = role, at = v.verb.first, as = true;
    }
    if (v.verb.form == VerbForm::pluperfect && !as) return;
    if (tenures_.dead.contains(person) && (as || is(v.verb.main, act_) || is(v.verb.main, alive_)) && !of_the_past(s))
      office = tenures_.dead.at(person), at = v.verb.first;
    if (office.empty() || at == kNone) return;
    add_act(v, person, office, at, as || is(v.verb.main, act_));
  }

  // "The loan was granted by Director Weiss in June".
  void by_agent(const DatedVerb& v, const Sentence& s) {
    // "Was ordered on 3 February by Minister Novak": behind its date.
    const Mention& date = view_.mention(v.date);
    const bool dated = !v.fronted && view_.mentions.token_at(date.span.begin) == v.verb.last + 1;
    const std::uint32_t by = dated ? view_.mentions.token_at(date.span.end - 1) + 1 : v.verb.last;
    if (by >= s.last || text(by) != "by") return;
    for (std::uint32_t t = by + 1; t < s.last && t - by < 5; ++t) {
      if (offices_.actor_at(t) == kNone) continue;
      const std::string office = offices_.titled_now(t, s);
      if (!office.empty()) add_act(v, offices_.actor_at(t), office, v.verb.main, true);
      return;
    }
  }

  // "The note of 4 September, signed by Ambassador Holt, …"; "it was under Mayor Oyen that, in 2015, the town sold its docks".
  void agents() {
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
      const Mention& m = view_.mention(i);
      const ActorRef* ref = m.actor();
      if (ref == nullptr || m.sentence >= view_.mentions.sentences.size() ||
          view_.mentions.actors[ref->actor].type != ActorType::person)
        continue;
      const Sentence& s = view_.mentions.sentences[m.sentence];
      const std::uint32_t first = view_.mentions.token_at(m.span.begin), last = view_.mentions.token_at(m.span.end - 1) + 1;
      if (!readable(s) || first < s.first + 3) continue;
      std::uint32_t lead = first;  // before the title
      while (lead > s.first && first - lead < 4 && text(lead) != "by" && text(lead) != "under") --lead;
      const bool by = text(lead) == "by" && lead > s.first && is(lead - 1, act_) && view_.is_mark(lead - 2, ',');
      const bool dated = text(lead) == "by" && lead >= s.first + 5;  // "taken in May 2019 by Commissioner Martel"
      const bool under =
          text(lead) == "under" && lead == s.first + 2 && text(s.first) == "It" && last < s.last && text(last) == "that";
      if (!by && !under && !dated) continue;
      const std::string office = offices_.titled_now(first, s);
      const auto dates = events_.dates_of(m.sentence);
      if (office.empty() || dates.size() != 1) continue;
      const DateTokens& d = dates.front();
      const bool aside = dated && d.last == lead && d.lead < d.first && d.lead >= s.first + 2 && view_.is_mark(d.lead - 2, ',') &&
                         std::any_of(events_.verbs().begin(), events_.verbs().end(),
                                     [&](const DatedVerb& v) { return v.date == d.mention && v.verb.last == d.lead; });
      const bool beside = by && d.lead < d.first && text(d.lead) == "of" && d.last + 2 == lead;
      const bool clause = under && d.first > last && d.first - last <= 4 && d.lead < d.first;
      if (!beside && !clause && !aside) continue;
      const std::uint32_t verb = aside ? d.lead - 1 : by ? lead - 1 : lead;
      const Mention& date = view_.mention(d.mention);
      const Span told{view_.mentions.tokens[verb].begin, view_.mentions.tokens[verb].end};
      tenures_.maker.add("in_office", {std::min(date.span.begin, told.begin), std::max(date.span.end, m.span.end)},
                         {{"person", key_field(tenures_.key(ref->actor), told)},
                          {"office", key_field(office, told)},
                          {"when", date_field(date)},
                          {"act", key_field("yes", told)},
                          {"verb", {std::string(told.in(view_.document.text)), told}}},
                         true);
    }
  }

  void add_act(const DatedVerb& v, std::uint32_t person, const std::string& office, std::uint32_t at, bool of_office) {
    const Mention& date = view_.mention(v.date);
    const Span verb = tenures_.span_of(v.verb);
    tenures_.maker.add("in_office",
                       {std::min(view_.mentions.tokens[at].begin, date.span.begin), std::max(verb.end, date.span.end)},
                       {{"person", key_field(tenures_.key(person), verb)},
                        {"office", key_field(office, verb)},
                        {"when", date_field(date)},
                        {"act", key_field(of_office ? "yes" : "no", verb)},
                        {"verb", {std::string(verb.in(view_.document.text)), verb}}},
                       true);
  }

  // "In his will", "as a young man": told of the dead, but of an earlier time.
  bool of_the_past(const Sentence& s) const { return view_.any(s.first, s.last, of_the_past_); }

  Tenures& tenures_;
  const View& view_;
  const EventReader& events_;
  const People& people_;
  const HeldOffices& offices_;
  const GroupId turn_ = group("tenure-turn"), act_ = group("tenure-act"), alive_ = group("tenure-alive"),
                of_the_past_ = group("tenure-of-the-past");
};

}  // namespace

void add_acts_in_office(Tenures& tenures) { Acts(tenures).run(); }

}  // namespace claimcheck
