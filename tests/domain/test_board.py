"""The board of kinds, and the field of influence and interest."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.board import (
    Quadrant,
    Show,
    board_of,
    next_part,
    placed_partners,
    quadrant_of,
    waiting_partners,
    within_scale,
)
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.label_places import (
    Box,
    cell_of,
    dot_boxes,
    label_boxes,
    spot_at,
)
from partnerdesk.domain.partners import PartnerStage
from partnerdesk.domain.partnership import ActorPart, Partner, Path
from tests.domain.example import BANK, COUNCIL, PARTNERSHIP, SCHOOLS, partner, partnership

FIELD = Box(20, 0, 480, 330)
VALUES = st.integers(1, 10)


def test_all_24_kinds_stand_on_the_board_with_their_partners() -> None:
    board = board_of(PARTNERSHIP)
    assert [line.kind for line in board.lines] == list(PartnerKind)
    there = {line.kind: line.partners for line in board.lines if line.partners}
    assert there == {
        PartnerKind.AUTHORITIES: (COUNCIL,),
        PartnerKind.FINANCE: (BANK,),
        PartnerKind.SCHOOL_BOARDS: (SCHOOLS,),
    }


def test_who_no_longer_takes_part_leaves_a_gap() -> None:
    gone = replace(BANK, stage=PartnerStage.DECLINED)
    board = board_of(partnership(partners=(COUNCIL, gone)))
    assert [line.kind for line in board.missing] == [PartnerKind.FINANCE]
    assert [line.kind for line in board.wanted] == [PartnerKind.FINANCE, PartnerKind.AUTHORITIES]


def test_the_way_of_starting_suggests_kinds() -> None:
    for path in Path:
        suggested = [line for line in board_of(partnership(path=path)).lines if line.is_suggested]
        assert len(suggested) == 8


def test_a_partner_of_no_known_kind_stands_last() -> None:
    unknown = partner(7, "Somebody", None, None)
    lines = board_of(partnership(partners=(*PARTNERSHIP.partners, unknown))).lines
    assert (lines[-1].kind, lines[-1].partners) == (None, (unknown,))


def test_filters_show_what_is_missing() -> None:
    board = board_of(partnership(partners=(replace(COUNCIL, part=None),)))
    kinds = {show: [line.kind for line in board.shown(show)] for show in Show}
    assert len(kinds[Show.ALL]) == 24
    assert kinds[Show.MISSING] == [PartnerKind.FINANCE]
    assert kinds[Show.NO_PART] == [PartnerKind.AUTHORITIES]


def test_space_goes_round_all_parts() -> None:
    part: ActorPart | None = None
    seen = []
    for _press in range(4):
        part = next_part(part)
        seen.append(part)
    assert seen == [ActorPart.PROBLEM, ActorPart.SOLUTION, ActorPart.BOTH, None]


@pytest.mark.parametrize(
    ("influence", "interest", "quadrant"),
    [
        (10, 10, Quadrant.WORK_CLOSELY),
        (6, 6, Quadrant.WORK_CLOSELY),
        (6, 5, Quadrant.WIN_OVER),
        (5, 6, Quadrant.TELL),
        (5, 5, Quadrant.WATCH),
        (1, 1, Quadrant.WATCH),
    ],
)
def test_the_four_parts_divide_the_ten_values(
    influence: int, interest: int, quadrant: Quadrant
) -> None:
    assert quadrant_of(influence, interest) is quadrant


def test_values_outside_are_cut() -> None:
    assert [within_scale(value) for value in (-3, 0, 4, 10, 11)] == [1, 1, 4, 10, 10]


def test_only_both_values_make_a_place() -> None:
    half = replace(BANK, influence=4)
    whole = replace(COUNCIL, influence=9, interest=2)
    assert [one.partner for one in placed_partners((half, whole))] == [whole]
    assert waiting_partners((half, whole)) == (half,)


@given(VALUES, VALUES)
def test_the_middle_of_a_cell_means_its_values(interest: int, influence: int) -> None:
    x, y = cell_of((interest, influence), FIELD).centre
    assert spot_at(x, y, FIELD) == (interest, influence)


def test_a_place_beside_the_field_means_the_nearest_values() -> None:
    assert spot_at(-50, 900, FIELD) == (1, 1)
    assert spot_at(900, -50, FIELD) == (10, 10)


@given(st.lists(st.tuples(VALUES, VALUES), max_size=30))
def test_each_dot_stays_in_the_cell_of_its_values(spots: list[tuple[int, int]]) -> None:
    for spot, dot in zip(spots, dot_boxes(spots, FIELD, 12), strict=True):
        assert spot_at(*dot.centre, FIELD) == spot


@given(st.lists(st.tuples(VALUES, VALUES), max_size=30), st.integers(20, 120))
def test_thirty_labels_never_hide_each_other(spots: list[tuple[int, int]], width: int) -> None:
    dots = dot_boxes(spots, FIELD, 12)
    labels = label_boxes(dots, [(width, 10)] * len(dots), FIELD, 2)
    for label in labels:
        assert label.inside(FIELD) == label
    assert not [pair for pair in combinations(labels, 2) if pair[0].overlaps(pair[1])]


@given(st.lists(st.tuples(VALUES, VALUES), max_size=12), st.integers(20, 70))
def test_a_label_stays_in_the_quarter_of_its_dot_and_near_to_it(
    spots: list[tuple[int, int]], width: int
) -> None:
    dots = dot_boxes(spots, FIELD, 12)
    for dot, label in zip(
        dots, label_boxes(dots, [(width, 10)] * len(dots), FIELD, 2), strict=True
    ):
        (x, y), (middle_x, middle_y) = dot.centre, FIELD.centre
        assert label.right <= middle_x or x > middle_x
        assert label.left >= middle_x or x < middle_x
        assert label.bottom <= middle_y or y > middle_y
        assert label.top >= middle_y or y < middle_y
        assert math.dist(label.nearest_to(x, y), (x, y)) < FIELD.height / 4


def test_a_label_that_is_wider_than_its_quarter_stays_in_the_field() -> None:
    dots = dot_boxes([(5, 9)], FIELD, 12)
    [label] = label_boxes(dots, [(FIELD.width * 0.8, 10)], FIELD, 2)
    assert label.inside(FIELD) == label


def test_a_full_field_still_gives_every_label_a_place() -> None:
    dots = dot_boxes([(5, 5)] * 30, FIELD, 12)
    labels = label_boxes(dots, [(400, 100)] * 30, FIELD, 2)
    assert len(labels) == 30


def test_what_a_partner_gives_leaves_out_what_is_empty() -> None:
    one = Partner(1, 1, BANK.organisation, gives_money="EUR 900", contributions="Good will")
    assert [(gift.label, words) for gift, words in one.gifts] == [
        ("Money", "EUR 900"),
        ("Other gifts", "Good will"),
    ]
