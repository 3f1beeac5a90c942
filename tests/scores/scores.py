#!/usr/bin/env python3
"""Accuracy on the labelled material beside the project, in one table, held against the floors of floors.json.

    scores.py --program build/release/claimcheck [--shared ../shared] [--planted]

Acceptance: faults found and sound twins left alone, over the families that floors.json lists. Extraction: F1 by text set.
Published prose: errors and warnings in 10,000 words. Exit status 1 if a floor is missed; 0, with a word, where the material is absent.
"""
import argparse
import glob
import json
import os
import subprocess
import sys
import tempfile
import time

import alarms

FAMILIES = ("temporal", "numeric", "actor", "citation")
HERE = os.path.dirname(os.path.abspath(__file__))


def run(command):
    done = subprocess.run([sys.executable] + command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        raise RuntimeError("%s ended with %d: %s" % (command[0], done.returncode, done.stdout.decode(errors="replace")[-500:]))
    return done.stdout.decode()


def acceptance(program, shared, families, kind="acceptance"):
    """{measure: value} of one folder of cases; also prints the rows of the families."""
    scorer = os.path.join(shared, "acceptance", "score.py")
    cases = sorted(glob.glob(os.path.join(shared, kind, "*.jsonl")))
    if not os.path.exists(scorer) or not cases:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        figures = os.path.join(folder, "figures.json")
        chosen = [word for family in families for word in ("--family", family)]
        print(run([scorer, "--program", program, "--json", figures] + chosen + cases))
        with open(figures) as text:
            result = json.load(text)
    total = result["total"]
    if kind != "acceptance":
        return {kind + " recall": result["recall"]}
    return {"acceptance recall": result["recall"], "acceptance quiet": result["quiet"],
            "acceptance precision": result["precision"], "acceptance broken": total.get("broken", 0)}


def extraction(program, shared):
    """F1 by set, family and what was right about it: "meantime temporal value"."""
    runner = os.path.join(shared, "eval", "run.py")
    if not os.path.exists(runner):
        return {}
    measures = {}
    with tempfile.TemporaryDirectory() as folder:
        run([runner, "--program", program, "--json", folder])
        for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
            with open(path) as text:
                suites = json.load(text)
            for suite, rows in suites.items():
                for name in FAMILIES:
                    row = rows.get(name, {})
                    for metric in ("relaxed", "value"):
                        if metric in row:
                            measures["%s %s %s" % (suite, name, metric)] = row[metric]["f1"]
    return measures


def silence(program, shared):
    """Errors and warnings in 10,000 words of published prose, by folder and in all, and how fast it was read."""
    measures, found, words, seconds = {}, 0, 0, 0.0
    for folder in sorted(glob.glob(os.path.join(shared, "prose", "*", ""))):
        begin = time.monotonic()
        report = alarms.check(program, [folder])
        seconds += time.monotonic() - begin
        here, length = len(alarms.reported(report)), alarms.words_of(report)
        found, words = found + here, words + length
        measures["alarms " + os.path.basename(os.path.dirname(folder))] = 10000 * here / max(length, 1)
    if words:
        measures["alarms in 10,000 words"] = 10000 * found / words
        print("prose: %d alarms in %d words, read in %.1f s\n" % (found, words, seconds))
    return measures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--shared", default=os.path.join(HERE, "..", "..", "..", "shared"))
    parser.add_argument("--planted", action="store_true", help="also the published texts with one broken relation")
    options = parser.parse_args()
    with open(os.path.join(HERE, "floors.json")) as text:
        floors = json.load(text)
    if not os.path.isdir(options.shared):
        print("scores: no labelled material at %s; nothing measured" % options.shared)
        return 0

    program = os.path.abspath(options.program)
    measures = acceptance(program, options.shared, floors["families"])
    measures.update(extraction(program, options.shared))
    measures.update(silence(program, options.shared))
    if options.planted:
        measures.update(acceptance(program, options.shared, floors["families"], "planted"))

    missed = 0
    print("%-44s %8s %8s" % ("measure", "now", "floor"))
    for name, value in measures.items():
        least, most = floors["at_least"].get(name), floors["at_most"].get(name)
        bad = least is not None and value < least or most is not None and value > most
        missed += bad
        limit = "" if least is None and most is None else "%s %.3f" % (">=" if most is None else "<=", least if most is None else most)
        print("%-44s %8.3f %8s%s" % (name, value, limit, "   MISSED" if bad else ""))
    print("scores: %d measures, %d below their floors" % (len(measures), missed))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
