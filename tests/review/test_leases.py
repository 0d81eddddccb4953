from extractor.review.leases import SECONDS, Leases


def test_a_lease_is_one_browsers_and_ends_by_itself():
    now = [0.0]
    leases = Leases(clock=lambda: now[0])
    assert leases.take("x", "a", "An") == ""
    assert leases.take("x", "b", "Bình") == "An"
    assert leases.take("y", "b", "Bình") == ""
    now[0] = SECONDS - 1
    assert leases.take("x", "a", "An") == ""  # renewed
    now[0] = SECONDS + 1
    assert (leases.holder("x", "b"), leases.holder("x", "a")) == ("An", "")
    now[0] = 3 * SECONDS
    assert (leases.holder("x", "b"), leases.take("x", "b", "Bình")) == ("", "")
