// What is written into the image comes out of it: small things as copies, tables where they lie.
#include "checker/base/image.h"

#include <doctest/doctest.h>

using namespace claimcheck;

namespace {

enum class Colour : std::uint8_t { red, green };

struct Leaf {
  std::string name;
  std::optional<int> size;
  Colour colour = Colour::red;
  friend bool operator==(const Leaf&, const Leaf&) = default;
};

template <class Archive>
void serialize(Archive& archive, Leaf& l) { archive(l.name, l.size, l.colour); }

struct Tree {
  std::vector<Leaf> leaves;
  std::vector<std::variant<std::string, Leaf>> either;
  std::vector<bool> flags;
  std::vector<std::pair<int, std::string>> pairs;
  Table<std::uint64_t> numbers;
  StringTable strings;
};

template <class Archive>
void serialize(Archive& archive, Tree& t) { archive(t.leaves, t.either, t.flags, t.pairs, t.numbers, t.strings); }

// The bytes at an address as the image asks for.
struct Placed {
  explicit Placed(const std::string& bytes) : size(bytes.size()), blocks(bytes.size() / sizeof(Block) + 1) {
    std::memcpy(blocks.data(), bytes.data(), size);
  }
  std::string_view view() const { return {reinterpret_cast<const char*>(blocks.data()), size}; }

  struct alignas(16) Block { char bytes[16]; };
  std::size_t size;
  std::vector<Block> blocks;
};

}  // namespace

TEST_CASE("an image gives what was written") {
  Tree tree;
  tree.leaves = {{"oak", 3, Colour::green}, {"", std::nullopt, Colour::red}};
  tree.either = {Leaf{"elm", 1}, std::string("a longer string than fits a small one")};
  tree.flags = {true, false, true};
  tree.pairs = {{-1, "x"}};
  for (std::uint64_t i = 0; i < 100; ++i) tree.numbers.push_back(i * i);
  for (const std::string_view s : {"one", "", "three"}) tree.strings.add(s);
  ImageWriter writer;
  writer('!', tree, std::uint8_t{7});

  const Placed image(writer.bytes());
  ImageReader reader(image.view());
  char mark = 0;
  std::uint8_t seven = 0;
  Tree back;
  reader(mark, back, seven);
  CHECK(mark == '!');
  CHECK(seven == 7);
  CHECK(back.leaves == tree.leaves);
  CHECK(back.either == tree.either);
  CHECK(back.flags == tree.flags);
  CHECK(back.pairs == tree.pairs);
  REQUIRE(back.strings.size() == 3);
  CHECK(back.strings[0] == "one");
  CHECK(back.strings[1].empty());
  CHECK(back.strings.back() == "three");
  REQUIRE(back.numbers.size() == 100);
  CHECK(back.numbers[99] == 9801);
  const char* place = reinterpret_cast<const char*>(back.numbers.data());
  CHECK(place > image.view().data());
  CHECK(place < image.view().data() + image.view().size());
}

TEST_CASE("a table in the image can be moved, and grows as its own copy") {
  ImageWriter writer;
  writer(Table(std::vector<int>{1, 2, 3}));
  const Placed image(writer.bytes());
  ImageReader reader(image.view());
  Table<int> table;
  reader(table);
  Table<int> moved = std::move(table);
  CHECK(table.empty());
  CHECK(std::vector<int>(moved.begin(), moved.end()) == std::vector{1, 2, 3});
  moved.push_back(4);
  CHECK(std::vector<int>(moved.begin(), moved.end()) == std::vector{1, 2, 3, 4});
  Table<int> own(std::vector<int>{5});
  own = std::move(moved);
  CHECK(moved.empty());
  own.push_back(6);
  CHECK(std::vector<int>(own.begin(), own.end()) == std::vector{1, 2, 3, 4, 6});
}
