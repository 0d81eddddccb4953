"""Tests of answered letters."""

from conftest import solieu, table


def head(first, place, day, month, year, body="Thực hiện kế hoạch, cơ quan báo cáo như sau."):
    return (
        f"{first}\nSố: 12/BC-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{place}, ngày {day:02d} tháng {month:02d} năm {year}\n\n"
        f"BÁO CÁO\nKết quả cải cách hành chính 6 tháng đầu năm {year}\n\n{body}\n"
    )


def test_run_with_a_list_reads_anew_and_names_the_letter_answered(tmp_path):
    reports, out, own = tmp_path / "in", tmp_path / "out", tmp_path / "own.csv"
    reports.mkdir()
    (reports / "a.txt").write_text(
        head(
            "UBND HUYỆN AN LẠC",
            "An Lạc",
            12,
            11,
            2016,
            "Thực hiện Công văn số 2356/SNV-CCHC ngày 07/11/2016 của "
            "Sở Nội vụ tỉnh Cửu Long; UBND huyện đã ban hành Công văn số 15/UBND-NV ngày 08/11/2016.\n\n"
            "I. Kết quả\n\nTheo Công văn số 99/SNV-CCHC, đã giải quyết 12 hồ sơ.",
        ),
        "utf-8",
    )
    own.write_text("level,name,province\ntỉnh,Cửu Long,\nhuyện,huyện An Lạc,Cửu Long\n", "utf-8")
    assert solieu("run", reports, "--out", out).returncode == 0
    [row] = table(out, "documents")
    assert row["review"] == "yes" and "Cửu Long" in row["review_reason"]
    done = solieu("run", reports, "--out", out, "--units", own)
    assert "1 đã đọc" in done.stderr
    [row] = table(out, "documents")
    assert (row["review"], row["province"], row["district"]) == ("no", "Cửu Long", "An Lạc")
    assert row["answers"] == "2356/SNV-CCHC (2016-11-07)"
    assert "1 không đổi" in solieu("run", reports, "--out", out, "--units", own).stderr
    assert solieu("run", reports, "--out", out, "--units", tmp_path / "none.csv").returncode == 2
