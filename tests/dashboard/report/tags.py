"""What a tagged PDF says to those who listen to it: its structure in the order in which it is read, with the words of each part."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import pikepdf

# What an operator shows, a text in one piece or in several with spaces of a thousandth of a letter between them.
SPACE = 180


@dataclass(frozen=True)
class Tag:
    """One element: its kind (`H2`, `Figure`, `TH`), its alternative text, and what it holds, words and elements, in order."""

    kind: str
    alt: str
    held: list["Tag | str"] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All words in it, with single spaces."""
        return " ".join(" ".join(each if isinstance(each, str) else each.words for each in self.held).split())

    def tags(self, *kinds: str) -> Iterator["Tag"]:
        """The elements of these kinds within it, in the order of reading."""
        for each in self.held:
            if isinstance(each, Tag):
                if each.kind in kinds:
                    yield each
                yield from each.tags(*kinds)


class TaggedPdf:
    """A PDF as its tags tell it."""

    def __init__(self, content: bytes) -> None:
        self.file = pikepdf.open(io.BytesIO(content))

    @property
    def language(self) -> str:
        """The language of the document."""
        return str(self.file.Root.Lang)

    @property
    def pages(self) -> list[str]:
        """All words of each page, those that are marked as decoration too."""
        return ["".join(_words_of(page, is_whole=True).values()) for page in self.file.pages]

    @cached_property
    def document(self) -> Tag:
        """The whole document."""
        [whole] = _kids(self.file.Root.StructTreeRoot)
        return self._tag(whole, None)

    @cached_property
    def _marked(self) -> dict[tuple[int, int], dict[int, str]]:
        """The words of each marked piece of each page."""
        return {page.objgen: _words_of(page) for page in self.file.pages}

    def _tag(self, element: pikepdf.Dictionary, page: pikepdf.Dictionary | None) -> Tag:
        page = element.get("/Pg", page)
        held: list[Tag | str] = []
        for kid in _kids(element):
            if isinstance(kid, int):
                held.append(self._marked[page.objgen].get(kid, ""))
            elif "/S" in kid:
                held.append(self._tag(kid, page))
            elif "/MCID" in kid:
                held.append(self._marked[kid.get("/Pg", page).objgen].get(int(kid.MCID), ""))
        return Tag(str(element.S)[1:], str(element.get("/Alt", "")), held)


def _kids(element: pikepdf.Dictionary) -> list:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _words_of(page: pikepdf.Page, *, is_whole: bool = False) -> dict[int, str]:
    """The words of each marked piece of a page, by its number; what is marked as decoration is none, or, of the `whole`, stands at 0."""
    fonts = {name: _letters_of(font) for name, font in page.Resources.get("/Font", {}).items()}
    words: dict[int, str] = {}
    open_pieces: list[int | None] = []
    letters: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            properties = operands[1] if name == "BDC" else {}
            open_pieces.append(0 if is_whole else int(properties["/MCID"]) if "/MCID" in properties else None)
        elif name == "EMC":
            open_pieces.pop()
        elif name == "Tf":
            letters = fonts[str(operands[0])]
        elif name in ("Td", "TD", "T*", "Tm", "BT"):
            _add(words, open_pieces, " ")
        elif name == "Tj":
            _add(words, open_pieces, _decoded(operands[0], letters))
        elif name == "TJ":
            for piece in operands[0]:
                if isinstance(piece, pikepdf.String):
                    _add(words, open_pieces, _decoded(piece, letters))
                elif float(piece) < -SPACE:
                    _add(words, open_pieces, " ")
    return words


def _add(words: dict[int, str], open_pieces: list[int | None], more: str) -> None:
    number = next((piece for piece in reversed(open_pieces) if piece is not None), None)
    if number is not None:
        words[number] = words.get(number, "") + more


def _decoded(piece: pikepdf.String, letters: dict[int, str]) -> str:
    content = bytes(piece)
    return "".join(letters.get(int.from_bytes(content[at : at + 2]), "") for at in range(0, len(content), 2))


def _letters_of(font: pikepdf.Dictionary) -> dict[int, str]:
    """The letters that a font's numbers stand for."""
    told = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    letters: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", told, re.S):
        for number, letter in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            letters[int(number, 16)] = bytes.fromhex(letter).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", told, re.S):
        for first, last, letter in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = int.from_bytes(bytes.fromhex(letter))
            for place in range(int(last, 16) - int(first, 16) + 1):
                letters[int(first, 16) + place] = chr(start + place)
    return letters
