"""Symbols of documents as reports print them: where one ends, and what stands in it."""

import pytest

from extractor.administration.symbols import SYMBOL, canonical, symbol_codes, symbol_year


@pytest.mark.parametrize(
    "printed, symbol",
    [
        ("215/BC-UBND ngày 12/11", "215/BC-UBND"),
        ("37/2014/NĐ-CP của Chính phủ", "37/2014/NĐ-CP"),
        ("2356/SNV-CCHC.", "2356/SNV-CCHC"),
        ("77/2015/QH13 ngày", "77/2015/QH13"),
        ("1042/UBTVQH15", "1042/UBTVQH15"),
        ("08.a/2010/TT-BTP", "08.a/2010/TT-BTP"),
        ("12/2013/TTLT-BNV-BTC", "12/2013/TTLT-BNV-BTC"),
        ("45/KH-UBND-NC về", "45/KH-UBND-NC"),
        ("318/KTrVB-KT", "318/KTrVB-KT"),
        ("23/BC-SGD&ĐT", "23/BC-SGD&ĐT"),
        ("12/QĐ-TTgngày", "12/QĐ-TTg"),
        ("18-NQ/TW của", "18-NQ/TW"),
        ("05-CTr/HU", "05-CTr/HU"),
        ("137 /TB-\n\nUBND", "137 /TB-\n\nUBND"),
    ],
)
def test_a_symbol_ends_where_its_letters_do(printed, symbol):
    assert SYMBOL.match(printed)[0] == symbol


@pytest.mark.parametrize("printed", ["12/11/2016", "23/28 hồ sơ", "5/7", "12 văn bản", "2016/12"])
def test_days_and_ratios_are_no_symbols(printed):
    assert SYMBOL.match(printed) is None


def test_party_symbols_are_told_from_those_of_the_state():
    assert SYMBOL.match("18-NQ/TW")["party"] and SYMBOL.match("18/NQ-CP")["state"]


@pytest.mark.parametrize(
    "printed, symbol",
    [
        ("137 /TB-\n\nUBND", "137/TB-UBND"),
        ("624/ QĐ–BQP", "624/QĐ-BQP"),
        ("12/KH — UBND.", "12/KH-UBND"),
        ("37/2014/NĐ-CP", "37/2014/NĐ-CP"),
    ],
)
def test_blanks_and_dashes_of_print_are_not_in_the_symbol(printed, symbol):
    assert canonical(printed) == symbol == canonical(symbol)


@pytest.mark.parametrize(
    "symbol, year, codes",
    [
        ("37/2014/NĐ-CP", "2014", ["NĐ", "CP"]),
        ("19-2018/NQ-CP", "2018", ["NQ", "CP"]),
        ("2016/KH-UBND", "", ["KH", "UBND"]),  # a number, no year
        ("23/BC-SGD&ĐT", "", ["BC", "SGD", "ĐT"]),
        ("18-NQ/TW", "", ["NQ", "TW"]),
        ("45/BC-C06", "", ["BC", "C06"]),
    ],
)
def test_year_and_codes_of_a_symbol(symbol, year, codes):
    assert (symbol_year(symbol), symbol_codes(symbol)) == (year, codes)
