"""The pages of the interview as data: their fields, why each is asked, and when it is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.interview_form import (
    MEMBERS_AGREED,
    MEMBERS_NOT_YET,
    MEMBERS_PLANNED,
    NAMES,
    Answers,
    Page,
    Question,
    asked,
    path_of,
)
from partnerdesk.domain.interview_paths import MANDATE, NEED, OFFER
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partnership import Path
from partnerdesk.domain.partnership_fields import REVIEW_MONTHS_FIELD
from partnerdesk.domain.texts import N_


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
    asked(
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
    asked(
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
    asked(
        FieldSpec(
            "kinds",
            N_("Kinds of partners to look for"),
            "multi",
            help=N_("The arrow keys move, the space bar ticks."),
            required=True,
            options=tuple(Option(kind, kind.label) for kind in PartnerKind),
            statement="B4",
            is_sorted=True,
        ),
        FieldSpec(
            NAMES,
            N_("Names you already have in mind"),
            help=N_(
                "One name on each line. We add them to your partner register. "
                "Nothing is sent to them."
            ),
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
        *asked(
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
    asked(
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
        REVIEW_MONTHS_FIELD,
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
    NEED,
    MANDATE,
    OFFER,
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
