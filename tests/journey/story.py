"""What the newcomer has to tell: her centre, and a partnership for each way of starting.

Labels are those of the program in English; whoever types translates them. What stands behind a
label says how it is answered: words are typed, ``Amount`` and ``date`` are typed as the language of
the screen writes them, ``Answer`` is chosen in a list, and ``TICKED`` is a card or a tick box.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from partnerdesk.domain.partnership import Path


@dataclass(frozen=True)
class Amount:
    """Euros and cents, counted in cents."""

    minor: int


@dataclass(frozen=True)
class Answer:
    """An entry of a list."""

    label: str


TICKED = object()
"""A card, a tick box or a radio button with this label."""

Page = Mapping[str, object]
"""The fields of one page in the order in which they are answered."""


@dataclass(frozen=True)
class Party:
    """A partner: what it does, gives and gains, and who signs for it."""

    name: str
    share: Page
    contact: Page


@dataclass(frozen=True)
class Cost:
    """A line of the budget, and what the first source pays of it."""

    text: str
    unit: str
    quantity: int
    rate: Amount
    paid: Amount


@dataclass(frozen=True)
class Story:
    """Everything one newcomer writes on her way; ``clause`` is the key of one in the library."""

    path: Path
    pages: Sequence[Page]
    parties: Sequence[Party]
    named_by: str
    costs: Sequence[Cost]
    clause: str
    sentence: str


CENTRE: Page = {
    "Name of your centre": "Mother Centre Sunrise",
    "Legal form": "registered association",
    "Street and number": "Mill Lane 4",
    "Register number": "VR 1234",
    "Postal code": "12345",
    "Place": "Riverside",
    "Who signs for the centre?": "Amina Diallo",
    "Office of this person": "chair of the board",
    "What allows this person to sign?": "statutes § 8",
}
CENTRE_SHARE: Page = {"Responsibilities": "Walks with the first classes"}

_WHO: Page = {
    "Name 1": "Old Mill School",
    "Kind of name 1": Answer("School boards"),
    "Part of name 1": Answer("Part of the solution"),
    "Name 2": "Riverside Savings Bank",
    "Kind of name 2": Answer("Financial institutions"),
}
_MEMBERS: Page = {
    "Yes, they agreed": TICKED,
    "Day of the members’ meeting": date(2026, 3, 1),
    "How many members came?": "24",
    "How many were for it?": "23",
    "How many were against it?": "1",
    "What do they wish for?": "A crossing before the summer",
}
_NOT_ASKED: Page = {"Not yet": TICKED}
MEETING_PLANNED: Page = {
    "A meeting is planned": TICKED,
    "Day of the members’ meeting": date(2026, 4, 1),
}
"""What is only planned does not stand in a contract."""

_PEOPLE: Page = {
    "First coordinator": "Jana Brandt",
    "Deputy": "Ravi Menon",
    "Planned start": date(2026, 6, 15),
    "Planned end": date(2028, 6, 14),
}
_PEOPLE_WITHOUT_END: Page = {
    label: told for label, told in _PEOPLE.items() if label != "Planned end"
}
_SCHOOL = Party(
    "Old Mill School",
    {
        "Responsibilities": "Opens its gate early",
        "Contributions": "Two rooms on Mondays",
        "Expected benefit": "A quiet street at noon",
    },
    {
        "Name of the person": "Grace Okafor",
        "Role": "head teacher",
        "Speaks for the partner in the partnership": TICKED,
        "What allows this person to sign?": "school law § 3",
    },
)
_BANK = Party(
    "Riverside Savings Bank",
    {
        "Responsibilities": "Keeps the account",
        "Contributions": "A hall for the yearly meeting",
        "Expected benefit": "Customers who know it",
    },
    {
        "Name of the person": "Tom Weber",
        "Role": "branch manager",
        "What allows this person to sign?": "power of attorney no. 7",
    },
)
_OFFICE = Party(
    "Ministry of Families",
    {
        "Responsibilities": "Answers within two weeks",
        "Contributions": "Advice on the law",
        "Expected benefit": "A model for other towns",
    },
    {
        "Name of the person": "Eva Novak",
        "Role": "head of unit",
        "What allows this person to sign?": "delegation order 12",
    },
)
_FUND = Party(
    "Green Fund",
    {
        "Responsibilities": "Pays in two parts",
        "Contributions": "A day of training",
        "Expected benefit": "A street to show to others",
    },
    {
        "Name of the person": "Nadia Rossi",
        "Role": "programme officer",
        "What allows this person to sign?": "rules of the fund § 5",
    },
)
_COSTS = (
    Cost("Crossing guards", "hour", 120, Amount(1_750), Amount(210_000)),
    Cost("White paint", "litre", 40, Amount(2_025), Amount(81_000)),
)


def _change(name: str) -> Page:
    return {
        "Name of the partnership": name,
        "The problem, in two or three sentences": "Cars drive too fast past the school.",
        "Area": "Riverside district",
        "What will be better in five years?": "Every child walks to school alone.",
        "What do you want to reach together?": "Slow traffic at noon\nLight in the underpass",
    }


BOTTOM_UP = Story(
    Path.BOTTOM_UP,
    (
        {"We saw the need ourselves": TICKED},
        _change("Safe Streets Riverside"),
        {
            "Members of the centre": TICKED,
            "Neighbours": TICKED,
            "What has been tried so far?": "Two letters to the town hall",
        },
        _WHO,
        _MEMBERS,
        _PEOPLE,
        {
            "Own money of the centre": Amount(291_000),
            "Money of the town or district": Amount(450_000),
            "Donations": Amount(30_050),
            "Time, rooms and things": Amount(120_000),
        },
    ),
    (_SCHOOL, _BANK),
    "the members’ meeting of 1 March",
    _COSTS,
    "volunteers",
    "Everybody gets a warm drink.",
)

TOP_DOWN = Story(
    Path.TOP_DOWN,
    (
        {"An authority asked us": TICKED},
        _change("Families on the Way"),
        {
            "Name of the office": "Ministry of Families",
            "Level of the office": Answer("National"),
            "Letter or decision, with its date": "Letter F-77 of 5 January",
            "What do they expect, and by when?": "A plan for all schools by autumn",
            "May the partners change the targets?": Answer("No"),
        },
        _WHO,
        _NOT_ASKED,
        _PEOPLE,
        {
            "Money of the office that asked": Amount(291_000),
            "Own money of the centre": Amount(60_000),
            "Other public money": Amount(75_025),
            "Time, rooms and things": Amount(120_000),
        },
    ),
    (_OFFICE, _SCHOOL, _BANK),
    "the partners in their first meeting",
    _COSTS,
    "use-of-rooms",
    "The last one locks the door.",
)

INCENTIVE = Story(
    Path.INCENTIVE,
    (
        {"Money is offered for it": TICKED},
        _change("Green Way to School"),
        {
            "Name of the funder": "Green Fund",
            "Amount offered": Amount(800_000),
            "Own share in percent": "20",
            "Last day to apply": date(2026, 6, 1),
            "What happens when the money ends?": "The town pays the guards",
        },
        _WHO,
        MEETING_PLANNED,
        _PEOPLE_WITHOUT_END,
        {
            "Grant of the funder": Amount(800_000),
            "Own money of the centre": Amount(200_000),
            "Other public money": Amount(50_075),
            "Time, rooms and things": Amount(120_000),
        },
    ),
    (_FUND, _SCHOOL, _BANK),
    "the partners in their first meeting",
    _COSTS,
    "confidentiality",
    "What is said over tea stays there.",
)
