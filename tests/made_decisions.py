"""Decisions for tests."""

from extractor.decisions import Decision
from extractor.model import Box

DOCUMENT = {
    "file": "Huyện An Phú/báo cáo.pdf",
    "sha256": "a" * 64,
    "number": "215/BC-UBND",
    "issuer": "UBND huyện An Phú",
    "period": "2024",
    "doc_date": "2024-12-12",
    "review": "no",
    "review_reason": "",
    "counted": "yes",
    "page_from": 1,
    "page_to": 3,
    "corrected": "",
}


def decision(new="1250", old="1280", page=2, box=(100, 200, 140, 212), **more):
    fields = {
        "sha256": DOCUMENT["sha256"],
        "page": page,
        "box": None if box is None else Box(*box),
        "raw": "1.280",
        "field": "value",
        "old": old,
        "new": new,
        "state": "corrected",
        "person": "Nguyễn Thị Lan",
        "time": "2026-11-25T08:00:00+07:00",
        "file": DOCUMENT["file"],
        "document": "215/BC-UBND | UBND huyện An Phú | 2024",
        "kind": "count",
    }
    return Decision(**(fields | more))


def figure(start=40, raw="1.280", box=(100, 200, 140, 212), page=2, **more):
    corners = dict(zip(("x0", "y0", "x1", "y1"), box or ("",) * 4, strict=True))
    row = {
        "file": DOCUMENT["file"],
        "page": page,
        "start": start,
        "raw": raw,
        "sentence": f"Đã tiếp nhận {raw} hồ sơ.",
        "review": "yes",
        "review_reason": "OCR không chắc chữ này",
        **corners,
        "kind": "count",
        "value": raw.replace(".", ""),
        "numerator": "",
        "denominator": "",
        "unit": "hồ sơ",
        "status": "actual",
        "indicator": "ho_so_tthc.tiep_nhan",
        "for_period": "2024",
        "place": "",
        "corrected": "",
    }
    return row | more


def indicator(start=40, value="1280", **more):
    row = {
        "file": DOCUMENT["file"],
        "province": "",
        "district": "",
        "issuer": DOCUMENT["issuer"],
        "issuer_level": "huyện",
        "period": "2024",
        "indicator": "ho_so_tthc.tiep_nhan",
        "name_vi": "Tổng số hồ sơ tiếp nhận",
        "unit": "hồ sơ",
        "status": "actual",
        "value": value,
        "numerator": "",
        "denominator": "",
        "page": 2,
        "start": start,
        "review": "yes",
        "for_period": "2024",
        "corrected": "",
    }
    return row | more
