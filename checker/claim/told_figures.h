// The figures of a sentence, in their order, for those who find out by the figures themselves what they are of one another.
#pragma once
#include <cstdint>
#include <vector>

#include "checker/claim/view.h"
#include "checker/model/fact.h"

namespace claimcheck {

struct ToldFigure {
  const Mention* mention = nullptr;
  std::uint32_t first = 0, last = 0;  // tokens
  std::uint32_t sentence = 0;
  const Figure& figure() const { return *mention->figure(); }
  bool fraction() const { return mention->kind == MentionKind::fraction; }
  bool percent() const { return mention->kind == MentionKind::percent && figure().unit != "point"; }
  bool counts() const {
    return mention->kind == MentionKind::number || (mention->kind == MentionKind::quantity && (figure().dimension.empty() || figure().dimension == "count"));
  }
  // A figure that stands for itself: no range, no age, no "no", no word that is an interval.
  bool plain() const;
  Field field() const;
};

// At most `most` and one; empty where the sentence tells of scores.
std::vector<ToldFigure> told_figures(const View& view, std::uint32_t sentence, std::size_t most);

// Whether one could be a part of the other: both count, or they have one unit; "1.9 million" behind "€4 million" has its unit, too.
bool one_measure(const View& view, const ToldFigure& whole, const ToldFigure& part);

// Paragraphs, items and quotations: where prose stands.
bool is_prose(const View& view, std::uint32_t sentence);

}  // namespace claimcheck
