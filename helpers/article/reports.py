"""Who is reported to say what: each stretch of a text that is somebody's word, and on what evidence."""

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import chain
from operator import attrgetter, itemgetter
from typing import NamedTuple

from helpers.article.names import BODY, NOBODY, PERSON, PRONOUN, SAME, Named, subject
from helpers.article.people import mentioned
from helpers.article.words import BLANK, all_han, any_of, ending, longest_at, words_in
from helpers.base import LazyPattern

DIRECT, INDIRECT, ADJACENT = "direct", "indirect", "adjacent"

START = attrgetter("start")
QUOTE = "\1"  # stands for each sign of a quotation, its marks included
OPENING, CLOSING = "“「『", "”」』"
EITHER = '"'

_BRACKETS = LazyPattern(r"[(〔【][^()〔〕【】\n]{0,40}[)〕】]")
_SHORT = LazyPattern(  # begins with the mark: what stands before it is asked where there is one
    rf"[{OPENING}《‘〈{EITHER}](?<![:,。!?].)[^{OPENING}{CLOSING}《》‘’〈〉{EITHER},。!?;:\n]{{1,14}}"
    rf"[{CLOSING}》’〉{EITHER}](?=[^,。!?;:\n])"
)
_MARK = LazyPattern(f"[{OPENING}{CLOSING}{EITHER}]")
_MARKS = rf",。!?;﹔:…\n{QUOTE}"  # what parts clauses
_BEGIN = LazyPattern(rf"(?s:.*[{_MARKS}])?")  # up to where the clause begins in which a place lies
_REST = LazyPattern(rf"[^{_MARKS}]*")
_BEFORE = LazyPattern(rf"(?s:.*[{_MARKS}])?(?=[^{_MARKS}]+[{_MARKS}]+$)")  # up to the clause before
_END = LazyPattern(r"[。!?\n]")
_SOURCE = LazyPattern(r"(?:据(?!了解|悉|报[,道导]|传|称)|根据|依据|按照|按(?![年月季周日揭])|依)")
_COMMA = LazyPattern("[,:]")
_ITEM = LazyPattern(
    r"[-·※■◆▲○]|\(?[\d一二三四五六七八九十]+[)、.]|[一二三四五六七八九]是|第[一二三四五六七八九]"
)
DOCUMENT_NEAR = 24  # characters: of a document after a word of speech, with the comma
_SOURCES = "据根依按:"  # what a source begins with, where a clause does; and the colon after who speaks
_TURNS = LazyPattern(r"[,;](?:但|惟|然而|不过|可是)(?:是)?,?(?:最[后终]|实际|结果|事实|到头来|后来)")
_TIME = LazyPattern(r"[\d年月日\s]+")
_HOUSE = LazyPattern("公司|集团|银行|企业")


class Report(NamedTuple):
    """One stretch of a text that is somebody's word."""

    start: int
    end: int
    who: Named
    basis: str


class Frame(NamedTuple):
    """The words that say whose word something is (昨天局長林志明說)."""

    start: int
    end: int
    who: Named


class Clause(NamedTuple):
    """A clause that may say whose word something is, by its words of speech, its source or its colon."""

    paragraph: int  # where its paragraph begins
    start: int
    end: int
    verbs: list[tuple[int, int]]
    source: re.Match | None
    colon: str  # what the colon after it opens: "quotation", "paragraph", or nothing


class Quotation(NamedTuple):
    """A quotation of a paragraph, its marks included; not `closed` if it goes on in the next one."""

    start: int
    end: int
    closed: bool


def flat(text):
    r"""Return folded text in which brackets, and the marks of a few words in quotation marks, part nothing.

    Examples
    --------
    >>> flat("“蓝鲸”公司(上海)说,“好。”").replace("\0", "_")
    '_蓝鲸_公司____说,“好。”'
    """
    text = _BRACKETS.sub(lambda match: BLANK * len(match[0]), text)
    return _SHORT.sub(lambda match: BLANK + match[0][1:-1] + BLANK, text)


def quotations(text, start, end):
    """Return the outermost quotations of a paragraph of flat text.

    Examples
    --------
    >>> quotations("他说:“一。二。”她说:“三。", 0, 15)
    [Quotation(start=3, end=9, closed=True), Quotation(start=12, end=15, closed=False)]
    """
    found, depth, first = [], 0, start
    for mark in _MARK.finditer(text, start, end):
        if mark[0] in OPENING or (mark[0] == EITHER and not depth):
            first = first if depth else mark.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append(Quotation(first, mark.end(), True))
    return [*found, Quotation(first, end, False)] if depth else found


def without(text, quoted):
    """Return the text with each quotation covered, sign for sign."""
    parts, place = [], 0
    for one in quoted:
        parts += [text[place : one.start], QUOTE * (one.end - one.start)]
        place = one.end
    return "".join([*parts, text[place:]])


def passages(article, text):
    """Return flat text without its quotations; and by paragraph its quotations, and the clauses to be asked.

    A heading has no clauses. A paragraph with neither a word of speech nor a source nor a colon is in none.
    What stands in no paragraph, as in an article that was made by hand, is nobody's word.
    """
    paragraphs, ends = article.paragraphs, [one.end for one in article.paragraphs]
    last = ends[-1] if ends else 0
    marked = sorted({bisect_right(ends, mark.start()) for mark in _MARK.finditer(text, 0, last)})
    cited = {place: quotations(text, paragraphs[place].start, ends[place]) for place in marked}
    view = without(text, chain.from_iterable(cited.values()))
    hinted = {}
    for hint in hints(view[:last]):
        place = bisect_right(ends, hint[0])
        if paragraphs[place].start <= hint[0]:
            hinted.setdefault(place, []).append(hint)
    starts = {place: paragraphs[place].start for place in hinted if not paragraphs[place].heading}
    return view, cited, {place: clauses(view, start, hinted[place]) for place, start in starts.items()}


def hints(view):
    """Return what may say whose word something is, in order: words of speech, 據 and the like, colons.

    Each is where it starts and ends; words of speech that follow each other are one (公布說), up to three.
    Of 據 and of a colon only the place counts: there the two are the same.

    Examples
    --------
    >>> hints("据了解,局长林志明解释说:好")
    [(0, 0), (9, 12), (12, 12)]
    """
    found, words, deeds = [], 0, words_in("speech", "also a deed")
    for match in _hint().finditer(view):
        start, end = match.span()
        if view[start] in _SOURCES:
            found.append((start, start))
        elif words < 3 and found and found[-1][1] == start:
            found[-1], words = (found[-1][0], end), words + 1
        else:
            found.append((start, end))
            words = 1
    return [hint for hint in found if not view.startswith(deeds, hint[0]) or not _is_deed(view, hint[0])]


@cache
def _hint():
    """Return the pattern of a word of speech, or of what else may say whose word something is.

    Each of its words begins with a sign of its own: what none begins with is soon passed over.
    """
    sources = "|".join(rf"{sign}(?<![^{_MARKS}\s].)" for sign in _SOURCES[:-1])
    return re.compile(f"(?:{any_of('speech')}|{sources}|:)道?")


def _is_deed(view, place):
    """Say whether a word is a deed (發布新規) and no word of speech: no mark follows, nor what was said."""
    deed, last = longest_at(view, place, len(view), "speech", "also a deed"), len(view)
    place += len(deed)
    if not deed or view.startswith((",", ":", QUOTE), place) or longest_at(view, place, last, "speech"):
        return False
    comma = _COMMA.search(view, place, place + DOCUMENT_NEAR)
    for word in ending(view, comma.start(), "documents") if comma else ():
        if view.endswith(word, place, comma.start()):
            before = view[place : comma.start() - len(word)]
            return bool(before) and (len(before) > 12 or not all_han(before))
    return True


def clauses(view, start, hints):
    """Return the clauses of a paragraph that may say whose word something is, whoever is known.

    Examples
    --------
    >>> text = "昨天下雨,局长林志明说,好"
    >>> [text[one.start : one.end] for one in clauses(text, 0, hints(text))]
    ['局长林志明说']
    """
    found, last = [], start - 1
    for hint in hints:
        place, end = hint
        if place > last:
            first, last = _BEGIN.match(view, start, place).end(), _REST.match(view, place).end()
            verbs, source = [], _SOURCE.match(view, first, last) if view[first] in _SOURCES else None
            colon = _opened(view, start, first, last) if first < last and view.startswith(":", last) else ""
            found.append(Clause(start, first, last, verbs, source, colon))
        if end > place:  # a word of speech
            verbs.append(hint)
    return [one for one in found if one.verbs or one.source or one.colon]


def _opened(view, start, first, last):
    """Return what a colon opens: a quotation, the paragraph that its clause heads, or nothing (日08:30)."""
    heads = first == start and not _TIME.fullmatch(view, first, last)
    return "quotation" if view.startswith(QUOTE, last + 1) else "paragraph" if heads else ""


def frames(text, clauses, known):
    """Return the frames that some clauses of flat text without its quotations are, in order."""
    found, framed = [], -1
    for clause in clauses:
        frame = _spoken(text, clause, framed, known) if clause.verbs else None
        if not frame and clause.source:
            frame = _sourced(text, clause, known)
        if not frame and clause.colon:
            frame = _colon(text, clause, known)
        if frame:
            found.append(frame)
            framed = clause.start
    return found


def _spoken(text, clause, framed, known):
    """林志明說: the first word of speech of a clause that has a subject.

    `framed`: where the last clause begins that is a frame.
    """
    first, unnamed = clause.start, None
    for verb in clause.verbs:
        who = subject(text, first, verb[0], known)
        start = first
        if who and who.kind == SAME:
            start, who = _before_comma(text, clause, framed, verb, known)
        if who:
            return Frame(start, verb[1], who)
        if unnamed is None and _reports(text, first, verb, clause.end):
            unnamed = Frame(first, verb[1], Named(NOBODY, first, verb[0]))
    return unnamed


def _before_comma(text, clause, framed, verb, known):
    """Return who speaks if only 昨天, 並 or nothing stands before the word of speech, and where that begins.

    The clause before names them if it then says when or where (王小明出席論壇時,表示). If a name ends it,
    somebody may have done something to them (起訴王小明,指…).
    """
    first, comma = clause.start, text.endswith(",", clause.paragraph, clause.start)
    before = _BEFORE.match(text, clause.paragraph, first) if comma else None
    if before and before.end() != framed:
        who = subject(text, before.end(), first - 1, known)
        if who and who.kind != SAME and not text.endswith(text[who.start : who.end], before.end(), first - 1):
            return before.end(), who
    more = _once_more().search(text, first, verb[0])
    return first, Named(SAME) if more and not _is_noun(text, verb) else None


@cache
def _once_more():
    """Return the pattern of a word that goes on with who spoke before: 還, 此外."""
    return re.compile(any_of("beside", "once more"))


def _is_noun(text, verb):
    """Say whether a word of speech is one that can be a noun or a deed (預計, 介紹), and that alone."""
    return text[slice(*verb)] in words_in("speech", "also a noun", "also a deed")


def _reports(text, first, verb, last):
    """Say whether a word of speech without a known subject reports all the same: a mark follows it."""
    start, end = verb
    if end < last or start == first:
        return False
    marks = ",:" + QUOTE if _is_noun(text, verb) else ",:。!?\n" + QUOTE
    return text[last : last + 1] in marks and not text.endswith(words_in("no_subject"), first, start)


def _sourced(text, clause, known):
    """據國家統計局: a source without a word of speech."""
    who = subject(text, clause.source.end(), clause.end, known)
    return Frame(clause.start, clause.end, who) if who and who.kind != SAME else None


def _colon(text, clause, known):
    """林志明:「…」, and 林志明: at the head of a paragraph."""
    who = subject(text, clause.start, clause.end, known)
    if not who or who.kind == SAME or (clause.colon != "quotation" and not _sure(text, who, known)):
        return None
    return Frame(clause.start, clause.end, who)


def _sure(text, who, known):
    """Say whether a name is a speaker's without a quotation: it has a post, or the text has it elsewhere."""
    return who.kind == BODY or who.post != (0, 0) or text[who.start : who.end] in known


@cache
def _links():
    """Return by kind the patterns of how a sentence begins that goes on with what was reported before it."""
    clause = r"(?:[^,。]{0,16},)?"
    return {
        "list": re.compile(rf"[{BLANK}\s]*(?:{any_of('links', 'opens a list')})"),
        "link": re.compile(rf"[{BLANK}\s]*(?:{any_of('links', 'goes on')})"),
        "house": re.compile(rf"[{BLANK}\s]*{clause}(?:{any_of('links', 'the house of who speaks')})"),
    }


def resolved(found, start, last, text, known):
    """Return frames with 他, 該負責人 and 還說 replaced by who is meant, or by nobody if two could be.

    Parameters
    ----------
    found : list of Frame
    start : int
        Where the paragraph begins.
    last : Frame, optional
        The last frame of the paragraph before.
    text : str
        Flat text.
    known : dict
        Who is meant by each name that is known.

    Returns
    -------
    list of Frame
    """
    result = []
    for frame in found:
        if frame.who.kind == SAME:
            who = last.who if last else Named(NOBODY)
        elif frame.who.kind == PRONOUN:
            who = _meant(frame, last, start, text, known)
        else:
            who = frame.who
        last = frame if who is frame.who else Frame(frame.start, frame.end, who)
        result.append(last)
    return result


def _meant(frame, last, paragraph, text, known):
    """Return the one who is meant by 他: who spoke last, if nobody else was named since.

    If nobody spoke before, it is the only one whom the paragraph names.
    """
    spoke = last.who if last and last.who.kind in (PERSON, BODY) else None
    if last and (spoke.kind != PERSON if spoke else last.start >= paragraph):
        return Named(NOBODY)
    others = mentioned(text, known, last.start if spoke else paragraph, frame.start)
    if spoke:
        return spoke if others <= {spoke} else Named(NOBODY)
    return next(iter(others)) if len(others) == 1 else Named(NOBODY)


def sentences(text, view, start, end, quoted, found):
    """Return the sentences of a paragraph; a quotation and the words that say whose it is are one."""
    ends = [match.end() for match in _END.finditer(view, start, end)]
    for one in quoted:
        full = text.startswith(("。", "!", "?"), one.end - 2)
        if one.closed and full and one.end < end and not _attributed(view, one, found):
            ends.append(one.end)
    ends = sorted({*ends, end})
    return list(zip([start, *ends], ends, strict=False))


def _attributed(view, one, found):
    """Return the frame right after a quotation, or None."""
    place = bisect_left(found, one.end, key=START)
    frame = found[place] if place < len(found) else None
    if not frame or view[one.end : frame.start].strip(f", {BLANK}"):
        return None
    return frame if view[frame.end : frame.end + 1] in ("", *",。:;!?\n", QUOTE) else None


def plain(view, spans, found, carried):
    """Return the reports of a paragraph that are no quotations; `carried`: whose report it may go on with."""
    reports, listing, first = [], False, 0
    for start, end in spans:
        last = first
        while last < len(found) and found[last].start < end:
            last += 1
        here, first = found[first:last], last
        if here:
            reports += _in_sentence(view, start, end, here)
            carried, listing = _somebody(here[-1].who), False
        elif carried:
            listing = listing or bool(_links()["list"].match(view, start, end))
            carried = carried if listing or _goes_on(view, start, end, carried) else None
            reports += [Report(start, end, carried, ADJACENT)] if carried else []
        if first == len(found) and not carried:
            break  # what comes after it is the paper's
    return reports


def _somebody(who):
    """Return who speaks if it is a person or a body, or None."""
    return who if who.kind in (PERSON, BODY) else None


def _in_sentence(view, start, end, here):
    """Return the reports of a sentence with frames; one that ends the sentence reaches back over it."""
    stops = [frame.start for frame in here[1:]] + [end]
    reports = [
        Report(one.end, _turned(view, one.end, stop), one.who, INDIRECT)
        for one, stop in zip(here, stops, strict=True)
    ]
    back = len(here) == 1 and not view[here[0].end : end].strip("。!?\n ")
    return [Report(start, here[0].start, here[0].who, INDIRECT), *reports] if back else reports


def _turned(view, start, end):
    """Return where a report ends: where the paper tells what came of it (…說沒問題,但最後只有30人)."""
    turn = _TURNS.search(view, start, end)
    return turn.start() if turn else end


def _goes_on(view, start, end, who):
    """Say whether a sentence goes on with the report before it: 其中, or 公司 after somebody of a firm."""
    if _links()["link"].match(view, start, end):
        return True
    return _of_a_firm(view, who) and bool(_links()["house"].match(view, start, end))


def _of_a_firm(view, who):
    """Say whether a speaker is a firm, or has a post in one."""
    return bool(_HOUSE.search(view, *(who.post if who.kind == PERSON else (who.start, who.end))))


def quoted_reports(view, spans, quoted, found, before):
    """Return the reports that are quotations.

    Parameters
    ----------
    before : Named, optional
        Who has the word at the beginning of the paragraph: a quotation or a colon went before.
    """
    reports = []
    for one in quoted:
        sentence, _ = spans[bisect_right(spans, one.start, key=itemgetter(0)) - 1]
        place = bisect_right(found, one.start, key=attrgetter("end"))
        last = found[place - 1] if place else None
        opens = before if one.start == spans[0][0] else None
        after = _attributed(view, one, found)
        who = _whose(view, one, last, after, sentence) if last or after else opens
        if who:
            reports.append(Report(one.start, one.end, who, DIRECT))
    return reports


def _whose(view, one, last, after, sentence):
    """Return whose word a quotation is by the reports before and after it, or None.

    Right after a word of speech, or after a comma in the sentence of a report, it belongs to that; else to
    the report right after it; else, in the sentence of a report or after a person's, to who spoke last.
    """
    same = last and last.end > sentence
    if last and (
        not view[last.end : one.start].strip(f",: {BLANK}") or (same and view[one.start - 1] == ",")
    ):
        return last.who
    if after:
        return after.who
    return last.who if same or (last.who.kind == PERSON and one.start == sentence) else None


def reports_of(text, view, paragraphs, cited, framing, known):
    """Return what a text reports as somebody's word, as two lists: plain reports, and quotations.

    A report reaches from its word of speech (王小明說,…) to the next one in its sentence, or to the end of
    the sentence; where the word of speech ends the sentence, back over it. Sentences after it are
    adjacent to it as long as each begins as one that goes on (其中, 此外, 公司). A quotation is the word of
    who stands right before it or right after it. A list after a colon belongs to who opens it.

    Returns
    -------
    tuple of list
        Reports in plain words, quotations, frames; each in the order of the text, no two overlapping.
    """
    told, quotes, framed, last, before, firm = [], [], [], None, None, None
    for place, one in enumerate(paragraphs):
        if not (before or firm or place in framing or place in cited) or one.heading:
            continue
        found, quoted = framing.get(place, ()), cited.get(place, ())
        if found:
            found = resolved(found, one.start, last, text, known)
        here, said, listed = _of_paragraph(text, view, one, quoted, found, before, firm)
        told += here
        quotes += said
        if found:
            framed += found
            last = found[-1]
            firm = last.who if last.who.kind == BODY and _of_a_firm(view, last.who) else None
        before = _has_the_word(view, one.start, one.end, last, said, before if listed else None)
    return told, quotes, framed


def _of_paragraph(text, view, one, quoted, found, before, firm):
    """Return the reports of a paragraph in plain words, those that are quotations, and whether it is an item.

    Parameters
    ----------
    before : Named, optional
        Who has the word where the paragraph begins: a list after a colon is theirs.
    firm : Named, optional
        Who spoke last if it is a firm: the paragraph may go on with its results (期內, 集團).
    """
    start, end, carried = one.start, one.end, None
    listed = bool(before and not found and _ITEM.match(view, start))
    if firm and not listed:
        carried = firm if _links()["house"].match(view, start) else None
    told = [Report(start, end, before, INDIRECT)] if listed else []
    if not (found or quoted or carried):
        return told, (), listed
    spans = sentences(text, view, start, end, quoted, found)
    said = quoted_reports(view, spans, quoted, found, before)
    return told or plain(view, spans, found, carried), said, listed


def _has_the_word(view, start, end, last, said, before):
    """Return who has the word where a paragraph ends, if a colon or an open quotation leaves it to them."""
    if said and said[-1].end == end and view[end - 1] == QUOTE:
        return said[-1].who
    return last.who if last and view[start:end].rstrip().endswith(":") else before
