from .drawing import count_pages, draw, drawable_dpi, render
from .field_check import beside_fields, outside_fields
from .laid_over_scans import scan_alone
from .print_witness import DrawnPage, held_against_print
from .text_layer import LACKING, UNMAPPED, UNREADABLE, Layer, read_layer

__all__ = [
    "LACKING",
    "UNMAPPED",
    "UNREADABLE",
    "DrawnPage",
    "Layer",
    "beside_fields",
    "count_pages",
    "draw",
    "drawable_dpi",
    "held_against_print",
    "outside_fields",
    "read_layer",
    "render",
    "scan_alone",
]
