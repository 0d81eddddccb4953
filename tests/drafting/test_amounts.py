"""What the numbers of a draft come to: shares that no report states are those of its own parts."""

import docx
import pytest
from made_datasets import COUNT, report

from extractor.drafting.report import ReportAsked, write_report
from extractor.output.database import Dataset

ONLINE = ("ho_so_tthc.tiep_nhan_truc_tuyen", "Hồ sơ tiếp nhận trực tuyến", "hồ sơ")
SHARE = ("dich_vu_cong.ho_so_truc_tuyen_ty_le", "Tỷ lệ hồ sơ nộp trực tuyến", "%")
SAID = "Tỷ lệ hồ sơ nộp trực tuyến: "


def words_of(part):
    """What a person reads, fields among it."""
    return "".join(text.text or "" for text in part._element.iter("{*}t"))


@pytest.fixture
def drafted(tmp_path):
    """The draft of reports with these values: what its text says of the share, the rows of its
    annex of sources on it."""

    def made(*reports):
        with Dataset(tmp_path) as data:
            for number, values in enumerate(reports):
                report(data, f"huyện Số {number}", values=values)
        write_report(ReportAsked((tmp_path,), tmp_path / "a.docx", "2016"))
        document = docx.Document(tmp_path / "a.docx")
        [said] = [line for line in map(words_of, document.paragraphs) if SAID in line]
        rows = [[words_of(cell) for cell in row.cells] for row in document.tables[-1].rows]
        [at] = [place for place, row in enumerate(rows) if row[0] == SHARE[1]]
        return said.partition(SAID)[2], [row for row in rows[at + 1 :] if row[0].startswith("– ")]

    return made


@pytest.mark.parametrize(
    "reports, said",
    [
        ([[(COUNT, "45678"), (ONLINE, "30112")]], "65,92% (1/1 đơn vị)."),
        ([[(COUNT, "45678"), (ONLINE, "30112"), (SHARE, "66")]], "66% (1/1 đơn vị)."),
        ([[(COUNT, "10"), (ONLINE, "5")], [(COUNT, "9")]], "50% (1/2 đơn vị)."),
        (
            [[(COUNT, "10"), (ONLINE, "5")], [(SHARE, "70")]],
            "từ 50% (huyện Số 0) đến 70% (huyện Số 1) (2/2 đơn vị).",
        ),
        ([[(COUNT, "10"), (ONLINE, "12")]], "…… (0/1 đơn vị)."),
        ([[(COUNT, "10"), (COUNT, "11"), (ONLINE, "5")]], "…… (0/1 đơn vị)."),
        ([[(COUNT, "10", "actual", "yes"), (ONLINE, "5")]], "50% (?) (1/1 đơn vị)."),
    ],
)
def test_a_share_is_made_of_its_parts_where_a_report_does_not_state_it(drafted, reports, said):
    assert drafted(*reports)[0] == said


def test_the_annex_names_both_parts(drafted):
    _, rows = drafted([(COUNT, "45678"), (ONLINE, "30112")])
    assert rows[0][1] == "65,92% = 30.112/45.678"
