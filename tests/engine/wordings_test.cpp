#include "checker/engine/wordings.h"

#include <doctest/doctest.h>

#include <string>

using namespace claimcheck;

TEST_CASE("a quotation occurs where its words stand in order") {
  const std::string_view text = "The river is slow, and its ports — all eleven of them — don’t mind. Żurawie nest there.";
  CHECK(occurs_in(text, "the river is slow"));
  CHECK(occurs_in(text, "The  river\nis slow, and its ports"));
  CHECK(occurs_in(text, "don't mind. Zurawie nest"));
  CHECK(occurs_in(text, "The river is slow … all eleven of them"));
  CHECK(occurs_in(text, "[t]he river is slow"));
  CHECK(occurs_in(text, "the river is slow [and] its ports"));
  CHECK_FALSE(occurs_in(text, "the river is quick"));
  CHECK_FALSE(occurs_in(text, "all eleven of them … the river is slow"));
  CHECK_FALSE(occurs_in(text, "the river is slow its ports"));
  CHECK(occurs_in(text, ""));
}

TEST_CASE("numbers keep their points and commas") {
  CHECK(occurs_in("It costs 1,250.5 crowns.", "costs 1,250.5 crowns"));
  CHECK_FALSE(occurs_in("It costs 1,250.5 crowns.", "costs 1,250 crowns"));
}

TEST_CASE("the nearest passage has most of the words") {
  const std::string_view text = "Nobody asked. A river that is dredged every spring is a canal with a memory. So it goes.";
  CHECK(nearest_passage(text, "a river that is dredged every winter is a canal with a memory") == "A river that is dredged every spring is a canal with a memory");
  CHECK_FALSE(nearest_passage(text, "the fishermen of the bay were never heard").has_value());
  CHECK_FALSE(nearest_passage("", "anything at all").has_value());
  CHECK_FALSE(nearest_passage(text, "…").has_value());
}

TEST_CASE("words of content are compared by their first letters") {
  CHECK(shared_words("Dredgers moved 860 tonnes", "the dredger was moving in 860 ways") == 1);
  CHECK(shared_words("Lorries wait at the crossing", "the average wait for lorries") == 2);
  CHECK(shared_words("", "lorries") == 0);
  CHECK(names_apart("The pilots of Emden strike.", "Correction: the pilots of Bremen were 13."));
  CHECK_FALSE(names_apart("The pilots of Emden strike.", "Emden has 13 pilots, not 31, as Hanna Weber says."));
  CHECK_FALSE(names_apart("The pilots of Emden strike.", "Correction, 3 May: the pilots were 13."));
}

TEST_CASE("whole words") {
  CHECK(has_words("Rustam Aliyev-Baran", "aliyev-baran"));
  CHECK(has_words("Rustam Aliyev-Baran", "Baran"));
  CHECK_FALSE(has_words("Rustam Aliyev-Baran", "Bar"));
}

TEST_CASE("words differ by letters that are added, lost, changed or swapped") {
  CHECK(edits("", "") == 0);
  CHECK(edits("kammhuber", "kammhuber") == 0);
  CHECK(edits("kammhuber", "kammhuder") == 1);
  CHECK(edits("kamhuber", "kammhuber") == 1);
  CHECK(edits("kammhubre", "kammhuber") == 1);
  CHECK(edits("", "kamm") == 4);
  CHECK(edits("babamerbaba", "bamerkibaba") == 4);
  CHECK(edits(std::string(500, 'a'), std::string(300, 'a')) == 500);
}

TEST_CASE("plain lists share the same words as texts do") {
  const char* const pairs[][2] = {{"adopt council law lamps", "council lamp adopting years"}, {"", "council"}, {"year years about council", "about years council"}, {"a an the", "the an a"}};
  for (const auto& [a, b] : pairs) CHECK(shared_words(a, b) == shared_words(std::string(a) + ".", std::string(b) + "."));
}
