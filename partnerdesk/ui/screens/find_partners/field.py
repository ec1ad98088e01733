"""The field of influence and interest: four named parts, a dot and a chip for each partner."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from partnerdesk.domain.board import MOST_VALUE, Placed, Quadrant, within_scale
from partnerdesk.domain.label_places import (
    Box,
    Spot,
    cell_of,
    dot_boxes,
    label_boxes,
    spot_at,
)
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import SMALL_POINTS, colour, points, px
from partnerdesk.ui.screens.find_partners.chip import PartnerChip

_DOT = 11
_AXIS = 24
"""What the words of an axis take, at 100 % text."""


class MatrixField(QWidget):
    """Interest grows along the line, influence upwards; both go from 1 to 10.

    Signals:
        moved(int, int, int): a partner's id, its new influence and its new interest.
        taken_out(int): a partner shall wait for a place again.
        opened(int): somebody wants to see a partner.
        arranged(): the chips have other places now.
    """

    moved = Signal(int, int, int)
    taken_out = Signal(int)
    opened = Signal(int)
    arranged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._placed: tuple[Placed, ...] = ()
        self._chips: dict[int, PartnerChip] = {}
        self._dots: tuple[Box, ...] = ()
        self._target: Spot | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(px(280))
        self.setAccessibleName(_("Field of influence and interest"))

    def show_placed(self, placed: Sequence[Placed]) -> None:
        """Show these partners; a chip that is still there keeps the keyboard."""
        self._placed = tuple(placed)
        known = {one.partner.id for one in self._placed}
        for number in [number for number in self._chips if number not in known]:
            chip = self._chips.pop(number)
            chip.hide()
            chip.deleteLater()
        for one in self._placed:
            chip = self._chips.get(one.partner.id) or self._new_chip(one)
            chip.show_partner(one.partner)
            chip.show()
        self._arrange()

    def take_keyboard(self, partner_id: int | None = None) -> bool:
        """Put the keyboard on a chip, or on the first one; whether there is one."""
        first = next(iter(self._chips.values()), None)
        chip = self._chips.get(partner_id or 0, first)
        if chip is not None:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)
        return chip is not None

    def chips(self) -> list[PartnerChip]:
        """All chips from top to bottom: the order in which Tab passes them."""
        return sorted(self._chips.values(), key=lambda chip: (chip.y(), chip.x()))

    def show_target(self, place: QPoint | None) -> None:
        """Mark where a chip would go; ``place`` is on the screen, None marks nothing."""
        self._target = None if place is None else self.spot_of(place)
        self.update()

    def spot_of(self, place: QPoint) -> Spot | None:
        """Interest and influence at a place on the screen; None beside the field."""
        here = self.mapFromGlobal(place)
        if not self.rect().contains(here):
            return None
        return spot_at(self._mirrored_x(here.x()), here.y(), self._area())

    def sizeHint(self) -> QSize:
        """As a page has room for."""
        return QSize(px(700), px(430))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything to its new place."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the four parts, the axes, the dots and what leads from a dot to its chip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        for quadrant in Quadrant:
            self._draw_words(painter, quadrant)
        self._draw_axes(painter)
        if self._target is not None:
            painter.setPen(QPen(QColor(colour("focus")), px(2)))
            painter.setBrush(QColor(colour("selection")))
            painter.drawRect(self._on_screen(cell_of(self._target, self._area())))
        for one, dot in zip(self._placed, self._dots, strict=True):
            self._draw_dot(painter, self._on_screen(dot), self._chips[one.partner.id])

    # Where things are -----------------------------------------------------------------------

    def _area(self) -> Box:
        """The field itself, without the words of its axes."""
        axis = px(_AXIS)
        return Box(axis, 0, self.width() - axis, self.height() - axis)

    def _mirrored_x(self, x: float) -> float:
        return self.width() - x if self.isRightToLeft() else x

    def _on_screen(self, box: Box) -> QRectF:
        left = self.width() - box.right if self.isRightToLeft() else box.left
        return QRectF(left, box.top, box.width, box.height)

    def _part(self, quadrant: Quadrant) -> Box:
        """The quarter of the field that a quadrant takes."""
        area = self._area()
        width, height = area.width / 2, area.height / 2
        left = area.left + (width if quadrant.has_high_interest else 0)
        return Box(left, area.top + (0 if quadrant.has_high_influence else height), width, height)

    def _words_of(self, quadrant: Quadrant) -> Box:
        """Where the name and the advice of a quadrant stand: away from the middle of the field."""
        part, inset = self._part(quadrant), px(8)
        room = part.width - 2 * inset
        name = QFontMetrics(_strong(self.font())).horizontalAdvance(_(quadrant.label))
        advice = QFontMetrics(_small(self.font())).horizontalAdvance(_(quadrant.advice))
        width = min(room, max(name, advice) + px(4))
        lines = 2 if advice < room else 3
        height = lines * self._line_height()
        top = part.top if quadrant.has_high_influence else part.bottom - height - px(8)
        return Box(part.left + inset, top + px(4), width, height)

    def _line_height(self) -> int:
        return self.fontMetrics().lineSpacing()

    def _arrange(self) -> None:
        area = self._area()
        if area.width <= 0 or area.height <= 0:
            return
        spots = [(one.interest, one.influence) for one in self._placed]
        self._dots = dot_boxes(spots, area, px(_DOT))
        chips = [self._chips[one.partner.id] for one in self._placed]
        for chip in chips:
            chip.fit_into(int(area.width / 2) - px(_DOT))
        sizes = [(chip.sizeHint().width(), chip.sizeHint().height()) for chip in chips]
        words = [self._words_of(quadrant) for quadrant in Quadrant]
        within = area.grown(-px(4))  # a chip on the line around the field looks cut
        boxes = label_boxes(self._dots, sizes, within, px(4), words)
        for chip, box in zip(chips, boxes, strict=True):
            chip.setGeometry(self._on_screen(box).toRect())
        self.update()
        self.arranged.emit()

    # Chips ----------------------------------------------------------------------------------

    def _new_chip(self, placed: Placed) -> PartnerChip:
        number = placed.partner.id
        chip = PartnerChip(placed.partner, self)
        chip.setAccessibleDescription(_("Arrow keys move it. Delete takes it out. Enter opens it."))
        chip.dragged.connect(partial(self._drag, chip))
        chip.dropped.connect(partial(self._drop, chip))
        chip.stepped.connect(partial(self._step, number))
        chip.taken_out.connect(partial(self.taken_out.emit, number))
        chip.opened.connect(partial(self.opened.emit, number))
        self._chips[number] = chip
        return chip

    def _drag(self, chip: PartnerChip, place: QPoint) -> None:
        here = self.mapFromGlobal(place)
        chip.raise_()
        chip.move(here - QPoint(chip.width() // 2, chip.height() // 2))
        self.show_target(place)

    def _drop(self, chip: PartnerChip, place: QPoint) -> None:
        spot = self.spot_of(place)
        self.show_target(None)
        if spot is None:
            self.taken_out.emit(chip.partner_id)
            return
        interest, influence = spot
        self._arrange()  # where nothing changes, nobody would put the chip back to its place
        self.moved.emit(chip.partner_id, influence, interest)

    def _step(self, partner_id: int, more_interest: int, more_influence: int) -> None:
        one = next(one for one in self._placed if one.partner.id == partner_id)
        influence, interest = one.influence + more_influence, one.interest + more_interest
        if within_scale(influence) == influence and within_scale(interest) == interest:
            self.moved.emit(partner_id, influence, interest)

    # Drawing --------------------------------------------------------------------------------

    def _draw_ground(self, painter: QPainter) -> None:
        """The field with its steps, and the lines between the four parts."""
        area = self._on_screen(self._area()).adjusted(1, 1, -1, -1)
        painter.fillRect(area, QColor(colour("surface")))
        closest = self._on_screen(self._part(Quadrant.WORK_CLOSELY))
        painter.fillRect(closest, QColor(colour("tint")))
        for step in range(1, MOST_VALUE):
            is_middle = 2 * step == MOST_VALUE
            painter.setPen(QPen(QColor(colour("field" if is_middle else "line")), 1))
            x = area.x() + area.width() * step / MOST_VALUE
            y = area.y() + area.height() * step / MOST_VALUE
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(QPen(QColor(colour("field")), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)

    def _draw_words(self, painter: QPainter, quadrant: Quadrant) -> None:
        words = self._on_screen(self._words_of(quadrant))
        is_tinted = quadrant is Quadrant.WORK_CLOSELY
        painter.fillRect(words, QColor(colour("tint" if is_tinted else "surface")))
        lead = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        painter.setPen(QColor(colour("muted")))
        painter.setFont(_strong(self.font()))
        painter.drawText(words, lead, _(quadrant.label))
        painter.setFont(_small(self.font()))
        below = words.adjusted(0, self._line_height(), 0, 0)
        painter.drawText(below, lead | Qt.TextFlag.TextWordWrap, _(quadrant.advice))

    def _draw_axes(self, painter: QPainter) -> None:
        area = self._on_screen(self._area())
        painter.setFont(self.font())
        painter.setPen(QColor(colour("muted")))
        below = QRectF(area.x(), area.bottom(), area.width(), px(_AXIS))
        middle = Qt.AlignmentFlag.AlignCenter
        painter.drawText(below, middle, _("Interest: from little to much"))
        painter.save()
        beside = area.right() + px(_AXIS) / 2 if self.isRightToLeft() else px(_AXIS) / 2
        painter.translate(QPointF(beside, area.center().y()))
        painter.rotate(-90)
        upright = QRectF(-area.height() / 2, -px(_AXIS) / 2, area.height(), px(_AXIS))
        painter.drawText(upright, middle, _("Influence: from little to much"))
        painter.restore()

    def _draw_dot(self, painter: QPainter, dot: QRectF, chip: PartnerChip) -> None:
        """The dot, and a line to its chip where that had to stand apart."""
        place = chip.geometry()
        box = Box(place.x(), place.y(), place.width() - 1, place.height() - 1)
        nearest = QPointF(*box.nearest_to(dot.center().x(), dot.center().y()))
        painter.setPen(QPen(QColor(colour("primary")), 1))
        painter.drawLine(dot.center(), nearest)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour("primary")))
        painter.drawEllipse(dot)


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(points(SMALL_POINTS))
    return small
