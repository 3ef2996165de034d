#!/usr/bin/env python3
"""How well title, author and day of publication are read on public pages.

    python3 tests/score/metadata.py FOLDER [--duidu build/native/duidu] [--pages N] [--show]

FOLDER is Murrough-Foley/web-content-extraction-benchmark, fetched by whoever scores; its articles are read. Letters and digits are compared. Its
days are often those of the last change, where a page tells both; --show lists every difference, for judging by eye.
"""
import argparse, gzip, json, pathlib, re, subprocess


def letters(value):
    return re.sub(r"\W+", "", (value or "").lower())


def agrees(name, said, gold):
    if name == "date":
        return (said or "")[:10] == gold[:10]
    if name == "author":
        return letters(gold) in letters(said)
    return letters(said) == letters(gold)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--duidu", default="build/native/duidu")
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    files = json.loads((options.folder / "metadata.json").read_text())["files"]
    articles = [page for page, kind in files.items() if kind["split"] == "dev" and kind["page_type"] == "article"][:options.pages]
    tally = {name: {"told": 0, "right": 0, "beyond": 0} for name in ("title", "author", "date")}
    for page in articles:
        gold = json.loads((options.folder / f"dev/ground-truth/{page}.json").read_text())["ground_truth"]
        html = gzip.decompress((options.folder / f"dev/html/{page}.html.gz").read_bytes())
        report = subprocess.run([options.duidu, "read", "-", "--type", "html"], input=html, capture_output=True, check=True).stdout
        found = json.loads(report)["metadata"]
        for name, truth in (("title", gold["title"]), ("author", gold["author"]), ("date", gold["publish_date"])):
            right = bool(truth) and agrees(name, found[name], truth)
            tally[name]["told"] += bool(truth)
            tally[name]["right"] += right
            tally[name]["beyond"] += not truth and bool(found[name])
            if options.show and (truth or found[name]) and not right:
                print(page, name, "read:", found[name], "| page:", truth)
    for name, count in tally.items():
        print(f"{name:7} {count['right']} of {count['told']}, told where the set tells none: {count['beyond']}")


main()
