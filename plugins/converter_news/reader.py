"""The straight line of the reader: a text, its blocks, what each is, the record."""

from __future__ import annotations

from converter import Cited, Document, ReadError, Source
from converter_news import ArticleOptions
from converter_news.body import read_body
from converter_news.head import read_head
from converter_news.language import given_language, language_of
from converter_news.manuscript import manuscript_of
from converter_news.record import FORMAT, make_record
from converter_news.tail import read_tail


def read(source: Source, options: ArticleOptions) -> Document:
    """The record of an article.

    Raises:
        ReadError: there is nothing but blanks in the text.
    """
    text = source.text
    manuscript = manuscript_of(text)
    if not manuscript.blocks:
        raise ReadError("there is nothing but blanks in this text", 0)
    head = read_head(manuscript, page=manuscript.is_page)
    lead = () if head.lead is None else (head.lead,)
    tail = read_tail(manuscript, head.body, page=manuscript.is_page)
    first, end = head.body + len(lead), len(manuscript.blocks) - len(tail)
    signed = any(part.name == "byline" for part in head.parts)
    body = read_body(manuscript, first, end, signed=signed, led=bool(lead))
    language = given_language(options.language, text, FORMAT) or language_of(text)
    return make_record(source, (*head.parts, *lead, *body, *tail), Cited(language) if language else None)
