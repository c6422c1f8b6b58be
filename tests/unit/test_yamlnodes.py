"""YAML read as text with places: what stands there is kept, and a fault is told where it is."""

from __future__ import annotations

import pytest

from checker.errors import InputError
from checker.yamlnodes import YamlFault, compose, empty, kind, place, tagged, tree


@pytest.mark.parametrize("written", ["NO", "1:30", "2.30", "2025-02-30", "0x1F", "1_000", "null", "~", "=", "<<"])
def test_a_scalar_stays_the_text_that_was_written(written: str) -> None:
    root = tree(f"key: {written}")
    assert root is not None
    assert [(key.value, value.value) for key, value in root.value] == [("key", written)]


@pytest.mark.parametrize(
    ("written", "none"),
    [("", True), ("~", True), ("null", True), ('""', False), ("'~'", False), ("nil", False), ("[]", False)],
)
def test_no_value_is_told_from_an_empty_text(written: str, none: bool) -> None:
    root = tree(f"key: {written}")
    assert root is not None
    assert empty(root.value[0][1]) is none


def test_kinds_places_and_tags() -> None:
    root = tree("- a\n- [b]\n-   {c: d}\n- !!int e\n")
    assert root is not None
    assert [kind(node) for node in root.value] == ["scalar", "sequence", "mapping", "scalar"]
    assert [place("x.yaml", node, first_line=1) for node in root.value][1:3] == ["x.yaml:3:3", "x.yaml:4:5"]
    assert [tagged(node) for node in root.value] == [False, False, False, True]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_a_text_without_content_has_no_root(text: str) -> None:
    assert tree(text) is None


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: 1\nb: [1\n", 3, 1),
        ("a: b: c", 1, 5),
        ("a: 1\nb: x\x07y", 2, 5),
        ("a: *nowhere", 1, 4),
        ("---\na: 1\n---\nb: 2\n", 3, 1),
    ],
)
def test_a_fault_is_told_where_it_is(text: str, line: int, column: int) -> None:
    with pytest.raises(YamlFault) as raised:
        tree(text)
    assert (raised.value.line, raised.value.column) == (line, column)
    with pytest.raises(InputError, match=rf"^m\.yaml:{line + 2}:{column}: is not YAML: "):
        compose(text, "m.yaml", first_line=2)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: [\n", "a bracket before this place is not closed"),
        ("a: [1 {2}]", "a comma or a closing bracket is missing"),
        ("a: b: c", "put a text that holds a colon in quotes"),
        ("a:\n\tb: 1", "indent with spaces, not with tabs"),
        ('a: "b', "a closing quote is missing"),
    ],
)
def test_a_fault_names_what_lies_behind_it(text: str, hint: str) -> None:
    with pytest.raises(InputError, match=rf"\({hint}\)$"):
        compose(text, "m.yaml")


@pytest.mark.parametrize("level", ["[", "- ", "{a: ", "? "])
def test_what_is_nested_without_end_is_refused(level: str) -> None:
    """The parser in C would end the whole process."""
    with pytest.raises(YamlFault, match="nested too deeply"):
        tree(level * 100_000)


def test_what_a_person_nests_is_read() -> None:
    assert tree("[" * 50 + "]" * 50) is not None
