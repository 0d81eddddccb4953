from .all_checks import check
from .computed import figures_of, holds_now
from .rules import CHECKS_FILE, CheckRecord, load_checks

__all__ = ["CHECKS_FILE", "CheckRecord", "check", "figures_of", "holds_now", "load_checks"]
