"""The screens of the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from partnerdesk.domain.texts import N_


@dataclass(frozen=True)
class ScreenEntry:
    """A screen of the program; its module is imported when somebody first goes there.

    ``section`` is the navigation entry to be marked, for screens that have none of their own.
    ``whole_window`` screens are shown without the sidebar.
    """

    name: str
    module: str
    class_name: str
    icon: str = ""
    title: str = ""
    section: str = ""
    whole_window: bool = False


def _screen(
    name: str, class_name: str, icon: str = "", title: str = "", **more: Any
) -> ScreenEntry:
    module = f"partnerdesk.ui.screens.{name}.screen"
    return ScreenEntry(name, module, class_name, icon, title, **more)


SCREENS = (
    _screen("home", "HomeScreen", "house", N_("Home")),
    _screen("partnerships", "PartnershipsScreen", "sprout", N_("Partnerships")),
    _screen("register", "RegisterScreen", "users", N_("Partner register")),
    _screen("agreements", "AgreementsScreen", "file-text", N_("Agreements")),
    _screen("budgets", "BudgetsScreen", "wallet", N_("Budgets")),
    _screen("printing", "PrintingScreen", "printer", N_("Print and export")),
    _screen("history", "HistoryScreen", "history", N_("History")),
    _screen("settings", "SettingsScreen", "settings", N_("Settings")),
    _screen("help", "HelpScreen", "circle-question-mark", N_("Help")),
    _screen("licences", "LicencesScreen", section="settings"),
    _screen("first_start", "FirstStartScreen", whole_window=True),
    _screen("people", "PeopleScreen", whole_window=True),
    _screen("budget_import", "BudgetImportScreen", section="budgets"),
    _screen("budget_sides", "BudgetSidesScreen", section="budgets"),
    _screen("spending", "SpendingScreen", section="budgets"),
    _screen("compare", "CompareScreen", section="agreements"),
    _screen("interview", "InterviewScreen", section="partnerships"),
    _screen("partnership", "PartnershipScreen", section="partnerships"),
    _screen("find_partners", "FindPartnersScreen", section="partnerships"),
    _screen("signatures", "SignaturesScreen", section="partnerships"),
    _screen("amendments", "AmendmentsScreen", section="partnerships"),
    _screen("invitations", "InvitationsScreen", section="partnerships"),
    _screen("shares", "SharesScreen", section="partnerships"),
    _screen("meeting", "MeetingScreen", section="partnerships"),
    _screen("programme", "ProgrammeScreen", section="partnerships"),
)
"""Every screen; those with a title stand in the navigation, in this order."""
