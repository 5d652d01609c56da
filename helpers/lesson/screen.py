"""Results on the screen: a table for those who see it, the same in words for the rest."""

from IPython import get_ipython
from IPython.display import display as into_notebook


def display(html, text):
    """Show HTML in a notebook, with a text for where HTML can't be shown; outside one, print the text."""
    if get_ipython():
        into_notebook({"text/html": html, "text/plain": text}, raw=True)
    else:
        print(text)
