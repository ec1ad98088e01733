"""What the page of a partnership asks: about itself, about each partner, about meetings."""

from __future__ import annotations

from collections.abc import Iterable

from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.partnership import ActorPart, MeetingKind, Partner
from partnerdesk.domain.texts import N_

REVIEW_MONTHS_FIELD = FieldSpec(
    "review_months",
    N_("Look back together every"),
    "choice",
    options=(
        Option("3", N_("3 months")),
        Option("6", N_("6 months")),
        Option("12", N_("12 months")),
    ),
    statement="D7",
)
IDEA_FIELDS = (
    FieldSpec("name", N_("Name of the partnership"), required=True, max_length=120, statement="C1"),
    FieldSpec("problem", N_("The problem and its causes"), "long", statement="A4"),
    FieldSpec(
        "area",
        N_("Area"),
        help=N_("Village, district or region."),
        statement="A2",
    ),
)
STRATEGY_FIELD = FieldSpec(
    "strategy",
    N_("Strategy: how will you get there?"),
    "long",
    help=N_("The way you choose together, in three or four sentences."),
    statement="D1",
)
GOAL_FIELDS = (
    FieldSpec(
        "vision",
        N_("Vision: what will be different in some years?"),
        "long",
        help=N_("One or two sentences. They go into the agreement."),
        statement="D1",
    ),
    STRATEGY_FIELD,
    FieldSpec(
        "objectives",
        N_("Common objectives"),
        "long",
        help=N_("One on each line. Ask each partner for its own."),
        statement="D5",
    ),
)
PEOPLE_FIELDS = (
    FieldSpec("coordinator", N_("Coordinator"), max_length=120, statement="C8"),
    FieldSpec("deputy", N_("Deputy"), max_length=120, statement="C9"),
    FieldSpec(
        "coordinator_nominated_by",
        N_("Who named the coordinator?"),
        help=N_("For example: the partners’ meeting of 4 May"),
        statement="C8",
    ),
    FieldSpec(
        "coordinator_nominated_on",
        N_("On which day was she or he named?"),
        "date",
        statement="C8",
    ),
)
CENTRE_SHARE_FIELDS = (
    FieldSpec("centre_responsibilities", N_("What we do"), "long", statement="C7"),
    FieldSpec("centre_rights", N_("Our rights"), "long", statement="C4"),
    FieldSpec("centre_obligations", N_("Our duties"), "long", statement="C4"),
    FieldSpec("centre_contributions", N_("What we give"), "long", statement="C10"),
    FieldSpec("centre_own_objectives", N_("Our own objectives"), "long", statement="C14"),
    FieldSpec("centre_benefits", N_("What we expect and gain"), "long", statement="C14"),
)
TIME_FIELDS = (
    FieldSpec("starts_on", N_("Start"), "date", statement="C1"),
    FieldSpec(
        "ends_on", N_("Last day"), "date", help=N_("Empty: no end is planned."), statement="C1"
    ),
    REVIEW_MONTHS_FIELD,
)
ABOUT_FIELDS = {
    spec.key: spec
    for spec in (*IDEA_FIELDS, *GOAL_FIELDS, *PEOPLE_FIELDS, *CENTRE_SHARE_FIELDS, *TIME_FIELDS)
}
"""Every field of the partnership itself, by its key."""

SHARE_FIELDS = (
    FieldSpec(
        "part",
        N_("Why does it belong here?"),
        "choice",
        options=tuple(Option(part, part.label) for part in ActorPart),
        statement="B4",
    ),
    FieldSpec("responsibilities", N_("What it does"), "long", statement="C7"),
    FieldSpec("rights", N_("Its rights"), "long", statement="C4"),
    FieldSpec("obligations", N_("Its duties"), "long", statement="C4"),
)
GIFT_FIELDS = (
    FieldSpec(
        "gives_money",
        N_("Money it gives"),
        help=N_("For example: EUR 2,000 a year"),
        statement="C10",
    ),
    FieldSpec(
        "gives_people",
        N_("People and time it gives"),
        help=N_("For example: two officers on Friday evenings"),
        statement="C10",
    ),
    FieldSpec("gives_rooms", N_("Rooms and things it gives"), statement="C10"),
    FieldSpec("gives_know_how", N_("Know\u2011how it gives"), statement="C10"),
    FieldSpec("contributions", N_("What else it gives"), "long", statement="C10"),
)
WISH_FIELDS = (
    FieldSpec("expectations", N_("What it expects of the others"), "long", statement="F8"),
    FieldSpec("own_objectives", N_("Its own objectives"), "long", statement="C14"),
    FieldSpec("benefits", N_("What it gains"), "long", statement="C14"),
    FieldSpec("requests", N_("What it asks for"), "long", statement="F8"),
    FieldSpec("requests_answer", N_("What was answered"), "long", statement="F8"),
)
ANSWER_FIELDS = (
    FieldSpec("invited_on", N_("Invited on"), "date", statement="C5"),
    FieldSpec("answer_due_on", N_("Answer wanted by"), "date", statement="C5"),
    FieldSpec("answered_on", N_("Said yes on"), "date", statement="C5"),
)
"""They are written on the page of invitations, which asks for a reason where steps are missing."""
WAY_FIELDS = (
    FieldSpec("analysis_agreed_on", N_("Agreed on the analysis on"), "date", statement="A4"),
    FieldSpec("signed_on", N_("Signed on"), "date", statement="B5"),
)
SINCE_FIELD = FieldSpec(
    "since",
    N_("Takes part since"),
    "date",
    help=N_("Empty: the day it said yes."),
    statement="F8",
)
ENDED_FIELDS = (
    FieldSpec(
        "ended_reason",
        N_("Why does it not take part?"),
        help=N_("Later you will be glad to know. Write what you could tell the partner, too."),
        statement="F8",
    ),
    FieldSpec("ended_on", N_("Since which day?"), "date", statement="F8"),
)
PARTNER_FIELDS = {
    spec.key: spec
    for spec in (
        *SHARE_FIELDS,
        *GIFT_FIELDS,
        *WISH_FIELDS,
        *ANSWER_FIELDS,
        *WAY_FIELDS,
        SINCE_FIELD,
        *ENDED_FIELDS,
    )
}
"""Every field of a partner inside a partnership, by its key."""

MEETING_KIND_FIELD = FieldSpec(
    "kind",
    N_("Who meets?"),
    "choice",
    required=True,
    options=tuple(Option(kind, kind.label) for kind in MeetingKind),
    statement="F7",
)
MEETING_DAY_FIELD = FieldSpec("day", N_("On which day?"), "date", required=True, statement="F7")
INVITATION_FIELDS = (
    FieldSpec(
        "invited_by",
        N_("Who invites?"),
        help=N_("For example: the board, Mira Novak"),
        statement="F7",
    ),
    FieldSpec(
        "invited_who",
        N_("Who is invited?"),
        help=N_("For example: all members, by letter and on the door"),
        statement="F7",
    ),
)
MEMBERS_INVITED_FIELD = FieldSpec(
    "members_invited", N_("Our members are invited, too"), "check", statement="F7"
)
PRESENT_FIELD = FieldSpec("present", N_("How many came?"), "integer", statement="F7")
WISHES_FIELD = FieldSpec(
    "wishes",
    N_("What do the members wish for?"),
    "long",
    help=N_("Write “none” if nobody wished for anything."),
    statement="F7",
)
RESULT_FIELD = FieldSpec(
    "result",
    N_("What was decided?"),
    "long",
    help=N_("Everything that is not a vote."),
    statement="F7",
)
LOOKING_BACK_FIELDS = (
    FieldSpec(
        "experienced",
        N_("What did the partners live through?"),
        "long",
        help=N_("Ask each of them: What went well? What was hard?"),
        statement="D7",
    ),
    FieldSpec(
        "context_changes",
        N_("What has changed around you?"),
        "long",
        help=N_("For example: new people, new rules, more or less money."),
        statement="D7",
    ),
)
AFTER_FIELDS = ("present", "result", "wishes", "experienced", "context_changes")
"""What can be written only once a meeting took place, and shows that it did."""

MEETING_FIELDS = {
    spec.key: spec
    for spec in (
        MEETING_DAY_FIELD,
        *INVITATION_FIELDS,
        MEMBERS_INVITED_FIELD,
        PRESENT_FIELD,
        WISHES_FIELD,
        RESULT_FIELD,
        *LOOKING_BACK_FIELDS,
    )
}
"""Every field of a meeting, by its key."""

QUESTION_FIELD = FieldSpec(
    "question",
    N_("What do you ask?"),
    "long",
    help=N_("So that one can answer it with yes or no."),
    statement="F7",
)
COUNT_FIELDS = (
    FieldSpec("votes_for", N_("For it"), "integer", statement="F7"),
    FieldSpec("votes_against", N_("Against it"), "integer", statement="F7"),
    FieldSpec("votes_abstained", N_("Abstained"), "integer", statement="F7"),
)
DECISION_FIELD = FieldSpec(
    "decision",
    N_("Decision in words"),
    help=N_("Only if numbers do not say it all."),
    max_length=1_000,
    statement="F7",
)


WHOLE_PARTNERSHIP = "whole"
"""The choice of a question that is not about one partner; the others are numbers of partners."""


def about_field(partners: Iterable[Partner]) -> FieldSpec:
    """What a question is about: the partnership as a whole, or one of its partners."""
    return FieldSpec(
        "partner_id",
        N_("What is it about?"),
        "choice",
        options=(
            Option(WHOLE_PARTNERSHIP, N_("The whole partnership")),
            *(Option(str(partner.id), partner.name) for partner in partners),
        ),
        statement="F6",
    )


VOTE_FIELDS = {
    spec.key: spec for spec in (QUESTION_FIELD, about_field(()), *COUNT_FIELDS, DECISION_FIELD)
}
"""Every field of a question to the members, by its key."""
