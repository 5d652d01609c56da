"""The charts of the course's own article: which figures, which finding, which marks."""

from helpers.house import BLUE, SMALL, Sketch, number, wide
from helpers.labels import label

COVERED = (
    "covered_subdistricts",
    "covered_townships",
    "covered_communities",
    "covered_villages",
    "covered_public_bodies",
    "covered_nonpublic",
    "covered_social",
)


def figures(table, ids, language):
    """Return the rows of some ids, in the order given, with the short name charts use.

    Raises
    ------
    ValueError
        If the table lacks one: the chart belongs to the course's article alone.
    """
    rows = table.set_index("id")
    if missing := [one for one in ids if one not in rows.index]:
        raise ValueError(f"This chart is for the course's own article: the table has no {missing[0]!r}.")
    data = rows.loc[list(ids)].reset_index()
    return data.assign(name=[label(f"chart.{one}", language) for one in ids])


def coverage_bars(table, checks, language, article):
    """Seven counts as bars from zero: good for comparing sizes."""
    data = figures(table, COVERED, language).sort_values("value", ascending=False)[["id", "name", "value"]]
    total, most, least = data["value"].sum(), data["value"].max(), data["value"].min()
    fields = {
        "name": data["name"].iloc[0],
        "last": data["name"].iloc[-1],
        "share": f"{100 * most / total:.1f}",
        "total": number(total),
        "most": number(most),
        "least": number(least),
        "short": f"{150 * least / most:.2f}",
    }

    def paint(axes, middles):
        axes.barh(middles, data["value"], height=0.26, color=BLUE)
        axes.set_xlim(0, most * wide(axes) / (wide(axes) - 0.6))
        axes.xaxis.get_major_locator().set_params(nbins=4)
        axes.grid(axis="x")
        for y, value in zip(middles, data["value"], strict=True):
            beside(axes, value, y, number(value))

    return Sketch(data, fields, list(data["name"]), [0.36] * len(data), paint)


def beside(axes, x, y, text):
    """Write a value to the right of the end of its mark."""
    axes.annotate(text, (x, y), (5, 0), textcoords="offset points", va="center", size=SMALL)
