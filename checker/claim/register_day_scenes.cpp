#include "checker/claim/register_day_scenes.h"

#include <algorithm>
#include <cstdlib>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr int kNear = 2, kYearsOff = 4;   // years
constexpr std::uint32_t kSentencesBack = 2;
constexpr std::uint32_t kWordReach = 24;  // tokens from a word of what befell it to the name or the date

class DayScenes {
 public:
  explicit DayScenes(const RegisterContext& context) : c_(context), view_(context.view()), tokens_(view_.mentions.tokens) {}

  std::vector<SceneDay> run() {
    std::uint32_t last = kNone;
    for (const RegisterName& n : c_.names) {
      if (n.person) continue;
      for (std::uint32_t k = 0; k <= kSentencesBack && n.sentence + k < view_.mentions.sentences.size(); ++k) {
        const std::uint32_t sentence = n.sentence + k;
        if (last != kNone && sentence <= last) continue;
        if (view_.mentions.sentences[sentence].block != view_.mentions.sentences[n.sentence].block) break;
        last = sentence;
        look(sentence);
      }
    }
    return std::move(out_);
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }

  void look(std::uint32_t sentence) {
    const Sentence& s = view_.mentions.sentences[sentence];
    if (!readable(s)) return;
    const std::uint32_t date = only_date_of(view_, s);
    if (date == kNone || view_.has(guard_, s) || view_.has(anniversary_, s)) return;
    const std::uint32_t at = view_.mentions.token_at(view_.mention(date).span.begin);
    if (at > s.first && view_.is(at - 1, not_day_)) return;
    for (const std::uint32_t t : view_.places(property_, s.first, s.last)) {
      const auto found = view_.lexicon.lookup(property_, tokens_, t, s.last);
      if (found.length == 0 || found.value == "born" || found.value == "died" || found.value == "dates" || found.value == "independent") continue;
      if (view_.text(t) == "founding" && (t + 1 >= s.last || view_.text(t + 1) != "of")) continue;  // "the founding document"
      if ((at > t ? at - t : t - at) > kWordReach) continue;
      const RegisterName* n = subject(found.value, sentence, t, s);
      if (n == nullptr || !fits(*n, found.value, t, date, s)) continue;
      out_.push_back({n->name, found.value, date, t});
      return;
    }
  }
  // The only name of the sentence to which that can have happened; in one that has none, the one told last, if a word stands for it.
  const RegisterName* subject(std::string_view property, std::uint32_t sentence, std::uint32_t token, const Sentence& s) const {
    const RegisterName* found = nullptr;
    for (const RegisterName& n : c_.names_in(sentence)) {
      if (n.person || c_.registers.rows_of(n.name, property).empty()) continue;
      if (found != nullptr && found->name != n.name) return nullptr;
      found = &n;
    }
    if (found != nullptr) {
      const std::uint32_t away = found->first > token ? found->first - token : token - found->last;
      return away <= kWordReach && !part_of(*found) ? found : nullptr;
    }
    bool stands = false;
    for (std::uint32_t t = s.first; t + 1 < s.last; ++t) stands = stands || view_.is(t, it_) || ((view_.is(t, view_.classes.article) || view_.is(t, this_)) && view_.is(t + 1, text_noun_));
    if (!stands) return nullptr;
    for (std::uint32_t back = 1; back <= kSentencesBack && back <= sentence; ++back) {
      if (view_.mentions.sentences[sentence - back].block != s.block) return nullptr;
      for (const RegisterName& n : c_.names_in(sentence - back)) {
        if (n.person || c_.registers.rows_of(n.name, property).empty()) continue;
        if (found != nullptr && found->name != n.name) return nullptr;
        found = &n;
      }
      if (found != nullptr) return part_of(*found) ? nullptr : found;
    }
    return nullptr;
  }
  // "The Council of Europe's convention", "the NATO mission".
  bool part_of(const RegisterName& n) const { return n.last < tokens_.size() && (view_.possessive(n.last) || view_.is(n.last, body_part_)); }

  bool fits(const RegisterName& n, std::string_view property, std::uint32_t token, std::uint32_t date, const Sentence& s) const {
    const Time& time = *view_.mention(date).time();
    const Days said = time.readings.front().days;
    for (const std::string_view any : {"signed", "in-force", "adopted", "founded"}) {
      for (const RegisterEntry& row : c_.registers.rows_of(n.name, any)) {
        if (row.when.overlaps(said)) return false;
      }
    }
    const auto rows = c_.registers.rows_of(n.name, property);
    if (rows.size() != 1 || !near_miss(time, said, rows.front().when)) return false;
    if (property != "signed" || view_.is(token, noun_)) return true;
    // A single state may sign years after the others.
    for (const VerbGroup& v : c_.events.reader().read(view_, view_.mention(date).sentence)) {
      if (v.first > token || token >= v.last) continue;
      if (v.form == VerbForm::future || v.form == VerbForm::unreal) return false;
      return v.passive || v.bare ? !lone_signer(token, s) : view_.any(s.first, token, signers_);
    }
    return view_.any(s.first, s.last, signers_) || !lone_signer(token, s);
  }
  // "Signed by Norway".
  bool lone_signer(std::uint32_t token, const Sentence& s) const {
    for (std::uint32_t t = token; t + 1 < s.last && t < token + 3; ++t) {
      if (view_.text(t) == "by") return !view_.any(t, s.last, signers_) && !view_.edges(t + 1).empty();
    }
    return token > s.first && tokens_[token - 1].has(kCapital) && !view_.edges(token - 1).empty() && c_.registers.rows_of(c_.hasher.word(view_.text(token - 1)), "part-of").size() > 0;
  }

  const RegisterContext& c_;
  const View& view_;
  const std::vector<Token>& tokens_;
  std::vector<SceneDay> out_;
  const GroupId property_ = group("register-property"), anniversary_ = group("register-other-day"), guard_ = group("register-other-act"), it_ = group("register-it"), text_noun_ = group("register-text-noun"), noun_ = group("register-day-noun"),
                body_part_ = group("register-body-part"), not_day_ = group("register-not-day"), signers_ = group("register-signers"), this_ = group("register-this");
};

}  // namespace

bool near_miss(const Time& said, Days told, Days known) {
  const CivilDate a = to_civil(told.begin), b = to_civil(known.begin);
  if (told.overlaps(known) || std::abs(a.year - b.year) > kYearsOff) return false;  // five or ten years on: an anniversary
  const Day length = known.end - known.begin;
  if (said.granularity == Granularity::year) return std::abs(a.year - b.year) <= kNear;
  if (length > 31) return std::abs(a.year - b.year) <= kNear;
  const int same = (a.year == b.year ? 1 : 0) + (a.month == b.month ? 1 : 0);
  if (said.granularity == Granularity::month || length > 1) return same == 1 && std::abs(a.year - b.year) <= 3;
  return same + (a.day == b.day ? 1 : 0) == 2;
}

std::uint32_t only_date_of(const View& view, const Sentence& s) {
  std::uint32_t found = kNone;
  for (const Mention& m : view.mentions_in(s.span)) {
    const Time* time = m.time();
    if (m.kind != MentionKind::date || m.nested || time == nullptr || time->readings.empty()) continue;
    if (time->origin == Origin::relative || (time->written.year == 0 && time->written.month == 0)) continue;
    if (found != kNone || time->range || !time->valid) return kNone;
    if (time->granularity != Granularity::day && time->granularity != Granularity::month && time->granularity != Granularity::year) return kNone;
    found = static_cast<std::uint32_t>(&m - view.mentions.mentions.data());
  }
  return found;
}

std::vector<SceneDay> register_day_scenes(const RegisterContext& context) { return DayScenes(context).run(); }

}  // namespace claimcheck
