"""The laboratory's mark, and the square code with the number of the report and its hash."""

import io

from PIL import Image
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

LOGO_HEIGHT, LOGO_WIDTH = 16 * mm, 60 * mm
LOGO_PIXELS = 1200


class Logo(Flowable):
    """A picture on white, as large as the head of the page allows."""

    def __init__(self, picture: Image.Image) -> None:
        super().__init__()
        scale = min(LOGO_WIDTH / picture.width, LOGO_HEIGHT / picture.height)
        self.width, self.height = picture.width * scale, picture.height * scale
        self._picture = ImageReader(picture)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Always the same size."""
        return self.width, self.height

    def draw(self) -> None:
        """The picture."""
        self.canv.drawImage(self._picture, 0, 0, self.width, self.height)


def logo(file: bytes) -> Logo | None:
    """The logo in a PNG or JPEG file, flattened on white; ``None`` without one."""
    if not file:
        return None
    with Image.open(io.BytesIO(file), formats=("PNG", "JPEG")) as opened:
        picture = opened.convert("RGBA")
    picture.thumbnail((LOGO_PIXELS, LOGO_PIXELS))
    white = Image.new("RGBA", picture.size, "white")
    white.alpha_composite(picture)
    return Logo(white.convert("RGB"))


class QrCode(Flowable):
    """A square code of a text (ISO/IEC 18004), error correction level M, with its quiet zone."""

    QUIET = 4

    def __init__(self, text: str, size: float) -> None:
        super().__init__()
        self.width = self.height = size
        code = QRCode(None, QRErrorCorrectLevel.M)
        code.addData(text)
        code.make()
        self._modules = code.modules

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Always the same size."""
        return self.width, self.height

    def draw(self) -> None:
        """One rectangle for each run of dark modules of a row."""
        canvas, count = self.canv, len(self._modules) + 2 * self.QUIET
        unit = self.width / count
        canvas.setFillColor(black)
        path = canvas.beginPath()
        for row, modules in enumerate(self._modules):
            y = self.height - (row + self.QUIET + 1) * unit
            start = None
            for column, dark in enumerate([*modules, False]):
                if dark and start is None:
                    start = column
                elif not dark and start is not None:
                    path.rect((start + self.QUIET) * unit, y, (column - start) * unit, unit)
                    start = None
        canvas.drawPath(path, stroke=0, fill=1)
