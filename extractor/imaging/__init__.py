"""Pictures of pages: made flat, cleaned, their tables found, places cut out to be read again.

Pictures are numpy arrays of bytes, 0 black; what comes out is pictures and boxes. This package has
cv2 to itself; nothing here reads a word.
"""

from extractor.imaging.cell_crops import CellShot, dpi_to_read_at, line_shots, shots_of
from extractor.imaging.cleaning import clean_picture, grey_of, lies, turn
from extractor.imaging.gap_ink import printed_gaps
from extractor.imaging.gaps import Gap, gaps_within
from extractor.imaging.glyphs import BLANK, shapes_of
from extractor.imaging.grids import Area, Grid, RuledPage, find_grids, without_grids
from extractor.imaging.ink import against_ink, cell_fault, digits_apart, own_ink, uncovered
from extractor.imaging.level_rules import LevelRules, level_rules
from extractor.imaging.line_cuts import FRAMINGS, LineCut, line_cuts, reframed, words_in
from extractor.imaging.line_pictures import line_picture, page_picture, places_of_print
from extractor.imaging.number_marks import ReadNumber, as_shown
from extractor.imaging.photographs import (
    FlatPage,
    is_blurred,
    levelled,
    page_alone,
    softened,
)
from extractor.imaging.picture import (
    LONGEST,
    PREVIEW_DPI,
    SMALLEST_SIDE,
    has_ink,
    load_picture,
    open_picture,
    save_preview,
)
from extractor.imaging.picture_files import count_frames, upright_frame, write_crop, write_page
from extractor.imaging.picture_kinds import PICTURE_ENDINGS, is_picture
from extractor.imaging.pixels import PixelBox, ink_threshold
from extractor.imaging.print_marks import RaisedPart, raised, struck
from extractor.imaging.ruled_lines import ink_of
from extractor.imaging.slash_ink import slashes_in
from extractor.imaging.stacked_print import (
    StackedPrint,
    columns_of_print,
    lines_of_print,
    print_in,
    stacked_print,
)
from extractor.imaging.strips import (
    CutStrip,
    Strip,
    cut_strips,
    find_strips,
    follows,
    without_repeats,
)
from extractor.imaging.unclaimed import is_part_of_word, only_parts, unclaimed_print

__all__ = [
    "BLANK",
    "FRAMINGS",
    "LONGEST",
    "PICTURE_ENDINGS",
    "PREVIEW_DPI",
    "SMALLEST_SIDE",
    "Area",
    "CellShot",
    "CutStrip",
    "FlatPage",
    "Gap",
    "Grid",
    "LevelRules",
    "LineCut",
    "PixelBox",
    "RaisedPart",
    "ReadNumber",
    "RuledPage",
    "StackedPrint",
    "Strip",
    "against_ink",
    "as_shown",
    "cell_fault",
    "clean_picture",
    "columns_of_print",
    "count_frames",
    "cut_strips",
    "digits_apart",
    "dpi_to_read_at",
    "find_grids",
    "find_strips",
    "follows",
    "gaps_within",
    "grey_of",
    "has_ink",
    "ink_of",
    "ink_threshold",
    "is_blurred",
    "is_part_of_word",
    "is_picture",
    "level_rules",
    "levelled",
    "lies",
    "line_cuts",
    "line_picture",
    "line_shots",
    "lines_of_print",
    "load_picture",
    "only_parts",
    "open_picture",
    "own_ink",
    "page_alone",
    "page_picture",
    "places_of_print",
    "print_in",
    "printed_gaps",
    "raised",
    "reframed",
    "save_preview",
    "shapes_of",
    "shots_of",
    "slashes_in",
    "softened",
    "stacked_print",
    "struck",
    "turn",
    "unclaimed_print",
    "uncovered",
    "upright_frame",
    "without_grids",
    "without_repeats",
    "words_in",
    "write_crop",
    "write_page",
]
