"""The numbers of clauses that come into an agreement later."""

from __future__ import annotations

from datetime import date

from partnerdesk.domain.agreement import Agreement, Clause
from partnerdesk.domain.amendments import Amendment, AmendmentKind
from partnerdesk.domain.consolidated import Signed, text_in_force

DAY = date(2026, 3, 12)
CONTRACT = Agreement(
    1, 1, "Riverside", 1, "en", "Agreement", 2, DAY,
    clauses=(Clause(1, 1, "", 1, "Name", "…"), Clause(2, 2, "", 3, "Vision", "…")),
)  # fmt: skip


def _amendment(number: int, *new: Clause) -> Signed:
    made = Amendment(AmendmentKind.CHANGE, number, CONTRACT.id)
    return Signed(
        Agreement(9 + number, 1, "", 2, "en", "", 2, DAY, clauses=new, amendment=made), {}
    )


def test_new_clauses_get_a_letter_and_no_number_moves() -> None:
    first = _amendment(1, Clause(10, 1, "", 1, "Sign", "…"), Clause(11, 2, "", 20, "End", "…"))
    second = _amendment(2, Clause(20, 1, "", 2, "Aim", "…"))
    found = text_in_force(Signed(CONTRACT, {}), (first, second))
    assert [(one.label, one.heading) for one in found] == [
        ("1", "Name"),
        ("1a", "Sign"),
        ("1b", "Aim"),
        ("2", "Vision"),
        ("2a", "End"),
    ]


def test_more_clauses_than_letters_come_in_at_one_place() -> None:
    many = _amendment(1, *(Clause(10 + at, at, "", 1, f"New {at}", "…") for at in range(30)))
    labels = [one.label for one in text_in_force(Signed(CONTRACT, {}), (many,))]
    assert labels[:2] == ["1", "1a"]
    assert labels[26:] == ["1z", "1aa", "1ab", "1ac", "1ad", "2"]
    assert len(set(labels)) == len(labels)
