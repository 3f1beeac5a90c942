// What the tests of this room share.
#pragma once
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "checker/read/read.h"

namespace claimcheck::test {

inline Document markdown(std::string text) { return read_as("markdown", "a.md", std::move(text)); }
inline Document plain(std::string text) { return read_as("text", "a.txt", std::move(text)); }

inline std::string_view text_of(const Document& document, std::size_t block) {
  return block < document.blocks.size() ? document.blocks[block].span.in(document.text) : "(no such block)";
}

// "heading:Title|paragraph:Text": what the blocks are, for comparing at a glance.
inline std::string outline(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    if (!out.empty()) out += "|";
    out += std::string(name(block.kind)) + ":" + std::string(block.span.in(document.text));
  }
  return out;
}

// "1, 2; notes 1, 2"
inline std::string marks(const Document& document) {
  std::string marks, notes;
  for (const FootnoteMark& mark : document.footnotes) {
    std::string& to = mark.is_note ? notes : marks;
    if (!to.empty()) to += ",";
    to += mark.label;
  }
  return marks + ";" + notes;
}

// What holds for every document, whatever was read.
inline void check_sound(const Document& document) {
  std::uint32_t end = 0;
  bool runs_hold = true;
  for (const TextRun& run : document.runs) {
    runs_hold = runs_hold && run.text >= end && run.size > 0 && run.text + run.size <= document.text.size() &&
                run.source + run.size <= document.source.size() &&
                document.text.compare(run.text, run.size, document.source, run.source, run.size) == 0;
    end = run.text + run.size;
  }
  CHECK_MESSAGE(runs_hold, "every run stands in the source byte for byte");
  bool blocks_hold = true;
  end = 0;
  for (const Block& block : document.blocks) {
    blocks_hold = blocks_hold && !block.span.empty() && block.span.begin >= end && block.span.end < document.text.size() &&
                  document.text[block.span.end] == '\n';
    end = block.span.end;
  }
  CHECK_MESSAGE(blocks_hold, "blocks follow each other with a newline between");
  bool places_hold = true;
  std::uint32_t at = 0;
  for (const Link& link : document.links) {
    places_hold = places_hold && link.source.begin >= at && !link.source.empty() && link.source.end <= document.source.size() &&
                  link.text.begin <= link.text.end && link.text.end <= document.text.size();
    at = link.source.begin;
  }
  for (const FootnoteMark& mark : document.footnotes)
    places_hold =
        places_hold && !mark.source.empty() && mark.source.end <= document.source.size() && mark.text.end <= document.text.size();
  for (const Span emphasis : document.emphases)
    places_hold = places_hold && emphasis.begin <= emphasis.end && emphasis.end <= document.text.size();
  CHECK_MESSAGE(places_hold, "links, marks and emphases lie inside");
}

inline std::filesystem::path shared() { return std::filesystem::path(CLAIMCHECK_ROOT) / ".." / "shared"; }

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> out;
  if (!std::filesystem::exists(folder)) return out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace claimcheck::test
