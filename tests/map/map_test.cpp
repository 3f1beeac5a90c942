// The map in checker/README.md against the real #include lines: a table that nobody checks is wrong within a month.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Room {
  std::string folder;  // "checker/base"
  int floor = 0;
  int lowest = 0, highest = -1;  // floors that it may include; empty range: none
};

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string trim(std::string_view text) {
  std::size_t begin = text.find_first_not_of(" `");
  std::size_t end = text.find_last_not_of(" `");
  return begin == std::string_view::npos ? "" : std::string(text.substr(begin, end - begin + 1));
}

std::vector<std::string> cells_of(const std::string& row) {
  std::vector<std::string> cells;
  std::stringstream parts(row.substr(1));
  for (std::string cell; std::getline(parts, cell, '|');) cells.push_back(trim(cell));
  return cells;
}

// Rows of the floors table: | floor | room | what lives there | may include | never does |
std::vector<Room> parse_map(const std::string& readme) {
  std::vector<Room> rooms;
  std::stringstream lines(readme);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] != '|') continue;
    std::vector<std::string> cells = cells_of(line);
    if (cells.size() != 5 || cells[0].empty() || !std::isdigit(static_cast<unsigned char>(cells[0][0]))) continue;
    Room room{cells[1], std::stoi(cells[0])};
    const std::string& range = cells[3];
    if (std::isdigit(static_cast<unsigned char>(range[0]))) {
      room.lowest = std::stoi(range);
      std::size_t dash = range.find("–");
      room.highest = dash == std::string::npos ? room.lowest : std::stoi(range.substr(dash + std::string("–").size()));
    }
    rooms.push_back(room);
  }
  return rooms;
}

const Room* room_of(const std::vector<Room>& rooms, const std::string& path) {
  auto holds = [&](const Room& room) { return path.starts_with(room.folder + "/"); };
  auto found = std::find_if(rooms.begin(), rooms.end(), holds);
  return found == rooms.end() ? nullptr : &*found;
}

// What the file may only name in a .cpp file: everything in angle brackets that is not the standard library's.
bool is_third_party(std::string_view header) { return header.find_first_of("./") != std::string_view::npos; }

// Standard headers that mean files, clocks, threads or the terminal.
bool touches_the_world(std::string_view header) {
  static const std::set<std::string_view> kWorld = {"fstream", "iostream", "filesystem", "chrono",
                                                    "ctime",   "thread",   "random",     "future"};
  return kWorld.contains(header);
}

// Why this line must not stand in this file; absent if it may.
std::optional<std::string> fault_of(const std::vector<Room>& rooms, const std::string& path, const std::string& line) {
  if (!line.starts_with("#include")) return std::nullopt;
  std::size_t open = line.find_first_of("<\"");
  std::size_t close = line.find_first_of(">\"", open + 1);
  if (open == std::string::npos || close == std::string::npos) return "an #include that cannot be read";
  const std::string header = line.substr(open + 1, close - open - 1);
  const Room* here = room_of(rooms, path);
  if (here == nullptr) return "the file lies in no room of the map";
  if (line[open] == '<') {
    if (here->folder == "tests") return std::nullopt;
    if (path.ends_with(".h") && is_third_party(header)) return "a third-party header outside a .cpp file";
    if (here->folder != "checker/app" && touches_the_world(header)) return "files, clocks and threads belong to checker/app";
    return std::nullopt;
  }
  const Room* there = room_of(rooms, header);
  if (there == nullptr) return "what is included lies in no room of the map";
  if (there == here) return std::nullopt;
  if (there->floor == here->floor) return "a room of the same floor";
  if (there->floor < here->lowest || there->floor > here->highest) return "a floor that this room may not include";
  return std::nullopt;
}

// The types that a header makes known to everybody, with their namespaces: "claimcheck::Span".
std::vector<std::string> types_of(const std::string& header) {
  static const std::regex kType("^(?:struct|class|enum class|enum) (\\w+(?:::\\w+)*)[^;]*(?:\\{|:).*");
  static const std::regex kAlias("^using (\\w+) =.*");
  std::vector<std::string> types, spaces;
  std::stringstream lines(header);
  for (std::string line; std::getline(lines, line);) {
    std::smatch found;
    if (line.starts_with("namespace ")) spaces.push_back(line.substr(10, line.find(' ', 10) - 10));
    if (line.starts_with("}  // namespace") && !spaces.empty()) spaces.pop_back();
    if (!std::regex_match(line, found, kType) && !std::regex_match(line, found, kAlias)) continue;
    std::string name;
    for (const std::string& space : spaces) name += space + "::";
    types.push_back(name + found[1].str());
  }
  return types;
}

bool is_source(const fs::path& path) { return path.extension() == ".h" || path.extension() == ".cpp"; }

const fs::path kRoot = CLAIMCHECK_ROOT;

TEST_CASE("every #include in the tree respects the floors of checker/README.md") {
  const std::vector<Room> rooms = parse_map(read_file(kRoot / "checker/README.md"));
  REQUIRE(rooms.size() >= 10);
  std::size_t files = 0;
  for (const char* top : {"checker", "reports", "corpus", "tests"}) {
    if (!fs::exists(kRoot / top)) continue;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(kRoot / top)) {
      if (!entry.is_regular_file() || !is_source(entry.path())) continue;
      ++files;
      const std::string path = fs::relative(entry.path(), kRoot).generic_string();
      std::stringstream lines(read_file(entry.path()));
      std::size_t number = 0;
      for (std::string line; std::getline(lines, line);) {
        ++number;
        std::optional<std::string> fault = fault_of(rooms, path, line);
        if (fault) FAIL_CHECK(path << ":" << number << ": " << line << ": " << *fault);
      }
    }
  }
  CHECK(files > 20);
}

// Two types of one name in two rooms link without a word and make nonsense of each other once the linker merges their functions.
TEST_CASE("no two headers define a type of the same name") {
  std::map<std::string, std::string> homes;
  for (const char* top : {"checker", "reports", "corpus", "tests"}) {
    if (!fs::exists(kRoot / top)) continue;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(kRoot / top)) {
      if (entry.path().extension() != ".h") continue;
      const std::string path = fs::relative(entry.path(), kRoot).generic_string();
      for (const std::string& type : types_of(read_file(entry.path()))) {
        const auto [home, fresh] = homes.emplace(type, path);
        CHECK_MESSAGE(fresh, type << " is defined in " << home->second << " and in " << path);
      }
    }
  }
  CHECK(homes.size() > 50);
}

TEST_CASE("every room of the map exists") {
  for (const Room& room : parse_map(read_file(kRoot / "checker/README.md"))) {
    CHECK_MESSAGE(fs::is_directory(kRoot / room.folder), room.folder);
  }
}

TEST_CASE("the map test sees what it is there to see") {
  const std::vector<Room> rooms = parse_map(
      "| 0 | `checker/base` | a | – | b |\n"
      "| 3 | `checker/read` | a | 0–2 | b |\n"
      "| 3 | `checker/claim` | a | 0–2 | b |\n"
      "| 4 | `checker/engine` | a | 0–2 | b |\n");
  REQUIRE(rooms.size() == 4);
  auto fault = [&](const char* path, const char* line) { return fault_of(rooms, path, line).value_or(""); };
  CHECK(fault("checker/read/a.cpp", "#include \"checker/base/span.h\"") == "");
  CHECK(fault("checker/read/a.cpp", "#include \"checker/read/b.h\"") == "");
  CHECK(fault("checker/read/a.cpp", "#include <vector>") == "");
  CHECK(fault("checker/read/a.cpp", "#include <re2/re2.h>") == "");
  CHECK(fault("checker/base/a.h", "#include \"checker/read/read.h\"") == "a floor that this room may not include");
  CHECK(fault("checker/read/a.cpp", "#include \"checker/claim/claim.h\"") == "a room of the same floor");
  CHECK(fault("checker/engine/a.cpp", "#include \"checker/claim/claim.h\"") == "a floor that this room may not include");
  CHECK(fault("checker/read/a.h", "#include <re2/re2.h>") == "a third-party header outside a .cpp file");
  CHECK(fault("checker/read/a.cpp", "#include <fstream>") == "files, clocks and threads belong to checker/app");
  CHECK(fault("attic/a.cpp", "#include <vector>") == "the file lies in no room of the map");
}

}  // namespace
