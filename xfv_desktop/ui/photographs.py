"""Decoded photographs and thumbnails of the open case: made by the worker, then kept."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QImage

from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.face import DetectedFace

Key = tuple[str, int]
"""The hash of a file and the frame in it (``ImageFile.key``)."""

THUMBNAIL_EDGE = 128
_KEPT = 8


class Photographs(QObject):
    """Asks ``read`` for photographs and remembers the last few, and all thumbnails."""

    thumbnail_made = Signal(str)
    """Number of the exhibit."""

    def __init__(
        self,
        read: Callable[[Exhibit, Callable[[QImage], None]], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._images: OrderedDict[Key, QImage] = OrderedDict()
        self._thumbnails: dict[tuple[Key, int], QImage] = {}
        self._waiting: dict[Key, list[Callable[[QImage], None]]] = {}

    def ask(self, exhibit: Exhibit, show: Callable[[QImage], None]) -> None:
        """Call ``show`` with the upright photograph: now, or when the worker has read it."""
        known = self._images.get(exhibit.image.key)
        if known is not None:
            self._images.move_to_end(exhibit.image.key)
            show(known)
            return

        waiting = self._waiting.setdefault(exhibit.image.key, [])
        waiting.append(show)
        if len(waiting) == 1:
            self._read(exhibit, lambda image: self._arrived(exhibit, image))

    def _arrived(self, exhibit: Exhibit, image: QImage) -> None:
        self._keep(exhibit, image)
        for show in self._waiting.pop(exhibit.image.key, ()):
            show(image)

    def thumbnail(self, exhibit: Exhibit) -> QImage | None:
        """The thumbnail, if it is made already; else it is on its way."""
        made = self._thumbnails.get((exhibit.image.key, exhibit.face_index))
        if made is None and exhibit.image.key in self._images:
            self._keep(exhibit, self._images[exhibit.image.key])
            made = self._thumbnails[exhibit.image.key, exhibit.face_index]
        return made

    def _keep(self, exhibit: Exhibit, image: QImage) -> None:
        self._images[exhibit.image.key] = image
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)
        key = (exhibit.image.key, exhibit.face_index)
        if key not in self._thumbnails:
            self._thumbnails[key] = thumbnail(image, exhibit.face)
            self.thumbnail_made.emit(exhibit.number)


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
