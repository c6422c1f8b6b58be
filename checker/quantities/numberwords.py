"""The words of numerals, from `vocab/data/numerals.toml`, as the grammars look them up."""

from __future__ import annotations

from checker.vocab.load import vocabulary

_DATA = vocabulary("numerals")
SMALL: dict[str, int] = _DATA["small"]
TENS: dict[str, int] = _DATA["tens"]
SPELLED = SMALL | TENS
SCALES: dict[str, int] = _DATA["scales"]
GROUP: dict[str, int] = _DATA["group"]
PARTS: dict[str, int] = _DATA["parts"]
DENOMINATORS: dict[str, int] = {**PARTS, **{f"{part}s": n for part, n in PARTS.items() if part != "half"}, "halves": 2}
SIGNS: dict[str, str] = _DATA["signs"]
PLURAL: dict[str, list[int]] = _DATA["plural"]
SOME: dict[str, list[int]] = _DATA["some"]
AFTER_DIGITS: dict[str, int] = {**SCALES, **_DATA["short_scales"], **GROUP}
MONEY_SCALES: dict[str, int] = {**AFTER_DIGITS, **_DATA["money_scales"]}
COUNT_SCALES: dict[str, int] = _DATA["count_scales"]
PARTED = frozenset(_DATA["parted"]["behind"])
ORDINALS: dict[str, int] = _DATA["ordinals"]
FOR_ARTICLE = SCALES.keys() | GROUP.keys() | PARTS.keys() | {"few", "couple", "pair"}
NUMBER_WORDS = frozenset(
    SPELLED.keys()
    | SIGNS.keys()
    | PLURAL.keys()
    | SCALES.keys()
    | GROUP.keys()
    | {"half", "several", "few", "couple", "pair"}
)
