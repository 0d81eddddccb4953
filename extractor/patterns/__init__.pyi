from .folders import office_folder, patterns_folder, use_office_folder
from .phrases import any_of
from .records import RuleRecord, rule_records
from .rule_files import csv_files, read_rules, rules_content
from .shapes import office_faults, office_records
from .tried import Tried, example_faults
from .yaml_files import called, raise_broken, said, where

__all__ = [
    "RuleRecord",
    "Tried",
    "any_of",
    "called",
    "csv_files",
    "example_faults",
    "office_faults",
    "office_folder",
    "office_records",
    "patterns_folder",
    "raise_broken",
    "read_rules",
    "rule_records",
    "rules_content",
    "said",
    "use_office_folder",
    "where",
]
