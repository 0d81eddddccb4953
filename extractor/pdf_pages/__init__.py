"""A PDF's page → its drawing and its text layer, as far as that is seen in the drawing. The only
package that imports pdfplumber, pdf2image and pypdfium2."""

from extractor.pdf_pages.field_check import beside_fields, outside_fields
from extractor.pdf_pages.laid_over_scans import scan_alone
from extractor.pdf_pages.print_witness import DrawnPage, held_against_print
from extractor.pdf_pages.render import count_pages, draw, drawable_dpi, render
from extractor.pdf_pages.text_layer import LACKING, UNMAPPED, UNREADABLE, Layer, read_layer

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
