"""The pages of the interview as data: their fields, why each is asked, and when it is asked.

The fields of the three path pages carry the names of the clause fields they fill.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.interview_form import (
    MEMBERS_AGREED,
    MEMBERS_NOT_YET,
    MEMBERS_PLANNED,
    NAMES,
    TARGETS_FREE,
    Answers,
    Page,
    Question,
    path_of,
)
from partnerdesk.domain.kinds import Level, PartnerKind
from partnerdesk.domain.partnership import Path
from partnerdesk.domain.texts import N_


def _asked(*specs: FieldSpec) -> tuple[Question, ...]:
    return tuple(Question(spec) for spec in specs)


def _members_met(answers: Answers) -> bool:
    return answers.get("members_asked") == MEMBERS_AGREED


def _members_have_a_day(answers: Answers) -> bool:
    return answers.get("members_asked") in (MEMBERS_AGREED, MEMBERS_PLANNED)


def _on_path(*paths: Path) -> Callable[[Answers], bool]:
    return lambda answers: path_of(answers) in paths


_START = Page(
    "start",
    N_("How did this partnership begin?"),
    (
        N_("There are three good ways to start. Each has a weak point of its own."),
        N_("A need that people feel keeps a partnership alive, but it often lacks money."),
        N_("Where an office starts it, partners may not feel it is theirs."),
        N_("Where money starts it, the work may stop with the money."),
        N_("Your answer decides what we ask next. You can change it later."),
    ),
    _asked(
        FieldSpec(
            "path",
            N_("How it began"),
            "choice",
            required=True,
            options=(
                Option(
                    Path.BOTTOM_UP,
                    Path.BOTTOM_UP.label,
                    N_("Bottom-up: people in the area want to work together better."),
                ),
                Option(
                    Path.TOP_DOWN,
                    Path.TOP_DOWN.label,
                    N_("Top-down: a ministry or an office wants a partnership for a problem."),
                ),
                Option(
                    Path.INCENTIVE,
                    Path.INCENTIVE.label,
                    N_("Incentive-driven: a funder pays for a certain kind of activity."),
                ),
            ),
            statement="B1 B2 B3",
        )
    ),
)

# A4 and B6: the analysis comes before the strategy. D1, D5: vision and common objectives.
_CHANGE = Page(
    "change",
    N_("What do you want to change?"),
    (
        N_("Partners can share a plan only when they see the same problem."),
        N_("So write it down before you look for partners. They will add their own view."),
        N_("Say also what will be better. A picture of the result holds people together."),
    ),
    _asked(
        FieldSpec(
            "name",
            N_("Name of the partnership"),
            help=N_("A name that people in the area understand."),
            example=N_("Safe Streets Riverside"),
            required=True,
            max_length=120,
            statement="C1",
        ),
        FieldSpec(
            "problem",
            N_("The problem, in two or three sentences"),
            "long",
            required=True,
            statement="A4",
        ),
        FieldSpec(
            "area",
            N_("Area"),
            help=N_("Village, district or region."),
            required=True,
            statement="A2",
        ),
        FieldSpec(
            "vision",
            N_("What will be better in five years?"),
            "long",
            help=N_("One sentence is enough. It stands in the agreement as your vision."),
            max_length=600,
            statement="D1",
        ),
        FieldSpec(
            "objectives",
            N_("What do you want to reach together?"),
            "long",
            help=N_("One aim on each line."),
            statement="D5",
        ),
    ),
)

# B1: the region itself saw the need.
_NEED = Page(
    "need",
    N_("Who feels the need?"),
    (
        N_("You saw the need yourselves. That is the strength of your partnership."),
        N_("You will need these voices when you invite an office or a firm."),
    ),
    _asked(
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
_MANDATE = Page(
    "mandate",
    N_("Who is asking you?"),
    (
        N_("An office may be right that a partnership is the answer to a problem."),
        N_("But partners work well only when goals and work are their own."),
        N_("Find out early how free you are, and have it in writing."),
    ),
    _asked(
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
                Option("not_asked", N_("Not asked yet")),
                Option(TARGETS_FREE, N_("Yes")),
                Option("no", N_("No")),
            ),
            statement="B7",
        ),
    ),
    only_path=Path.TOP_DOWN,
)

# B3: money is offered. C13: more than one source. F7: the goal is not the money alone.
_OFFER = Page(
    "offer",
    N_("What money is offered?"),
    (
        N_("Money is a good push, but it is not the goal."),
        N_("When the money stops, the work may stop. Plan that now."),
        N_("We count your dates back from the last day to apply."),
    ),
    _asked(
        FieldSpec(
            "funder_name", N_("Name of the funder"), required=True, max_length=100, statement="B3"
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

# B4: relevant actors. A2, C5: all of them at one table. F6: care before choosing.
_WHO = Page(
    "who",
    N_("Who is part of the problem or of the solution?"),
    (
        N_("Both belong at the table: who causes the problem, and who can solve it."),
        N_("Ask offices of several levels, firms, schools, associations and neighbours."),
        N_("Be careful with parties and religious bodies. A wrong partner can end your own work."),
        N_("We ticked what often helps with your way of starting."),
    ),
    _asked(
        FieldSpec(
            "kinds",
            N_("Kinds of partners to look for"),
            "multi",
            help=N_("The arrow keys move, the space bar ticks."),
            required=True,
            options=tuple(Option(kind, kind.label) for kind in PartnerKind),
            statement="B4",
        ),
        FieldSpec(
            NAMES,
            N_("Names you already have in mind"),
            help=N_("We add them to your partner register. Nothing is sent to them."),
            statement="B4",
        ),
    ),
)

# F7: members take part in finding partners and money.
_MEMBERS = Page(
    "members",
    N_("Have your members been asked?"),
    (
        N_("The centre belongs to its members. They help to find partners and money."),
        N_("A partnership brings more than money: women and the centre grow with it."),
        N_("So inviting partners waits until the members have agreed."),
    ),
    (
        *_asked(
            FieldSpec(
                "members_asked",
                N_("Answer of the members"),
                "choice",
                required=True,
                options=(
                    Option(MEMBERS_AGREED, N_("Yes, they agreed"), N_("We ask for the day.")),
                    Option(
                        MEMBERS_PLANNED,
                        N_("A meeting is planned"),
                        N_("We put it among your dates."),
                    ),
                    Option(
                        MEMBERS_NOT_YET,
                        N_("Not yet"),
                        N_("We make it a task. Inviting partners waits for it."),
                    ),
                ),
                statement="F7",
            )
        ),
        Question(
            FieldSpec(
                "members_day",
                N_("Day of the members’ meeting"),
                "date",
                required=True,
                statement="F7",
            ),
            _members_have_a_day,
        ),
        Question(
            FieldSpec("members_present", N_("How many members came?"), "integer", statement="F7"),
            _members_met,
        ),
        Question(
            FieldSpec("votes_for", N_("How many were for it?"), "integer", statement="F7"),
            _members_met,
        ),
        Question(
            FieldSpec("votes_against", N_("How many were against it?"), "integer", statement="F7"),
            _members_met,
        ),
        Question(
            FieldSpec("members_wishes", N_("What do they wish for?"), "long", statement="F7"),
            _members_met,
        ),
    ),
)

# C8: the partners nominate the coordinators. B7, D7: stable, yet reviewed.
_PEOPLE = Page(
    "people",
    N_("Who coordinates, and from when?"),
    (
        N_("The partners name the coordinators when they meet."),
        N_("Until then one person must keep it going. Two are better than one."),
        N_("A fixed day to look back keeps the plan true when things change."),
    ),
    _asked(
        FieldSpec(
            "coordinator",
            N_("First coordinator"),
            help=N_("First name and family name: it stands in the agreement."),
            required=True,
            max_length=120,
            statement="C8",
        ),
        FieldSpec("deputy", N_("Deputy"), max_length=120, statement="C8"),
        FieldSpec("starts_on", N_("Planned start"), "date", statement="C1"),
        FieldSpec(
            "ends_on",
            N_("Planned end"),
            "date",
            help=N_("Leave it empty if no end is planned."),
            statement="C1",
        ),
        FieldSpec(
            "review_months",
            N_("Look back together every"),
            "choice",
            options=(
                Option("3", N_("3 months")),
                Option("6", N_("6 months")),
                Option("12", N_("12 months")),
            ),
            statement="D7",
        ),
    ),
)

# C12, C13: enough money, from a range of sources. C14, F5: what each gives counts.
_MONEY = Page(
    "money",
    N_("Where will the money come from?"),
    (
        N_("It is safer to have more than one source."),
        N_("Time, rooms and things count, too. Write down what they are worth."),
        N_("Leave empty what you do not know yet. We invent no amounts."),
    ),
    (
        Question(
            FieldSpec("office_money", N_("Money of the office that asked"), "money"),
            _on_path(Path.TOP_DOWN),
        ),
        Question(
            FieldSpec("offered_amount", N_("Grant of the funder"), "money"),
            _on_path(Path.INCENTIVE),
        ),
        Question(FieldSpec("own_money", N_("Own money of the centre"), "money")),
        Question(
            FieldSpec("town_money", N_("Money of the town or district"), "money"),
            _on_path(Path.BOTTOM_UP),
        ),
        Question(
            FieldSpec("public_money", N_("Other public money"), "money"),
            _on_path(Path.TOP_DOWN, Path.INCENTIVE),
        ),
        Question(FieldSpec("donations", N_("Donations"), "money"), _on_path(Path.BOTTOM_UP)),
        Question(
            FieldSpec(
                "in_kind",
                N_("Time, rooms and things"),
                "money",
                help=N_("What they would cost if you had to pay for them."),
            )
        ),
    ),
)

_CHECK = Page(
    "check",
    N_("Check your answers"),
    (
        N_("Nothing is sent to anyone, and nothing is final."),
        N_("You can change everything later, and one undo takes it all back."),
    ),
)

PAGES = (
    _START,
    _CHANGE,
    _NEED,
    _MANDATE,
    _OFFER,
    _WHO,
    _MEMBERS,
    _PEOPLE,
    _MONEY,
    _CHECK,
)
"""All pages in their order; a person sees nine of them at most."""

SPECS: Mapping[str, FieldSpec] = {
    question.spec.key: question.spec for page in reversed(PAGES) for question in page.questions
}
"""Every field by its key; where two pages ask the same, the first one's words count."""
