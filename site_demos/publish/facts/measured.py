"""The numbers on the page of what is measured: the table that `make bench` has kept."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from site_demos import kit
from site_demos.kit.figure import demos

KEPT = Path(__file__).parents[1] / "measured.json"
"""What `python -m tests.benchmarks --keep` has written."""
GOAL = re.compile(r" \(goal ([^)]*)\)")
LIMIT = re.compile(r"([≤<≥]) ([\d.]+) ?(.*)")
NUMBER = re.compile(r"\d[\d.]*")
STARTS = ("Python start", "bytes for a start")
"""How the rows begin that the chart shows: what a plain start of Pyodide takes is 1 in each."""
PLOT = kit.Plot(x=(0, 1.1), y=(0, 1), left=190, top=16, width=330, height=30)
ROW, WIDE = 30, 40


def facts() -> dict[str, Any]:
    """Return the rows of the table, those of demos apart, and a chart of some."""
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    rows = [_row(*row) for row in kept["rows"]]
    shown = [row for row in rows if not row["is_demo"]]
    of_demos = [row for row in rows if row["is_demo"]]
    return {
        "date": kept["date"],
        "machine": kept["machine"],
        "rows": shown,
        "demos": of_demos,
        "missed": "; ".join(row["what"] for row in shown if _is_missed(row)),
        "missed_demos": ", ".join(f"*{row['what']}*" for row in of_demos if _is_missed(row)),
        "chart": chart([row for row in shown if row["what"].startswith(STARTS)]),
    }


def _row(what: str, figure: str, ratio: str) -> dict[str, Any]:
    goal = GOAL.search(what)
    name = GOAL.sub("", what)
    return {
        "what": name,
        "goal": goal[1] if goal else "",
        "figure": figure,
        "ratio": ratio,
        "is_demo": name in demos(),
    }


def _is_missed(row: dict[str, Any]) -> bool:
    """Say whether a row misses its goal, which is one for the ratio, or for a figure with a unit.

    >>> _is_missed({"goal": "≤ 16.7 ms", "figure": "14.8 ms (a trip: 3.7 ms)", "ratio": "4.0"})
    False
    >>> _is_missed({"goal": "≤ 100 ms more", "figure": "133 ms (a slider: 19 ms)", "ratio": "7"})
    True
    >>> _is_missed({"goal": "≥ 0.5", "figure": "40 images/s (100 images/s)", "ratio": "0.40"})
    True
    """
    limit = LIMIT.fullmatch(row["goal"])
    if limit is None:
        return False
    sign, goal, unit = limit[1], float(limit[2]), limit[3]
    own, *others = map(float, NUMBER.findall(row["figure"].replace(",", "")))
    value = float(row["ratio"]) if not unit else own - others[0] if "more" in unit else own
    return {"≤": value > goal, "<": value >= goal, "≥": value < goal}[sign]


def chart(rows: list[dict[str, Any]]) -> str:
    """Draw a bar for each ratio, up to the line where the peer is."""
    plot = replace(PLOT, height=ROW * len(rows))
    top = [plot.top + ROW * place for place in range(len(rows))]
    bars = [_bar(row, plot, y) for row, y in zip(rows, top, strict=True)]
    told = ", ".join(f"{row['what']} {row['ratio']}" for row in rows)
    picture = kit.picture(
        540,
        ROW * len(rows) + 70,
        plot.axes([0, 0.5, 1], [], x_label="plain Pyodide = 1", y_label=""),
        plot.path([(1, 0), (1, 1)], "nn-threshold"),
        *bars,
        title=f"As a share of what a plain start of Pyodide takes: {told}.",
    )
    return kit.element("div", picture, class_="nn-figure")


def _bar(row: dict[str, Any], plot: kit.Plot, y: float) -> str:
    (end, _), (peer, _) = plot.at(float(row["ratio"]), 0), plot.at(1, 0)
    beside = end if end + WIDE < peer else max(end, peer)  # so that no line is over the number
    size = {"x": plot.left, "y": y + 8, "width": end - plot.left, "height": ROW - 16}
    return kit.join(
        [
            kit.element("rect", **size, class_="nn-count"),
            kit.element("text", row["what"], x=plot.left - 10, y=y + 19, text_anchor="end"),
            kit.element("text", row["ratio"], x=beside + 6, y=y + 19, class_="nn-value"),
        ]
    )
