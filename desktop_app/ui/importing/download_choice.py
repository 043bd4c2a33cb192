"""The choice to download the pictures that a table names by web addresses."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.widgets.widget_factory import label, set_plain_tooltip, with_object_name

_MAX_SHOWN_HOSTS: Final = 6


class DownloadChoice(QWidget):
    """How many pictures are on the web, on which hosts, and whether to download them.

    It is hidden if there are none. Nothing is downloaded unless the box is ticked.

    Signals:
        choice_changed: the box was ticked or unticked.
    """

    choice_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "download_choice")
        self._hosts: dict[str, int] = {}
        self._box = with_object_name(QCheckBox(), "download")
        self._sentence = label("download_sentence", wraps=True)
        self._box.toggled.connect(self.choice_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._box)
        self._retranslate()
        self.hide()

    @property
    def is_chosen(self) -> bool:
        """Whether the user wants the pictures to be downloaded."""
        return bool(self._hosts) and self._box.isChecked()

    @property
    def hosts(self) -> Mapping[str, int]:
        """Numbers of pictures by host."""
        return self._hosts

    def show_hosts(self, hosts: Mapping[str, int]) -> None:
        """Show from which hosts how many pictures can be downloaded.

        The consent is for the hosts that were shown: if there are others, it is asked for
        again.
        """
        if not hosts.keys() <= self._hosts.keys():
            self._box.setChecked(False)
        self._hosts = dict(hosts)
        self.setVisible(bool(hosts))
        self._retranslate()

    def _retranslate(self) -> None:
        self._box.setText(self.tr("Download them"))
        count = sum(self._hosts.values())
        names = self._host_texts()
        more = len(names) - _MAX_SHOWN_HOSTS
        shown = names if more <= 1 else names[:_MAX_SHOWN_HOSTS]
        text = ", ".join(shown)
        if len(shown) < len(names):
            text = self.tr("{hosts} and {count} more").format(
                hosts=text, count=format_number(len(names) - len(shown))
            )
        sentence = self.tr("%Ln picture(s) on the web, at {hosts}.", "", count)
        self._sentence.setText(sentence.format(hosts=text))
        set_plain_tooltip(self._sentence, ", ".join(names))
        self._box.setAccessibleDescription(self._sentence.text())

    def _host_texts(self) -> list[str]:
        if len(self._hosts) == 1:
            return list(self._hosts)
        return [f"{host} ({format_number(count)})" for host, count in self._hosts.items()]

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
