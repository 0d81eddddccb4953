"""Datasets for tests of comparisons: reports and unread files put in as a run would."""

import csv

from openpyxl import load_workbook

from extractor.output.schema import TABLES

COUNT = ("ho_so_tthc.tiep_nhan", "Hồ sơ tiếp nhận", "hồ sơ")
# Columns that a dataset has once a run says what counts and which period a value is for.
WITH_COUNTED = list(dict.fromkeys([*TABLES["documents"], "counted"]))
WITH_FOR_PERIOD = list(dict.fromkeys([*TABLES["indicators"], "for_period"]))


class MadeFolder:
    """A result folder of CSV files. `put` adds a report, `fail` a file that could not be read."""

    def __init__(self, path):
        self.path = path
        self.documents, self.indicators, self.failures = [], [], []

    def put(self, file, issuer, period="2024", values=(), **fields):
        """A report. `values`: (value, status, for_period) of the one indicator COUNT."""
        row = {
            "file": file,
            "sha256": f"content of {file}",
            "pages": "3",
            "number": f"{len(self.documents) + 1}/BC-UBND",
            "doc_date": f"{period[:4]}-12-05" if period else "",
            "doc_type": "Báo cáo",
            "issuer": issuer,
            "issuer_level": "huyện" if issuer else "",
            "province": "Sóc Trăng",
            "title": "Kết quả cải cách hành chính",
            "period": period,
        }
        self.documents.append(dict.fromkeys(WITH_COUNTED, "") | row | fields)
        for at, (value, status, for_period) in enumerate(values):
            code, name, unit = COUNT
            indicator = {"indicator": code, "name_vi": name, "unit": unit, "value": value}
            place = {"file": file, "page": "1", "start": str(100 + at), "review": "no"}
            said = {"period": period, "status": status, "for_period": for_period}
            row = dict.fromkeys(WITH_FOR_PERIOD, "") | indicator | place | said
            self.indicators.append(row)

    def fail(self, file, error="không mở được"):
        self.failures.append({"file": file, "error": error, "next_step": "Xin lại tệp."})

    def write(self, without=()):
        """Write the CSV files; columns in `without` are those that an older run did not have."""
        self.path.mkdir(parents=True, exist_ok=True)
        for name, columns, rows in (
            ("documents", WITH_COUNTED, self.documents),
            ("indicators", WITH_FOR_PERIOD, self.indicators),
            ("failures", ["file", "error", "next_step"], self.failures),
        ):
            kept = [column for column in columns if column not in without]
            with open(self.path / f"{name}.csv", "w", encoding="utf-8-sig", newline="") as handle:
                writer = csv.DictWriter(handle, kept, extrasaction="ignore")
                writer.writeheader()
                writer.writerows(rows)
        return self.path


def listed_in(path, *units, province="Sóc Trăng", level="huyện"):
    """A user's list of units."""
    lines = [f"{level},{unit},{province}" for unit in units]
    path.write_text("\n".join(["level,name,province", *lines]), "utf-8-sig")
    return path


def csv_rows(out, stem):
    with open(out.with_name(f"{out.stem}.{stem}.csv"), encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def opening_lines(out):
    """What the first sheet says, by the name of the line."""
    sheet = load_workbook(out)["Giới thiệu"]
    return {str(row[0].value): str(row[1].value) for row in sheet.iter_rows() if row[0].value}
