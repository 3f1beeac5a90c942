// Names spelt in two ways. Two forms are compared if they differ by one letter (put in, left out, changed, or two changed
// places) or by the vowels of a transcription; that alone proves nothing, since most such pairs are two names. Whether they are one
// name then, other things tell (spelling_evidence.h).
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/spelling_evidence.h"

namespace claimcheck {
namespace {

constexpr std::size_t kShortest = 4;         // letters; of names that are tied by a neighbour
constexpr std::size_t kMostPlaces = 48;      // of one form that are looked at
constexpr std::size_t kMostNeighbours = 40;  // forms of one bucket that one is compared with

class Spelling {
 public:
  explicit Spelling(FactMaker& maker)
      : maker_(maker), view_(maker.view), tokens_(view_.mentions.tokens), names_(view_), same_(view_) {}

  void run() {
    collect();
    if (forms_.size() < 2) return;
    bucket([](const std::string& w) { return w.substr(0, 3); }, false);
    bucket([](const std::string& w) { return w.substr(w.size() - 3); }, false);
    bucket([](const std::string& w) { return skeleton(w); }, true);
    report();
  }

 private:
  static std::string without_apostrophes(std::string word) {  // "Fa'atuatua"
    std::erase(word, '\'');
    for (std::size_t at = 0; (at = word.find("’", at)) != std::string::npos;) word.erase(at, std::string_view("’").size());
    return word;
  }

  bool mixed_case(std::string_view w) const {
    return std::any_of(w.begin() + 1, w.end(), [](unsigned char c) { return c >= 'A' && c <= 'Z'; });
  }

  void collect() {
    std::unordered_map<std::string_view, std::uint32_t> index;
    for (std::uint32_t t = 0; t < tokens_.size(); ++t) {
      const Token& token = tokens_[t];
      if (!names_.capital(t) || token.has(kAllCapitals) || token.has(kHasPoint) || token.end - token.begin < kShortest || token.end - token.begin > 40) continue;
      const std::string_view text = view_.text(t);
      const auto [at, fresh] = index.try_emplace(text, static_cast<std::uint32_t>(forms_.size()));
      if (fresh) {
        if (mixed_case(text) || view_.is(t, stop_) || view_.is(t, calendar_)) {
          at->second = kNone;
          continue;
        }
        forms_.push_back({text, without_apostrophes(fold(text)), 0, {}});
      }
      if (at->second == kNone || names_.glued_to_code(t)) continue;
      NameForm& form = forms_[at->second];
      ++form.count;
      if (form.places.size() < kMostPlaces) form.places.push_back(t);
    }
    std::erase_if(forms_, [](const NameForm& f) { return f.count == 0 || f.folded.size() < kShortest; });
  }

  template <class Key>
  void bucket(Key key, bool skeletons) {
    // By key, then as they came; the first bytes tell most apart.
    struct Place {
      std::uint64_t head;
      std::uint32_t form;
    };
    std::vector<std::string> texts;
    std::vector<Place> keys;
    texts.reserve(forms_.size());
    keys.reserve(forms_.size());
    for (std::uint32_t i = 0; i < forms_.size(); ++i) {
      const std::string& text = texts.emplace_back(key(forms_[i].folded));
      std::uint64_t head = 0;
      for (std::size_t k = 0; k < sizeof head; ++k) head = head << 8 | (k < text.size() ? static_cast<unsigned char>(text[k]) : 0U);
      keys.push_back({head, i});
    }
    std::sort(keys.begin(), keys.end(), [&](const Place& a, const Place& b) {
      if (a.head != b.head) return a.head < b.head;
      const int order = texts[a.form].compare(texts[b.form]);
      return order != 0 ? order < 0 : a.form < b.form;
    });
    const auto alike = [&](const Place& a, const Place& b) { return a.head == b.head && texts[a.form] == texts[b.form]; };
    for (std::size_t i = 0; i < keys.size(); ++i) {
      for (std::size_t k = i + 1; k < keys.size() && k <= i + kMostNeighbours * (skeletons ? 1 : 8) && alike(keys[k], keys[i]); ++k) {
        const NameForm &a = forms_[keys[i].form], &b = forms_[keys[k].form];
        const std::size_t longer = std::max(a.folded.size(), b.folded.size()), shorter = std::min(a.folded.size(), b.folded.size());
        if (longer > shorter + (skeletons ? 2 : 1)) continue;
        compare(keys[i].form, keys[k].form, skeletons);
      }
    }
  }

  void compare(std::uint32_t a, std::uint32_t b, bool skeletons) {
    if (forms_[b].count > forms_[a].count || (forms_[b].count == forms_[a].count && forms_[b].places.front() < forms_[a].places.front())) std::swap(a, b);
    const NameForm &usual = forms_[a], &odd = forms_[b];
    if (usual.folded == odd.folded) {
      if (skeletons && lower(usual.text) != lower(odd.text) && !same_.said_so(usual, odd)) found_.push_back({a, b, true});
      return;
    }
    const Slip slip = slip_between(usual.folded, odd.folded);
    if (skeletons ? slip.kind != Slip::none : slip.kind == Slip::none) return;  // one way is enough
    if (slip.kind != Slip::none && (slip.at == 0 || british(slip, usual.folded, odd.folded))) return;
    if (same_.evidence(usual, odd, slip) && !same_.said_so(usual, odd)) found_.push_back({a, b, false});
  }

  void report() {
    std::vector<bool> told(forms_.size(), false);
    std::stable_sort(found_.begin(), found_.end(), [&](const Found& a, const Found& b) { return forms_[a.usual].count > forms_[b.usual].count; });
    for (const Found& f : found_) {
      if (told[f.odd]) continue;
      told[f.odd] = true;
      const Span first = tokens_[forms_[f.usual].places.front()].span(), other = tokens_[forms_[f.odd].places.front()].span();
      maker_.add("spelling", other,
                 {{"usual", key_field(std::string(first.in(view_.document.text)), first)},
                  {"other", key_field(std::string(other.in(view_.document.text)), other)},
                  {"times", figure_field(forms_[f.usual].count, first)},
                  {"differs", key_field(f.marks ? "marks" : "letters", other)}},
                 true);
    }
  }

  struct Found {
    std::uint32_t usual, odd;
    bool marks;
  };

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const NameNeighbours names_;
  const SameName same_;
  const GroupId stop_ = view_.lexicon.group("name-stop"), calendar_ = view_.lexicon.group("name-calendar");
  std::vector<NameForm> forms_;
  std::vector<Found> found_;
};

}  // namespace

void add_spelling_facts(FactMaker& maker) { Spelling(maker).run(); }

}  // namespace claimcheck
