"""What kind of video a file is, by its first bytes, before any decoder is asked."""

HEAD_BYTES = 512
"""As many bytes of a file as ``video_container`` wants to see."""

STILL_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"mif2", b"msf1", b"avif", b"avis")
"""Brands of ISO base media files that hold pictures: HEIC and AVIF, image sequences too."""

ASF = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")


def video_container(head: bytes) -> str | None:
    """The name of the video container, or ``None`` for a file of another kind.

    Only these are given to FFmpeg: it would also open playlists, which name other files.
    """
    if head[4:8] == b"ftyp" and head[8:12] not in (*STILL_BRANDS, b"jp2 ", b"jpx "):
        return "QuickTime" if head[8:12] == b"qt  " else "MP4"
    if head[4:8] in (b"moov", b"mdat", b"wide") and head[:2] == b"\0\0":
        return "QuickTime"
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "Matroska"
    if head.startswith(b"RIFF") and head[8:12] == b"AVI ":
        return "AVI"
    if head.startswith(ASF):
        return "ASF"
    if head.startswith(b"\0\0\1\xba"):
        return "MPEG program stream"
    if head.startswith(b"FLV\1"):
        return "Flash Video"
    if head.startswith(b"OggS"):
        return "Ogg"
    if len(head) > 376 and head[0] == head[188] == head[376] == 0x47:
        return "MPEG transport stream"
    return None
