"""Rows in great number are not searched for cycles, and the search goes on after them."""

import gc

import pytest

from extractor.memory import without_search_for_cycles


@pytest.mark.parametrize("searched", [True, False])
@pytest.mark.parametrize("error", [None, ValueError, KeyboardInterrupt])
def test_the_search_is_as_it_was_afterwards(searched, error):
    before = gc.isenabled()
    (gc.enable if searched else gc.disable)()
    try:
        with without_search_for_cycles():
            assert not gc.isenabled()
            if error:
                raise error
    except (ValueError, KeyboardInterrupt):
        pass
    now = gc.isenabled()
    (gc.enable if before else gc.disable)()
    assert now is searched
