"""The words of a finding, as columns: names, figures and days the way people write them."""

from __future__ import annotations

import polars as pl

_MODIFIERS = {"at_least": "at least ", "more_than": "more than ", "approximately": "about "}
_MODIFIERS |= {"at_most": "up to ", "less_than": "fewer than "}


def number(column: str | pl.Expr) -> pl.Expr:
    """A whole number with its thousands parted by commas; null stays null."""
    digits = (pl.col(column) if isinstance(column, str) else column).cast(pl.Int64).cast(pl.String)
    return digits.str.reverse().str.replace_all(r"(\d{3})", "$1,").str.strip_chars_end(",").str.reverse()


def day(column: str | pl.Expr) -> pl.Expr:
    """A day as people write it: 22 July 2012."""
    return (pl.col(column) if isinstance(column, str) else column).dt.to_string("%-d %B %Y")


def who(column: str = "name") -> pl.Expr:
    """The name of a claim's source, fit to open a sentence."""
    name = pl.col(column)
    return pl.concat_str(name.str.slice(0, 1).str.to_uppercase(), name.str.slice(1))


def whose(column: str = "name") -> pl.Expr:
    """The same as an owner: `Observatory's`, `United Nations'`."""
    name = who(column)
    return name + pl.when(name.str.ends_with("s")).then(pl.lit("'")).otherwise(pl.lit("'s"))


def said() -> pl.Expr:
    """A claim's figure with its modifier, in plain words, from `value`, `quantifier`, `low` and `high`."""
    modifier = pl.col("quantifier").replace_strict(_MODIFIERS, default="", return_dtype=pl.String)
    low, high = number("low"), number("high")
    between = pl.when(pl.col("high").is_null()).then("at least " + low).otherwise(low + " to " + high)
    bounds = pl.when(pl.col("low").is_not_null()).then(between).otherwise("up to " + high)
    return pl.when(pl.col("value").is_null()).then(bounds).otherwise(modifier + number("value")).fill_null("a number")


def figure() -> pl.Expr:
    """A claim's number with its source and day: Observatory's 143 of 25 July 2012."""
    return pl.format("{} {} of {}", whose(), number("value"), day("as_of"))


def quote() -> pl.Expr:
    """The same with its modifier: Observatory's “more than 19,000” of 26 July 2012."""
    return pl.format("{} “{}” of {}", whose(), said(), day("as_of"))


def plain(column: str) -> pl.Expr:
    """A word of the tables as a reader knows it: blanks for underscores."""
    return pl.col(column).str.replace_all("_", " ")
