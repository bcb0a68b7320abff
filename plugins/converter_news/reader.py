"""The straight line of the reader: a text, its blocks, what each is, the record."""

from __future__ import annotations

from converter import Cited, Document, ReadError, Source
from converter_news import ArticleOptions
from converter_news.blocks import blocks
from converter_news.body import read_body
from converter_news.head import read_head
from converter_news.language import language_of
from converter_news.record import make_record
from converter_news.tail import read_tail


def read(source: Source, options: ArticleOptions) -> Document:
    """The record of an article.

    Raises:
        ReadError: there is nothing but blanks in the text.
    """
    found = blocks(source)
    if not found:
        raise ReadError("there is nothing but blanks in this text", 0)
    head = read_head(source.text, found)
    lead = () if head.lead is None else (head.lead,)
    tail = read_tail(source.text, found, head.body + 1)
    body = read_body(found[head.body : len(found) - len(tail)])[len(lead) :]
    language = options.language or language_of(source.text)
    parts = (*head.parts, *lead, *body, *tail)
    return make_record(source, parts, Cited(language) if language else None)
