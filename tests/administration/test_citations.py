"""Who issued a cited document, by the words behind its symbol."""

import pytest

from extractor.administration import cited_issuer


@pytest.mark.parametrize(
    "words, symbol, issuer",
    [
        (
            "Quyết định số 3456/QĐ-UBND của Chủ tịch UBND tỉnh, Sở Nội vụ đề nghị các đơn vị",
            "3456/QĐ-UBND",
            "Chủ tịch UBND tỉnh",
        ),
        (
            "Kế hoạch số 12/KH-UBND của UBND huyện An Lạc, Ban Chỉ đạo huyện tổ chức",
            "12/KH-UBND",
            "UBND huyện An Lạc",
        ),
        (
            "Thông tư liên tịch số 03/2012/TTLT-BNV-BTC của Bộ Nội vụ, Bộ Tài chính về kinh phí",
            "03/2012/TTLT-BNV-BTC",
            "Bộ Nội vụ, Bộ Tài chính",
        ),
        ("Công văn số 5/SNV-CCHC gửi các huyện", "5/SNV-CCHC", ""),
    ],
)
def test_issuers_of_cited_documents(words, symbol, issuer):
    start = words.index(symbol)
    assert cited_issuer(words, start, start + len(symbol), symbol) == issuer
