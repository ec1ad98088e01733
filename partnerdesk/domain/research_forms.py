"""What a research card asks about a partner organisation. Source: statements F5 and F6."""

from __future__ import annotations

from dataclasses import replace

from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.partner_forms import NOT_KNOWN_YET
from partnerdesk.domain.partners import Finding, Judgement, ResearchQuestion
from partnerdesk.domain.texts import N_

FINDING = FieldSpec(
    "finding",
    N_("Finding"),
    "choice",
    options=(NOT_KNOWN_YET, *(Option(finding.value, finding.label) for finding in Finding)),
    statement="F6",
)
SOURCE = FieldSpec("source", N_("Where can this be checked?"), statement="F6")
LOOKED_ON = FieldSpec("looked_on", N_("Looked up on"), "date", statement="F6")
"""The three parts of an answer."""

WHERE_TO_LOOK = {
    ResearchQuestion.FINANCES: N_("Annual report, budget, who else pays it, how old it is."),
    ResearchQuestion.KNOWLEDGE: N_("Its publications, its people, what others in the field say."),
    ResearchQuestion.EXPERIENCE: N_("Earlier projects, and a talk with its earlier partners."),
    ResearchQuestion.TIME: N_("Who would come, how often, and who steps in?"),
    ResearchQuestion.INDEPENDENCE: N_("Statutes, board, donors, its website and its posters."),
    ResearchQuestion.SAME_AIM: N_("Its statutes and plans, and a visit: how does it treat women?"),
}
"""Where an answer can be found; printed on the blank sheet, too."""


def source_of(question: ResearchQuestion) -> FieldSpec:
    """The field for the source of an answer, with where to look for it."""
    return replace(SOURCE, help=WHERE_TO_LOOK[question])


CONFLICT = FieldSpec(
    "conflict_of_interest",
    N_("Does somebody gain by it on the side?"),
    "long",
    help=N_("For example: its director is married to our treasurer. Empty: nothing is known."),
    statement="F6",
)

JUDGEMENT = FieldSpec(
    "judgement",
    N_("Our judgement"),
    "choice",
    options=(
        Option("", N_("Not judged yet")),
        *(Option(one.value, one.label) for one in Judgement),
    ),
    statement="F6",
)
JUDGEMENT_REASON = FieldSpec("judgement_reason", N_("Why do you judge so?"), "long", statement="F6")
JUDGED_ON = FieldSpec("judged_on", N_("Judged on"), "date", statement="F6")
"""The three parts of the overall judgement."""

TIE_DECISION = FieldSpec(
    "tie_decision",
    N_("What have you decided about the tie?"),
    "long",
    help=N_("For example: no party may use our name, and it has no seat in the steering group."),
    statement="F6",
)
TIE_DECIDED_ON = FieldSpec("tie_decided_on", N_("Decided on"), "date", statement="F6")
"""The two parts of a decision about the ties of a partner in one partnership."""
