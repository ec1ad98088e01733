"""The centre itself and who works at its desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnerdesk.store.columns import Code, LongText, PrimaryKey, Row, ShortText

if TYPE_CHECKING:
    from partnerdesk.store.tables.organisations import OrganisationRow


class CentreRow(Row):
    """The one centre this file belongs to."""

    __tablename__ = "centre"

    id: Mapped[PrimaryKey]
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    currency: Mapped[Code] = mapped_column(default="EUR")
    paper_size: Mapped[Code] = mapped_column(default="A4")
    logo: Mapped[bytes | None]
    is_sample: Mapped[bool] = mapped_column(default=False)
    own_words: Mapped[LongText]
    organisation: Mapped[OrganisationRow] = relationship()


class PersonRow(Row):
    """Somebody who works at the desk."""

    __tablename__ = "person"

    id: Mapped[PrimaryKey]
    name: Mapped[ShortText]
    is_active: Mapped[bool] = mapped_column(default=True)
