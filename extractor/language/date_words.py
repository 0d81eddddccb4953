"""The words of a date and of a document's number, with the letters that OCR reads in their place.

Each constant is a piece of a pattern and goes into patterns with the flag I, or inside `(?i:…)`.
The letters are those that scans of reports have shown at the place of the marked vowel. They are
the same as the pieces `ngay`, `thang`, `nam`, `quy`, `so` of `patterns/pieces.yaml`.
"""

from __future__ import annotations

DAY_WORD = "ng[àaáâảã]y"  # ngày
MONTH_WORD = "th[áàâăaảãạắấ]ng"  # tháng
YEAR_WORD = "n[ăâắằẵáà]m"  # năm; `nam` is a word of its own (Việt Nam, phía nam)
YEAR_WORD_AFTER_MONTH = "n[ăâắằẵáàa]m"  # năm where a month stands before it: `nam` is năm too
QUARTER_WORD = "qu[ýyỳỷỹ]"  # quý
NUMBER_WORD = "s[ốôồóổo]"  # số
