// When a state is said to have joined an organisation, beside the day of accession that the register has.
#include <cstdlib>

#include "checker/claim/fields.h"
#include "checker/claim/register_facts.h"

namespace claimcheck {
namespace {

constexpr int kSlip = 10;  // years: what lies farther off is another kind of joining

class Accessions {
 public:
  explicit Accessions(const RegisterContext& context)
      : c_(context), view_(context.view()), tokens_(view_.mentions.tokens), join_(view_.lexicon.group("register-join")),
        other_(view_.lexicon.group("register-other-join")) {}

  void run() {
    for (const DatedVerb& v : c_.events.verbs()) {
      const bool told = v.verb.form == VerbForm::past || v.verb.form == VerbForm::pluperfect;
      if (told && !v.verb.passive) joined(v);
    }
  }

 private:
  void joined(const DatedVerb& v) {
    const Sentence& s = view_.mentions.sentences[v.sentence];
    const std::uint32_t length = view_.lexicon.match(join_, tokens_, v.verb.main, s.last);
    const Time* time = view_.mention(v.date).time();
    if (length == 0 || time == nullptr || time->readings.empty() || time->range || !time->valid) return;
    const std::uint32_t behind = v.verb.main + length;
    const RegisterName *state = nullptr, *body = nullptr;
    for (const RegisterName& n : c_.names_in(v.sentence)) {
      if (n.last == v.verb.first) state = &n;
      if (n.first >= behind && n.first <= behind + 1) body = &n;
    }
    if (state == nullptr || body == nullptr || !ends(*body, v) || otherwise(s)) return;
    const auto rows = c_.registers.rows_of(body->name);
    if (rows.empty()) return;
    const RegisterEntry* accession = nullptr;
    const auto memberships = c_.registers.rows_of(state->name, "part-of");
    for (const RegisterEntry& row : memberships) {
      if (row.value != rows.front().subject && c_.hasher.name(row.value) != body->name) continue;
      if (accession != nullptr) return;  // twice a member
      accession = &row;
    }
    if (accession == nullptr || !accession->from) return;
    const Days said = time->readings.front().days;
    if (std::abs(to_civil(said.begin).year - to_civil(accession->from->begin).year) > kSlip) return;
    c_.maker.add("register_accession", tokens_[state->first].span().cover(view_.mention(v.date).span),
                 {{"state", {std::string(accession->subject), tokens_[state->first].span()}},
                  {"body", {std::string(rows.front().subject), tokens_[body->first].span()}},
                  {"when", date_field(view_.mention(v.date))},
                  {"day", register_date(*accession->from)},
                  {"register", {told(*accession), {}}}});
  }

  // "Joined NATO in 1999", not "joined NATO's mission", "joined the EU talks".
  bool ends(const RegisterName& body, const DatedVerb& v) const {
    if (v.fronted) return body.last >= tokens_.size() || tokens_[body.last].kind == TokenKind::mark;
    return view_.mentions.token_at(view_.mention(v.date).span.begin) <= body.last + 2;
  }
  bool otherwise(const Sentence& s) const {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (view_.lexicon.match(other_, tokens_, t, s.last) > 0) return true;
    }
    return false;
  }

  const RegisterContext& c_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const GroupId join_, other_;
};

}  // namespace

void add_register_members(const RegisterContext& context) { Accessions(context).run(); }

}  // namespace claimcheck
