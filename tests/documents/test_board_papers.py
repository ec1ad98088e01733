"""The papers of the board, read back: who is missing, where names stand, what is given."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from partnerdesk.documents.exchange import build_exchange
from partnerdesk.documents.influence_matrix import build_matrix
from partnerdesk.documents.partner_board import build_board
from partnerdesk.domain.board import Quadrant, board_of
from partnerdesk.domain.board_papers import BoardPaper, exchange_paper, matrix_paper
from partnerdesk.domain.kinds import Level, PartnerKind
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.partnership import ActorPart, Partner
from partnerdesk.domain.texts import for_language
from tests.documents import reading
from tests.domain.example import BANK, COUNCIL, SCHOOLS, partner, partnership

CONTEXT = PaperContext("Mother Centre Lindenhof")
ENGLISH = for_language("en")


def printed_board(*partners: Partner, language: str = "en") -> bytes:
    wanted = frozenset({PartnerKind.AUTHORITIES, PartnerKind.RESEARCH})
    shown = board_of(partnership(partners=partners, kinds=wanted))
    return build_board(BoardPaper(CONTEXT, "Safe Streets", shown), for_language(language))


def test_all_kinds_and_all_names_are_on_the_board() -> None:
    nobody_knows = partner(8, "Somebody <b> & Co", None, None)
    printed = reading.whole_text(printed_board(COUNCIL, BANK, nobody_knows))
    for kind in PartnerKind:
        assert kind.label in printed
    for name in ("Riverside Town Council", "Savings Bank", "Somebody <b> & Co"):
        assert name in printed
    assert "Wanted kinds: 2. Still missing: 1." in printed


def test_a_name_stands_under_its_part() -> None:
    one = replace(BANK, part=ActorPart.PROBLEM)
    other = replace(COUNCIL, part=None)
    (words,) = reading.words(printed_board(one, other))
    left = {str(word["text"]): float(word["x0"]) for word in words}
    heads = sorted(float(word["x0"]) for word in words if word["text"] == "Part")
    problem, _solution, _both, not_said = heads
    assert left["Savings"] == pytest.approx(problem, abs=1)
    assert left["Riverside"] == pytest.approx(not_said, abs=1)


def test_only_a_wanted_kind_without_anybody_is_missing() -> None:
    (words,) = reading.words(printed_board(COUNCIL))
    (missing,) = [word for word in words if word["text"] == "Missing"]
    (research,) = [word for word in words if word["text"] == "Research"]
    assert missing["top"] == pytest.approx(research["top"], abs=1)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_board_is_one_landscape_page(language: str) -> None:
    names = ("Neighbours for Safe Paths", "Lindental Primary School Board", "Parish of Saint Anne")
    longer = [
        replace(one, organisation=replace(one.organisation, name=name))
        for one, name in zip((COUNCIL, BANK, SCHOOLS), names, strict=True)
    ]
    assert reading.page_sizes(printed_board(*longer, language=language)) == [(842, 595)]


def thirty(*, in_one_place: bool) -> tuple[Partner, ...]:
    partners = []
    for number in range(30):
        made = partner(number, f"Organisation{number}", PartnerKind.NGO, Level.LOCAL)
        influence, interest = (9, 9) if in_one_place else (number % 10 + 1, number * 7 % 10 + 1)
        partners.append(replace(made, influence=influence, interest=interest))
    return tuple(partners)


@pytest.mark.parametrize("in_one_place", [False, True])
def test_thirty_names_in_the_field_never_overlap(in_one_place: bool) -> None:
    paper = matrix_paper(CONTEXT, partnership(partners=thirty(in_one_place=in_one_place)))
    pages = reading.words(build_matrix(paper, ENGLISH))
    (axis,) = [word for word in pages[0] if word["text"] == "Interest:"]
    names = [
        word
        for word in pages[0]
        if str(word["text"]).startswith("Organisation") and word["top"] < axis["top"]
    ]
    assert len(names) == 30
    for one, other in combinations(names, 2):
        beside = one["x1"] <= other["x0"] or other["x1"] <= one["x0"]
        below = one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
        assert beside or below, (one, other)


def test_the_list_says_the_same_as_the_field() -> None:
    placed = replace(COUNCIL, influence=9, interest=3)
    paper = matrix_paper(CONTEXT, partnership(partners=(BANK, placed)))
    pdf = build_matrix(paper, ENGLISH)
    printed = reading.whole_text(pdf)
    assert "1 Riverside Town Council 9 3 Win over" in printed
    assert "Not placed yet: Savings Bank." in printed
    for quadrant in Quadrant:
        assert quadrant.label in printed
        assert quadrant.advice in printed
    assert all(reading.embedded_fonts(pdf).values())


def test_a_dot_stands_where_its_values_say() -> None:
    partners = (
        replace(COUNCIL, influence=10, interest=1),
        replace(BANK, influence=1, interest=10),
    )
    paper = matrix_paper(CONTEXT, partnership(partners=partners))
    (words,) = reading.words(build_matrix(paper, ENGLISH))
    place = {str(word["text"]): word for word in reversed(words)}
    closely, informed = place["closely"], place["informed"]
    inside = [word for word in words if closely["bottom"] < word["top"] < informed["top"]]
    town = next(word for word in inside if word["text"] == "Riverside")
    bank = next(word for word in inside if word["text"] == "Savings")
    assert town["x0"] < closely["x0"] < bank["x0"]
    assert town["bottom"] < bank["top"]


def test_an_empty_field_is_printed_to_be_filled_in_by_hand() -> None:
    paper = matrix_paper(CONTEXT, partnership(partners=()))
    assert Quadrant.WORK_CLOSELY.label in reading.whole_text(build_matrix(paper, ENGLISH))


def test_the_exchange_says_what_each_gives_and_asks_for() -> None:
    shown = partnership(
        partners=(replace(BANK, gives_money="EUR 900", requests_answer="", benefits=""),)
    )
    printed = reading.whole_text(build_exchange(exchange_paper(CONTEXT, shown), ENGLISH))
    assert "Mother Centre Lindenhof A room Safe evenings – –" in printed
    for words in ("Money: EUR 900", "Rooms and things: A hall on Fridays", "40 lamps"):
        assert words in printed
    assert "Reports twice a year" in printed
    assert "A seat at the table" in printed
    assert "Answer" not in printed


def test_an_answer_stands_with_its_request() -> None:
    shown = partnership(partners=(BANK,))
    printed = reading.whole_text(build_exchange(exchange_paper(CONTEXT, shown), ENGLISH))
    assert "A seat at the table Answer: It has one" in printed
