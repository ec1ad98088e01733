"""What people type into a cell of a budget, read and checked."""

from __future__ import annotations

from decimal import Decimal

from partnerdesk.domain.budget import CellField, CellValue
from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.fields import FieldSpec, clean
from partnerdesk.domain.money import LARGEST_MINOR, parse_amount, parse_quantity
from partnerdesk.domain.texts import N_

COST_TEXT = FieldSpec("text", N_("Cost"), example=N_("Rent, 9 months"))
COST_UNIT = FieldSpec("unit", N_("Unit"), max_length=40, example=N_("month"))


def checked_amount(minor: int, field: str = "amount") -> int:
    """The amount again.

    Raises:
        FieldError: it is below zero or too large.
    """
    if minor < 0:
        raise FieldError(
            field,
            N_("An amount cannot be below zero."),
            N_("Make the cost smaller instead."),
        )
    if minor > LARGEST_MINOR:
        raise FieldError(field, N_("This amount is too large."), N_("Please check the zeros."))
    return minor


def read_cell(field: CellField, text: str, currency: str, language: str) -> CellValue:
    """What somebody typed or pasted into a cell; an empty number counts as zero.

    Raises:
        FieldError: the text does not fit into the cell.
    """
    match field:
        case CellField.TEXT:
            return clean(COST_TEXT, text)
        case CellField.UNIT:
            return clean(COST_UNIT, text)
        case CellField.QUANTITY:
            return parse_quantity(text, language) if text.strip() else Decimal(0)
        case CellField.RATE | CellField.AMOUNT:
            return checked_amount(parse_amount(text, currency, language) if text.strip() else 0)
