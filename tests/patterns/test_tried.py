"""Examples of records, held against what takes their words."""

import pytest

from extractor.patterns.tried import Tried, example_faults


@pytest.mark.parametrize(
    "record, faults",
    [
        ({"examples": ["xã An Mỹ"], "counter_examples": ["huyện Mỹ Tú"]}, []),
        ({"examples": ["huyện Mỹ Tú"]}, ["'huyện Mỹ Tú' is not taken"]),
        (
            {"examples": ["xã An Mỹ"], "counter_examples": ["xã hội"]},
            ["'xã hội' must not be taken"],
        ),
        ({"counter_examples": ["huyện Mỹ Tú"]}, ["examples are missing"]),
        ({"examples": []}, ["examples are missing"]),
    ],
)
def test_each_example_that_does_not_hold_has_its_line(record, faults):
    tried = Tried("xa", record, lambda text: text.startswith("xã"))
    assert list(example_faults("a.yaml", tried)) == [f"a.yaml, xa: {fault}" for fault in faults]
