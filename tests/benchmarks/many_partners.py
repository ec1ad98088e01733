"""A centre with very many partners, made at once: ``make(folder, count)``.

Rows are written by SQL, as a foreign program would: the register's index notices by itself.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import text

from partnerdesk.domain.history import Change
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partners import PartnerStage
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.opening import open_desk
from partnerdesk.store.tables import PartnerRow, PartnershipRow

MOMENT = datetime(2026, 3, 12, 10, 42)

_WHAT = [
    "Town Council", "Savings Bank", "Primary School", "Women's Initiative", "Youth Centre",
    "Family Office", "Chamber of Commerce", "Volunteer Fire Brigade", "Sports Club", "Bakery",
    "Library", "Health Service", "Employment Service", "Neighbourhood Network", "Institute",
    "Parents' Association", "Foundation", "Police",
]  # fmt: skip
_FIRST = [
    "Ber", "Mün", "Ham", "Kol", "Frank", "Stutt", "Dres", "Leip", "Nürn", "Brem", "Han", "Dort",
    "Düss", "Bo", "Wup", "Biel", "Plov", "Sof",
]  # fmt: skip
_LAST = [
    "lin", "chen", "burg", "nau", "furt", "gart", "den", "zig", "berg", "dorf", "stadt", "heim",
    "hausen", "bach", "feld", "au", "div", "ia",
]  # fmt: skip
_GIVEN = ["Anna", "Grace", "Jörg", "Ivana", "Świętosława", "Łukasz", "Ayşe", "Светлана", "Ружица"]
_FAMILY = ["Müller", "Schmidt", "Novák", "Kowalski", "Okafor", "Димитрова", "Petrović", "Becker"]
_NOTES = [
    "helps", "families", "in", "the", "area", "with", "advice", "rooms", "and", "money", "meets",
    "every", "second", "week", "knows", "many", "people", "asks", "for", "letters", "София",
]  # fmt: skip
_KINDS = [kind.value for kind in PartnerKind]


def make(folder: Path, count: int) -> None:
    """Make a data folder with so many partners, each with two contacts; always the same ones."""
    dice = random.Random(20260312)
    change = Change("Benchmark")
    with open_desk(folder, lambda: MOMENT) as desk:
        save_centre(desk, CentreDetails(name="Mother Centre Sunrise"))
        with desk.database.write(change) as session:
            session.execute(text(_ORGANISATIONS), list(_organisations(dice, count)))
            session.execute(text(_CONTACTS), list(_contacts(dice, count)))
            for number in range(1, 4):
                partnership = PartnershipRow(name=f"Partnership {number}", path="bottom")
                for organisation_id in range(1 + number, count, 200):
                    stage = dice.choice(list(PartnerStage))
                    partnership.partners.append(
                        PartnerRow(organisation_id=organisation_id, stage=stage)
                    )
                session.add(partnership)


_ORGANISATIONS = (
    "INSERT INTO organisation (id, uid, name, kind, legal_form, register_number, street,"
    " postal_code, place, country, phone, email, website, language, other_languages, notes,"
    " wants_stamp, is_religious, conflict_of_interest, judgement, judgement_reason, judged_by,"
    " is_centre, archived_on) VALUES (:id, :uid, :name, :kind, '', '', :street, :code, :place,"
    " '', :phone, :email, '', 'en', '', :notes, 0, 0, '', '', '', '', 0, :archived_on)"
)
_CONTACTS = (
    "INSERT INTO contact (organisation_id, name, role, phone, email, represents, may_sign,"
    " authority_basis, authority_number, is_second_signatory, experience, influence)"
    " VALUES (:id, :name, :role, :phone, :email, :speaks, :speaks, '', '', 0, '', '')"
)


def _organisations(dice: random.Random, count: int) -> Iterator[dict[str, object]]:
    for number in range(2, count + 2):
        place = dice.choice(_FIRST) + dice.choice(_LAST)
        name = f"{dice.choice(_WHAT)} {place} {number} e.V."
        if number % 3 == 0:
            name = f"{dice.choice(_FAMILY)} & {dice.choice(_FAMILY)} {place} GmbH"
        yield {
            "id": number,
            "uid": f"{number:032x}",
            "name": name,
            "kind": dice.choice(_KINDS) if number % 10 else None,
            "street": f"{dice.choice(_FAMILY)}straße {dice.randint(1, 200)}",
            "code": f"{dice.randint(10_000, 99_999)}",
            "place": place,
            "phone": f"+49 {dice.randint(100, 999)} {dice.randint(100_000, 999_999)}",
            "email": f"info{number}@example.org",
            "notes": " ".join(dice.choices(_NOTES, k=20)),
            "archived_on": "2026-01-05" if number % 50 == 0 else None,
        }


def _contacts(dice: random.Random, count: int) -> Iterator[dict[str, object]]:
    for number in range(2, count + 2):
        for speaks in (True, False):
            given, family = dice.choice(_GIVEN), dice.choice(_FAMILY)
            yield {
                "id": number,
                "name": f"{given} {family}",
                "role": "Chairwoman" if speaks else "Treasurer",
                "phone": f"0{dice.randint(100, 999)}/{dice.randint(100_000, 999_999)}",
                "email": f"{number}@example.org",
                "speaks": speaks,
            }


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
