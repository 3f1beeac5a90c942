#!/usr/bin/env python3
"""Holds SARIF files against the schema of SARIF 2.1.0, and against what the schema cannot say. Exit status 77: no jsonschema here.

    validate.py SCHEMA FILE...
"""
import json
import sys

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(77)


def indices_point_at_what_they_name(run):
    rules = run["tool"]["driver"]["rules"]
    artifacts = [artifact["location"]["uri"] for artifact in run["artifacts"]]
    faults = []
    for number, result in enumerate(run["results"]):
        if "ruleIndex" not in result or rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            faults.append("results[%d]: ruleIndex is not that of %s" % (number, result["ruleId"]))
        for location in result["locations"] + result.get("relatedLocations", []):
            at = location["physicalLocation"]["artifactLocation"]
            if artifacts[at["index"]] != at["uri"]:
                faults.append("results[%d]: artifact index is not that of %s" % (number, at["uri"]))
    return faults


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    validator = jsonschema.Draft4Validator(schema)
    wrong = 0
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            report = json.load(file)
        faults = ["/".join(map(str, error.absolute_path)) + ": " + error.message for error in validator.iter_errors(report)]
        if not faults:
            for run in report["runs"]:
                faults += indices_point_at_what_they_name(run)
        for fault in faults:
            print("%s: %s" % (path, fault))
        wrong += len(faults)
        print("%s: %s" % (path, "invalid" if faults else "valid"))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
