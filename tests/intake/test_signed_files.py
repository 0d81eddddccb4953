"""The file that was signed is read out of a signed file, in every form that programs write."""

import base64
import zipfile

import pytest

from extractor.errors import InputError
from extractor.intake.inputs import Spot, sorted_file
from extractor.intake.recognition import recognise
from extractor.intake.signed_files import SIGNED, signed_content

REPORT = "Đã tiếp nhận 900 hồ sơ, đã giải quyết 880 hồ sơ.".encode()
MAIL = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=B\r\n\r\n--B\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n"
    b"Content-Disposition: attachment; filename=a.txt\r\n\r\n" + REPORT + b"\r\n--B--\r\n"
)


def element(tag, content, is_open=False):
    if is_open:
        return bytes([tag, 0x80]) + content + b"\0\0"
    if len(content) < 128:
        return bytes([tag, len(content)]) + content
    size = len(content).to_bytes(3, "big")
    return bytes([tag, 0x83]) + size + content


def signed(content, is_open=False, pieces=0, mark=SIGNED):
    """A signed file without its certificates, which nobody looks at."""
    data = bytes.fromhex("06092a864886f70d010701")
    if content is not None and pieces:
        parts = [content[at : at + pieces] for at in range(0, len(content), pieces)]
        held = element(0x24, b"".join(element(0x04, part) for part in parts), is_open)
    else:
        held = element(0x04, content or b"")
    inner = data + (element(0xA0, held, is_open) if content is not None else b"")
    digests = element(0x31, element(0x30, bytes.fromhex("0609608648016503040201")))
    whole = element(0x02, b"\1") + digests + element(0x30, inner, is_open) + element(0x31, b"")
    return element(0x30, mark + element(0xA0, element(0x30, whole, is_open), is_open), is_open)


def in_letters(file):
    return base64.encodebytes(file)


def in_armour(file):
    return b"-----BEGIN PKCS7-----\n" + base64.encodebytes(file) + b"-----END PKCS7-----\n"


def as_it_is(file):
    return file


FORMS = [
    signed(REPORT * 40),
    signed(REPORT * 40, is_open=True),
    signed(REPORT * 40, is_open=True, pieces=100),
    signed(REPORT * 40, pieces=1000),
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("written", [as_it_is, in_letters, in_armour])
def test_the_signed_bytes_are_found(form, written):
    assert signed_content(written(form)) == REPORT * 40


@pytest.mark.parametrize(
    ("name", "content", "inside"),
    [
        ("báo cáo.txt.p7m", REPORT, "báo cáo.txt"),
        ("công văn.p7m", MAIL, "thư.eml!/a.txt"),
        ("smime.p7m", MAIL, "thư.eml!/a.txt"),
        ("báo cáo.pdf", b"%PDF-1.4 broken", "báo cáo.pdf"),
    ],
)
def test_what_was_signed_is_sorted_like_any_file(tmp_path, name, content, inside):
    (tmp_path / name).write_bytes(signed(content))
    (tmp_path / "scratch").mkdir()
    found = sorted_file(Spot(tmp_path / name, name, name), tmp_path / "scratch")
    assert f"{name}!/{inside}" in [one.name for one in found if one.state == "report"]


def test_a_signed_file_in_a_package_keeps_its_name(tmp_path):
    with zipfile.ZipFile(tmp_path / "gói.zip", "w") as package:
        package.writestr("số 5.txt.p7m", signed(REPORT))
    (tmp_path / "scratch").mkdir()
    [found] = sorted_file(Spot(tmp_path / "gói.zip", "gói.zip", "gói.zip"), tmp_path / "scratch")
    assert (found.state, found.name) == ("report", "gói.zip!/số 5.txt.p7m!/số 5.txt")


LOCKED = bytes.fromhex("06092a864886f70d010703")


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (signed(None), "file_signature"),
        (signed(REPORT, mark=LOCKED), "file_signature"),
        (signed(REPORT * 40)[:300], "file_broken"),
        (signed(REPORT, is_open=True)[:80], "file_broken"),
        (bytes.fromhex("3080") * 40 + SIGNED, "file_broken"),
    ],
)
def test_a_signature_alone_and_a_locked_file_have_a_next_step(tmp_path, file, code):
    path = tmp_path / "a.p7m"
    path.write_bytes(file)
    with pytest.raises(InputError) as error:
        recognise(path)
        signed_content(file)
    assert error.value.code in (code, "file_signature")


def signed_mail(file, kind="application/pkcs7-mime"):
    return (
        b"MIME-Version: 1.0\r\nSubject: Bao cao\r\nContent-Type: " + kind.encode() + b"; "
        b'name="smime.p7m"\r\nContent-Transfer-Encoding: base64\r\n'
        b'Content-Disposition: attachment; filename="smime.p7m"\r\n\r\n' + in_letters(file)
    )


@pytest.mark.parametrize("kind", ["application/pkcs7-mime", "application/x-pkcs7-mime"])
@pytest.mark.parametrize("times", [1, 2])
def test_a_signed_mail_is_read_like_the_mail_that_was_signed(tmp_path, kind, times):
    mail = MAIL
    for _ in range(times):
        mail = signed_mail(signed(mail, is_open=True, pieces=60), kind)
    (tmp_path / "a.eml").write_bytes(mail)
    (tmp_path / "scratch").mkdir()
    found = sorted_file(Spot(tmp_path / "a.eml", "a.eml", "a.eml"), tmp_path / "scratch")
    assert [(one.state, one.name) for one in found] == [("report", "a.eml!/a.txt")]


def test_a_locked_mail_has_a_next_step(tmp_path):
    (tmp_path / "a.eml").write_bytes(signed_mail(signed(MAIL, mark=LOCKED)))
    [found] = sorted_file(Spot(tmp_path / "a.eml", "a.eml", "a.eml"), tmp_path)
    assert (found.state, found.reason) == ("failed", "file_signature")
