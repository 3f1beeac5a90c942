// What a figure is of: the noun behind it, the subject of the clause that it is told in, and what both do or undergo.
#include <algorithm>

#include "checker/base/utf8.h"
#include "checker/claim/topic_memory.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kVerbReach = 9;   // tokens between a verb and its figure
constexpr std::uint32_t kMoveReach = 16;  // the same of a verb that says how it changed
constexpr std::uint32_t kObjectReach = 7;

}  // namespace

class Topics::OfFigure {
 public:
  OfFigure(const Topics& topics, std::uint32_t mention, bool verbs)
      : t_(topics),
        view_(topics.view_),
        m_(view_.mention(mention)),
        f_(*m_.figure()),
        s_(view_.mentions.sentences[m_.sentence]),
        verbs_(verbs) {}

  Topic read() {
    find_edges();
    read_measure();
    if (!owner() && !told_by_verb()) aside();
    read_noun();
    if (out_.head.empty()) out_.head = object_.head;
    out_.words.merge(object_.words);
    out_.names.merge(object_.names);
    read_doings();
    read_passive();
    read_predicate();
    read_opening();
    return std::move(out_);
  }

 private:
  bool is(std::uint32_t token, GroupId group) const { return view_.is(token, group); }
  bool breaks(std::uint32_t token) const { return t_.breaks(token, m_.sentence); }
  std::uint32_t token_at(std::uint32_t byte) const { return view_.mentions.token_at(byte); }

  // The tokens of the figure, what goes on behind it ("soldiers in Iraq", "of those asked"), and where its phrase begins.
  void find_edges() {
    first_ = token_at(m_.span.begin);
    last_ = token_at(m_.span.end - 1) + 1;
    end_ = last_;
    while (end_ < s_.last && end_ - last_ < kLongestPhrase && !breaks(end_) && t_.carries(end_) && !t_.starts_anew(end_, last_) &&
           !does(end_))
      ++end_;
    begin_ = first_;
    while (begin_ > s_.first && first_ - begin_ < kLongestPhrase && !breaks(begin_ - 1) && !is(begin_ - 1, t_.preposition_))
      --begin_;
    // "Rose to 500", "stood at 500"; not "passed at once in the 24-member council".
    const std::uint32_t dash = token_at(f_.digits.end - 1) + 1;
    const bool attribute = dash < s_.last && view_.is_mark(dash, '-') && view_.mentions.tokens[dash].glued();
    // "Seven of the eleven judges of the court": what they do is told of the seven.
    whole_ = begin_ > s_.first + 1 && view_.text(begin_ - 1) == "of" && t_.is_figure(begin_ - 2);
    const bool adjunct =
        attribute || whole_ || (begin_ > s_.first && is(begin_ - 1, t_.preposition_) && !is(begin_ - 1, t_.onto_));
    for (const VerbGroup& v : t_.verbs_of(m_.sentence)) {
      if (!adjunct && v.last <= begin_ && begin_ - v.last <= kVerbReach && !t_.parted(v.last, begin_, m_.sentence)) before_ = &v;
    }
    if (before_ == nullptr && !adjunct) before_ = before_aside();
    if (before_ == nullptr && begin_ > s_.first + 1 && (view_.text(begin_ - 1) == "to" || view_.text(begin_ - 1) == "at"))
      before_ = moved();
  }

  // "It has planted, as it reported in October, 16,900 oaks".
  const VerbGroup* before_aside() const {
    if (begin_ < s_.first + 4 || !view_.is_mark(begin_ - 1, ',')) return nullptr;
    std::uint32_t open = begin_ - 2;
    while (open > s_.first && begin_ - open < kMoveReach && !view_.is_mark(open, ',')) --open;
    const auto& verbs = t_.verbs_of(m_.sentence);
    const auto v =
        std::find_if(verbs.begin(), verbs.end(), [&](const VerbGroup& g) { return g.last == open && view_.is_mark(open, ','); });
    return v == verbs.end() ? nullptr : &*v;
  }

  // "Remained in September where it had been in May, at 1.31": the verb of the change, however far.
  const VerbGroup* moved() const {
    const VerbGroup* out = nullptr;
    for (const VerbGroup& v : t_.verbs_of(m_.sentence)) {
      const bool moves = is(v.main, t_.rose_) || is(v.main, t_.fell_) || is(v.main, t_.unchanged_);
      if (v.last <= begin_ && begin_ - v.last <= kMoveReach && moves) out = &v;
    }
    return out;
  }

  // A present that no figure tells: "the 43-member council of Emden *looks* away".
  bool does(std::uint32_t t) const {
    const std::string_view word = view_.text(t);
    if (t < last_ + 1 || !word.ends_with('s') || word.ends_with("ss") || view_.mentions.tokens[t].has(kCapital)) return false;
    if (t + 1 < s_.last && !is(t + 1, t_.function_) && !is(t + 1, t_.adverb_) &&
        view_.mentions.tokens[t + 1].kind == TokenKind::word)
      return false;
    return is(t - 1, t_.place_) || (view_.mentions.tokens[t - 1].has(kCapital) && !view_.possessive(t - 1));
  }

  // "Reserves of 31 billion": what is measured stands before.
  void read_measure() {
    if (whole_ || begin_ <= s_.first + 1 || view_.text(begin_ - 1) != "of") return;
    const std::uint32_t of = --begin_;
    while (begin_ > s_.first && of - begin_ < kLongestPhrase && !breaks(begin_ - 1) && !is(begin_ - 1, t_.preposition_)) --begin_;
    t_.note(begin_, of, object_);
    if (!t_.normal(of - 1).empty()) object_.head = t_.normal(of - 1).back();
  }

  // "Its 93 members"; "the senate, with its 93 members"; "the port, with a depth of 9 metres".
  bool owner() {
    if (begin_ < first_ && is(begin_, t_.own_)) ++begin_;
    std::uint32_t link = begin_;
    if (link > s_.first && is(link - 1, view_.classes.article)) --link;
    if (link > s_.first && is(link - 1, t_.own_)) --link;
    const bool owned = link < begin_ && is(link, t_.own_);
    if (link == s_.first + 1 && view_.text(s_.first) == "With") return owner_behind();
    const bool with = link > s_.first + 1 && view_.text(link - 1) == "with";
    if (with) --link;
    if (!owned && !with) return false;
    const bool behind_mark = link > s_.first + 1 && view_.is_mark(link - 1, ',');
    const Phrasing phrase =
        behind_mark || with ? t_.phrase_before(behind_mark ? link - 1 : link, m_.sentence) : Phrasing{link, link + 1};
    t_.resolve(phrase, m_.sentence, out_, 0);
    out_.subject = !out_.words.empty();
    return true;
  }

  // "With its 480 cells the place was never …".
  bool owner_behind() {
    std::uint32_t from = end_;
    if (from < s_.last && view_.is_mark(from, ',')) ++from;
    for (const VerbGroup& v : t_.verbs_of(m_.sentence)) {
      if (v.first <= from) continue;
      t_.resolve({from, v.first}, m_.sentence, out_, 0);
      break;
    }
    out_.subject = !out_.words.empty();
    return true;
  }

  bool told_by_verb() {
    if (before_ == nullptr) return false;
    t_.resolve(t_.subject_of(*before_, m_.sentence), m_.sentence, out_, 0);
    out_.subject = !out_.words.empty();
    if (is(before_->main, t_.reckons_) && !before_->passive) {  // "the union counted 412 pilots": whoever counts
      for (const std::string_view word : out_.words) out_.deeds.insert(word);
    }
    if (is(before_->main, t_.sets_) && begin_ > before_->last + 1 && is(begin_ - 1, t_.onto_)) read_set();
    // "Employs 25 people": where it is not said who, the verb tells it.
    const bool nameless = f_.dimension == "count" && view_.lexicon.is(view_.lexicon.find(f_.noun), t_.empty_);
    if (verbs_ && (nameless || !neutral(*before_))) {
      tell(*before_, object_);
      out_.acts = !before_->passive;
    }
    return true;
  }

  // "Which put the population of Vorland at": of what was put, whoever put it.
  void read_set() {
    Topic set;
    t_.resolve({before_->last, begin_ - 1}, m_.sentence, set, 1);
    if (!set.names.empty()) out_ = Topic{};
    object_.words.merge(set.words);
    object_.names.merge(set.names);
    out_.subject = true;
  }

  // "The northern canal, 90 kilometres from …"; not "according to the union, 90".
  void aside() {
    if (begin_ > s_.first + 1 && view_.is_mark(begin_ - 1, ':') && view_.document.blocks[s_.block].kind == BlockKind::list_item) {
      t_.note(s_.first, begin_ - 1, out_);  // "Ships in service: nine"
      out_.subject = true;
      return;
    }
    std::uint32_t begin = begin_;
    if (begin > s_.first + 1 && view_.text(begin - 1) == "all") --begin;
    if (begin <= s_.first + 1 || !(view_.is_mark(begin - 1, ',') || view_.is_mark(begin - 1, '('))) return;
    const Phrasing phrase = t_.phrase_before(begin - 1, m_.sentence);
    for (std::uint32_t t = phrase.first > s_.first + 1 ? phrase.first - 2 : s_.first; t < phrase.last; ++t) {
      if (lower(view_.text(t)) == "according") return;
    }
    t_.resolve(phrase, m_.sentence, out_, 0);
    out_.subject = !out_.words.empty();
  }

  void read_noun() {
    if (end_ > last_) t_.resolve({last_, end_}, m_.sentence, object_, 1);
    t_.note(begin_, token_at(f_.digits.begin), object_);
    // A unit says nothing of what is measured: "420 megawatts", "17 billion euros".
    const bool counted = f_.dimension == "count" || f_.dimension.empty() || m_.kind == MentionKind::percent;
    if (counted) t_.note(token_at(f_.digits.end - 1) + 1, last_, object_);
    // "A town of 19,000 people" tells its population.
    if (f_.noun == "person" && begin_ < first_ && view_.text(first_ - 1) == "of" &&
        view_.lexicon.is(view_.lexicon.find(object_.head), t_.settled_)) {
      object_.words.erase(object_.head);
      object_.words.insert("inhabitant");
    }
    if (const Mention* lender = t_.lender_of_noun(m_); lender != nullptr) {
      const Span digits = lender->figure()->digits;
      t_.note(token_at(digits.end - 1) + 1, token_at(lender->span.end - 1) + 1, object_);
    }
  }

  // What the counted ones did: "43% of Swedes trusted the government".
  void read_doings() {
    if (!verbs_ || before_ != nullptr) return;
    const auto& verbs = t_.verbs_of(m_.sentence);
    const auto v = std::find_if(verbs.begin(), verbs.end(), [&](const VerbGroup& g) {
      return g.first >= last_ && g.first <= end_ && !g.passive && g.form != VerbForm::was && g.form != VerbForm::unreal;
    });
    if (v == verbs.end()) return;
    std::uint32_t stop = v->last;
    while (stop < s_.last && stop - v->last < kObjectReach && !breaks(stop) && !is(stop, t_.preposition_)) ++stop;
    if (!neutral(*v)) tell(*v, out_);
    Topic complement;
    t_.note(v->last, stop, complement);
    out_.words.merge(complement.words);
    out_.names.merge(complement.names);
    if (view_.text(v->main) == "be" || view_.text(v->main) == "are") out_.deeds.merge(complement.words);  // "will be open"
    // "21,300 refugees lived in the camps on Lesbos": by name alone.
    std::uint32_t far = stop;
    while (far < s_.last && far - v->last < kLongestPhrase && !breaks(far) && t_.carries(far)) ++far;
    Topic where;
    t_.note(stop, far, where);
    out_.words.merge(where.names);
    out_.names.merge(where.names);
    out_.subject = true;
  }

  // A passive that the figure is the subject of: "31,000 people were moved"; and left out: "in the south 90,000 were".
  void read_passive() {
    const VerbGroup* passive = nullptr;
    for (const VerbGroup& v : t_.verbs_of(m_.sentence)) {
      if (verbs_ && !out_.subject && v.first >= last_ && v.first <= end_ + 1 && (v.passive || v.form == VerbForm::was)) {
        if (const VerbGroup* told = v.passive ? &v : passive; told != nullptr) tell(*told, out_);
        out_.subject = out_.subject || !out_.names.empty();
        if (!v.passive && before_ == nullptr && begin_ > s_.first)
          t_.resolve(t_.clause_before(begin_, m_.sentence), m_.sentence, out_, 1);
      }
      if (v.passive) passive = &v;
    }
  }

  // "58% of those asked in March were for abolishing the sale": what they were for.
  void read_predicate() {
    if (!verbs_ || before_ != nullptr || m_.kind != MentionKind::percent) return;
    for (const VerbGroup& v : t_.verbs_of(m_.sentence)) {
      if (v.first < last_ || v.bare) continue;
      if (v.first - last_ > kLongestPhrase || v.passive || v.form != VerbForm::was || v.last >= s_.last ||
          !is(v.last, t_.preposition_))
        return;
      std::uint32_t end = v.last;
      while (end < s_.last && end - v.last < kLongestPhrase && view_.mentions.tokens[end].kind == TokenKind::word &&
             !is(end, t_.clause_))
        ++end;
      t_.note(v.last, end, out_);
      if (lower(view_.text(v.last)) == "against") out_.words.insert("against");
      return;
    }
  }

  // "At 2,500 pounds, the loaf costs more than in January": of what comes behind.
  void read_opening() {
    if (out_.subject || first_ != s_.first + 1 || view_.text(s_.first) != "At" || end_ >= s_.last || !view_.is_mark(end_, ','))
      return;
    for (const VerbGroup& v : t_.verbs_of(m_.sentence)) {
      if (v.first < end_ + 2) continue;
      t_.resolve({end_ + 1, v.first}, m_.sentence, out_, 0);
      out_.subject = !out_.words.empty();
      return;
    }
  }

  // The verb as what is done; men are lost for good, substations are not.
  void tell(const VerbGroup& v, Topic& topic) {
    for (const std::string_view word : t_.normal(v.main)) {
      if (word == "killed" && view_.text(v.main).starts_with("lo") && !is_mortal()) continue;
      topic.words.insert(word);
      out_.deeds.insert(word);
    }
  }
  bool is_mortal() const { return f_.noun.empty() || view_.lexicon.is(view_.lexicon.find(f_.noun), t_.mortal_); }
  bool neutral(const VerbGroup& v) const {
    if (is(v.main, t_.neutral_)) return true;
    const Words words = t_.normal(v.main);
    return words.size() == 1 && view_.lexicon.is(view_.lexicon.find(words.front()), t_.neutral_);
  }

  const Topics& t_;
  const View& view_;
  const Mention& m_;
  const Figure& f_;
  const Sentence& s_;
  const bool verbs_;
  std::uint32_t first_ = 0, last_ = 0;  // the tokens of the figure
  std::uint32_t begin_ = 0, end_ = 0;   // and of the phrase around it
  bool whole_ = false;                  // "seven of the eleven judges": the eleven
  const VerbGroup* before_ = nullptr;   // the verb that the figure is told by
  Topic out_, object_;
};

const Mention* Topics::lender_of_noun(const Mention& m) const {
  if (m.kind != MentionKind::number || !m.figure()->noun.empty()) return nullptr;
  const std::uint32_t first = view_.mentions.token_at(m.span.begin);
  const VerbGroup* verb = nullptr;
  for (const VerbGroup& v : verbs_of(m.sentence)) {
    if (v.last == first) verb = &v;
  }
  if (verb == nullptr || (verb->first > 0 && view_.text(verb->first - 1) != "and" && view_.text(verb->first - 1) != "but"))
    return nullptr;
  const auto& all = view_.mentions.mentions;
  for (const Mention* before = &m; before != all.data() && before[-1].sentence == m.sentence;) {
    --before;
    const Figure* f = before->figure();
    if (f != nullptr && f->dimension == "count" && !f->noun.empty() &&
        before->span.end <= view_.mentions.tokens[verb->first].span().begin)
      return before;
  }
  return nullptr;
}

Topic Topics::of_figure(std::uint32_t mention, bool verbs) const { return OfFigure(*this, mention, verbs).read(); }

}  // namespace claimcheck
