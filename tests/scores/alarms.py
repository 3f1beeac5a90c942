#!/usr/bin/env python3
"""What `check` says about a folder of published text, grouped by rule, with the sentences: for reading, alarm by alarm.

    alarms.py --program build/dev/claimcheck FOLDER...                 every rule, three findings each
    alarms.py --program ... --rule sequence-impossible --show 50 FOLDER
    alarms.py --program ... --family share --severity notice FOLDER
"""
import argparse
import collections
import json
import os
import subprocess
import sys

REPORTED = ("error", "warning")


def check(program, paths, folder="."):
    """The JSON report of one run of `check` over the paths (seen from `folder`)."""
    command = [os.path.abspath(program), "check", "--format", "json", "--fail-on", "never"] + list(paths)
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=600)
    if done.returncode not in (0, 1, 2) or not done.stdout:
        raise RuntimeError("%s ended with %d: %s" % (program, done.returncode, done.stderr.decode(errors="replace")[:500]))
    return json.loads(done.stdout.decode())


def words_of(report):
    return sum(document["words"] for document in report["documents"])


def reported(report, severities=REPORTED):
    return [f for f in report["findings"] if f["severity"] in severities and not f.get("suppressed")]


def context(data, place, around=160):
    """The words around a place, the place itself in »«, on one line."""
    cut = lambda a, b: " ".join(data[max(0, a):max(0, b)].decode(errors="ignore").split())
    start, end = place["start"], place["end"]
    return "…%s »%s« %s…" % (cut(start - around, start), cut(start, end), cut(end, end + around))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--program", required=True)
    parser.add_argument("--rule", action="append", help="only these rules")
    parser.add_argument("--family", action="append", help="only these families")
    parser.add_argument("--severity", action="append", help="default: error and warning")
    parser.add_argument("--show", type=int, default=3, help="findings printed for each rule")
    options = parser.parse_args()

    report = check(options.program, options.paths)
    paths = {document["id"]: document["path"] for document in report["documents"]}
    groups = collections.defaultdict(list)
    for finding in reported(report, options.severity or REPORTED):
        if options.rule and finding["rule"] not in options.rule or options.family and finding["family"] not in options.family:
            continue
        groups[finding["rule"]].append(finding)

    words = words_of(report)
    total = sum(map(len, groups.values()))
    for rule, findings in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        print("\n== %s [%s]  %d" % (rule, findings[0]["family"], len(findings)))
        for finding in findings[:options.show]:
            first = finding["places"][0]
            print("\n%s %s:%d:%d: %s" % (finding["severity"], paths[first["document"]], first["line"], first["column"], finding["message"]))
            for step in finding["proof"]:
                print("    = " + step)
            for place in finding["places"]:
                with open(paths[place["document"]], "rb") as source:
                    print("    %-16s %s" % (place.get("role") or "", context(source.read(), place)))
    print("\n%d alarms in %d words, %.2f in 10,000" % (total, words, 10000 * total / max(words, 1)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
