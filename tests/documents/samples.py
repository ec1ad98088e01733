"""Papers for the tests: small, of our own invention, and with everything that paper can show."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

from PIL import Image

from partnerdesk.domain.budget import BudgetSheet, CostLine, Source, SourceKind
from partnerdesk.domain.clauses import FIELDS, draft_clauses
from partnerdesk.domain.papers import (
    ContractPaper,
    PaperClause,
    PaperContext,
    PaperParagraph,
    PaperRun,
    PartnerShare,
    Party,
    Signatory,
    clause_paragraphs,
)
from partnerdesk.domain.texts import for_language

PARTY_NAMES = (
    "Mother Centre Lindenhof",
    "Town of Brennau",
    "Savings Bank Upper Valley",
    "Primary School on the Hill",
    "Employment Office Brennau",
    "Police Station North",
    "Chamber of Crafts",
    "Institute for Social Work",
    "Regional Development Company",
    "Trade Unions of the District",
    "Citizens for a Living Quarter",
    "Women’s Shelter Federation",
)

DRAFT = PaperContext(
    "Mother Centre Lindenhof", is_draft=True, version_label="Draft 3 of 12 March 2026"
)


def party(index: int) -> Party:
    """The party at ``index``: every third wants a stamp, every fourth has a second signatory."""
    return Party(
        name=PARTY_NAMES[index],
        legal_form="registered association",
        register_number=f"VR {4711 + index}",
        address=f"Castle Lane {index + 1}, 12345 Brennau",
        signatory=Signatory(f"Signer Number{index}", f"Chair {index}", f"Resolution {index}/2026"),
        second_signatory=Signatory(f"Second Number{index}", "Treasurer")
        if index % 4 == 0
        else None,
        wants_stamp=index % 3 == 0,
    )


def parties(count: int) -> tuple[Party, ...]:
    """The first parties of the twelve."""
    return tuple(party(index) for index in range(count))


def shares(count: int) -> tuple[PartnerShare, ...]:
    """What each of the first parties does, may, must, gives, wants and gains."""
    return tuple(
        PartnerShare(
            name,
            f"Does task {name[:3]}",
            f"Gives rooms {name[:3]}",
            f"Gains {name[:3]}",
            rights=f"May propose {name[:3]}",
            obligations=f"Must report {name[:3]}",
            own_objectives=f"Wants growth {name[:3]}",
        )
        for name in PARTY_NAMES[:count]
    )


def sheet(source_count: int = 5, line_count: int = 30, *, currency: str = "EUR") -> BudgetSheet:
    """A budget in three activities; every line is covered by two sources."""
    kinds = (SourceKind.GRANT, SourceKind.OWN, SourceKind.IN_KIND, SourceKind.CASH)
    groups = ("Open café", "Language bridges", "Accounts")
    sources = tuple(
        Source(number, f"Source{number}", kinds[number % 4], promised_minor=5_000_000 + number)
        for number in range(1, source_count + 1)
    )
    lines = tuple(
        CostLine(
            id=number,
            group=groups[number * len(groups) // line_count],
            text=f"Costline{number} rent",
            unit="months",
            quantity=Decimal(12),
            rate_minor=10_000 + number * 100,
            amounts=_shared(12 * (10_000 + number * 100), number, source_count),
        )
        for number in range(line_count)
    )
    return BudgetSheet(
        1, 1, "Safe Ways Home", currency, date(2026, 4, 1), date(2027, 3, 31), sources, lines
    )


def _shared(cost_minor: int, number: int, source_count: int) -> dict[int, int]:
    if source_count == 0:
        return {}
    first, second = number % source_count + 1, (number + 1) % source_count + 1
    amounts = {first: cost_minor // 3}
    amounts[second] = amounts.get(second, 0) + cost_minor - cost_minor // 3
    return amounts


def clause(number: int, *paragraphs: str, heading: str = "") -> PaperClause:
    """A clause; a text that begins with "- " is an item of a list."""
    counted = [text for text in paragraphs if not text.startswith("- ")]
    return PaperClause(
        number,
        heading or f"Heading{number}",
        tuple(
            PaperParagraph((PaperRun(text.removeprefix("- ")),), is_item=True)
            if text.startswith("- ")
            else PaperParagraph(
                (PaperRun(text),), number=counted.index(text) + 1 if len(counted) > 1 else 0
            )
            for text in paragraphs
        ),
    )


def library_clauses(language: str) -> tuple[PaperClause, ...]:
    """The whole first draft from the real library, with every field filled."""
    texts = for_language(language)
    values = {name: f"value of {name}" for name in FIELDS}
    values["parties"] = "\n".join(PARTY_NAMES[:4])
    return tuple(
        PaperClause(number, found.heading, clause_paragraphs(found.text, values, texts))
        for number, found in enumerate(draft_clauses("bottom", frozenset(), language), start=1)
    )


def contract(
    party_count: int = 4,
    *,
    context: PaperContext = DRAFT,
    clauses: tuple[PaperClause, ...] = (),
    budget: BudgetSheet | None = None,
) -> ContractPaper:
    """A contract; without ``clauses`` it has two short ones."""
    return ContractPaper(
        context=context,
        title="Partnership agreement",
        partnership_name="Safe Ways Home",
        parties=parties(party_count),
        clauses=clauses or (clause(1, "First words.", "Second words."), clause(2, "Last words.")),
        shares=shares(party_count),
        budget=budget,
    )


def logo() -> bytes:
    """A small picture."""
    file = io.BytesIO()
    Image.new("RGB", (60, 30), "#0B5A60").save(file, "PNG")
    return file.getvalue()
