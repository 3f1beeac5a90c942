#!/usr/bin/env python3
"""Writes rules/names-{places,first,common}.words from well-kept public lists.

    apt-get install iso-codes unicode-cldr-core libgeonames-common scowl;  npm install @faker-js/faker
    python3 tests/tools/name_lists.py [FOLDER OF node_modules] rules

Run by hand when a source has a new version; the files it writes are committed. What it takes:

* places: countries (iso-codes, CLDR names and short names), world regions and exemplar cities (CLDR), and those cities and
  provinces of geonames that many locales translate, a good measure of how often a place is written about;
* first names: those that several of faker's locales share, and those of the English and Polish ones;
* family names: the most usual ones of faker's English, Chinese, Indian, Spanish and Polish lists;
* common words: the lower-case words of SCOWL's smallest list, and the base forms of the next. A capital at the start of a sentence makes no name of them.

A place or name that is an everyday English word ("Nice", "Reading", "Will") is left out of its list or marked as common
as well, so that the extractor asks for more evidence.
"""
import collections
import gettext
import glob
import json
import os
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as xml

ISO = "/usr/share/iso-codes/json/iso_3166-1.json"
CLDR = "/usr/share/unicode/cldr/common"
GEONAMES = "/usr/share/locale/*/LC_MESSAGES/geonames.mo"
SCOWL = "/usr/share/dict/scowl/english-words."
LATIN = re.compile(r"^[^\W\d_][^\W\d_'’. -]*(?:[ '’-][^\W\d_]+)*$")
WIDELY_TRANSLATED = 22  # locales
# Names of places that read as something else more often than not.
NOT_PLACES = {"world", "outlying oceania", "unknown region", "un", "eurozone", "european union", "united nations", "city",
              "central", "western", "northern", "eastern", "southern", "upper", "north", "south", "east", "west", "center"}


def latin(name):
    name = unicodedata.normalize("NFC", name).strip().replace("’", "'")
    return name if LATIN.match(name) and all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha()) else None


def scowl(*sizes):
    words = set()
    for size in sizes:
        for line in open(SCOWL + size, encoding="latin-1"):
            words.add(line.strip())
    return {w for w in words if w.isascii() and w.isalpha() and w.islower()}


def bases(words):
    """Without the forms that actors_words.cpp finds the base of: plurals, past forms, gerunds, adverbs."""
    def derived(w):
        for ending, instead in (("ies", "y"), ("ied", "y"), ("ily", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
                                ("ly", ""), ("ly", "le"), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("ness", ""), ("ment", ""), ("ments", "")):
            if w.endswith(ending) and len(w) - len(ending) + len(instead) > 2 and w[:len(w) - len(ending)] + instead in words:
                return True
        return False
    return {w for w in words if not derived(w)}


def countries():
    out = set()
    for row in json.load(open(ISO, encoding="utf-8"))["3166-1"]:
        for key in ("name", "common_name", "official_name"):
            name = row.get(key, "")
            if "," not in name and "(" not in name:
                out.add(name)
            elif ", " in name and "(" not in name:  # "Korea, Republic of"
                head, tail = name.split(", ", 1)
                out.add(head if tail.endswith("of") else name.replace(",", ""))
    for node in xml.parse(CLDR + "/main/en.xml").iterfind(".//territories/territory"):
        out.add(node.text.replace("St.", "Saint").replace("&", "and"))
    return {re.sub(r" \(.*\)", "", n) for n in out}


def exemplar_cities():
    out = set()
    for name in glob.glob(CLDR + "/bcp47/timezone.xml"):
        for node in xml.parse(name).iterfind(".//type"):
            for alias in (node.get("alias") or "").split():
                if "/" in alias and alias.split("/")[0] in {"Africa", "America", "Asia", "Europe", "Australia"}:
                    out.add(alias.split("/")[-1].replace("_", " "))
    return out


def cities():
    count = collections.Counter()
    for name in glob.glob(GEONAMES):
        with open(name, "rb") as f:
            count.update(k for k in gettext.GNUTranslations(f)._catalog if isinstance(k, str) and k)
    with open("/usr/share/locale/en/LC_MESSAGES/geonames.mo", "rb") as f:
        english = gettext.GNUTranslations(f)._catalog
    out = set()
    for key, many in count.items():
        if key in english and (many >= WIDELY_TRANSLATED or key.startswith(("US.", "CA.", "AU.", "DE.", "PL."))):
            name = re.sub(r"^(State|Province|Region) of |^Federal District.*| (Province|Oblast|Region|Governorate|County|State|Prefecture|Voivodeship|Voivodship|Krai)$", "", english[key])
            out.add(name)
    return out


def faker(modules):
    script = """
      import * as f from '%s/@faker-js/faker/dist/index.js';
      const out = {};
      for (const [name, locale] of Object.entries(f.allLocales)) {
        out[name] = {};
        for (const kind of ['first_name', 'last_name'])
          out[name][kind] = [...new Set(Object.values((locale.person || {})[kind] || {}).flat().map(x => x.value ?? x))];
      }
      console.log(JSON.stringify(out));""" % os.path.abspath(modules)
    return json.loads(subprocess.run(["node", "--input-type=module", "-e", script], capture_output=True, check=True).stdout)


def first_names(locales):
    count = collections.Counter()
    for name, kinds in locales.items():
        if name in {"de_AT", "de_CH", "fr_BE", "fr_CH", "es_MX", "ro_MD", "nl_BE", "en_AU_ocker", "pt_PT", "eo"}:
            continue
        count.update({n for n in map(latin, kinds["first_name"]) if n and " " not in n})
    # Faker's long English list is an old one; a name of it counts if some other locale knows it, too.
    out = {n for n, many in count.items() if many >= 2}
    for name in ("pl", "en_AU", "fi", "nb_NO", "sv", "hu"):
        out.update(n for n in map(latin, locales[name]["first_name"]) if n and " " not in n)
    return out


def last_names(locales):
    out = set()
    for name in ("en", "en_AU", "en_HK", "es", "vi", "sv", "nb_NO", "da"):
        out.update(n for n in map(latin, locales[name]["last_name"]) if n and " " not in n and "-" not in n)
    return out


def write(path, about, groups):
    with open(path, "w", encoding="utf-8") as f:
        f.write("".join("# %s\n" % line for line in about))
        for group, forms in groups:
            f.write("\nwords %s =" % group)
            line = ""
            for i, form in enumerate(sorted({x.lower() for x in forms})):
                piece = (", " if i else " ") + form
                if len(line) + len(piece) > 125:
                    f.write(line + ",\n ")
                    line = " " + form
                else:
                    line += piece
            f.write(line + ";\n")


def main():
    modules, rules = sys.argv[1:3]
    everyday, usual = scowl("10", "20"), scowl("10", "20", "35")
    locales = faker(modules)
    firsts, lasts = first_names(locales), last_names(locales)
    lower_firsts = {n.lower() for n in firsts}
    nations = {n for n in map(latin, countries()) if n}
    towns = {n for n in map(latin, exemplar_cities() | cities()) if n and len(n) > 2}
    places = {p for p in nations | towns if p.lower() not in NOT_PLACES and (p in nations or p.lower() not in usual)}
    places = {p for p in places if p in nations or p.lower() not in lower_firsts or p in exemplar_cities()}
    made = "Generated by tests/tools/name_lists.py; do not edit."
    write(rules + "/names-places.words",
          [made, "Countries: Debian iso-codes (LGPL-2.1+, facts of ISO 3166) and CLDR (Unicode licence). Cities and provinces: geonames.org",
           "(CC BY 4.0) by way of Debian libgeonames-common, those that many languages have a name for."],
          [("name-country", nations & places), ("name-place", places - nations)])
    write(rules + "/names-first.words", [made, "First and family names shared by several locales of @faker-js/faker (MIT)."],
          [("name-first", {n for n in firsts if n.lower() not in scowl("10") or n in {"Mark", "Jack", "Frank", "Bill", "Peter", "Martin", "Christian"}}),
           ("name-last", {n for n in lasts if n.lower() not in usual and n.lower() not in lower_firsts})])
    write(rules + "/names-common.words", [made, "Everyday lower-case words: SCOWL size 10, and the base forms of size 20 (Copyright Kevin Atkinson; free use with notice)."],
          [("name-common", {w for w in scowl("10") | bases(everyday) if len(w) > 1})])


if __name__ == "__main__":
    main()
