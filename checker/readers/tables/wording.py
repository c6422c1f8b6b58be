"""The sentence of a cell: what its row and its column say of it, put so that the grammar of prose reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.readers.tables.grid import Cell, without_marks
from checker.readers.tables.units import Unit, split_head, unit_of
from checker.vocab.lexicon import lexicon
from checker.vocab.load import vocabulary

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_PERIOD = re.compile(
    rf"(?:\d{{1,2}} {_MONTH}\.?,? (?:19|20)\d\d|{_MONTH}\.? \d{{1,2}}, (?:19|20)\d\d|\d{{1,2}}/\d{{1,2}}/(?:19|20)\d\d"
    r"|(?:in |year |fy ?)?(?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?|(?:q[1-4]|[1-4]q|h[12]) ?(?:19|20)\d\d"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ -](?:19|20)?\d\d)",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,2}[/ ]|[a-z]+\.? \d{1,2},", re.IGNORECASE)
_WHEN = re.compile(r"\s*\b(?:for|in|of) the (?:year|period|quarter|month|half[- ]year)$", re.IGNORECASE)
_NUMBER_OF = re.compile(r"(?P<average>average )?(?:total )?(?:number|no\.|count) of ", re.IGNORECASE)
_AGES = re.compile(
    r"(?:aged? )?(?:\d\d? ?(?:[-–]|to) ?\d\d|\d\d ?\+|(?:under|over) \d\d|\d\d (?:and|or) over)", re.IGNORECASE
)
_PARTS = re.compile(r"%|[a-z][a-z-]*")
_SINGULAR = ("ss", "us", "is", "ics")
_LONGEST_MEASURE = 4  # words of a head that may stand behind a count


class Field(NamedTuple):
    """What a head or a label says: words, a period, a unit."""

    words: str = ""
    period: str = ""
    unit: Unit = Unit()
    change: bool = False  # how much something moved, not how much it is


class Sentence(NamedTuple):
    """The words before the cell's value, the value, and the words behind; what it is about, and its measure."""

    before: str
    value: str
    behind: str
    about: str
    measure: str

    @property
    def text(self) -> str:
        """The whole of it."""
        return self.before + self.value + self.behind


def field(text: str) -> Field:
    """The parts of a head or a label.

    >>> field("Revenue 2024 (£ million)")
    Field(words='Revenue', period='2024', unit=Unit(before='£', scale='million', behind=''), change=False)
    """
    words, unit = split_head(text)
    found = _PERIOD.search(words)
    if found is None:
        return Field(words, "", unit)
    rest = " ".join((words[: found.start()] + " " + words[found.end() :]).split()).strip(" ,:-–")
    return Field(rest, found.group().removeprefix("in "), unit)


def head_of(text: str) -> Field:
    """The parts of a head; one that only says "value" leaves it to the rows what is measured.

    >>> head_of("Votes, % change"), head_of("Change (pp)").unit.behind
    (Field(words='Votes', period='', unit=Unit(before='', scale='', behind='%'), change=True), 'percentage points')
    """
    topic, _, last = text.rpartition(", ")
    if (unit := _change(last)) is not None:
        return Field(topic, "", unit, change=True)
    found = field(text)
    return found._replace(words="") if found.words.casefold() in vocabulary("tables")["words"]["generic"] else found


def _change(head: str) -> Unit | None:
    """The unit of a column that gives how much its neighbour moved; None for any other column."""
    known = vocabulary("tables")["words"]
    words = set(_PARTS.findall(_PERIOD.sub("", head).casefold()))
    if words.isdisjoint(known["changes"]) or words - {*known["changes"], *known["beside_changes"]}:
        return None
    if not words.isdisjoint(("pp", "ppt", "ppts", "point", "points")):
        return Unit(behind="percentage points")
    return Unit(behind="%") if not words.isdisjoint(("%", "percent", "percentage", "cent")) else Unit()


def label_of(cells: Iterable[Cell], units: Iterable[str] = ()) -> Field:
    """What a row is about; a day or a year among its labels is its period, and a column may give its unit."""
    words, period = [], ""
    unit = next((found for text in units if (found := unit_of(text))), Unit())
    for cell in cells:
        if cell.day is not None:
            period = period or f"{cell.day.day} {cell.day:%B %Y}"
        elif _PERIOD.fullmatch(cell.text):
            period = period or cell.text
        else:
            name, own = split_head(without_marks(cell.text))
            words.append(_WHEN.sub("", name or cell.text))  # a label that is a unit ("B") is a name here
            unit = own if name and unit == Unit() else unit
    return Field(", ".join(words), period, unit)


def title_of(captions: Iterable[str], sheet: str) -> Field:
    """What a table is of, and when: its first caption in words, without number, unit and "by region"; else its sheet.

    >>> title_of(["Table 2: Deaths by region, March 2025 (thousands)"], "")
    Field(words='Deaths', period='March 2025', unit=Unit(before='', scale='', behind=''), change=False)
    """
    for caption in captions:
        words, _ = split_head(without_marks(caption))
        words = re.sub(r"^(?:table|figure|sheet) [\w.]+[.:]?\s*", "", words, flags=re.IGNORECASE)
        when = _PERIOD.findall(words)
        period = when[0].removeprefix("in ") if len(when) == 1 and not _DAY.match(when[0]) else ""
        words = field(re.sub(r",? by [a-z ]+(?:,.*)?$", "", words)).words
        if any(c.isalpha() for c in words) and not words.casefold().startswith(("source", "note")):
            return Field("" if words.endswith("?") else words, period)
    return Field("" if re.fullmatch(r"(?:sheet|tabelle|feuil|table)? ?\d*", sheet, re.IGNORECASE) else sheet)


def unit_of_table(captions: Iterable[str]) -> Unit:
    """The unit that a caption or a note gives for all cells."""
    for caption in captions:
        words, unit = split_head(caption)
        if unit == Unit() and len(words) < 40:
            unit = unit_of(caption.rstrip(".")) or unit
        if unit != Unit():
            return unit
    return Unit()


def measures_in_rows(labels: Sequence[Field], heads: Sequence[Field]) -> bool:
    """Whether rows name what is measured ("Revenue", "Employees") and columns only say when or of whom."""
    named = sum(_governs(label.words) or label.unit != Unit() for label in labels)
    if not any(head.words and not _is_entity(head.words) for head in heads if not head.change):
        return named * 3 >= len(labels) > 0
    if any(head.unit != Unit() or _governs(head.words) or _counted(head.words) for head in heads if not head.change):
        return False
    return named * 2 >= len(labels) > 0


def sentence(cell: Cell, row: Field, column: Field, title: str, general: Unit, *, in_rows: bool) -> Sentence:
    """What a cell states in words: `France: defence spending was 2.1% of GDP in 2024`, `Aceh: 45 deaths`."""
    about, measure = (column.words, row.words) if in_rows else (row.words, column.words)
    if not in_rows and (_is_entity(column.words) or _is_group(column.words)):
        about, measure = ", ".join(x for x in (column.words, row.words) if x), ""
    moved = column.change and bool(measure or title) and cell.number is not None
    measure = _lowered(measure or title)
    own = row.unit if in_rows and row.unit != Unit() else column.unit
    unit = own.over(_fitting(general, measure))
    digits = _digits(cell, unit)
    period = column.period or row.period
    when = f" {'on' if _DAY.match(period) else 'in'} {period}" if period else ""
    before = f"{about}: " if about else ""
    if moved and cell.number is not None:
        verb = "fell" if cell.number < 0 else "rose"
        return Sentence(f"{before}{measure} {verb} by ", digits.removeprefix("-"), when, about, measure)
    plain = not (unit.behind or unit.before or cell.percent or cell.currency)
    if plain and (of := _NUMBER_OF.match(measure)):
        counted = measure[of.end() :] + " on average" * bool(of["average"])
        return Sentence(before, digits, f" {counted}{when}", about, measure[of.end() :])
    if plain and _counted(measure):
        counted = _one(measure) if digits == "1" else measure
        return Sentence(before, digits, f" {counted}{when}", about, measure)
    return Sentence(f"{before}{measure} was " if measure else before, digits, when, about, measure)


def _digits(cell: Cell, unit: Unit) -> str:
    """The cell's number with sign, scale and unit in words."""
    if cell.number is None:
        return f"{cell.day.day} {cell.day:%B %Y}" if cell.day else cell.text
    sign, text = "-" if cell.number < 0 else "", f"{abs(cell.number):,f}"
    if cell.percent or unit.behind.startswith("%"):
        return f"{sign}{text}%{unit.behind.removeprefix('%') if unit.behind.startswith('%') else ''}"
    before = cell.currency or unit.before
    scale = f" {unit.scale}" if unit.scale else ""
    return f"{sign}{before}{text}{scale}" + (f" {unit.behind}" if unit.behind and not before else "")


def _fitting(general: Unit, measure: str) -> Unit:
    """The table's unit, whose currency heads of counts and rates do not share."""
    apart = vocabulary("tables")["words"]["no_money"]
    return Unit() if general.before and any(word in apart for word in measure.casefold().split()) else general


def _counted(measure: str) -> bool:
    """Whether a head names what is counted, as a plural: "deaths", "beds", "people killed"."""
    words = measure.casefold().split()
    if not words or len(words) > _LONGEST_MEASURE:
        return False
    if len(words) > 1 and words[-1].endswith(("ed", "ing")):  # "beds occupied", "patients waiting"
        words.pop()
    last, counted = words[-1], vocabulary("tables")["words"]["counted"]
    plural = last.endswith("s") and not last.endswith(_SINGULAR) and len(last) > 3
    return plural or last in counted or words[0] in counted


def _one(measure: str) -> str:
    """What is counted, said of one: "new cases" is "new case"."""
    return measure.removesuffix("s") if measure.endswith("s") and not measure.endswith("ies") else measure


def _is_group(words: str) -> bool:
    """Whether a head names a group of people: "18-34", "women"."""
    return bool(_AGES.fullmatch(words)) or words.casefold() in vocabulary("tables")["words"]["groups"]


def _governs(words: str) -> bool:
    """Whether a word of it names a measure or an event in the vocabulary."""
    return any(word in lexicon().governing for word in words.casefold().split())


def _is_entity(words: str) -> bool:
    """Whether it is the name of a known country, region or organisation."""
    known = lexicon().names.get(words.casefold().split()[0], ()) if words.split() else ()
    return any(name.surface == words and name.canonical for name in known)


def _lowered(words: str) -> str:
    """A head as it stands inside a sentence: "Operating Profit" loses its capitals, "NHS beds" and names do not."""
    parts = words.split()
    titled = len(parts) > 1 and all(part[:1].isupper() for part in parts) and (_governs(words) or _counted(words))
    out = [
        part.lower() if part[1:].islower() and (i == 0 or titled) and not _is_entity(part) else part
        for i, part in enumerate(parts)
    ]
    return words if _is_entity(words) else " ".join(out)
