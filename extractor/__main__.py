"""`python -m extractor …` is the `solieu` command."""

import sys

from extractor.cli import main

if __name__ == "__main__":
    sys.exit(main())
