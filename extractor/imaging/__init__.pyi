from .cell_crops import CellShot, dpi_to_read_at, line_shots, shots_of
from .cleaning import clean_picture, grey_of, lies, turn
from .cutting import FRAMINGS, LineCut, line_cuts, reframed, words_in
from .gap_ink import printed_gaps
from .gaps import Gap, gaps_within
from .glyphs import BLANK, shapes_of
from .grids import Area, Grid, RuledPage, find_grids, without_grids
from .ink import against_ink, cell_fault, digits_apart, own_ink, uncovered
from .line_pictures import line_picture, page_picture, places_of_print
from .number_marks import ReadNumber, as_shown
from .photographs import FlatPage, is_blurred, levelled, page_alone, softened
from .picture import (
    LONGEST,
    PREVIEW_DPI,
    SMALLEST_SIDE,
    has_ink,
    load_picture,
    open_picture,
    save_preview,
)
from .picture_files import count_frames, upright_frame, write_crop, write_page
from .picture_kinds import PICTURE_ENDINGS, is_picture
from .pixels import PixelBox, ink_threshold
from .print_marks import RaisedPart, raised, struck
from .rule_lines import LevelRules, level_rules
from .ruled_lines import ink_of
from .slash_ink import slashes_in
from .stacks import StackedPrint, columns_of_print, lines_of_print, print_in, stacked_print
from .strips import CutStrip, Strip, cut_strips, find_strips, follows, without_repeats
from .unclaimed import is_part_of_word, only_parts, unclaimed_print

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
