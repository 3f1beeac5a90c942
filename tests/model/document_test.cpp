#include "checker/model/document.h"

#include <doctest/doctest.h>

using namespace claimcheck;

namespace {

// "ab cd" made from "a**b** [2]cd" with the note's mark gone.
Document example() {
  Document document;
  document.source = "a**b** [2]cd";
  document.text = "ab cd\n";
  document.runs = {{0, 0, 1}, {1, 3, 1}, {2, 6, 1}, {3, 10, 2}};
  document.blocks.push_back({BlockKind::paragraph, {0, 5}});
  return document;
}

}  // namespace

TEST_CASE("a stretch of text maps to the source from its first to its last byte") {
  const Document document = example();
  CHECK(document.to_source({0, 2}) == Span{0, 4});
  CHECK(document.to_source({1, 5}) == Span{3, 12});
  CHECK(document.to_source({3, 5}).in(document.source) == "cd");
}

TEST_CASE("the way back covers what came from the source, and nothing for markup") {
  const Document document = example();
  CHECK(document.to_text({0, 12}) == Span{0, 5});
  CHECK(document.to_text({1, 4}) == Span{1, 2});
  CHECK(document.to_text({7, 10}).empty());
  CHECK(document.to_text({11, 40}) == Span{4, 5});
}

TEST_CASE("runs that are not in the order of the source are found by their own order") {
  Document document;
  document.source = "first cut 3 second";
  document.text = "first cut second\n3\n";
  document.runs = {{0, 0, 9}, {9, 11, 7}, {17, 10, 1}};
  document.source_order = {0, 2, 1};
  CHECK(document.to_text({10, 11}) == Span{17, 18});
  CHECK(document.to_text({12, 18}).in(document.text) == "second");
}

TEST_CASE("the block of a place") {
  const Document document = example();
  CHECK(document.block_at(0) == 0);
  CHECK(document.block_at(5) == 0);
  CHECK(document.block_at(6) == kNone);
}
