// Lengths of time told beside their ends: what the readers of one sentence (stretch_sentence.cpp) and of several
// (stretch_before.cpp) share.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "checker/claim/event_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {

struct Ends {
  Field start, end;
  Span place;
};

class Stretches {
 public:
  Stretches(FactMaker& maker, const EventReader& events)
      : maker_(maker), view_(maker.view), events_(events) {}

  void run();

 private:
  struct Length {
    std::uint32_t index = 0, first = 0, last = 0, sentence = 0;
  };
  // A date or a range of dates near a length.
  struct Near {
    std::uint32_t mention = 0, first = 0, last = 0;
    bool range = false;
  };

  const Sentence& sentence(const Length& l) const { return view_.mentions.sentences[l.sentence]; }
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  std::string_view word(std::uint32_t t, const Sentence& s) const { return t >= s.first && t < s.last ? view_.text(t) : std::string_view(); }
  GroupId open_() const { return view_.lexicon.group("stretch-opens"); }

  void read(const Length& l);
  std::vector<Near> dates(std::uint32_t from_sentence, std::uint32_t to_sentence) const;
  // Two dates as ends; "suspended on 4 September and reconvened on 24 September 2019": the year of the second is that of both.
  static Ends both(const Mention& a, const Mention& b);
  // The same if they are told alike precisely; the two ends of a range.
  std::optional<Ends> alike(const Near& a, const Near& b) const;
  Ends range_ends(const Near& range) const;
  static bool two_dates(const std::vector<Near>& all) { return all.size() == 2 && !all[0].range && !all[1].range; }
  Days days_of(const Near& d) const { return view_.mention(d.mention).time()->readings.front().days; }
  // Whether the sentence before is of the paragraph, and read.
  bool reaches_back(std::uint32_t sentence) const;
  bool opens_with_pronoun(const Sentence& s) const;
  // The end of a range with all its days: "2017" of "from 2014 to 2017" is a year.
  Field date_end(const Mention& m, bool last) const;
  // The two dates told last, of one precision, the earlier first.
  std::optional<Ends> last_two(const std::vector<Near>& all, std::uint32_t before) const;
  // "It has struggled for 25 years. In those 25 years …": the length told before is meant, not the dates.
  bool told_before(const Length& l, std::uint32_t from) const;
  // "She also spent ten years at …", "Before that, he worked six years for …", "It took three years from the reform": of another stretch.
  bool another(const Length& l) const;
  // "Behind closed doors", "in closed session": the word is of what stands behind it.
  bool adjective(std::uint32_t t) const { return t + 1 < view_.mentions.tokens.size() && is(t + 1, closed_thing_); }
  // A word of ending.
  bool ends_at(std::uint32_t t) const { return (is(t, ends_) || is(t, closes_)) && !adjective(t); }
  // A word of beginning before the first date, one of ending before the second.
  bool starts_and_ends(const Sentence& s, const Near& a, const Near& b) const;
  void add(const Length& l, Ends ends);
  // Whether anything was added.
  bool add_both(const Length& l, const Near& a, const Near& b);
  bool add_range(const Length& l, const Near& range);
  static PlacedFigure placed(const Figure& f, Span span);

  // In one sentence: stretch_sentence.cpp.
  bool is_shift(const Length& l) const {
    const Sentence& s = sentence(l);
    // "Twelve years on", not "her twelve years on the bench".
    if (word(l.last, s) == "on" && l.last + 1 < s.last && (is(l.last + 1, article_) || is(l.last + 1, its_))) return false;
    return l.last < s.last && is(l.last, after_);
  }
  // Next to a range in the same sentence, with nothing between but a noun phrase or a gloss.
  bool beside(const Length& l);
  // "For nine years, since 2012": up to the issue.
  bool since(const Length& l);
  bool up_to_issue(const Length& l, const Near& d, Day ahead = 0);
  // "Thirty years have passed since the dam broke in March 1981": up to the issue.
  bool passed_since(const Length& l);
  // "Between the arrest in March 2018 and the verdict in March 2021 lay four years".
  bool between_two(const Length& l);
  // "Was declared on 10 March 2020 for 60 days, that is until 9 May".
  bool until_behind(const Length& l);
  // "Thirty years ago, in 1980"; "in 1980, thirty years ago": up to the issue.
  void ago(const Length& l);
  // "Arrested in March 2017, he was released in September 2019 after four years".
  bool after_both(const Length& l);
  // "It collapsed in November, four months later", after "signed in March".
  void counted_behind(const Length& l);
  // "It took the two sides 25 months to get from the memorandum of May 2021 to the treaty of June 2023".
  bool took_to_get(const Length& l);
  // "Twelve years passed between the coup of 2003 and the vote of 2015"; "nine weeks separate the vote of 3 May from the oath on 5 July".
  bool between_behind(const Length& l);
  // "Went off line on 12 January and came back on 12 May, a four-month outage"; "was signed in 2015 and ends in 2025; its ten-year term".
  bool summed_up(const Length& l);
  // "Was held for 14 months: taken in January 2019, he was freed in March 2020".
  bool colon_behind(const Length& l);
  // "Held a seat in 2021 and 2022, two years in which …".
  bool in_which(const Length& l);
  // "Left Basra on 1 May and berthed on 5 June, after a voyage of five weeks".
  bool after_a(const Length& l);
  // "Began on 4 May and ended on 19 May: it lasted 23 days"; "the 23-day blockade began on 4 May and ended on 19 May".
  void lasted(const Length& l);

  // Over several: stretch_before.cpp.
  // "The dam was begun in 1998. By 2009, …, it had been under construction for two decades".
  bool by_then(const Length& l);
  // "The siege took 99 days. It started on 5 May and was lifted on 12 August": the ends in the next sentence.
  bool told_ahead(const Length& l);
  // "The port was closed on 2 April. It reopened on 12 April, after ten days."
  bool after_sentence(const Length& l, const Near& end);
  // "In those 23 days" behind the two ends.
  void those(const Length& l);
  // "Work began in June 2016 and ended in June 2019. The four years of construction …".
  bool the_whole(const Length& l);
  bool whole_of(const Length& l, const Sentence& s, bool its);
  // "She sat on the court from 2001 to 2013. In her twelve years on the bench …"; "After three weeks of talks …": no longer than the whole.
  bool within_whole(const Length& l);
  // The two ends that the sentence tells, or the one before it in the paragraph; the length stands behind them.
  std::optional<Ends> ends_before(const Length& l) const;
  bool longer(const Length& l, const Ends& ends) const;

  FactMaker& maker_;
  const View& view_;
  const EventReader& events_;
  const GroupId no_whole_ = group("stretch-no-whole"), those_ = group("stretch-those"), shift_ = group("shift-noun"),
                gloss_ = group("stretch-gloss"), lasts_ = group("stretch-lasts"), starts_ = group("span-starts"),
                ends_ = group("span-ends"), closes_ = group("stretch-closes"), its_ = group("stretch-its"),
                all_its_ = group("stretch-all-its"), has_ = group("ev-has"), passed_ = group("stretch-passed"),
                lies_ = group("stretch-lies"), after_ = group("stretch-shift"), spans_ = group("stretch-spans"),
                article_ = group("article"), until_ = group("stretch-until"),
                span_noun_ = group("stretch-span-noun"), within_ = group("stretch-within"), as_long_ = group("stretch-as-long"), move_ = group("stretch-move"),
                parts_ = group("stretch-parts"), another_ = group("stretch-another"), closed_thing_ = group("stretch-closed-thing"), of_another_ = group("stretch-of-another"), leaves_ = group("stretch-leaves");
};

}  // namespace claimcheck
