#!/usr/bin/env python3
"""How well articles are told from what pages put around them.

    python3 tests/score/bodies.py FOLDER [--duidu build/native/duidu] [--text] [--half 0|1] [--pages N] [--show PAGE]

FOLDER is one of the public test sets, fetched by whoever scores (nothing is scored where it is not there):
  mozilla/readability  test/test-pages      */source.html and */expected.html
  scrapinghub/article-extraction-benchmark  html/*.html.gz and ground-truth.json
  Murrough-Foley/web-content-extraction-benchmark      dev/html/*.html.gz and dev/ground-truth/*.json; its articles
  any folder           RawHtml/N.html and Text/N.txt, or NN.html and NN.json with "paragraphs"
The texts of the second kind are often what another extractor made. Lists of other pages in them, headlines with a date or a number of comments
behind, are no article: such lines are left out, and pages of nothing else are not scored (--raw keeps them).
Precision, recall and F1 count shingles of four tokens (a word; one Han or kana character), as the second of these sets does, and are means over
pages. --text flattens each page to lines without tags first. --half keeps every second page, so that the other half stays unseen.
"""
import argparse, collections, gzip, hashlib, html.parser, json, os, re, tempfile

from articles import NOT_ARTICLE, article_of, blocks_of, read_all

SKIPPED = set("script style noscript template select option textarea svg iframe object audio video canvas head title button datalist".split())
INLINE = set("a abbr acronym b bdi bdo big cite code del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt "
             "u var wbr nobr ruby rt rp data picture source input".split())
VOID = set("area base br col embed hr img input link meta source track wbr".split())
TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")


class Lines(html.parser.HTMLParser):
    """The words of a page, a line for each block: what a scraper leaves when it strips the tags."""
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.lines, self.line, self.skipped = [], [], 0

    def handle_starttag(self, tag, attributes):
        if tag in SKIPPED and tag not in VOID:
            self.skipped += 1
        if tag not in INLINE:
            self.end_line()

    def handle_endtag(self, tag):
        if tag in SKIPPED and self.skipped:
            self.skipped -= 1
        if tag not in INLINE:
            self.end_line()

    def handle_startendtag(self, tag, attributes):
        if tag not in INLINE:
            self.end_line()

    def handle_data(self, data):
        if not self.skipped:
            self.line.append(data)

    def end_line(self):
        line = re.sub(r"\s+", " ", "".join(self.line)).strip()
        if line:
            self.lines.append(line)
        self.line = []


def flat(markup):
    # A script may hold what looks like tags; a browser's parser knows, this one does not.
    markup = re.sub(r"(?is)<(script|style)\b.*?</\1\s*>", "", markup)
    lines = Lines()
    lines.feed(markup)
    lines.end_line()
    return "\n".join(lines.lines)


def decoded(raw):
    for charset in ("utf-8", "gb18030"):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            pass
    return raw.decode("gb18030", "replace")


# 保监会规范险企员工持股计划2015/07/03, 证监会怒了！评论5463条: headlines of other pages
HEADLINE = re.compile(r"(?:\d{4}[/-]\d\d?[/-]\d\d?|评论\d+条)\s*$")


def without_headlines(text):
    return "\n".join(line for line in text.split("\n") if not HEADLINE.search(line))


def pages_of(folder, raw_gold=False):
    """(name, bytes of the page, text of the article)"""
    if os.path.exists(os.path.join(folder, "ground-truth.json")):
        for name, page in sorted(json.load(open(os.path.join(folder, "ground-truth.json"))).items()):
            yield name[:12], gzip.open(os.path.join(folder, "html", name + ".html.gz")).read(), page["articleBody"]
        return
    if os.path.isdir(os.path.join(folder, "ground-truth")):
        for name in sorted(os.listdir(os.path.join(folder, "ground-truth"))):
            page = json.load(open(os.path.join(folder, "ground-truth", name)))
            if page["_internal"]["page_type"]["primary"] == "article" and page["ground_truth"].get("main_content"):
                yield name[:-5], gzip.open(os.path.join(folder, "html", name[:-5] + ".html.gz")).read(), page["ground_truth"]["main_content"]
        return
    raw = os.path.join(folder, "RawHtml")
    for name in sorted(os.listdir(raw if os.path.isdir(raw) else folder)):
        path = os.path.join(raw if os.path.isdir(raw) else folder, name)
        stem = name[:-5]
        if os.path.isdir(path) and os.path.exists(os.path.join(path, "expected.html")):
            yield name, open(os.path.join(path, "source.html"), "rb").read(), flat(open(os.path.join(path, "expected.html")).read())
        elif name.endswith(".html") and os.path.exists(os.path.join(folder, "Text", stem + ".txt")):
            gold = decoded(open(os.path.join(folder, "Text", stem + ".txt"), "rb").read())
            gold = gold if raw_gold else without_headlines(gold)
            if gold.strip():
                yield stem, open(path, "rb").read(), gold
        elif name.endswith(".html") and os.path.exists(os.path.join(folder, stem + ".json")):
            yield stem, open(path, "rb").read(), "\n".join(json.load(open(os.path.join(folder, stem + ".json")))["paragraphs"])


def shingles(text):
    tokens = TOKEN.findall(text.lower())
    return collections.Counter(tuple(tokens[i:i + 4]) for i in range(max(1, len(tokens) - 3))) if tokens else collections.Counter()


def grade(found, gold):
    found, gold = shingles(found), shingles(gold)
    if not found or not gold:
        return (1.0, 1.0, 1.0) if not found and not gold else (0.0, 0.0, 0.0)
    right = sum((found & gold).values())
    precision, recall = right / sum(found.values()), right / sum(gold.values())
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def show(report, gold):
    gold = shingles(gold)
    for block, words in blocks_of(report):
        mine = shingles(words)
        share = sum((mine & gold).values()) / max(1, sum(mine.values()))
        kept = block["role"] not in NOT_ARTICLE
        wrong = " " if (share > 0.5) == kept else "-" if kept else "+"
        print(f"{wrong} {block['role'][:6]:6} {(block.get('why') or '')[:8]:8} {block['kind'][:6]:6} {len(words):5} {words[:90]!r}")


def export(folder, pages, text, clean):
    os.makedirs(folder, exist_ok=True)
    for name, page, gold in pages:
        page = gold.encode() if clean else flat(decoded(page)).encode("utf-8", "replace") if text else page
        with open(os.path.join(folder, name + (".txt" if text or clean else ".html")), "wb") as out:
            out.write(page)
        with open(os.path.join(folder, name + ".gold"), "w") as out:
            out.write(gold)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder")
    arguments.add_argument("--duidu", default="build/native/duidu")
    arguments.add_argument("--text", action="store_true")
    arguments.add_argument("--half", type=int)
    arguments.add_argument("--pages", type=int, default=0, help="print the N worst")
    arguments.add_argument("--show", help="print the blocks of this page")
    arguments.add_argument("--raw", action="store_true", help="score against the texts as they are, lists of other pages too")
    arguments.add_argument("--export", help="write pages and articles into this folder, for src/segment/weights.mjs")
    arguments.add_argument("--clean", action="store_true", help="export the articles alone as the pages: nothing of them is to be dropped")
    options = arguments.parse_args()
    if not os.path.isdir(options.folder):
        print(f"skipped: {options.folder} is not there")
        return
    if options.export:
        return export(options.export, pages_of(options.folder, options.raw), options.text, options.clean)
    rows, han = [], re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
    with tempfile.TemporaryDirectory() as scratch:
        names, golds, files = [], [], []
        for number, (name, page, gold) in enumerate(pages_of(options.folder, options.raw)):
            if options.half is not None and int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 != options.half:
                continue
            if options.show and name != options.show:
                continue
            files.append(os.path.join(scratch, f"{number}" + (".txt" if options.text else ".html")))
            open(files[-1], "wb").write(flat(decoded(page)).encode("utf-8", "replace") if options.text else page)
            names.append(name)
            golds.append(gold)
        reports = read_all(options.duidu, files)
    for name, gold, report in zip(names, golds, reports):
        if options.show:
            show(report, gold)
        rows.append((*grade(article_of(report), gold), len(han.findall(gold)) * 3 > len(gold), name))
    for label, group in (("all", rows), ("Chinese, Japanese", [row for row in rows if row[3]]), ("others", [row for row in rows if not row[3]])):
        if group:
            precision, recall, f1 = (sum(row[i] for row in group) / len(group) for i in range(3))
            whole = 2 * precision * recall / (precision + recall) if precision + recall else 0
            poor = sum(row[2] < 0.1 for row in group)
            print(f"{label:18} {len(group):4} pages  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f} (of means {whole:.3f})  below 0.1: {poor}")
    for row in sorted(rows, key=lambda row: row[2])[:options.pages]:
        print(f"  {row[2]:.3f}  P {row[0]:.3f} R {row[1]:.3f}  {row[4]}")


main()
