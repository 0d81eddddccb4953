"""Forms that reach outside, run, or unpack to far more than they are: none is filled."""

import zipfile

import pytest
from made_forms import added, annex_form, rewritten, units_form

from extractor.errors import InputError
from extractor.forms import examine

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINK = f'Type="{OFFICE}/externalLink" Target="externalLinks/externalLink1.xml"'
PICTURE = f'Type="{OFFICE}/image" Target="http://example.com/a.png" TargetMode="External"'
MACRO = 'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vba.bin"'
CONNECTION = f'Type="{OFFICE}/connections" Target="connections.xml"'


def refusal(path):
    with pytest.raises(InputError) as refused:
        examine(path)
    return refused.value.code


@pytest.mark.parametrize(
    "part, relation, code",
    [
        ("xl/externalLinks/externalLink1.xml", LINK, "form_part_outside"),
        ("xl/x.xml", PICTURE, "form_part_outside"),
        ("xl/vba.bin", MACRO, "form_part_runs"),
        ("xl/connections.xml", CONNECTION, "form_part_outside"),
    ],
)
def test_what_reaches_outside_or_runs(tmp_path, part, relation, code):
    assert refusal(added(units_form(tmp_path / "mau.xlsx"), part, b"<a/>", relation)) == code


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities(tmp_path, name, encoding):
    def declared(old):
        text = old.decode().replace('encoding="UTF-8"', "")
        first = text.index("<", 2) if text.startswith("<?") else 0
        bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]>'
        return (text[:first] + bomb + text[first:]).encode(encoding)

    form = rewritten(units_form(tmp_path / "mau.xlsx"), name, declared)
    assert refusal(form) == "office_trap"


def test_a_part_that_unpacks_to_far_more(tmp_path):
    form = added(units_form(tmp_path / "mau.xlsx"), "xl/media/a.png", b"\0" * (300 << 20))
    assert refusal(form) in ("package_trap", "file_too_large")


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["xl/workbook.xml", "../../a.xml", "/etc/a.xml"])
def test_names_twice_or_outside(tmp_path, name):
    form = units_form(tmp_path / "mau.xlsx")
    with zipfile.ZipFile(form, "a") as archive:
        archive.writestr(name, b"<a/>")
    assert refusal(form) == "office_trap"


@pytest.mark.parametrize(
    "old, new",
    [
        (b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"),
        (b"spreadsheetml.sheet.main+xml", b"spreadsheetml.template.main+xml"),
    ],
)
def test_other_kinds_of_workbooks(tmp_path, old, new):
    form = units_form(tmp_path / "mau.xlsx")
    rewritten(form, "[Content_Types].xml", lambda content: content.replace(old, new))
    assert refusal(form) == "form_other_kind"


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"not a workbook at all"])
def test_no_workbook(tmp_path, content):
    path = tmp_path / "mau.xlsx"
    path.write_bytes(content)
    assert refusal(path) == "office_broken"


def test_links_that_a_person_must_click_are_no_harm(tmp_path):
    form = annex_form(tmp_path / "mau.xlsx")
    link = 'Type="{}/hyperlink" Target="https://example.com" TargetMode="External"'
    added(form, "xl/none.xml", b"<a/>", link.format(OFFICE))
    assert examine(form).faults == ()
