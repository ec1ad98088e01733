"""The matrix of shares: six terms for each party, and what is not written yet."""

from __future__ import annotations

import pytest

from partnerdesk.domain.papers import partner_shares
from partnerdesk.domain.partnership import Gift
from partnerdesk.domain.shares import EXCEPTIONS_FIELD, Term, has_exceptions, share_rows
from tests.domain.example import BANK, PARTNERSHIP, partnership, with_partner

CENTRE = "Mother Centre Sunrise"


def test_the_centre_comes_first_and_every_party_has_six_answers() -> None:
    rows = share_rows(PARTNERSHIP, CENTRE)
    assert [row.party_name for row in rows] == [
        CENTRE,
        *(partner.name for partner in PARTNERSHIP.parties),
    ]
    assert all([cell.term for cell in row.cells] == list(Term) for row in rows)
    assert all(not row.gaps for row in rows)


def test_what_is_not_written_is_a_gap_of_its_party() -> None:
    changed = with_partner(rights="", own_objectives="")
    gaps = {row.partner_id: row.gaps for row in share_rows(changed, CENTRE)}
    assert gaps[BANK.id] == (Term.RIGHTS, Term.OWN_OBJECTIVES)
    own = share_rows(partnership(centre_obligations=""), CENTRE)[0]
    assert own.gaps == (Term.OBLIGATIONS,)


def test_gifts_of_any_kind_are_contributions() -> None:
    only_money = with_partner(contributions="", gives_rooms="", gives_money="EUR 500")
    row = next(one for one in share_rows(only_money, CENTRE) if one.partner_id == BANK.id)
    cell = row.cells[list(Term).index(Term.CONTRIBUTIONS)]
    assert cell.besides == ((Gift.MONEY, "EUR 500"),)
    assert not row.gaps


def test_the_paper_has_the_words_of_the_matrix() -> None:
    shares = partner_shares(PARTNERSHIP, CENTRE)
    for share, row in zip(shares, share_rows(PARTNERSHIP, CENTRE), strict=True):
        for cell in row.cells:
            assert cell.text in getattr(share, cell.term.value)


@pytest.mark.parametrize("said", ["", "none", "None", " keine "])
def test_equal_rights_need_no_exception(said: str) -> None:
    assert not has_exceptions({EXCEPTIONS_FIELD.key: said})


def test_an_exception_is_one_in_any_words() -> None:
    assert has_exceptions({EXCEPTIONS_FIELD.key: "The fund may stop payments"})
