"""The state as documents name it: provinces and units as they were on a day, bodies that issue
documents, the symbols of documents and what is cited beside them.

Names come from `patterns/units/`, `patterns/documents.yaml` and a user's own list of units.
"""

from extractor.administration.body_names import (
    BodyName,
    PlaceName,
    body_parts,
    committee_in,
    is_committee,
    named_kinds,
    opens_body,
    unit_kind,
    with_place,
)
from extractor.administration.citations import (
    DATE_AFTER,
    cited_date,
    cited_day,
    cited_issuer,
    cited_type,
    clean_name,
    has_letter_of_no_code,
    is_symbol_end,
    known_issuer,
    may_be_another_type,
    spelled_code,
)
from extractor.administration.closest import closest, faults_between, letters_of
from extractor.administration.gazetteer import PLACE_END, UNIT_LEVELS, Gazetteer, Unit, load_units
from extractor.administration.known_bodies import coded_bodies, known_body
from extractor.administration.loading import load_bodies
from extractor.administration.national import (
    LIST_BEGINS,
    NationalUnit,
    is_numbered_name,
    national_alone,
    national_nearest,
    national_units,
    stood_on,
)
from extractor.administration.provinces import (
    DISTRICTS_END,
    era_day,
    merged_from,
    province_at,
    province_names,
    today_name,
)
from extractor.administration.spelling import spell
from extractor.administration.symbols import (
    PARTY_TYPE,
    SYMBOL,
    canonical,
    symbol_codes,
    symbol_year,
)
from extractor.administration.unit_names import (
    LEVEL_OF,
    TYPES,
    folded_name,
    lost_marks,
    same_name,
    types_of,
    unmarked,
    without_type,
    written_out,
)

__all__ = [
    "DATE_AFTER",
    "DISTRICTS_END",
    "LEVEL_OF",
    "LIST_BEGINS",
    "PARTY_TYPE",
    "PLACE_END",
    "SYMBOL",
    "TYPES",
    "UNIT_LEVELS",
    "BodyName",
    "Gazetteer",
    "NationalUnit",
    "PlaceName",
    "Unit",
    "body_parts",
    "canonical",
    "cited_date",
    "cited_day",
    "cited_issuer",
    "cited_type",
    "clean_name",
    "closest",
    "coded_bodies",
    "committee_in",
    "era_day",
    "faults_between",
    "folded_name",
    "has_letter_of_no_code",
    "is_committee",
    "is_numbered_name",
    "is_symbol_end",
    "known_body",
    "known_issuer",
    "letters_of",
    "load_bodies",
    "load_units",
    "lost_marks",
    "may_be_another_type",
    "merged_from",
    "named_kinds",
    "national_alone",
    "national_nearest",
    "national_units",
    "opens_body",
    "province_at",
    "province_names",
    "same_name",
    "spell",
    "spelled_code",
    "stood_on",
    "symbol_codes",
    "symbol_year",
    "today_name",
    "types_of",
    "unit_kind",
    "unmarked",
    "with_place",
    "without_type",
    "written_out",
]
