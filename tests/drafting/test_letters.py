import csv

import docx
from made_datasets import COUNT, report
from made_drafts import put_contradiction
from open_files import hold_open

from extractor.cli import main
from extractor.drafting.letters import LIST, LettersAsked, write_letters
from extractor.output.database import Dataset


def asked(folder, listed, out, **more):
    return LettersAsked((folder,), out, "2024", listed, **more)


def text_of(path):
    return "\n".join(paragraph.text for paragraph in docx.Document(path).paragraphs)


def letters(done):
    return {letter.owed.unit.label: letter for letter in done.letters}


def test_each_unit_with_something_to_answer_has_a_letter(folder, listed, tmp_path):
    done = write_letters(asked(folder, listed, tmp_path / "thư", due="2024-12-15"))
    found = letters(done)
    assert sorted(found) == ["huyện Kế Sách", "huyện Long Phú", "huyện Mỹ Tú"]
    late, missing, contrary = (text_of(found[name].path) for name in sorted(found))
    assert "20/12/2024" in late and "15/12/2024" in late and "không khớp" not in late
    assert "chưa nhận được báo cáo" in missing and "huyện Long Phú" in missing
    for words in ("Trang 3, mục II.1", "234 (trang 3)", "219 (trang 4)", "Tổng số là 219 người."):
        assert words in contrary
    assert sorted(path.name for path in done.out.glob("*.docx")) == sorted(
        letter.path.name for letter in done.letters
    )


def test_without_list_and_day_nobody_is_missing_or_late(folder, tmp_path):
    done = write_letters(asked(folder, None, tmp_path / "thư"))
    assert sorted(letters(done)) == ["huyện Mỹ Tú"] and not done.has_list


def test_a_corrected_report_sent_later_is_not_late(folder, listed, tmp_path):
    with Dataset(folder) as data, data.connection:
        report(data, "huyện Mỹ Xuyên", "2024", "2024-12-30", file="sửa.pdf", number="9/BC")
    done = write_letters(asked(folder, listed, tmp_path / "thư", due="2024-12-15"))
    assert "huyện Mỹ Xuyên" not in letters(done)


def test_what_may_be_misread_is_said_and_asked_of_nobody(folder, listed, tmp_path):
    with Dataset(folder) as data, data.connection:
        put_contradiction(data, "huyện Mỹ Xuyên 2024.pdf", "suspect")
    done = write_letters(asked(folder, listed, tmp_path / "thư"))
    assert "huyện Mỹ Xuyên" not in letters(done)
    assert any("huyện Mỹ Xuyên" in line for line in done.aside)


def test_a_file_that_waits_is_looked_at_before_its_unit_is_asked(folder, listed, tmp_path):
    with Dataset(folder) as data, data.connection:
        row = {"file": "huyện Long Phú 2024.pdf", "error": "hỏng", "next_step": "xin lại"}
        data.add("failures", [row, {**row, "file": "rỗng.txt"}])
    done = write_letters(asked(folder, listed, tmp_path / "thư"))
    assert "huyện Long Phú" not in letters(done)
    assert any("Long Phú" in line for line in done.aside)
    assert "Chưa hỏi, xem tệp trước: rỗng.txt (chưa rõ của đơn vị nào)" in done.aside


def test_hostile_names_stay_in_the_folder(tmp_path):
    names = ["../../A", "CON", '"B" <i>', "=1+1", "\x07\u202eC", "Dài " * 90, "a", "A"]
    base = tmp_path / "kq"
    base.mkdir()
    with Dataset(base) as data, data.connection:
        for name in names:
            report(data, f"xã {name}", "2024", "2024-12-20", level="xã", values=[(COUNT, "1")])
    out = tmp_path / "thư"
    done = write_letters(LettersAsked((base,), out, due="2024-12-15"))
    files = [letter.path for letter in done.letters]
    assert len({path.name.casefold() for path in files}) == len(done.letters) >= len(names) - 1
    assert all(path.parent == out and path.is_file() for path in files)
    assert all("20/12/2024" in text_of(path) for path in files)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".docx"] == []
    with open(out / LIST, encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.reader(handle, delimiter=";"))
    assert [row[0] for row in rows[1:]] == [path.name for path in files]
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_units_of_one_name_have_letters_of_their_own(tmp_path):
    base = tmp_path / "kq"
    base.mkdir()
    with Dataset(base) as data, data.connection:
        for province in ("Sóc Trăng", "An Giang"):
            report(data, "huyện Châu Thành", "2024", "2024-12-20", province, file=f"{province}.pdf")
    done = write_letters(LettersAsked((base,), tmp_path / "thư", due="2024-12-15"))
    assert len({letter.path.name.casefold() for letter in done.letters}) == 2


def test_a_second_run_takes_old_letters_away_and_keeps_what_a_person_changed(
    folder, listed, tmp_path
):
    out = tmp_path / "thư"
    first = letters(write_letters(asked(folder, listed, out, due="2024-12-15")))
    changed = first["huyện Kế Sách"].path
    document = docx.Document(changed)
    document.add_paragraph("Người viết thêm.")
    document.save(changed)
    (out / "ghi chú của tôi.docx").write_bytes(b"x")
    done = write_letters(asked(folder, listed, out, due="2024-12-31"))
    assert sorted(letters(done)) == ["huyện Long Phú", "huyện Mỹ Tú"]
    [kept] = done.kept
    assert "Người viết thêm." in text_of(kept)
    assert not changed.exists() and (out / "ghi chú của tôi.docx").exists()


def test_a_list_that_is_open_in_excel_has_another_beside_it(
    folder, listed, tmp_path, monkeypatch, capsys
):
    """As on Windows, which lets nobody replace a file that is open; nothing of it is lost for the
    next run, which takes the letters of both lists away."""
    out = tmp_path / "thư"
    first = write_letters(asked(folder, listed, out, due="2024-12-15"))
    assert first.listed.path == out / LIST
    command = ["letters", str(folder), "--expected", str(listed), "--out", str(out)]
    with monkeypatch.context() as excel:
        hold_open(excel, out / LIST)
        assert main([*command, "--due", "15/12/2024"]) == 0
    second = out / LIST.replace(".csv", "-2.csv")
    assert second.is_file() and second.name in capsys.readouterr().err
    told = [row[0] for row in csv.reader(second.read_text("utf-8-sig").splitlines(), delimiter=";")]
    assert all((out / name).is_file() for name in told[1:]) and len(told) == 4
    (out / LIST).unlink()  # the numbered one is the only list of those letters
    own = out / "danh-sach-cong-van của tôi.csv"
    own.write_text("Tệp\nghi chú của tôi.docx\n", "utf-8-sig")
    (out / "ghi chú của tôi.docx").write_bytes(b"x")
    done = write_letters(asked(folder, listed, out, due="2024-12-31"))
    assert sorted(path.name for path in out.glob("*.docx")) == sorted(
        [*(letter.path.name for letter in done.letters), "ghi chú của tôi.docx"]
    )
    assert sorted(path.name for path in out.glob("*.csv")) == sorted([LIST, own.name])


def test_the_command_says_what_it_wrote(folder, listed, tmp_path, capsys):
    out = tmp_path / "thư"
    asked = ["letters", str(folder), "--expected", str(listed), "--out", str(out)]
    assert main([*asked, "--due", "15/12/2024"]) == 0
    said = capsys.readouterr().err
    assert "3 công văn cho kỳ năm 2024" in said
    assert "1 chưa gửi báo cáo, 1 gửi chậm, 1 có số không khớp" in said
    assert main([*asked, "--due", "32/12/2024"]) == 2
    assert "32/12/2024" in capsys.readouterr().err
