"""Figures out of Vietnamese administrative reports, each with its place on the page."""

__version__ = "0.1.0"
