"""A real agreement of 16 pages from another program is taken in, changed, compared and printed.

``tests/data/outside_agreement.fodt`` was written for this test, and LibreOffice made the .docx of
it: tables with joined cells, counted lists that go on and begin anew, a footnote and an endnote, a
text box, a link, header and footer, and a proposal to insert words and one to delete some.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from partnerdesk.domain.foreign_text import ForeignAgreement
from partnerdesk.domain.texts import for_language
from partnerdesk.services import clauses, docx_import, drafts, word_changes
from partnerdesk.services.agreements import get_agreement
from partnerdesk.services.comparisons import compare_drafts
from partnerdesk.services.desk import Desk
from partnerdesk.services.papers import contract_pdf
from tests.agreed import Agreed, agreed_partnership
from tests.documents import reading

DATA = Path(__file__).parents[1] / "data"
DOCX = DATA / "outside_agreement.docx"
ENGLISH = for_language("en")
MARGINS = (
    "Headline of the page: Mill Lane Neighbours, third version",
    "Footline: confidential until signed, page 15",
)

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_NOT_SAID = {f"{_TEXT}tracked-changes", f"{_TEXT}note-citation"}


@pytest.fixture
def agreed(desk: Desk) -> Agreed:
    return agreed_partnership(desk)


@pytest.fixture(scope="module")
def found() -> ForeignAgreement:
    return docx_import.look(DOCX, "en")


def test_every_word_comes_in_and_none_twice(found: ForeignAgreement) -> None:
    said = " ".join([found.title, *(f"{one.heading} {one.text}" for one in found.clauses[1:])])
    wanted = _words(" ".join(_written())) - _words(found.clauses[0].text)
    extra = _words(said) - wanted
    assert not wanted - _words(said)
    assert set(extra) <= {"1", "a", "b", "c"}, "labels that the other program counts itself"
    assert "Struckout" not in said and "Proposed addition" in said


def test_paragraphs_are_counted_and_nothing_runs_together(found: ForeignAgreement) -> None:
    beginning, first, *others = found.clauses
    assert beginning.text.endswith(
        "on the fourth of May\n\nBoxed reminder: the keyholder keeps a seventh copy."
    )
    assert [one.old_number for one in (first, *others)] == [str(n) for n in range(1, 26)]
    assert all(one.text.count("1. ") == 5 for one in (first, *others)), "each begins anew at (1)"
    assert "- a) " in others[6].text and "- c) " in others[6].text
    assert "(Endnote wording: spades are counted in October.)" in others[7].text
    assert "- Sum of gifts 14 – 154,000.00" in others[12].text
    assert found.margins == MARGINS, "they are named, not lost in silence"


def test_it_is_changed_compared_with_its_original_and_printed(
    agreed: Agreed, found: ForeignAgreement
) -> None:
    desk = agreed.desk
    made = docx_import.make_draft(desk, agreed.partnership_id, found)
    unchanged = word_changes.read_changes(desk, made, DOCX, ENGLISH)
    assert unchanged.comparison.changed == ()
    kept = drafts.keep_draft(desk, made, "As it came")
    taken_in = get_agreement(desk, made).agreement.clauses
    money = next(one for one in taken_in if one.heading == "Money")
    clauses.set_clause_text(desk, money.id, money.text.replace("ninety-five", "eighty"))
    for comparison in (
        word_changes.read_changes(desk, made, DOCX, ENGLISH).comparison,
        compare_drafts(desk, kept, made, ENGLISH),
    ):
        (changed,) = comparison.changed
        assert "Money" in str(changed)
    printed = reading.whole_text(contract_pdf(desk, agreed.partnership_id))
    for clause in get_agreement(desk, made).agreement.clauses:
        missing = _words(f"{clause.heading} {clause.text}") - _words(printed)
        assert set(missing) <= {"1"}, clause.heading


def _written() -> list[str]:
    """Title, paragraphs and cells of the original, without what was struck out."""
    body = ElementTree.parse(DATA / "outside_agreement.fodt").find(f".//{_OFFICE}text")
    assert body is not None
    return [" ".join(_said(body))]


def _said(element: ElementTree.Element) -> list[str]:
    if element.tag in _NOT_SAID:
        return [element.tail or ""]
    inside = [word for child in element for word in _said(child)]
    return [element.text or "", *inside, element.tail or ""]


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.replace("\u00ad", "")))
