// What extraction finds in the text of a document: figures, times, actors, citations and quotations, each with its place.
// `interface.md`-style JSON of a mention is written by reports/extract_json; the meaning of the two readings of a figure
// and of the days of a time is in rules/README.md ("What numbers and dates mean").
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "checker/base/calendar.h"
#include "checker/base/interval.h"
#include "checker/base/span.h"

namespace claimcheck {

enum class MentionKind : std::uint8_t { number, ordinal, fraction, percent, quantity, money, date, duration, set, actor, citation, quotation };
std::string_view name(MentionKind kind);  // "quantity"

enum class Hedge : std::uint8_t {
  none,
  about,      // about, around, roughly, some, circa, approximately, an estimated N, N or so
  nearly,     // nearly, almost, close to, just under
  just_over,  // just over, slightly more than
  more_than,  // more than, over, above, upwards of, N-plus
  at_least,   // at least, no fewer than, a minimum of
  at_most,    // at most, up to, no more than, a maximum of
  less_than,  // fewer than, under, below
  vague,      // several, dozens, hundreds: the word itself is an interval
  exactly,    // exactly, precisely: nothing was rounded
};
std::string_view name(Hedge hedge);  // "more-than"; "" for none

// A figure of any kind. Percentages are in per cent (57 for 57%), fractions are the fraction (1/3), money in its currency.
struct Figure {
  Exact value;                    // as written, sign included; of a range: its low end as written
  std::optional<Exact> upper;     // of a range "300–500": the other end, as written (may be lower than `value`)
  Exact step = 1;                 // place value of the last significant digit as written
  Hedge hedge = Hedge::none;
  Reading reading;                // what it can mean; see values
  std::string unit;               // "soldier", "kilometre", "EUR"; "" for a bare number; for per cent "%" or "point"
  std::string dimension;          // "count", "length", "mass", "currency", …; "" for a bare number
  std::string noun;               // head noun as a key ("soldier" for "militia soldiers"); what is counted, or what a per cent is of
  std::string qualifier;          // the words between figure and head noun, as a key: "foreign", "infantry"
  Span digits;                    // the figure itself without hedge and unit: what a suggestion replaces
  Span unit_span;                 // the unit or head noun as written; empty for none
  bool in_words = false;          // "five", not "5"
  bool age = false;
  bool negative_word = false;     // "no", "none", "nobody": zero told as absence
};

enum class Granularity : std::uint8_t { day, weekend, week, month, season, quarter, half, year, decade, century, time };
std::string_view name(Granularity granularity);

enum class Origin : std::uint8_t { explicit_, anchored, relative };
std::string_view name(Origin origin);  // "explicit"

// One way to understand a time expression.
struct TimeReading {
  Days days;
  std::string timex;          // TIMEX3 value of this reading: "2020-01-03", "2019-12"
  Day anchor = kDistant;      // the day that year, month or distance was counted from; kDistant if none
  bool guessed = false;       // rests on more than tense and the date
};

struct Time {
  std::vector<TimeReading> readings;  // likeliest first; empty if the text gives nothing to resolve it by
  std::string timex;                  // of the likeliest, else a partial one ("XXXX-01-03", "P6Y", "PRESENT_REF")
  Granularity granularity = Granularity::day;
  Origin origin = Origin::explicit_;
  std::string mod;                    // "early", "mid", "late", "turn", "since", "until", "before", "after"; "" for none
  bool range = false;                 // two ends, or an end and the time of speaking
  bool valid = true;                  // false: no such day exists ("31 June"); then `written` tells what was said
  bool backwards = false;             // a range whose end as written lies before its start
  // What the words give themselves, before resolution; 0 where they do not.
  struct Written { int year = 0, month = 0, day = 0, weekday = 0; } written, written_end;
  Span weekday;                       // place of the weekday's name; empty for none
  Span first, last;                   // of a range: the places of its two ends
  // Durations: length in months and days (only one is used, never added), and the same as a figure.
  Figure length;                      // value in `length.unit`: "day", "week", "month", "year", "hour", …
};

enum class ActorType : std::uint8_t { person, organisation, place, group, work };
std::string_view name(ActorType type);

// One actor of a document: all mentions of it share its index in Mentions::actors.
struct Actor {
  std::string name;                  // fullest name that the document gives: "Adil Abd al-Mahdi"
  ActorType type = ActorType::person;
  std::string key;                   // folded name for comparing ("adil abd al-mahdi"), or the register's subject
  std::vector<std::string> aliases;  // other names used for it in the document: "Mahdi", "ISIS"
};

struct ActorRef {
  std::uint32_t actor = 0;  // index in Mentions::actors
  bool definite = false;    // a back-reference by description: "the Coalition", "the parliament"
  std::string title;        // title or office before the name: "President", "Gen."
};

enum class CitationType : std::uint8_t { link, footnote, reference, author_year, identifier };
std::string_view name(CitationType type);

struct Citation {
  CitationType type = CitationType::link;
  std::string scheme;    // "doi", "isbn", "issn", "orcid", "arxiv", "un-symbol", "url"; "" for none
  std::string target;    // normalised identifier, URL, label of a footnote
  bool valid = true;     // identifiers: form and check digits hold
  std::optional<std::int64_t> number, serial;  // reference to an issue of the series
  std::optional<Day> date;
  std::string author;    // author–year
  int year = 0;
};

struct Quotation {
  Span inner;                     // between the quotation marks
  std::uint32_t speaker = 0xFFFFFFFF;  // index in Mentions::actors
  std::string speaker_words;      // "a negotiator" where no actor is named
};

struct Mention {
  Span span;  // in Document::text, hedge and unit included
  MentionKind kind = MentionKind::number;
  std::variant<std::monostate, Figure, Time, ActorRef, Citation, Quotation> value;
  std::uint32_t sentence = 0;  // index in Mentions::sentences
  // The mention is inside a bigger one of the same kind (the "328" of "168 of 328"): kept, but no claim starts with it alone.
  bool nested = false;

  const Figure* figure() const { return std::get_if<Figure>(&value); }
  const Time* time() const { return std::get_if<Time>(&value); }
  const ActorRef* actor() const { return std::get_if<ActorRef>(&value); }
  const Citation* citation() const { return std::get_if<Citation>(&value); }
  const Quotation* quotation() const { return std::get_if<Quotation>(&value); }
};

// "Joint Border Commission (JBC)", or the use of an abbreviation.
struct Abbreviation {
  Span span;         // of the short form
  Span long_span;    // of the expansion; empty for a mere use
  std::string shortened;  // "JBC", points and plural s removed
  std::string expansion;  // "Joint Border Commission"; "" for a mere use
  bool initials_fit = true;
  bool well_known = false;  // NATO, EU, U.S.: no introduction needed
};

}  // namespace claimcheck
