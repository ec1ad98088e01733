"""What people type is printed as typed, or named; it is never markup and never stops the paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partnerdesk.documents.contract import build_contract
from partnerdesk.documents.fonts import missing_glyphs
from partnerdesk.documents.text import LONGEST_PARAGRAPH, one_line, printable
from partnerdesk.domain.texts import for_language
from tests.documents import reading, samples

ENGLISH = for_language("en")

AS_TYPED = [
    '<img src="/etc/hostname"/>',
    "<b>bold</b> & </para> &amp; &#65; < >",
    "{braces} %s %(name)s \\backslash",
    "Жанна Петровна, Διεύθυνση, Łódź, Şişli, Škofja",
    "„quotes“ – dashes — and… 1 234,50 €",
]


@pytest.mark.parametrize("typed", AS_TYPED)
def test_typed_words_are_printed_as_typed_everywhere(typed: str) -> None:
    paper = samples.contract(1, clauses=(samples.clause(1, typed, heading=typed),))
    paper = replace(
        paper,
        title=typed,
        partnership_name=typed,
        parties=(replace(paper.parties[0], name=typed, address=typed),),
        shares=(replace(paper.shares[0], contributions=typed),),
    )
    pdf = build_contract(paper, ENGLISH)
    assert reading.whole_text(pdf).count(" ".join(typed.split())) >= 6
    assert reading.image_count(pdf) == 0


def test_a_word_of_ten_thousand_letters_is_broken_not_cut() -> None:
    word = "abcdefghij" * 1000
    paper = samples.contract(1, clauses=(samples.clause(1, word), samples.clause(2, "Last.")))
    assert word in reading.body_letters(build_contract(paper, ENGLISH), paper.fingerprint)


def test_a_very_long_text_is_printed_whole() -> None:
    text = " ".join(f"w{number}" for number in range(15_000))
    assert len(text) > LONGEST_PARAGRAPH
    paper = samples.contract(1, clauses=(samples.clause(1, text), samples.clause(2, "Last.")))
    printed = reading.body_letters(build_contract(paper, ENGLISH), paper.fingerprint)
    assert text.replace(" ", "") in printed


def test_a_paragraph_sign_stays_with_its_number() -> None:
    text = " ".join(f"{'w' * (number % 7)} § {number}," for number in range(1, 90))
    paper = samples.contract(1, clauses=(samples.clause(1, text),))
    words = reading.words(build_contract(paper, ENGLISH))[0]
    tops = [(str(word["text"]), word["top"]) for word in words]
    signs = [number for number, (word, _top) in enumerate(tops) if word.startswith("§")]
    assert len(signs) >= 80
    assert all(tops[number][1] == tops[number + 1][1] for number in signs)


def test_typed_line_ends_are_kept() -> None:
    paper = samples.contract(1, clauses=(samples.clause(1, "one\ntwo\r\nthree"),))
    tops = {
        word["text"]: word["top"]
        for word in reading.words(build_contract(paper, ENGLISH))[0]
        if word["text"] in ("one", "two", "three")
    }
    assert tops["one"] < tops["two"] < tops["three"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a\x00b\x07c", "abc"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("soft\u00adhyphen, zero\u200bwidth, \u202eturned\u202c", "softhyphen, zerowidth, turned"),
        ("1\u202f234", "1\u00a0234"),
        ("a\tb\u2009c", "a b c"),
        ("smile 😀", "smile \ufffd"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
    ],
)
def test_only_what_can_be_printed_reaches_the_paper(typed: str, printed: str) -> None:
    assert printable(typed) == printed


def test_one_line_has_no_line_ends() -> None:
    assert one_line("one\ntwo") == "one two"


def test_missing_glyphs_are_named_once_and_in_order() -> None:
    assert missing_glyphs("שלום 😀 ש\ufe0f\u200d abc Ж\n") == ("ש", "ל", "ו", "ם", "😀")


def test_every_font_has_all_letters_of_the_two_languages() -> None:
    assert missing_glyphs("äöüÄÖÜßéèàçñ€§–—…„“”‘’•·×−½\ufffd") == ()
