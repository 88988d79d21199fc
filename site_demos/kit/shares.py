"""Shares of what was counted: how far off they may be by chance."""

from math import sqrt

from site_demos.kit.svg import fixed, percent

SURE = 1.96  # standard deviations to each side, which 95 in 100 intervals need


def interval(count: float, of: float) -> tuple[float, float]:
    """Return an interval around a share that holds the true one in 95 of 100 cases.

    Source: Wilson (1927), Journal of the American Statistical Association 22, pages 209-212.

    >>> [round(end, 3) for end in interval(88, 160)]
    [0.473, 0.625]
    """
    middle = (count + SURE**2 / 2) / (of + SURE**2)
    reach = SURE * sqrt(count * (of - count) / of + SURE**2 / 4) / (of + SURE**2)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def span(count: float, of: float) -> str:
    """Write the interval of a share in per cent.

    >>> span(88, 160)
    '47.3 to 62.5%'
    """
    low, high = interval(count, of)
    return f"{fixed(100 * low, 1)} to {percent(high, 1)}"
