"""The 24 kinds of partner organisation, and the levels they work at (statements E and A2)."""

from __future__ import annotations

from enum import StrEnum

from partnerdesk.domain.texts import N_


class PartnerKind(StrEnum):
    """Who can be a partner. Source: statement E, all 24 in the order of the founding text."""

    TOWNS = "towns"
    PARTIES = "parties"
    BUSINESS = "business"
    CHAMBERS = "chambers"
    CITIZENS = "citizens"
    CONSULTANTS = "consultants"
    EDUCATION = "education"
    FEDERAL = "federal"
    FEDERATIONS = "federations"
    FINANCE = "finance"
    GOVERNMENT = "government"
    KNOW_HOW = "know_how"
    NGO = "ngo"
    NPO = "npo"
    POLITICAL = "political"
    AUTHORITIES = "authorities"
    EMPLOYMENT = "employment"
    REGIONAL = "regional"
    EMPLOYEES_EMPLOYERS = "employees_employers"
    CIVIL_SOCIETY = "civil_society"
    RESEARCH = "research"
    SCHOOL_BOARDS = "school_boards"
    SOCIAL_PARTNERS = "social_partners"
    GENDER = "gender"

    @property
    def label(self) -> str:
        """The name of the kind, as a marked message."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    PartnerKind.TOWNS: N_("Associations of towns and municipalities"),
    PartnerKind.PARTIES: N_("Associations of political parties"),
    PartnerKind.BUSINESS: N_("Business: large, small and medium firms"),
    PartnerKind.CHAMBERS: N_("Chambers: farming, trade, crafts, employees"),
    PartnerKind.CITIZENS: N_("Citizens’ initiatives"),
    PartnerKind.CONSULTANTS: N_("Consultants"),
    PartnerKind.EDUCATION: N_("Education and training organisations"),
    PartnerKind.FEDERAL: N_("Federal bodies"),
    PartnerKind.FEDERATIONS: N_("Federations: trade unions, industry"),
    PartnerKind.FINANCE: N_("Financial institutions"),
    PartnerKind.GOVERNMENT: N_("Government institutions: community, province, country"),
    PartnerKind.KNOW_HOW: N_("People and groups with special know\u2011how"),
    PartnerKind.NGO: N_("Non-governmental organisations"),
    PartnerKind.NPO: N_("Non-profit organisations"),
    PartnerKind.POLITICAL: N_("Political institutions"),
    PartnerKind.AUTHORITIES: N_("Public authorities: national, regional, local"),
    PartnerKind.EMPLOYMENT: N_("Public employment services"),
    PartnerKind.REGIONAL: N_("Regional development bodies"),
    PartnerKind.EMPLOYEES_EMPLOYERS: N_("Representatives of employees and employers"),
    PartnerKind.CIVIL_SOCIETY: N_("Representatives of civil society"),
    PartnerKind.RESEARCH: N_("Research institutes and universities"),
    PartnerKind.SCHOOL_BOARDS: N_("School boards"),
    PartnerKind.SOCIAL_PARTNERS: N_("Social partners"),
    PartnerKind.GENDER: N_("Women’s spokespersons and gender experts"),
}

NEEDS_CARE = frozenset({PartnerKind.PARTIES, PartnerKind.POLITICAL})
"""Kinds that can put the centre's own work at risk. Source: statement F6."""


class Level(StrEnum):
    """The level an organisation works at. Source: statement A2."""

    LOCAL = "local"
    REGIONAL = "regional"
    NATIONAL = "national"
    INTERNATIONAL = "international"

    @property
    def label(self) -> str:
        """The name of the level, as a marked message."""
        return _LEVEL_LABELS[self]


_LEVEL_LABELS = {
    Level.LOCAL: N_("Local"),
    Level.REGIONAL: N_("Regional"),
    Level.NATIONAL: N_("National"),
    Level.INTERNATIONAL: N_("International"),
}
