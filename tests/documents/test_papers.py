"""What papers are made of, before anything is printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partnerdesk.domain.annexes import (
    Annex,
    annex_titles,
    numbered_annexes,
    with_those_listed,
)
from partnerdesk.domain.papers import (
    ContractPaper,
    PaperRun,
    Signatory,
    clause_paragraphs,
    party_of,
)
from partnerdesk.domain.partners import Contact, Organisation
from partnerdesk.domain.programme import Programme
from partnerdesk.domain.texts import for_language
from tests.documents import samples

ENGLISH = for_language("en")


def test_fields_are_filled_and_missing_ones_carry_their_label() -> None:
    text = "The coordinator is {coordinator}, the deputy {deputy}."
    (paragraph,) = clause_paragraphs(text, {"coordinator": "Ana", "deputy": None}, ENGLISH)
    assert paragraph.text == "The coordinator is Ana, the deputy Deputy of the coordinator."
    assert [run.text for run in paragraph.runs if run.is_missing] == ["Deputy of the coordinator"]


def test_a_field_alone_in_an_item_becomes_one_item_a_line() -> None:
    text = "Partners:\n- {parties}\n- and friends of {area}\n\nNext."
    values = {"parties": "A\nB", "area": "North\nSouth"}
    made = clause_paragraphs(text, values, ENGLISH)
    assert [(paragraph.text, paragraph.is_item) for paragraph in made] == [
        ("Partners:", False),
        ("A", True),
        ("B", True),
        ("and friends of North\nSouth", True),
        ("Next.", False),
    ]


def test_a_missing_list_is_one_missing_item() -> None:
    (item,) = clause_paragraphs("- {objectives}", {}, ENGLISH)
    assert item.runs == (PaperRun("Shared objectives", is_missing=True),)


def test_what_people_typed_makes_no_new_paragraphs() -> None:
    (paragraph,) = clause_paragraphs("Problem: {problem}", {"problem": "- a\n\nb"}, ENGLISH)
    assert paragraph.text == "Problem: - a\n\nb"
    assert not paragraph.is_item


def test_annex_titles_list_what_exists_and_numbers_stay() -> None:
    shares, sheet = samples.shares(2), samples.sheet(2, 4)
    signed = numbered_annexes(shares, sheet)
    assert annex_titles(signed, ENGLISH) == (
        "Annex 1: Contributions and responsibilities",
        "Annex 2: Budget table",
    )
    assert annex_titles(numbered_annexes((), sheet), ENGLISH) == ("Annex 1: Budget table",)
    assert not numbered_annexes((), replace(sheet, lines=()))
    later = numbered_annexes((), sheet, Programme("Walk first"), signed)
    assert later == {Annex.BUDGET: 2, Annex.PROGRAMME: 3}
    titles = annex_titles(later, ENGLISH)
    assert with_those_listed(signed, titles, ENGLISH) == {**signed, Annex.PROGRAMME: 3}


def test_who_represents_signs_where_nobody_else_may() -> None:
    speaker = Contact(1, 1, "Ana", role="Chair", represents=True, authority_basis="Statutes § 7")
    signer = Contact(2, 1, "Bea", role="Mayor", may_sign=True)
    second = Contact(3, 1, "Cleo", may_sign=True, is_second_signatory=True)
    house = Organisation(1, "House", street="Lane 1", place="Brennau", contacts=(speaker,))
    assert party_of(house, ENGLISH).signatory == Signatory("Ana", "Chair", "Statutes § 7")
    full = party_of(replace(house, contacts=(speaker, signer, second)), ENGLISH)
    assert full.signatory == Signatory("Bea", "Mayor")
    assert full.second_signatory == Signatory("Cleo")
    assert full.address == "Lane 1, Brennau"
    assert party_of(replace(house, contacts=()), ENGLISH).signatory is None


PAPER = samples.contract(2, budget=samples.sheet(2, 3))


@pytest.mark.parametrize(
    "changed",
    [
        replace(PAPER, title="Other"),
        replace(PAPER, clauses=(samples.clause(1, "First words."),)),
        replace(PAPER, parties=samples.parties(3)),
        replace(PAPER, shares=samples.shares(1)),
        replace(PAPER, budget=samples.sheet(2, 4)),
        replace(PAPER, budget=samples.sheet(3, 3)),
        replace(PAPER, budget=samples.sheet(2, 3, currency="CHF")),
    ],
)
def test_the_fingerprint_tells_versions_apart(changed: ContractPaper) -> None:
    assert changed.fingerprint != PAPER.fingerprint


def test_the_fingerprint_is_of_the_text_and_not_of_the_copy() -> None:
    copy = replace(PAPER, context=replace(PAPER.context, original_number=2, originals_count=5))
    assert copy.fingerprint == PAPER.fingerprint
    assert PAPER.fingerprint == samples.contract(2, budget=samples.sheet(2, 3)).fingerprint
    assert len(PAPER.fingerprint) == len("4F2A-91C3")
