"""What repair makes of damaged and of sound text, and where the repaired characters stood."""

from __future__ import annotations

import pytest

from checker.text.repair import repair


def thai(text: str) -> str:
    """UTF-8 read as Windows-874, then 1252; what neither knows is lost."""
    out = []
    for byte in text.encode():
        for page in ("cp874", "cp1252"):
            char = bytes([byte]).decode(page, "ignore")
            if char:
                out.append(char)
                break
    return "".join(out)


def western(text: str, page: str = "cp1252") -> str:
    return "".join(bytes([b]).decode(page, "ignore") or chr(b) for b in text.encode())


@pytest.mark.parametrize(
    "sound",
    [
        "“We paid 5%,” she said.",
        "“Yes”",
        "The town’s mayor, Andris Sprūds — aged 53 — said ‘no’…",
        "It cost €5 at “Café Blau”.",
        "™ & © 2025 Town Press, “all rights reserved”",
    ],
)
def test_utf8_read_as_thai_windows_is_undone(sound: str) -> None:
    assert thai(sound) != sound
    assert repair(thai(sound)).text == sound


@pytest.mark.parametrize("page", ["cp1252", "latin-1", "mac-roman"])
@pytest.mark.parametrize(
    "sound",
    ["It cost €5m.", "café crème", "“We paid £5m,” she said.", "19–21 °C"],
)
def test_utf8_read_as_a_western_page_is_undone(sound: str, page: str) -> None:
    assert repair(western(sound, page)).text == sound


def test_damage_done_twice_is_undone() -> None:
    assert repair(western(western("“it’s 5°”"))).text == "“it’s 5°”"


def test_a_closing_quote_that_lost_its_last_byte_is_put_back() -> None:
    assert repair("â€œWe paid,â€ she said").text == "“We paid,” she said"


@pytest.mark.parametrize(
    "sound",
    [
        "plain text, 5%",
        "“We paid €5m” — café…",
        "naïve «café» Élysée’s",
        "โรงเรียน 2,500 บาท",  # "school 2,500 baht"
        "the Thai word สวย means beautiful",
        "ราคา “5 บาท”",
        "Россия и США, 5 года",
        "今日は3月です",
        "Δεν είναι",
    ],
)
def test_sound_text_stays_as_it_is(sound: str) -> None:
    got = repair(sound)
    assert got.text == sound
    assert got.notes == ()
    assert got.offsets.at == ()


def test_real_thai_beside_damaged_quotes_stays_thai() -> None:
    word = "โรงเรียน"
    damaged = thai("“school’s")
    assert repair(f"{damaged} is {word}").text == f"“school’s is {word}"


def test_the_note_says_how_many_characters_and_which_damage() -> None:
    assert repair(thai("“five” — it’s")).notes == ("4 characters repaired: UTF-8 read as Windows-874",)


def test_a_span_that_ends_with_a_repaired_character_takes_in_all_of_its_bytes() -> None:
    raw = "paid 5 â‚¬ now"
    got = repair(raw)
    start, end = got.text.index("5"), got.text.index("€") + 1
    assert raw[got.offsets.back(start) : got.offsets.back_end(end)] == "5 â‚¬"
