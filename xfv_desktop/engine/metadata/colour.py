"""The ICC profile (ISO 15076-1) that says what the colours mean."""

import io
from collections.abc import Iterator

from PIL import Image, ImageCms

from xfv_desktop.engine.metadata.values import described


def profile(picture: Image.Image, _: bytes) -> Iterator[tuple[str, str]]:
    """Its description, where it comes from, and its hash."""
    data = picture.info.get("icc_profile")
    if not data:
        return
    yield "bytes", described(data)
    yield "colour space", data[16:20].decode("latin-1").strip()
    yield "device class", data[12:16].decode("latin-1").strip()
    yield "version", f"{data[8]}.{data[9] >> 4}"
    opened = ImageCms.ImageCmsProfile(io.BytesIO(data)).profile
    for name in ("profile_description", "manufacturer", "model", "copyright", "creation_date"):
        value = getattr(opened, name, None)
        if value:
            yield name.replace("_", " "), str(value)
