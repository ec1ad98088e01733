"""Columns that many tables share, and the types SQLite does not have."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated
from uuid import uuid4

from sqlalchemy import JSON, MetaData, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator


class DecimalText(TypeDecorator[Decimal]):
    """An exact decimal number kept as text: SQLite would make a float of it."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Write the number as text."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """Read the number back, digit by digit."""
        return None if value is None else Decimal(value)


PrimaryKey = Annotated[int, mapped_column(primary_key=True)]
ShortText = Annotated[str, mapped_column(String(200), default="")]
LongText = Annotated[str, mapped_column(Text, default="")]
Code = Annotated[str, mapped_column(String(40))]
Quantity = Annotated[Decimal, mapped_column(DecimalText(40))]
Sha256 = Annotated[str, mapped_column(String(64))]
JsonObject = Annotated[dict[str, object], mapped_column(JSON, default=dict)]


def new_uid() -> str:
    """A name for a row that no other centre gives, so that packages can be matched."""
    return uuid4().hex


class Row(DeclarativeBase):
    """Base of all tables. Constraints are named so that migrations can find them again."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


NOT_JOURNALLED = {"info": {"journalled": False}}
"""Table arguments of tables whose changes are neither history nor undoable."""

OWNED = "all, delete-orphan"
"""Cascade of a relationship whose rows live and die with their owner."""
