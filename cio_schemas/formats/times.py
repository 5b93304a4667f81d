"""date-time, date, time and duration, as RFC 3339 has them (section 5.6 and appendix A)."""

import re

from .checks import Maker, pattern, quick

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
    f"(?:(?P<date>{_DATE})[Tt])?(?P<hour>{_HOUR}):(?P<minute>{_MINUTE}):60{_FRACTION}"
    f"(?:[Zz]|(?P<sign>[+-])(?P<hours>{_HOUR}):(?P<minutes>{_MINUTE}))"
)

_CLOCK = "T(?:[0-9]++H(?:[0-9]++M(?:[0-9]++S)?)?|[0-9]++M(?:[0-9]++S)?|[0-9]++S)"
_CALENDAR = "(?:[0-9]++D|[0-9]++M(?:[0-9]++D)?|[0-9]++Y(?:[0-9]++M(?:[0-9]++D)?)?)"
# ABNF's letters stand for both cases (RFC 5234, section 2.3); the flag a keeps a long s (U+017F) from being one.
_DURATION = f"(?ai)P(?:{_CALENDAR}(?:{_CLOCK})?|{_CLOCK}|[0-9]++W)"


def _is_leap_second(text: str) -> bool:
    """Tell whether a time, with or without a date, is a second 60 that may exist.

    It may at 23:59 UTC only and, where there is a date, on the last day of a month in UTC (RFC 3339, section 5.7).
    The table of those that were (appendix D) ends in the past, so it is not asked.
    """
    match = re.fullmatch(_LEAP_SECOND, text)
    if not match:
        return False
    offset = 0
    if match["sign"]:
        offset = int(match["sign"] + "1") * (int(match["hours"]) * 60 + int(match["minutes"]))
    utc = int(match["hour"]) * 60 + int(match["minute"]) - offset
    if utc % (24 * 60) != 23 * 60 + 59:
        return False
    if not match["date"]:
        return True
    month, day = match["date"][:8], int(match["date"][8:])
    if utc < 0:  # it is still the day before in UTC
        return day == 1
    return not re.fullmatch(_DATE, f"{month}{day + 1:02}")


MAKERS: dict[str, Maker] = {
    "date": pattern(_DATE),
    "date-time": quick(_DATE_TIME, lambda text: text[10:11] in "Tt" and _is_leap_second(text)),
    "duration": pattern(_DURATION),
    "time": quick(_TIME, lambda text: text[2:3] == ":" and _is_leap_second(text)),
}
