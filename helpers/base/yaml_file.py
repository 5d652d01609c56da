"""YAML that somebody wrote: read safely, within bounds, and with nothing in it that another line replaces.

PyYAML lets the last of two fields of one name win, reads entries so deep that the interpreter stops, and
writes an alias of aliases out as often as it is named. All three are told here, with the line.
"""

from functools import cache

from helpers.base import limits
from helpers.base.patterns import LazyPattern
from helpers.base.signs import brief

_HALF = LazyPattern("[\ud800-\udfff]")
_LOOK = "Look at the indents and quotes there."
# What a scalar looks like by its tag, when it can't be read as that.
_LOOKS_LIKE = {"timestamp": "a day", "int": "a number", "float": "a number"}


def read_yaml(text, name):
    r"""Return what a text in YAML holds, or a ValueError that says where the file of this name is wrong.

    Examples
    --------
    >>> read_yaml("checks: [one, two]", "checks.yaml")
    {'checks': ['one', 'two']}
    >>> read_yaml("a: 1\nb: 2\na: 3", "checks.yaml")
    Traceback (most recent call last):
    ValueError: Can't read checks.yaml, line 3: 'a' stands in line 1 already. Keep one of the two.
    """
    import yaml

    if len(text) > limits.YAML_BYTES:
        raise ValueError(
            f"{name} has more than {limits.YAML_BYTES // limits.MB} MB. Cut it into several files."
        )
    if odd := yaml.reader.Reader.NON_PRINTABLE.search(text):  # https://yaml.org/spec/1.1
        line, sign = text.count("\n", 0, odd.start()) + 1, f"U+{ord(odd[0]):04X}"
        raise ValueError(f"Can't read {name}, line {line}: the sign {sign} can't stand there. Take it out.")
    try:
        _require_bounded(text)
        return yaml.load(text, Loader=_reader())
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        problem = (getattr(error, "problem", None) or "it is no YAML").removesuffix(".")
        advice = "" if ". " in problem else f" {_LOOK}"
        raise ValueError(f"Can't read {name}{line}: {problem}.{advice}") from None


def _reader_of_yaml():
    import yaml

    # The reader in C is ten times as fast; an installation may lack it.
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def _reader():
    """Return PyYAML's safe reader, that refuses a second field of one name and names what it can't read."""
    from yaml.nodes import ScalarNode

    class Reader(_reader_of_yaml()):
        def flatten_mapping(self, node):
            """Look at the fields as they stand in the file, before those of a merge (<<) come in, once."""
            seen = vars(self).setdefault("seen", set())
            if id(node) not in seen:
                seen.add(id(node))
                self._require_once(node)
            super().flatten_mapping(node)

        def _require_once(self, node):
            lines = {}
            for key, _ in node.value:
                if not isinstance(key, ScalarNode):
                    raise _wrong("the name of a field is a list or has fields itself. Write one word", key)
                merges = key.tag.endswith(":merge")
                name = "<<" if merges else self.construct_object(key)
                if name in lines:
                    raise _wrong(
                        f"{brief(name)} stands in line {lines[name]} already. Keep one of the two", key
                    )
                lines[name] = key.start_mark.line + 1

        def construct_object(self, node, deep=False):
            like = _LOOKS_LIKE.get(node.tag.rpartition(":")[2])
            try:
                # 1:1:1:… is a number to the base of sixty, and takes the longer the longer it is.
                if like and len(node.value) > limits.NUMBER_SIGNS:
                    raise ValueError
                return super().construct_object(node, deep=deep)
            except (ValueError, TypeError, AttributeError, LookupError):
                like = like or "something else"
                said = f"{brief(node.value)} looks like {like} and is none. Correct it, or put it in quotes"
                raise _wrong(said, node) from None

    return Reader


def _wrong(problem, at):
    from yaml.constructor import ConstructorError

    return ConstructorError(None, None, problem, at.start_mark)


def _require_bounded(text):
    """Go through a text without building what it holds: refuse what is too deep, or too much written out."""
    import yaml

    sizes = {}  # of what an anchor names, with all its aliases written out
    open_ = [(None, 0)]  # the anchors of the entries that have begun, each with its size so far
    for event in yaml.parse(text, Loader=_reader_of_yaml()):
        anchor, size = getattr(event, "anchor", None), 0
        if isinstance(event, yaml.CollectionStartEvent):
            open_.append((anchor, 0))
            if len(open_) > limits.YAML_DEPTH:
                raise _wrong(f"entries are more than {limits.YAML_DEPTH} deep. Take some out", event)
            continue
        if isinstance(event, yaml.CollectionEndEvent):
            anchor, size = open_.pop()
        elif isinstance(event, yaml.ScalarEvent):
            size = len(event.value)
            if half := _HALF.search(event.value):  # the reader in Python lets an escape stand for half a sign
                raise _wrong(f"\\u{ord(half[0]):04x} is half of a sign. Write the sign itself", event)
        elif isinstance(event, yaml.AliasEvent):
            size = _size_of_alias(event, sizes, open_)
        if anchor and not isinstance(event, yaml.AliasEvent):
            sizes[anchor] = size
        above, so_far = open_[-1]
        open_[-1] = above, so_far + size + 1
        if so_far + size > limits.YAML_SIGNS:
            raise _wrong("with its aliases written out this fills the memory. Name fewer of them", event)


def _size_of_alias(event, sizes, open_):
    if any(event.anchor == anchor for anchor, _ in open_):
        raise _wrong(f"*{event.anchor} stands inside what it names. Take it out", event)
    return sizes.get(event.anchor, 0)  # of one that names nothing the reader will say so
