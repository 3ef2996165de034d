"""What the scorers of articles share: reports of many pages, and the text of the article in each."""
import json, subprocess

NOT_ARTICLE = ("boilerplate", "title", "byline")


def read_all(duidu, files, *flags):
    """A report for each file, in their order."""
    told = subprocess.run([duidu, "read", "--batch", "--format", "json", *flags], input="\n".join(files).encode(), capture_output=True)
    return [json.loads(line) for line in told.stdout.decode().split("\n") if line]


def blocks_of(report):
    """(block, its text) for each block that holds no other."""
    units = report["text"].encode("utf-16-le")
    holds = {block["parent"] for block in report["blocks"]}
    for block in report["blocks"]:
        if block["id"] not in holds:
            begin, end = block["span"]
            yield block, units[2 * begin:2 * end].decode("utf-16-le", "replace")


def article_of(report, left_out=NOT_ARTICLE):
    return "\n".join(text for block, text in blocks_of(report) if block["role"] not in left_out)
