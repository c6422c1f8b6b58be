"""Reads the text of a formula into a tree in which every node knows its place."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from checker.errors import CheckerError

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?)|(?P<text>"[^"]*"|'[^']*')"""
    r"""|(?P<sign><=|>=|==|!=|[-+*/(),<>]))""",
    re.ASCII,
)
_LONGEST, _DEEPEST = 2000, 40
_COMPARISONS = frozenset({"<", "<=", ">", ">=", "==", "!="})
_WORDS = frozenset({"and", "or", "not"})
_INSTEAD = {
    "=": "write == to compare", "%": "a number has no unit here: write 5, not 5%", "^": "write x * x",
    "×": "write *", "÷": "write /", "−": "write - (the plain hyphen)", "–": "write - (the plain hyphen)",
    "≤": "write <=", "≥": "write >=", "≠": "write !=", "“": 'write plain quotes: "', "”": 'write plain quotes: "',
    "&": "write and", "|": "write or", "!": "write not", "[": "write ( )", "{": "write the name without braces",
}  # fmt: skip


class FormulaError(CheckerError):
    """A formula that cannot be read or computed: what is wrong, from where to where in its text, and help."""

    def __init__(self, what: str, start: int = 0, stop: int = 0, help_: str = "") -> None:
        super().__init__(what)
        self.what, self.start, self.stop, self.help = what, start, stop, help_


class Node(NamedTuple):
    """A part of a formula.

    `kind`: number, text, name, call, or an operator: + - * / < <= > >= == != and or not neg. `word` is the number, the
    text, the name or the function; `attribute` is what is asked of a name (`said.value`).
    """

    kind: str
    word: str
    parts: tuple[Node, ...]
    start: int
    stop: int
    attribute: str = ""


class Token(NamedTuple):
    kind: str  # number, name, text, sign, end
    word: str
    start: int
    stop: int


def parse_text(text: str) -> Node:
    """The tree of a formula. Raises FormulaError with the place."""
    if len(text) > _LONGEST:
        raise FormulaError(f"the formula is longer than {_LONGEST} characters", 0, 1)
    tokens = tokens_of(text)
    if tokens[0].kind == "end":
        raise FormulaError("the formula is empty", 0, 1, "write a formula such as abs(new - old) / old * 100")
    reader = _Reader(tokens)
    root = reader.either()
    if reader.next.kind != "end":
        raise reader.unexpected()
    return root


def tokens_of(text: str) -> list[Token]:
    """The words and signs of a formula, and its end."""
    out, at, stop = list[Token](), 0, len(text.rstrip())
    while at < stop:
        found = _TOKEN.match(text, at)
        if not found:
            at += len(text[at:]) - len(text[at:].lstrip())
            sign = text[at]
            what = "a quotation mark has no partner" if sign in "\"'" else f"`{sign}` is not part of a formula"
            raise FormulaError(what, at, at + 1, _INSTEAD.get(sign, ""))
        kind = found.lastgroup or ""
        out.append(Token(kind, found[kind], found.start(kind), found.end(kind)))
        at = found.end()
    return [*out, Token("end", "", stop, stop + 1)]


class _Reader:
    """Recursive descent over the tokens: either, both, denied, compared, sum, product, atom."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens, self.at, self.depth = tokens, 0, 0

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def unexpected(self) -> FormulaError:
        token = self.next
        if token.kind == "end":
            return FormulaError("the formula ends too early", token.start, token.stop, "a value is missing here")
        if token.word == ")":
            return FormulaError("this bracket has no partner", token.start, token.stop)
        before = self.tokens[self.at - 1] if self.at else None
        if token.kind in ("number", "name", "text") and before is not None and before.kind in ("number", "name"):
            help_ = "put + - * / or `and` between two values"
            if before.word.isdigit() and token.word.startswith(","):
                help_ = "write 1000, without a comma"
            return FormulaError(f"`{token.word}` was not expected here", token.start, token.stop, help_)
        return FormulaError(f"`{token.word}` was not expected here", token.start, token.stop)

    def _chain(self, words: frozenset[str], inner: str) -> Node:
        left: Node = getattr(self, inner)()
        while self.next.word in words and self.next.kind in ("sign", "name"):
            sign = self.take().word
            right: Node = getattr(self, inner)()
            left = Node(sign, "", (left, right), left.start, right.stop)
        return left

    def either(self) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise FormulaError("the formula is nested too deeply", self.next.start, self.next.stop)
        node = self._chain(frozenset({"or"}), "both")
        self.depth -= 1
        return node

    def both(self) -> Node:
        return self._chain(frozenset({"and"}), "denied")

    def denied(self) -> Node:
        if self.next.kind == "name" and self.next.word == "not":
            start = self.take().start
            self.depth += 1
            if self.depth > _DEEPEST:
                raise FormulaError("the formula is nested too deeply", self.next.start, self.next.stop)
            inner = self.denied()
            self.depth -= 1
            return Node("not", "", (inner,), start, inner.stop)
        return self.compared()

    def compared(self) -> Node:
        left = self.sum()
        if self.next.word not in _COMPARISONS or self.next.kind != "sign":
            return left
        sign = self.take().word
        right = self.sum()
        if self.next.word in _COMPARISONS and self.next.kind == "sign":
            raise FormulaError("two comparisons in a row", self.next.start, self.next.stop, "write 0 < x and x < 10")
        return Node(sign, "", (left, right), left.start, right.stop)

    def sum(self) -> Node:
        return self._chain(frozenset("+-"), "product")

    def product(self) -> Node:
        return self._chain(frozenset("*/"), "atom")

    def atom(self) -> Node:
        token = self.next
        if token.kind == "number":
            self.take()
            Decimal(token.word)
            return Node("number", token.word, (), token.start, token.stop)
        if token.kind == "text":
            self.take()
            return Node("text", token.word[1:-1], (), token.start, token.stop)
        if token.kind == "name" and token.word not in _WORDS:
            return self._named()
        if token.word in {"-", "+"}:
            self.take()
            self.depth += 1
            if self.depth > _DEEPEST:
                raise FormulaError("the formula is nested too deeply", token.start, token.stop)
            inner = self.atom()
            self.depth -= 1
            return Node("neg", "", (inner,), token.start, inner.stop) if token.word == "-" else inner
        if token.word == "(" and token.kind == "sign":
            self.take()
            inner = self.either()
            self._close(token)
            return inner
        raise self.unexpected()

    def _named(self) -> Node:
        token = self.take()
        if self.next.word != "(" or self.next.kind != "sign":
            name, _, attribute = token.word.partition(".")
            return Node("name", name, (), token.start, token.stop, attribute)
        bracket = self.take()
        parts = list[Node]()
        while not (self.next.kind == "sign" and self.next.word == ")"):
            parts.append(self.either())
            if self.next.kind == "sign" and self.next.word == ",":
                self.take()
                if self.next.word == ")" and self.next.kind == "sign":
                    raise FormulaError("a value is missing behind the comma", self.next.start, self.next.stop)
            elif not (self.next.kind == "sign" and self.next.word == ")"):
                break
        stop = self._close(bracket)
        return Node("call", token.word, tuple(parts), token.start, stop)

    def _close(self, opened: Token) -> int:
        if self.next.kind == "sign" and self.next.word == ")":
            return self.take().stop
        if self.next.kind == "end":
            raise FormulaError("this bracket is not closed", opened.start, opened.stop)
        raise self.unexpected()
