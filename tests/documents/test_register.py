"""The register on paper: every organisation once, by kind, with whom to talk to."""

from __future__ import annotations

from partnerdesk.documents.register import build_register
from partnerdesk.domain.kinds import Level, PartnerKind
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.partners import Contact, Organisation
from partnerdesk.domain.register_paper import RegisterPaper, partnership_groups, register_groups
from partnerdesk.domain.texts import for_language
from tests.documents import reading

ENGLISH = for_language("en")
CONTEXT = PaperContext("Mother Centre Lindenhof")


def _organisation(number: int, kind: PartnerKind | None) -> Organisation:
    person = Contact(
        number, number, f"Person{number} Berg", "Head", f"030 {number}", f"p{number}@a.org",
        represents=True,
    )  # fmt: skip
    return Organisation(
        number, f"House{number} & <b>", kind, Level.LOCAL, place="Brennau", contacts=(person,)
    )


def _printed(organisations: list[Organisation]) -> bytes:
    paper = RegisterPaper(CONTEXT, "Partner register", register_groups(organisations))
    return build_register(paper, ENGLISH)


def test_all_kinds_are_headings_and_everybody_is_listed() -> None:
    organisations = [_organisation(n, kind) for n, kind in enumerate((*PartnerKind, None))]
    pdf = _printed(organisations)
    pages = reading.page_texts(pdf)
    printed = " ".join(pages)
    for organisation in organisations:
        assert organisation.name in printed
        (person,) = organisation.contacts
        assert all(words in printed for words in (person.name, person.phone, person.email))
    titles = reading.outline(pdf)
    assert [f"{kind.label} (1)" for kind in PartnerKind] == titles[1:-1]
    assert titles[-1] == "Kind not known yet (1)"
    assert "25 organisations" in printed
    assert all("Name Level Place Contact Phone E-mail" in page for page in pages)


def test_a_kind_is_never_the_last_line_of_a_page() -> None:
    organisations = [_organisation(n, kind) for n, kind in enumerate([*PartnerKind] * 4)]
    for page in reading.page_texts(_printed(organisations)):
        assert not page.rstrip().endswith("(4)")


def test_groups_come_in_the_order_of_the_kinds_and_by_name() -> None:
    late, early = _organisation(2, PartnerKind.GENDER), _organisation(1, PartnerKind.TOWNS)
    other = _organisation(0, PartnerKind.GENDER)
    groups = register_groups([late, early, other])
    labels = [PartnerKind.TOWNS.label, PartnerKind.GENDER.label]
    assert [group.title for group in groups] == labels
    assert groups[1].organisations == (other, late)


def test_an_organisation_without_contact_is_reached_at_the_house() -> None:
    bare = Organisation(1, "House", phone="030 99", email="house@a.org")
    printed = " ".join(reading.page_texts(_printed([bare])))
    assert "030 99" in printed
    assert "house@a.org" in printed


def test_a_long_register_holds_everybody_once_and_a_torn_row_whole() -> None:
    organisations = [_organisation(1000 + n, PartnerKind.NGO) for n in range(300)]
    endless = Organisation(1, "Zealous", PartnerKind.NGO, place="Word " * 900)
    pages = reading.page_texts(_printed([*organisations, endless]))
    printed = " ".join(pages)
    assert all(printed.count(one.name) == 1 for one in organisations)
    assert printed.count("Word") == 900
    assert all(page.count("Name Level Place Contact") == 1 for page in pages)


def test_by_partnership_those_in_several_stand_in_each_and_count_once() -> None:
    everywhere, somewhere, nowhere = (_organisation(n, None) for n in (1, 2, 3))
    groups = partnership_groups(
        [nowhere, somewhere, everywhere], {"Safe <Streets>": {1, 2}, "Lunch": {1}, "Idle": set()}
    )
    pdf = build_register(RegisterPaper(CONTEXT, "Partner register", groups), ENGLISH)
    assert reading.outline(pdf)[1:] == [
        "Safe <Streets> (2)", "Lunch (1)", "In no partnership yet (1)",
    ]  # fmt: skip
    assert "3 organisations" in " ".join(reading.page_texts(pdf))
