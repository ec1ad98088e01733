"""The centre's own details."""

from __future__ import annotations

from partnerdesk.domain.texts import N_
from partnerdesk.services import centre as centre_service
from partnerdesk.ui.kit.centre_form import CentreForm
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.widgets import card, label
from partnerdesk.ui.screens.settings.section import Section


class CentreSection(Section):
    """The form of the first start again; each readable change is saved."""

    title = N_("Your centre")

    def build(self) -> None:
        """Put the form on a card."""
        frame, inside = card(gap=12)
        inside.addWidget(label(_("Your centre"), "h2"))
        inside.addWidget(label(_("These words stand in your agreements and papers."), "muted"))
        self._form = CentreForm(self._save)
        inside.addWidget(self._form)
        self.column.addWidget(frame)

    def reload(self) -> None:
        """Show what is saved, but never touch what is being typed."""
        known = centre_service.get_centre(self.context.desk)
        if known is not None:
            self._form.show_centre(known)

    def set_narrow(self, narrow: bool) -> None:
        """One column of fields, or two."""
        self._form.set_narrow(narrow)

    def _save(self) -> None:
        centre_service.save_centre(self.context.desk, self._form.details())
