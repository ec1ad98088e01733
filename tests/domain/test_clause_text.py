"""What is written is read back, whatever was typed, and every paragraph is what it looks like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.clause_text import (
    Block,
    BlockKind,
    Span,
    blocks,
    counted,
    mark_typed,
    merged,
    readable,
    with_new_ids,
    written,
)
from partnerdesk.domain.clauses import load_library

PLAIN, NUMBERED, ITEM = BlockKind


def shape(text: str) -> list[tuple[BlockKind, int, str]]:
    return [
        (block.kind, block.number, "|".join(span.text or span.field for span in block.spans))
        for block in blocks(text)
    ]


def test_blank_lines_part_paragraphs_and_marks_make_lists() -> None:
    text = (
        "The partners meet.\nOften.\n\nThey bring:\n- bread\nand butter\n- salt\n\n- only an item\n"
    )
    assert shape(text) == [
        (PLAIN, 1, "The partners meet.\nOften."),
        (PLAIN, 2, "They bring:"),
        (ITEM, 0, "bread\nand butter"),
        (ITEM, 0, "salt"),
        (ITEM, 0, "only an item"),
    ]


def test_numbers_are_counted_whatever_was_written() -> None:
    text = "Lead\n\n1. One\n- item\n\n1. Two\n\n7. Three"
    assert [number for _kind, number, _words in shape(text)] == [0, 1, 0, 2, 3]
    assert shape("Alone")[0] == (PLAIN, 0, "Alone")


def test_a_clause_without_text_has_no_paragraphs() -> None:
    assert blocks("  \n\n ") == ()
    assert written([Block(ITEM, ()), Block(PLAIN, (Span(" "),))]) == ""


def test_bold_spans_fields_and_a_lone_mark_stays() -> None:
    (block,) = blocks("We **meet {meeting_rhythm}** at {clause:parties}, **or not")
    assert block.spans == (
        Span("We "),
        Span("meet ", is_bold=True),
        Span(is_bold=True, field="meeting_rhythm"),
        Span(" at "),
        Span(field="clause:parties"),
        Span(", **or not"),
    )


@pytest.mark.parametrize(
    "typed",
    ["**", "a ** b ** c", "5 * 3", "*", "1. May", "- minus", "\\", "\\*", "C:\\dir\\", "\\- x",
     "\\\\server\\**share", "line\n- no item\n2. no number", "{not a field}", "***bold***"],
)  # fmt: skip
@pytest.mark.parametrize("kind", list(BlockKind))
@pytest.mark.parametrize("is_bold", [True, False])
def test_what_is_typed_is_never_taken_for_a_mark(
    typed: str, kind: BlockKind, is_bold: bool
) -> None:
    block = Block(kind, (Span(typed, is_bold),))
    (read,) = blocks(written([block]))
    assert (read.kind, read.spans) == (block.kind, block.spans)


WORDS = st.text(st.sampled_from("ab *\\-1. é🌱"), min_size=1, max_size=8)
SPANS = st.one_of(
    st.builds(Span, WORDS, st.booleans()),
    st.builds(Span, st.just(""), st.booleans(), st.sampled_from(["vision", "clause:7"])),
)
BLOCKS = st.lists(
    st.builds(Block, st.sampled_from(BlockKind), st.lists(SPANS, max_size=4).map(merged))
)


@given(found=BLOCKS)
def test_paragraphs_are_read_back_as_they_were_written(found: list[Block]) -> None:
    assert blocks(written(found)) == counted(block for block in found if not block.is_empty)


@given(text=st.text(st.sampled_from("ab *\\-1. \n{}")))
def test_a_text_read_and_written_says_the_same(text: str) -> None:
    assert blocks(written(blocks(text))) == blocks(text)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_library_is_written_as_this_program_writes(language: str) -> None:
    for clause in load_library(language):
        assert written(blocks(clause.text)) == clause.text, clause.key


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("- ", ITEM), ("1. ", NUMBERED), ("12. ", NUMBERED), ("1.", None), ("-", None)],
)
def test_a_mark_is_known_as_it_is_typed(typed: str, kind: BlockKind | None) -> None:
    assert mark_typed(typed) is kind


def test_a_copy_names_the_copies() -> None:
    assert with_new_ids("See {clause:7} and {clause:8}, {clause:parties}.", {7: 70}) == (
        "See {clause:70} and {clause:8}, {clause:parties}."
    )


def test_people_read_numbers_dashes_and_values() -> None:
    text = "1. We **meet** {meeting_rhythm}:\n- here\n\n1. Always"
    assert readable(text, {"meeting_rhythm": "weekly"}.__getitem__) == (
        "1. We meet weekly:\n– here\n\n2. Always"
    )
