"""What was found out about an organisation, as tables: on its data sheet and its research sheet."""

from __future__ import annotations

from reportlab.platypus import Flowable

from partnerdesk.documents.style import CELL, CELL_STRONG, CELL_UNDER
from partnerdesk.documents.tables import SheetTable, padding, sheet_table
from partnerdesk.documents.text import paragraphs
from partnerdesk.domain.attachments import Attachment
from partnerdesk.domain.dossier import Dossier
from partnerdesk.domain.partners import ResearchAnswer, ResearchQuestion
from partnerdesk.domain.texts import Texts, listed

_SHARES = (0.29, 0.135, 0.575)


def findings_table(dossier: Dossier, width: float, texts: Texts) -> SheetTable:
    """The six questions, each with finding, source, who looked and when, and its files."""
    heads = (texts.gettext("Question"), texts.gettext("Finding"), texts.gettext("Source"))
    return sheet_table(
        heads,
        [_finding(dossier, question, texts) for question in ResearchQuestion],
        [width * share for share in _SHARES],
        padding(0, 4, 3, 3),
    )


def _finding(dossier: Dossier, question: ResearchQuestion, texts: Texts) -> list[object]:
    answer = dossier.answer_to(question)
    files = dossier.files_of(question)
    if answer is None:
        finding = paragraphs(texts.gettext("Not looked at"), CELL)
    else:
        finding = paragraphs(texts.gettext(answer.finding.label), CELL_STRONG)
    return [
        paragraphs(texts.gettext(question.label), CELL),
        finding,
        _evidence(answer, files, texts),
    ]


def _evidence(
    answer: ResearchAnswer | None, files: tuple[Attachment, ...], texts: Texts
) -> list[Flowable]:
    words: list[Flowable] = []
    if answer is not None:
        source = answer.source or texts.gettext("The source is missing.")
        day = texts.date(answer.looked_on) if answer.looked_on else ""
        words += paragraphs(source, CELL)
        looked = " · ".join(part for part in (answer.looked_by, day) if part)
        words += paragraphs(looked, CELL_UNDER) if looked else []
    if files:
        kept = texts.gettext("Kept files: {names}").format(names=file_names(files))
        words += paragraphs(kept, CELL_UNDER)
    return words


def file_names(files: tuple[Attachment, ...]) -> str:
    """The names of files that are kept in the program."""
    return listed(file.name for file in files)


def judgement_words(dossier: Dossier, texts: Texts) -> str:
    """The overall judgement with who made it and when, or that there is none yet."""
    organisation = dossier.organisation
    if organisation.judgement is None:
        return texts.gettext("Not judged yet")
    day = texts.date(organisation.judged_on) if organisation.judged_on else ""
    made = " · ".join(part for part in (organisation.judged_by, day) if part)
    label = texts.gettext(organisation.judgement.label)
    return f"{label} ({made})" if made else label


def ties_words(dossier: Dossier, texts: Texts) -> str:
    """The ties, one a line, with what was written about them."""
    lines = [
        texts.gettext(tie.kind.label) + (f": {tie.detail}" if tie.detail else "")
        for tie in dossier.ties
    ]
    return "\n".join(lines)
