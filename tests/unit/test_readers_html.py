"""Web pages: what is the article, what stands around it, what is hidden, and where each word stands."""

from __future__ import annotations

import pytest

from checker.errors import InputError
from checker.model import Document
from checker.readers import read_file
from checker.readers.file import File, Options
from checker.readers.limits import LIMITS

pytest.importorskip("selectolax", reason="web pages need selectolax")
LD = '<script type="application/ld+json">{}</script>'
STORY = "<p>The council of the town said on Monday that it would spend a little more on its old harbour wall.</p>"


def page(source: str | bytes, name: str = "a.html") -> Document:
    data = source if isinstance(source, bytes) else source.encode()
    (document,) = read_file(File(data, name))
    return document


def blocks(source: str | bytes) -> list[tuple[str, str]]:
    """The words of each block, with its kind, or why it is furniture."""
    got = page(source)
    return [(got.text[b.start : b.end].strip(), b.reason or b.kind) for b in got.blocks or ()]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<h1>Costs</h1><h2>Wall</h2><p>Up 5%", [("Costs", "title"), ("Wall", "heading"), ("Up 5%", "paragraph")]),
        ("<ul><li>five<li><p>six</p></ul>", [("five", "list"), ("six", "list")]),
        ("<table><tr><th>Town<th>Cost<tr><td>Oda<td><p>5%</table>", [("Town | Cost", "list"), ("Oda | 5%", "list")]),
        ("<figure><img alt=7><figcaption>In 2024</figcaption></figure>", [("In 2024", "caption")]),
        ("<p class=byline>By Ann Berg</p>", [("By Ann Berg", "byline")]),
        ("one<br>two<!-- 3 -->, four", [("one\ntwo, four", "paragraph")]),
        ("<p>1,<b>250</b> of <i>2</i>&nbsp;m", [("1,250 of 2\xa0m", "paragraph")]),
        ("<p>5<sup>1</sup> km<sup>2</sup>, CO<sub>2</sub>", [("5¹ km², CO₂", "paragraph")]),
        ("<p>1<sup>1</sup>/<sub>2</sub> cups", [("1 1/2 cups", "paragraph")]),
        ("<p>4 < 5 & 6 &lt; 7 &amp; &#x38;", [("4 < 5 & 6 < 7 & 8", "paragraph")]),
        ("<div>Loose 5<p>Firm 6</div>", [("Loose 5", "paragraph"), ("Firm 6", "paragraph")]),
        ("<p>a<table><tr><td>b</table>c", [("a", "paragraph"), ("b", "list"), ("c", "paragraph")]),
        ("<svg><path d='1'/><text>8</text><text>9</text></svg>", [("8", "graphic"), ("9", "graphic")]),
        ("<![CDATA[5]]>", [("5", "paragraph")]),
        ("<p title=\"a > b\">5<p title='it's'>6", [("5", "paragraph"), ("6", "paragraph")]),
    ],
)  # fmt: skip
def test_what_a_page_holds(source: str, found: list[tuple[str, str]]) -> None:
    if source.startswith("<svg"):
        source = STORY + source
        found = [(STORY[3:-4], "paragraph"), *found]
    assert blocks(source) == found


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var a = '<p>66</p>';</script>",
        "<SCRIPT>66</Script >",
        "<style>p{margin:66px}</style>",
        "<!-- 66 -->",
        "<!-- 66",
        "<p hidden>66</p>",
        "<p style='color:red; display : none'>66</p>",
        "<span class='a sr-only'>66</span>",
        "<template><p>66</p></template>",
        "<noscript><p>66</p></noscript>",
        "<dialog><p>66</p></dialog>",
        "<textarea>66</textarea>",
        "<iframe>66</iframe>",
        "<p data-x=66 title='66'></p>",
        "<title>66</title>",
    ],
)
def test_what_a_page_hides_is_not_read(hidden: str) -> None:
    assert "66" not in page(f"<p>One 5</p>{hidden}").text


@pytest.mark.parametrize(
    ("around", "reason"),
    [
        ("<nav><a>Top 10</a></nav>", "navigation"),
        ("<div role=navigation>Top 10</div>", "navigation"),
        ("<ul class='main-menu'><li>Top 10</ul>", "navigation"),
        ("<aside>Top 10</aside>", "aside"),
        ("<div class=related-stories>Top 10</div>", "related headlines"),
        ("<div id=ad-slot-3>Top 10</div>", "advert"),
        ("<div class=cookie-banner>Top 10</div>", "cookie banner"),
        ("<section class=comments><p>Top 10</section>", "comments"),
        ("<footer>Top 10</footer>", "page footer"),
        ("<form>Top 10</form>", "form"),
        ("<button>Top 10</button>", "button"),
    ],
)
def test_what_stands_around_the_article_is_furniture(around: str, reason: str) -> None:
    assert ("Top 10", reason) in blocks(f"{STORY * 3}{around}")
    assert (STORY[3:-4], "paragraph") in blocks(f"{STORY * 3}{around}")


def test_what_stands_outside_the_article_element_is_furniture_but_its_title_is_not() -> None:
    found = blocks(f"<h1>Costs</h1><p>Weather 12</p><article>{STORY * 2}</article><article><p>Other 5</p></article>")
    assert found[:2] == [("Costs", "title"), ("Weather 12", "outside the article")]
    assert found[-1] == ("Other 5", "outside the article")


def test_a_class_on_the_whole_article_makes_it_no_furniture() -> None:
    assert blocks(f"<div class='story comments-enabled'>{STORY}</div>") == [(STORY[3:-4], "paragraph")]


@pytest.mark.parametrize(
    ("head", "date", "source"),
    [
        (LD.format('{"@graph":[{"@type":"NewsArticle","datePublished":"2025-03-05"}]}'), "2025-03-05", "JSON-LD"),
        ("<meta property=og:x><meta name=PubDate content=2025-03-05T10:00Z>", "2025-03-05T10:00+00:00", "meta pubdate"),
        ("<meta content='March 5, 2025' name=Date>", "2025-03-05", "meta date"),
        ("<time datetime=2025-03-05>Wednesday</time>", "2025-03-05", "time element"),
        (LD.format('{"datePublished": 5}') + "<meta name=date content=soon>", None, "none"),
        (LD.format("{{{"), None, "none"),
    ],
)  # fmt: skip
def test_the_day_of_publication(head: str, date: str | None, source: str) -> None:
    got = page(head + STORY)
    assert (got.date, got.date_source) == (date, source)


def test_outlet_and_address() -> None:
    got = page(
        "<meta property=og:site_name content='The  Bell &amp; Gong'><link rel='canonical' href='https://b.example/5'>"
    )
    assert (got.outlet, got.notes) == ("The Bell & Gong", ("address https://b.example/5",))
    ld = '{"@type":["NewsArticle"],"publisher":[{"name":"The Gong"}]}'
    assert page(LD.format(ld)).outlet == "The Gong"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>€5 – café".encode(), "€5 – café"),
        (b"\xef\xbb\xbf<p>" + "€5".encode(), "€5"),
        ("<p>€5".encode("utf-16"), "€5"),
        (b"<meta charset=windows-1252><p>\x805 caf\xe9", "€5 café"),
        (b"<meta http-equiv=content-type content='text/html; charset=iso-8859-1'><p>\x805 caf\xe9", "€5 café"),
        ("<meta charset=shift_jis><p>五5".encode("shift_jis"), "五5"),
        (b"<meta charset=latin-1><p>" + "€5 café".encode(), "€5 café"),
        (b"<p>It cost \xa35m, \x93the mayor\x94 said of the caf\xe9.", "It cost £5m, “the mayor” said of the café."),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert page(data).text.strip() == text


@pytest.mark.parametrize("words", ["alpha 5", "beta 6", "gamma 7", "delta 8", "epsilon 9"])
def test_a_place_is_the_line_and_column_of_the_source(words: str) -> None:
    source = (
        "<html>\r\n<body class='x\ny'>  <p>alpha 5 &amp;&#32;beta 6\n\t\t  and <b>gamma 7</b>&nbsp;&nbsp;delta 8\r"
        "<p hidden>alpha 5</p>&eacute; epsilon 9"
    )
    got = page(source)
    line, column = map(int, got.place(got.text.index(words)).split(":"))
    lines = source.replace("\r\n", "\n\n").replace("\r", "\n")  # one character stays one
    starts = [0] + [n + 1 for n, c in enumerate(source) if c == "\n" or (c == "\r" and source[n + 1 : n + 2] != "\n")]
    assert len(lines) == len(source)
    assert source[starts[line - 1] + column - 1 :].startswith(words)


def test_nesting_beyond_the_limit_is_refused_and_formatting_that_never_closes_is_not() -> None:
    with pytest.raises(InputError, match="nested too deeply"):
        page("<div>" * 100_000 + "5")
    assert page("<font><b><p>" * 20_000 + "5").text == "5"
    few = Options(limits=LIMITS._replace(nesting=3))
    with pytest.raises(InputError, match="at most 3"):
        read_file(File(b"<div><div><div><div>5", "a.html", few))
