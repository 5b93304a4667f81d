"""date-time, date, time and duration, as RFC 3339 has them (section 5.6 and appendix A)."""

import re

from .checks import Recipe

_LEAP_DAY = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29"

# Days 01 to 28 are in every month and come first; the look-behinds cost only the others something.
_DATE = (
    "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8]"
    f"|29(?:(?<!02-29)|(?<={_LEAP_DAY}))|30(?<!02-30)|31(?<!0[2469]-31)(?<!11-31))"
)
_HOUR = "(?:[01][0-9]|2[0-3])"
_MINUTE = "[0-5][0-9]"
_FRACTION = "(?:[.][0-9]++|)"
_TIME = f"{_HOUR}:{_MINUTE}:{_MINUTE}{_FRACTION}(?:[Zz]|[+-]{_HOUR}:{_MINUTE})"
_DATE_TIME = f"{_DATE}[Tt]{_TIME}"

_LEAP_SECOND = (
    f"(?P<hour>{_HOUR}):(?P<minute>{_MINUTE}):60{_FRACTION}"
    f"(?:[Zz]|(?P<sign>[+-])(?P<hours>{_HOUR}):(?P<minutes>{_MINUTE}))"
)
_LAST_MINUTE = 24 * 60 - 1

_CLOCK = "T(?:[0-9]++H(?:[0-9]++M(?:[0-9]++S)?)?|[0-9]++M(?:[0-9]++S)?|[0-9]++S)"
_CALENDAR = "(?:[0-9]++D|[0-9]++M(?:[0-9]++D)?|[0-9]++Y(?:[0-9]++M(?:[0-9]++D)?)?)"
# ABNF letters are case-insensitive (RFC 5234, section 2.3); the flag a keeps a long s (U+017F) from being one.
_DURATION = f"(?ai:P(?:{_CALENDAR}(?:{_CLOCK})?|{_CLOCK}|[0-9]++W))"


def _minute_in_utc(time: re.Match[str]) -> int:
    """Count the minutes from the local midnight to a time, and take its offset off: below 0 it is the day before."""
    offset = 0
    if time["sign"]:
        offset = int(time["sign"] + "1") * (int(time["hours"]) * 60 + int(time["minutes"]))
    return int(time["hour"]) * 60 + int(time["minute"]) - offset


def _is_leap_second(text: str) -> bool:
    """Return whether a text is a time whose second is 60, at 23:59 UTC."""
    time = re.fullmatch(_LEAP_SECOND, text)
    return time is not None and _minute_in_utc(time) % (24 * 60) == _LAST_MINUTE


def _is_dated_leap_second(text: str) -> bool:
    """Return whether a text is a date-time whose second is 60, in the last minute of a month in UTC.

    That is what section 5.7 says. The table of those that were (appendix D) ends in the past, so it is not asked.
    """
    time = re.fullmatch(f"(?P<month>[0-9-]{{8}})(?P<day>[0-9]{{2}})[Tt]{_LEAP_SECOND}", text)
    if not time or not re.fullmatch(_DATE, text[:10]):
        return False
    minute, day = _minute_in_utc(time), int(time["day"])
    if minute < 0:
        return minute == -1 and day == 1
    return minute == _LAST_MINUTE and not re.fullmatch(_DATE, f"{time['month']}{day + 1:02}")


RECIPES: dict[str, Recipe] = {
    "date": Recipe(_DATE),
    "date-time": Recipe(_DATE_TIME, _is_dated_leap_second),
    "duration": Recipe(_DURATION),
    "time": Recipe(_TIME, _is_leap_second),
}
