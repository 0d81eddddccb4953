"""The bodies of `patterns/units/agencies.yaml` and their codes."""

from extractor.administration.agencies import CENTRAL, agencies, body_codes, central_codes


def test_codes_of_the_centre_are_no_provinces_or_districts():
    local = {agency.code for agency in agencies() if agency.level != CENTRAL}
    assert {"BNV", "CP", "TTg"} <= central_codes() and not central_codes() & local


def test_codes_of_bodies_are_those_before_a_department():
    assert {"SNV", "UBND"} <= body_codes() and not any("-" in code for code in body_codes())
