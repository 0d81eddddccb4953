"""Which pictures count on, by their names."""

import pytest

from extractor.letterhead.counted_names import counted_runs


@pytest.mark.parametrize(
    "names, runs",
    [
        (
            ["a/Trang 10.jpg", "a/Trang 9.jpg", "b/Trang 11.jpg", "a/bìa.jpg"],
            [["a/Trang 9.jpg", "a/Trang 10.jpg"], ["a/bìa.jpg"], ["b/Trang 11.jpg"]],
        ),
        (["bc (1).png", "bc (2).png"], [["bc (1).png", "bc (2).png"]]),
        (["bc_1.png", "bc_3.png"], [["bc_1.png"], ["bc_3.png"]]),  # one between is missing
        (["a1.jpg", "b2.jpg"], [["a1.jpg"], ["b2.jpg"]]),
        (
            ["IMG_20240105_080102.jpg", "IMG_20240105_080131.jpg"],
            [["IMG_20240105_080102.jpg", "IMG_20240105_080131.jpg"]],
        ),
        (["a 080102.jpg", "a 080103.jpg"], [["a 080102.jpg", "a 080103.jpg"]]),
        (  # one second later, ten minutes later
            ["20240105_080102.jpg", "20240105_080103.jpg", "20240105_081103.jpg"],
            [["20240105_080102.jpg", "20240105_080103.jpg", "20240105_081103.jpg"]],
        ),
        (  # a quarter of an hour later it is another report
            ["IMG_20240105_080102.jpg", "IMG_20240105_081602.jpg"],
            [["IMG_20240105_080102.jpg"], ["IMG_20240105_081602.jpg"]],
        ),
        (  # the next day
            ["IMG_20240105_235959.jpg", "IMG_20240106_000010.jpg"],
            [["IMG_20240105_235959.jpg"], ["IMG_20240106_000010.jpg"]],
        ),
        ([], []),
    ],
)
def test_pictures_that_count_on(names, runs):
    assert counted_runs(names) == runs
    assert counted_runs(reversed(names)) == runs
