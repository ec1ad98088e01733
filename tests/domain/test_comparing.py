"""Comparing word by word: nothing lost, nothing invented, and moved is not changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.comparing import (
    ClauseWords,
    ComparedClause,
    Mark,
    Pieces,
    compare_clauses,
    compare_words,
    lines_of,
)

WORDS = st.text(st.sampled_from("ab cä.,\n1–€क"), max_size=60)
CLAUSES = st.lists(
    st.builds(ClauseWords, st.sampled_from(("", "area", "quorum")), WORDS, WORDS), max_size=6
)


def side(pieces: Pieces, gone: Mark) -> str:
    return "".join(piece.text for piece in pieces if piece.mark is not gone)


@given(WORDS, WORDS)
def test_the_pieces_give_both_texts_back(old: str, new: str) -> None:
    pieces = compare_words(old, new)
    assert side(pieces, Mark.INSERTED) == old
    assert side(pieces, Mark.REMOVED) == new


@given(WORDS)
def test_equal_texts_differ_in_nothing(text: str) -> None:
    assert all(piece.mark is Mark.SAME for piece in compare_words(text, text))


@given(CLAUSES, CLAUSES)
def test_every_clause_of_both_sides_is_told_once(
    old: list[ClauseWords], new: list[ClauseWords]
) -> None:
    told = compare_clauses(old, new)
    after = [(one.new_number, side(one.text, Mark.REMOVED)) for one in told if not one.is_removed]
    assert after == [(number, clause.text) for number, clause in enumerate(new, start=1)]
    before = {one.old_number: side(one.text, Mark.INSERTED) for one in told if not one.is_added}
    assert before == {number: clause.text for number, clause in enumerate(old, start=1)}


@given(WORDS, WORDS)
def test_lines_hold_all_words_but_the_line_ends(old: str, new: str) -> None:
    words = "".join(piece.text for line in lines_of(compare_words(old, new)) for piece in line)
    whole = "".join(piece.text for piece in compare_words(old, new))
    assert words.replace(" ", "") == whole.replace("\n", "").replace(" ", "")


def test_words_that_came_stand_apart_from_those_that_went() -> None:
    (line,) = lines_of(compare_words("Two partners may call.", "Anybody may call."))
    assert "".join(piece.text for piece in line) == "Two partners Anybody may call."


def test_one_word_changes_and_the_rest_stays() -> None:
    pieces = compare_words("We meet each month in May.", "We meet every month in May.")
    marked = [(piece.mark, piece.text) for piece in pieces if piece.mark is not Mark.SAME]
    assert marked == [(Mark.REMOVED, "each"), (Mark.INSERTED, "every")]


def clause(key: str, heading: str, text: str = "") -> ClauseWords:
    return ClauseWords(key, heading, text or f"What we agree about {heading}.")


def changes(*told: ComparedClause) -> list[tuple[int | None, int | None, bool]]:
    return [(one.old_number, one.new_number, one.is_moved) for one in told if one.is_changed]


def test_a_clause_that_went_elsewhere_is_told_as_moved() -> None:
    old = [clause("a", "Area"), clause("b", "Meetings"), clause("c", "Money"), clause("d", "End")]
    told = compare_clauses(old, [old[1], old[2], old[0], old[3]])
    assert changes(*told) == [(1, 3, True)]


def test_a_clause_that_is_gone_stands_behind_the_one_before_it() -> None:
    old = [clause("a", "Area"), clause("b", "Meetings"), clause("c", "Money")]
    told = compare_clauses(old, [old[0], old[2]])
    assert [one.old_number for one in told] == [1, 2, 3]
    assert changes(*told) == [(2, None, False)]


def test_an_own_clause_with_a_new_heading_is_known_by_its_words() -> None:
    old = clause("", "Walks", "Every Friday two leaders walk with the neighbours along the river.")
    new = clause("", "Walking", "Each Friday two leaders walk with neighbours along the river.")
    (told,) = compare_clauses([old], [new])
    assert (told.old_number, told.new_number, told.has_other_words) == (1, 1, True)


def test_a_clause_with_other_words_and_another_heading_is_another_one() -> None:
    told = compare_clauses([clause("", "Walks", "We walk.")], [clause("", "Tea", "They drink.")])
    assert changes(*told) == [(1, None, False), (None, 1, False)]
