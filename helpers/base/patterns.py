"""Regular expressions that are compiled when they are first asked."""

import re

_METHODS = "search", "match", "fullmatch", "finditer", "findall", "sub", "split"


class LazyPattern:
    r"""A regular expression that is compiled when it is first asked, and then is as fast as any.

    The reader has some three hundred, an article needs a third of them, and to compile one takes a thousand
    times as long as to ask it: a third of a notebook's time to its first result went there.

    Parameters
    ----------
    signs : str or bytes
        The expression. A mistake in it is found when it is first asked; a test asks all.
    flags : int
        As `re.compile` takes them.

    Examples
    --------
    >>> year = LazyPattern(r"\d{4}年")
    >>> year.search("在2023年底")[0]
    '2023年'
    """

    def __init__(self, signs, flags=0):
        self._made_of = signs, flags

    def __getattr__(self, name):
        if name.startswith("_"):  # asked of any object, by who copies it or looks for tests in it
            raise AttributeError(name)
        compiled = re.compile(*self._made_of)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)
