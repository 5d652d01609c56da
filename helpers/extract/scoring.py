"""A reader of numbers, held against a coding: which of its finds are right, its precision and its recall."""

import re


def find_pattern(pattern, text):
    """Return start, end and value of every find of a pattern that matches digits.

    Examples
    --------
    >>> find_pattern(r"[0-9]+", "3個湖,12個島").values.tolist()
    [[0.0, 1.0, 3.0], [4.0, 6.0, 12.0]]
    """
    import pandas as pd  # here, since who only reads numbers needs no tables

    found = [(match.start(), match.end(), float(match.group())) for match in re.finditer(pattern, text)]
    return pd.DataFrame(found, columns=["start", "end", "value"])


def place_coding(coding, text):
    """Add start and end to a coding that lists its numbers in the order of the text.

    Examples
    --------
    >>> import pandas as pd
    >>> place_coding(pd.DataFrame({"printed": ["3個", "3個"]}), "3個湖,3個島")["start"].tolist()
    [0, 4]
    """
    ends = [0]
    for printed in coding["printed"]:
        place = text.find(printed, ends[-1])
        if place < 0:
            raise ValueError(f"{printed} isn't in the text after {ends[-1]}. Are the rows in its order?")
        ends.append(place + len(printed))
    starts = [end - len(printed) for end, printed in zip(ends[1:], coding["printed"], strict=True)]
    return coding.assign(start=starts, end=ends[1:])


def compare_finds(finds, coding):
    """Put each find beside the coded numbers whose place it touches, and say whether it is right.

    A find is right if it touches a number coded as a statistic and has its value.

    Parameters
    ----------
    finds : DataFrame
        With start, end and value.
    coding : DataFrame
        With start, end, role and value.

    Returns
    -------
    DataFrame
        One row for each find and each coded number that it touches: ``find`` and ``coded`` are the
        rows' numbers in the two tables.
    """
    left = finds.reset_index(names="find").astype({"value": float})
    right = coding.reset_index(names="coded")
    both = left.merge(right, how="cross", suffixes=("", "_coded"))
    touching = both[(both["start"] < both["end_coded"]) & (both["start_coded"] < both["end"])]
    same = abs(touching["value"] - touching["value_coded"]) < 1e-9
    return touching.assign(right=(touching["role"] == "statistic") & same).reset_index(drop=True)


def score(finds, coding):
    """Return the precision and the recall of finds against a coding; NaN where there is nothing to score.

    Examples
    --------
    >>> import pandas as pd
    >>> coding = pd.DataFrame({"start": [0], "end": [2], "role": ["statistic"], "value": [3.0]})
    >>> score(find_pattern(r"[0-9]+", "3個湖,12個島"), coding)
    {'precision': 0.5, 'recall': 1.0}
    """
    touching = compare_finds(finds, coding)
    right = touching[touching["right"]]
    statistics = sum(coding["role"] == "statistic")
    return {
        "precision": right["find"].nunique() / len(finds) if len(finds) else float("nan"),
        "recall": right["coded"].nunique() / statistics if statistics else float("nan"),
    }
