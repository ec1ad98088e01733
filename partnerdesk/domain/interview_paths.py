"""The page of the interview that only one way of starting needs: one for each of the three.

Its fields carry the names of the clause fields they fill.
"""

from __future__ import annotations

from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.interview_form import TARGETS_FREE, TARGETS_NOT_ASKED, Page, asked
from partnerdesk.domain.kinds import Level
from partnerdesk.domain.partnership import Path
from partnerdesk.domain.texts import N_

# B1: the region itself saw the need.
NEED = Page(
    "need",
    N_("Who feels the need?"),
    (
        N_("You saw the need yourselves. That is the strength of your partnership."),
        N_("You will need these voices when you invite an office or a firm."),
    ),
    asked(
        FieldSpec(
            "voices",
            N_("Who has spoken about it?"),
            "multi",
            options=(
                Option("members", N_("Members of the centre")),
                Option("neighbours", N_("Neighbours")),
                Option("school", N_("A school or nursery")),
                Option("association", N_("Another association")),
                Option("office", N_("Somebody at the town hall")),
            ),
            statement="B1",
        ),
        FieldSpec("tried", N_("What has been tried so far?"), "long", statement="B1"),
    ),
    only_path=Path.BOTTOM_UP,
)

# B2: a central level judged it right. A5: ownership. B7: room for change.
MANDATE = Page(
    "mandate",
    N_("Who is asking you?"),
    (
        N_("An office may be right that a partnership is the answer to a problem."),
        N_("But partners work well only when goals and work are their own."),
        N_("Find out early how free you are, and have it in writing."),
    ),
    asked(
        FieldSpec(
            "mandate_office",
            N_("Name of the office"),
            help=N_("We add it to your partner register."),
            required=True,
            max_length=100,
            statement="B2",
        ),
        FieldSpec(
            "mandate_level",
            N_("Level of the office"),
            "choice",
            options=tuple(
                Option(level, level.label)
                for level in (Level.LOCAL, Level.REGIONAL, Level.NATIONAL, Level.INTERNATIONAL)
            ),
            statement="A2",
        ),
        FieldSpec(
            "mandate_reference",
            N_("Letter or decision, with its date"),
            statement="B2",
        ),
        FieldSpec(
            "mandate_expectation",
            N_("What do they expect, and by when?"),
            "long",
            statement="F8",
        ),
        FieldSpec(
            "targets_free",
            N_("May the partners change the targets?"),
            "choice",
            options=(
                Option(TARGETS_NOT_ASKED, N_("Not asked yet")),
                Option(TARGETS_FREE, N_("Yes")),
                Option("no", N_("No")),
            ),
            statement="B7",
        ),
    ),
    only_path=Path.TOP_DOWN,
)

# B3: money is offered. C13: more than one source. F7: the goal is not the money alone.
OFFER = Page(
    "offer",
    N_("What money is offered?"),
    (
        N_("Money is a good push, but it is not the goal."),
        N_("When the money stops, the work may stop. Plan that now."),
        N_("We count your dates back from the last day to apply."),
    ),
    asked(
        FieldSpec(
            "funder_name",
            N_("Name of the funder"),
            help=N_("We add it to your partner register."),
            required=True,
            max_length=100,
            statement="B3",
        ),
        FieldSpec("offered_amount", N_("Amount offered"), "money", statement="B3"),
        FieldSpec(
            "own_share_percent",
            N_("Own share in percent"),
            "percent",
            help=N_("Write 0 if the funder asks for nothing."),
            statement="C12",
        ),
        FieldSpec("application_deadline", N_("Last day to apply"), "date", statement="B3"),
        FieldSpec(
            "after_money_ends",
            N_("What happens when the money ends?"),
            "long",
            statement="C13",
        ),
    ),
    only_path=Path.INCENTIVE,
)
