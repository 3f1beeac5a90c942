#include "checker/read/inlines.h"

#include <algorithm>
#include <array>

#include "checker/base/utf8.h"
#include "checker/read/emphasis.h"
#include "checker/read/encoding.h"
#include "checker/read/inline_forms.h"
#include "checker/read/inline_items.h"
#include "checker/read/link_syntax.h"
#include "checker/read/marks.h"

namespace claimcheck {
namespace {

constexpr std::size_t kManyItems = 8192;      // a flow with more is written in parts, so that memory stays bounded
constexpr std::size_t kTooManyItems = 65536;  // … even if a bracket is open since long
constexpr std::size_t kDeepestBrackets = 256;

using Specials = std::array<bool, 256>;
constexpr Specials specials(std::string_view marks) {
  Specials out{};
  for (const char c : marks) out[static_cast<unsigned char>(c)] = true;
  return out;
}
constexpr Specials kPlainSpecials = specials("[]<:@wW\n\x1A\xC2\xE2*");
constexpr Specials kMarkdownSpecials = specials("[]<:@wW\n\x1A\xC2\xE2\\`&*_~!");

bool ascii_punct(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

class Scanner {
 public:
  Scanner(const InlineContext& context, const Piece& piece, Writer& writer)
      : context_(context),
        writer_(writer),
        markdown_(context.draft.markdown),
        flow_(context.draft, piece),
        text_(flow_.text()),
        block_begin_(writer.here()) {}

  void run() {
    const Specials& special = markdown_ ? kMarkdownSpecials : kPlainSpecials;
    const auto size = static_cast<std::uint32_t>(text_.size());
    while (true) {
      while (at_ < size && !special[static_cast<unsigned char>(text_[at_])]) ++at_;
      if (at_ >= size) break;
      step();
      if (inlines_.items.size() >= kManyItems && (brackets_.empty() || inlines_.items.size() >= kTooManyItems)) write_items();
    }
    flush(size);
    write_items();
  }

 private:
  void step() {
    switch (text_[at_]) {
      case '\n':
        return newline();
      case '[':
        return open_bracket(false);
      case ']':
        return close_bracket();
      case '!':
        return at_ + 1 < text_.size() && text_[at_ + 1] == '[' ? open_bracket(true) : plain();
      case '<':
        return angle();
      case ':':
        return bare(bare_url(open_text(), from_, at_), "");
      case 'w':
      case 'W':
        return bare(bare_www(open_text(), at_), "http://");
      case '@':
        return bare(bare_email(open_text(), from_, at_), "mailto:");
      case '\\':
        return backslash();
      case '`':
        return code_span();
      case '&':
        return named_character();
      case '*':
      case '_':
      case '~':
        return delimiter();
      case kSubstitute:
        return put_made("\xEF\xBF\xBD", at_ + 1);
      default:
        return raised();
    }
  }

  void plain() { ++at_; }

  void write_items() {
    brackets_.clear();
    inactive_ = 0;
    html_links_.clear();
    pair(0);
    inlines_.write(context_, flow_, block_begin_, writer_);
    inlines_.clear();
  }

  void push(InlineItem::Kind kind, std::uint32_t begin, std::uint32_t end, std::uint32_t index = 0) {
    inlines_.items.push_back({kind, begin, end, index});
  }

  // The text that was passed over becomes an item.
  void flush(std::uint32_t end) {
    if (from_ < end) push(InlineItem::text, from_, end);
    from_ = end;
  }
  void skip_to(std::uint32_t end) { at_ = from_ = end; }

  void put_made(std::string_view made, std::uint32_t end) {
    flush(at_);
    push(InlineItem::made, at_, end, static_cast<std::uint32_t>(inlines_.strings.size()));
    inlines_.strings.emplace_back(made);
    skip_to(end);
  }

  void newline() {
    flush(at_);
    push(InlineItem::line, at_, at_ + 1);
    skip_to(at_ + 1);
  }

  void backslash() {
    const std::uint32_t next = at_ + 1;
    if (next < text_.size() && (ascii_punct(text_[next]) || ends_source_line(next))) {
      flush(at_);
      if (text_[next] == '\n') return skip_to(next);
      from_ = next;  // the escaped mark is text
      at_ = next + 1;
    } else {
      plain();
    }
  }

  // A line end right there, without blanks before it.
  bool ends_source_line(std::uint32_t at) const {
    if (text_[at] != '\n') return false;
    const char c = context_.draft.source[flow_.source(at - 1) + 1];
    return c == '\n' || c == '\r';
  }

  void named_character() {
    std::uint32_t end = 0;
    std::string meant = entity(text_, at_, end);
    if (end == 0) return plain();
    std::replace(meant.begin(), meant.end(), '\n', ' ');
    put_made(meant, end);
  }

  void delimiter() {
    std::uint32_t end = at_;
    while (end < text_.size() && text_[end] == text_[at_]) ++end;
    if (!markdown_ && end - at_ != 2) {  // plain text knows "**bold**" alone
      at_ = end;
      return;
    }
    flush(at_);
    Delimiter found = delimiter_at(text_, at_, end);
    if (found.opens || found.closes) {
      found.item = static_cast<std::uint32_t>(inlines_.items.size());
      delimiters_.push_back(found);
      push(InlineItem::delimiter, at_, end, end - at_);
      skip_to(end);
    } else {
      at_ = end;
    }
  }

  // Text between runs of backticks is copied as it stands, without links.
  void code_span() {
    std::uint32_t open = at_;
    while (open < text_.size() && text_[open] == '`') ++open;
    const std::uint32_t close = backticks_.closing(open, open - at_);
    if (close == 0) {
      at_ = open;
      return;
    }
    flush(at_);
    std::uint32_t begin = open, end = close;
    if (end - begin > 2 && text_[begin] == ' ' && text_[end - 1] == ' ') ++begin, --end;
    for (std::uint32_t i = begin; i <= end; ++i) {
      if (i < end && text_[i] != '\n') continue;
      if (begin < i) push(InlineItem::text, begin, i);
      if (i < end) push(InlineItem::line, i, i + 1);
      begin = i + 1;
    }
    skip_to(close + (open - at_));
  }

  // The text up to the bracket that closes the one we are in: no address goes beyond it.
  std::string_view open_text() {
    if (brackets_.empty()) return text_;
    if (next_bracket_ < at_) next_bracket_ = static_cast<std::uint32_t>(std::min(text_.find(']', at_), text_.size()));
    return text_.substr(0, next_bracket_);
  }

  void bare(Span found, std::string_view scheme) {
    if (found.empty()) return plain();
    flush(found.begin);
    OpenLink link{LinkForm::bare, true, count(), count() + 1, found.begin, found.end, std::string(scheme)};
    link.target += found.in(text_);
    push(InlineItem::text, found.begin, found.end);
    inlines_.links.push_back(std::move(link));
    skip_to(found.end);
  }

  void angle() {
    bool email = false;
    if (const std::uint32_t end = angle_autolink(text_, at_, email); end != 0) {
      flush(at_);
      OpenLink link{LinkForm::autolink, true, count(), count() + 1, at_, end, email ? "mailto:" : ""};
      link.target += text_.substr(at_ + 1, end - at_ - 2);
      push(InlineItem::text, at_ + 1, end - 1);
      inlines_.links.push_back(std::move(link));
      return skip_to(end);
    }
    if (!markdown_) return plain();
    if (const std::uint32_t end = html_tag(text_, at_); end != 0) return tag(end);
    if (const std::uint32_t end = comments_.end_of(at_); end != 0) {
      flush(at_);
      return skip_to(end);
    }
    plain();
  }

  void tag(std::uint32_t end) {
    const std::string_view whole = text_.substr(at_, end - at_);
    const std::string head = lower(whole.substr(0, 6));
    const std::uint32_t begin = at_;
    if (head.starts_with("<br")) return put_made(" ", end);
    if (head.starts_with("<sup>") && superscript(end)) return;
    flush(at_);
    for (const std::string_view name : {"id", "name"}) {
      if (auto value = html_attribute(whole, name)) writer_.document().anchors.push_back(std::move(*value));
    }
    if (head.starts_with("<a ")) {
      if (auto target = html_attribute(whole, "href"))
        html_links_.push_back({LinkForm::inline_link, true, count(), 0, begin, end, std::move(*target)});
    } else if (head.starts_with("</a") && !html_links_.empty()) {
      OpenLink link = std::move(html_links_.back());
      html_links_.clear();
      link.last = count();
      link.end = end;
      drop_bare(link.first);
      inlines_.links.push_back(std::move(link));
    }
    skip_to(end);
  }

  // "<sup>1</sup>" is a raised digit like "¹".
  bool superscript(std::uint32_t inside) {
    std::uint32_t end = 0;
    const std::string made = raised_digits(text_, inside, end);
    if (end == 0) return false;
    const ParsedMark mark = raised_mark(made, 0, line_before(at_));
    if (mark.labels.empty()) {
      put_made(made, end);
    } else {
      put_marks(mark.labels, at_, end);
    }
    return true;
  }

  std::string_view line_before(std::uint32_t at) const {
    const std::uint32_t begin = std::max(flow_.line_begin(at), at > 64 ? at - 64 : 0);
    return text_.substr(begin, at - begin);
  }
  void raised() {
    std::uint32_t size = 0;
    if (raised_digit(text_, at_, size) < 0) return plain();
    const ParsedMark mark = raised_mark(text_, at_, line_before(at_));
    if (mark.labels.empty()) {
      at_ = mark.end;
    } else {
      put_marks(mark.labels, at_, mark.end);
    }
  }

  void put_marks(const std::vector<std::string>& labels, std::uint32_t begin, std::uint32_t end) {
    flush(begin);
    for (const std::string& label : labels) {
      push(InlineItem::mark, begin, end, static_cast<std::uint32_t>(inlines_.marks.size()));
      inlines_.marks.push_back(label);
    }
    skip_to(end);
  }

  void open_bracket(bool image) {
    if (!image) {
      ParsedMark mark = caret_mark(text_, at_);
      if (mark.labels.empty() && !context_.draft.definitions.contains(std::string(text_.substr(at_ + 1, 1))))
        mark = bracket_mark(text_, at_, context_.spaced_marks);
      if (!mark.labels.empty() && brackets_.empty()) return put_marks(mark.labels, at_, mark.end);
    }
    if (brackets_.size() >= kDeepestBrackets) return plain();
    flush(at_);
    if (!brackets_.empty()) brackets_.back().bracket_inside = true;
    const std::uint32_t inside = at_ + (image ? 2 : 1);
    brackets_.push_back({count(), at_, inside, delimiters_.size(), image, false});
    push(InlineItem::bracket, at_, inside);
    skip_to(inside);
  }

  void close_bracket() {
    if (brackets_.empty()) return plain();
    const Bracket open = brackets_.back();
    const bool inactive = !open.image && brackets_.size() <= inactive_;
    std::optional<OpenLink> link;
    if (!inactive) link = link_of(context_.draft.definitions, text_, open, at_, markdown_);
    brackets_.pop_back();
    inactive_ = std::min(inactive_, brackets_.size());
    if (!link) {
      if (!brackets_.empty()) brackets_.back().bracket_inside = true;
      rejoin(open);
      return plain();
    }
    flush(at_);
    inlines_.items[open.item].kind = InlineItem::none;  // the bracket itself
    pair(open.delimiters);
    link->first = open.item + 1;
    link->last = count();
    drop_bare(link->first);
    const std::uint32_t end = link->end;
    inlines_.links.push_back(std::move(*link));
    if (!open.image) inactive_ = brackets_.size();
    skip_to(end);
  }

  // Addresses within the words of a link are no links of their own.
  void drop_bare(std::uint32_t first) {
    while (!inlines_.links.empty() && inlines_.links.back().first >= first && inlines_.links.back().form == LinkForm::bare)
      inlines_.links.pop_back();
  }

  // A bracket that opened nothing is text again, in one item with its neighbours.
  void rejoin(const Bracket& open) {
    if (open.item + 1 != count() || from_ != open.inside) return;
    from_ = inlines_.items.back().begin;
    inlines_.items.pop_back();
    if (!inlines_.items.empty() && inlines_.items.back().kind == InlineItem::text && inlines_.items.back().end == from_ &&
        !linked(count() - 1)) {
      from_ = inlines_.items.back().begin;
      inlines_.items.pop_back();
    }
  }
  bool linked(std::uint32_t item) const { return !inlines_.links.empty() && inlines_.links.back().last > item; }

  void pair(std::size_t bottom) {
    left_.clear();
    pair_emphasis(delimiters_, bottom, inlines_.pairs, left_);
    for (const LeftOver& left : left_) inlines_.items[left.item].index = left.count;
  }

  std::uint32_t count() const { return static_cast<std::uint32_t>(inlines_.items.size()); }

  const InlineContext& context_;
  Writer& writer_;
  bool markdown_;
  Flow flow_;
  std::string_view text_;
  std::uint32_t block_begin_;
  Inlines inlines_;
  std::uint32_t at_ = 0, from_ = 0;
  std::uint32_t next_bracket_ = 0;  // the next ']', where it is known
  std::vector<OpenLink> html_links_;
  std::vector<Bracket> brackets_;
  std::size_t inactive_ = 0;  // so many brackets from the bottom lie around a link and can open none
  std::vector<Delimiter> delimiters_;
  std::vector<LeftOver> left_;
  BacktickRuns backticks_{text_};
  HtmlComments comments_{text_};
};

}  // namespace

void write_inlines(const InlineContext& context, const Piece& piece, Writer& writer) { Scanner(context, piece, writer).run(); }

}  // namespace claimcheck
