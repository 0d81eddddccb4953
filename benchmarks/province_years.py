#!/usr/bin/env python3
"""Make a province's reports of two years as a home affairs office gets them: twelve districts, one
missing, one late, one corrected, one that contradicts itself, two scanned.

    python benchmarks/province_years.py DIR

Writes DIR/2023, DIR/2024 and DIR/don-vi.csv (the list of units that should report). The province
and its districts are invented; the same DIR is made every time. Needs what `make_samples.py` needs.
"""

from __future__ import annotations

import random
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import make_samples

PROVINCE = "Cửu Long"
DISTRICTS = (
    "An Phú",
    "Bình Hòa",
    "Cái Sơn",
    "Đông Thạnh",
    "Giồng Trâm",
    "Hòa Lợi",
    "Kim Sơn",
    "Long Tuyền",
    "Mỹ Thuận",
    "Phú Hữu",
    "Tân Lược",
    "Vĩnh Châu Thành",
)
MISSING = "Tân Lược"  # has no report of the second year
CORRECTED = "Cái Sơn"  # sent the second year's twice
CONTRADICTING = "Kim Sơn"  # whose parts do not make its whole, and whose change is not the one said
SCANNED = ("Hòa Lợi", "Mỹ Thuận")

REPORT = """\
.left
ỦY BAN NHÂN DÂN
HUYỆN {UPPER}
Số: {number}/BC-UBND

.right
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{name}, ngày {day} tháng 11 năm {year}

.title
BÁO CÁO
Kết quả công tác cải cách hành chính năm {year} và phương hướng nhiệm vụ năm {next}

I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH

Ủy ban nhân dân huyện đã hoàn thành {tasks_done}/{tasks} nhiệm vụ của kế hoạch cải cách hành chính năm {year}. Trong năm đã kiểm tra {checked} cơ quan, đơn vị.

II. KẾT QUẢ THỰC HIỆN

1. Cải cách thủ tục hành chính

Tổng số hồ sơ tiếp nhận là {received} hồ sơ{said}. Đã giải quyết {settled} hồ sơ, trong đó trước hạn và đúng hạn {in_time} hồ sơ, chiếm {in_time_share}%; quá hạn {late} hồ sơ. Số hồ sơ đang giải quyết là {open} hồ sơ. Tỷ lệ hồ sơ nộp trực tuyến đạt {online}%.

2. Cải cách chế độ công vụ

Toàn huyện có {officials} biên chế công chức; tổ chức đào tạo, bồi dưỡng cho {trained} lượt cán bộ, công chức, viên chức. Trong năm có {punished} cán bộ, công chức bị kỷ luật.

3. Tiếp công dân

Trong năm đã tiếp {visits} lượt công dân; tiếp nhận {letters} đơn khiếu nại, tố cáo, kiến nghị, phản ánh.

III. PHƯƠNG HƯỚNG NĂM {next}

Phấn đấu năm {next} tỷ lệ hồ sơ nộp trực tuyến đạt {aim}%.

.recipients
Nơi nhận:
- Sở Nội vụ;
- Lưu: VT.

.sign
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
{signer}
"""


@dataclass
class Year:
    """What a district counts in a year."""

    received: int
    settled: int
    late: int
    online: float
    tasks: int
    tasks_done: int
    checked: int
    officials: int
    trained: int
    punished: int
    visits: int
    letters: int
    aim: float


def counted(chance: random.Random, before: Year | None) -> Year:
    """A year's counts; near those of the year before, where there is one."""
    if before is None:
        received, online = chance.randint(6_000, 45_000), chance.uniform(25, 60)
        officials, visits = chance.randint(78, 130), chance.randint(120, 900)
    else:
        received = round(before.received * chance.uniform(0.7, 1.45))
        online = min(99, before.online + chance.uniform(-4, 25))
        officials, visits = before.officials - chance.randint(0, 4), round(before.visits * 1.1)
    settled = round(received * chance.uniform(0.93, 0.99))
    tasks = chance.randint(22, 40)
    return Year(
        received=received,
        settled=settled,
        late=round(settled * chance.choice((0, 0.001, 0.004, 0.012, 0.05))),
        online=online,
        tasks=tasks,
        tasks_done=tasks - chance.randint(0, 6),
        checked=chance.randint(4, 14),
        officials=officials,
        trained=chance.randint(90, 480),
        punished=chance.choice((0, 0, 1, 2, 5)),
        visits=visits,
        letters=chance.randint(30, 260),
        aim=min(100, round(online + chance.uniform(3, 15))),
    )


def points(number: int) -> str:
    return f"{number:,}".replace(",", ".") if number > 999 else f"{number:02d}"


def per_cent(share: float) -> str:
    return f"{share:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def source(name: str, year: int, counts: Year, before: Year | None, day: int, number: int) -> str:
    """A district's report of a year, in the marks of `make_samples`."""
    said = ""
    if before:
        risen = counts.received - before.received
        if name == CONTRADICTING:
            risen += 1_000
        word = "tăng" if risen > 0 else "giảm"
        said = f", {word} {points(abs(risen))} hồ sơ so với cùng kỳ năm {year - 1}"
    in_time = counts.settled - counts.late
    if name == CONTRADICTING:
        in_time -= 90
    shown = {
        "tasks_done": points(counts.tasks_done),
        "tasks": counts.tasks,
        "checked": points(counts.checked),
        "received": points(counts.received),
        "settled": points(counts.settled),
        "in_time": points(in_time),
        "in_time_share": per_cent(in_time / counts.settled * 100),
        "late": points(counts.late),
        "open": points(counts.received - counts.settled),
        "online": per_cent(counts.online),
        "officials": points(counts.officials),
        "trained": points(counts.trained),
        "punished": points(counts.punished),
        "visits": points(counts.visits),
        "letters": points(counts.letters),
        "aim": per_cent(counts.aim),
    }
    return REPORT.format(
        UPPER=name.upper(),
        name=name,
        number=number,
        day=f"{day:02d}",
        year=year,
        next=year + 1,
        said=said,
        signer="Trần Văn Bình",
        **shown,
    )


def write(texts: list[tuple[str, str]], path: Path, scanned: bool) -> None:
    if not scanned:
        make_samples.digital_pdf(texts, path, None)
        return
    with tempfile.TemporaryDirectory() as folder:
        make_samples.scan_pdf(texts, path, Path(folder) / "digital.pdf")


def main() -> None:
    out = Path(sys.argv[1])
    make_samples.load_fonts()
    before: dict[str, Year] = {}
    for year in (2023, 2024):
        (out / str(year)).mkdir(parents=True, exist_ok=True)
        for place, name in enumerate(DISTRICTS):
            counts = counted(random.Random(f"{name} {year}"), before.get(name))
            if year == 2024 and name == MISSING:
                continue
            day = 28 if year == 2024 and name == "Phú Hữu" else 12 + place % 4  # one is late
            text = source(name, year, counts, before.get(name), day, 100 + place)
            path = out / str(year) / f"BC CCHC {name} {year}.pdf"
            write(make_samples.blocks(text), path, scanned=name in SCANNED)
            if year == 2024 and name == CORRECTED:
                counts.received += 200
                text = source(name, year, counts, before.get(name), 20, 131)
                write(make_samples.blocks(text), path.with_stem(f"{path.stem} (sửa)"), False)
            before[name] = counts
    lines = [f"huyện;huyện {name};{PROVINCE}" for name in DISTRICTS]
    (out / "don-vi.csv").write_text("\n".join(["Cấp;Tên đơn vị;Tỉnh", *lines]), "utf-8-sig")


if __name__ == "__main__":
    main()
