"""Loads what the rule files say of bodies and documents: a fault in them is found at once."""

from __future__ import annotations

from extractor.administration.agencies import agencies
from extractor.administration.body_names import named_kinds, opens_body
from extractor.administration.citations import cited_issuer, cited_type
from extractor.administration.known_bodies import known_body
from extractor.administration.provinces import provinces


def load_bodies() -> None:
    """Loads provinces, agencies, kinds of bodies and of documents. What is wrong in their files is
    raised as it is met."""
    provinces()
    agencies()
    named_kinds()
    opens_body("Sở")
    known_body("Sở Nội vụ")
    cited_type("Công văn số", 11, "1/SNV")
    cited_issuer("1/SNV của Sở Nội vụ", 0, 5)
