// Posts as issues tell them, so that another issue can be held against them: who has it, and what else the person has.
#include <algorithm>
#include <optional>
#include <map>

#include "checker/base/utf8.h"
#include "checker/claim/actor_names.h"
#include "checker/claim/event_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/posts.h"
#include "checker/claim/scene.h"

namespace claimcheck {
namespace {

constexpr std::size_t kNames = 2;        // names of a body that it is kept under
constexpr std::size_t kSceneNames = 4;   // names around, where the body has none
constexpr std::size_t kOthers = 30;      // persons of an issue that are kept
constexpr std::size_t kDays = 8;
constexpr std::uint32_t kKin = 4;       // tokens between a name and whose relative its bearer is
constexpr std::size_t kWords = 7;        // words of a body; what has more is no name of one

class PostFacts {
 public:
  PostFacts(FactMaker& maker, const Topics& topics)
      : maker_(maker), view_(maker.view), topics_(topics), scenes_(view_), change_(view_.lexicon.group("post-change")), same_(view_.lexicon.group("post-same")), implied_(view_.lexicon.group("post-implied")), implied_of_(view_.lexicon.group("post-implied-of")),  body_(view_.lexicon.group("post-body")), variant_(view_.lexicon.group("across-first-name")), nickname_(view_.lexicon.group("across-nickname")), kin_(view_.lexicon.group("across-kin")) {}

  void run(const std::vector<Post>& posts) {
    for (const Actor& a : view_.mentions.actors) {
      if (a.type == ActorType::person) ++people_[family(fold(a.name))];
    }
    for (const Post& post : posts) told(post);
  }

 private:
  struct Body {
    std::vector<std::string> words, names;
    std::string head;
    bool told = false;
  };

  static std::string family(const std::string& name) { return name.substr(name.find_last_of(' ') + 1); }

  // How a first name begins, in one language; "" of a family name alone and of initials.
  std::string given(const std::string& holder) const {
    const std::string first = holder.substr(0, std::min(holder.find(' '), holder.size()));
    if (first.size() == holder.size() || first.size() < 3) return {};
    std::string_view known = view_.lexicon.value_of(variant_, view_.lexicon.find(first));
    if (known.empty()) known = view_.lexicon.value_of(nickname_, view_.lexicon.find(first));
    return std::string(known.empty() ? std::string_view(first) : known).substr(0, 3);
  }

  void note(Phrasing phrase, Body& body) const {
    const Topic topic = topics_.of_phrase(phrase);
    for (const std::string_view w : topic.words) add(std::string(same(w)), body.words);
    for (const std::string_view w : topic.names) {
      if (topics_.is_proper(w) || topics_.is_country(w)) add(std::string(w), body.names);
    }
    if (!topic.head.empty()) body.head = same(topic.head);
  }
  std::string_view same(std::string_view w) const {
    const std::string_view other = view_.lexicon.value_of(same_, view_.lexicon.find(w));
    return other.empty() ? w : other;
  }
  static void add(std::string word, std::vector<std::string>& out) {
    if (std::find(out.begin(), out.end(), word) == out.end()) out.push_back(std::move(word));
  }

  // What a post is in; the phrase that it was taken from is noted in `post`.
  Body body_of(Post& post, const Mention& m) const {
    Body body;
    if (!post.before.empty()) note(post.before, body);
    if (!post.body.empty()) {
      const std::string head = body.head;
      note(post.body, body);
      if (!head.empty() && (view_.lexicon.is(view_.lexicon.find(head), body_) && !view_.lexicon.is(view_.lexicon.find(body.head), body_))) body.head = head;
    }
    body.told = !body.words.empty() && !(post.before.empty() && post.body.empty());
    const bool of_place = post.role.starts_with("minister");
    if (body.words.empty() && !of_place) {
      std::uint32_t at = view_.mentions.token_at(std::min(post.span.begin, m.span.begin));
      const Phrasing last = body_before(view_, topics_, at);
      if (!last.empty()) note(last, body), body.told = post.owned || !body.names.empty() || body.words.size() > 1;
      const std::string_view of = view_.lexicon.value_of(implied_, view_.lexicon.find(post.role.substr(post.role.find(' ') + 1)));
      if (of == "itself") return {};
      if (!of.empty() && view_.lexicon.value_of(implied_of_, view_.lexicon.find(body.head)) != of) body = {{std::string(of)}, {}, std::string(of), true};
      else post.body = last;
    }
    if (body.names.empty() && view_.lexicon.value_of(implied_, view_.lexicon.find(post.role.substr(post.role.find(' ') + 1))) == "itself") body = {};  // of what is tried: the names around tell it
    return body;
  }

  // The words of what a post is in.
  Span phrase_span(const Post& post) const {
    const Phrasing p = post.body.empty() ? post.before : post.body;
    return p.empty() ? post.span : Span{view_.mentions.tokens[p.first].begin, view_.mentions.tokens[p.last - 1].end};
  }

  void told(Post post) {
    const Mention& m = view_.mention(post.mention);
    const Actor& actor = view_.mentions.actors[post.actor];
    const bool vague = post.title && of_many_bodies(post);
    Body body = body_of(post, m);
    if (body.words.size() > kWords) return;
    if (!view_.lexicon.is(view_.lexicon.find(body.head), body_)) body.head.clear();  // "the mayor of Leer"
    const std::string holder = bare(fold(actor.name));
    if (holder.size() < 3) return;
    std::sort(body.words.begin(), body.words.end());
    std::vector<std::string> scene = scenes_.names(m.sentence);
    std::erase_if(scene, [&](const std::string& n) { return (" " + holder + " ").find(" " + n + " ") != std::string::npos; });
    std::erase_if(body.names, [&](const std::string& n) { return (" " + holder + " ").find(" " + n + " ") != std::string::npos; });
    for (const std::string& name : body.names) add(name, scene);
    std::string nations;
    for (const std::string& name : scene) {
      if (topics_.is_country(name)) nations += (nations.empty() ? "" : " ") + name;
    }
    const std::string kind = kind_of(post.role);
    std::vector<std::string> keys;
    if (post.role != "own" && post.role != "member" && !post.role.starts_with("rank") && !vague && !(post.loose && !body.told)) {
      const std::string start = "body|" + kind + "|";
      for (std::size_t i = 0; i < std::min(body.names.size(), kNames); ++i) keys.push_back(start + body.names[i]);
      if (body.names.empty() && body.words.size() > 1) keys.push_back(start + Scenes::joined(body.words));
      if (body.names.empty() && body.words.size() <= 1) {
        for (std::size_t i = 0; i < std::min(scene.size(), kSceneNames); ++i) keys.push_back(start + scene[i]);
      }
    }
    if (holder.find(' ') != std::string::npos) keys.push_back("person|" + holder);
    std::string others;
    std::size_t count = 0;
    for (const auto& [other, persons] : people_) {
      if (count > kOthers) break;
      if (other != family(holder) && ++count <= kOthers) others += (others.empty() ? "" : " ") + other;
    }
    const std::string days = days_told(), here = anchors(m.sentence);
    const bool changed = post.fresh || settled(post, m);
    for (const std::string& key : keys) {
      maker_.add("post", post.span.cover(m.span),
                 {{"key", key_field(key, m.span)},
                  {"by", key_field(key.substr(0, key.find('|')), m.span)},
                  {"role", key_field(post.role, post.span)},
                  {"kind", key_field(kind, post.span)},
                  {"body", key_field(Scenes::joined(body.words), phrase_span(post))},
                  {"head", key_field(body.head, post.span)},
                  {"told", key_field(body.told ? "yes" : "no", post.span)},
                  {"names", key_field(Scenes::joined(body.names), post.span)},
                  {"holder", key_field(holder, m.span)},
                  {"family", key_field(family(holder), m.span)},
                  {"sound", key_field(name_skeleton(family(holder), true), m.span)},
                  {"alone", key_field(people_.at(family(fold(actor.name))) > 1 ? "no" : "yes", m.span)},
                  {"given", key_field(given(holder), m.span)},
                  {"full", key_field(holder.find(' ') != std::string::npos ? "yes" : "no", m.span)},
                  {"others", key_field(others, m.span)},
                  {"days", key_field(days, m.span)},
                  {"here", key_field(here, m.span)},
                  {"titled", key_field(capitals(post) ? "yes" : "no", post.span)},
                  {"sole", key_field(post.title && post.role == "captain" && post.body.empty() ? "rank" : sole(post.role), post.span)},
                  {"past", key_field(post.then ? "yes" : "no", post.span)},
                  {"settled", key_field(changed ? "yes" : "no", post.span)},
                  {"nations", key_field(nations, m.span)},
                  {"scene", key_field(Scenes::joined(scene), m.span)},
                  {"called", {std::string(phrase_span(post).in(view_.document.text)), phrase_span(post)}},
                  {"name", {actor.name, m.span}}},
                 !post.clause);  // who is named by the way is so, whatever is denied of her
    }
  }

  // "President Kamm": of whatever is spoken of in her sentence.
  static bool of_many_bodies(const Post& post) {
    for (const std::string_view role : {"head", "principal", "leader", "president", "vice-president", "vice president", "chancellor", "governor", "commander", "captain", "speaker"}) {
      if (post.role == role) return true;  // "Chief Data Scientist", "the French President Kamm"
    }
    if (!post.before.empty() || !post.body.empty() || post.owned) return false;
    for (const std::string_view role : {"mayor", "chairman", "prefect", "director", "coach", "bishop", "archbishop", "ombudsman", "commissioner"}) {
      if (post.role == role || post.role.starts_with("minister")) return true;
    }
    return false;
  }

  // Points and hyphens are no part of a name.
  static std::string bare(std::string name) {
    std::erase(name, '.');
    std::replace(name.begin(), name.end(), '-', ' ');
    return name;
  }

  // All who lead are of one kind: "the director", "who runs the museum".
  static std::string kind_of(const std::string& role) {
    if (role.starts_with("acting ")) return kind_of(role.substr(std::string_view("acting ").size()));
    for (const std::string_view lead : {"head", "director", "leader", "manager", "chief executive", "head of", "commander", "captain", "head teacher", "principal", "chief physician", "governor", "mayor", "superintendent", "warden", "police chief", "editor-in-chief"}) {
      if (role == lead) return "head";
    }
    return role;
  }

  // Whether what a post is in has a name with capitals: two at the least.
  bool capitals(const Post& post) const {
    const Phrasing p = post.body.empty() ? post.before : post.body;
    std::uint32_t count = 0;
    for (std::uint32_t t = p.first; t < p.last; ++t) count += view_.mentions.tokens[t].kind == TokenKind::word && view_.mentions.tokens[t].has(kCapital);
    return count > 1;
  }

  // "rank" of ranks, "post" of what one is one of.
  std::string sole(const std::string& role) const {
    if (role.starts_with("rank: ")) return "rank";
    return role != "own" && role != "member" && role != "head" && role != "head of" && role != "leader" && role != "chairman" ? "post" : "";
  }

  bool prose(const Mention& m) const {
    return m.sentence < view_.mentions.sentences.size() && view_.document.blocks[view_.mentions.sentences[m.sentence].block].kind != BlockKind::masthead;
  }

  // The days that are told in the issue.
  std::string days_told() {
    if (days_) return *days_;
    std::vector<std::string> days;
    for (const Mention& x : view_.mentions.mentions) {
      const Time* time = x.time();
      if (x.kind == MentionKind::date && prose(x) && time != nullptr && time->granularity == Granularity::day && !time->readings.empty() && days.size() < kDays) add(time->readings.front().timex, days);
    }
    return *(days_ = Scenes::joined(days));
  }

  // The days of a sentence, and years that it counts from or goes through: "since 2011", "throughout 2019".
  std::string anchors(std::uint32_t sentence) const {
    std::vector<std::string> out;
    for (const Mention& x : view_.mentions_in(view_.mentions.sentences[sentence].span)) {
      const Time* time = x.time();
      if (x.kind != MentionKind::date || time == nullptr || time->readings.empty()) continue;
      const std::string& timex = time->readings.front().timex;
      if (time->granularity == Granularity::day && !time->range) add(timex, out);
      if (time->granularity != Granularity::year || timex.size() < 4) continue;
      const std::uint32_t first = view_.mentions.token_at(x.span.begin);
      std::string_view before = first > 0 ? view_.lexicon.form(view_.mentions.tokens[first - 1].word) : std::string_view();
      if (before == "of" && first > 1) before = view_.lexicon.form(view_.mentions.tokens[first - 2].word);  // "the whole of 2019"
      const std::string_view own = view_.lexicon.form(view_.mentions.tokens[first].word);
      const std::string year = std::to_string(to_civil(time->readings.front().days.begin).year);
      if (time->mod == "since" || before == "since" || own == "since") add("since-" + year, out);
      else if (before == "throughout" || before == "whole" || before == "all" || own == "throughout") add("through-" + year, out);
    }
    return Scenes::joined(out);
  }

  // Whether the sentence of the post, or one in which its holder is named, tells of a change.
  bool settled(const Post& post, const Mention& m) {
    const auto changes = [&](std::uint32_t sentence) { return sentence < view_.mentions.sentences.size() && view_.has(change_, view_.mentions.sentences[sentence]); };
    if (changes(m.sentence)) return true;
    const auto [at, fresh] = settled_.try_emplace(post.actor);
    if (fresh) {
      const auto& told = view_.mentions_of(post.actor);
      at->second = std::any_of(told.begin(), told.end(), [&](std::uint32_t i) { return changes(view_.mention(i).sentence) || has_kin(view_.mention(i)); });
    }
    return at->second;
  }

  // "Her sister, Ida Kamm": one of two of that name.
  bool has_kin(const Mention& m) const {
    const Sentence& s = view_.mentions.sentences[m.sentence];
    const std::uint32_t begin = view_.mentions.token_at(m.span.begin), end = view_.mentions.token_at(m.span.end - 1) + 1;
    return view_.has(kin_, begin > s.first + kKin ? begin - kKin : s.first, std::min(s.last, end + kKin), s.last);
  }

  FactMaker& maker_;
  const View& view_;
  const Topics& topics_;
  Scenes scenes_;
  const GroupId change_, same_, implied_, implied_of_, body_, variant_, nickname_, kin_;
  std::optional<std::string> days_;
  std::map<std::uint32_t, bool> settled_;  // by actor
  std::map<std::string, int> people_;  // family names of all who are named, and of how many each is
};

}  // namespace

void add_posts(FactMaker& maker, const Topics& topics) {
  const std::vector<Post> posts = read_posts(maker.view, topics);
  if (!posts.empty()) PostFacts(maker, topics).run(posts);
}

}  // namespace claimcheck
