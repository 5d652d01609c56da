"""What all widgets share: a state that the kernel prepared, a module that shows it, and the same on paper.

A widget is one Python file that prepares and answers, and one ES module of the same name that shows, both
in this folder; ``common.js`` and ``widget.css`` serve all. The module sees three traits:

``state``
    What the kernel prepared, before anything is shown. Nobody changes it.
``asked``
    The last question of the page: an object with a running number ``n``. The page writes it.
``answered``
    The kernel's answer, with the number of its question; ``error`` in plain words if there is none. The page
    shows an answer to its last question only, so nothing stale can stand under a new label.
"""

from functools import cache
from html import escape
from pathlib import Path

from helpers.base import TAGS, label
from helpers.style import PALETTE

HERE = Path(__file__).parent
# A notebook opened again has an error for a widget whose kernel is gone: the paper form says what to do.
NO_ERROR = (
    "<style>.jp-OutputArea:has(details.on-paper) .jupyter-widgets:not(:has(*)) { display: none }</style>"
)


def show_widget(name, state, on_paper, language, answer=None):
    """Show a widget, and below it the same for who has none: on paper, on a page, before anything runs.

    Parameters
    ----------
    name : str
        Of its module, such as ``"dial"``.
    state : dict
        What the module shows, as JSON can hold it.
    on_paper : str
        The first state as HTML, escaped already. It is open until a live widget folds it.
    language : {"en", "zh"}
    answer : callable, optional
        Takes a question of the page, a dict, and returns the answer, another; a ValueError is shown in words.
    """
    from IPython.display import HTML, display

    words = {key: label(f"widget.{key}", language) for key in ("failed", "restarted", "silent", "waiting")}
    words |= {"colon": label("report.colon", language), "list": label("list", language)}
    # Without the text that stands for a widget in a terminal: it would be all of the state.
    display(live(name, state | {"language": TAGS[language], "words": words}, answer), exclude=["text/plain"])
    summary = escape(label("explore.without_widget", language))
    help = escape(label("widget.run", language))
    display(
        HTML(
            f'<details open class="on-paper" lang="{TAGS[language]}"><summary>{summary}</summary>'
            f"<p>{help}</p>{on_paper}</details>{NO_ERROR}"
        )
    )


def live(name, state, answer=None):
    """Return the live widget; see `show_widget`."""
    widget = _kind(name)(state=state)
    if answer:
        widget.observe(lambda change: _reply(widget, change["new"], answer), "asked")
    return widget


def _reply(widget, asked, answer):
    """Answer a question of the page; whatever goes wrong is said in the widget, not lost in a log."""
    try:
        found = answer(asked)
    except ValueError as wrong:  # in the reader's words
        found = {"error": str(wrong)}
    except Exception as wrong:
        found = {"error": f"{type(wrong).__name__} ({wrong})"}
    widget.answered = found | {"n": asked.get("n")}


@cache
def _kind(name):
    """Return the class of a widget: anywidget wants one each."""
    import anywidget
    from traitlets import Dict

    code, style = source_of(name)
    traits = {trait: Dict().tag(sync=True) for trait in ("state", "asked", "answered")}
    return type(name.title(), (anywidget.AnyWidget,), {"_esm": code, "_css": style, **traits})


def source_of(name):
    """Return what a browser gets of a widget: its module, with what all share before it, and the styles.

    Examples
    --------
    >>> [part.count("begin({ model, el }, name") for part in source_of("dial")]
    [1, 0]
    """
    code = "\n".join((HERE / file).read_text(encoding="utf-8") for file in ("common.js", f"{name}.js"))
    colours = "; ".join(f"--house-{colour}: {written}" for colour, written in PALETTE.items())
    return code, f".nr {{ {colours} }}\n{(HERE / 'widget.css').read_text(encoding='utf-8')}"
