// The lexicon in and out of the program's image: all forms in one text, all tables as they are.
#include <cereal/archives/binary.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>

#include "checker/lexis/lexicon_data.h"

namespace claimcheck {
namespace {

// Strings in one text, each known by its end.
struct Strings {
  std::string text;
  std::vector<std::uint32_t> ends;

  void add(std::string_view s) {
    text += s;
    ends.push_back(static_cast<std::uint32_t>(text.size()));
  }
  template <class Archive>
  void serialize(Archive& archive) { archive(text, ends); }
};

// Calls `use` with each of the strings, as views of `text`.
template <class Use>
void for_each_string(std::string_view text, const std::vector<std::uint32_t>& ends, Use use) {
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
    use(text.substr(begin, end - begin));
    begin = end;
  }
}

struct Image {
  Strings forms, names, values, plurals, singulars;
  std::vector<std::uint32_t> words;    // first, last, starting, whole of each word
  std::vector<std::uint32_t> entries;  // group, value, rest, rest_size of each
  std::vector<WordId> rests;

  template <class Archive>
  void serialize(Archive& archive) { archive(forms, names, values, plurals, singulars, words, entries, rests); }
};

}  // namespace

void Lexicon::save(std::ostream& out) const {
  const Data& d = *data_;
  Image image;
  for (const Word& w : d.words) {
    image.forms.add(w.form);
    image.words.insert(image.words.end(), {w.first, w.last, w.starting, w.whole});
  }
  for (const Entry& e : d.entries) image.entries.insert(image.entries.end(), {e.group, e.value, e.rest, e.rest_size});
  for (const std::string& name : d.group_names) image.names.add(name);
  for (const std::string& value : d.values) image.values.add(value);
  std::vector<std::pair<std::string_view, std::string_view>> singulars(d.singulars.begin(), d.singulars.end());
  std::sort(singulars.begin(), singulars.end());  // the same bytes in every build
  for (const auto& [plural, singular] : singulars) {
    image.plurals.add(plural);
    image.singulars.add(singular);
  }
  image.rests = d.rests;
  cereal::BinaryOutputArchive archive(out);
  archive(image, d.ids, d.sets);
}

Lexicon Lexicon::restore(std::istream& in) {
  Lexicon lexicon;
  Data& d = *lexicon.data_;
  Image image;
  cereal::BinaryInputArchive archive(in);
  archive(image, d.ids, d.sets);
  const std::string_view forms = d.texts.emplace_back(std::move(image.forms.text));
  d.words.clear();
  d.words.reserve(image.forms.ends.size());
  for_each_string(forms, image.forms.ends, [&](std::string_view form) {
    const std::uint32_t* w = image.words.data() + 4 * d.words.size();
    d.words.push_back({form, w[0], w[1], w[2], w[3]});
  });
  d.entries.reserve(image.entries.size() / 4);
  for (std::size_t e = 0; e < image.entries.size(); e += 4) {
    const std::uint32_t* entry = image.entries.data() + e;
    d.entries.push_back({entry[0], entry[1], entry[2], entry[3]});
  }
  d.rests = std::move(image.rests);
  for_each_string(image.names.text, image.names.ends, [&](std::string_view name) { d.group_names.emplace_back(name); });
  for (GroupId g = 0; g < d.group_names.size(); ++g) d.groups.emplace(d.group_names[g], g);
  d.values.clear();
  for_each_string(image.values.text, image.values.ends, [&](std::string_view value) { d.values.emplace_back(value); });
  const std::string_view plurals = d.texts.emplace_back(std::move(image.plurals.text));
  const std::string_view singulars = d.texts.emplace_back(std::move(image.singulars.text));
  d.singulars.reserve(image.plurals.ends.size());
  std::vector<std::string_view> keys;
  for_each_string(plurals, image.plurals.ends, [&](std::string_view plural) { keys.push_back(plural); });
  auto key = keys.begin();
  for_each_string(singulars, image.singulars.ends, [&](std::string_view singular) { d.singulars.emplace(*key++, singular); });
  return lexicon;
}

}  // namespace claimcheck
