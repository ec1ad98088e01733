"""Partner organisations: who they are, who speaks for them, what was found out about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partnerdesk.domain.kinds import Level, PartnerKind
from partnerdesk.domain.texts import N_, Texts


class PartnerStage(StrEnum):
    """How far an organisation has come, on the way from a name to a signature."""

    IDEA = "idea"
    RESEARCHING = "researching"
    INVITED = "invited"
    AGREED = "agreed"
    SIGNED = "signed"
    DECLINED = "declined"
    NOT_SUITABLE = "not_suitable"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """The name of the stage, as a marked message."""
        return _STAGE_LABELS[self]

    @property
    def is_party(self) -> bool:
        """Whether the organisation stands in the agreement."""
        return self not in _NOT_A_PARTY


_STAGE_LABELS = {
    PartnerStage.IDEA: N_("Idea"),
    PartnerStage.RESEARCHING: N_("Researching"),
    PartnerStage.INVITED: N_("Invited"),
    PartnerStage.AGREED: N_("Agreed"),
    PartnerStage.SIGNED: N_("Signed"),
    PartnerStage.DECLINED: N_("Declined"),
    PartnerStage.NOT_SUITABLE: N_("Not suitable"),
    PartnerStage.ENDED: N_("Ended"),
}
_NOT_A_PARTY = frozenset({PartnerStage.DECLINED, PartnerStage.NOT_SUITABLE, PartnerStage.ENDED})


class Experience(StrEnum):
    """How long a person has done such work. Source: statement C6."""

    NEW = "new"
    SOME_YEARS = "some"
    MANY_YEARS = "many"

    @property
    def label(self) -> str:
        """The experience in a few words, as a marked message."""
        return _EXPERIENCE_LABELS[self]


_EXPERIENCE_LABELS = {
    Experience.NEW: N_("New to it"),
    Experience.SOME_YEARS: N_("Some years"),
    Experience.MANY_YEARS: N_("Many years"),
}


class Influence(StrEnum):
    """How much a person can move in her own organisation. Source: statement C6."""

    LITTLE = "little"
    SOME = "some"
    MUCH = "much"

    @property
    def label(self) -> str:
        """The influence in a few words, as a marked message."""
        return _INFLUENCE_LABELS[self]


_INFLUENCE_LABELS = {
    Influence.LITTLE: N_("Little influence"),
    Influence.SOME: N_("Some influence"),
    Influence.MUCH: N_("Much influence"),
}


@dataclass(frozen=True)
class Contact:
    """A person of a partner organisation; ``influence`` is her standing at home (C6).

    ``starts_on`` and ``ends_on`` are the first and the last day she speaks for it; ``has_ended``
    says that the last day has passed. What allows her to sign is a basis (a decision, the
    statutes), and perhaps the number and the day of the decision.
    """

    id: int
    organisation_id: int
    name: str
    role: str = ""
    phone: str = ""
    email: str = ""
    represents: bool = False
    may_sign: bool = False
    authority_basis: str = ""
    authority_number: str = ""
    authority_on: date | None = None
    is_second_signatory: bool = False
    experience: Experience | None = None
    influence: Influence | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    has_ended: bool = False

    def authority(self, texts: Texts) -> str:
        """What allows her to sign in one line: "board decision No. 14/2026 of 3 March 2026"."""
        number, day = self.authority_number, self.authority_on
        said = [self.authority_basis]
        if number:
            said.append(texts.gettext("No. {number}").format(number=number))
        if day:
            message = N_("of {day}") if any(said) else N_("decision of {day}")
            said.append(texts.gettext(message).format(day=texts.date(day)))
        return " ".join(part for part in said if part)


class Judgement(StrEnum):
    """What the centre thinks of an organisation after its research. Source: F5, F6."""

    GOOD = "good"
    WITH_CARE = "with_care"
    NOT_SUITABLE = "not_suitable"

    @property
    def label(self) -> str:
        """The judgement in a few words, as a marked message."""
        return _JUDGEMENT_LABELS[self]


_JUDGEMENT_LABELS = {
    Judgement.GOOD: N_("A good partner"),
    Judgement.WITH_CARE: N_("A partner, with care"),
    Judgement.NOT_SUITABLE: N_("Does not suit us"),
}


@dataclass(frozen=True)
class Organisation:
    """An organisation of the register; the centre itself is one of them.

    ``kind`` is None while nobody knows it yet, ``judgement`` until the centre has made up its mind.
    An archived one stays in every old paper.
    """

    id: int
    name: str
    kind: PartnerKind | None = None
    level: Level | None = None
    legal_form: str = ""
    register_number: str = ""
    street: str = ""
    postal_code: str = ""
    place: str = ""
    country: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    language: str = "en"
    other_languages: str = ""
    notes: str = ""
    wants_stamp: bool = False
    is_religious: bool = False
    conflict_of_interest: str = ""
    judgement: Judgement | None = None
    judgement_reason: str = ""
    judged_on: date | None = None
    judged_by: str = ""
    is_centre: bool = False
    archived_on: date | None = None
    contacts: tuple[Contact, ...] = ()

    @property
    def address(self) -> str:
        """Street, postal code and place in one line."""
        town = " ".join(part for part in (self.postal_code, self.place) if part)
        return ", ".join(part for part in (self.street, town, self.country) if part)

    @property
    def present_contacts(self) -> tuple[Contact, ...]:
        """The people who still speak for the organisation."""
        return tuple(contact for contact in self.contacts if not contact.has_ended)

    @property
    def representative(self) -> Contact | None:
        """Who speaks for the organisation in the partnership."""
        return next((contact for contact in self.present_contacts if contact.represents), None)

    @property
    def signatory(self) -> Contact | None:
        """Who signs for the organisation."""
        return self._signing(second=False)

    @property
    def second_signatory(self) -> Contact | None:
        """Who signs beside the signatory, where two signatures are needed."""
        return self._signing(second=True)

    def _signing(self, *, second: bool) -> Contact | None:
        signing = (contact for contact in self.present_contacts if contact.may_sign)
        return next((one for one in signing if one.is_second_signatory is second), None)


class ResearchQuestion(StrEnum):
    """The six questions of a research card. Source: statements F5 and F6."""

    FINANCES = "finances"
    KNOWLEDGE = "knowledge"
    EXPERIENCE = "experience"
    TIME = "time"
    INDEPENDENCE = "independence"
    SAME_AIM = "same_aim"

    @property
    def label(self) -> str:
        """The question in a few words, as a marked message."""
        return _QUESTION_LABELS[self]


_QUESTION_LABELS = {
    ResearchQuestion.FINANCES: N_("Stands on strong finances"),
    ResearchQuestion.KNOWLEDGE: N_("Knows the subject"),
    ResearchQuestion.EXPERIENCE: N_("Has done such work before"),
    ResearchQuestion.TIME: N_("Has people with time"),
    ResearchQuestion.INDEPENDENCE: N_("Is not tied to a party or a religious body"),
    ResearchQuestion.SAME_AIM: N_("Wants the same as we do"),
}


class Finding(StrEnum):
    """What was found out to a research question."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"

    @property
    def label(self) -> str:
        """The finding in a word, as a marked message."""
        return _FINDING_LABELS[self]


_FINDING_LABELS = {
    Finding.YES: N_("True"),
    Finding.NO: N_("Not true"),
    Finding.UNCLEAR: N_("Unclear"),
}


@dataclass(frozen=True)
class ResearchAnswer:
    """One answer of a research card; it counts only with its source."""

    question: ResearchQuestion
    finding: Finding
    source: str
    looked_on: date | None
    looked_by: str

    @property
    def is_complete(self) -> bool:
        """Whether somebody can check it later: it has a source and a day."""
        return bool(self.source) and self.looked_on is not None
