"""Which listed name a misread one is: by its letters, never by its digits."""

import pytest

from extractor.administration.nearest_names import Closest, closest, faults_between

BODIES = ["Sở Y tế", "Sở Nội vụ", "Sở Tài chính", "Sở Tài nguyên và Môi trường"]


@pytest.mark.parametrize(
    "read, name, faults",
    [
        ("Sở Y tẻ", "Sở Y tế", 0),
        ("SỞ NÔI VU", "Sở Nội vụ", 0),
        ("Sở Tàl chính", "Sở Tài chính", 1),
        ("SởYtê", "Sở Y tế", 0),
        ("SỞ TÀI NGUYÊN VÀ MÔI TRUỜNG", "Sở Tài nguyên và Môi trường", 0),
        ("Sở Tài nguyẽn vả Mỏi trưởnq", "Sở Tài nguyên và Môi trường", 1),
    ],
)
def test_a_misread_name_is_the_nearest_of_the_list(read, name, faults):
    assert closest(read, BODIES) == Closest(name, faults)


@pytest.mark.parametrize(
    "read, names",
    [
        ("Quận 7", ["Quận 1", "Quận 2"]),  # digits are never guessed
        ("Phường 11", ["Phường 1", "Phường 12"]),
        ("An Bìn", ["An Bình", "An Bính"]),  # two are as near
        ("Sở Tư pháp", BODIES),  # none is near
        ("Bac", ["Bác", "Bắc"]),  # without marks it may be either
        ("Sơn", ["Sen"]),  # so short a name is taken as it is
        ("", BODIES),
        ("Sở Y tế", []),
    ],
)
def test_no_name_is_taken_where_it_is_not_certain(read, names):
    assert closest(read, names) is None


@pytest.mark.parametrize("read, found", [("Sơnha", "Sơn La"), ("Sơhl", None)])
def test_a_name_of_five_letters_may_have_one_wrong_a_shorter_one_none(read, found):
    nearest = closest(read, ["Sơn La", "Sơn"])
    assert (nearest and nearest.name) == found


def test_of_names_with_the_same_letters_the_marks_decide():
    assert closest("Hoà Bình", ["Hòa Bình", "Hóa Bình"]) == Closest("Hòa Bình", 0)
    assert closest("Tân An", ["Tân An", "Tấn An"]) == Closest("Tân An", 0)


@pytest.mark.parametrize(
    "one, other, faults",
    [
        ("haiduong", "haiduong", 0),
        ("haaiduong", "haiduong", 1),
        ("haidong", "haiduong", 1),
        ("haiduoug", "haiduong", 1),
        ("iahduong", "haiduong", 2),
        ("quan1", "quan7", 3),
        ("quan", "quan7", 3),
        ("an", "anlacdong", 3),
    ],
)
def test_faults_are_letters_changed_added_or_left_out(one, other, faults):
    assert faults_between(one, other, 3) == faults == faults_between(other, one, 3)
