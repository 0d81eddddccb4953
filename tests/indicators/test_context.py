"""What stands around some figures alone is what stands around them among all."""

import pytest

from extractor.figures import find_numerals
from extractor.indicators.context import contexts, contexts_of_some
from extractor.layout import from_plain
from extractor.model import FIGURE_KINDS
from tests.indicators.test_sought import SAMPLE
from tests.made_texts import REPORT


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        SAMPLE.read_text("utf-8"),
        "Giảm từ 900 xuống còn 850 hồ sơ, từ 30 xuống 20 đơn vị, từ 5 lên 6 xã. Còn 7 hồ sơ.",
        "Số hồ sơ:\n- Trước đây có 90 đơn vị, nay còn 80; còn 3\nĐúng hạn: 5\nQuá hạn: 4",
        " ".join(f"xã {at} từ {at + 9} xuống còn {at} hồ sơ," for at in range(200)),
    ],
)
def test_some_are_as_among_all(text):
    document = from_plain(text)
    figures = [row for row in find_numerals(document, [], "") if row.kind in FIGURE_KINDS]
    every = contexts(document, figures)
    adding_up = {at for at, one in enumerate(every) if one.whole_at >= 0}
    chosen = [at for at in range(len(figures)) if at not in adding_up]
    assert contexts_of_some(document, figures, chosen) == [every[at] for at in chosen]
