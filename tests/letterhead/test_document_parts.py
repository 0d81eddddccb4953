"""Files that are parts of one document, files that hold several."""

import pytest

from extractor.letterhead.document_parts import joined, parted
from extractor.model import Box, PageReading, Word

HEAD = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 12/BC-UBND",
    "BÁO CÁO",
)


def page(*lines, number=1):
    """A page of these lines, one below the other from its top."""
    words = []
    for row, line in enumerate(lines):
        for at, text in enumerate(line.split()):
            box = Box(60 + 40 * at, 40 + 20 * row, 95 + 40 * at, 52 + 20 * row)
            words.append(Word(text, box, 1))
    return PageReading(number, 595, 842, "text-layer", "layer_good", words=tuple(words))


FIRST, FURTHER = page(*HEAD), page("đã giải quyết 12 hồ sơ, còn 3 hồ sơ")


@pytest.mark.parametrize(
    "pages, sizes",
    [
        ((FIRST, FURTHER, FURTHER), [3]),
        ((FIRST, FURTHER, FIRST), [2, 1]),
        ((FIRST, FIRST), [1, 1]),
        ((FURTHER, FIRST, FURTHER), [1, 2]),  # what stands before a letterhead stays
        ((FURTHER,), [1]),
        ((), []),
    ],
)
def test_a_letterhead_begins_another_document(pages, sizes):
    documents = parted(pages)
    assert [len(document) for document in documents] == sizes
    assert tuple(one for document in documents for one in document) == pages


def test_pictures_join_where_the_text_goes_on():
    first = page(*HEAD, "Trong năm, huyện đã tiếp nhận 15 hồ sơ,")
    assert joined([(first,), (FURTHER,)]) == [[0, 1]]
    assert joined([(first,), (FURTHER,), (FIRST,)]) == [[0, 1], [2]]


@pytest.mark.parametrize(
    "pictures",
    [
        [(FIRST,), (FIRST,)],  # each has a letterhead
        [(FURTHER,), (FURTHER,)],  # none has
        [(FIRST, FURTHER), (FURTHER,)],  # a file of several pages is whole
    ],
)
def test_other_pictures_stay_apart(pictures):
    assert joined(pictures) == [[0], [1]]
