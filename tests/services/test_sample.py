"""The example centre is rich, consistent, and the same in every language."""

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.texts import LANGUAGES
from partnerdesk.domain.ties import is_tied, missing_before_invitation
from partnerdesk.services.agreements import frozen_agreement
from partnerdesk.services.attachments import put_out_attachment
from partnerdesk.services.budgets import list_budgets
from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk
from partnerdesk.services.papers import contract_pdf
from partnerdesk.services.partners import list_register
from partnerdesk.services.partnerships import list_partnerships
from partnerdesk.services.research import list_dossiers
from partnerdesk.services.sample import FRIDAY, PARTNERSHIPS, read_sample
from tests.conftest import Clock, SampleIn


@pytest.fixture(params=LANGUAGES)
def sample(
    request: pytest.FixtureRequest, sample_in: SampleIn, folder: Path, clock: Clock
) -> Iterator[Desk]:
    shutil.copytree(sample_in(request.param), folder, dirs_exist_ok=True)
    with open_desk(folder, clock) as desk:
        yield desk


def test_the_register_has_every_kind(sample: Desk) -> None:
    entries = list_register(sample)
    assert len(entries) >= 40
    assert {entry.organisation.kind for entry in entries} == set(PartnerKind)


def test_one_partnership_stands_on_each_path_at_another_stage(sample: Desk) -> None:
    partnerships = list_partnerships(sample)
    assert {one.path for one in partnerships} == {"bottom", "top", "money"}
    assert {one.stage for one in partnerships} == {"preparing", "running"}
    for one in partnerships:
        is_frozen = frozen_agreement(sample, one.id) is not None
        assert {partner.signed_on is not None for partner in one.parties} == {is_frozen}, one.name


def test_decisions_come_before_what_rests_on_them(sample: Desk) -> None:
    people = [who for entry in list_register(sample) for who in entry.organisation.contacts]
    decided = [who.authority_on for who in people if who.authority_on is not None]
    assert decided
    assert all(day.isoweekday() <= FRIDAY for day in decided)
    for one in list_partnerships(sample):
        frozen = frozen_agreement(sample, one.id)
        if frozen is not None and frozen.agreement.frozen is not None:
            assert one.coordinator_nominated_on is not None
            assert one.coordinator_nominated_on <= frozen.agreement.frozen.on


def test_budgets_are_large_and_the_shares_add_up(sample: Desk) -> None:
    for sheet in list_budgets(sample):
        assert len(sheet.lines) >= 30
        assert len(sheet.sources) >= 4
        assert all(line.gap_minor == 0 for line in sheet.lines)
        assert sheet.covered_minor == sheet.cost_minor


def test_contracts_name_all_parties_and_the_share_of_the_centre(sample: Desk) -> None:
    for one in list_partnerships(sample):
        pages = PdfReader(BytesIO(contract_pdf(sample, one.id))).pages
        words = " ".join(" ".join(page.extract_text() for page in pages).split())
        for partner in one.parties:
            assert partner.name in words
        assert one.centre_contributions.rstrip(".") in words


def test_the_wordings_of_both_languages_differ_only_in_words() -> None:
    def shape(value: object) -> object:
        if isinstance(value, dict):
            return {key: shape(item) for key, item in value.items()}
        if isinstance(value, list):
            return [shape(item) for item in value]
        return type(value) if isinstance(value, str) else value

    for name in (*PARTNERSHIPS, "centre", "organisations", "research", "units"):
        assert shape(read_sample(name, "en")) == shape(read_sample(name, "de"))


def test_a_tie_is_decided_and_voted_about_and_another_one_is_still_open(sample: Desk) -> None:
    partnership = next(one for one in list_partnerships(sample) if one.path == "bottom")
    tied = [partner for partner in partnership.parties if is_tied(partner)]
    parish, lamps = sorted(tied, key=lambda partner: not partner.organisation.is_religious)
    assert missing_before_invitation(partnership, parish) == ()
    assert lamps.organisation.conflict_of_interest
    assert missing_before_invitation(partnership, lamps)


def test_files_of_the_example_can_be_opened(sample: Desk) -> None:
    every = list_dossiers(sample, [entry.id for entry in list_register(sample)])
    files = [file for dossier in every for file in dossier.attachments]
    assert len(files) == 2
    for file in files:
        assert put_out_attachment(sample, file).read_text(encoding="utf-8").count("\n") > 3
