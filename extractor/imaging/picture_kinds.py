"""The kinds of picture files that are read, by the end of their names and by their first bytes."""

from __future__ import annotations

PICTURE_ENDINGS = frozenset(
    (
        ".png",
        ".apng",
        ".jpg",
        ".jpeg",
        ".jpe",
        ".jfif",
        ".tif",
        ".tiff",
        ".gif",
        ".bmp",
        ".dib",
        ".webp",
        ".heic",
        ".heif",
        ".hif",
        ".avif",
        ".jp2",
        ".j2k",
        ".jpx",
        ".jpf",
        ".jpc",
    )
)
FORMATS = ("PPM", "PNG", "JPEG", "TIFF", "GIF", "BMP", "DIB", "WEBP", "JPEG2000", "HEIF", "AVIF")
MOVING = frozenset({"GIF", "WEBP", "PNG", "HEIF", "AVIF"})  # later frames are other pictures
BEGINNINGS = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"II*\0",
    b"MM\0*",
    b"II+\0",
    b"MM\0+",
    b"GIF87a",
    b"GIF89a",
    b"\0\0\0\x0cjP  \r\n\x87\n",
    b"\xff\x4f\xff\x51",
)
PHONE_BRANDS = frozenset(
    (b"heic", b"heix", b"hevc", b"heim", b"heis", b"hevm", b"mif1", b"msf1", b"avif", b"avis")
)


def is_picture(head: bytes) -> bool:
    """True where the first bytes of a file (32 or more) are those of a kind of picture that is
    read."""
    if head.startswith(BEGINNINGS):
        return True
    if head[4:8] == b"ftyp":
        return head[8:12] in PHONE_BRANDS
    if head[:4] == b"RIFF":
        return head[8:12] == b"WEBP"
    return head[:2] == b"BM" and head[6:10] == bytes(4)
