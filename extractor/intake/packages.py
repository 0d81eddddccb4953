"""Files that hold other files: archives (.zip), mails (.eml, .msg), signed files (.p7m), PDF
portfolios and attachments.

What is inside is written into a scratch folder and named `goi.zip!/tệp.pdf`. Input is hostile until
proven otherwise: sizes, depth, number and ratio are limited, names never lead out of the folder.
"""

from __future__ import annotations

import email
import email.policy
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage, MIMEPart
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from unicodedata import normalize

import regex

from extractor.errors import InputError
from extractor.intake.signed_files import signed_content
from extractor.language.said import worded
from extractor.language.syllables import syllable_share
from extractor.outages import FULL

DEEPEST = 3  # packages in packages
MOST_FILES = 2000  # in one package
MOST_BYTES = 1 << 30  # of all that one package holds
MOST_RATIO = 200  # a file this many times larger than packed is a trap (over a megabyte)
MOST_COVERS = 10  # messages around one, each of which holds nothing else
BODY = "nội dung thư.txt"
_DRIVE = regex.compile(r"^[A-Za-z]:(?=[\\/]|$)")
_ENDING = regex.compile(r"\.[a-z0-9]{1,12}")
SIGNED_ENDING = ".p7m"
SIGNED_MAIL = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_MAIL = regex.compile(rb"(?i)(?:[a-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?content-type:")
HIDING = regex.compile(  # how a page says that an element is not shown, whatever it holds
    r"(?i)(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)"
)
NO_SIZE = regex.compile(r"(?i)(?:^|[;\s])font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|!|$)")
# A size of its own: programs that set mails give a row none, so that no gap stands between cells.
OWN_SIZE = regex.compile(
    r"(?i)(?:^|[;\s])font(?:-size)?\s*:\s*(?!inherit|0(?:px|pt|em)?\s*(?:;|!|$))"
)
EMPTY_TAGS = ("br", "hr", "img", "input", "meta", "link", "col", "area", "base", "wbr")
Attributes = dict[str, str | None]  # of an element of a page
ENDS_NOTHING = ("p", "body", "html")  # may stand alone; behind it nothing more can be seen
ENDED_BY_NEXT = ("p", "li", "td", "th", "tr", "option", "dd", "dt")  # where none says its end
CODE_PAGES = ("utf-8", "cp1258", "cp1252", "cp437")  # Windows in Vietnam, in Europe; DOS


@dataclass(frozen=True, slots=True)
class Packed:
    """A file out of a package: its path inside, its content on disk; `fault` says why it could not
    be taken out (a key of errors), then there is no content."""

    name: str
    path: Path | None
    fault: str = ""


def unpack(path: Path, ending: str, scratch: Path, name: str = "") -> Iterator[Packed]:
    """The files that a package holds, without folders; `name` is the package's own, from which a
    signed file has its name. Raises InputError where it is damaged, or where more lies in each
    other than its library goes through."""
    if ending == SIGNED_ENDING:
        yield _signed(path, scratch, name)
        return
    kinds = {".zip": _zip, ".eml": _eml}
    try:
        yield from kinds.get(ending, _msg)(path, scratch)
    except RecursionError:
        raise InputError("package_too_deep", depth=DEEPEST) from None


def _zip(path: Path, scratch: Path) -> Iterator[Packed]:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError):
        raise InputError("file_broken") from None
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if sum(member.file_size for member in members) > MOST_BYTES:
            raise InputError("package_too_large", files=MOST_FILES, limit=f"{MOST_BYTES >> 30} GB")
        for number, member in enumerate(members[:MOST_FILES]):
            name = inner_name(_zip_name(member))
            fault = _zip_fault(member)
            target = copy_of(name, number, scratch)
            yield Packed(name, None, fault) if fault else _taken(archive, member, name, target)
        if len(members) > MOST_FILES:
            raise InputError("package_rest", files=MOST_FILES, left=len(members) - MOST_FILES)


def _zip_fault(member: zipfile.ZipInfo) -> str:
    if member.flag_bits & 1:
        return "package_locked"
    ratio = member.file_size / max(1, member.compress_size)
    return "package_trap" if member.file_size > 1 << 20 and ratio > MOST_RATIO else ""


def _taken(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, target: Path) -> Packed:
    """The member written to `target`; one that holds more than it says is stopped there."""
    left = member.file_size
    try:
        with archive.open(member) as source, target.open("wb") as out:
            while block := source.read(1 << 20):
                left -= len(block)
                if left < 0:
                    return Packed(name, None, "package_trap")
                out.write(block)
    except OSError as error:
        if error.errno in FULL:  # of this computer's disk, not of the file
            raise
        return Packed(name, None, "file_broken")
    except NotImplementedError:  # packed in a way of its own (Deflate64, PPMd); not a broken file
        return Packed(name, None, "file_archive")
    except (zipfile.BadZipFile, EOFError, RuntimeError, ValueError, zlib.error):
        return Packed(name, None, "file_broken")
    return Packed(name, target)


def _zip_name(member: zipfile.ZipInfo) -> str:
    """The name as its maker meant it. Without the flag for UTF-8 Python takes it for cp437."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    return decoded_name(raw)


def decoded_name(raw: bytes) -> str:
    """A file's name out of bytes of unknown encoding: UTF-8 where it is that, else the code page in
    which it is Vietnamese.

    >>> decoded_name("Báo cáo quý 4.pdf".encode("utf-8"))
    'Báo cáo quý 4.pdf'
    >>> decoded_name(b"B\\xe1o c\\xe1o qu\\xfd 4.pdf")
    'Báo cáo quý 4.pdf'
    """
    readings = []
    for page in CODE_PAGES:
        try:
            readings.append(normalize("NFC", raw.decode(page)))
        except UnicodeDecodeError:
            continue
        if page == "utf-8":
            return readings[0]
    return max(readings, key=_spelt) if readings else raw.decode("latin-1")


# Signs that nobody gives a file, a capital inside a word, and `quư`, which is `quý` misread.
_ODD_IN_NAMES = regex.compile(
    r"[^\p{L}\p{M}\p{N} ._\-–()\[\]{}&,+'’!@#%$=~;/\\]|(?<=\p{Ll})\p{Lu}|[Qq]uư"
)


def _spelt(name: str) -> tuple[int, float]:
    """How well a name reads: no signs that nobody gives a file, words of Vietnamese spelling."""
    odd = _ODD_IN_NAMES.findall(name)
    words = regex.findall(r"\p{L}+", name.rpartition(".")[0] or name)
    return -len(odd), syllable_share(words) if words else 0.0


def inner_name(name: str) -> str:
    """A path that stays below the package: no drive, no `..`, blanks and letters as they are."""
    parts = PurePosixPath(_DRIVE.sub("", name).replace("\\", "/")).parts
    kept = [part for part in parts if part not in ("", ".", "..", "/")]
    return normalize("NFC", "/".join(kept)) or "tệp"


def copy_of(name: str, number: int | str, scratch: Path) -> Path:
    """Where the content of a file inside is written: under its number, with its ending where that
    is one; the rest of a name may be anything."""
    ending = PurePosixPath(name.rstrip(" .")).suffix.lower()
    return scratch / (f"{number}{ending}" if _ENDING.fullmatch(ending) else str(number))


def _eml(path: Path, scratch: Path) -> Iterator[Packed]:
    with path.open("rb") as source:
        message = email.message_from_binary_file(source, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise InputError("file_broken")
    yield from _mail(_unwrapped(message), scratch)


def _signed(path: Path, scratch: Path, name: str) -> Packed:
    """The one file that was signed; a signed mail is a mail. Raises InputError."""
    content = signed_content(path.read_bytes())
    if not content:
        raise InputError("file_signature")
    own = name[: -len(SIGNED_ENDING)] if name.lower().endswith(SIGNED_ENDING) else name
    own = "thư.eml" if _MAIL.match(content) else own or "tệp"
    target = copy_of(own, 0, scratch)
    target.write_bytes(content)
    return Packed(own, target)


def _unwrapped(message: EmailMessage) -> EmailMessage:
    """The message that a message is the mere cover of: one forwarded whole, with nothing beside, or
    one that was signed. Raises InputError where covers lie in covers without end."""
    for _ in range(MOST_COVERS):
        inner = _covered(message)
        if inner is None:
            return message
        message = inner
    if _covered(message) is not None:
        raise InputError("package_too_deep", depth=MOST_COVERS)
    return message


def _covered(message: EmailMessage) -> EmailMessage | None:
    """The message that a message holds whole. Raises InputError for one that is locked."""
    inner: object = None
    if message.get_content_type() in SIGNED_MAIL:
        held = message.get_payload(decode=True)
        content = signed_content(held if isinstance(held, bytes) else b"")
        inner = email.message_from_bytes(content, policy=email.policy.default)
    elif message.get_content_type() == "message/rfc822":
        inner = message.get_content()
    return inner if isinstance(inner, EmailMessage) else None


def _mail(message: EmailMessage, scratch: Path) -> Iterator[Packed]:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is not None:
        text = _text_of(body)
        if text.strip():
            yield _written(BODY, text.encode("utf-8"), scratch / "body.txt")
    for number, part in enumerate(message.iter_attachments()):
        name = inner_name(part.get_filename() or f"đính kèm {number + 1}")
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield _written(name, content, copy_of(name, number, scratch))
        elif part.get_content_type() == "message/rfc822":
            inner = next(iter(part.iter_parts()), None) or part.get_content()
            raw = inner.as_bytes() if isinstance(inner, MIMEPart) else b""
            name = name if name.lower().endswith(".eml") else name + ".eml"
            yield _written(name, raw, scratch / f"{number}.eml")


def _text_of(part: MIMEPart) -> str:
    try:
        text = str(part.get_content())
    except (LookupError, ValueError, KeyError):
        payload = part.get_payload(decode=True)
        text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return words_of_page(text) if part.get_content_subtype() == "html" else text


class _Words(HTMLParser):
    """Collects the words of a page, a line for each block. What the page's own marks hide from
    whoever looks at it is kept apart until the hidden element ends, or one around it; where none
    does, the marks are not to be believed. Nor are they where it has no size but what it holds has
    one of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = 0
        self.around: Counter[str] = Counter()  # elements open outside of hidden ones
        self.hidden: list[str] = []  # the hidden element, and those open in it
        self.apart: list[str] = []  # what it holds
        self.has_no_size = False  # that alone hides it

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag not in EMPTY_TAGS:
            self._open(tag, said)
        if tag in ("script", "style", "head"):
            self.silent += 1
        elif tag in ("p", "div", "br", "tr", "li", "h1", "h2", "h3"):
            self._add("\n")
        elif tag in ("td", "th"):
            self._add("\t")

    def _open(self, tag: str, said: Attributes) -> None:
        """Notes an element that begins: outside of hidden ones, hidden itself, or inside one."""
        if self.hidden and self.has_no_size and _has_own_size(tag, said):
            self.parts += self.apart
            self._end_hidden()
        elif self.hidden and self._is_ended_by(tag):
            self._end_hidden()
        if self.hidden:
            self.hidden.append(tag)
        elif _is_hidden(said) or _has_no_size(said):
            self.hidden, self.has_no_size = [tag], not _is_hidden(said)
        else:
            self.around[tag] += 1

    def _is_ended_by(self, tag: str) -> bool:
        """True for the next cell, row or paragraph behind one that does not say its end."""
        is_next = tag == self.hidden[0] and tag in ENDED_BY_NEXT
        return is_next and "table" not in self.hidden

    def _end_hidden(self) -> None:
        self.hidden, self.apart = [], []

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "head"):
            self.silent = max(0, self.silent - 1)
        if tag in self.hidden:
            while self.hidden.pop() != tag:
                pass
            if not self.hidden:
                self._end_hidden()
        elif self.around[tag]:
            self.around[tag] -= 1
            if tag not in ENDS_NOTHING:
                self._end_hidden()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self._add(regex.sub(r"\s+", " ", data))

    def _add(self, words: str) -> None:
        (self.apart if self.hidden else self.parts).append(words)

    def words(self) -> str:
        """All that is seen, and what a hidden element holds that never ends."""
        return "".join((*self.parts, *self.apart))


def _is_hidden(said: Attributes) -> bool:
    """True for an element that browsers and mail programs do not show, nor anything in it."""
    return "hidden" in said or HIDING.search(said.get("style") or "") is not None


def _has_no_size(said: Attributes) -> bool:
    """True for an element whose words are not seen, unless something in it has a size."""
    return NO_SIZE.search(said.get("style") or "") is not None


def _has_own_size(tag: str, said: Attributes) -> bool:
    """True for an element that is seen though the one around it has no size."""
    is_sized = tag == "font" and "size" in said
    return is_sized or OWN_SIZE.search(said.get("style") or "") is not None


def words_of_page(page: str) -> str:
    """The words of a page of HTML that are seen, a line for each paragraph and row; tabs part a
    row's cells."""
    words = _Words()
    words.feed(page)
    words.close()
    return regex.sub(r"\n\s*\n+", "\n\n", words.words()).strip()


def _msg(path: Path, scratch: Path) -> Iterator[Packed]:
    from oxmsg import Message  # only a folder with such mails pays for it

    try:
        message = Message.load(str(path))
        body = message.body or words_of_page(message.html_body or "")
        attachments = list(message.attachments)
    except Exception:  # the library raises what its parts raise on damaged files
        raise InputError("file_broken") from None
    if body and body.strip():
        yield _written(BODY, body.encode("utf-8"), scratch / "body.txt")
    for number, part in enumerate(attachments):
        name = inner_name(part.file_name or f"đính kèm {number + 1}")
        content = part.file_bytes
        if content is None:
            yield Packed(name, None, "file_broken")
        else:
            yield _written(name, content, copy_of(name, number, scratch))


def _written(name: str, content: bytes, target: Path) -> Packed:
    if len(content) > MOST_BYTES:
        return Packed(name, None, "package_trap")
    target.write_bytes(content)
    return Packed(name, target)


# Lines of a mail that hold digits of no report: who wrote, when, the sender's telephone.
_COVERING = regex.compile(
    r"(?im)^\W*(?:ĐT|Đ/T|SĐT|Tel|Điện thoại|Mobile|Fax|Zalo|Hotline|E-?mail|Website|Địa chỉ|Address"
    r"|From|Sent|To|Cc|Date|Subject|Từ|Ngày gửi|Đã gửi|Tới|Đến|Chủ đề|Vào)\b\s*[:.,(\d].*$"
    r"|^>.*$|^.*(?:đã viết|wrote)\s*:\s*$|\bhttps?://\S+|\S+@\S+|\+?84[\d .()-]{8,}"
    r"|\b0\d{1,3}[ .()-]?\d{3}[ .()-]?\d{3,4}\b"
)


def says_figures(text: str) -> bool:
    """True where a mail's words hold a digit beside greetings, addresses and telephone numbers.

    >>> says_figures("Kính gửi Sở Nội vụ,\\nXin gửi báo cáo.\\nĐT: 0299.3821.234")
    False
    >>> says_figures("Tháng này xã tiếp nhận 23 hồ sơ.")
    True
    """
    return regex.search(r"\d", _COVERING.sub(" ", text)) is not None


_COUNTED = worded(r"(?i)(?<![\p{L}\d/.-])\d[\d.,]*\s?(?:%|{counted_in_mails})")


def counts_things(text: str) -> bool:
    """True where a mail's own words say how many there are of something that reports count.

    >>> counts_things("Xin đính chính: cấp xã có 23 hồ sơ trễ hạn.")
    True
    >>> counts_things("Gửi kèm Báo cáo số 12/BC-UBND quý 2 năm 2024, 02 tệp.")
    False
    """
    return _COUNTED.search(_COVERING.sub(" ", text)) is not None
