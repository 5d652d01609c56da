"""The chart desk: a group of figures as it should be, or with what misleads, and what `lint` says."""

import base64
from functools import cache
from html import escape

from helpers.base import LANGUAGES, NO_MATH, TAGS, Counted, label, listed
from helpers.charts import (
    SHAPES,
    alt_text,
    data_file,
    data_table,
    draw_on_one_axis,
    groups_on_one_axis,
    image_html,
    png,
)
from helpers.explore.widget import show_widget

DESK = [
    "base",
    "figures",
    "heading",
    "honest",
    "language",
    "linear",
    "log",
    "mislead",
    "misleading",
    "no_base",
    "no_hedge",
    "printed",
    "save_data",
    "save_picture",
    "scale",
    "shape_cut",
    "shape_honest",
    "shape_log",
    "shape_pie",
]


def show_chart_desk(table, article=None, language="en"):
    """Show a desk at which a group of figures is drawn: group, scale, base, language, and what misleads.

    Whatever misleads stands beside the honest chart, with what `lint` says of it and what `lint` cannot see.
    A table in which no two figures can stand on one axis gets a line that says so.

    Parameters
    ----------
    table : DataFrame
        From `tabulate`.
    article : Article, optional
        For the source line of the charts.
    language : {"en", "zh"}
    """
    groups = groups_on_one_axis(table, language)
    if not groups:
        print(label("desk.no_group", language))
        return
    honest = {}

    @cache
    def drawn(group, settings):
        chosen = next(one for one in groups if one.key == group)
        return pictures(chosen, article, language, **dict(settings), honest=honest)

    def answer(asked):
        settings = asked["settings"]
        return drawn(settings.pop("group"), tuple(sorted(settings.items())))

    first = {"group": groups[0].key, "chart_language": language}
    state = {
        "labels": {word: label(f"desk.{word}", language) for word in DESK},
        "languages": [[one, label(f"desk.in_{one}", one)] for one in LANGUAGES],
        "groups": [_offered(group) for group in groups],
        "settings": first,
        "first": drawn(groups[0].key, (("chart_language", language),)),
    }
    ((_, chart, data),) = honest.values()  # the first is drawn, and no other
    show_widget("chart_desk", state, _on_paper(groups[0], chart, data), language, answer)


def _offered(group):
    """Return what a group lets one choose: its words, its bases, whether there is a hedge to drop."""
    bases = group.rows[["id", "printed", "subject", "hedge"]].itertuples(index=False)
    return {
        "key": group.key,
        "words": group.words,
        "bases": [[one.id, f"{one.printed}  {one.subject}".strip(), one.hedge != ""] for one in bases]
        if group.sizes
        else [],
        "hedged": group.hedged,
        "sizes": group.sizes,
    }


def pictures(
    group,
    article,
    language,
    chart_language,
    scale="linear",
    base="",
    shape="",
    no_hedge=False,
    no_base=False,
    honest=None,
):
    """Return the charts for some settings, ready for the page: the misleading one, if any, then the honest.

    Parameters
    ----------
    group : Group
    article : Article or None
    language : {"en", "zh"}
        Of what lint says.
    chart_language, scale, base, shape, no_hedge, no_base
        As `draw_on_one_axis` takes them.
    honest : dict, optional
        The honest charts that were drawn before: the one beside a misleading chart is mostly among them. It
        is added to.

    Returns
    -------
    dict
        said: what lint says of the first, and what it cannot see; charts: a list of dicts of honest,
        picture (a PNG in base 64), alt, tag (language) and data (CSV).

    Examples
    --------
    >>> from helpers.article import read_article
    >>> from helpers.table import tabulate
    >>> group = groups_on_one_axis(tabulate(read_article(), "data/coding.csv"))[0]
    >>> pictures(group, None, "en", "en", shape="cut")["said"]
    'lint finds 1 fault: The bars start at 4,700, not at zero.'
    """
    from helpers.lint import lint  # only now: it takes matplotlib along

    if shape and shape not in SHAPES:
        raise ValueError(f"No chart misleads by {shape!r}. Choose one of: {', '.join(SHAPES)}.")
    honest, key = {} if honest is None else honest, (group.key, chart_language, scale, base)
    if key not in honest:
        plain = draw_on_one_axis(group, chart_language, article, scale, base)
        honest[key] = lint(plain, language), _shown(plain, True), data_table(plain)
    faults, chart, _ = honest[key]
    charts, unseen = [chart], []
    if shape or no_hedge or no_base:
        false = draw_on_one_axis(
            group, chart_language, article, scale, base, shape, no_hedge=no_hedge, no_base=no_base
        )
        faults, charts = lint(false, language), [_shown(false, False), chart]
        unseen += [label("desk.hedges_dropped", language)] * no_hedge
        unseen += [label("desk.base_dropped", language)] * no_base
    said = label("desk.faults" if faults else "desk.no_fault", language).format(n=Counted(len(faults)))
    said = ("" if language == "zh" else " ").join([said, *faults])
    if unseen:
        said += "\n" + label("desk.unseen", language).format(listed(unseen, language))
    return {"said": said, "charts": charts}


def _shown(figure, honest):
    return {
        "honest": honest,
        "picture": base64.b64encode(png(figure)).decode("ascii"),
        "alt": alt_text(figure),
        "tag": TAGS[figure.record["language"]],
        "data": data_file(figure),
    }


def _on_paper(group, chart, data):
    """Return the first chart and its data, as HTML."""
    style = 'style="max-width:100%;width:375px;background:white"'
    image = image_html(chart["picture"], chart["alt"], style)
    return f"<div {NO_MATH}><p>{escape(group.words)}</p>{image}{data}</div>"
