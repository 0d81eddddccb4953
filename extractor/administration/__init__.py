"""The state as documents name it: provinces and units as they were on a day, bodies that issue
documents, the symbols of documents and what is cited beside them.

Names come from `patterns/units/`, `patterns/documents.yaml` and a user's own list of units.
"""

from extractor.administration.agencies import place_name, spell
from extractor.administration.citations import (
    DATE_AFTER,
    cited_date,
    cited_day,
    cited_issuer,
    cited_type,
    clean_name,
    known_issuer,
)
from extractor.administration.gazetteer import PLACE_END, UNIT_LEVELS, Gazetteer, Unit, load_units
from extractor.administration.provinces import (
    DISTRICTS_END,
    era_day,
    merged_from,
    province_at,
    today_name,
)
from extractor.administration.symbols import SYMBOL, canonical, symbol_codes, symbol_year
from extractor.administration.unit_names import (
    folded_name,
    lost_marks,
    same_name,
    unmarked,
    without_type,
    written_out,
)

__all__ = [
    "DATE_AFTER",
    "DISTRICTS_END",
    "PLACE_END",
    "SYMBOL",
    "UNIT_LEVELS",
    "Gazetteer",
    "Unit",
    "canonical",
    "cited_date",
    "cited_day",
    "cited_issuer",
    "cited_type",
    "clean_name",
    "era_day",
    "folded_name",
    "known_issuer",
    "load_units",
    "lost_marks",
    "merged_from",
    "place_name",
    "province_at",
    "same_name",
    "spell",
    "symbol_codes",
    "symbol_year",
    "today_name",
    "unmarked",
    "without_type",
    "written_out",
]
