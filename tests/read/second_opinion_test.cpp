// Our scanner of inlines against cmark's: the text that a reader sees and the targets of its links must be the same for any
// paragraph.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <random>

#include "tests/read/support.h"

using namespace claimcheck;
using namespace claimcheck::test;

namespace {

struct Seen {
  std::string text;     // without white space
  std::string targets;  // of links, one a line
};

void add_words(std::string& out, std::string_view text) {
  for (const char c : text)
    if (c != ' ' && c != '\n' && c != '\t') out.push_back(c);
}

Seen by_cmark(const std::string& source) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  for (const char* extension : {"table", "strikethrough"})
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extension));
  cmark_parser_feed(parser, source.data(), source.size());
  cmark_node* root = cmark_parser_finish(parser);
  cmark_iter* iterator = cmark_iter_new(root);
  Seen seen;
  int struck = 0;
  for (cmark_event_type event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE; event = cmark_iter_next(iterator)) {
    cmark_node* node = cmark_iter_get_node(iterator);
    const auto type = cmark_node_get_type(node);
    const bool enter = event == CMARK_EVENT_ENTER;
    if (std::string_view(cmark_node_get_type_string(node)) == "strikethrough") struck += enter ? 1 : -1;
    if (!enter || struck > 0) continue;
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_CODE_BLOCK)
      add_words(seen.text, cmark_node_get_literal(node));
    if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) seen.targets += std::string(cmark_node_get_url(node)) + "\n";
  }
  cmark_iter_free(iterator);
  cmark_node_free(root);
  cmark_parser_free(parser);
  return seen;
}

Seen by_us(const Document& document) {
  Seen seen;
  for (const Block& block : document.blocks) add_words(seen.text, block.span.in(document.text));
  for (const Link& link : document.links)
    if (link.resolved && link.form != LinkForm::bare) seen.targets += link.target + "\n";
  return seen;
}

}  // namespace

TEST_CASE("a paragraph of random marks reads like cmark reads it") {
  const std::vector<std::string> parts = {
      "a",  "B",  " ",  " ",    "*",   "**", "_",     "__",         "[",   "]",  "](u)", "(",         ")",      "![",
      "`",  "``", "\\", "~~",   "<",   ">",  "&amp;", "&x;",        "<b>", "\n", ".",    "<i@u.org>", "](<v>)", "é",
      "](", "\"", "'",  "][r]", "[r]", "!",  "“",     "<!-- c -->", "'",   "*",  "_",    "a",         "[q](w)"};
  std::mt19937 random(20200211);
  int different = 0;
  constexpr int kCases = 20000;
  for (int n = 0; n < kCases; ++n) {
    std::string body = "x";
    const auto length = 1 + random() % 14;
    for (std::size_t i = 0; i < length; ++i) body += parts[random() % parts.size()];
    const std::string source = body + "z\n\n[r]: /ref\n";
    const Document document = markdown(source);
    check_sound(document);
    // What is ours by intent: undefined references are links without a target, and a hard break may end a block (even in a code
    // span).
    const bool unresolved =
        std::any_of(document.links.begin(), document.links.end(), [](const Link& link) { return !link.resolved; });
    if (unresolved || source.find("\\\n") != std::string::npos) continue;
    const Seen theirs = by_cmark(source), ours = by_us(document);
    if (theirs.text != ours.text || theirs.targets != ours.targets) {
      if (++different <= 12)
        MESSAGE("source: ", source, "\ntheirs: ", theirs.text, " ", theirs.targets, "\nours:   ", ours.text, " ", ours.targets);
    }
  }
  CHECK(different == 0);
}

TEST_CASE("published Markdown reads like cmark reads it") {
  std::vector<std::filesystem::path> files;
  for (const char* folder : {"optech", "policyengine"}) {
    for (const auto& file : files_below(shared() / "prose" / folder)) files.push_back(file);
  }
  if (files.empty()) {
    MESSAGE("no ../shared/prose: skipped");
    return;
  }
  int documents = 0, same = 0;
  for (const auto& file : files) {
    std::string source = file_text(file);
    if (source.starts_with("---\n")) source.erase(0, source.find("\n---\n") + 5);
    // Notes and undefined references are ours by intent.
    const Document document = markdown(source);
    check_sound(document);
    if (!document.footnotes.empty() || source.find("][") != std::string::npos) continue;
    ++documents;
    const Seen theirs = by_cmark(source), ours = by_us(document);
    same += theirs.text == ours.text && theirs.targets == ours.targets ? 1 : 0;
  }
  MESSAGE("documents read the same: ", same, " of ", documents);
  CHECK(same * 100 >= documents * 97);  // the rest: a '*' in a bare address, which GFM takes for emphasis
}
