"""Makes the files of this folder: one story, and one sheet of figures, in every format that is read.

    python3 tests/files/make.py

Needs LibreOffice, pandoc, Chromium, openpyxl and pyarrow on the machine; the files are kept, so that the tests need no
programs. All texts were written for this purpose.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
import tempfile
from email.message import EmailMessage
from html import escape
from pathlib import Path
from textwrap import wrap

HERE = Path(__file__).resolve().parent
DATE, OUTLET = "2025-03-05", "The Harbour Bell"
TITLE = "Ferry port to cost £4.2 million more than planned"
STORY = [
    "The rebuilding of the ferry port at Oda will cost £31.7 million, the port authority said on Tuesday, which is "
    "£4.2 million more than the £27.5 million that was planned in 2021.",
    "About 1,250 people work in the port. The authority expects 380 more jobs by 2028, or an increase of 30.4 percent.",
    "“We have lost 14 months,” said Mira Holm, who has led the authority since 1 June 2019. The first of three quays "
    "was to open in March 2024.",
    "Passengers paid an average of €18.50 for a crossing last year, up from €17.20. A crossing of 42 kilometres takes "
    "95 minutes; the new ships are to need twenty-five minutes less.",
    "The storm of 12 January 2024 tore away 60 metres of the western wall. Repairs took nine weeks and cost "
    "£850,000, of which the state paid two thirds.",
    "Almost 2.3 million passengers used the port in 2024, compared with 2.1 million in 2023. Only 4% of them came by "
    "train.",
    "The council votes on 18 March 2025 at 7.30 p.m. Fifty-one percent of residents opposed the plan in a survey of "
    "1,004 adults.",
]
FIGURES_TITLE = "What the port costs"
FIGURES = "The table gives the cost of each part, in millions of pounds, as of 3 March 2025."
ITEMS = ["12 cranes will be sold", "45 trees will be planted"]
ROWS = [
    ("Part", "Cost", "Share"),
    ("Quays", "£18.2m", "57.4%"),
    ("Terminal", "£9.1m", "28.7%"),
    ("Roads", "£4.4m", "13.9%"),
]
SHEET = [
    ["Part", "Cost (£ million)", "Share (%)", "Workers", "Begun"],
    ["Quays", 18.2, 57.4, 410, dt.date(2022, 5, 2)],
    ["Terminal", 9.1, 28.7, 1250, dt.date(2023, 1, 9)],
    ["Roads", 4.4, 13.9, 96, dt.date(2023, 9, 18)],
    ["Total", 31.7, 100, 1756, None],
]
NOTE = "The sum does not hold £1.9 million of interest."
STYLE = (
    "@page{size:A4;margin:22mm} body{font:11pt/1.35 'Liberation Serif',serif} td{padding:2mm 9mm 2mm 0;text-align:left}"
)
COLUMNS = ".c{column-count:2;column-gap:9mm;text-align:justify;hyphens:auto}"


def main() -> None:
    """Writes every file."""
    put("story.txt", "\n\n".join([TITLE, "By Ann Berg\n5 March 2025", *STORY]) + "\n")
    put(
        "story.md",
        f"---\ndate: {DATE}\noutlet: {OUTLET}\n---\n\n# {TITLE}\n\n*By Ann Berg*\n\n" + "\n\n".join(STORY) + "\n",
    )
    put("story.html", web_page())
    put("story.json", json.dumps(record(), ensure_ascii=True, indent=1) + "\n")
    put("stories.jsonl", json.dumps(record(), ensure_ascii=False) + "\n" + json.dumps({"text": "No news."}) + "\n")
    put("story.eml", mail())
    put("feed.xml", feed())
    put("story.srt", "\n\n".join(f"{n}\n{a} --> {b}\n{text}" for n, (a, b, text) in enumerate(cues(","), 1)) + "\n")
    put(
        "story.vtt",
        "WEBVTT\n\nNOTE take 77\n\n" + "\n\n".join(f"{a} --> {b}\n{text}" for a, b, text in cues(".")) + "\n",
    )
    put("figures.md", figures_markdown())
    put("figures.html", figures_page())
    sheets()
    with tempfile.TemporaryDirectory() as folder:
        office(Path(folder))
        locked(Path(folder))


def put(name: str, text: str) -> None:
    """Writes a text file."""
    (HERE / name).write_text(text, encoding="utf-8", newline="\n")


def plain_page(columns: bool = False) -> str:
    """The story as a page of nothing else, for programs that print it."""
    body = "".join(f"<p>{escape(p)}</p>\n" for p in STORY)
    style = STYLE + COLUMNS * columns
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>Ferry port</title><style>{style}</style>\n"
        f"<h1>{TITLE}</h1>\n<p>By Ann Berg</p>\n<div class=c>\n{body}</div></html>\n"
    )


def web_page() -> str:
    """The story as an outlet's page has it: entities, tags inside numbers, and much around it."""
    body = "\n".join(f"    <p>{marked(p)}\n" for p in STORY)
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": f"{DATE}T06:00:00Z"}
    data["publisher"] = {"@type": "Organization", "name": OUTLET}
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Ferry port | {OUTLET}</title>
<link rel="canonical" href="https://bell.example/ferry-port-2025">
<script type="application/ld+json">{json.dumps(data)}</script>
<style>p {{ margin: 13px }}</style><script>var views = 90125;</script></head>
<body>
<nav class="site-nav"><ul><li><a href="/">Home</a><li><a href="/top">Top 10</a></ul></nav>
<div id="cookie-consent"><p>We and our 612 partners use cookies.</p></div>
<main><article>
  <h1>{marked(TITLE)}</h1>
  <div class="byline">By Ann Berg</div> <time datetime="{DATE}">5 March 2025</time>
  <div class="ad-slot">Save 20% on tickets</div>
{body}
  <p hidden>Draft 7 of this page</p>
  <!-- 31 words cut -->
</article>
<aside class="related"><h2>Related</h2><ul><li><a href="/a">Storm closes 3 roads</a></ul></aside>
<section class="comments"><p>First! I paid 99 euros.</p></section></main>
<footer>&copy; 2025 {OUTLET}</footer>
</body></html>
"""


def marked(text: str) -> str:
    """Signs as entities, and markup where editors put it."""
    for sign, entity in {"£": "&pound;", "€": "&#8364;", "“": "&ldquo;", "”": "&#x201D;"}.items():
        text = text.replace(sign, entity)
    return (
        text.replace("1,250", "1,<b>250</b>")
        .replace("9 more", "9\n      more")
        .replace("2.3 million", "2.3&nbsp;million")
    )


def record() -> dict[str, str]:
    """The story as a record."""
    return {"title": TITLE, "date": DATE, "outlet": OUTLET, "text": "\n\n".join(STORY)}


def mail() -> str:
    """The story as mail, its signs encoded, with a picture attached."""
    message = EmailMessage()
    message["Subject"], message["From"] = TITLE, f"{OUTLET} <desk@bell.example>"
    message["Date"], message["To"] = "Wed, 05 Mar 2025 06:00:00 +0000", "news@example.org"
    message.set_content("\n\n".join("\n".join(wrap(p, 72)) for p in STORY), cte="quoted-printable")
    message.add_alternative("<p>" + "</p><p>".join(map(escape, STORY)) + "</p>", subtype="html")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="port-2025.png")
    message.set_boundary("outer-1") if message.is_multipart() else None
    for n, part in enumerate(message.iter_parts()):
        if part.is_multipart():
            part.set_boundary(f"inner-{n}")
    return message.as_string()


def feed() -> str:
    """The story as the second entry of a feed."""
    days = {"Weather": "Tue, 04 Mar 2025 05:00:00 GMT", "Port": "Wed, 05 Mar 2025 06:00:00 GMT"}
    first = f"<item><title>Weather</title><description>Rain.</description><pubDate>{days['Weather']}</pubDate></item>"
    body = escape("".join(f"<p>{escape(p)}</p>" for p in STORY))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>{OUTLET}</title>\n{first}\n<item>'
        f"<title>{TITLE}</title>\n<description>{body}</description><pubDate>{days['Port']}</pubDate></item>\n"
        "</channel></rss>\n"
    )


def cues(mark: str) -> list[tuple[str, str, str]]:
    """The story as it is read aloud, a line of some forty characters a cue."""
    lines = [TITLE + "."] + [line for p in STORY for line in wrap(p, 42)]
    times = [f"00:{n * 3 // 60:02}:{n * 3 % 60:02}{mark}" for n in range(len(lines))]
    return [(f"{t}000", f"{t}900", line) for t, line in zip(times, lines, strict=True)]


def figures_markdown() -> str:
    """The figures in Markdown, with code and a link whose address is none of the text."""
    table = "\n".join(
        ["| " + " | ".join(ROWS[0]) + " |", "|---|---:|---:|"] + ["| " + " | ".join(r) + " |" for r in ROWS[1:]]
    )
    items = "\n".join(f"- {item}" for item in ITEMS)
    return (
        f"# {FIGURES_TITLE}\n\n{FIGURES}[^1] See [the plan](https://bell.example/(2021)/plan-77).\n\n{items}\n\n{table}\n\n"
        f"```\nbuild 5150\n```\n\n[^1]: {NOTE}\n"
    )


def figures_page() -> str:
    """The figures as a page."""
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in ROWS)
    items = "".join(f"<li>{item}</li>\n" for item in ITEMS)
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><style>{STYLE}</style><h1>{FIGURES_TITLE}</h1>\n"
        f"<p>{FIGURES} See the plan.</p>\n<ul>\n{items}</ul>\n<table>\n{rows}</table>\n<p>{NOTE}</p></html>\n"
    )


def sheets() -> None:
    """The table of figures in every format of tables."""
    import openpyxl
    import pyarrow
    from pyarrow import parquet

    for name, sign in {"sheet.csv": ",", "sheet.tsv": "\t"}.items():
        put(name, "\n".join(sign.join("" if cell is None else str(cell) for cell in row) for row in SHEET) + "\n")
    book = openpyxl.Workbook()
    book.active.title = "Costs"
    for row in SHEET:
        book.active.append(row)
    book.save(HERE / "sheet.xlsx")
    columns = {str(head): [row[n] for row in SHEET[1:]] for n, head in enumerate(SHEET[0])}
    parquet.write_table(pyarrow.table(columns), HERE / "sheet.parquet")


def office(folder: Path) -> None:
    """The files that other programs write."""
    pages = {"story": plain_page(), "columns": plain_page(columns=True), "figures": figures_page()}
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    for name, made in {"story": "story-chromium", "columns": "columns-chromium", "figures": "figures-chromium"}.items():
        run("chromium", "--headless", "--no-sandbox", f"--print-to-pdf={HERE / made}.pdf", f"{folder / name}.html")
    markdown = (HERE / "story.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    (folder / "plain.md").write_text(markdown, encoding="utf-8")
    run("pandoc", str(folder / "plain.md"), "-o", str(HERE / "story-pandoc.docx"))
    markdown = (HERE / "figures.md").read_text(encoding="utf-8").replace("```\nbuild 5150\n```\n\n", "")
    (folder / "figures.md").write_text(markdown, encoding="utf-8")
    run("pandoc", str(folder / "figures.md"), "-o", str(HERE / "figures-pandoc.docx"))
    for name in ("story", "figures"):
        run(
            "soffice",
            "--headless",
            "--convert-to",
            "odt",
            "--infilter=HTML (StarWriter)",
            "--outdir",
            str(folder),
            f"{folder / name}.html",
        )
        for suffix in ("docx", "pdf"):
            run("soffice", "--headless", "--convert-to", suffix, "--outdir", str(folder), f"{folder / name}.odt")
            shutil.copy(folder / f"{name}.{suffix}", HERE / f"{name}-libreoffice.{suffix}")


def locked(folder: Path) -> None:
    """A PDF that opens only with a password."""
    options = {"EncryptFile": ("boolean", "true"), "DocumentOpenPassword": ("string", "harbour")}
    told = json.dumps({key: {"type": kind, "value": value} for key, (kind, value) in options.items()})
    (folder / "locked.txt").write_text("It costs 5 pounds.")
    run(
        "soffice",
        "--headless",
        "--convert-to",
        f"pdf:writer_pdf_Export:{told}",
        "--outdir",
        str(HERE),
        f"{folder}/locked.txt",
    )


def run(*command: str) -> None:
    """One program, its chatter unheard."""
    subprocess.run(command, check=True, capture_output=True, timeout=180)


if __name__ == "__main__":
    main()
