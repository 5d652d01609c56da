"""Results on the screen: a table for those who see it, the same in words for the rest."""

from IPython.display import display as into_notebook


def display(html, text):
    """Show HTML, with a text for where HTML can't be shown."""
    into_notebook({"text/html": html, "text/plain": text}, raw=True)
