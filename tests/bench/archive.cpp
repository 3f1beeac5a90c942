#include "tests/bench/archive.h"

#include <fmt/format.h>

#include <algorithm>
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

// What is so once is so in every issue: the same chance for the same words.
template <class... Words>
Chance fixed(const Words&... words) {
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
  for (const char c : fmt::format(fmt::runtime("{}|{}|{}|{}"), words..., "", "", "")) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return Chance(hash);
}

std::string person(Chance& chance) { return fmt::format("{} {}", chance.one_of(kFirstNames), chance.one_of(kSurnames)); }

// A day of the year before the issue, and how a bulletin would write it.
Day past_day(Chance& chance, Day issued) { return issued - static_cast<Day>(chance.between(3, 300)); }
std::string with_weekday(Day day) { return fmt::format("{}, {}", weekday_name(weekday(day)), pretty_day(day)); }

using Sentence = std::string (*)(Chance&, Day issued);

// Sentences that state something, each true in itself.
constexpr Sentence kStatements[] = {
    [](Chance& c, Day issued) {
      const std::string_view body = c.one_of(kBodies), place = c.one_of(kPlaces);
      const Day day = past_day(c, issued);
      const std::int64_t members = fixed(body, place).between(60, 450), present = members / 2 + 1 + fixed(body, place, day).between(2, members / 4);
      return fmt::format("On {}, only {} of the {} members of the {} in {} were present, {} more than the quorum.", with_weekday(day), present, members, body, place,
                         present - members / 2 - 1);
    },
    [](Chance& c, Day issued) {
      const Day day = past_day(c, issued);
      Chance vote = fixed("vote", day);
      // Few enough for the smallest of the bodies.
      const std::int64_t against = vote.between(8, 18), in_favour = against + vote.between(2, 15), abstained = vote.between(2, 6);
      return fmt::format("A bill was adopted on {} by {} votes to {}, with {} abstentions, a margin of {}.", pretty_day(day), in_favour, against, abstained, in_favour - against);
    },
    [](Chance& c, Day) {
      const std::string_view place = c.one_of(kPlaces), topic = c.one_of(kTopics);
      Chance poll = fixed("poll", place, topic);
      const std::int64_t hundreds = fixed("asked", place).between(4, 40), percent = poll.between(21, 89);
      return fmt::format("Of the {} respondents in {}, {} ({}%) said that they were worried about {}.", figure(hundreds * 100), place, figure(hundreds * percent), percent, topic);
    },
    [](Chance& c, Day) {
      const std::string_view place = c.one_of(kPlaces), people = c.one_of(kPeople);
      const std::int64_t year = c.between(1990, 2014);
      Chance mission = fixed(place, people, year);
      const std::int64_t a = mission.between(11, 90) * 10 + 1, b = mission.between(11, 60) * 10 + 3, d = mission.between(11, 40) * 10 + 7;
      return fmt::format("The mission in {} numbered {} {} in {}: {} from {}, {} from Norvane and {} from Istria Minor.", place, figure(a + b + d), people, year, a,
                         mission.one_of(kPlaces), b, d);
    },
    [](Chance& c, Day) {
      // Every second year, so that no two rises meet.
      const std::string_view goods = c.one_of(kGoods), place = c.one_of(kPlaces);
      const std::int64_t year = c.between(995, 1006) * 2;
      Chance trade = fixed(goods, place, year);
      const std::int64_t base = trade.between(2, 40) * 100, percent = trade.between(1, 12) * 5;
      return fmt::format("Between {} and {}, exports of {} from {} rose from {} to {} tonnes, an increase of {}%.", year, year + 1, goods, place, figure(base),
                         figure(base + base * percent / 100), percent);
    },
    [](Chance& c, Day issued) {
      const std::size_t place = static_cast<std::size_t>(c.between(0, kPlaces.size() - 2));  // the next one has less
      const std::int64_t low = fixed("support", place / 2, issued).between(20, 45), gap = fixed("gap", place / 2, issued).between(4, 30);
      return fmt::format("Support for membership stands at {}% in {}, {} percentage points more than the {}% recorded in {}.", low + gap, kPlaces[place & ~std::size_t{1}], gap, low,
                         kPlaces[place | 1]);
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
      const std::string_view place = c.one_of(kPlaces), family = kSurnames[static_cast<std::size_t>(c.between(0, 7))];
      const std::string_view president = kSurnames[static_cast<std::size_t>(fixed("president", place).between(8, 15))];
      return fmt::format("{} {}, who has headed the agency since {}, met President {} {} in {} on {}.", kFirstNames[family.size()], family, fixed(family).between(2005, 2012),
                         kFirstNames[president.size()], president, place, pretty_day(past_day(c, issued)));
    },
    [](Chance& c, Day) {
      const std::string_view place = c.one_of(kPlaces);
      Chance trade = fixed("trade", place);
      const std::int64_t euros = trade.between(11, 99), share = trade.between(3, 9) * 5;
      return fmt::format("Trade with {} is worth some €{}.{} billion a year, and nearly {}% of it consists of {}.", place, euros / 10, euros % 10, share, trade.one_of(kGoods));
    },
    [](Chance& c, Day issued) {
      const int year = to_civil(issued).year - 1;
      const std::string_view office = c.one_of(std::array<std::string_view, 3>{"vessara", "ketrin", "ulmar"});
      Chance output = fixed("output", year);
      const std::int64_t whole = output.between(1, 7), tenths = output.between(1, 9);
      return fmt::format("According to the statistical office (https://stat.{}.org/releases/{}), output fell by {}.{}% in the third quarter of {}.", office, c.between(100, 9999), whole,
                         tenths, year);
    },
    [](Chance& c, Day) {
      const std::string_view people = c.one_of(kPeople), place = c.one_of(kPlaces);
      Chance station = fixed("station", people, place);
      const std::int64_t hundreds = station.between(2, 90);
      return fmt::format("About {} {} have been stationed near {} since {}, more than in any other part of the region.", figure(hundreds * 100), people, place,
                         station.between(2011, 2014));
    },
};

std::string sentence(Chance& chance, Day issued) {
  if (chance.between(0, 99) < 45) {
    return fmt::format(fmt::runtime(chance.one_of(kPlain)), chance.one_of(kPlaces), chance.one_of(kTopics));
  }
  return kStatements[static_cast<std::size_t>(chance.between(0, std::size(kStatements) - 1))](chance, issued);
}

std::string name_of(std::size_t index) { return fmt::format("{:05}.txt", index + 1); }

std::string masthead(Chance& chance, std::size_t number, std::size_t serial, Day issued) {
  const int year = to_civil(issued).year;
  return fmt::format(
      "HARBOUR HOUSE | THE INSTITUTE FOR STRAIT AFFAIRS\n\nBULLETIN\n\nNo. {} ({}), {} © Harbour House {}\n\n"
      "Editors: {} • {}\n\n{} and the Future of {}\n\n{}\n\n",
      number, serial, pretty_day(issued), year, person(chance), person(chance), chance.one_of(kPlaces),
      chance.one_of(kTopics), person(chance));
}

// A hundred issues a year, one every third day; of a large archive so many more that it takes twenty years.
std::size_t issues_a_year(std::size_t count) { return std::max<std::size_t>(100, count / 20); }

struct Slot {
  std::size_t index = 0, number = 0, serial = 0;
  Day issued = 0;
};

Slot slot_of(std::size_t index, std::size_t a_year) {
  const int year = 2015 + static_cast<int>(index / a_year);
  const std::size_t within = index % a_year;
  return {index, within + 1, index + 1001, to_day({year, 1, 9}) + static_cast<Day>(within * 300 / a_year)};
}

std::string issue(const Slot& slot, std::size_t bytes, bool single_paragraph, std::uint64_t seed) {
  Chance chance(seed * 1'000'003 + slot.index);
  std::string text = masthead(chance, slot.number, slot.serial, slot.issued);
  for (std::size_t count = 1; text.size() < bytes; ++count) {
    text += sentence(chance, slot.issued);
    text += single_paragraph || count % kSentencesInParagraph != 0 ? " " : "\n\n";
  }
  text.back() = '\n';
  return text;
}

// A name that no other number has.
std::string invented(std::size_t number) {
  constexpr std::array<std::string_view, 16> kSyllables = {"ba", "den", "fo", "gar", "hul", "ki", "lom", "mer", "na", "pel", "ros", "su", "tav", "vi", "wen", "zor"};
  std::string out;
  for (int i = 0; i < 5; ++i, number /= kSyllables.size()) out += kSyllables[number % kSyllables.size()];
  out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

// What two issues say, and why they cannot both be right. {name}, {number} and {serial} of the earlier issue, {wrong} serial, {year} before.
struct Contradiction {
  std::string_view family, earlier, later;
};
constexpr std::array<Contradiction, 8> kContradictions = {{
    {"reference", "", "The question was treated in Bulletin No. {number} ({wrong})."},
    {"quotation", "A harbour that is dredged every spring is a canal with a memory of {name}.",
     "“A harbour that is dredged every winter is a canal with a memory of {name},” Bulletin No. {number} ({serial}) said."},
    {"cited-figure", "The dredgers of {name} moved {figure} tonnes of sand.", "According to Bulletin No. {number} ({serial}) the dredgers of {name} moved {other} tonnes of sand."},
    {"correction", "The dredgers of {name} moved {figure} tonnes of sand.",
     "Correction: in Bulletin No. {number} ({serial}) the sand that the dredgers of {name} moved was put at {figure} tonnes. The correct figure is {other} tonnes."},
    {"cross-figure", "At the end of {year} there were {figure} pilots in {name}.", "In {name} there were {other} pilots at the end of {year}."},
    {"cross-trend", "In January {year} there were {figure} pilots in {name}.", "The number of pilots in {name} rose to {less} in March {year}."},
    {"cross-date", "The foundation stone of the {name} bridge was laid in June {year}.", "The {name} bridge is late. Its foundation stone was laid in July {year}."},
    {"cross-name", "The {name} Lamp Commission ({initial}LC) lit two lamps.", "Of the {name} Lamp Commission ({initial}CL) nothing was heard."},
}};
constexpr std::size_t kPlantedEvery = 25, kBetween = 7;  // issues

// The paragraph that an issue has for what others say, false or, with `sound`, true; "" if it has none.
std::string planted(std::string_view text, const Slot& earlier, bool sound) {
  const auto base = static_cast<std::int64_t>(20'003 + earlier.index * 37 % 70'000);
  const std::string name = invented(earlier.index), figure_there = figure(base);
  return fmt::format(fmt::runtime(text), fmt::arg("name", name), fmt::arg("initial", name.substr(0, 1)), fmt::arg("number", earlier.number), fmt::arg("serial", earlier.serial),
                     fmt::arg("wrong", earlier.serial + 4), fmt::arg("year", to_civil(earlier.issued).year - 1), fmt::arg("figure", figure_there),
                     fmt::arg("other", sound ? figure_there : figure(base + 900)), fmt::arg("less", figure(base - 900)));
}

const Contradiction& kind_of(std::size_t later) { return kContradictions[later / kPlantedEvery % kContradictions.size()]; }
bool has_planted(std::size_t index, std::size_t a_year) { return index % kPlantedEvery == kPlantedEvery - 1 && index % a_year > kBetween; }

}  // namespace

std::vector<GeneratedIssue> generate_archive(std::size_t count, std::size_t bytes, std::uint64_t seed) {
  std::vector<GeneratedIssue> issues;
  issues.reserve(count);
  for (std::size_t i = 0; i < count; ++i) issues.push_back({name_of(i), issue(slot_of(i, issues_a_year(count)), bytes, false, seed)});
  return issues;
}

PlantedIssue planted_issue(std::size_t index, std::size_t count, std::size_t bytes) {
  const std::size_t a_year = issues_a_year(count), later = index + kBetween;
  const Slot slot = slot_of(index, a_year);
  PlantedIssue out{{name_of(index), issue(slot, bytes, false, 1)}, {}};
  const auto add = [&](const std::string& text) { out.issue.text += text.empty() ? "" : "\n" + text + "\n"; };
  if (later < count && has_planted(later, a_year)) add(planted(kind_of(later).earlier, slot, false));
  if (has_planted(index, a_year)) {
    add(planted(kind_of(index).later, slot_of(index - kBetween, a_year), false));
    out.family = kind_of(index).family;
  } else if (index % kPlantedEvery == kBetween + 1 && index % a_year > kBetween) {
    // Others speak of an earlier issue and are right.
    add(planted("The question was treated in Bulletin No. {number} ({serial}).", slot_of(index - kBetween, a_year), true));
  }
  return out;
}

std::string generate_document(std::size_t bytes, bool single_paragraph, std::uint64_t seed) {
  return issue(slot_of(0, 100), bytes, single_paragraph, seed);
}

}  // namespace claimcheck::bench
