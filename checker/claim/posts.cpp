#include "checker/claim/posts.h"

#include "checker/claim/role_phrases.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kApposition = 16;  // tokens
constexpr std::uint32_t kBefore = 6;       // tokens before the word of a role
constexpr std::uint32_t kClause = 14;      // tokens behind a name in which an "as" is looked for

class Posts {
 public:
  Posts(const View& view, const Topics& topics) : view_(view), tokens_(view.mentions.tokens), phrases_(view, topics) {}

  std::vector<Post> run() {
    const auto& mentions = view_.mentions.mentions;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
      const ActorRef* ref = mentions[i].actor();
      if (ref == nullptr || ref->definite || mentions[i].sentence >= view_.mentions.sentences.size() ||
          view_.mentions.actors[ref->actor].type != ActorType::person)
        continue;
      const BlockKind kind = view_.document.blocks[view_.mentions.sentences[mentions[i].sentence].block].kind;
      if (kind == BlockKind::paragraph || kind == BlockKind::list_item) read(i, *ref);
    }
    return std::move(out_);
  }

 private:
  using Role = RolePhrases::Role;
  using Left = RolePhrases::Left;

  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  bool text(std::uint32_t t, std::string_view word) const { return t < tokens_.size() && view_.text(t) == word; }
  bool any_of(std::uint32_t t, std::initializer_list<std::string_view> words) const {
    return t < tokens_.size() && std::find(words.begin(), words.end(), view_.text(t)) != words.end();
  }
  bool apart(std::uint32_t t) const {
    return t < tokens_.size() && (view_.is_mark(t, ',') || view_.is_mark(t, '(') || text(t, "–") || text(t, "—"));
  }

  void read(std::uint32_t index, const ActorRef& ref) {
    const Mention& m = view_.mention(index);
    const Sentence& s = view_.mentions.sentences[m.sentence];
    phrases_.enter(m.sentence);
    post_ = Post{ref.actor, index, {}, {}, {}, {}, false, false, false, false};
    const std::uint32_t begin = view_.mentions.token_at(m.span.begin), end = view_.mentions.token_at(m.span.end - 1) + 1;
    std::uint32_t name = begin;
    while (name < end && tokens_[name].end <= m.span.begin + ref.title.size()) ++name;
    if (!ref.title.empty() && titled(name, end, s)) return;
    const bool then = as(end, s);
    if (behind(end, s) || copula(end, s) || titled(begin, end, s) || before(begin, s) || leads(end, s) || led(begin, s) ||
        under(begin, end, s) || helm(begin, end, s) || owns(end, s) || then)
      return;
  }

  bool keep(Role role, Phrasing before, Phrasing body) {
    Post p = post_;
    p.role = std::move(role.key);
    p.before = before;
    p.body = body;
    p.span = {tokens_[role.first].begin, tokens_[role.last - 1].end};
    out_.push_back(std::move(p));
    return true;
  }

  // A role with what stands around it, which must reach to `until` (or to wherever it does, if it is `open` to the right).
  bool take(Role role, std::uint32_t first, std::uint32_t last, bool must_end) {
    const Left left = phrases_.left_of(role.first, first);
    if (left.out) return false;
    Phrasing body;
    std::uint32_t end = role.last;
    if (end + 1 < last && any_of(end, {"of", "at", "for", "in", "with", "from", "to"})) {
      const std::uint32_t stop = phrases_.phrase_end(end + 1, last);
      if (stop > end + 1) body = {end + 1, stop}, end = stop;
      while (!body.empty() && body.first < body.last && (is(body.first, view_.classes.article) || is(body.first, own_)))
        ++body.first;
    }
    if (must_end && end != last) return false;
    if (end == role.last && end < last && tokens_[end].kind == TokenKind::word && !is(end, function_))
      return false;                                         // "chief operating officer"
    if (end < last && view_.possessive(end)) return false;  // "the treasurer's brother"
    const bool listed = !must_end && !left.definite && !left.owned && body.empty() &&
                        tokens_[role.first].has(kCapital);  // "Ida Kamm, President, Lamp Works"
    if (listed) return false;
    if (role.key == "member" && (body.empty() || !any_of(role.last, {"for", "from"}) || !tokens_[body.first].has(kCapital)))
      return false;
    if (left.prefix == "deputy " && !(left.definite || left.owned)) return false;
    role.key = left.prefix + role.key;
    post_.owned = left.owned;
    post_.loose = !left.owned && !left.definite;
    post_.then = post_.then || left.then;
    post_.fresh = post_.fresh || left.fresh;
    return keep(std::move(role), left.body, body);
  }

  // "Director Ida Kamm of the museum", "league treasurer Ida Kamm": a role that ends where the name begins.
  bool titled(std::uint32_t name, std::uint32_t end, const Sentence& s) {
    std::uint32_t first = name;
    while (first > s.first && name - first < kBefore && phrases_.word(first - 1) && !is(first - 1, function_)) --first;
    for (std::uint32_t t = first; t < name; ++t) {
      auto role = phrases_.role_at(t, name);
      if (!role) continue;
      if (role->last != name) {
        t = role->last - 1;
        continue;
      }
      const Left left = phrases_.left_of(t, s.first);
      if (left.out || role->key == "member") return false;
      Phrasing body;
      if (end + 1 < s.last && text(end, "of")) body = {end + 1, phrases_.phrase_end(end + 1, s.last)};
      role->key = left.prefix + role->key;
      post_.title = true, post_.owned = left.owned, post_.then = left.then, post_.fresh = left.fresh;
      return keep(std::move(*role), left.body, body);
    }
    return false;
  }

  std::uint32_t next_mark(std::uint32_t t, const Sentence& s) const {
    const std::uint32_t from = t;
    while (t < s.last && t - from < kApposition && phrases_.word(t)) ++t;
    return t;
  }

  // Behind the name, to the next mark: "Ida Kamm, the treasurer of the league".
  bool behind(std::uint32_t end, const Sentence& s) {
    if (!apart(end) || end + 1 >= s.last) return false;
    return described(end + 1, next_mark(end + 1, s));
  }

  // What somebody is said to be by a phrase that starts here.
  bool described(std::uint32_t first, std::uint32_t last) {
    std::uint32_t t = first;
    if (t < last && (is(t, view_.classes.article) || is(t, own_) || text(t, "then") || text(t, "now"))) ++t;
    for (std::uint32_t n = 0; t < last && n < kBefore + 2; ++t, ++n) {
      if (const auto role = phrases_.role_at(t, last)) return take(*role, first, last, false);
      if (const auto found = view_.lexicon.lookup(at_, tokens_, t, last); found.length > 0 && t == first)
        return charge({std::string(found.value), t, t + found.length}, last);
      const bool owner =
          view_.possessive(t) || (view_.is_mark(t, '\'') && tokens_[t].glued()) || (view_.is_mark(t, '-') && tokens_[t].glued());
      if (!owner &&
          (tokens_[t].kind != TokenKind::word ||
           (is(t, function_) && !is(t, not_now_) && !(any_of(t, {"and", "of"}) && t > first && tokens_[t - 1].has(kCapital)))))
        return false;
    }
    return false;
  }

  // "in charge of purchasing at the institute"
  bool charge(Role role, std::uint32_t last) {
    const std::uint32_t stop = phrases_.phrase_end(role.last, last);
    Phrasing body{role.last, stop};
    while (body.first < body.last && (is(body.first, view_.classes.article) || is(body.first, own_))) ++body.first;
    return body.empty() ? false : keep(std::move(role), {}, body);
  }

  // "Ida Kamm is the treasurer of the league", "has been its director since 2018", "remains in charge of the ward"
  bool copula(std::uint32_t end, const Sentence& s) {
    std::uint32_t t = end;
    if (t < s.last && view_.is_mark(t, ',')) ++t;
    if (t < s.last && any_of(t, {"who", "she", "he"})) ++t;
    if (t >= s.last || (t == end + 1 && !text(end, "who"))) return false;
    const bool was = text(t, "was");
    if (any_of(t, {"is", "remains", "was"}))
      ++t;
    else if (text(t, "has") && text(t + 1, "been"))
      t += 2;
    else if (any_of(t, {"serves", "works", "acts"}) && text(t + 1, "as"))
      t += 2;
    else if (text(t, "stays"))
      ++t;
    else
      return false;
    while (t < s.last && any_of(t, {"still", "also", "currently"})) ++t;
    post_.then = was;
    if (described(t, next_mark(t, s))) return true;
    post_.then = false;
    return false;
  }

  // Before the name: "the league's treasurer, Ida Kamm", "its director is Ida Kamm", "the woman in charge of the ward, Ida
  // Kamm,".
  bool before(std::uint32_t begin, const Sentence& s) {
    std::uint32_t last = begin;
    if (last > s.first && (apart(last - 1) || view_.is_mark(last - 1, ':'))) {
      const bool label = view_.is_mark(last - 1, ':');  // "the museum of Leer (director: Ida Kamm)"
      --last;
      if (label) return labelled(last, s);
      last = phrases_.before_date(last, s.first);  // "the abbot of the house since 2011, Ida Kamm"
    } else {
      while (last > s.first && any_of(last - 1, {"called", "named", "still", "now"})) --last;
      if (last > s.first && any_of(last - 1, {"is", "remains"}))
        --last;
      else if (last > s.first + 1 && text(last - 1, "been") && text(last - 2, "has"))
        last -= 2;
      else
        return false;
    }
    std::uint32_t first = last;
    while (first > s.first && last - first < kApposition && phrases_.word(first - 1)) --first;
    for (std::uint32_t t = last; t-- > first;) {
      if (const auto found = view_.lexicon.lookup(at_, tokens_, t, last); found.length > 0) {
        if (phrases_.phrase_end(t + found.length, last) == last)
          return charge({std::string(found.value), t, t + found.length}, last);
      }
      if (t > first && phrases_.role_at(t - 1, last) && phrases_.role_at(t - 1, last)->last > t) continue;  // "chief *engineer*"
      if (const auto role = phrases_.role_at(t, last); role && take(*role, first, last, true)) return true;
    }
    return false;
  }

  // "(director: Ida Kamm)", of the body before the bracket.
  bool labelled(std::uint32_t colon, const Sentence& s) {
    std::uint32_t open = colon;
    while (open > s.first && colon - open < 4 && !view_.is_mark(open - 1, '(')) --open;
    if (open < s.first + 2 || !view_.is_mark(open - 1, '(')) return false;
    while (open < colon && (is(open, view_.classes.article) || is(open, own_))) ++open;
    const auto role = phrases_.role_at(open, colon);
    if (!role || role->last != colon) return false;
    std::uint32_t close = open - 1;
    while (close > s.first && !view_.is_mark(close, '(')) --close;
    std::uint32_t first = phrases_.phrase_begin(close, s.first);
    while (first < close && is(first, view_.classes.article)) ++first;
    for (std::uint32_t t = first; t < close; ++t) {
      if (phrases_.is_body(t)) return keep(*role, {}, {first, close});
    }
    return false;
  }

  // "Ida Kamm heads the hospital", "Ida Kamm, who has led the union since 2018", "who sits for Emden"
  bool leads(std::uint32_t end, const Sentence& s) {
    std::uint32_t t = end;
    if (t < s.last && view_.is_mark(t, ',')) ++t;
    const bool who = t < s.last && text(t, "who");
    if (t > end && !who) return false;
    if (who) ++t;
    bool perfect = false;
    for (std::uint32_t n = 0; n < 3 && t < s.last && (any_of(t, {"has", "still", "now", "currently", "also", "is"})); ++n, ++t) {
      perfect = perfect || text(t, "has") || text(t, "is");
      post_.fresh = post_.fresh || text(t, "now");
    }
    if (t >= s.last) return false;
    if (const auto found = view_.lexicon.lookup(at_, tokens_, t, s.last); found.length > 0)
      return charge({std::string(found.value), t, t + found.length}, s.last);
    const auto found = view_.lexicon.lookup(verb_, tokens_, t, s.last);
    if (found.length == 0) return false;
    const bool judge = found.value == "chairman" && view_.mention(post_.mention).actor()->title.find("udge") != std::string::npos;
    const Role role{judge ? "presiding judge" : std::string(found.value), t, t + found.length};
    std::uint32_t first = role.last;
    const bool owned = first < s.last && is(first, own_);
    while (first < s.last && (is(first, view_.classes.article) || is(first, own_) || any_of(first, {"that", "this"}))) ++first;
    const std::uint32_t last = phrases_.phrase_end(first, s.last);
    if (last <= first) return false;
    std::uint32_t head = first;
    while (head + 1 < last && !is(head + 1, function_)) ++head;
    if (role.key == "member" ? !tokens_[first].has(kCapital) : !phrases_.is_body(head) && !(owned && phrases_.is_body(last - 1)))
      return false;
    post_.clause = true;
    post_.then = view_.text(t).ends_with("ed") && !perfect;
    if (text(t, "led") && !perfect) post_.then = true;
    return keep(role, {}, {first, last});
  }

  // "the hospital is headed by Ida Kamm", "the hospital, run by Ida Kamm,"
  bool led(std::uint32_t begin, const Sentence& s) {
    if (begin < s.first + 3) return false;
    std::uint32_t by = begin - 1;
    if (is(by, view_.classes.article) || tokens_[by].has(kCapital)) return false;
    for (std::uint32_t n = 0; n < 5 && by > s.first + 1 && !text(by, "by") && phrases_.word(by) && !view_.possessive(by); ++n)
      --by;  // "chaired by a retired judge, Ida Kamm"
    if (view_.is_mark(by, ',')) {
      --by;
      for (std::uint32_t n = 0; n < 5 && by > s.first + 1 && !text(by, "by") && phrases_.word(by); ++n) --by;
    }
    if (!text(by, "by") || by < s.first + 2) return false;
    std::uint32_t end = by;  // "has been chaired since 2019 by"
    if (const std::uint32_t date = phrases_.before_date(by, s.first); date < by) end = date;
    for (std::uint32_t length = 1; length <= 2 && s.first + length < end; ++length) {
      const std::uint32_t t = end - length;
      const auto found = view_.lexicon.lookup(verb_, tokens_, t, end);
      if (found.length != length || found.value == "member" || view_.text(t).ends_with('s') || view_.text(t).ends_with("ing"))
        continue;
      std::uint32_t last = t;
      bool now = false;
      while (last > s.first &&
             any_of(last - 1, {"is", "are", "been", "being", "has", "now", "still", "was", "which", "that", "and", ","})) {
        --last;
        post_.then = post_.then || text(last, "was");
        now = now || text(last, "now");
      }
      post_.fresh = now;
      const std::uint32_t first = phrases_.phrase_begin(last, s.first);
      bool body = false;
      for (std::uint32_t k = first; k < last; ++k) body = body || phrases_.is_body(k);
      post_.owned = !body;
      post_.clause = true;
      Role role{std::string(found.value), t, by};
      for (std::uint32_t k = by + 1; k < begin; ++k) {  // "led by an acting director, Ida Kamm"
        if (text(k, "acting") || text(k, "interim"))
          role.key = "acting " + role.key;
        else if (const auto other = phrases_.role_at(k, begin))
          role.key = (role.key.starts_with("acting ") ? "acting " : "") + other->key, k = other->last - 1;
      }
      return keep(std::move(role), {}, body ? Phrasing{first, last} : Phrasing{});
    }
    return false;
  }

  // "The league, under the leadership of Ida Kamm,", "under the leadership of Ida Kamm the league grew", "under Ida Kamm's
  // chairmanship", "the presidency of Ida Kamm".
  bool under(std::uint32_t begin, std::uint32_t end, const Sentence& s) {
    std::uint32_t noun = end + 1, open = begin;
    if (end < s.last && view_.possessive(end)) {
      if (noun < s.last && (any_of(noun, {"able", "present", "current", "long"}))) ++noun;
    } else {
      std::uint32_t of = begin;
      while (of > s.first && begin - of < 6 && !text(of - 1, "of")) {  // "of its director, Captain Ida Kamm"
        if (tokens_[of - 1].kind != TokenKind::word && !view_.is_mark(of - 1, ',')) return false;
        --of;
      }
      if (of < s.first + 3 || !text(of - 1, "of")) return false;
      noun = of - 2;
      open = noun;
    }
    if (noun >= s.last) return false;
    const auto found = view_.lexicon.lookup(noun_, tokens_, noun, s.last);
    if (found.length != 1) return false;
    while (open > s.first && is(open - 1, view_.classes.article)) --open;
    const bool led = open > s.first && view_.lexicon.form(tokens_[open - 1].word) == "under";
    if (!led) return false;
    --open;
    const Role role{std::string(found.value), noun, noun + 1};
    std::uint32_t next = view_.possessive(end) ? noun + 1 : end;
    if (next < s.last && view_.is_mark(next, ',')) ++next;
    const bool opens = open == s.first || (open == s.first + 1 && view_.is_mark(s.first, ','));
    if (text(next, "of")) ++next;
    if (opens || text(next - 1, "of")) {  // what is led comes behind
      std::uint32_t first = next;
      while (first < s.last && is(first, view_.classes.article)) ++first;
      const std::uint32_t last = phrases_.phrase_end(first, s.last);
      for (std::uint32_t t = first; t < last; ++t) {
        if (phrases_.is_body(t)) return keep(role, {}, {first, last});
      }
      return false;
    }
    post_.owned = true;
    return keep(role, {}, {});
  }

  // "The board, with Ida Kamm at the helm", "at whose head Ida Kamm stands"
  bool helm(std::uint32_t begin, std::uint32_t end, const Sentence& s) {
    const auto found = end < s.last ? view_.lexicon.lookup(helm_, tokens_, end, s.last) : Lexicon::Mapped{};
    if (begin > s.first && any_of(begin - 1, {"with", "has", "had"}) && text(end, "as")) {  // "with Ida Kamm as its treasurer"
      std::uint32_t t = end + 1;
      while (t < s.last && (is(t, view_.classes.article) || is(t, own_))) ++t;
      if (const auto role = t < s.last ? phrases_.role_at(t, s.last) : std::nullopt) {
        post_.owned = true;
        return keep(*role, {}, {});
      }
    }
    if (begin > s.first && any_of(begin - 1, {"with", "has", "have"}) && found.length > 0) {
      post_.owned = true;
      return keep({std::string(found.value), end, end + found.length}, {}, {});
    }
    if (begin > s.first + 2 && text(begin - 2, "whose") && any_of(begin - 1, {"helm", "head", "top"})) {
      post_.owned = true;
      return keep({"head", begin - 2, begin}, {}, {});
    }
    return false;
  }

  // "Ida Kamm, whose Pilots' League has 90 members,"
  bool owns(std::uint32_t end, const Sentence& s) {
    if (end + 3 >= s.last || !view_.is_mark(end, ',') || !text(end + 1, "whose")) return false;
    const std::uint32_t last = phrases_.phrase_end(end + 2, s.last);
    for (std::uint32_t t = end + 2; t < last; ++t) {
      if (phrases_.is_body(t)) return keep({"own", end + 2, last}, {}, {end + 2, last});
    }
    return false;
  }

  // "Ida Kamm, who commanded the convoy as a major in the engineers,"; "who as mayor had put them there"
  bool as(std::uint32_t end, const Sentence& s) {
    std::uint32_t t = end;
    if (t < s.last && view_.is_mark(t, ',')) ++t;
    for (const std::uint32_t from = t; t + 1 < s.last && t - from < kClause && phrases_.word(t); ++t) {
      if (!text(t, "as")) continue;
      std::uint32_t first = t + 1;
      if (is(first, view_.classes.article)) ++first;
      if (first >= s.last) return false;
      auto role = phrases_.role_at(first, s.last);
      if (!role || (t + 1 < first && text(t + 1, "a") && !role->key.starts_with("rank"))) return false;
      Phrasing body;
      if (role->last + 1 < s.last && any_of(role->last, {"of", "in", "at"}))
        body = {role->last + 1, phrases_.phrase_end(role->last + 1, s.last)};
      keep(std::move(*role), {}, body);
      return out_.back().then = true;
    }
    return false;
  }

  const View& view_;
  const std::vector<Token>& tokens_;
  RolePhrases phrases_;
  const GroupId verb_ = group("post-verb"), at_ = group("post-at"), helm_ = group("post-helm"), noun_ = group("post-noun"),
                own_ = group("topic-own"), not_now_ = group("not-holding"), function_ = group("function-word");
  std::vector<Post> out_;
  Post post_;  // what is known of the one that is being read
};

}  // namespace

std::vector<Post> read_posts(const View& view, const Topics& topics) { return Posts(view, topics).run(); }
Phrasing body_before(const View& view, const Topics& topics, std::uint32_t token) {
  return RolePhrases(view, topics).last_body(token);
}

}  // namespace claimcheck
