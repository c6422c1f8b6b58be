"""Mail, feeds, transcripts and records: what is text in them, what is not, and where each word stands."""

from __future__ import annotations

import pytest

import checker
from checker.errors import InputError
from checker.model import Document
from checker.readers import read_file
from checker.readers.file import File, Options
from checker.readers.limits import LIMITS
from checker.text.prepare import prepare

HEAD = b"Subject: =?utf-8?q?Costs_up_=C2=A35m?=\nDate: Wed, 5 Mar 2025 10:00:00 +0100\nFrom: desk@bell.example\n"


def read(name: str, data: bytes | str) -> tuple[Document, ...]:
    return read_file(File(data if isinstance(data, bytes) else data.encode(), name))


def blocks(document: Document) -> list[tuple[str, str, str]]:
    """Words, kind or reason, and place of each block."""
    text = document.text
    return [(text[b.start : b.end], b.reason or b.kind, document.place(b.start)) for b in document.blocks or ()]


PLAIN = (
    b"Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
    b"It cost =A35=\n million.\n\n> It cost 4.\n\n-- \nTel. 555\n"
)
MIXED = (
    b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    b"--x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\nPHA+VXAgPGI+NTwvYj4lPC9wPg==\n"
    b'--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="plan 77.pdf"\n\nabc\n--x--\n'
)


def test_mail_gives_subject_date_and_words() -> None:
    (got,) = read("a.eml", HEAD + PLAIN)
    assert (got.date, got.date_source, got.outlet) == ("2025-03-05T10:00:00+01:00", "Date header", "bell.example")
    assert blocks(got) == [
        ("Costs up £5m", "title", "subject"),
        ("It cost £5 million.", "paragraph", "message, line 1"),
        ("> It cost 4.", "quoted message", "message, line 3"),
        ("--", "signature", "message, line 5"),
        ("Tel. 555", "signature", "message, line 6"),
    ]


def test_mail_with_html_alone_and_an_attachment() -> None:
    (got,) = read("a.eml", HEAD + MIXED)
    assert blocks(got)[1:] == [("Up 5%", "paragraph", "message, paragraph 2")]
    assert got.notes == ("not read, attached: plan 77.pdf",)


ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Bell</title>
<entry><title>Costs</title><updated>2025-03-06T00:00:00Z</updated><published>2025-03-05T10:00:00Z</published>
<summary>Short 4.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Up <b>5</b>%.</p><p>Or 6.</p></div></content></entry>
<entry><title>Wall</title><content type="text">4 &lt; 5 metres</content></entry></feed>"""


def test_each_entry_of_a_feed_is_a_document() -> None:
    first, second = read("feed.atom", ATOM)
    assert (first.name, first.path, first.outlet) == ("feed.atom#1", "feed.atom", "The Bell")
    assert (first.date, first.date_source) == ("2025-03-05T10:00:00+00:00", "feed entry")
    assert [(text, place) for text, _, place in blocks(first)] == [
        ("Costs", "entry 1, paragraph 1"),
        ("Up 5%.", "entry 1, paragraph 2"),
        ("Or 6.", "entry 1, paragraph 3"),
    ]
    assert (second.text, second.date) == ("Wall\n4 < 5 metres", None)


def test_rss_takes_the_fullest_text_and_names_that_html_has() -> None:
    rss = (
        '<!DOCTYPE rss PUBLIC "x" "http://example.org/never.dtd"><rss xmlns:c="x" xmlns:d="y"><channel>'
        "<title>B</title><item><title>A&nbsp;5</title><description>Short</description>"
        "<c:encoded><![CDATA[<p>Long &pound;5m]]></c:encoded><d:date>2025-03-05</d:date></item></channel></rss>"
    )
    (got,) = read("a.rss", rss)
    assert (got.text, got.date) == ("A 5\nLong £5m", "2025-03-05")


VTT = """WEBVTT - recorded 1999

STYLE
::cue { font-size: 66% }

NOTE take 77

intro 3
00:01.000 --> 00:03.000 position:10%
<v Ann Lee>It rose by <i>12</i>

00:03.000 --> 00:05.000
percent &amp; more.

01:00:02.500 --> 01:00:04.000
- Since 2019?
- Yes, in 14 months.
"""
SRT = """1
00:00:01,000 --> 00:00:02,000
{\\an8}SPEAKER 1: Up 5

2
00:00:02,000 --> 00:00:03,000
percent.
3
00:00:09,000 --> 00:00:10,000
10
"""


def test_transcripts_join_cues_and_part_speakers() -> None:
    (got,) = read("a.vtt", VTT)
    assert [(text, place) for text, _, place in blocks(got)] == [
        ("Ann Lee: It rose by 12 percent & more.", "00:00:01"),
        ("Since 2019?", "01:00:02"),
        ("Yes, in 14 months.", "01:00:02"),
    ]
    assert got.place(got.text.index("percent")) == "00:00:03"


def test_numbers_of_cues_and_speakers_are_not_read() -> None:
    (got,) = read("a.srt", SRT.replace("\n", "\r\n"))
    assert [text for text, _, _ in blocks(got)] == ["SPEAKER 1: Up 5 percent.", "10"]
    assert "1" not in prepare(got).tokens.text.replace("10", "")


def test_records_of_json() -> None:
    second = '{"title": " Costs ", "text": "7", "date": "March 5, 2025", "outlet": "B", "id": 9}'
    one, two = read("a.json", '[{"text": "Up 5%.\\nOr 6."}, ' + second + "]")
    assert (one.name, one.text, one.place(8)) == ("a.json#1", "Up 5%.\nOr 6.", "record 1, text, line 2")
    assert (two.text, two.date, two.date_source, two.outlet) == ("Costs\n\n7", "2025-03-05", "date field", "B")
    assert (two.place(0), two.place(7)) == ("record 2, title", "record 2, text, line 1")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.eml", b"It cost 5.", "is no mail message"),
        ("a.xml", "<note><p>5</p></note>", "is no feed: its root is <note>"),
        ("a.xml", "<rss><channel>", "a.xml: is damaged XML"),
        ("a.xml", '<!DOCTYPE r [<!ENTITY a "5">]><rss>&a;</rss>', "declares entities of its own"),
        ("a.xml", '<!DOCTYPE r [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]><rss/>', "declares entities of its own"),
        ("a.srt", "It cost 5.", "holds no cue with a time"),
        ("a.json", '{"text": 5}', "a.json: has no text"),
        ("a.json", '[{"text": "5"}, 7]', "a.json#2: record 2 is no object"),
        ("a.json", '{\n"text" "5"}', "a.json:2:8: is not JSON"),
        ("a.json", "[" * 100_000, "nested too deeply"),
        ("a.json", '{"text": "5", "n": ' + "9" * 5000 + "}", "is not JSON that can be read"),
        ("a.json", '{"text": "5", "date": "soon"}', "date 'soon' is not a date"),
        ("a.json", '{"text": "5", "outlet": ["B"]}', "outlet is no text"),
        ("a.jsonl", '{"text": "5"}\n{"text": \n', "a.jsonl:2:10: is not JSON"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(name: str, data: str | bytes, said: str) -> None:
    with pytest.raises(InputError) as error:
        read(name, data)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xml", "<rss><channel>" + "<item/>" * 3 + "</channel></rss>"),
        ("a.json", '[{"text": ""}, {"text": ""}, {"text": ""}]'),
        ("a.jsonl", '{"text": ""}\n' * 3),
        ("a.ndjson", '{"text": ""}\n' * 3),
    ],
)
def test_more_documents_than_the_limit_are_refused(name: str, data: str) -> None:
    with pytest.raises(InputError, match="at most 2 are read"):
        read_file(File(data.encode(), name, Options(limits=LIMITS._replace(documents=2))))


def test_mail_parts_nested_beyond_the_limit_are_refused() -> None:
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(600))
    with pytest.raises(InputError, match="nested too deeply"):
        read("a.eml", b"Subject: x\n" + deep)


def test_the_speaker_of_a_cue_says_its_numbers() -> None:
    cues = (
        "00:01,000 --> 00:02,000\nANN BERG: It cost 5 million pounds.\n\n"
        "00:03,000 --> 00:04,000\nThe mayor, Jo Amsel, said it was 7 million.\n\n"
        "00:05,000 --> 00:06,000\nJO: No, 6 million.\n\n"
        "00:20,000 --> 00:21,000\nIt rained for 3 days.\n"
    )
    (document,) = read_file(File(cues.encode(), "a.srt"))
    said = {claim.text.split()[0]: claim.speaker for claim in checker.extract(document)}
    assert said == {"5": "ANN BERG", "7": "Jo Amsel", "6": "JO", "3": ""}


def test_a_mail_whose_charset_is_no_name_is_read_all_the_same() -> None:
    raw = b"Subject: x\nContent-Type: text/plain; charset*=u\x00'e'utf\n\nUp 5%.\n"
    (document,) = read_file(File(raw, "a.eml"))
    assert "Up 5%." in document.text
