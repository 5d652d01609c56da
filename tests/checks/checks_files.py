"""A small table, and checks files written for one test."""

import pandas as pd
import yaml

FIGURES = {
    **dict.fromkeys(
        ["parts", "more", "total", "gain", "loss", "late", "undated", "begun", "roughly", "gone", "anything"],
        "units",
    ),
    "people": "people",
    "money": None,
    "rate": {"share_of": "units"},
    "other_rate": {"share_of": "people"},
}


def row(
    name, value, unit="個", kind="count", day="2022-12-31", start="", status="exact", half=0, direction=""
):
    low, high = (float("nan"),) * 2 if status == "undefined" else (value - half, value + half)
    ends = {"low": low, "high": high, "low_closed": True, "high_closed": True}
    return {
        "id": name,
        "value": value,
        "unit": unit,
        "kind": kind,
        "direction": direction,
        "from": start or day,
        "to": day,
        "status": status,
    } | ends


SMALL = pd.DataFrame(
    [
        row("parts", 30.0),
        row("more", 12.0),
        row("total", 42.0),
        row("people", 7.0, "名"),
        row("money", 5.0, "元"),
        row("gain", 2.0, kind="change", start="2022-01-01"),
        row("loss", 2.0, kind="change", start="2022-01-01", half=0.5, direction="down"),
        row("late", 3.0, day="2023-06-30"),
        row("undated", 4.0, day=""),
        row("begun", 1.0, day="", start="2022-01-01"),
        row("roughly", 40.0, status="hedged", half=5),
        row("rate", 80.0, "%", "share", status="rounded", half=0.5),
        row("other_rate", 50.0, "%", "share"),
        row("anything", 1.0, status="undefined"),
    ]
)

ASSUMPTIONS = {
    "apart": {"passes": ["overlap"], "en": "apart", "zh": "分開"},
    "one_day": {"passes": ["dates"], "en": "one day", "zh": "同一天"},
    "like": {"passes": ["units", "universe"], "verdict": "undefined", "en": "alike", "zh": "同類"},
}


def checks_file(folder, *checks, **parts):
    """Write a checks file of checks: the fields given, and what every check has; return its path."""
    universes = {"units": {"en": "units", "zh": "單位"}, "people": {"en": "people", "zh": "人"}}
    declared = {"universes": universes, "figures": FIGURES, "assumptions": ASSUMPTIONS} | parts
    basic = {"group": "g", "question": "q", "verdict": "consistent", "publish": "It is {result}."}
    declared["checks"] = [basic | {"id": f"c{number}"} | check for number, check in enumerate(checks, 1)]
    path = folder / "checks.yaml"
    path.write_text(yaml.safe_dump(declared, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path
