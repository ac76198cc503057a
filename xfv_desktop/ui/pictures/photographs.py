"""Decoded photographs and thumbnails of the open case: made by the worker, then kept."""

from collections import OrderedDict
from collections.abc import Callable

import attrs
from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QImage

from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.face import DetectedFace

Key = tuple[str, int]
"""The hash of a file and the frame in it (``ImageFile.key``)."""

THUMBNAIL_EDGE = 128
KEPT_BYTES = 200 << 20
"""Of decoded photographs: two of 24 megapixels. Those in sight share their memory."""


@attrs.frozen(eq=False)
class Decoded:
    """An upright photograph, and the square around the face of the exhibit that asked for it."""

    image: QImage
    thumbnail: QImage


Read = Callable[[Exhibit, Callable[[Decoded | None], None]], None]
"""Reads a photograph in the worker's thread and tells of it in the window's, or of ``None``."""


class Photographs(QObject):
    """Asks ``read`` for one photograph after the other, and remembers the last few.

    Photographs that are to be shown are read first, then those of which a thumbnail is missing:
    with many exhibits nobody waits for pictures that are not in sight. Thumbnails are all kept.
    """

    thumbnail_made = Signal(str)
    """Number of the exhibit."""

    def __init__(self, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._images: OrderedDict[Key, QImage] = OrderedDict()
        self._thumbnails: dict[tuple[Key, int], QImage | None] = {}
        self._waiting: dict[Key, list[Callable[[QImage], None]]] = {}
        self._wanted: dict[Key, Exhibit] = {}
        self._pictured: dict[tuple[Key, int], Exhibit] = {}
        self._reading: Exhibit | None = None

    @property
    def kept_bytes(self) -> int:
        """What the remembered photographs take."""
        return sum(image.sizeInBytes() for image in self._images.values())

    def ask(self, exhibit: Exhibit, show: Callable[[QImage], None]) -> None:
        """Call ``show`` with the upright photograph: now, or when the worker has read it."""
        key = exhibit.image.key
        known = self._images.get(key)
        if known is not None:
            self._images.move_to_end(key)
            show(known)
            return
        self._waiting.setdefault(key, []).append(show)
        if self._reading is None or self._reading.image.key != key:
            self._wanted[key] = exhibit
        self._go_on()

    def forget(self) -> None:
        """Let go what is remembered, at once and not when Python looks for garbage."""
        self._images.clear()

    def thumbnail(self, exhibit: Exhibit) -> QImage | None:
        """The thumbnail, if it is made already; else it is on its way."""
        which = exhibit.image.key, exhibit.face_index
        if which not in self._thumbnails:
            known = self._images.get(exhibit.image.key)
            self._thumbnails[which] = thumbnail(known, exhibit.face) if known else None
            if known is None:
                self._pictured[which] = exhibit
                self._go_on()
        return self._thumbnails[which]

    def _go_on(self) -> None:
        """Read the next one, unless one is being read."""
        if self._reading is not None:
            return
        if self._wanted:
            exhibit = self._wanted.pop(next(iter(self._wanted)))
        elif self._pictured:
            exhibit = self._pictured.pop(next(iter(self._pictured)))
        else:
            return
        self._reading = exhibit
        self._read(exhibit, lambda decoded: self._arrived(exhibit, decoded))

    def _arrived(self, exhibit: Exhibit, decoded: Decoded | None) -> None:
        key, which = exhibit.image.key, (exhibit.image.key, exhibit.face_index)
        self._reading = None
        waiting = self._waiting.pop(key, [])
        self._wanted.pop(key, None)
        self._pictured.pop(which, None)
        if decoded:
            if waiting:
                self._keep(key, decoded.image)
            if self._thumbnails.get(which) is None:
                self._thumbnails[which] = decoded.thumbnail
                self.thumbnail_made.emit(exhibit.number)
            for show in waiting:
                show(decoded.image)
        self._go_on()

    def _keep(self, key: Key, image: QImage) -> None:
        self._images[key] = image
        while self.kept_bytes > KEPT_BYTES and len(self._images) > 1:
            self._images.popitem(last=False)


def thumbnail(image: QImage, face: DetectedFace) -> QImage:
    """A square around a face with some of what surrounds it."""
    box = face.box
    edge = min(1.9 * max(box.width, box.height), image.width(), image.height())
    left = min(max(box.x + box.width / 2 - edge / 2, 0), image.width() - edge)
    top = min(max(box.y + box.height / 2 - edge / 2, 0), image.height() - edge)
    return image.copy(QRectF(left, top, edge, edge).toRect()).scaled(
        THUMBNAIL_EDGE,
        THUMBNAIL_EDGE,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
