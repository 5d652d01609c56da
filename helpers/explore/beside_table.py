"""A widget on the screen, and the same numbers as a plain table for readers who have none.

Sliders use ``observe`` and redraw into ``widgets.HTML``; ``interact`` and ``Output`` can stall a run
(nbclient loses a reply now and then).
"""

import html

from helpers.base import label

# Sliders for every choice: JupyterLab takes the up and down arrows of a drop-down list for itself.
WIDE = {"style": {"description_width": "5em"}, "layout": {"width": "auto", "max_width": "40em"}}


def show_beside_table(widget, fallback, language):
    """Show a widget, and the same numbers for who has none (print, a web page, no script)."""
    from IPython.display import HTML, display

    display(widget)
    summary = html.escape(label("explore.without_widget", language))
    display(HTML(f"<details><summary>{summary}</summary>{fallback}</details>"))
