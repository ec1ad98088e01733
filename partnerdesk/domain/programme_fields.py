"""What the programme of work asks: about entries of the analysis, and about each of its levels."""

from __future__ import annotations

from collections.abc import Iterable

from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.programme import AnalysisEntry, CoOperation, EntryKind, Level, MeasureState
from partnerdesk.domain.texts import N_

PROBLEM_ITSELF = "problem"
"""The choice of an entry that hangs at the problem; the others are numbers of entries."""

NO_CAUSE = "none"

ENTRY_FIELDS = {
    spec.key: spec
    for spec in (
        FieldSpec("text", N_("In a few words"), max_length=300, statement="D4"),
        FieldSpec("parent_id", N_("Where does it belong?"), "choice", statement="D4"),
        FieldSpec(
            "source",
            N_("Where do you know it from?"),
            help=N_("For example: survey of the school, 2025"),
            statement="D4",
        ),
        FieldSpec("dated_on", N_("Of which day?"), "date", statement="D4"),
        FieldSpec("partner_id", N_("Which partner says so?"), "choice", statement="A4"),
    )
}

FIELDS_OF_KIND = {
    EntryKind.CAUSE: ("text", "parent_id", "source"),
    EntryKind.EFFECT: ("text", "parent_id", "source"),
    EntryKind.AFFECTED: ("text",),
    EntryKind.FIGURE: ("text", "source", "dated_on"),
    EntryKind.VOICE: ("text", "partner_id", "dated_on"),
}
"""What is asked about an entry of each kind."""

OBJECTIVE_FIELDS = (
    FieldSpec(
        "text",
        N_("What do you want to reach together?"),
        max_length=300,
        help=N_("One sentence. It stands in the agreement, too."),
        statement="D5",
    ),
    FieldSpec(
        "cause_id",
        N_("Which cause does it answer?"),
        "choice",
        help=N_("The causes stand in the shared analysis."),
        statement="D4",
    ),
)
TARGET_FIELDS = (
    FieldSpec(
        "text",
        N_("How will you see that it worked?"),
        max_length=300,
        help=N_("For example: lamps along the river that shine at night"),
        statement="D6",
    ),
    FieldSpec("value", N_("Number to reach"), "number", statement="D6"),
    FieldSpec("unit", N_("What is counted?"), max_length=60, statement="D6"),
    FieldSpec("baseline", N_("Number today"), "number", statement="D6"),
    FieldSpec("due_on", N_("Until when?"), "date", statement="D6"),
    FieldSpec(
        "source_of_figures",
        N_("Who counts, and where does it stand?"),
        help=N_("For example: yearly report of the town"),
        statement="D11",
    ),
)
MEASURE_FIELDS = (
    FieldSpec("text", N_("What will you do?"), statement="D3"),
    FieldSpec(
        "co_operation",
        N_("How do you work together in it?"),
        "choice",
        options=tuple(Option(one, one.label) for one in CoOperation),
        statement="D9",
    ),
    FieldSpec("organisation_id", N_("Who answers for it?"), "choice", statement="D8"),
    FieldSpec("person", N_("Which person?"), max_length=120, statement="D8"),
    FieldSpec("starts_on", N_("Begins on"), "date", statement="D8"),
    FieldSpec("ends_on", N_("Ends on"), "date", statement="D8"),
    FieldSpec(
        "state",
        N_("How far is it?"),
        "choice",
        options=tuple(Option(one, one.label) for one in MeasureState),
        statement="D3",
    ),
    FieldSpec("target_id", N_("Which target does it serve?"), "choice", statement="D8"),
    FieldSpec("description", N_("What exactly, and why here?"), "long", statement="D8"),
    FieldSpec("co_operation_note", N_("Who does which part?"), "long", statement="D9"),
)
FIELDS_OF_LEVEL = {
    Level.OBJECTIVE: {spec.key: spec for spec in OBJECTIVE_FIELDS},
    Level.TARGET: {spec.key: spec for spec in TARGET_FIELDS},
    Level.MEASURE: {spec.key: spec for spec in MEASURE_FIELDS},
}
"""Every field of a level, by its key."""

READING_FIELDS = {
    spec.key: spec
    for spec in (
        FieldSpec("value", N_("Number today"), "number", statement="D11"),
        FieldSpec("note", N_("What do you want to say about it?"), statement="D11"),
    )
}
WHY_FIELD = FieldSpec(
    "why",
    N_("Why does the programme change?"),
    "long",
    help=N_("What the partners learnt, in a few sentences."),
    statement="D7",
)


def parent_options(entries: Iterable[AnalysisEntry]) -> tuple[Option, ...]:
    """Where an entry of the tree can hang: at the problem, or at one of these."""
    return (
        Option(PROBLEM_ITSELF, N_("At the problem itself")),
        *(Option(str(entry.id), entry.text) for entry in entries if entry.text),
    )


def cause_options(causes: Iterable[AnalysisEntry]) -> tuple[Option, ...]:
    """The causes an objective can answer, and none of them."""
    return (
        Option(NO_CAUSE, N_("None of them yet")),
        *(Option(str(entry.id), entry.text) for entry in causes if entry.text),
    )
