// The names among which a statement stands: those of its sentence, of the title, of the paragraph. Two issues that tell of the
// same thing share some of them. Nationalities stand as their country; names that are everywhere ("Europe") and words of a title
// that are plain words are none.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checker/claim/view.h"

namespace claimcheck {

class Scenes {
 public:
  explicit Scenes(const View& view);

  // By nearness, each once.
  const std::vector<std::string>& names(std::uint32_t sentence);
  // Whether a folded word can be a name that something is known by.
  bool is_name(std::string_view word) const;
  static std::string joined(const std::vector<std::string>& names);

 private:
  using Ids = std::vector<std::uint32_t>;  // of words
  struct Word {
    const std::string* text = nullptr;
    bool name = false;
    std::uint32_t noted = 0;  // the list, counted, that has it
  };
  std::uint32_t id_of(std::string word);
  const Ids& own(std::uint32_t sentence);
  Ids names_in(std::uint32_t sentence, bool title);
  bool prose(std::uint32_t sentence) const;

  const View& view_;
  const GroupId demonym_, alias_, wide_, calendar_, common_, country_, stop_, title_, office_, function_;
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<Word> words_;
  std::uint32_t lists_ = 0;
  Ids titled_;
  std::unordered_map<std::uint32_t, std::vector<std::string>> known_;  // by sentence: what `names` gives
  std::unordered_map<std::uint32_t, Ids> own_;                         // those of the sentence itself
};

}  // namespace claimcheck
