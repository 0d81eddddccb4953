"""The page in the browser where a person looks at what needs one, types it and settles it.

- task: one thing that a person is asked; `blind` where the print is typed without any reading.
- reading: what a machine took a numeral for; a typed value that equals one is settled.
- entry: what one person typed that does not hold yet: it waits for a second person's.
- sample: a trusted numeral that was mixed in unmarked, to measure how often trust is wrong.
- lease: who has a document open now; it ends by itself.

The only package that imports Starlette, uvicorn and Jinja2.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
