#!/usr/bin/env python3
"""What of a page's article is kept and what around it is not, by segments that must and must not be there.

    python3 tests/score/segments.py FOLDER [--duidu build/native/duidu] [--show] [--page FILE]

FOLDER is tests/ of adbar/trafilatura, fetched by whoever scores: evaldata.json, cache/ and eval/. As its own evaluate.py counts, white space aside:
a segment that must be there and is, is right; one that must not be and is, is wrong; one that must be and is not, is missed. The title stands
outside the article and counts where --title is given.
"""
import argparse, json, pathlib, re

from articles import NOT_ARTICLE, article_of, read_all


def plain(text):
    return re.sub(r"\s+", " ", text).strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--duidu", default="build/native/duidu")
    parser.add_argument("--title", action="store_true", help="the title counts as article")
    parser.add_argument("--show", action="store_true", help="every segment missed (-) or kept wrongly (+)")
    parser.add_argument("--page", help="this file alone")
    options = parser.parse_args()
    if not (options.folder / "evaldata.json").is_file():
        print(f"skipped: {options.folder}/evaldata.json is not there")
        return
    pages = [page for page in json.loads((options.folder / "evaldata.json").read_text()).values() if options.page in (None, page["file"])]
    files = [next(path for path in (options.folder / where / page["file"] for where in ("cache", "eval")) if path.is_file()) for page in pages]
    left_out = [role for role in NOT_ARTICLE if not (options.title and role == "title")]
    right = wrong = missed = 0
    for page, report in zip(pages, read_all(options.duidu, map(str, files), "--type", "html"), strict=True):
        article = plain(article_of(report, left_out))
        lost = [segment for segment in page["with"] if plain(segment) not in article]
        kept = [segment for segment in page["without"] if plain(segment) in article]
        right, wrong, missed = right + len(page["with"]) - len(lost), wrong + len(kept), missed + len(lost)
        if options.show:
            for sign, segments in (("-", lost), ("+", kept)):
                for segment in segments:
                    print(f"{page['file'][:40]:40} {sign} {plain(segment)[:100]}")
    precision, recall = right / (right + wrong), right / (right + missed)
    print(f"{len(pages)} pages  P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}")


main()
