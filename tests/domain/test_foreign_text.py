"""Where a clause begins in a foreign text, and which of its numbers this program counts itself."""

from __future__ import annotations

import pytest

from partnerdesk.domain.clause_text import Span, written
from partnerdesk.domain.foreign_text import Part, agreement_of_parts, blocks_of_parts


def part(words: str, *, bold: bool = False, **changes: object) -> Part:
    return Part((Span(words, bold),), **changes)  # type: ignore[arg-type]  # what a test gives


def clauses(*parts: Part) -> list[tuple[str, str, str]]:
    found = agreement_of_parts(parts, "Beginning").clauses
    return [(one.heading, one.old_number, one.text) for one in found]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. Purpose", "2. Money"),
        ("§ 1 Purpose", "§ 2 Money"),
        ("Article 1: Purpose", "Article 2: Money"),
        ("Artikel 1 – Purpose", "Artikel 2 – Money"),
        ("1) Purpose", "2) Money"),
    ],
)
def test_short_lines_with_a_number_begin_clauses(first: str, second: str) -> None:
    long_one = "1. This is a sentence, and so it begins no clause, whatever stands before it."
    assert clauses(part(first), part(long_one), part(second), part("2.1 Half each.")) == [
        ("Purpose", "1", f"1. {long_one[3:]}"),
        ("Money", "2", "1. Half each."),
    ]


def test_bold_lines_begin_clauses_where_nothing_else_does() -> None:
    assert clauses(
        part("Purpose", bold=True), part("We help."), part("Money", bold=True), part("Half each.")
    ) == [("Purpose", "", "We help."), ("Money", "", "Half each.")]


def test_the_topmost_headings_begin_clauses_and_deeper_ones_stay_as_bold_words() -> None:
    found = agreement_of_parts(
        [
            part("Title", heading_level=1),
            part("Before."),
            part("Purpose", heading_level=2, label="1."),
            part("More", heading_level=3, label="1.1"),
        ],
        "Beginning",
    )
    assert found.title == "Title"
    assert [(one.heading, one.old_number, one.text) for one in found.clauses] == [
        ("Beginning", "", "Before."),
        ("Purpose", "1", "**1.1 More**"),
    ]


def test_a_text_without_any_heading_is_one_clause() -> None:
    assert clauses(part("One sentence."), part("Another one.")) == [
        ("Beginning", "", "One sentence.\n\nAnother one.")
    ]
    assert clauses() == []


def test_only_numbers_that_are_counted_here_are_left_out() -> None:
    parts = [
        part("4.1 one"),
        part("4.3 jumps"),
        part("(2) two"),
        part("9.1 of another clause"),
        part("(a) letter"),
        part("– dash"),
        part("three", label="3."),
        part("point", is_item=True),
    ]
    assert written(blocks_of_parts(parts, "4")) == (
        "1. one\n\n4.3 jumps\n\n1. two\n\n9.1 of another clause\n"
        "- (a) letter\n- dash\n\n1. three\n- point"
    )


def test_a_heading_of_more_than_a_line_is_a_paragraph() -> None:
    long_heading = "Word " * 60
    assert clauses(part("Purpose", heading_level=1), part(long_heading, heading_level=1)) == [
        ("Purpose", "", f"**{long_heading}**".replace(" **", " **")),
    ]
