"""A smart card chosen: the driver of its reader, the card, and the certificate that signs."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QPushButton, QWidget

from xfv_desktop.services.signatures.identity import CardCertificate
from xfv_desktop.ui.elements.forms import Form, PathField, while_open
from xfv_desktop.ui.elements.language import tr


class CardDialog(Form):
    """Finds what the cards in the reader hold. The PIN is asked for only when something is signed.

    ``look``: reads the cards by a driver, and calls ``show_cards`` or ``complain``.
    """

    def __init__(
        self,
        driver: str,
        look: Callable[["CardDialog", str], None],
        chosen: Callable[[str, str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(
            tr("Sign with a smart card"),
            tr("Name the driver of the card reader (a PKCS#11 library), put the card in, and "
               "choose the certificate. The key never leaves the card; its PIN is asked for at "
               "each signature."),
            tr("Use this card"), parent,
        )  # fmt: skip
        self._look, self._chosen = look, chosen
        self.driver_field = PathField(tr("Driver"), _choose_driver)
        self.driver_field.edit.setText(driver)
        self.driver_field.edit.setPlaceholderText(tr("for example /usr/lib/opensc-pkcs11.so"))
        self.look_button = QPushButton(tr("Look for cards"))
        self.look_button.clicked.connect(self._search)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Certificates on smart cards"))
        self.list.setFixedHeight(150)
        self.list.itemActivated.connect(lambda _: self._submit())
        self.fields.addRow(tr("Driver"), self.driver_field)
        self.fields.addRow("", self.look_button)
        self.fields.addRow(tr("Certificate"), self.list)

    @while_open
    def show_cards(self, found: Sequence[CardCertificate]) -> None:
        """What the cards hold, the first one chosen."""
        self.set_busy(False)
        for one in found:
            words = tr(
                "{holder}\n{token}, issued by {issuer}, valid until {valid_until:%Y-%m-%d}"
            ).format(
                holder=one.holder, token=one.token, issuer=one.issuer, valid_until=one.valid_until
            )
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, one.address)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def fault(self) -> str | None:
        """A certificate has to be chosen."""
        if self.list.currentItem() is None:
            return tr("Look for cards and choose a certificate first.")
        return None

    def submit(self) -> None:
        """The address of the chosen key."""
        address = str(self.list.currentItem().data(Qt.ItemDataRole.UserRole))
        self._chosen(address, self.driver_field.edit.text().strip())
        self.accept()

    def set_busy(self, busy: bool) -> None:
        """While cards are read, nothing can be chosen."""
        super().set_busy(busy)
        self.look_button.setEnabled(not busy)

    def _search(self) -> None:
        driver = self.driver_field.edit.text().strip()
        self.list.clear()
        if not driver:
            self.complain(tr("Name the driver of the card reader first."))
            return
        self._complaint.hide()
        self.set_busy(True)
        self._look(self, driver)


def _choose_driver(parent: QWidget, start: str) -> str:
    kinds = tr("PKCS#11 drivers (*.so *.dll *.dylib);;All files (*)")
    return QFileDialog.getOpenFileName(parent, tr("Driver of the card reader"), start, kinds)[0]
