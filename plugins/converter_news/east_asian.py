"""Datelines and bylines of Chinese, Japanese and Korean papers: agency, place, day and reporter in one bracket, or run together.

They are told by fixed words, ``电`` or ``기자``, and by brackets, not by capitals; so they are rules of their own. A
name is taken only where something parts it from the place: where it does not, only a place that is known does.
"""

from __future__ import annotations

import re
from datetime import date

from converter_news.byline import Author, Byline
from converter_news.dateline import Dateline
from converter_news.dates import Printed
from converter_news.words import entries

_LONGEST = 120
"""Characters of a dateline, its reporters included."""
_LONGEST_BYLINE = 60

_AGENCIES = "|".join(
    sorted(
        entries(
            """
            新华社; 新華社; 中新社; 中新网; 中新網; 中央社; 人民网; 央视网; 央广网; 新华网; 光明网; 环球网; 海外网; 法新社; 路透社;
            美联社; 美聯社; 共同社; 塔斯社; 俄新社; 韩联社; 韓聯社; 埃菲社; 德新社; 中通社; 香港中通社; 国际在线; 澎湃新闻
            """
        ),
        key=len,
        reverse=True,
    )
)
_KANA_AGENCIES = "(?:(?:AFP|ＡＦＰ)=)?時事|共同|ロイター|AFP|ＡＦＰ|AP|ＡＰ|ＣＮＮ|CNN|新華社|タス|聯合|中央社"
_CHINESE_PLACES = "|".join(
    entries(
        """
        台北; 新北; 基隆; 桃園; 新竹; 苗栗; 台中; 彰化; 南投; 雲林; 嘉義; 台南; 高雄; 屏東; 宜蘭; 花蓮; 台東; 澎湖; 金門; 香港; 北京;
        上海; 東京; 首爾; 曼谷; 河內; 新加坡; 吉隆坡; 雅加達; 馬尼拉; 新德里; 華盛頓; 紐約; 洛杉磯; 舊金山; 倫敦; 巴黎; 柏林; 布魯塞爾;
        日內瓦; 維也納; 羅馬; 華沙; 莫斯科; 伊斯坦堡; 耶路撒冷; 雪梨; 多倫多
        """
    )
)
_HAN = "[一-鿿]"
_DAY = r"(?P<date>(?:(?P<year>(?:19|20)\d\d)年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日)"
_REPORTERS = r"(?P<reporters>[^（）()【】〔〕\[\]\n。，]{2,60})"
_NAMES_BEHIND = rf"(?:\s?[（(](?P<post>(?:本[报報])?[记記]者)?[：:\s]*{_REPORTERS}[）)])?"
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # 新华社北京1月5日电（记者张海明、李晓雯）
        rf"据?(?:(?P<agency>{_AGENCIES})|本[报報社])(?P<place>{_HAN}{{2,12}}?){_DAY}[电電讯訊]{_NAMES_BEHIND}",
        # 本报讯（记者 赵立 通讯员 孙梅）
        rf"(?:本[报報刊台网][讯訊]|【本[报報][讯訊]】|{_HAN}{{2,8}}[讯訊](?=\s?[（(](?:本[报報])?[记記]者)){_NAMES_BEHIND}",
        # （中央社台北4日電）, （中央社記者林怡君台北4日電）
        (
            rf"[（(【〔](?P<agency>{_AGENCIES})(?:[／/]|(?P<post>[记記]者)(?P<reporters>{_HAN}{{2,4}}(?=(?:{_CHINESE_PLACES})\d)))?"
            rf"(?:[记記]者{_HAN}{{4,12}}|(?P<place>{_HAN}{{2,10}}?)){_DAY}(?:綜合)?(?:外)?[电電][）)】〕]"
        ),
        # 〔記者林怡君／台北報導〕
        (
            rf"[（(【〔]?(?P<post>(?:[特實]\w)?[记記]者)(?P<reporters>{_HAN}[一-鿿、]{{1,20}})[／/](?P<place>{_HAN}{{2,10}}?)"
            rf"(?:{_DAY})?(?:綜合)?(?:[报報][导導道]|[电電])[）)】〕]?"
        ),
        # 【ロンドン共同】, 【8月9日 AFP】
        rf"【(?:{_DAY}\s?|(?P<place>[^【】＝=\s]{{1,12}}?))(?P<agency>{_KANA_AGENCIES})】",
        # 【ワシントン＝坂本一之】
        rf"【(?P<place>[^【】＝=\s]{{1,12}})[＝=](?P<reporters>{_HAN}[一-鿿ぁ-ヿ、　 ]{{1,20}})】",
        # ［東京　１２日　ロイター］ -
        rf"[［\[](?P<place>[^\s［］\[\]]{{1,12}})\s{_DAY}\s(?P<agency>ロイター)[］\]]\s?[-－―–—]?",
        # (부산=연합뉴스) 김가나 기자 =
        (
            r"[(\[【](?P<place>[가-힣·ㆍ]{1,12})\s?=\s?(?P<agency>[가-힣A-Z\d]{2,12})[)\]】]"
            r"(?:\s?(?P<reporters>[가-힣]{2,4}(?:[ ·ㆍ,]{1,2}[가-힣]{2,4}){0,4})\s(?P<post>(?:인턴)?기자|특파원|통신원)\s?=)?"
        ),
    )
)
_BYLINE = re.compile(
    rf"(?:本[报報](?:驻{_HAN}{{2,6}})?|特[约約]|[实實]习)?(?:作者|(?P<post>[记記]者)|撰文|文)(?:\s?[：:]\s?|[\s　]){_REPORTERS}$"
)
_SIGNED = re.compile(rf"(?:投稿者|著者|執筆者?|文責)(?:\s?[：:]\s?|[\s　]){_REPORTERS}$")
"""In Japanese a blank stands within a name, not between two."""
_NAME = re.compile(r"[^\s、，,·ㆍ/／;；：:]+(?:·[^\s、，,·ㆍ/／;；：:]+)*")
_POSTS = entries(
    "记者; 記者; 本报记者; 本報記者; 通讯员; 通訊員; 实习生; 實習生; 见习记者; 特约记者; 特派员; 特派員"
)
_NAME_LENGTH = (2, 12)
_PLACES = re.compile(r"[^·ㆍ／/]+")
_BLANKS = re.compile(r"[\s　:：]*")


def read_east_asian_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline at the beginning of the block ``text[start:end]``, if there is one."""
    window = min(end, start + _LONGEST)
    for form in _DATELINES:
        if found := form.match(text, start, window):
            return _dateline(found, end)
    return None


def _dateline(found: re.Match[str], end: int) -> Dateline:
    named = {name for name, words in found.groupdict().items() if words is not None}
    blanks = _BLANKS.match(found.string, found.end(), end)
    return Dateline(
        start=found.start(),
        end=blanks.end() if blanks else found.end(),
        said_end=found.end(),
        places=tuple(one.span() for one in _PLACES.finditer(found.string, *found.span("place")))
        if "place" in named
        else (),
        agencies=(found.span("agency"),) if "agency" in named else (),
        date=_printed(found) if "date" in named else None,
        authors=_authors(found) if "reporters" in named else (),
    )


def _printed(found: re.Match[str]) -> Printed:
    """The day: its month is left out within the same month, and then nothing says which that is."""
    start, end = found.span("date")
    year, month, day = (int(found[name] or 0) for name in ("year", "month", "day"))
    try:
        when = date(year or 2000, month, day) if month else None
    except ValueError:  # the 31st of June
        return Printed(start, end, None)
    return Printed(start, end, when if year else None, month, day)


def _authors(found: re.Match[str]) -> tuple[Author, ...]:
    """Each name with the post before it, or behind the last."""
    text, groups = found.string, found.groupdict()
    post = found.span("post") if groups.get("post") else None
    authors: list[Author] = []
    for name in _NAME.finditer(text, *found.span("reporters")):
        if name[0] in _POSTS:
            post = name.span()
        elif _NAME_LENGTH[0] <= len(name[0]) <= _NAME_LENGTH[1]:
            authors.append(Author(name.span(), post))
    return tuple(authors)


def read_east_asian_byline(text: str, start: int, end: int) -> Byline | None:
    """The byline ``text[start:end]``, if it is one: ``作者：赵立``, ``本报记者 张海明 李晓雯``."""
    if end - start > _LONGEST_BYLINE:
        return None
    if signed := _SIGNED.match(text, start, end):
        return Byline((Author(signed.span("reporters")),), worded=True)
    found = _BYLINE.match(text, start, end)
    authors = _authors(found) if found else ()
    return Byline(authors, worded=True) if authors else None
