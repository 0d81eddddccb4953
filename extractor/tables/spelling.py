"""A table's heads spelt as the rest of their document has them."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

import regex

from extractor.language.flat import bare
from extractor.language.sentences import WORD
from extractor.language.syllables import is_spelt, is_syllable
from extractor.lines import words_of
from extractor.model import DocumentText, PlacedTable
from extractor.tables.grid import Heads
from extractor.tables.vocabulary import load_vocabulary

HEADING_ROWS = 3  # words in so many rows at the top of a table may be heads
WELL_READ = 0.9  # words read with less confidence than this are no model for others
ALIKE = 0.75  # heads that share this part of the longer one's letters are one head
FEWEST = 3  # times that a spelling must stand beside the same word to be a model
MOSTLY = 3  # times as often as the spelling that it puts right
LONG_WORD = regex.compile(r"\p{L}{4,}")
VIETNAMESE = regex.compile(r"(?i)[a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]")

Pair = tuple[str, str]  # a word and the next one, both without marks


@dataclass(frozen=True, slots=True)
class Wordstock:
    """How words are spelt in a document: `heads`: a word without its marks → its spellings, of
    tables' heads that were read well; `behind` and `before`: two words that follow each other → how
    often the second and the first of them are spelt in which way. `of_pictures`: the document was
    read from pictures."""

    heads: dict[str, frozenset[str]] = field(default_factory=dict)
    behind: dict[Pair, Counter[str]] = field(default_factory=dict)
    before: dict[Pair, Counter[str]] = field(default_factory=dict)
    of_pictures: bool = False


def wordstock(document: DocumentText) -> Wordstock:
    """The words of a document that was read from pictures; nothing of another one, whose words are
    as they were written."""
    words = [word for *_, word in document.pieces]
    if all(word.confidence == 1 for word in words):
        return Wordstock()
    behind: dict[Pair, Counter[str]] = defaultdict(Counter)
    before: dict[Pair, Counter[str]] = defaultdict(Counter)
    spelt = [word.text.strip(" .,;:()").lower() for word in words]
    for one, other in pairwise(spelt):
        if WORD.fullmatch(one) and WORD.fullmatch(other):
            pair = bare(one), bare(other)
            behind[pair][other] += 1
            before[pair][one] += 1
    return Wordstock(_well_read(document), behind, before, of_pictures=True)


def _well_read(document: DocumentText) -> dict[str, frozenset[str]]:
    """The words of all tables' heads that were read well, in small letters, by the words without
    their marks."""
    heads: dict[str, set[str]] = defaultdict(set)
    for placed in document.tables:
        for word in words_of(document, placed.start, _end_of_heads(placed)):
            text = word.text.strip(" .,;:()")
            if word.confidence > WELL_READ and LONG_WORD.fullmatch(text):
                heads[bare(text)].add(text.lower())
    return {plain: frozenset(spelt) for plain, spelt in heads.items()}


def _end_of_heads(placed: PlacedTable) -> int:
    below = [cell.start for cell in placed.cells if cell.row > HEADING_ROWS]
    return min(below, default=placed.end)


def mended_heads(heads: Heads, stock: Wordstock) -> Heads:
    """The heads with their words spelt as the document mostly has them beside the same word
    (`quy đối` for `quy đổi`), or as well-read heads have them where they are one letter off (a
    stamp over them); digits are left as they are."""
    mended = tuple(_mended_head(one, stock) for one in with_known_words(heads, stock))
    # Another head may have one of the syllables otherwise: `Nội dung` beside `Đúng hạn`.
    return with_known_words(mended, stock)


def with_known_words(names: Heads, stock: Wordstock) -> Heads:
    """The names of columns or rows, what is misread for `Tổng` written so and words that offices
    use spelt rightly; as they are where nothing was read from pictures."""
    return tuple(map(_with_known_words, names)) if stock.of_pictures else names


def _with_known_words(name: str) -> str:
    words = load_vocabulary()
    name = WORD.sub(lambda found: without_doubled_letters(found[0]), name)
    with_total = words.misread_total.sub(lambda found: _cased(found[0], words.total_word), name)
    return words.spelt.mended(with_total)


def without_doubled_letters(word: str) -> str:
    """The word without the first reading of a letter that Tesseract gave twice, with fewer of its
    marks and with more: `Quàầy` is Quầy. Any other word as it is.

    >>> [without_doubled_letters(word) for word in ("Quàầy", "NÑô", "Quầy", "Xoong", "Xuân")]
    ['Quầy', 'Nô', 'Quầy', 'Xoong', 'Xuân']
    """
    if is_spelt(word):
        return word
    for at, (first, second) in enumerate(pairwise(word)):
        if bare(first) != bare(second) or first == second:
            continue
        poorer = at if _marks(first) <= _marks(second) else at + 1
        poorer = at + 1 if not VIETNAMESE.fullmatch(second) else poorer
        shorter = word[:poorer] + word[poorer + 1 :]
        if is_spelt(shorter):
            return shorter[0].upper() + shorter[1:] if word[0].isupper() else shorter
    return word


def _marks(letter: str) -> int:
    return len(_apart(letter.lower())[0])


def _cased(read: str, word: str) -> str:
    if read.isupper():
        return word.upper()
    return word.lower() if read.islower() else word


def _mended_head(head: str, stock: Wordstock) -> str:
    words = head.split(" ")
    mended = []
    for at, word in enumerate(words):
        last = words[at - 1] if at else ""
        following = words[at + 1] if at + 1 < len(words) else ""
        mended.append(_by_neighbours(last, word, following, stock) or _by_heads(word, stock))
    return " ".join(mended)


def _by_neighbours(last: str, word: str, following: str, stock: Wordstock) -> str:
    """The word as it is mostly spelt beside one of its neighbours; "" where that is not known."""
    plain = word.strip(" .,;:()")
    own = bare(plain)
    seen = stock.behind.get((bare(last), own)), stock.before.get((own, bare(following)))
    for spellings in filter(None, seen):
        (known, times), *_ = spellings.most_common(1)
        if times >= FEWEST and times >= MOSTLY * spellings[plain.lower()]:
            return word.replace(plain, _in_the_case_of(plain, known))
        if known == plain.lower() and times >= FEWEST:
            return word
    return ""


def _by_heads(word: str, stock: Wordstock) -> str:
    """The word as well-read heads have it."""
    return LONG_WORD.sub(lambda found: _mended(found[0], stock.heads), word)


def _mended(word: str, heads: dict[str, frozenset[str]]) -> str:
    """The word with the marks that it lost, or, where it is no word as it stands, with the letter
    that was misread: as the one well-read word that is so near has it."""
    known = _meant(word.lower(), heads)
    return _in_the_case_of(word, known) if known else word


def _meant(word: str, heads: dict[str, frozenset[str]]) -> str:
    """The one well-read word that this word may stand for; "" where there are none or several."""
    plain = bare(word)
    near: set[str] = set()
    if plain in heads:
        near = {one for one in heads[plain] if one == word or _may_be_marked(one, word)}
    elif not is_syllable(word):
        near = near.union(*(heads[key] for key in heads if _is_one_letter_off(key, plain)))
    return near.pop() if len(near) == 1 else ""


def _may_be_marked(known: str, word: str) -> bool:
    """True where the letters of the word have only lost marks of the known one (`đôi`, `đổi`), or
    only won some (a stamp over them: `hoặch`, `hoạch`); `động` and `đồng` are two words."""
    pairs = list(zip(_apart(known), _apart(word), strict=True))
    lost = all(theirs <= mine for mine, theirs in pairs)
    won = all(mine <= theirs for mine, theirs in pairs)
    return lost or won


def _apart(word: str) -> list[frozenset[str]]:
    """Each letter as the set of what it is made of: the plain letter and its marks."""
    return [frozenset(unicodedata.normalize("NFD", letter.replace("đ", "d̵"))) for letter in word]


def _in_the_case_of(word: str, known: str) -> str:
    if word.isupper():
        return word  # capitals lose no marks
    return known.capitalize() if word.istitle() else known.lower()


def _is_one_letter_off(word: str, other: str) -> bool:
    if len(word) != len(other):
        return False
    letters = zip(word, other, strict=True)
    return sum(mine != theirs for mine, theirs in letters) == 1


def are_alike(heads: Heads, others: Heads) -> bool:
    """True for the same heads, one of them perhaps misread.

    >>> are_alike(("Hồ sơ", "Tổng số"), ("Hồ sơ", "Tông sô"))
    True
    """
    mine, theirs = _letters(heads), _letters(others)
    if mine == theirs:
        return True
    shared = (Counter(mine) & Counter(theirs)).total()
    longer = max(len(mine), len(theirs))
    return mine != "" and theirs != "" and shared >= ALIKE * longer


def _letters(heads: Heads) -> str:
    """Letters and digits of the heads in lower case."""
    return regex.sub(r"[^\p{L}\d]", "", "".join(heads).casefold())
