"""Names in the order in which a Vietnamese list runs."""

import random
import unicodedata

import pytest

from extractor.language.alphabet import alphabet_key

LISTS = [
    ["An Phú", "Ân Thi", "Ba Chẽ", "Cái Sơn", "Dầu Tiếng", "Duy Tiên", "Đam Rông", "Đông Thạnh"],
    ["Giồng Trâm", "Hòa Lợi", "Long Tuyền", "Mỹ Thuận", "Ô Môn", "Phú Hữu", "U Minh", "Vĩnh Châu"],
    ["ma", "mà", "mả", "mã", "má", "mạ", "mâ"],
    ["Quận 1", "Quận 2", "Quận 10", "Quận Ba"],
    ["Tân", "Tân An", "Tân Ân", "Tân Đông", "Tần"],
    ["Thạnh Trị", "Thăng Bình", "Thuận Nam", "Thừa Thiên"],
]


@pytest.mark.parametrize("names", LISTS)
def test_names_run_by_the_alphabet(names):
    mixed = names[:]
    random.Random(3).shuffle(mixed)
    assert sorted(mixed, key=alphabet_key) == names


@pytest.mark.parametrize("names", LISTS)
def test_neither_capitals_nor_the_way_letters_are_put_together_matter(names):
    apart = [unicodedata.normalize("NFD", name.upper()) for name in names]
    assert sorted(apart, key=alphabet_key) == apart
