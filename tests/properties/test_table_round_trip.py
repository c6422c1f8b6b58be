"""Laws of the claims table: written and read back it says the same, and when unchanged it changes no check."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import checker
from checker.api import load_rules
from checker.cli.claims_text import to_csv
from checker.correct import corrected
from checker.pipeline import read_claims, vocabulary_of
from checker.table_in import ClaimTable, from_frame, from_records, parse_csv
from checker.vocab.lexicon import lexicon

SAID = ("$3.2 million", "=5 people", "-12 degrees", "a third", "75 years ago", "last Tuesday", "March 4, 2025", "2-3%")
ODD = ("\r", "\n\n", "\x00", '"', ";", "\t", ",", "'", "@", "+", "â€œ", "â€\x9d", "\ufeff", "NATO said ", "\u2028", " ")
TEXTS = st.lists(st.sampled_from(SAID) | st.sampled_from(ODD) | st.text(max_size=3), max_size=14).map(" ".join)


RULES = vocabulary_of(load_rules())


def document(text: str) -> checker.Document:
    """A document with a date."""
    return checker.Document(text=text, name="=a, 'b'.txt", date="2025-03-05")


def cells(table: ClaimTable) -> list[dict[str, object]]:
    """What the rows of a table say, wherever they stand."""
    return [dict(row.cells) for rows in table.rows.values() for row in rows]


@given(TEXTS)
def test_csv_records_and_frame_say_the_same(text: str) -> None:
    claims = checker.extract(document(text))
    records = from_records(claims.to_records())
    assert cells(parse_csv(to_csv(claims.to_records()), "claims.csv")) == cells(records)
    assert cells(from_frame(claims.to_frame())) == cells(records)


@given(TEXTS)
def test_a_table_that_nobody_changed_changes_nothing(text: str) -> None:
    given_document = document(text)
    scope, claims = read_claims(given_document, 0, RULES)
    _, listed = read_claims(given_document, 0, lexicon())
    table = from_records(checker.extract(given_document).to_records())
    rows = [row for rows in table.rows.values() for row in rows]
    if rows:
        assert corrected(scope, claims, listed, rows, 0) == (claims, [])
