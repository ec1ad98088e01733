"""Packages for other centres: give partners to another centre, and take in what it gives."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy.orm import Session

from partnerdesk import __version__
from partnerdesk.domain.compared import keys_of
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.exchange import (
    MARKS,
    MOST_PARTNERS,
    Counts,
    Manifest,
    Package,
    SentPartner,
    counts_of,
)
from partnerdesk.domain.exchange_plan import (
    Choice,
    ConflictKey,
    PackagePlan,
    RegisteredPartner,
    make_package_plan,
)
from partnerdesk.domain.fields import sanitised
from partnerdesk.domain.history import Change
from partnerdesk.domain.import_columns import CONTACT_KEYS, ORGANISATION_KEYS
from partnerdesk.domain.importing import Decision
from partnerdesk.domain.register import search_key
from partnerdesk.domain.texts import N_
from partnerdesk.services.centre import read_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.import_writing import write_partners
from partnerdesk.services.known_partners import rows_like, rows_wanted
from partnerdesk.services.package_file import read_package, write_package
from partnerdesk.services.reading import contact_of, organisation_of, research_answer_of
from partnerdesk.services.saving import save_whole
from partnerdesk.services.table_files import file_bytes
from partnerdesk.store.tables import OrganisationRow

_NOTES = "notes"
_SENT_KEYS = (*ORGANISATION_KEYS, "language", "other_languages")


@dataclass(frozen=True)
class PackagePreview:
    """A package that was looked into, what was decided so far, and what would be taken in."""

    file_name: str
    package: Package
    plan: PackagePlan
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    choices: Mapping[ConflictKey, Choice] = field(default_factory=dict)


# Giving -------------------------------------------------------------------------------------


def give_package(
    desk: Desk,
    file: Path,
    only: Collection[int] | None = None,
    *,
    with_notes: bool = False,
    with_research: bool = False,
) -> Counts:
    """Write partners into a package for another centre; the answer is how much it holds.

    ``only`` names the organisations that are given; without it all that are not archived. The file
    ends with ``.partnerdesk``, whatever its name.

    Raises:
        UserError: there is nothing to give, or the place cannot be written to.
    """
    with desk.database.read() as session:
        centre = read_centre(session).organisation.name
        rows = rows_wanted(session, only)
        partners = [_sent(row, with_notes, with_research) for row in rows]
    _refuse_none_or_too_many(len(partners))
    partners.sort(key=lambda partner: (search_key(partner.name), partner.uid))
    counts = counts_of(partners)
    manifest = Manifest(centre, desk.clock(), __version__, counts, sha256="")
    package = write_package(manifest, tuple(partners))
    save_whole(package, file, N_("The package could not be saved as {name}."))
    return counts


def _refuse_none_or_too_many(count: int) -> None:
    if not count:
        raise UserError(N_("There is no partner to give."), N_("Choose at least one partner."))
    if count > MOST_PARTNERS:
        raise UserError(
            N_("A package holds at most {limit} partners."),
            N_("Make several packages, for example one for each partnership."),
            limit=MOST_PARTNERS,
        )


def _sent(row: OrganisationRow, with_notes: bool, with_research: bool) -> SentPartner:
    texts = {key: str(getattr(row, key) or "") for key in _SENT_KEYS if key != _NOTES or with_notes}
    texts |= {mark: "True" for mark in MARKS if getattr(row, mark)}
    contacts = [
        {key: str(getattr(contact, key)) for key in CONTACT_KEYS}
        for contact in row.contacts
        if not contact_of(contact).has_ended
    ]
    research = map(research_answer_of, row.research) if with_research else ()
    return SentPartner(row.uid, _written(texts), tuple(map(_written, contacts)), tuple(research))


def _written(values: Mapping[str, str]) -> dict[str, str]:
    """Without what is empty, and as strictly as the other centre will read it."""
    clean = {key: sanitised(text, keep_lines=key == _NOTES) for key, text in values.items()}
    return {key: text for key, text in clean.items() if text.strip()}


# Taking in ----------------------------------------------------------------------------------


def look(desk: Desk, file: Path) -> PackagePreview:
    """Read a package and say what taking it in would do; nothing is changed.

    Raises:
        UserError: the file cannot be read, or is refused as a whole.
    """
    return preview_of(desk, file.name, read_package(file_bytes(file)))


def preview_of(desk: Desk, file_name: str, package: Package) -> PackagePreview:
    """What taking in a package that was read would do; nothing is changed."""
    return PackagePreview(file_name, package, _plan(desk, package, {}, {}))


def decide(
    desk: Desk, preview: PackagePreview, uid: str, decision: Decision | None
) -> PackagePreview:
    """Decide about one organisation against what was proposed, or with None as it was proposed."""
    decisions = {known: kept for known, kept in preview.decisions.items() if known != uid}
    if decision is not None:
        decisions[uid] = decision
    return plan_again(desk, replace(preview, decisions=decisions))


def choose(preview: PackagePreview, uid: str, key: str, choice: Choice) -> PackagePreview:
    """Choose what is kept where the two centres differ; ``key`` is that of the conflict.

    The plan stays as it was until ``plan_again``; taking in follows the choice in any case.
    """
    return replace(preview, choices={**preview.choices, (uid, key): choice})


def plan_again(desk: Desk, preview: PackagePreview) -> PackagePreview:
    """Say once more what taking the package in would do, as it was chosen."""
    return replace(preview, plan=_plan(desk, preview.package, preview.decisions, preview.choices))


def apply(desk: Desk, preview: PackagePreview) -> PackagePlan:
    """Take the package in, all of it or nothing, as one step; the answer is what was done.

    The register is compared once more, so that nothing added meanwhile comes in twice.

    Raises:
        UserError: there is nothing to take in, or the disk refused; nothing was changed.
    """
    centre = preview.package.manifest.centre
    language = desk.settings.current.language or "en"
    with desk.database.write(Change(N_("Take in the package of {name}"), name=centre)) as session:
        known = _known_like(session, preview.package)
        plan = make_package_plan(preview.package, known, preview.decisions, preview.choices)
        if plan.is_empty:
            raise UserError(
                N_("There is nothing to take in from this package."),
                N_("You have all of it already."),
            )
        write_partners(session, plan.partners, language)
    return plan


def _plan(
    desk: Desk,
    package: Package,
    decisions: Mapping[str, Decision],
    choices: Mapping[ConflictKey, Choice],
) -> PackagePlan:
    with desk.database.read() as session:
        known = _known_like(session, package)
        return make_package_plan(package, known, decisions, choices)


def _known_like(session: Session, package: Package) -> Iterator[RegisteredPartner]:
    """The partners of the register that the package may mean."""
    keys = keys_of(
        (sent.values for sent in package.partners),
        (contact for sent in package.partners for contact in sent.contacts),
    )
    for row in rows_like(session, keys, {sent.uid for sent in package.partners}):
        research = tuple(map(research_answer_of, row.research))
        yield RegisteredPartner(row.uid, organisation_of(row), research)
