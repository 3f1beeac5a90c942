#include "tests/bench/archive.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "checker/base/calendar.h"
#include "checker/base/exact.h"

namespace claimcheck::bench {
namespace {

constexpr std::size_t kSentencesInParagraph = 6;

// Knuth's linear congruential generator: the same everywhere, unlike the distributions of <random>.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed * 2862933555777941757ULL + 3037000493ULL) {}
  // A whole number from `low` to `high`, both included.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return low + static_cast<std::int64_t>((state_ >> 33) % static_cast<std::uint64_t>(high - low + 1));
  }
  template <std::size_t N>
  std::string_view one_of(const std::array<std::string_view, N>& items) {
    return items[static_cast<std::size_t>(between(0, N - 1))];
  }

 private:
  std::uint64_t state_;
};

constexpr std::array<std::string_view, 12> kFirstNames = {"Anneke", "Bohdan", "Carla", "Dimitar", "Elsbeth", "Farid",
                                                          "Greta",  "Hakan",  "Ilse",  "Jovan",   "Katya",   "Lorenzo"};
constexpr std::array<std::string_view, 16> kSurnames = {"Aldric", "Bremont", "Corvel",  "Drasko", "Eskil",  "Farrow",
                                                        "Galvin", "Hestor",  "Ivarsen", "Jardel", "Kostic", "Lundqvist",
                                                        "Maro",   "Nevin",   "Orlan",   "Pesek"};
constexpr std::array<std::string_view, 14> kPlaces = {"Vessara", "Ketrin", "Ulmar",  "Port Sele", "Brask", "Sarnet",   "Tolvik",
                                                      "Orlanda", "Merish", "Kasten", "Dravia",    "Lorne", "Eastmark", "Valdora"};
constexpr std::array<std::string_view, 8> kBodies = {
    "National Assembly", "Senate",     "Federal Council",         "Chamber of Deputies", "Diet",
    "Island Council",    "State Duma", "House of Representatives"};
constexpr std::array<std::string_view, 8> kPeople = {"soldiers",        "observers", "engineers", "teachers",
                                                     "police officers", "doctors",   "pilots",    "civil servants"};
constexpr std::array<std::string_view, 8> kGoods = {"natural gas", "steel",         "wheat",      "timber",
                                                    "fish",        "machine tools", "fertiliser", "electricity"};
constexpr std::array<std::string_view, 10> kTopics = {
    "energy security", "border control", "the reform of the courts", "maritime safety", "trade policy",
    "public debt",     "migration",      "the defence budget",       "regional rail",   "climate adaptation"};
constexpr std::array<std::string_view, 12> kPlain = {
    "The authorities in {0} regard {1} as a question of prestige and are unlikely to give way before the elections.",
    "Critics in {0} argue that {1} has been neglected for too long, and that promises alone will not persuade investors.",
    "For the partners of {0}, the debate on {1} matters because it shows how far the coalition is prepared to go.",
    "Much will depend on whether {0} can keep its experienced officials, who are leaving for better paid posts abroad.",
    "None of this means that {1} will disappear from the agenda; it only means that others will set the pace.",
    "In the view of the ministry, {1} calls for patience, a stable legal framework and closer cooperation with neighbours.",
    "A compromise on {1} would help {0} to restore confidence, although it could cost the government part of its support.",
    "Local administrations have little influence on {1}, yet they are the first to be blamed when something goes wrong.",
    "The opposition in {0} has so far failed to present a programme of its own and limits itself to attacks in the press.",
    "Experts from {0} doubt that the measures will be sufficient, since {1} depends on decisions taken elsewhere.",
    "Tensions between the capital and the provinces make it harder for {0} to speak with one voice on {1}.",
    "It is in the interest of the European Union to support {0} in this field, provided that the funds are spent transparently."};

std::string figure(std::int64_t value) { return Exact(value).pretty(); }

std::string person(Chance& chance) { return fmt::format("{} {}", chance.one_of(kFirstNames), chance.one_of(kSurnames)); }

// A day of the year before the issue, and how a bulletin would write it.
Day past_day(Chance& chance, Day issued) { return issued - static_cast<Day>(chance.between(3, 300)); }
std::string with_weekday(Day day) { return fmt::format("{}, {}", weekday_name(weekday(day)), pretty_day(day)); }

using Sentence = std::string (*)(Chance&, Day issued);

// Sentences that state something, each true in itself.
constexpr Sentence kStatements[] = {
    [](Chance& c, Day issued) {
      std::int64_t members = c.between(60, 450), present = members / 2 + 1 + c.between(2, members / 4);
      return fmt::format("On {}, only {} of the {} members of the {} in {} were present, {} more than the quorum.",
                         with_weekday(past_day(c, issued)), present, members, c.one_of(kBodies), c.one_of(kPlaces),
                         present - members / 2 - 1);
    },
    [](Chance& c, Day issued) {
      std::int64_t against = c.between(20, 90), in_favour = against + c.between(8, 120);
      return fmt::format("The bill was adopted on {} by {} votes to {}, with {} abstentions, a margin of {}.",
                         pretty_day(past_day(c, issued)), in_favour, against, c.between(3, 30), in_favour - against);
    },
    [](Chance& c, Day) {
      std::int64_t hundreds = c.between(4, 40), percent = c.between(21, 89);
      return fmt::format("Of the {} respondents in {}, {} ({}%) said that they were worried about {}.", figure(hundreds * 100),
                         c.one_of(kPlaces), figure(hundreds * percent), percent, c.one_of(kTopics));
    },
    [](Chance& c, Day) {
      std::int64_t a = c.between(11, 90) * 10 + 1, b = c.between(11, 60) * 10 + 3, d = c.between(11, 40) * 10 + 7;
      return fmt::format("The mission in {} numbered {} {} in {}: {} from {}, {} from Norvane and {} from Istria Minor.",
                         c.one_of(kPlaces), figure(a + b + d), c.one_of(kPeople), c.between(1990, 2014), a, c.one_of(kPlaces), b,
                         d);
    },
    [](Chance& c, Day) {
      std::int64_t base = c.between(2, 40) * 100, percent = c.between(1, 12) * 5;
      const std::int64_t year = c.between(1990, 2013);
      return fmt::format("Between {} and {}, exports of {} from {} rose from {} to {} tonnes, an increase of {}%.", year,
                         year + 1, c.one_of(kGoods), c.one_of(kPlaces), figure(base), figure(base + base * percent / 100),
                         percent);
    },
    [](Chance& c, Day) {
      std::int64_t low = c.between(20, 45), gap = c.between(4, 30);
      return fmt::format("Support for membership stands at {}% in {}, {} percentage points more than the {}% recorded in {}.",
                         low + gap, c.one_of(kPlaces), gap, low, c.one_of(kPlaces));
    },
    [](Chance& c, Day) {
      std::int64_t low = c.between(2, 40) * 10;
      return fmt::format("The costs are put at between {} and {} million euros, of which about a third would fall on {}.", low,
                         low + c.between(2, 20) * 10, c.one_of(kPlaces));
    },
    [](Chance& c, Day issued) {
      Day day = past_day(c, issued), later = day + static_cast<Day>(c.between(2, 9));
      return fmt::format("Talks began in {} on {}; {} days later, on {}, the delegations of {} and {} initialled a text.",
                         c.one_of(kPlaces), pretty_day(day), later - day, pretty_day(later), c.one_of(kPlaces),
                         c.one_of(kPlaces));
    },
    [](Chance& c, Day issued) {
      return fmt::format("{}, who has headed the agency since {}, met President {} in {} on {}.", person(c),
                         c.between(2005, 2012), person(c), c.one_of(kPlaces), pretty_day(past_day(c, issued)));
    },
    [](Chance& c, Day) {
      std::int64_t euros = c.between(11, 99);
      return fmt::format("Trade with {} is worth some €{}.{} billion a year, and nearly {}% of it consists of {}.",
                         c.one_of(kPlaces), euros / 10, euros % 10, c.between(3, 9) * 5, c.one_of(kGoods));
    },
    [](Chance& c, Day issued) {
      return fmt::format(
          "According to the statistical office (https://stat.{}.org/releases/{}), output fell by {}.{}% in the third quarter of "
          "{}.",
          c.one_of(std::array<std::string_view, 3>{"vessara", "ketrin", "ulmar"}), c.between(100, 9999), c.between(1, 7),
          c.between(1, 9), to_civil(issued).year - 1);
    },
    [](Chance& c, Day) {
      return fmt::format("About {} {} have been stationed near {} since {}, more than in any other part of the region.",
                         figure(c.between(2, 90) * 100), c.one_of(kPeople), c.one_of(kPlaces), c.between(2011, 2016));
    },
};

std::string sentence(Chance& chance, Day issued) {
  if (chance.between(0, 99) < 45) {
    return fmt::format(fmt::runtime(chance.one_of(kPlain)), chance.one_of(kPlaces), chance.one_of(kTopics));
  }
  return kStatements[static_cast<std::size_t>(chance.between(0, std::size(kStatements) - 1))](chance, issued);
}

std::string masthead(Chance& chance, std::size_t index, Day issued) {
  const int year = to_civil(issued).year;
  const std::size_t number = index % 100 + 1;
  return fmt::format(
      "HARBOUR HOUSE | THE INSTITUTE FOR STRAIT AFFAIRS\n\nBULLETIN\n\nNo. {} ({}), {} © Harbour House {}\n\n"
      "Editors: {} • {}\n\n{} and the Future of {}\n\n{}\n\n",
      number, index + 1001, pretty_day(issued), year, person(chance), person(chance), chance.one_of(kPlaces),
      chance.one_of(kTopics), person(chance));
}

// A hundred issues a year, one every third day.
Day day_of_issue(std::size_t index) {
  const int year = 2015 + static_cast<int>(index / 100);
  return to_day({year, 1, 9}) + static_cast<Day>(index % 100) * 3;
}

std::string issue(std::size_t index, std::size_t bytes, bool single_paragraph, std::uint64_t seed) {
  Chance chance(seed * 1'000'003 + index);
  const Day issued = day_of_issue(index);
  std::string text = masthead(chance, index, issued);
  for (std::size_t count = 1; text.size() < bytes; ++count) {
    text += sentence(chance, issued);
    text += single_paragraph || count % kSentencesInParagraph != 0 ? " " : "\n\n";
  }
  text.back() = '\n';
  return text;
}

}  // namespace

std::vector<GeneratedIssue> generate_archive(std::size_t count, std::size_t bytes, std::uint64_t seed) {
  std::vector<GeneratedIssue> issues;
  issues.reserve(count);
  for (std::size_t i = 0; i < count; ++i) issues.push_back({fmt::format("{:05}.txt", i + 1), issue(i, bytes, false, seed)});
  return issues;
}

std::string generate_document(std::size_t bytes, bool single_paragraph, std::uint64_t seed) {
  return issue(0, bytes, single_paragraph, seed);
}

}  // namespace claimcheck::bench
