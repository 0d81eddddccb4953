"""Reports put into a dataset for tests of comparisons."""

from extractor.output.schema import TABLES

COUNT = ("ho_so_tthc.tiep_nhan", "Hồ sơ tiếp nhận", "hồ sơ")
RATIO = ("chi_dao.ke_hoach.nhiem_vu_hoan_thanh", "Nhiệm vụ hoàn thành", "nhiệm vụ")
SHARE = ("chi_dao.kiem_tra.co_quan_ty_le", "Tỷ lệ cơ quan được kiểm tra", "%")
MINUTES = ("chi_dao.tuyen_truyen.thoi_luong_phat_thanh", "Thời lượng phát thanh", "phút")
MONEY = ("tai_chinh.ngan_sach.thu", "Thu ngân sách", "đồng")
LATE = ("ho_so_tthc.giai_quyet_qua_han", "Hồ sơ giải quyết quá hạn", "hồ sơ")


def report(
    data,
    unit,
    period="2016",
    date="2016-11-15",
    province="Sóc Trăng",
    level="huyện",
    file="",
    number="",
    values=(),
    title="Kết quả cải cách hành chính",
    answers="",
    issuer="",
):
    """Put a report into a dataset. `values`: (indicator, text, status, review)."""
    file = file or f"{unit} {period}.pdf"
    issuer = issuer or ("UBND " + unit if level != "sở" else unit)
    fields = dict.fromkeys(TABLES["documents"], "") | {
        "file": file,
        "sha256": f"{abs(hash(file)):064d}"[:64],
        "pages": 3,
        "number": number or f"{file}/BC",
        "doc_date": date,
        "doc_type": "Báo cáo",
        "issuer": issuer,
        "issuer_level": level,
        "province": province,
        "title": title,
        "period": period,
        "answers": answers,
        "review": "no",
    }
    data.add("documents", [fields])
    for at, (indicator, text, *rest) in enumerate(values):
        status, review = (rest + ["actual", "no"][len(rest) :])[:2]
        top, _, bottom = text.partition("/")
        parts = ("", top, bottom) if bottom else (text, "", "")
        indicator_row = (
            *(file, province, "", issuer, level, period, *indicator, status),
            *(*parts, 2, 100 + at, review, period, ""),
        )
        data.add("indicators", [dict(zip(TABLES["indicators"], indicator_row, strict=True))])
        if review == "yes":
            figure = dict.fromkeys(TABLES["figures"], "") | {
                "file": file,
                "page": 2,
                "start": 100 + at,
                "review": "yes",
                "review_reason": "mờ",
                "x0": 10,
            }
            data.add("figures", [figure])
