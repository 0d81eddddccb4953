"""What results depend on besides the files' content: where it is another, files are read again.

Asked at every start: nothing is loaded here that only reading needs.
"""

from __future__ import annotations

import hashlib

from extractor.administration import Gazetteer
from extractor.patterns import office_folder, rules_content
from extractor.reading import reading_settings

INTERPRETATION = "73"  # raise it when a change of code makes the same words mean otherwise
NO_LIST = Gazetteer()  # of a user who has none


def settings(known: Gazetteer = NO_LIST) -> str:
    """The fingerprint of everything that results depend on besides the files' content."""
    return f"{reading_settings()}; {interpretation_settings(known)}"


def interpretation_settings(known: Gazetteer = NO_LIST) -> str:
    """The fingerprint of the rules' content and of the user's units: where it is another one,
    what was read before is interpreted anew. How a file of rules is laid out does not count. The
    name of the folder of the office's own rules stands behind it."""
    digest = hashlib.sha256(INTERPRETATION.encode())
    if known.units:
        digest.update(repr(known.units).encode())
    for content in rules_content():
        digest.update(content)
    office = office_folder()
    return digest.hexdigest()[:16] + (f" + {office.name}" if office else "")
