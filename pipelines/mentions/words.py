"""What a token is, and how the tables spell it: the same for texts and for the terms of the lexicon."""

from __future__ import annotations

import re

_SOFT = "\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f"
_NUMBER = (
    r"\d{1,4}[A-Z]{1,3}\d[\w-]*|"
    r"\d{1,3}(?:[ \u00a0\u202f\u2009\u2007]\d{3})+(?![\d,.]?\d)"
    r"|\d+(?:[.,:/'\u2019]\d+)*(?:[^\W\d_]{1,2}(?!\w))?(?:[-\u2013/]\w+(?:[.,]\d+)*)*%?"
)
_WORD = (
    r"(?:[^\W\d_]\.){2,}(?:[-\u2010\u2011][^\W\d_]+)*"
    r"|[^\W\d_]+[sS]['\u2019](?=\s[^\W\d_])"
    rf"|[^\W\d_][\w{_SOFT}]*(?:[-\u2010\u2011'\u2019*]\w[\w{_SOFT}]*)*"
)
_PLAIN_WORD = r"[A-Za-z]++(?=[ ,;:)\n]|\.(?:[\s\ue000]|$))"
_ESCAPE = r"(?:\x1b\[|\x9b)[\d;?]*[A-Za-z]?|(?<=[\w.,)\]\u201d\"])\[\d{1,3}\]"
"""A terminal's change of colour, the mark of a footnote: their numbers are nobody's."""
TOKEN = re.compile(rf"\s*(?:{_PLAIN_WORD}|{_NUMBER}|{_WORD}|\.{{2,}}|{_ESCAPE}|.)", re.DOTALL)

_STRIP = re.compile(f"[{_SOFT}]")


def plain(token: str) -> str:
    """A token as the tables spell it: no white space, soft hyphens or accents added on, straight quotes, lower case."""
    word = token.strip()
    if not word.isascii():
        word = _STRIP.sub("", word).replace("\u2019", "'").replace("\u2010", "-").replace("\u2011", "-")
    return word.lower()


def words_of(term: str) -> tuple[str, ...]:
    """The words of a term of the lexicon, tokenised as text is."""
    if term.isascii() and term.isalpha():
        return (term.lower(),)
    return tuple(plain(token) for token in TOKEN.findall(term))
