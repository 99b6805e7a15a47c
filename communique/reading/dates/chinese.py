"""Date patterns of Chinese: year, month and day in this order, weeks that begin on Monday, no blanks between words."""

from __future__ import annotations

import re

from communique.reading.dates.expressions import Builder, Family, family
from communique.reading.dates.shapes import Fixed, Month, MonthDay, Shape, Shift, Unit, Weekday, WeekdayOf
from communique.text import calendar

_YEAR = r"(?P<year>(?:19|20)\d\d)年"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])月"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:[至到-](?P<to>3[01]|[12]\d|0?[1-9]))?[日号號]"
_WEEKDAYS = {
    name: number for number, names in enumerate(("一", "二", "三", "四", "五", "六", "日天")) for name in names
}
_STEPS = {"上": -1, "本": 0, "这": 0, "這": 0, "下": 1}
_STEP = r"(?P<step>[上本这這下])[一个個]{0,2}"
_DAYS = {"前天": -2, "昨[天日晚]": -1, "今[天日晚](?!俄罗斯|俄羅斯)": 0, "明[天日]": 1, "[后後]天": 2}
_YEARS = {"前年": -2, "去年": -1, "今年": 0, "明年": 1, "[后後]年": 2}


def _days(match: re.Match[str]) -> Shape | None:
    groups = match.groupdict()
    first = int(groups["day"])
    shape = MonthDay(int(groups["month"]), first, int(groups["to"] or first))
    if groups["year"] is None:
        return shape if shape.in_year(2000) else None
    days = shape.in_year(int(groups["year"]))
    return Fixed(days) if days else None


def _month(match: re.Match[str]) -> Shape:
    year, month = match["year"], int(match["month"])
    return Fixed(calendar.month(int(year), month)) if year else Month(month)


def _year(match: re.Match[str]) -> Shape:
    return Fixed(calendar.year(int(match["year"])))


def _weekday(match: re.Match[str]) -> Shape:
    number, step = _WEEKDAYS[match["weekday"]], match["step"]
    return WeekdayOf(number, _STEPS[step]) if step else Weekday(number)


def _period(unit: Unit) -> Builder:
    return lambda match: Shift(unit, _STEPS[match["step"]])


def _off(unit: Unit, step: int) -> Builder:
    return lambda _: Shift(unit, step)


def _counted(sign: int) -> Builder:
    return lambda match: Shift("day", sign * int(match["count"]))


CHINESE: tuple[Family, ...] = (
    family(
        r"\d",
        (rf"(?:{_YEAR})?(?<!\d){_MONTH}{_DAY}", _days),
        (rf"(?:{_YEAR})?(?<![\d年]){_MONTH}(?!\d)", _month),
        (rf"{_YEAR}{_MONTH}", _month),
        (rf"(?<!\d){_YEAR}(?!\d)", _year),
        (r"(?<!\d)(?P<count>\d{1,2})天[之以]?前", _counted(-1)),
        (r"(?<!\d)(?P<count>\d{1,2})天[之以]?[后後]", _counted(1)),
    ),
    family(
        "[周週星礼禮月天日年]",
        (
            rf"(?<![一二两兩三每])(?:{_STEP})?(?:周|週|星期|礼拜|禮拜)(?P<weekday>[一二三四五六日天])(?![年个個月])",
            _weekday,
        ),
        (rf"{_STEP}(?:周|週|星期|礼拜|禮拜)(?![一二三四五六日天])", _period("week")),
        (rf"{_STEP}月", _period("month")),
        *((form, _off("day", step)) for form, step in _DAYS.items()),
        *((form, _off("year", step)) for form, step in _YEARS.items()),
    ),
)

AHEAD = re.compile("将|將|计划|計劃|拟|预计|預計|定于|即将")
BEHIND = re.compile("了|曾|已|表示|宣布|说|說")
