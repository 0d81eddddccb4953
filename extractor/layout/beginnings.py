"""Pages of a document whose analysis takes too much: the first of them, and where they end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from extractor.model import PageReading, TextBlock, TextTable, Word

OF_A_CELL = 8  # letters that a cell counts for besides its own
Block = TextBlock | TextTable


@dataclass(frozen=True, slots=True)
class FirstPart:
    """Pages, or what is kept of them; the page from which on something is left out, and the words
    that stand first there."""

    pages: tuple[PageReading, ...]
    page: int
    text: str


def first_part(pages: tuple[PageReading, ...], letters: int) -> FirstPart | None:
    """What stands within so many letters from the beginning: whole pages, of a page without print
    whole lines and rows; at least the first page with print. None where that is everything."""
    room = letters
    for at, page in enumerate(pages):
        size = _size(page)
        if size <= room or (at == 0 and not page.blocks):
            room -= size
            continue
        blocks = _first_blocks(page.blocks, room)
        some = (replace(page, blocks=tuple(blocks)),) if blocks else ()
        if not at and not some:
            return None
        return FirstPart((*pages[:at], *some), page.number, _first_words(page, blocks))
    return None


def _size(page: PageReading) -> int:
    return sum(map(_length, _words_of(page))) + sum(map(_size_of_block, page.blocks))


def _words_of(page: PageReading) -> Iterable[Word]:
    yield from page.words
    for table in page.tables:
        for cell in table.cells:
            yield from cell.words


def _length(word: Word) -> int:
    return len(word.text) + 1


def _size_of_block(block: Block) -> int:
    if isinstance(block, TextBlock):
        return len(block.text) + 1
    return sum(len(cell.text) + OF_A_CELL for cell in block.cells)


def _first_blocks(blocks: tuple[Block, ...], room: int) -> list[Block]:
    """The blocks that there is room for, of the last one its first lines or rows."""
    kept: list[Block] = []
    for block in blocks:
        size = _size_of_block(block)
        if size > room:
            return kept + _begun(block, room)
        kept.append(block)
        room -= size
    return kept


def _begun(block: Block, room: int) -> list[Block]:
    if isinstance(block, TextBlock):
        end = block.text.rfind("\n", 0, room)
        end = end if end > room // 2 else block.text.rfind(" ", 0, room)
        return [replace(block, text=block.text[:end])] if end > 0 else []
    last = 0
    for cell in block.cells:  # in order of their rows
        room -= len(cell.text) + OF_A_CELL
        if room < 0:
            last = cell.row
            break
    cells = tuple(cell for cell in block.cells if cell.row < last)
    return [replace(block, rows=last - 1, cells=cells)] if cells else []


def _first_words(page: PageReading, kept: list[Block]) -> str:
    """The words that stand first behind what is kept of a page."""
    if not page.blocks:
        return " ".join(word.text for word in page.words[:8])
    whole = sum(one is other for one, other in zip(kept, page.blocks, strict=False))
    return _words_behind(page.blocks[whole], kept[whole] if len(kept) > whole else None)


def _words_behind(block: Block, begun: Block | None) -> str:
    """The words that stand first behind what is kept of a block."""
    if isinstance(block, TextBlock):
        text = block.text[len(begun.text) if isinstance(begun, TextBlock) else 0 :]
        return text.lstrip().partition("\n")[0]
    row = begun.rows if isinstance(begun, TextTable) else 0
    return " ".join(cell.text for cell in block.cells if cell.row == row + 1 and cell.text)
