"""Patterns that are asked only where a simpler one says that they may match."""


def matches_led(text, begins, pattern):
    r"""Return the matches of a pattern in a text, none within another, of those that begin at some places.

    A search for a pattern of many branches asks all of them at each sign; one of few signs is sooner done.

    Parameters
    ----------
    text : str
    begins : re.Pattern
        What finds every place where a match may begin.
    pattern : re.Pattern

    Examples
    --------
    >>> import re
    >>> found = matches_led("市長和市委書記", re.compile("[市副]"), re.compile("市長|副?市委書記"))
    >>> [match[0] for match in found]
    ['市長', '市委書記']
    """
    found, place = [], 0
    for begin in begins.finditer(text):
        start = begin.start()
        if start >= place and (match := pattern.match(text, start)):
            found.append(match)
            place = match.end()
    return found
