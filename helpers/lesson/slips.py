"""An error in one line of plain words, where somebody sits before the notebook; ``%tb`` shows all of it.

Where nobody could type (papermill, nbconvert, nbval: their front ends allow no input), an error stays as it
is: who looks for its cause in a log wants all of it. Either way the cell has failed, with the name and the
text of the error.

A slip is a row of ``SLIPS``: a kind of error, a pattern of what Python says, and what is said instead.
"""

import inspect
import re
import sys
from difflib import get_close_matches
from textwrap import fill, shorten
from traceback import walk_tb
from unicodedata import normalize
from warnings import filterwarnings

from helpers.base import LazyPattern

WIDTH = 88
UNREADABLE = (
    "something is missing, or there is a sign too many. "
    "Look at quotes, brackets and commas, here and in the line above."
)
WHOLE = "(%tb shows the whole error.)"
LONGEST = 300  # signs of a message that is passed on
MOST_NAMES = 24  # that are listed
GAP = LazyPattern(r"_{2,}")
# What the notebooks call without having fetched it, so that a slip in it can be told.
TAUGHT = (
    "all",
    "float",
    "int",
    "len",
    "list",
    "max",
    "min",
    "print",
    "range",
    "round",
    "sorted",
    "str",
    "sum",
)
OF_THE_SHELL = ("In", "Out", "exit", "get_ipython", "open", "quit")  # names that nobody here has made
KINDS = {"str": "text", "Series": "column", "DataFrame": "table", "int": "number", "float": "number"}
# What pandas warns of at a filter that does what was meant: on a filtered table, by a pattern in brackets.
MEANT = ("Boolean Series key will be reindexed", "This pattern is interpreted as a regular expression")
QUOTES = dict.fromkeys("“”„«»「」", '"') | dict.fromkeys("‘’", "'")


def load_ipython_extension(shell):
    """Tell slips from the first cell on: so the kernel of ``kernels/`` begins, which `lab` starts."""
    tell_slips(shell)


def tell_slips(shell):
    """Let a shell tell each error in one line; asked for it again, by ``%tb``, it tells the whole.

    Only what IPython's formatters of errors return is another: the name and the text of the error that the
    kernel sends, and that the cell has failed, stay as they are. What pandas warns of at a filter that does
    what was meant is left out: red under a right answer reads as a fault.
    """
    for message in MEANT:
        filterwarnings("ignore", message, UserWarning)
    for formatter in (shell.InteractiveTB, shell.SyntaxTB):
        if "structured_traceback" not in vars(formatter):
            formatter.structured_traceback = _in_one_line(formatter.structured_traceback, shell)


def _in_one_line(whole, shell):
    told = None

    def structured_traceback(etype, evalue, *rest, **options):
        nonlocal told
        if evalue is told or not somebody_types(shell):
            return whole(etype, evalue, *rest, **options)
        told = evalue
        said = f"{in_words(evalue, shell.user_ns)} {WHOLE}"
        return [fill(said, WIDTH, break_on_hyphens=False)]

    return structured_traceback


def somebody_types(shell):
    """Tell whether the front end that sent this cell can ask its user for something."""
    sent = shell.get_parent() if hasattr(shell, "get_parent") else None
    return bool((sent or {}).get("content", {}).get("allow_stdin"))


def in_words(error, names):
    """Return one line on what went wrong, and what to look at.

    Parameters
    ----------
    error : BaseException
    names : dict
        What the notebook knows.

    Examples
    --------
    >>> in_words(NameError("name 'b' is not defined", name="b"), {})
    'b is not a name that this notebook knows. A letter or a word as an answer stands in quotes: "b".'
    >>> in_words(SyntaxError("'(' was never closed", ("", 2, 6, "print(1", 2, 6)), {})
    'Line 2: the bracket ( is not closed. Does each (, [ and { have its partner?'
    """
    if isinstance(error, SyntaxError):
        return f"Line {error.lineno}: {_syntax(error)}" if error.lineno else _syntax(error)
    kinds = (tell(error, names) for kind, tell in SLIPS if isinstance(error, kind))
    return _line(error, names) + (next(filter(None, kinds), None) or _as_it_is(error))


def _line(error, names):
    """Say in which line of its cell an error was met, if that is not the first."""
    frames = walk_tb(error.__traceback__)
    lines = [
        line for frame, line in frames if frame.f_globals is names and frame.f_code.co_name == "<module>"
    ]
    return f"Line {lines[-1]}: " if lines and lines[-1] > 1 else ""


# What Python says of a line it can't read, and what is said instead; {0}, {1} are groups of the pattern.
SYNTAX = [
    (
        r"unexpected indent",
        "it begins further in than the line before. Only what follows a colon is indented.",
    ),
    (
        r"expected an indented block",
        "it has to begin four spaces further in, since the line before ends with a colon.",
    ),
    (r"unindent|inconsistent", "it begins at another distance from the margin than the lines around it."),
    (
        r"unterminated .*string",
        "a quote is not closed. Does each text stand between two quotes of the same kind?",
    ),
    (r"'(.)' was never closed", "the bracket {0} is not closed. Does each (, [ and {{ have its partner?"),
    (
        r"closing parenthesis '(.)' does not match opening parenthesis '(.)'",
        "{1} is closed by {0}. Which of the two is meant?",
    ),
    (r"unmatched '(.)'", "there is a {0} without its partner. Is one missing, or one too many?"),
    (
        r"incomplete input|unexpected EOF",
        "the cell ends too early. A bracket or a quote is opened and not closed.",
    ),
    (
        r"leading zeros",
        'a number does not begin with 0. A day stands in quotes, such as "1999-12-31"; a number has '
        "no comma.",
    ),
    (
        r"invalid (?:decimal|hexadecimal) literal",
        "a number runs into letters. Is a sign or a bracket missing between them? Text stands in quotes.",
    ),
    (
        r"Maybe you meant '=='|cannot assign",
        "= gives a value to a name. To ask whether two are the same, write ==.",
    ),
    (r"expected ':'", "a colon is missing at its end."),
    (r"forgot a comma", "something is missing between two values, most often a comma."),
]

# What such a line looks like, and what is said of it.
LOOKS = [
    (r"\d\s*%\s*[,)\]]?\s*(?:#.*)?$", 'a number with % stands in quotes, such as "50%".'),
    (
        r"=[^'\"#]*\d *(?!(?:and|or|if|else|in|is|not|for)\b)[^\W\d_]+(?: [^\W\d]\w*)*[\s,\])]*(?:#.*)?$",
        "a number stands alone, without the word behind it, or both in quotes.",
    ),
    (
        r"\[\s*(?:from|class|global|import|is|in)\s*\]|\.(?:from|class|import|is|in)\b",
        'the name of a column stands in square brackets and in quotes: table["from"].',
    ),
    (r"!(?!=)", "! alone is no sign of code. ~ turns True and False round, and != asks what is not equal."),
    (
        r"\b(?:len|sum|max|min|print|round|sorted) +[^\W\d]",
        "what a function works on stands in brackets behind it.",
    ),
    (r"=\s*$", "nothing stands behind the =."),
    (r"\.\.\. *[\w(\[]", "the dots are still there. What stands behind the # goes in their place."),
    (r"=\s*[^\W\d]\w*(?: [^\W\d]\w*)+\s*$", "words stand in quotes."),
]


def _syntax(error):
    message, line = error.msg or "", error.text or ""
    if found := re.search(r"invalid (?:character|non-printable character) '?(.)?", message):
        return _strange(found[1] or "")
    for pattern, says in SYNTAX:
        if found := re.search(pattern, message):
            return says.format(*found.groups())
    looks = (says for pattern, says in LOOKS if re.search(pattern, line.strip("\n")))
    return next(looks, UNREADABLE)


def _strange(sign):
    """Say which sign is meant by one that is no code."""
    plain = QUOTES.get(sign, normalize("NFKC", sign))
    if plain and plain != sign and plain.isascii():
        return f"{sign} is not a sign of code. Write {plain} in its place."
    return f"{sign or 'an invisible sign'} is not a sign of code. Text stands in quotes; anything else goes."


def _name(error, names):
    """Say what may be meant by a name that isn't known."""
    name = error.name
    if not name:
        return None
    if GAP.fullmatch(name):
        return "A gap ____ is still open. Put a name or a value in its place."
    if name.casefold() in ("true", "false", "none"):
        return f"{name} is written with one capital, at its beginning: {name.capitalize()}."
    if name in ("T", "F") or name.casefold() in ("yes", "no"):
        return f"{name} is not a name that this notebook knows. Is True or False meant? They have no quotes."
    if name in _columns(names):
        return f'{name} is the name of a column, and stands in quotes: "{name}".'
    unknown = f"{name} is not a name that this notebook knows."
    quoted = f'A letter or a word as an answer stands in quotes: "{name}".'
    if len(name) == 1:
        return f"{unknown} {quoted}"
    if name.startswith("my_"):
        return f"{unknown} One of the cells above makes it: run that, and see that it ends without an error."
    near = _near(name, sorted({*names, *TAUGHT}.difference(OF_THE_SHELL))) if len(name) > 2 else ""
    return (
        f"{unknown} {_meant(near)}{quoted} A name is made by the cells above: run them first, from the top."
    )


def _module(error, names):
    """Say which module, or which name of a module, may be meant by one that isn't there."""
    if found := re.match(r"cannot import name '(\w+)' from '([\w.]+)'", error.msg or ""):
        name, module = found.groups()
        return f"There is no {name} in {module}. {_meant(_near(name, dir(sys.modules.get(module))))}".strip()
    if not isinstance(error, ModuleNotFoundError) or not error.name:
        return None
    near = _near(error.name, sorted(sys.modules))
    return f"There is no module {error.name}. {_meant(near)}".strip()


def _columns(names):
    """Return the names of the columns of all tables that the notebook knows."""
    return {
        str(one)
        for table in names.values()
        if hasattr(table, "iloc")
        for one in getattr(table, "columns", [])
    }


def _key(error, names):
    """Say which column or row may be meant by one that isn't there."""
    key = str(error.args[0]) if error.args else ""
    if GAP.search(key):
        return "A gap ____ is still open. Put the name that belongs there in its place."
    quoted = re.match(r"\['(.+?)'\]|.*\[Index\(\['(.+?)'", key)  # of a list of columns: how pandas says it
    if quoted:
        key = quoted[1] or quoted[2]
    what, known = _looked_up(error, key)
    if known is None:
        return f'There is nothing of the name "{key}" to be found. Is it spelled as it is printed?'
    known = [str(one) for one in known]
    near = _near(key, known)
    if near and what == "row":
        return f'There is no row "{key}". Is {near} meant?'
    listed = ", ".join(known[:MOST_NAMES]) + (" and others" if len(known) > MOST_NAMES else "")
    return f'There is no {what} "{key}". {_meant(near)}There are: {listed}.'


def _looked_up(error, key):
    """Return what a key was looked for among, and all that there are: columns, rows, or ("", None)."""
    for frame, _ in walk_tb(error.__traceback__):
        owner = frame.f_locals.get("self")
        table = getattr(owner, "obj", owner)  # what .loc belongs to
        if table is None or not hasattr(table, "index") or not hasattr(table, "iloc"):
            continue
        if not hasattr(table, "columns"):
            return "row", table.index
        asked = frame.f_locals.get("key")  # of .loc: rows, or rows and columns
        of_columns = owner is table or (isinstance(asked, tuple) and key in _all(asked[1:]))
        return ("column", table.columns) if of_columns else ("row", table.index)
    return "", None


def _attribute(error, names):
    """Say which attribute may be meant by one that isn't there."""
    if "has no attribute" not in str(error):  # raised in words of its own
        return None
    if error.obj is None:
        return f"There is nothing, None, before .{error.name}. Did the line that makes it give a value?"
    if error.obj is ...:
        return "A gap ... is still open. Put your answer in its place, then run this again."
    if GAP.fullmatch(error.name):
        return "A gap ____ is still open. Put the name that belongs there in its place."
    kind = type(error.obj).__name__
    if hasattr(getattr(error.obj, "str", None), error.name):  # of a column, such as .contains
        return f"There is no .{error.name} in this {KINDS[kind]}. Is .str.{error.name} meant?"
    if kind == "str" and error.name in ("sum", "mean"):
        return f"There is no .{error.name} in this text. Does a bracket close before .{error.name}?"
    kind = "function" if callable(error.obj) else KINDS.get(kind, kind)
    near = _near(error.name, [one for one in dir(error.obj) if not one.startswith("_")])
    return f"There is no .{error.name} in this {kind}. {_meant(near and f'.{near}')}".strip()


def _all(keys):
    """Return the keys, and those that lists of them hold, as text."""
    return [str(one) for key in keys for one in (key if isinstance(key, list) else [key])]


# What Python says of values that don't fit, and what is said instead.
TYPES = [
    (r"(?i)ellipsis", "A gap ... is still open. Put your answer in its place, then run this again."),
    (
        r"'(?:function|method|builtin_function_or_method|type)' object is not subscriptable",
        "A function is called with round brackets ( ), not with square ones.",
    ),
    (
        r"'(?:str|int|float|list|tuple)' object is not callable",
        "Round brackets stand behind something that is no function. Is an operator or a comma "
        "missing before them?",
    ),
    (
        r"'DataFrame' object is not callable",
        'A table is not called. Its columns stand in square brackets: table["column"].',
    ),
    (
        r"has no len\(\)",
        "len counts the parts of a text, a list or a table. Which part of this is to be counted?",
    ),
    (
        r"object is not subscriptable",
        "Square brackets stand behind something that has no columns. Its parts stand behind a point.",
    ),
    (r"must be string or compiled pattern", "What is looked for is a text, and stands in quotes."),
    (
        r"unsupported operand .*'(?:builtin_function_or_)?method'",
        "A function has not run. Round brackets () belong behind its name.",
    ),
    (
        r"'r?(?:and|or)_'|for [&|]:",  # with pyarrow, without
        "Each condition on a column stands in brackets of its own, with & or | between: (…) & (…).",
    ),
    (
        r"cannot unpack non-iterable",
        "Before the = stand several names. Do as many values stand behind it, with commas between?",
    ),
    (r"object is not callable", "Round brackets stand behind something that is no function."),
    (
        r"unsupported operand .* 'NoneType'",
        "One of the two values is None, nothing. Did the line that makes it give a value?",
    ),
    (
        r"unsupported operand|can only concatenate|must be str, not|not supported between|Invalid comparison",
        "A number and a text do not go together. Does one of the two stand in quotes that it should "
        "not have?",
    ),
]


def _type(error, names):
    """Say how a function is called, or which values don't fit."""
    message = str(error)
    if found := re.match(r"(?:\w+\.)*(\w+)\(\) (?:missing|takes|got)", message):
        return _called(found[1], names)
    return next((says for pattern, says in TYPES if re.search(pattern, message)), None)


def _called(name, names):
    try:
        places = list(inspect.signature(names[name]).parameters.values())
    except (KeyError, TypeError, ValueError):
        return None
    needed = [
        one.name for one in places if one.default is one.empty and one.kind is one.POSITIONAL_OR_KEYWORD
    ]
    return f"{name} needs other things in its brackets, with commas between: {name}({', '.join(needed)})."


def _value(error, names):
    """Name a gap that is still open, and what may be meant by an id that an expression doesn't know."""
    message = str(error)
    if GAP.search(message):
        return "A gap ____ is still open. Put what belongs there in its place."
    if "truth value of a" in message:
        return (
            "A whole column is neither true nor false. Conditions on it stand in brackets, with & "
            "or | between."
        )
    if found := re.match(r"(?:too many|not enough) values to unpack \(expected (\d+)", message):
        return f"Before the = stand {found[1]} names. Do as many values stand behind it, with commas between?"
    if "identically-labeled" in message:
        return (
            "A whole column or row is compared where one value is meant. Does each name in square "
            "brackets stand in quotes?"
        )
    if (found := re.search(r"unknown name:? '?(\w+)", message)) and _is_ours(error):
        near = _near(found[1], _ids(names))
        return near and f"{message.partition(';')[0].rstrip('.')}. {_meant(near)}".strip()
    return None


def _pattern(error, names):
    """Say what a pattern lacks."""
    if "missing )" in str(error):
        return "The pattern can't be read: a bracket ( in it is not closed. Does each have its partner?"
    return f"The pattern can't be read: {error}."


def _ids(names):
    """Return the ids of all tables that the notebook knows."""
    tables = [one for one in names.values() if hasattr(one, "columns") and "id" in one.columns]
    return {one for table in tables for one in table["id"]}


def _as_it_is(error):
    """Return the name and the first line of an error; if ours says it in words, these alone.

    Examples
    --------
    >>> _as_it_is(ZeroDivisionError("division by zero"))
    'ZeroDivisionError: division by zero.'
    """
    said = shorten((str(error).strip().splitlines() or [""])[0], LONGEST, placeholder=" …")
    if said and _is_ours(error) and isinstance(error, ValueError):
        return said
    end = "" if said.endswith((".", "?", "!", ":", "…")) else "."
    return f"{type(error).__name__}: {said}{end}" if said else f"{type(error).__name__}."


def _is_ours(error):
    """Tell whether an error was raised by this course's own code."""
    raised_in = [frame.f_globals.get("__name__", "") for frame, _ in walk_tb(error.__traceback__)]
    return bool(raised_in) and raised_in[-1].startswith("helpers")


def _near(name, known):
    others = [one for one in known if isinstance(one, str) and one != name]
    found = [one for one in others if one.casefold() == name.casefold()]
    found = found or get_close_matches(name, others, 1, 0.75)
    return found[0] if found else ""


def _meant(near):
    return f"Is {near} meant? " if near else ""


# A kind of error, and what is said of it; the first that has something to say.
SLIPS = [
    (NameError, _name),
    (ImportError, _module),
    (KeyError, _key),
    (AttributeError, _attribute),
    (TypeError, _type),
    (ValueError, _value),
    (
        IndexError,
        lambda error, names: (
            "The list or text is shorter than the place that is asked for; the first has place 0."
        ),
    ),
    (re.error, _pattern),
    (ZeroDivisionError, lambda error, names: "Something is divided by zero. What stands below the line?"),
    (
        FileNotFoundError,
        lambda error, names: f"There is no file {error.filename}." if error.filename else None,
    ),
    (KeyboardInterrupt, lambda error, names: "The cell was stopped."),
]
