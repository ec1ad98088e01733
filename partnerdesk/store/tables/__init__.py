"""The tables, by theme.

Rows never leave ``services``: everybody else gets frozen values of ``domain``.
"""

from partnerdesk.store.tables.agreements import (
    AgreementRow,
    ClauseCommentRow,
    ClauseRow,
    OriginalRow,
    OwnClauseRow,
    SignatureRow,
)
from partnerdesk.store.tables.budgets import (
    AmountRow,
    BookingRow,
    BudgetRow,
    CostLineRow,
    CurrencyRateRow,
    PeriodRow,
    QuantityRow,
    SourceRow,
    TransferRow,
)
from partnerdesk.store.tables.centre import CentreRow, PersonRow
from partnerdesk.store.tables.history import InterviewDraftRow, JournalActionRow, JournalEntryRow
from partnerdesk.store.tables.organisations import (
    AttachmentRow,
    ContactRow,
    OrganisationRow,
    ResearchAnswerRow,
    StoredFileRow,
)
from partnerdesk.store.tables.partnerships import (
    LetterRow,
    MeetingRow,
    PartnerRow,
    PartnershipRow,
    TaskRow,
    VoteRow,
    WantedKindRow,
)
from partnerdesk.store.tables.programme import (
    AnalysisEntryRow,
    MeasureRow,
    ObjectiveRow,
    ProgrammeRevisionRow,
    TargetReadingRow,
    TargetRow,
)

__all__ = [
    "AgreementRow",
    "AmountRow",
    "AnalysisEntryRow",
    "AttachmentRow",
    "BookingRow",
    "BudgetRow",
    "CentreRow",
    "ClauseCommentRow",
    "ClauseRow",
    "ContactRow",
    "CostLineRow",
    "CurrencyRateRow",
    "InterviewDraftRow",
    "JournalActionRow",
    "JournalEntryRow",
    "LetterRow",
    "MeasureRow",
    "MeetingRow",
    "ObjectiveRow",
    "OrganisationRow",
    "OriginalRow",
    "OwnClauseRow",
    "PartnerRow",
    "PartnershipRow",
    "PeriodRow",
    "PersonRow",
    "ProgrammeRevisionRow",
    "QuantityRow",
    "ResearchAnswerRow",
    "SignatureRow",
    "SourceRow",
    "StoredFileRow",
    "TargetReadingRow",
    "TargetRow",
    "TaskRow",
    "TransferRow",
    "VoteRow",
    "WantedKindRow",
]
