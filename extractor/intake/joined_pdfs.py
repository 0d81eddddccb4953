"""PDFs that were put behind each other in one file, as a copying program joins files: each is taken
out as a file of its own. Programs that show such a file show one of them and say nothing."""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterator
from pathlib import Path

from extractor.intake.packages import MOST_FILES, Packed

# A PDF that begins where another one ends; one that is changed gets a further end, no new head.
SEAM = re.compile(rb"%%EOF[\s\x00]{0,1024}(?=%PDF-\d)")
BLOCK = 1 << 20  # bytes written at once


def joined_pdfs(path: Path, scratch: Path) -> Iterator[Packed]:
    """The PDFs that stand behind each other in a file, written into the folder `scratch`; none
    where it is one alone. Raises OSError."""
    with path.open("rb") as source, mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        ends = [seam.end() for seam in SEAM.finditer(whole)]
        if not ends:
            return
        begins = [0, *ends]
        for number, (begin, end) in enumerate(zip(begins, [*ends, len(whole)], strict=True), 1):
            name = f"phần {number}.pdf"
            if number > MOST_FILES:
                yield Packed(name, None, "package_too_large")
                continue
            target = scratch / f"phan-{number}.pdf"
            with target.open("wb") as out:
                for at in range(begin, end, BLOCK):
                    out.write(whole[at : min(end, at + BLOCK)])
            yield Packed(name, target)
