"""Pictures in, pictures and boxes out; the only package that imports cv2 and numpy."""

from extractor.imaging.cell_crops import READ_AT, CellShot, shot_of
from extractor.imaging.cleaning import clean_picture, grey_of, lies, turn
from extractor.imaging.grids import Area, Grid, find_grids, without_grids
from extractor.imaging.ink import against_ink, cell_fault, ink_threshold, uncovered
from extractor.imaging.picture import (
    PREVIEW_DPI,
    has_ink,
    load_picture,
    save_preview,
)
from extractor.imaging.picture_files import count_frames, upright_frame, write_crop, write_page
from extractor.imaging.ruled_lines import ink_of
from extractor.imaging.strips import Strip, cut_strips, find_strips, follows, without_repeats

__all__ = [
    "Area",
    "CellShot",
    "Grid",
    "PREVIEW_DPI",
    "READ_AT",
    "Strip",
    "against_ink",
    "cell_fault",
    "clean_picture",
    "count_frames",
    "cut_strips",
    "find_grids",
    "find_strips",
    "follows",
    "grey_of",
    "has_ink",
    "ink_of",
    "ink_threshold",
    "lies",
    "load_picture",
    "save_preview",
    "shot_of",
    "turn",
    "uncovered",
    "upright_frame",
    "without_grids",
    "without_repeats",
    "write_crop",
    "write_page",
]
