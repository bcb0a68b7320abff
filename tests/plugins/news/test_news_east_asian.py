"""Datelines, bylines and signs of Chinese, Japanese and Korean papers."""

from __future__ import annotations

import pytest

from converter import Confidence
from converter_news import detect
from converter_news.east_asian import read_east_asian_byline, read_east_asian_dateline
from converter_news.looks import is_east_asian

CHINESE = "凯尔达河上的公路桥周四封闭，检查人员在十二根吊杆中的两根上发现裂缝，交通部门在声明中表示。"
JAPANESE = "ケルダ川にかかる橋が木曜日に閉鎖された。点検で12本のうち2本に亀裂が見つかったと道路局が発表した。"
KOREAN = "켈다강을 건너는 도로 다리가 목요일 전면 폐쇄됐다. 점검에서 균열이 발견됐다고 도로 당국이 밝혔다."


@pytest.mark.parametrize(
    ("said", "place", "agency", "day", "authors"),
    [
        ("新华社北京1月5日电（记者张海明、李晓雯）", "北京", "新华社", (1, 5), ["张海明", "李晓雯"]),
        ("新华社斯德哥尔摩１月５日电", "斯德哥尔摩", "新华社", (1, 5), []),
        ("中新网杭州7月21日电 (记者 周明)", "杭州", "中新网", (7, 21), ["周明"]),
        ("据新华社北京2024年1月5日电", "北京", "新华社", (1, 5), []),
        ("本报北京1月5日电（记者张海明）", "北京", None, (1, 5), ["张海明"]),
        ("本报讯（记者 赵立 通讯员 孙梅）", None, None, None, ["赵立", "孙梅"]),
        ("【本報訊】", None, None, None, []),
        ("（中央社台北4日電）", "台北", "中央社", (0, 4), []),
        ("〔中央社／台北4日電〕", "台北", "中央社", (0, 4), []),
        ("（中央社記者林怡君高雄4日電）", "高雄", "中央社", (0, 4), ["林怡君"]),
        ("（中央社記者林怡君凱爾達4日電）", None, "中央社", (0, 4), []),
        ("〔記者林怡君／台北報導〕", "台北", None, None, ["林怡君"]),
        ("記者林怡君、黃國倫／台北報導", "台北", None, None, ["林怡君", "黃國倫"]),
        ("【ロンドン共同】", "ロンドン", "共同", None, []),
        ("【ソウル時事】", "ソウル", "時事", None, []),
        ("【8月9日 AFP】", None, "AFP", (8, 9), []),
        ("【ワシントン＝坂本一之】", "ワシントン", None, None, ["坂本一之"]),
        ("［東京　１２日　ロイター］ -", "東京", "ロイター", (0, 12), []),
        ("(부산=연합뉴스) 김가나 기자 =", "부산", "연합뉴스", None, ["김가나"]),
        ("[서울=뉴시스]", "서울", "뉴시스", None, []),
        ("(도쿄=연합뉴스) 김가나 이다라 특파원 =", "도쿄", "연합뉴스", None, ["김가나", "이다라"]),
    ],
)
def test_a_dateline_says_where_when_who_and_for_whom(said, place, agency, day, authors):
    """What it does not say is not there; a name that runs on into a place that no table has is left out, and so is the place."""
    text = f"{said}　{CHINESE}"
    assert is_east_asian(text)
    found = read_east_asian_dateline(text, 0, len(text))

    assert found is not None
    assert text[found.start : found.said_end] == said
    assert text[found.end :] == CHINESE
    assert [text[slice(*one)] for one in found.places] == ([place] if place else [])
    assert [text[slice(*one)] for one in found.agencies] == ([agency] if agency else [])
    assert (found.date and (found.date.month, found.date.day)) == day
    assert [text[slice(*one.name)] for one in found.authors] == authors


@pytest.mark.parametrize(
    "text",
    [
        CHINESE,
        JAPANESE,
        KOREAN,
        "【画像】橋が閉鎖された",
        "【責任編輯：陳靜】",
        "[속보] 남해안 여객선 운항 중단",
        "（完）",
        "新华社发表评论，认为大桥应当尽快修复。",
        "(동영상) 다리가 폐쇄됐다",
    ],
)
def test_prose_and_other_brackets_are_no_dateline(text):
    """Agencies, brackets and the signs within them are common elsewhere."""
    assert read_east_asian_dateline(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("作者：赵立", ["赵立"]),
        ("记者 张海明 李晓雯", ["张海明", "李晓雯"]),
        ("本报驻伦敦记者 赵立", ["赵立"]),
        ("記者：林怡君、黃國倫", ["林怡君", "黃國倫"]),
        ("投稿者 Ines Halvorsen", ["Ines Halvorsen"]),
        ("著者：坂本 一之", ["坂本 一之"]),
    ],
)
def test_a_byline_names_those_who_wrote(line, names):
    """A blank stands between Chinese names, and within Japanese ones."""
    found = read_east_asian_byline(line, 0, len(line))

    assert found is not None
    assert [line[slice(*one.name)] for one in found.authors] == names


@pytest.mark.parametrize(
    "line", ["记者5日从交通运输部获悉，今年我国将新增三条航线。", "文章来源", "作者：", "文化"]
)
def test_what_begins_with_the_same_signs_is_no_byline(line):
    """Reporters tell in prose what they learned."""
    assert read_east_asian_byline(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("head", "prose"),
    [
        ("新华社北京1月5日电（记者张海明）", CHINESE),
        ("（中央社台北4日電）", CHINESE),
        ("【ロンドン共同】", JAPANESE),
        ("(부산=연합뉴스) 김가나 기자 = ", KOREAN),
    ],
)
def test_they_make_a_text_certain_to_be_news(head, prose, source_of):
    """As the datelines of other agencies do."""
    detection = detect(source_of(f"{head}{prose}\n\n{prose}\n"))

    assert detection is not None
    assert detection.confidence is Confidence.CERTAIN


def test_a_chinese_copy_is_read_whole(article, segment_of):
    """Headline with a blank within, date with its source, dateline, the day in the year of publication, the editor."""
    text = (
        "首页→国内新闻\n\n凯尔达大桥再次封闭 数千司机绕行\n\n2024-01-05 18:32:11 来源：新华网\n\n分享到：\n\n"
        f"　　新华社北京1月5日电（记者张海明、李晓雯）{CHINESE}\n\n　　{CHINESE}（完）\n\n【责任编辑：陈静】\n"
    )
    document = article(text)
    metadata = document.metadata

    assert metadata.title.value == "凯尔达大桥再次封闭 数千司机绕行"
    assert [(one.kind, one.when.isoformat()) for one in metadata.events] == [
        ("published", "2024-01-05"),
        ("filed", "2024-01-05"),
    ]
    assert [(one.role, one.name.value, one.position and one.position.value) for one in metadata.agents] == [
        ("author", "张海明", "记者"),
        ("author", "李晓雯", "记者"),
        ("agency", "新华社", None),
    ]
    assert segment_of(document, "分享到") == "site-frame"
    assert [one.role.value if one.role else "text" for one in document.body] == ["text", "text", "credit"]
    assert document.notices == ()


def test_a_korean_copy_is_read_whole(article, segment_of):
    """The hour of sending, the reporter in the dateline, the reporter's address, the copyright line."""
    text = (
        f"켈다 대교 다시 폐쇄\n\n송고시간 2023-08-09 07:12\n\n(부산=연합뉴스) 김가나 기자 = {KOREAN}\n\n{KOREAN}\n\n"
        "gana@example.co.kr\n\n<저작권자(c) 연합뉴스, 무단 전재-재배포 금지>\n2023/08/09 07:12 송고\n"
    )
    document = article(text)

    assert [one.when.isoformat() for one in document.metadata.events] == ["2023-08-09"]
    assert [(one.role, one.name.value) for one in document.metadata.agents] == [
        ("author", "김가나"),
        ("agency", "연합뉴스"),
    ]
    assert segment_of(document, "gana@") == "author-note"
    assert document.body[-1].role.value == "copyright"


def test_one_who_signs_above_is_not_named_twice(article):
    """The byline and the dateline name the same person."""
    document = article(
        f"凯尔达大桥再次封闭\n\n2022-11-08 07:02\n\n作者：赵立\n\n本报讯（记者 赵立）{CHINESE}\n\n{CHINESE}\n"
    )

    assert [one.name.value for one in document.metadata.agents] == ["赵立"]
