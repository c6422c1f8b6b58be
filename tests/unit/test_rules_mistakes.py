"""What an author gets wrong, and how it is told.

In each text `#! R002 word` marks the mistakes of its line and a word of their messages or help.
"""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

import checker
from checker import pipeline
from checker.errors import RuleError
from checker.rules import load_rules

HEAD = "version: 1\n"
SHEET = """\
measures:
  flood_level: {unit: metres, words: [level, river]}
  beds:        {unit: beds, words: [beds]}
  occupancy:   {unit: "% of beds", words: [occupancy]}
entities:
  Elbtal Clinic: {is: org, names: [Elbtal Clinic, the clinic]}
facts:
  clinic_beds: {value: 640, source: annual report, from: 2024-01-01}
rates:
  GBP_EUR: {value: 1.19, on: 2025-03-04}
"""

MISTAKES = {
    "a key that is misspelt": """\
        rules:
        - id: beds-agree
          check: agree
          tolerence: rounding  #! R002 tolerance
        """,
    "a key of another check": """\
        rules:
        - id: beds-agree
          check: agree
          max_age: 3 months  #! R002 stale
        """,
    "an id that is no id": """\
        rules:
        - id: Beds Agree  #! R004 small letters
          check: agree
        """,
    "a check that does not exist": """\
        rules:
        - id: beds-agree
          check: agrees  #! R005 agree
        """,
    "a level that does not exist": """\
        rules:
        - id: beds-agree
          check: agree
          level: warn  #! R004 warning
        """,
    "keys that are missing": """\
        rules:
        - check: agree  #! R003
        - id: beds-known  #! R003 check
        - id: beds-expected  #! R003 R003
          check: expect
        - id: beds-old  #! R003
          check: stale
        """,
    "an empty value": """\
        rules:
        - id: beds-agree
          check: agree
          level:  #! R004
        """,
    "names that nothing defines": """\
        rules:
        - id: beds-agree
          check: agree
          select: {entity: Elbtal Clinik, measure: bed}  #! R005 R005 Elbtal
          convert: {to: EUR, using: GBP_EU}  #! R005 GBP_EUR
        - id: beds-expected
          check: expect
          select: {entity: Elbtal Clinic}
          fact: clinic_bed  #! R005 clinic_beds
        """,
    "a bare number on a percentage": """\
        rules:
        - id: occupancy-agrees
          check: agree
          select: {measure: occupancy}
          tolerance: 0.5  #! R007 pp
        """,
    "tolerances in units that do not fit": """\
        rules:
        - id: occupancy-agrees
          check: agree
          select: {measure: occupancy}
          tolerance: 5 minutes  #! R007 pp
        - id: beds-agree
          check: agree
          select: {measure: beds}
          tolerance: 2 pp  #! R007
        - id: stays-agree
          check: agree
          select: {kind: duration}
          tolerance: 2 dys  #! R007 day
        - id: beds-expected
          check: expect
          select: {entity: Elbtal Clinic}
          expect: [{value: 640}]
          tolerance: 3 hours  #! R007
        - id: cost-agrees
          check: agree
          select: {kind: money}
          level: {error: "> 3 days", warning: "> 1 %"}  #! R007
        - id: anything-agrees
          check: agree
          tolerance: 3  #! R007 unit
        """,
    "a tolerance that is none": """\
        rules:
        - id: beds-agree
          check: agree
          tolerance: roundign  #! R004 rounding
        """,
    "dates that do not exist": """\
        facts:
          wards: {value: 12, from: 2024-13-07}  #! R009
        rates:
          USD_EUR: {value: 0.95, on: 2025-02-30}  #! R009
          GBP_USD: {value: 1.29, on: 4 March 2025}  #! R009 write
        """,
    "values that are none": """\
        facts:
          wards: {value: NO}  #! R004
          rooms: {value: 1:30}  #! R004
          chairs: {value: 2.30}
        rates:
          GBP_USD: {value: 0, on: 2025-03-04}  #! R004
        """,
    "a mapping where a list is wanted": """\
        rules:
        - id: beds-expected
          check: expect
          select: {entity: Elbtal Clinic}
          expect: {value: 640}  #! R004
        """,
    "things given twice": """\
        rules:
        - id: beds-agree
          check: agree
          level: error
          level: warning  #! R006 line
        - id: beds-agree  #! R006 override
          check: agree
        """,
    "facts and expectations that contradict themselves": """\
        facts:
          wards:
            - {value: 12, from: 2024-01-01}
            - {value: 13, from: 2024-06-01}  #! R006
          rooms:
            - {value: 40, to: 2024-01-01, from: 2024-06-01}  #! R010
        """,
    "a name that means two things": """\
        entities:
          Elbtal Hospice: {names: [the hospice]}
          Muldetal Hospice: {names: [Muldetal, the hospice]}  #! R006
        """,
    "message fields that the check does not give": """\
        rules:
        - id: beds-agree
          check: agree
          message: "{a.rw} against {claim.raw}"  #! R008 R008 a.raw
        - id: beds-agree-too
          check: agree
          message: "{a} against {b.raw"  #! R008 {{
        - id: beds-agree-again
          check: agree
          message: "{a} against {b.raw!r}"  #! R008 R008
        - id: cost-agrees
          check: agree
          convert: {to: EUR, using: GBP_EUR}
          message: "{a.eur} at {rate.value} on {rate.on}, {b.usd}"  #! R008
        - id: age-derives
          check: derive
          select: {kind: age}
          facts: {opened: 1992-05-01}
          value: years_between(opened, as_of)
          message: "{value} since {opened}, {claim.raw}, {closed}"  #! R008
        """,
    "rules that can never fire": """\
        rules:
        - id: nothing-selected
          check: agree
          select: {}  #! R010
        - id: empty-list
          check: agree
          select: {kind: []}  #! R004
        - id: beds-take-time
          check: agree
          select: {measure: beds, kind: duration}  #! R010
        - id: sources-supported
          check: supported
          select: {in: source}  #! R010
        - id: call-agrees
          check: agree
          select: {kind: duration}
          level: {error: "> 5 minutes", warning: "> 15 minutes"}  #! R010
        - id: one-part
          check: sum
          select: {kind: percent}
          min_parts: 1  #! R010
        - id: upside-down
          check: bounds
          select: {measure: occupancy}
          between: [100 %, 0 %]  #! R010
        """,
    "values that nothing can meet": """\
        rules:
        - id: occupancy-adds-up
          check: sum
          select: {measure: occupancy}
          equals: 100 minutes  #! R007 %
        - id: beds-slip
          check: bounds
          select: {measure: beds}
          slips: [1, 10]  #! R010 factors
        - id: beds-planned
          check: agree
          select: {measure: beds, qualifier: curent}  #! R005 current
        - id: beds-expected
          check: expect
          select: {measure: beds, kind: count}
          expect: [{value: 2024-01-01}]  #! R007
        - id: day-expected
          check: expect
          select: {kind: date}
          expect: [{value: 640}]  #! R007
        - id: both-ways
          check: agree
          match: [{draft: It has 3 beds., source: It has 4 beds.}]
          no_match:
          - {draft: It has 3 beds., source: It has 4 beds.}  #! R010
          - {draft: It has 4 beds., expect: {value: 4}}  #! R010
        """,
    "an alias that its own entity leaves out": """\
        entities:
          Elbtal Hospice: {names: [the hospice], not: [the hospice]}  #! R010
        """,
    "bounds in units that do not fit": """\
        rules:
        - id: occupancy-plausible
          check: bounds
          select: {measure: occupancy}
          between: [0 metres, 5 metres]  #! R007
        - id: level-plausible
          check: bounds
          select: {measure: flood_level}
          between: [0 metres, 5 %]  #! R007
        - id: level-plausible-in-centimetres
          check: bounds
          select: {measure: flood_level}
          between: [0 cm, 900 cm]
        """,
    "formulas and parts": """\
        rules:
        - id: age-derives
          check: derive
          select: {kind: age}
          facts: {opened: 1992-05-01}
          value: years_betwen(opened, as_of)  #! R005 years_between
        - id: age-derives-too
          check: derive
          select: {kind: age}
          facts: {opened: in spring}  #! R005
          value: years_between(opened, as_of)
        - id: age-derives-again
          check: derive
          select: {kind: age}
          facts: {opened: 1992-05-01}
          value: years_between(opened, as_of  #! R004
        - id: change
          check: arithmetic
          bind: {old: "from {nmber}", new: "to {number}", said: "({number} (rise|fall)"}  #! R005 R004 number
          equals: sad  #! R005 R010 said
        - id: change-by-pattern
          check: arithmetic
          bind: {old: "(a+)+ {number}"}  #! R010 R004
        """,
    "formulas that do not go together": """\
        rules:
        - id: age-derives
          check: derive
          select: {kind: age}
          facts: {opened: 1992-05-01, beds: 12}
          value: as_of - opened + years_between(beds, as_of)  #! R004 R004 days_between years_between(start,
        - id: age-derives-too
          check: derive
          select: {kind: age}
          facts: {opened: 1992-05-01}
          value: opened < as_of  #! R004
        - id: change
          check: arithmetic
          bind: {old: "from {number}", on: "on {date}"}
          formula: old + on  #! R004
          equals: old
        - id: change-holds
          check: arithmetic
          bind: {old: "from {number}", new: "to {number}"}
          formula: old <= new = 3  #! R004 ==
        - id: change-is-held-against-nothing
          check: arithmetic
          bind: {old: ["from {number}", "of {number}"], new: "to {number}"}
          formula: new - old  #! R010 `equals`
        - id: change-of-a-condition
          check: arithmetic
          bind: {old: "from {number}", new: "to {number}"}
          formula: new > old  #! R004
          equals: old
        - id: change-when
          check: arithmetic
          formula: percent_change(old, new)
          equals: said
          when: points(old, new)  #! R004
        - id: change-in-words
          check: arithmetic
          bind: {before: "from {number}", after: "to {number}"}
          formula: before < after
          message: "{after.raw} is not more than {old.raw}"  #! R008 before.
        - id: words-without-a-number
          check: arithmetic
          bind: {old: "from the start", new: "to {number"}  #! R010 R004
          formula: old > new
        """,
    "phrases that cannot be read": """\
        rules:
        - id: a-phrase-to-select-by
          check: bounds
          select: {phrase: ["{percnt} contained", "not contained", "{percent} (contained"]}  #! R005 percent R010 R004
          between: [0 %, 100 %]
        - id: an-unknown-predicate
          check: agree
          select: {predicate: kiled}  #! R004 killed
        - id: unknown-part
          check: arithmetic
          phrase: "{won:cout} of {all:count} seats"  #! R005 count
          formula: won <= all
        - id: a-part-that-may-be-missing
          check: arithmetic
          phrase: ["{won:count} of {all:count}", "{won:count} (of {all:count})?"]  #! R010 outside
          formula: won <= all
        - id: no-names
          check: arithmetic
          phrase: "{count} of {count} seats"  #! R010 name
          formula: 1 < 2
        - id: an-open-bracket
          check: arithmetic
          phrase: ["{won:count} of {all:count}", "{won:count} (of {all:count}"]  #! R004 partner
          formula: won <= all
        - id: both
          check: arithmetic
          bind: {won: "won {count}", all: "of {count}"}
          phrase: "{won:count} of {all:count}"  #! R010 keep
          formula: won <= all
        - id: nothing-computed
          check: arithmetic
          phrase: "{won:count} of {all:count}"  #! R010
        - id: a-message-without-its-part
          check: arithmetic
          phrase: "{won:count} of {all:count}"
          formula: won <= all
          message: "{wo.raw} of {all.raw}"  #! R008 won.
        """,
    "forms that cannot be read": """\
        rules:
        - id: money
          check: format
          select: {kind: money}
          prefer: ["$5 million", lots of money]  #! R004 example:
          avoid: ["{symbl}{number}"]  #! R008 symbol
        - id: small
          check: format
          select: {kind: count}
          prefer: seven
          from: 10
          below: 10  #! R010
        - id: old
          check: stale
          max_age: 18 members  #! R004 months
        - id: calls
          check: bounds
          select: {kind: duration}
          between: [3 hours, 90 minutes]  #! R010
        """,
    "phrases that stand for nothing": """\
        rules:
        - id: beds-agree
          check: agree
          ignore: ["{number} of {m}"]  #! R004 {n}
        - id: beds-agree-too
          check: agree
          ignore: ["{n}"]  #! R010
        """,
    "anchors, tags and other YAML": """\
        rules:
        - id: beds-agree
          check: !!str agree
          select: &s {kind: count}  #! R001 write
        - id: beds-agree-too
          check: !other agree  #! R001
          select: *s
        """,
    "rules off and overridden that are not there": """\
        off: [beds-agee]  #! R005 beds-agree
        rules:
        - id: beds-agree
          check: agree
        - id: beds-agreed  #! R005 beds-agree
          override: true
        """,
}


def told(tmp_path: Path, text: str) -> str:
    """The error text for one rule file; "" when it loads."""
    path = tmp_path / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        load_rules([path])
    except RuleError as error:
        return str(error).replace(f"{tmp_path.as_posix()}/", "")
    return ""


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_is_told_at_its_line_and_nothing_else_is(tmp_path: Path, name: str) -> None:
    body = dedent(MISTAKES[name])
    sheet = SHEET.split("facts:", maxsplit=1)[0] if body.startswith("facts:") else SHEET
    sheet = "" if body.startswith("entities:") else sheet
    text = HEAD + sheet + body
    wanted, helps = [], []
    for number, line in enumerate(text.split("\n"), 1):
        _, mark, expected = line.partition("#! ")
        codes = re.findall(r"R\d{3}", expected) if mark else []
        wanted += [(number, code) for code in codes]
        helps += [word for word in expected.split() if mark and word not in codes]
    message = told(tmp_path, text)
    found = re.findall(r"^rules\.yaml:(\d+):\d+: error\[(R\d+)\]", message, re.MULTILINE)
    assert sorted((int(line), code) for line, code in found) == sorted(wanted), message
    explained = "\n".join(line for line in message.split("\n") if " | " not in line)
    assert all(word in explained for word in helps), explained


def test_all_mistakes_of_all_files_come_at_once_with_line_caret_and_help(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text('version: 1\nrules:\n- id: beds\n  check: agree\n  message: "Betten: {a.rw}"\n', encoding="utf-8")
    second.write_text("version: 2\nrules:\n- id: beds too\n  check: agree\n", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules([second, first, tmp_path / "c.yaml"])
    assert str(caught.value).replace(tmp_path.as_posix(), "…") == (
        dedent("""\
        …/c.yaml: error[R000] no such rule file: …/c.yaml
          = help: check the path

        …/b.yaml:1:10: error[R004] unknown version `2`
          |
        1 | version: 2
          |          ^
          = help: write `1`

        …/b.yaml:3:7: error[R004] `beds too` is not a rule's id
          |
        3 | - id: beds too
          |       ^^^^^^^^
          = help: write small letters, digits and single hyphens: uk-defence-share

        …/a.yaml:5:21: error[R008] the check does not give `{a.rw}`
          |
        5 |   message: "Betten: {a.rw}"
          |                     ^^^^^
          = help: did you mean `a.raw`?

        4 mistakes in 3 rule files; nothing was checked""")
    )


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("version: 1\nrules:\n\t- id: x\n", "3:1", "spaces, not with tabs"),
        ("version: 1\npack: {name: a\n", "3:1", "closing bracket"),
        ('version: 1\npack: {name: "a}\n', "3:1", "closing quote"),
        ("version: 1\npack: a: b\n", "2:8", "in quotes"),
        ("version: 1\n\x00\n", "2:1", "U+0000"),
        ("- version\n", "1:1", "a mapping"),
        ("version: 1\nrules: {id: x}\n", "2:8", "a list"),
        ("version: 1\nrules:\n- just words\n", "3:3", "keys: id"),
        ("version: 1\n---\nversion: 1\n", "2:1", "another document"),
        ("version: 1\noff: &a [*a]\n", "2:6", "aliases"),
        ("version: 1\nrules: &a [x, x]\noff: [*a, *a, *a]\n", "2:8", "aliases"),
        ("version: 1\nrules: " + "[" * 3000 + "]" * 3000 + "\n", "2:207", "nested too deeply"),
        ("version: 1\rrules:\r- id: A b\r  check: agree\r", "3:7", "small letters"),
        ("~\n", "1:1", "a mapping"),
    ],
)
def test_what_is_no_rule_file_is_told_at_its_place(tmp_path: Path, text: str, place: str, words: str) -> None:
    message = told(tmp_path, text)
    assert message.startswith(f"rules.yaml:{place}: error[")
    assert words in message


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", r"rules\.yaml: error\[R001\] the file is empty"),
        (b"# nothing yet\n", r"rules\.yaml: error\[R001\] the file is empty"),
        ("version: 1\n".encode("utf-16"), r"rules\.yaml: error\[R000\] .* not UTF-8 text \(it looks like UTF-16\)"),
        ("version: 1\n# Zürich\n".encode("latin-1"), r"rules\.yaml:2:4: error\[R000\] .* not UTF-8 text \(byte 0xFC\)"),
        (b"version: 1\n" + b"#" * 5_000_000, r"rules\.yaml: error\[R000\] .* too large"),
    ],
    ids=["empty", "comments", "UTF-16", "Latin-1", "large"],
)
def test_files_that_hold_no_rules_are_told(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "rules.yaml"
    path.write_bytes(content)
    with pytest.raises(RuleError, match=told):
        load_rules([path])


def test_a_name_inside_a_longer_one_is_a_warning_until_the_author_has_said_so(tmp_path: Path) -> None:
    """Of names that overlap the longer one is read, as London Stock Exchange is no London."""
    text = """\
        version: 1
        entities:
          Albion: {is: country, names: [Albion, Lud], not: [%s]}
          Exchange: {is: organisation, names: [Lud Stock Exchange]}
        rules: []
        """
    path = tmp_path / "rules.yaml"
    path.write_text(dedent(text) % "New Albion", encoding="utf-8")
    (warning,) = load_rules([path]).warnings
    assert "rules.yaml:3:41: warning[R104] the name `Lud` of Albion stands inside `Lud Stock Exchange`" in warning
    path.write_text(dedent(text) % "Lud Stock Exchange", encoding="utf-8")
    rules = load_rules([path])
    assert rules.warnings == ()
    draft = checker.Document(
        text="Lud spends 2.1% of GDP on defence. Lud Stock Exchange spends 3.1% on staff.", name="d"
    )
    assert [c.subject for c in pipeline.extract([draft], rules)] == ["Albion", "Exchange"]


def test_terminal_codes_in_a_rule_file_do_not_reach_the_terminal(tmp_path: Path) -> None:
    message = told(tmp_path, 'version: 1\n"\\e[31m": \u202ered\n')
    assert "R002" in message
    assert not re.search("[\x1b\u202e]", message)


def test_every_mistake_of_the_shared_design_is_told(shared: Path) -> None:
    with pytest.raises(RuleError) as caught:
        load_rules([shared / "design" / "bad.yaml"])
    places = set(re.findall(r"bad\.yaml:(\d+:\d+): error", str(caught.value)))
    assert {"3:7", "4:10", "6:3", "7:10", "11:20", "12:11", "13:14", "15:13", "18:7", "20:20", "20:30"} <= places
