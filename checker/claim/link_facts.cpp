// Links as facts.
#include <algorithm>
#include <map>
#include <set>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/footnote_facts.h"

namespace claimcheck {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

bool host_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

// The host of "scheme://[user@]host[:port]/…", empty where there is none.
std::string host_of(std::string_view target) {
  const auto slashes = target.find("://");
  if (slashes == std::string_view::npos) return {};
  std::string_view rest = target.substr(slashes + 3);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  if (const auto at = rest.rfind('@'); at != std::string_view::npos) rest.remove_prefix(at + 1);
  if (const auto port = rest.rfind(':'); port != std::string_view::npos && rest.find(']') == std::string_view::npos) rest = rest.substr(0, port);
  return lower(rest);
}

// "host:port", where the port is no number
bool odd_port(std::string_view target) {
  const auto slashes = target.find("://");
  std::string_view rest = target.substr(slashes + 3);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  const auto port = rest.rfind(':');
  return port != std::string_view::npos && rest.find_first_of("@]{$") == std::string_view::npos && rest.find_first_not_of("0123456789", port + 1) != std::string_view::npos;
}

bool reserved_host(const std::string& host) {  // RFC 2606: never anybody's site
  for (const std::string_view domain : {"example.com", "example.org", "example.net"}) {
    if (host == domain || host.ends_with("." + std::string(domain))) return true;
  }
  return host.ends_with(".example") || host.ends_with(".invalid") || host == "example" || host == "placeholder" || host == "localhost" || host == "127.0.0.1" ||
         host.ends_with(".test") || host.ends_with(".localhost");
}

bool placeholder(std::string_view target) {
  static const std::vector<std::string_view> kWords = {"#", "todo", "tbd", "tbc", "tba", "xxx", "url", "link", "insert-link", "insert link",
                                                       "http://", "https://", "about:blank", "javascript:void(0)", "javascript:;", "...", "…", "?"};
  const std::string low = lower(target);
  return std::find(kWords.begin(), kWords.end(), low) != kWords.end() || low.starts_with("todo") || reserved_host(host_of(target));
}

// A web address that cannot be one. Relative paths and other schemes are left alone.
bool malformed(std::string_view target) {
  const std::string low = lower(target);
  if (target.substr(0, target.find('?')).find_first_of(" <>\"") != std::string_view::npos) return true;  // "&lt" of a query may have been undone
  for (const std::string_view scheme : {"http", "https", "ftp"}) {
    if (!low.starts_with(scheme)) continue;
    const std::string_view rest = std::string_view(low).substr(scheme.size());
    if (rest.starts_with("://")) {
      const std::string host = host_of(low);
      if (host.starts_with("[")) return false;  // an IPv6 address
      const bool dotted = host.find('.') != std::string::npos && !host.starts_with('.') && !host.ends_with('.') && host.find("..") == std::string::npos;
      const bool clean = std::all_of(host.begin(), host.end(), host_char);
      return !clean || odd_port(low) || (!dotted && host != "localhost") || rest.substr(3).starts_with("http:") || rest.substr(3).starts_with("https:");
    }
    if (rest.starts_with(":") || rest.starts_with("//") || rest.starts_with(";//") || rest.starts_with("s//")) return true;
  }
  for (const std::string_view slip : {"htp://", "htps://", "htttp://", "hhtp", "ttp://", "ttps://"}) {
    if (low.starts_with(slip)) return true;
  }
  return low.starts_with("www.") && low.find(',') < low.find('/');
}

// How the fragment links of a document fare. Where most lead nowhere, the site makes its anchors in a way that the file does
// not show, and none is doubted.
struct Fragments {
  std::uint32_t found = 0, missing = 0;
  bool doubtful() const { return missing > found && missing > 2; }
};

bool fragment_found(const std::string& target, const Document& document) {
  return std::binary_search(document.anchors.begin(), document.anchors.end(), target.substr(1));
}

Fragments count_fragments(const Document& document) {
  Fragments out;
  for (const Link& link : document.links) {
    if (link.target.size() > 1 && link.target[0] == '#') ++(fragment_found(link.target, document) ? out.found : out.missing);
  }
  return out;
}

std::string state_of(const Link& link, const Document& document, const Fragments& fragments) {
  if (!link.resolved) return "undefined";
  std::string_view target = link.target;
  while (!target.empty() && is_space(static_cast<unsigned char>(target.front()))) target.remove_prefix(1);
  while (!target.empty() && is_space(static_cast<unsigned char>(target.back()))) target.remove_suffix(1);
  if (target.empty()) return "empty";
  if (placeholder(target)) return "placeholder";
  if (target.front() == '#') {
    for (const std::string_view of_a_note : {"#_ftn", "#ftn", "#_edn", "#fn", "#_mso"}) {  // notes of a word processor, whose anchors a site drops
      if (target.starts_with(of_a_note)) return "sound";
    }
    const bool sound = document.format == "text" || fragments.doubtful() || fragment_found(std::string(target), document);
    return sound ? "sound" : "no-anchor";
  }
  // "{{ url }}", "example.org|date=2016": left by a program that makes pages.
  const bool template_code = target.find("{{") != std::string_view::npos || target.find("}}") != std::string_view::npos || target.find('|') != std::string_view::npos || target.find("%7B%7B") != std::string_view::npos;
  return !template_code && malformed(target) ? "malformed" : "sound";
}

// The words of a link as a key. One word, a number and the like may lead anywhere: they give none.
std::string key_of_text(const View& view, Span span) {
  std::string key = lower(span.in(view.document.text));
  const bool letters = std::any_of(key.begin(), key.end(), [](unsigned char c) { return std::isalpha(c) || c >= 0x80; });
  const bool figures = std::any_of(key.begin(), key.end(), digit);  // "£0.6 billion" has many sources
  if (!letters || figures || key.find(' ') == std::string::npos) return {};
  if (key.starts_with("this ") || key.starts_with("these ")) return {};  // points at what stands there
  static const std::vector<std::string_view> kGeneric = {"read more", "see here", "see more", "more here", "full text", "this article", "the article", "this report", "executive summary", "fact sheet", "press release", "learn more", "full report", "watch here", "the report", "the letter", "a letter", "the bill", "bill text", "the legislation"};
  if (std::find(kGeneric.begin(), kGeneric.end(), key) != kGeneric.end()) return {};
  return key;
}

// Words that lead to three targets or more are a label, such as the refrain of a series of tables, and not the name of a source.
std::map<std::string, std::set<std::string_view>> targets_by_key(const View& view) {
  std::map<std::string, std::set<std::string_view>> out;
  for (const Link& link : view.document.links) {
    if (link.text.empty()) continue;
    if (std::string key = key_of_text(view, link.text); !key.empty()) out[std::move(key)].insert(link.target);
  }
  return out;
}

constexpr std::size_t kLabel = 3;  // targets

void add_links(FactMaker& maker) {
  const Document& document = maker.view.document;
  const Fragments fragments = count_fragments(document);
  const auto targets = targets_by_key(maker.view);
  for (const Link& link : document.links) {
    const Span span = link.text.empty() ? document.to_text(link.source) : link.text;
    std::string target = link.target;
    if (!link.resolved) {  // the label
      const std::string_view written = link.source.in(document.source);
      const auto open = written.rfind('[');
      target = written.ends_with(']') ? written.substr(open + 1, written.size() - open - 2) : written;
    }
    std::vector<FactMaker::Named> fields = {{"target", {std::move(target), link.source, true}},
                                            {"state", key_field(state_of(link, document, fragments), span)},
                                            {"words", {std::string(span.in(document.text)), span}},
                                            {"form", key_field(link.form == LinkForm::image ? "image" : link.form == LinkForm::bare || link.form == LinkForm::autolink ? "bare" : "text", span)}};
    if (auto host = host_of(link.target); !host.empty()) fields.push_back({"host", key_field(std::move(host), span)});
    if (auto key = key_of_text(maker.view, span); !key.empty() && (!targets.contains(key) || targets.at(key).size() < kLabel) && link.form != LinkForm::bare && link.form != LinkForm::autolink) {
      fields.push_back({"text", key_field(std::move(key), span)});
    }
    maker.add("link", span, std::move(fields), true);
  }
}

// What stands for a link that was never made: "(INSERT LINK HERE)", "[link to come]", and "[words][undefined]" in Markdown,
// which without a definition is no link to the reader.
class Unmade {
 public:
  explicit Unmade(FactMaker& maker) : maker_(maker), view_(maker.view), tokens_(maker.view.mentions.tokens), placeholder_(view_.lexicon.group("link-to-come")) {}

  void run() {
    for (std::uint32_t t = 0; t + 2 < tokens_.size(); ++t) {
      if (tokens_[t].kind != TokenKind::mark) continue;
      const bool round = view_.is_mark(t, '(');
      if (!round && !view_.is_mark(t, '[')) continue;
      if (const std::uint32_t length = view_.lexicon.match(placeholder_, tokens_, t + 1, std::min<std::uint32_t>(t + 8, static_cast<std::uint32_t>(tokens_.size()))); length > 0) placeholder(t, length, round);
      else if (!round) undefined(t);
    }
  }

 private:
  void placeholder(std::uint32_t open, std::uint32_t length, bool round) {
    const std::uint32_t close = open + 1 + length;
    if (close >= tokens_.size() || !view_.is_mark(close, round ? ')' : ']')) return;
    if (length == 1 && !tokens_[open + 1].has(kAllCapitals)) return;  // "(link)" may be one that a page had
    std::uint32_t first = open;  // "[data](insert link)": the words, too
    while (first > 0 && first + 12 > open && tokens_[open].glued() && view_.is_mark(open - 1, ']') && !view_.is_mark(first, '[')) --first;
    if (!view_.is_mark(first, '[')) first = open;
    add({tokens_[first].begin, tokens_[close].end}, {tokens_[open + 1].begin, tokens_[close - 1].end}, "placeholder");
  }

  // "[two words][label]"
  void undefined(std::uint32_t open) {
    if (view_.document.format != "markdown" || (open > 0 && tokens_[open].glued() && !view_.is_mark(open - 1, '('))) return;
    std::uint32_t middle = open + 1;
    while (middle + 3 < tokens_.size() && middle < open + 12 && !view_.is_mark(middle, ']') && !view_.is_mark(middle, '[')) ++middle;
    if (middle == open + 1 || !view_.is_mark(middle, ']') || !view_.is_mark(middle + 1, '[') || !tokens_[middle + 1].glued()) return;
    std::uint32_t close = middle + 2;
    while (close < tokens_.size() && close < middle + 8 && !view_.is_mark(close, ']')) ++close;
    if (close >= tokens_.size() || !view_.is_mark(close, ']') || close == middle + 2) return;
    const bool words = tokens_[middle + 2].kind == TokenKind::word && tokens_[middle + 2].glued() && tokens_[middle + 2].end - tokens_[middle + 2].begin > 2;
    const bool prose = tokens_[open + 1].kind == TokenKind::word && tokens_[open + 1].end - tokens_[open + 1].begin > 2;
    if (!words || !prose) return;
    add({tokens_[open].begin, tokens_[close].end}, {tokens_[middle + 2].begin, tokens_[close - 1].end}, "undefined");
  }

  void add(Span span, Span target, std::string_view state) {
    const Document& d = view_.document;
    maker_.add("link", span,
               {{"target", {std::string(target.in(d.text)), target}}, {"state", key_field(std::string(state), span)}, {"words", {std::string(span.in(d.text)), span}}, {"form", key_field("text", span)}}, true);
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const GroupId placeholder_;
};

}  // namespace

void add_link_facts(FactMaker& maker) {
  add_links(maker);
  Unmade(maker).run();
  add_footnote_facts(maker);
}

}  // namespace claimcheck
