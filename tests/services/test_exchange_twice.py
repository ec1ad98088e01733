"""Whatever two centres know: a package taken in twice changes nothing; undo takes it back."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.exchange import Manifest, Package, SentPartner, counts_of
from partnerdesk.services import exchange, history, partners
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from tests.conftest import MORNING

NAMES = st.sampled_from(["Town Council", "TOWN COUNCIL", "Council", "Women’s Shelter", "Bakery"])
DETAILS = {
    "email": st.sampled_from(["help@example.org", "bread@example.org"]),
    "phone": st.sampled_from(["089 1234567", "+49 89 1234567", "089 7654321"]),
    "place": st.sampled_from(["Hillside", "Riverside"]),
    "notes": st.sampled_from(["Ask first.", "Ask first. Twice.", "Closed."]),
}
ORGANISATION = st.fixed_dictionaries({"name": NAMES}, optional=DETAILS)


def package_of(organisations: list[dict[str, str]]) -> Package:
    sent = tuple(
        SentPartner(f"{number:032x}", values) for number, values in enumerate(organisations)
    )
    manifest = Manifest("Mother Centre Sunrise", MORNING, "0.1.0", counts_of(sent), "0" * 64)
    return Package(manifest, sent)


def register(desk: Desk) -> list[object]:
    return [entry.organisation for entry in partners.list_register(desk)]


def take_in(desk: Desk, package: Package) -> bool:
    """Whether there was anything to take in."""
    try:
        exchange.apply(desk, exchange.preview_of(desk, "sunrise.partnerdesk", package))
    except UserError:
        return False
    return True


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(ORGANISATION, max_size=4), st.lists(ORGANISATION, min_size=1, max_size=5))
def test_a_second_time_brings_nothing(
    desk: Desk, ours: list[dict[str, str]], theirs: list[dict[str, str]]
) -> None:
    save_centre(desk, CentreDetails(name="Mother Centre Hill"))
    for values in ours:
        partners.add_organisation(desk, values)
    before = register(desk)
    was_new = take_in(desk, package_of(theirs))
    after = register(desk)
    assert len(after) >= len(before)
    assert not take_in(desk, package_of(theirs))
    assert register(desk) == after
    for _step in range(was_new):
        history.undo(desk)
    assert register(desk) == before
    for _values in ours:
        history.undo(desk)
