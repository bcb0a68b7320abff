"""The straight line of the reader: a text, its blocks, what each is, the record."""

from __future__ import annotations

from converter import Cited, Document, ReadError, Source
from converter_news import ArticleOptions
from converter_news.blocks import blocks
from converter_news.body import read_body
from converter_news.forms import is_page, read_form
from converter_news.head import read_head
from converter_news.language import language_of
from converter_news.record import make_record
from converter_news.tail import read_tail


def read(source: Source, options: ArticleOptions) -> Document:
    """The record of an article.

    Raises:
        ReadError: there is nothing but blanks in the text.
    """
    text = source.text
    found = blocks(text)
    if not found:
        raise ReadError("there is nothing but blanks in this text", 0)
    forms = [read_form(block.text) for block in found]
    page = is_page(found, forms)
    head = read_head(text, found, forms, page=page)
    lead = () if head.lead is None else (head.lead,)
    tail = read_tail(text, found[head.body :], forms[head.body :], page=page)
    own = slice(head.body + len(lead), len(found) - len(tail))
    body = read_body(text, found[own], forms[own], page=page)
    language = options.language or language_of(text)
    return make_record(source, (*head.parts, *lead, *body, *tail), Cited(language) if language else None)
