"""Comparing two drafts of a partnership."""

from __future__ import annotations

from partnerdesk.domain.agreement import Clause
from partnerdesk.domain.agreement_values import Values
from partnerdesk.domain.clause_text import readable
from partnerdesk.domain.clauses import field_label, said_text
from partnerdesk.domain.comparing import ClauseWords, compare_clauses
from partnerdesk.domain.comparison_paper import ComparisonPaper
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.kept_drafts import Comparison, KeptDraft
from partnerdesk.domain.texts import LANGUAGES, N_, Texts, for_language
from partnerdesk.services.agreements import read_filled
from partnerdesk.services.comments import commented_clauses
from partnerdesk.services.desk import Desk
from partnerdesk.services.drafts import list_drafts
from partnerdesk.services.paper_frame import dated_context, texts_of_paper
from partnerdesk.services.partnerships import get_partnership


def draft_words(filled: FilledAgreement) -> tuple[ClauseWords, ...]:
    """The clauses of a draft as people read them; a second language stands below the first."""
    agreement = filled.agreement
    return tuple(
        ClauseWords(
            clause.key,
            clause.heading,
            "\n\n".join(
                (
                    _read(clause.text, filled.values, for_language(agreement.language)),
                    *_second_words(filled, clause),
                )
            ),
        )
        for clause in agreement.clauses
    )


def _second_words(filled: FilledAgreement, clause: Clause) -> tuple[str, ...]:
    """Language and heading, then the text; nothing where there is one language only."""
    language = filled.agreement.second_language
    if not language:
        return ()
    title = f"{LANGUAGES[language]}: {clause.second_heading}"
    return (title, _read(clause.second_text, filled.second_values, for_language(language)))


def _read(text: str, values: Values, texts: Texts) -> str:
    def said(name: str) -> str:
        label = texts.gettext(field_label(name))
        return values.get(name) or texts.gettext(N_("({field} missing)")).format(field=label)

    return readable(said_text(text, values), said)


def compare_drafts(desk: Desk, old_id: int, new_id: int, texts: Texts) -> Comparison:
    """What the second draft says otherwise than the first; titles in the language of ``texts``.

    Raises:
        UserError: a draft is no longer there.
    """
    today = desk.clock().date()
    with desk.database.read() as session:
        old, new = (read_filled(session, one, today) for one in (old_id, new_id))
    drafts = {one.id: one for one in list_drafts(desk, new.partnership.id)}
    first, second = (_named(drafts, one) for one in (old_id, new_id))
    return Comparison(
        first.title(texts),
        first.facts(texts),
        second.title(texts),
        second.facts(texts),
        compare_clauses(draft_words(old), draft_words(new)),
    )


def usual_pair(desk: Desk, partnership_id: int) -> tuple[int, int] | None:
    """The draft before the last and the last one; None while there is only one."""
    drafts = list_drafts(desk, partnership_id)
    return (drafts[1].id, drafts[0].id) if len(drafts) > 1 else None


def comparison_pdf(
    desk: Desk,
    partnership_id: int,
    draft_ids: tuple[int, int] | None = None,
    language: str | None = None,
) -> bytes:
    """The comparison of two drafts as a PDF, without any others of the last two.

    Raises:
        UserError: there is only one draft.
    """
    from partnerdesk.documents.comparison import build_comparison  # ReportLab is slow to import

    pair = draft_ids or usual_pair(desk, partnership_id)
    if pair is None:
        raise UserError(
            N_("There is only one draft yet."),
            N_("Open Compare drafts and keep this draft; then change words."),
        )
    texts = texts_of_paper(desk, language, partnership_id)
    paper = ComparisonPaper(
        dated_context(desk, texts),
        get_partnership(desk, partnership_id).name,
        compare_drafts(desk, *pair, texts),
        commented_clauses(desk, pair[1]),
    )
    return build_comparison(paper, texts)


def _named(drafts: dict[int, KeptDraft], draft_id: int) -> KeptDraft:
    if draft_id not in drafts:
        raise UserError(
            N_("These two drafts cannot be compared."), N_("Choose two of one agreement.")
        )
    return drafts[draft_id]
