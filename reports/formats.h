// The writers behind the table of reporters, one a file: from a whole report to the bytes that are printed, the same ones for the same
// report. None judges or leaves out findings; what a style may leave out is said in reports.h.
#pragma once
#include "reports/reports.h"

namespace claimcheck {

std::string write_text(const Report& report, const ReportStyle& style);
std::string write_json(const Report& report, const ReportStyle& style);
std::string write_sarif(const Report& report, const ReportStyle& style);
std::string write_github(const Report& report, const ReportStyle& style);
std::string write_gitlab(const Report& report, const ReportStyle& style);
std::string write_junit(const Report& report, const ReportStyle& style);
std::string write_markdown(const Report& report, const ReportStyle& style);
std::string write_rdjsonl(const Report& report, const ReportStyle& style);

}  // namespace claimcheck
