"""The pieces of the reader of pages: its walk, its JSON, its times, and the search for advised lines."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter_news.pages.dates import read_time
from converter_news.pages.json_places import objects, read_json
from converter_news.pages.linked_data import linked_articles
from converter_news.pages.locate import Wording, letters, locate
from converter_news.pages.walk import walk


def lines(text: str) -> list[str]:
    return [line.text for line in walk(text).lines]


class TestWalk:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("<p>One<p>Two", ["One", "Two"]),
            ("<p>One <b>bold</b> word</p>", ["One bold word"]),
            ("<p>One<br>line</p>", ["One line"]),
            ("<p>One<br><br>Two</p>", ["One", "Two"]),
            ("One<div>Two</div>Three", ["One", "Two", "Three"]),
            ("<ul><li>a<li>b</ul>c", ["a", "b", "c"]),
            ("<p> \n One \t &nbsp; two\r\n </p>", ["One two"]),
            ("<script>no</script><style>no</style><noscript>no</noscript><title>no</title>yes", ["yes"]),
            ("<!-- no --><svg><text>no</text></svg>yes", ["yes"]),
            ("a < b &lt; c &copy; &nothing;", ["a < b < c © &nothing;"]),
            ("", []),
        ],
    )
    def test_lines_are_what_a_page_shows(self, text, found):
        """One line for each block, tags and hidden elements left out."""
        assert lines(text) == found

    def test_each_line_knows_its_elements(self):
        """The heading, the item, the quotation, the figure and the part of the site that it stands in."""
        text = "<nav>a</nav><h2><span>b</span></h2><ul><li><p>c</p></ul><blockquote>d</blockquote><figure><p>e</figure>f"
        found = [line.element for line in walk(text).lines]

        assert [(one.site, one.heading, bool(one.item), bool(one.quote), one.inset) for one in found] == [
            (True, "", False, False, False),
            (False, "h2", False, False, False),
            (False, "", True, False, False),
            (False, "", False, True, False),
            (False, "", False, False, True),
            (False, "", False, False, False),
        ]

    def test_end_tags_of_nothing_are_nothing(self):
        """Nor do they end what stands open."""
        [line] = walk("<article></section></em><p>a</p></article>").lines

        assert line.element.parent == 1

    def test_words_of_links_are_counted(self):
        """Of a line that is nothing but a link, all of them."""
        first, second = walk("<p><a href=x>Read this</a></p><p>Read <a href=x>this</a></p>").lines

        assert (first.linked, second.linked) == (9, 4)

    @given(st.text(alphabet="<>/ap b\"'=&;lt-!\n\u00a0é", max_size=200))
    def test_pieces_stand_in_order_and_make_the_line(self, text):
        """Whatever the page: each piece begins where the one before it ended, or later."""
        for line in walk(text).lines:
            assert all(a[1] <= b[0] for a, b in zip(line.pieces, line.pieces[1:], strict=False))
            shown = "".join(text[start:end] if said is None else said for start, end, said in line.pieces)
            assert line.text == " ".join(shown.split()) != ""


class TestJson:
    def test_values_have_their_places(self):
        """A text is cited without its quotation marks."""
        text = '{"a": ["b c", {"d": "e\\u00e9"}]}'
        found = list(objects(read_json(text, 0, len(text))))

        assert found[0]["a"][0].span.of(text) == "b c"
        assert found[1]["d"].value == "eé"

    @pytest.mark.parametrize(
        "text",
        [
            '{"a": "x", }',
            '{"a": "x"',
            '{"a": "x"}}]',
            '<!-- {"a": "x"} -->',
            '{"a": "x" "b"',
            '// {"a":"x"}',
            '["a", {"a": "x"}',
        ],
    )
    def test_broken_json_is_read_as_far_as_it_goes(self, text):
        """Commas too many, ends that are missing, comments round it."""
        assert [one["a"].value for one in objects(read_json(text, 0, len(text)))] == ["x"]

    @pytest.mark.parametrize(
        ("written", "value"),
        [
            (r"a\nb", "a b"),
            (r"\"a\" \/ \\", '"a" / \\'),
            (r"\ud83c\udf09", "🌉"),
            (r"\ud83c x", "\ufffd x"),
            ("a &amp; b", "a & b"),
            (r"\u0000", "\ufffd"),
        ],
    )
    def test_escapes_are_resolved(self, written, value):
        """Half a pair of surrogates is no character."""
        text = f'{{"a": "{written}"}}'

        assert next(objects(read_json(text, 0, len(text))))["a"].value == value

    def test_depth_is_no_matter(self):
        """Nothing is nested by recursion."""
        text = '{"a":[' * 50_000

        assert sum(1 for _ in objects(read_json(text, 0, len(text)))) == 50_000

    @given(st.text(alphabet='{}[]:,"\\ua0 \n1', max_size=200))
    def test_anything_is_read(self, text):
        """Every text that is found lies in what was read."""
        for one in objects(read_json(text, 0, len(text))):
            for value in one.values():
                if value is not None and not isinstance(value, (dict, list)):
                    assert 0 <= value.span.start < value.span.end <= len(text)


class TestLinkedData:
    def test_news_goes_before_other_articles(self):
        """And a person who is only pointed to is looked up."""
        text = (
            '<script type="application/ld+json">{"@graph": [{"@type": "Article", "headline": "Page"},'
            '{"@type": ["Thing", "ReportageNewsArticle"], "headline": "News", "author": {"@id": "#n"}},'
            '{"@id": "#n", "@type": "Person", "name": "Nora Idris"}]}</script>'
        )
        first, second = linked_articles(text, walk(text).marked)

        assert (first.headline.value, second.headline.value) == ("News", "Page")
        assert [one.value for one in first.authors] == ["Nora Idris"]

    def test_addresses_are_no_names(self):
        """Some give the page of an author instead of the name."""
        text = '<script type="application/ld+json">{"@type": "NewsArticle", "author": "https://courier.example/nora"}</script>'

        assert linked_articles(text, walk(text).marked)[0].authors == ()


class TestTimes:
    @pytest.mark.parametrize(
        ("value", "when"),
        [
            ("2021-03-04", date(2021, 3, 4)),
            ("20210304", date(2021, 3, 4)),
            ("2021/03/04 08:00", date(2021, 3, 4)),
            ("2021-03-04T08:00", date(2021, 3, 4)),
            ("2021-03-04T08:00Z", datetime(2021, 3, 4, 8, tzinfo=UTC)),
            ("2021-03-04T08:00:09.123456789Z", datetime(2021, 3, 4, 8, 0, 9, tzinfo=UTC)),
            ("2021-03-04T08:00:00+0530", datetime(2021, 3, 4, 8, tzinfo=timezone(timedelta(hours=5, minutes=30)))),
            ("2021-03-04 08:00:00 -05:00", datetime(2021, 3, 4, 8, tzinfo=timezone(timedelta(hours=-5)))),
            ("March 4, 2021", date(2021, 3, 4)),
            ("4. März 2021, 8 Uhr", date(2021, 3, 4)),
            ("2021-13-04", None),
            ("2021-02-30T08:00Z", None),
            ("2021-03-04T08:00+99:00", None),
            ("Thursday", None),
            ("03/04/2021", None),
            ("1614844800", datetime(2021, 3, 4, 8, tzinfo=UTC)),
            ("1614844800000", datetime(2021, 3, 4, 8, tzinfo=UTC)),
            ("4614844800", None),
            ("161484480", None),
            ("", None),
        ],
    )
    def test_times_of_data(self, value, when):
        """An hour without its zone is no time, but its day is one; what can be read in two ways is none."""
        assert read_time(value) == when


class TestLocate:
    PAGE = (
        "Home",
        "Sport",
        "The bridge is closed.",
        "Read more",
        "It was two hangers,",
        "and a stay.",
        "Read more",
        "Home",
    )

    @pytest.mark.parametrize(
        ("advised", "found"),
        [
            (["The bridge is closed."], {2}),
            (["THE BRIDGE — is closed"], {2}),
            (["The bridge is closed.", "Read more", "It was two hangers, and a stay."], {2, 3, 4, 5}),
            (["It was two hang", "Read more"], {4, 6}),
            (["Nowhere to be found in the page"], set()),
            ([], set()),
        ],
    )
    def test_lines_are_found_again(self, advised, found):
        """Joined, cut, or with other signs; of several, the one that follows the line before."""
        assert locate(self.PAGE, advised) == found

    def test_letters_alone_count(self):
        """Signs, blanks, capitals and forms of letters do not."""
        assert letters("„Ǆ\u00ad—A b_1“") == letters("dŽab1")

    def test_wording_holds_what_stands_in_it(self):
        """But for a word or two; of a few words nothing is said."""
        wording = Wording("The bridge over the Kelda was closed on Thursday after inspectors found cracks in it.")

        assert wording.holds("The bridge over the Kelda was closed on Thursday") is True
        assert wording.holds("The tunnel under the sound was opened on Friday") is False
        assert wording.holds("The bridge") is None
