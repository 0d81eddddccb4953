"""Rows in great number are not searched for cycles, and the search goes on after them; what is
found once is kept."""

import gc

import pytest

from extractor.memory import found_once, without_search_for_cycles


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


class Counted:
    asked = 0

    @found_once
    def answer(self) -> int:
        """What comes out."""
        self.asked += 1
        return self.asked


def test_what_is_found_once_is_kept_by_each():
    first, second = Counted(), Counted()
    assert (first.answer, first.answer, second.answer, first.asked) == (1, 1, 1, 1)
    assert vars(first)["answer"] == 1
    assert Counted.answer.__doc__ == "What comes out."
