"""XMP (ISO 16684-1): properties with their paths, in the order of the packet."""

from collections.abc import Iterator
from xml.etree import ElementTree

from PIL import Image

PACKET = ("xmp", "XML:com.adobe.xmp")
"""Where Pillow leaves the packet."""
NAMES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#": "stEvt",
    "http://ns.adobe.com/xap/1.0/sType/ResourceRef#": "stRef",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
    "http://ns.adobe.com/camera-raw-settings/1.0/": "crs",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}
CONTAINERS = {"rdf:RDF", "rdf:Description", "rdf:Seq", "rdf:Bag", "rdf:Alt"}


def facts(picture: Image.Image, _: bytes) -> Iterator[tuple[str, str]]:
    """Paths such as “xmpMM:History/rdf:li[2]/stEvt:action” with their values."""
    packet = next((picture.info[key] for key in PACKET if key in picture.info), None)
    if packet is None:
        return
    text = packet if isinstance(packet, str) else bytes(packet).decode("utf-8", "replace")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ValueError("the packet defines entities, which no XMP packet may")
    yield from _walk(ElementTree.fromstring(text.strip("\0 \r\n\t\ufeff")), "")


def _walk(element: ElementTree.Element, path: str) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        yield f"{path}{_short(name)}", value
    seen: dict[str, int] = {}
    for child in element:
        name = _short(child.tag)
        seen[name] = seen.get(name, 0) + 1
        if name in CONTAINERS:
            yield from _walk(child, path)
            continue
        step = f"{path}{name}[{seen[name]}]" if name == "rdf:li" else f"{path}{name}"
        if child.text and child.text.strip():
            yield step, child.text.strip()
        yield from _walk(child, f"{step}/")


def _short(name: str) -> str:
    space, _, local = name.rpartition("}")
    prefix = NAMES.get(space[1:], space[1:])
    return f"{prefix}:{local}" if prefix else local
