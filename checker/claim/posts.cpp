#include "checker/claim/posts.h"

#include <algorithm>
#include <set>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kApposition = 16;  // tokens
constexpr std::uint32_t kPhrase = 10;      // tokens of what a post is in
constexpr std::uint32_t kBefore = 6;       // tokens before the word of a role
constexpr std::uint32_t kClause = 14;      // tokens behind a name in which an "as" is looked for
constexpr std::uint32_t kLookBack = 70;    // tokens

class Posts {
 public:
  Posts(const View& view, const Topics& topics) : view_(view), topics_(topics), tokens_(view.mentions.tokens) {}

  std::vector<Post> run() {
    const auto& mentions = view_.mentions.mentions;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
      const ActorRef* ref = mentions[i].actor();
      if (ref == nullptr || ref->definite || mentions[i].sentence >= view_.mentions.sentences.size() || view_.mentions.actors[ref->actor].type != ActorType::person) continue;
      const BlockKind kind = view_.document.blocks[view_.mentions.sentences[mentions[i].sentence].block].kind;
      if (kind == BlockKind::paragraph || kind == BlockKind::list_item) read(i, *ref);
    }
    return std::move(out_);
  }

  // The body named last before a token.
  Phrasing last_body(std::uint32_t token) const {
    const std::uint32_t block = view_.mentions.sentences[view_.mentions.sentence_of_token(token)].block;
    for (std::uint32_t t = token; t-- > 0 && token - t < kLookBack;) {
      const std::uint32_t sentence = view_.mentions.sentence_of_token(t);
      if (sentence >= view_.mentions.sentences.size() || view_.mentions.sentences[sentence].block != block) return {};
      if (is_body(t) && !topics_.in_verb(t, sentence)) return around(t, sentence);
    }
    return {};
  }

 private:
  struct Role {
    std::string key;
    std::uint32_t first = 0, last = 0;
  };

  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  bool text(std::uint32_t t, std::string_view word) const { return t < tokens_.size() && view_.text(t) == word; }
  bool any_of(std::uint32_t t, std::initializer_list<std::string_view> words) const {
    return t < tokens_.size() && std::find(words.begin(), words.end(), view_.text(t)) != words.end();
  }
  bool apart(std::uint32_t t) const { return t < tokens_.size() && (view_.is_mark(t, ',') || view_.is_mark(t, '(') || text(t, "–") || text(t, "—")); }
  bool word(std::uint32_t t) const { return tokens_[t].kind == TokenKind::word || (view_.is_mark(t, '-') && tokens_[t].glued()) || view_.possessive(t) || (view_.is_mark(t, '\'') && tokens_[t].glued()); }
  bool is_body(std::uint32_t t) const {
    if (tokens_[t].kind != TokenKind::word || !is(t, body_)) return false;
    const std::string lowered = lower(view_.text(t));
    return view_.lexicon.singular(lowered) == lowered;
  }

  void read(std::uint32_t index, const ActorRef& ref) {
    const Mention& m = view_.mention(index);
    const Sentence& s = view_.mentions.sentences[m.sentence];
    sentence_ = m.sentence;
    post_ = Post{ref.actor, index, {}, {}, {}, {}, false, false, false, false};
    const std::uint32_t begin = view_.mentions.token_at(m.span.begin), end = view_.mentions.token_at(m.span.end - 1) + 1;
    std::uint32_t name = begin;
    while (name < end && tokens_[name].end <= m.span.begin + ref.title.size()) ++name;
    if (!ref.title.empty() && titled(name, end, s)) return;
    const bool then = as(end, s);
    if (behind(end, s) || copula(end, s) || titled(begin, end, s) || before(begin, s) || leads(end, s) || led(begin, s) || under(begin, end, s) || helm(begin, end, s) || owns(end, s) || then) return;
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

  // The role that starts at a token: a word of the list, or a minister by what he is of.
  std::optional<Role> role_at(std::uint32_t t, std::uint32_t last) const {
    const auto& lexicon = view_.lexicon;
    if (!lexicon.starts(tokens_[t].word, role_) && !lexicon.starts(tokens_[t].word, across_role_) && !lexicon.starts(tokens_[t].word, rank_) && !is(t, portfolio_)) return std::nullopt;
    if (auto role = minister(t, last)) return role;
    auto found = lexicon.lookup(role_, tokens_, t, last);
    if (const auto other = lexicon.lookup(across_role_, tokens_, t, last); other.length > found.length) found = other;
    if (const auto rank = lexicon.lookup(rank_, tokens_, t, last); rank.length > found.length && !(t + rank.length < last && is(t + rank.length, no_rank_))) return Role{"rank: " + std::string(rank.value), t, t + rank.length};
    if (found.length == 0) return std::nullopt;
    return Role{std::string(found.value), t, t + found.length};
  }

  // "interior minister", "minister of the interior and justice", "health secretary"
  std::optional<Role> minister(std::uint32_t t, std::uint32_t last) const {
    std::set<std::string_view> fields;
    const std::uint32_t first = t;
    const auto field = [&](std::uint32_t at) { return view_.lexicon.value_of(portfolio_, tokens_[at].word); };
    for (; t < last && (is(t, portfolio_) || (t > first && text(t, "and") && t + 1 < last && is(t + 1, portfolio_))); ++t) {
      if (!text(t, "and")) fields.insert(field(t));
    }
    const std::string lowered = t < last ? lower(view_.text(t)) : std::string();
    if (lowered != "minister" && !(lowered == "secretary" && !fields.empty() && !(t + 1 < last && text(t + 1, "general")))) return std::nullopt;
    std::uint32_t end = ++t;
    if (fields.empty() && t + 1 < last && any_of(t, {"of", "for"})) {
      for (++t; t < last && (is(t, portfolio_) || any_of(t, {"the", "and", "affairs"})); ++t) {
        if (is(t, portfolio_)) fields.insert(field(t)), end = t + 1;
        else if (text(t, "affairs")) end = t + 1;
      }
    }
    if (fields.empty()) return std::nullopt;
    std::string key = "minister:";
    for (const std::string_view f : fields) (key += ' ') += f;
    return Role{key, first, end};
  }

  // Where a noun phrase that starts here is over.
  std::uint32_t phrase_end(std::uint32_t first, std::uint32_t last) const {
    std::uint32_t t = first;
    if (t < last && (is(t, view_.classes.article) || is(t, own_))) ++t;
    for (; t < last && t - first < kPhrase; ++t) {
      if (!word(t)) break;
      if (t > first && topics_.in_verb(t, sentence_) && !is_body(t)) break;
      if (!is(t, function_) || view_.possessive(t)) continue;
      const std::uint32_t next = t + 1 < last && is(t + 1, view_.classes.article) ? t + 2 : t + 1;
      if (next >= last || tokens_[next].kind != TokenKind::word) break;
      const bool goes_on = text(t, "of") || (any_of(t, {"for", "and", "in", "at", "on", "between", "against"}) && (tokens_[next].has(kCapital) || (text(t, "for") && next == t + 1 && !is(next, function_))));
      if (!goes_on || is(next, function_)) break;
      t = next;
    }
    return t;
  }
  // Where a noun phrase that ends here begins.
  std::uint32_t phrase_begin(std::uint32_t last, std::uint32_t first) const {
    std::uint32_t t = last;
    while (t > first && last - t < kPhrase) {
      const std::uint32_t p = t - 1;
      if (!word(p) || (topics_.in_verb(p, sentence_) && !is_body(p))) break;
      if (view_.possessive(p) || !is(p, function_)) {
        t = p;
        continue;
      }
      const bool article = is(p, view_.classes.article);
      if (t == last || (article && !(p > first && any_of(p - 1, {"of", "for"})))) break;
      if (!article && !any_of(p, {"of", "for", "and"})) break;
      t = p;
    }
    return t;
  }

  // "the Pilots' League of Emden" around "League"
  Phrasing around(std::uint32_t head, std::uint32_t sentence) const {
    const Sentence& s = view_.mentions.sentences[sentence];
    Phrasing out{head, head + 1};
    while (out.first > s.first && head - out.first < kBefore && word(out.first - 1) && (view_.possessive(out.first - 1) || !is(out.first - 1, function_)) && !topics_.in_verb(out.first - 1, sentence)) --out.first;
    if (head + 2 < s.last && any_of(head + 1, {"of", "for", "in", "at"})) {
      std::uint32_t t = head + 2;
      if (is(t, view_.classes.article)) ++t;
      if (t < s.last && (tokens_[t].has(kCapital) || text(head + 1, "of"))) {
        while (t < s.last && t - head < kPhrase && word(t) && !is(t, function_) && !topics_.in_verb(t, sentence)) ++t;
        out.last = t;
      }
    }
    return out;
  }

  // What stands before the word of a role: whose it is, which of several, and whether the holder is one now.
  struct Left {
    Phrasing body;
    std::string prefix;  // "deputy ", "acting "
    bool owned = false, definite = false, out = false, then = false, fresh = false;
  };
  Left left_of(std::uint32_t role, std::uint32_t first) const {
    Left left;
    std::uint32_t open = role, owner = 0;
    while (open > first && role - open < kBefore + 2) {
      const std::uint32_t p = open - 1;
      if (view_.possessive(p) || (view_.is_mark(p, '\'') && tokens_[p].glued())) {
        owner = p;
      } else if (!word(p) || (is(p, function_) && !is(p, not_now_)) || (topics_.in_verb(p, sentence_) && !tokens_[p].has(kCapital) && !is(p, not_now_))) {
        break;
      }
      open = p;
    }
    if (owner > 0) open = phrase_begin(owner, first);
    for (std::uint32_t t = owner > 0 ? owner + 1 : open; t < role; ++t) {
      const std::string w = lower(view_.text(t));
      if (w == "acting" || w == "interim" || w == "caretaker") left.prefix = "acting ";
      else if (w == "deputy" || w == "vice") left.prefix = "deputy ";
      else if (w == "then") left.then = true;
      else if (w == "new" || w == "newly") left.fresh = true;
      else if (is(t, not_now_)) left.out = true;
      else if (is(t, many_) && w != "a" && w != "an") left.out = true;
    }
    if (open > first) {
      const std::string det = lower(view_.text(open - 1));
      left.definite = det == "the" || owner > 0;
      left.owned = is(open - 1, own_);
      if (det == "a" || det == "an" || det == "one" || det == "another") left.out = true;
    }
    if (owner > 0) left.body = {open, owner};
    else {
      std::uint32_t from = open;  // "acting league treasurer"
      for (std::uint32_t t = open; t < role; ++t) {
        if (is(t, not_now_) || is(t, fresh_) || is(t, many_)) from = t + 1;
      }
      if (from < role && (tokens_[role - 1].has(kCapital) || is_body(role - 1) || is(role - 1, demonym_) || is(role - 1, plain_body_))) left.body = {from, role};
    }
    if (owner > 0 && is(open, own_)) left.out = true;
    return left;
  }

  // A role with what stands around it, which must reach to `until` (or to wherever it does, if it is `open` to the right).
  bool take(Role role, std::uint32_t first, std::uint32_t last, bool must_end) {
    const Left left = left_of(role.first, first);
    if (left.out) return false;
    Phrasing body;
    std::uint32_t end = role.last;
    if (end + 1 < last && any_of(end, {"of", "at", "for", "in", "with", "from", "to"})) {
      const std::uint32_t stop = phrase_end(end + 1, last);
      if (stop > end + 1) body = {end + 1, stop}, end = stop;
      while (!body.empty() && body.first < body.last && (is(body.first, view_.classes.article) || is(body.first, own_))) ++body.first;
    }
    if (must_end && end != last) return false;
    if (end == role.last && end < last && tokens_[end].kind == TokenKind::word && !is(end, function_)) return false;  // "chief operating officer"
    if (end < last && view_.possessive(end)) return false;  // "the treasurer's brother"
    const bool listed = !must_end && !left.definite && !left.owned && body.empty() && tokens_[role.first].has(kCapital);  // "Ida Kamm, President, Lamp Works"
    if (listed) return false;
    if (role.key == "member" && (body.empty() || !any_of(role.last, {"for", "from"}) || !tokens_[body.first].has(kCapital))) return false;
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
    while (first > s.first && name - first < kBefore && word(first - 1) && !is(first - 1, function_)) --first;
    for (std::uint32_t t = first; t < name; ++t) {
      auto role = role_at(t, name);
      if (!role) continue;
      if (role->last != name) {
        t = role->last - 1;
        continue;
      }
      const Left left = left_of(t, s.first);
      if (left.out || role->key == "member") return false;
      Phrasing body;
      if (end + 1 < s.last && text(end, "of")) body = {end + 1, phrase_end(end + 1, s.last)};
      role->key = left.prefix + role->key;
      post_.title = true, post_.owned = left.owned, post_.then = left.then, post_.fresh = left.fresh;
      return keep(std::move(*role), left.body, body);
    }
    return false;
  }

  std::uint32_t next_mark(std::uint32_t t, const Sentence& s) const {
    const std::uint32_t from = t;
    while (t < s.last && t - from < kApposition && word(t)) ++t;
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
      if (const auto role = role_at(t, last)) return take(*role, first, last, false);
      if (const auto found = view_.lexicon.lookup(at_, tokens_, t, last); found.length > 0 && t == first) return charge({std::string(found.value), t, t + found.length}, last);
      const bool owner = view_.possessive(t) || (view_.is_mark(t, '\'') && tokens_[t].glued()) || (view_.is_mark(t, '-') && tokens_[t].glued());
      if (!owner && (tokens_[t].kind != TokenKind::word || (is(t, function_) && !is(t, not_now_) && !(any_of(t, {"and", "of"}) && t > first && tokens_[t - 1].has(kCapital))))) return false;
    }
    return false;
  }

  // "in charge of purchasing at the institute"
  bool charge(Role role, std::uint32_t last) {
    const std::uint32_t stop = phrase_end(role.last, last);
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
    if (any_of(t, {"is", "remains", "was"})) ++t;
    else if (text(t, "has") && text(t + 1, "been")) t += 2;
    else if (any_of(t, {"serves", "works", "acts"}) && text(t + 1, "as")) t += 2;
    else if (text(t, "stays")) ++t;
    else return false;
    while (t < s.last && any_of(t, {"still", "also", "currently"})) ++t;
    post_.then = was;
    if (described(t, next_mark(t, s))) return true;
    post_.then = false;
    return false;
  }

  // Before the name: "the league's treasurer, Ida Kamm", "its director is Ida Kamm", "the woman in charge of the ward, Ida Kamm,".
  bool before(std::uint32_t begin, const Sentence& s) {
    std::uint32_t last = begin;
    if (last > s.first && (apart(last - 1) || view_.is_mark(last - 1, ':'))) {
      const bool label = view_.is_mark(last - 1, ':');  // "the museum of Leer (director: Ida Kamm)"
      --last;
      if (label) return labelled(last, s);
      last = before_date(last, s.first);  // "the abbot of the house since 2011, Ida Kamm"
    } else {
      while (last > s.first && any_of(last - 1, {"called", "named", "still", "now"})) --last;
      if (last > s.first && any_of(last - 1, {"is", "remains"})) --last;
      else if (last > s.first + 1 && text(last - 1, "been") && text(last - 2, "has")) last -= 2;
      else return false;
    }
    std::uint32_t first = last;
    while (first > s.first && last - first < kApposition && word(first - 1)) --first;
    for (std::uint32_t t = last; t-- > first;) {
      if (const auto found = view_.lexicon.lookup(at_, tokens_, t, last); found.length > 0) {
        if (phrase_end(t + found.length, last) == last) return charge({std::string(found.value), t, t + found.length}, last);
      }
      if (t > first && role_at(t - 1, last) && role_at(t - 1, last)->last > t) continue;  // "chief *engineer*"
      if (const auto role = role_at(t, last); role && take(*role, first, last, true)) return true;
    }
    return false;
  }

  // "(director: Ida Kamm)", of the body before the bracket.
  bool labelled(std::uint32_t colon, const Sentence& s) {
    std::uint32_t open = colon;
    while (open > s.first && colon - open < 4 && !view_.is_mark(open - 1, '(')) --open;
    if (open < s.first + 2 || !view_.is_mark(open - 1, '(')) return false;
    while (open < colon && (is(open, view_.classes.article) || is(open, own_))) ++open;
    const auto role = role_at(open, colon);
    if (!role || role->last != colon) return false;
    std::uint32_t close = open - 1;
    while (close > s.first && !view_.is_mark(close, '(')) --close;
    std::uint32_t first = phrase_begin(close, s.first);
    while (first < close && is(first, view_.classes.article)) ++first;
    for (std::uint32_t t = first; t < close; ++t) {
      if (is_body(t)) return keep(*role, {}, {first, close});
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
    if (const auto found = view_.lexicon.lookup(at_, tokens_, t, s.last); found.length > 0) return charge({std::string(found.value), t, t + found.length}, s.last);
    const auto found = view_.lexicon.lookup(verb_, tokens_, t, s.last);
    if (found.length == 0) return false;
    const bool judge = found.value == "chairman" && view_.mention(post_.mention).actor()->title.find("udge") != std::string::npos;
    const Role role{judge ? "presiding judge" : std::string(found.value), t, t + found.length};
    std::uint32_t first = role.last;
    const bool owned = first < s.last && is(first, own_);
    while (first < s.last && (is(first, view_.classes.article) || is(first, own_) || any_of(first, {"that", "this"}))) ++first;
    const std::uint32_t last = phrase_end(first, s.last);
    if (last <= first) return false;
    std::uint32_t head = first;
    while (head + 1 < last && !is(head + 1, function_)) ++head;
    if (role.key == "member" ? !tokens_[first].has(kCapital) : !is_body(head) && !(owned && is_body(last - 1))) return false;
    post_.clause = true;
    post_.then = view_.text(t).ends_with("ed") && !perfect;
    if (text(t, "led") && !perfect) post_.then = true;
    return keep(role, {}, {first, last});
  }

  // Before "since 2019" that ends at a token; the token itself if none does.
  std::uint32_t before_date(std::uint32_t end, std::uint32_t first) const {
    for (std::uint32_t t = end; t-- > first && t + 5 > end;) {
      for (const Edge& e : view_.edges(t)) {
        if (view_.mention(e.mention).kind == MentionKind::date && e.last == end) return t > first && any_of(t - 1, {"since", "from"}) ? t - 1 : t;
      }
    }
    return end;
  }

  // "the hospital is headed by Ida Kamm", "the hospital, run by Ida Kamm,"
  bool led(std::uint32_t begin, const Sentence& s) {
    if (begin < s.first + 3) return false;
    std::uint32_t by = begin - 1;
    if (is(by, view_.classes.article) || tokens_[by].has(kCapital)) return false;
    for (std::uint32_t n = 0; n < 5 && by > s.first + 1 && !text(by, "by") && word(by) && !view_.possessive(by); ++n) --by;  // "chaired by a retired judge, Ida Kamm"
    if (view_.is_mark(by, ',')) {
      --by;
      for (std::uint32_t n = 0; n < 5 && by > s.first + 1 && !text(by, "by") && word(by); ++n) --by;
    }
    if (!text(by, "by") || by < s.first + 2) return false;
    std::uint32_t end = by;  // "has been chaired since 2019 by"
    if (const std::uint32_t date = before_date(by, s.first); date < by) end = date;
    for (std::uint32_t length = 1; length <= 2 && s.first + length < end; ++length) {
      const std::uint32_t t = end - length;
      const auto found = view_.lexicon.lookup(verb_, tokens_, t, end);
      if (found.length != length || found.value == "member" || view_.text(t).ends_with('s') || view_.text(t).ends_with("ing")) continue;
      std::uint32_t last = t;
      bool now = false;
      while (last > s.first && any_of(last - 1, {"is", "are", "been", "being", "has", "now", "still", "was", "which", "that", "and", ","})) {
        --last;
        post_.then = post_.then || text(last, "was");
        now = now || text(last, "now");
      }
      post_.fresh = now;
      const std::uint32_t first = phrase_begin(last, s.first);
      bool body = false;
      for (std::uint32_t k = first; k < last; ++k) body = body || is_body(k);
      post_.owned = !body;
      post_.clause = true;
      Role role{std::string(found.value), t, by};
      for (std::uint32_t k = by + 1; k < begin; ++k) {  // "led by an acting director, Ida Kamm"
        if (text(k, "acting") || text(k, "interim")) role.key = "acting " + role.key;
        else if (const auto other = role_at(k, begin)) role.key = (role.key.starts_with("acting ") ? "acting " : "") + other->key, k = other->last - 1;
      }
      return keep(std::move(role), {}, body ? Phrasing{first, last} : Phrasing{});
    }
    return false;
  }

  // "The league, under the leadership of Ida Kamm,", "under the leadership of Ida Kamm the league grew", "under Ida Kamm's chairmanship",
  // "the presidency of Ida Kamm".
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
      const std::uint32_t last = phrase_end(first, s.last);
      for (std::uint32_t t = first; t < last; ++t) {
        if (is_body(t)) return keep(role, {}, {first, last});
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
      if (const auto role = t < s.last ? role_at(t, s.last) : std::nullopt) {
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
    const std::uint32_t last = phrase_end(end + 2, s.last);
    for (std::uint32_t t = end + 2; t < last; ++t) {
      if (is_body(t)) return keep({"own", end + 2, last}, {}, {end + 2, last});
    }
    return false;
  }

  // "Ida Kamm, who commanded the convoy as a major in the engineers,"; "who as mayor had put them there"
  bool as(std::uint32_t end, const Sentence& s) {
    std::uint32_t t = end;
    if (t < s.last && view_.is_mark(t, ',')) ++t;
    for (const std::uint32_t from = t; t + 1 < s.last && t - from < kClause && word(t); ++t) {
      if (!text(t, "as")) continue;
      std::uint32_t first = t + 1;
      if (is(first, view_.classes.article)) ++first;
      if (first >= s.last) return false;
      auto role = role_at(first, s.last);
      if (!role || (t + 1 < first && text(t + 1, "a") && !role->key.starts_with("rank"))) return false;
      Phrasing body;
      if (role->last + 1 < s.last && any_of(role->last, {"of", "in", "at"})) body = {role->last + 1, phrase_end(role->last + 1, s.last)};
      keep(std::move(*role), {}, body);
      return out_.back().then = true;
    }
    return false;
  }

  const View& view_;
  const Topics& topics_;
  const std::vector<Token>& tokens_;
  const GroupId role_ = group("post-role"), across_role_ = group("across-role"), rank_ = group("military-rank"), no_rank_ = group("no-rank"), portfolio_ = group("portfolio"), verb_ = group("post-verb"), at_ = group("post-at"), helm_ = group("post-helm"), noun_ = group("post-noun"),
                body_ = group("post-body"), plain_body_ = group("post-branch"), own_ = group("topic-own"), function_ = group("function-word"), not_now_ = group("not-holding"), many_ = group("across-role-of-many"), fresh_ = group("post-fresh"), demonym_ = group("name-demonym");
  std::vector<Post> out_;
  Post post_;                    // what is known of the one that is being read
  std::uint32_t sentence_ = 0;   // that is being read
};

}  // namespace

std::vector<Post> read_posts(const View& view, const Topics& topics) { return Posts(view, topics).run(); }
Phrasing body_before(const View& view, const Topics& topics, std::uint32_t token) { return Posts(view, topics).last_body(token); }

}  // namespace claimcheck
