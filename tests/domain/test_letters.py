"""Letters: every one in both languages, filled from the data, and honest about what is missing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from partnerdesk.domain.agreement import missing_fields
from partnerdesk.domain.centre import Centre
from partnerdesk.domain.letter_paper import LetterPaper, Occasion, address_lines, letter
from partnerdesk.domain.letters import (
    LETTER_FIELDS,
    LetterKind,
    Wording,
    fields_of,
    load_letters,
    our_wording,
    with_labels,
    without_labels,
)
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.partners import Contact, Organisation
from partnerdesk.domain.partnership import Meeting, MeetingKind, Partnership, Path
from partnerdesk.domain.texts import LANGUAGES, for_language
from tests.domain.example import BANK, COUNCIL, TODAY, partnership

SPEAKER = Contact(1, 9, "Amina Diallo", role="chair of the board", represents=True)
CENTRE = Centre(
    Organisation(
        9,
        "Mother Centre Sunrise",
        place="Riverside",
        country="Germany",
        phone="040 555",
        email="us@sunrise.example",
        is_centre=True,
        contacts=(SPEAKER,),
    )
)
TOWN = replace(
    COUNCIL.organisation, street="Square 1", postal_code="20418", place="Riverside", country=""
)
CONTEXT = PaperContext("Mother Centre Sunrise")
BEGINNINGS = {
    Path.BOTTOM_UP: {"voices": ["members"], "tried": "Letters"},
    Path.TOP_DOWN: {"mandate_office": "Ministry for Families"},
    Path.INCENTIVE: {
        "funder_name": "City Youth Fund",
        "offered_amount": "5000.00",
        "application_deadline": "2026-05-30",
    },
}


def with_partners(path: Path = Path.BOTTOM_UP, **changes: object) -> Partnership:
    """A partnership whose first partner has an address."""
    first = replace(COUNCIL, organisation=TOWN, **changes)  # type: ignore[arg-type] # test data
    return partnership(path=path, answers=BEGINNINGS[path], partners=(first, BANK))


def written(
    kind: LetterKind = LetterKind.INVITATION,
    about: Partnership | None = None,
    *,
    language: str = "en",
    wording: Wording | None = None,
    to: Organisation = TOWN,
) -> LetterPaper:
    """A letter to the town council, in our words unless others are given."""
    found = about or with_partners()
    whom = replace(to, language=language)
    if about is None or kind is not LetterKind.NEUTRAL:
        first = replace(found.partners[0], organisation=whom)
        found = replace(found, partners=(first, *found.partners[1:]))
    occasion = Occasion(kind, CENTRE, whom, TODAY, found)
    return letter(occasion, wording or our_wording(kind, found.path, language), CONTEXT)


def said(paper: LetterPaper) -> str:
    """Subject and text."""
    return "\n".join(one.text for one in (paper.subject, *paper.paragraphs))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_letter_has_its_words_in_each_language(language: str) -> None:
    keys = [one.key for one in load_letters(language)]
    assert keys == [one.key for one in load_letters("en")]
    for kind, path in product(LetterKind, Path):
        wording = our_wording(kind, path, language)
        used = missing_fields(f"{wording.subject} {wording.text}", {})
        assert "salutation" in used
        assert set(used) <= set(LETTER_FIELDS)
        assert kind is not LetterKind.NEUTRAL or set(used) <= {one.key for one in fields_of(kind)}


def test_the_three_invitations_differ_in_how_the_partnership_began() -> None:
    texts = [our_wording(LetterKind.INVITATION, path, "en").text for path in Path]
    assert len(set(texts)) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_are_written_in_short_sentences(language: str) -> None:
    for one in load_letters(language):
        sentences = re.split(r"(?<=[.!?:])\s+", one.wording.text)
        longest = max(sentences, key=lambda sentence: len(sentence.split()))
        assert len(longest.split()) <= 20, longest
        average = sum(len(sentence.split()) for sentence in sentences) / len(sentences)
        assert average <= 15


@pytest.mark.parametrize(("path", "language"), [*product(Path, LANGUAGES)])
def test_an_invitation_of_a_complete_partnership_lacks_nothing(path: Path, language: str) -> None:
    paper = written(about=with_partners(path), language=language)
    assert paper.gaps == ()
    assert paper.language == language
    assert not re.search(r"[{}]", said(paper))
    texts = for_language(language)
    assert texts.date(date(2025, 6, 24)) in said(paper)  # the day by which to answer
    for answer in ("Women avoid the underpass after dark.", "Everyone walks home without fear."):
        assert answer in said(paper)


def test_a_salutation_guesses_no_gender_and_no_title() -> None:
    assert written().paragraphs[0].text == "Dear Ms Okafor,"  # as her name is written
    nobody = replace(TOWN, contacts=())
    assert written(to=nobody).paragraphs[0].text == "Dear all at Riverside Town Council,"
    assert written(to=nobody, language="de").paragraphs[0].text == "Guten Tag,"


def test_what_is_missing_is_shown_in_its_place_and_listed_with_the_way_there() -> None:
    bare = with_partners(answer_due_on=None)
    bare = replace(bare, vision="", coordinator="")
    paper = written(about=bare)
    gaps = {gap.key: gap for gap in paper.gaps}
    assert set(gaps) == {"vision", "coordinator", "answer_due"}
    shown = [run.text for one in paper.paragraphs for run in one.runs if run.is_missing]
    assert shown == ["Vision", "Last day to answer", "Coordinator"]
    assert gaps["vision"].link is not None
    assert gaps["vision"].link.arguments["tab"] == "about"
    assert gaps["vision"].link.arguments["field"] == "vision"
    assert gaps["answer_due"].link is not None
    assert gaps["answer_due"].link.screen == "invitations"


def test_a_missing_address_and_a_missing_signer_are_gaps() -> None:
    homeless = replace(TOWN, street="", place="")
    paper = written(to=homeless)
    assert [gap.key for gap in paper.gaps] == ["address"]
    assert [run.is_missing for run in paper.address] == [False, False, False, True]
    unsigned = replace(CENTRE, organisation=replace(CENTRE.organisation, contacts=()))
    occasion = Occasion(LetterKind.NEUTRAL, unsigned, TOWN, TODAY)
    assert [gap.key for gap in letter(occasion, Wording("Hello", "News"), CONTEXT).gaps] == [
        "signer"
    ]


def test_the_paragraph_of_the_personal_sentence_is_left_out_where_there_is_none() -> None:
    without = written()
    note = written(about=with_partners(letter_note="Thank you for the tea."))
    assert len(note.paragraphs) == len(without.paragraphs) + 1
    assert "Thank you for the tea." in [one.text for one in note.paragraphs]


def test_thanks_name_the_next_meeting_where_one_is_planned() -> None:
    plain = said(written(LetterKind.THANKS_YES))
    assert "The partners meet on" not in plain
    meeting = Meeting(7, 1, MeetingKind.PARTNERS, date(2026, 4, 2))
    met = with_partners()
    coming = replace(met, meetings=(*met.meetings, meeting))
    assert "The partners meet on 2 April 2026." in said(written(LetterKind.THANKS_YES, coming))


def test_typed_words_in_braces_that_name_no_field_stay_words() -> None:
    wording = Wording("Hello {Anna}", "{salutation}\n\nOne\ntwo {unknown_thing}")
    paper = written(wording=wording)
    assert paper.subject.text == "Hello {Anna}"
    assert paper.paragraphs[1].text == "One\ntwo unknown_thing"
    assert [gap.key for gap in paper.gaps] == ["unknown_thing"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_have_their_names_in_the_language_of_staff_while_a_letter_is_written(
    language: str,
) -> None:
    texts = for_language(language)
    labels = [texts.gettext(field.label) for field in LETTER_FIELDS.values()]
    assert len(set(labels)) == len(labels)
    for one in load_letters("de"):
        shown = with_labels(one.wording.text, texts)
        assert "{salutation}" not in shown
        assert without_labels(shown, texts) == one.wording.text
    assert without_labels("{nobody} {}", texts) == "{nobody} {}"


def test_an_address_names_the_country_only_abroad_and_a_single_person_once() -> None:
    abroad = replace(TOWN, country="Austria")
    assert address_lines(abroad, "Germany")[-1] == "AUSTRIA"
    assert address_lines(replace(TOWN, country="germany"), "Germany")[-1] == "20418 Riverside"
    person = replace(SPEAKER, name="Sami Aydin")
    alone = replace(TOWN, name="Sami Aydin, street worker", contacts=(person,))
    assert address_lines(alone) == ("Sami Aydin, street worker", "Square 1", "20418 Riverside")


def test_a_letter_can_be_read_as_plain_text() -> None:
    text = written(about=with_partners(letter_note="Until soon!")).plain_text()
    assert text.startswith("Invitation to the partnership “Safe Streets Riverside”\n\nDear")
    assert "\n\nUntil soon!\n\n" in text
    assert text.endswith(
        "Kind regards\n\nAmina Diallo\nchair of the board\nMother Centre Sunrise\n"
    )
