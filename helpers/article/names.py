"""Who is named before a word of speech: a person, a body, or somebody named before (他); in folded text."""

import re
from functools import cache
from itertools import chain
from typing import NamedTuple

from helpers.article.words import any_of, signs_of, words_in

PERSON, BODY, PRONOUN, SAME, NOBODY = "person", "body", "pronoun", "same", "nobody"
BLANK = (
    "\0"  # stands for a sign that parts nothing: brackets with their content, the marks of a short quotation
)
LONGEST = 60  # characters before a word of speech that are looked at

HAN = "\u4e00-\u9fff"
_IN_BODY = rf"{HAN}A-Za-z0-9、·&.\-{BLANK}"
_DATE = r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日|\(?[一二三四五六日]\)"
_OCCASION = "[^,]{1,24}?(?:上|中|时|后|前|期间|里|内|会|间|下)"
# Characters that are in no given name, or so rarely that they rather are words of their own.
_FUNCTION = (
    "姓氏的了是在和与及或也还又就都而但则并被把对从说称指问这那某们个为以因所将已曾仍再"
    "更副总且即却很不没有会部署厅处"
)
_DEALING = "(?:对(?!外|方)|向|跟|同|就(?!业)|针对|透过|通过|随着)[^,]{1,24}?"
_WHILE = (
    "接受[^,]{0,24}?(?:采访|访问|专访|访谈|查询|提问|联访|堵访|媒体)(?:时|后|中)?"
    "|(?:出席|主持|回应|回复|谈及|谈到|提及|提到|受访|回顾|总结|展望|介绍|解释|解读|分析|被问)[^,]{0,24}?(?:时|后)"
)
# Of dates, _DEALING, _WHILE, 在… and what stands alone; not of 北京8月3日电.
_GAP_BEGINS = rf"(一二三四五六日在于对向跟同就针透通随接出主回谈提受总展介解分被\d\s,{BLANK}"
_PRONOUN_ENDS = frozenset("他她其方者")
_ASKS = re.compile("记者|媒体|外界")
_AND = re.compile("[、和与及跟暨]")
_WHEN = re.compile("[时后地]")
_LATIN = r"[A-Z][A-Za-z.'&-]*(?: [A-Z][A-Za-z.'&-]*){0,3}"
_RANKS = "(?:副|总|前|首席|执行|高级|助理|署理|候任|代理|代|原|资深|荣誉|联席|常务)*"


class Named(NamedTuple):
    """Somebody named in a text: what kind, and where the name and the post stand."""

    kind: str
    start: int = 0
    end: int = 0
    post: tuple[int, int] = (0, 0)


@cache
def patterns():
    """Return by name what is looked for in folded text; the words are those of ``lists/``."""
    return {use: re.compile(pattern) for use, pattern in (_of_people() | _of_bodies() | _of_speech()).items()}


def _of_people():
    """Return the patterns of names and posts."""
    one, two = any_of("families", "one character"), any_of("families", "two characters")
    korean, japanese = any_of("families", "Korean"), any_of("families", "Japanese")
    posts, sound = any_of("posts"), any_of("transliteration")
    begins = signs_of("families") + signs_of("transliteration")
    given = f"(?:(?![{_FUNCTION}])[{HAN}])"
    full = f"(?:{japanese})[{HAN}]{{1,3}}"
    by_family = f"(?:{two}|{one}|{korean}){given}{{1,2}}|(?:{one})(?:{one}){given}{{2}}"
    parted = f"(?P<family>{two}|{one})(?P<given>{given}{{0,2}})|(?P<full>{full})"
    return {
        "name": f"(?:{by_family}|{full})",
        "plain name": f"(?:(?:{two}){given}{{1,2}}|(?:{one}){given}{{2}})",
        "not a name": any_of("no_names", "begins like a name"),
        "posts": f"(?:{posts})",
        "before a name": f"[{signs_of('posts', -1)}](?=[{begins}])",
        "alone": f"[{begins}](?<![{HAN}].)",
        "title": f"(?:{parted}){BLANK}*(?P<post>{_RANKS}(?:{posts}))$",
        "foreign": rf"(?P<first>[{HAN}]{{1,9}})(?:·[{HAN}A-Za-z.]{{1,9}}){{1,3}}$",
        "sounds": f"(?:{sound}){{1,8}}(?:·(?:{sound}){{1,8}}){{1,3}}|(?:{sound}){{2,8}}",
        "sound": f"(?:{sound})+$",
        "latin": rf"{_LATIN}$",
        "pronoun": rf"(?:他|她|其|对方|后者|(?:该|上述|这名|这位)(?:{posts}))$",
    }


def _of_bodies():
    """Return the patterns of bodies, of who speaks for them, and of what they publish."""
    documents = any_of("documents")
    role = rf"的?(?:有关|相关|主要|新闻|官方)*(?:{any_of('roles')})"
    body = rf"[{_IN_BODY}]{{0,30}}(?:{any_of('bodies')}|[A-Z]{{2,8}})"
    published = "发布|发表|公布|公开|披露|出具|提供|刊发|刊登|的|之|最新|统计|调查|监测"
    return {
        "body": rf"(?P<body>{body}(?P<role>{role})?)$",
        "document": rf"[{_IN_BODY}\d《》“”%()]{{0,40}}?(?:{documents})的?$",
        "between": rf"(?:{any_of('beside')}|{_DATE}|{published}|{BLANK}|{documents})",
        "no body": rf"(?:{any_of('no_names', 'ends like a body')})$|^(?:{any_of('no_names')})$",
    }


def _of_speech():
    """Return the patterns of words of speech, and of what may stand between them and who speaks."""
    beside, speech, deed = any_of("beside"), any_of("speech"), any_of("speech", "also a deed")
    place = f"在{_OCCASION}|于{_OCCASION}"
    said = rf"[,:\1]|{speech}|[{HAN}]{{0,12}}(?:{any_of('documents')})[,:]"
    wire = r"(?:\d{1,2}月)?\d{1,2}日(?:综合)?电"
    first, second = signs_of("beside"), signs_of("beside", 1)
    leads = rf"[{first}(一二三四五六日在于据根依按\d{BLANK}]|[{HAN}]{{2,8}}\d"
    lead = rf"[{HAN}]{{2,8}}{wire}|{beside}|{_DATE}|{place}|根?据|依据?|按照?|{BLANK}"
    alone = "".join(word for word in words_in("beside") if len(word) == 1) + _GAP_BEGINS
    between = rf"[在于][^,]{{1,24}}?|[{HAN}]{{2,3}}{wire}|{_DEALING}|{_WHILE}"
    return {
        "speech": f"(?:{speech})道?(?:(?:{speech})道?){{0,2}}",  # begins with a word: quick to look for
        "also a noun": f"(?:{any_of('speech', 'also a noun')}|{deed})",
        "a deed": f"(?:{deed})(?!{said})",
        "lead": f"(?:(?={leads})(?:{lead}))*",  # asked often, and mostly of what can't be one
        "gap": rf"(?:{beside}|{_DATE}|{between}|,|{BLANK}|\s)*",
        "gap begins": f"[{first}{alone}](?:(?=[{second}])|(?<=[{alone}]))",
        "once more": any_of("beside", "once more"),
        "some time": rf"[^,]{{2,16}}?[时后]|[{HAN}]{{1,4}}地",
        "no subject": rf"(?:{any_of('no_subject')})$",
        "to somebody": rf"(?:^|[^针面])(?:对(?!外)|向|跟|被|问|让|请)[{HAN}]{{0,14}}$",
    }


def subject(text, start, end, known):
    """Return who does what the word of speech at a place says, by the words before it, or None.

    What may stand between the two (昨天, 在記者會上, 對媒體) is passed over; anything else is evidence
    against. The shortest reading of the words before is tried first: 王小明|還|說, never 王小明還|說.

    Parameters
    ----------
    text : str
        Folded text.
    start, end : int
        Where the clause begins, and where its word of speech does.
    known : dict
        Names that are known to be people, by what they are called.

    Examples
    --------
    >>> text = "局长林志明昨天说"
    >>> who = subject(text, 0, 7, {})
    >>> who.kind, text[who.start : who.end], text[slice(*who.post)]
    ('person', '林志明', '局长')
    """
    start = max(start, end - LONGEST)
    gaps = _gaps(text, start, end)
    if gaps[0] == start:
        return Named(SAME, start, end)
    for place in chain(gaps, _whiles(text, start, end)):
        who = _named(text, start, place, known)
        if who:
            return _whole(text, start, place, known, who) if place + 1 in gaps else who
    return None


def _gaps(text, start, end):
    """Return the places from which on all may stand between who speaks and the word of speech at `end`."""
    gap, wired = patterns()["gap"], text.rfind("电", start, end)
    begins = [match.start() for match in patterns()["gap begins"].finditer(text, start, end)]
    if wired > 0:  # 北京8月3日电 begins with any sign
        begins = range(start, end)
    return [*[place for place in begins if gap.fullmatch(text, place, end)], end]


def _whiles(text, start, end):
    """Yield the places from which on the words before a word of speech only say when, the last first.

    質詢時, 看過之後在臉書上: what says when, and what may stand between it and the word of speech.
    """
    when, gap = patterns()["some time"], patterns()["gap"]
    ends = {sign.end() for sign in _WHEN.finditer(text, start, end) if gap.fullmatch(text, sign.end(), end)}
    for place in range(max(ends) - 2, start, -1) if ends else ():
        match = when.match(text, place, end)
        if match and match.end() in ends:
            yield place


def _whole(text, start, place, known, who):
    """Return the name with the sign after it if that is part of it: 王大同今天說; nobody if 於 may be."""
    longer = _named(text, start, place + 1, known) if text[place] in "同向于" else None
    if not longer or longer.kind != PERSON or who.kind != PERSON or longer.end - longer.start != 3:
        return who
    sure = text[place] != "于" or text[longer.start : longer.end] in known
    return longer if sure else Named(NOBODY, who.start, who.end)


def is_name(word):
    """Say whether a word can be the name of a person, and is neither another word nor a post.

    Examples
    --------
    >>> is_name("王小明"), is_name("方面"), is_name("董事长"), is_name("王教练")
    (True, False, False, False)
    """
    if word[:1] not in signs_of("families") or not patterns()["name"].fullmatch(word):
        return False  # the dear questions come last
    return not patterns()["not a name"].match(word) and _post_before(word, 0, len(word)) is None


@cache
def _by_end(*lists):
    """Return the words of some lists by their last two signs, or the only one, the longest first."""
    words = {}
    for word in sorted(chain.from_iterable(map(words_in, lists)), key=len, reverse=True):
        words.setdefault(word[-2:], []).append(word)
    return words


def ending(text, end, *lists):
    """Return the words of some lists that may end at a place, by its last two signs, the longest first."""
    words = _by_end(*lists)
    return words.get(text[end - 2 : end]) or words.get(text[end - 1 : end], ())


def _post_before(text, start, end):
    """Return where the longest post begins that ends at a place, or None."""
    for post in ending(text, end, "posts"):
        if text.endswith(post, start, end):
            return end - len(post)
    return None


def _named(text, start, end, known):
    """Return who stands at the end of these words, by the first rule that knows."""
    while end > start and text[end - 1] == BLANK:
        end -= 1
    for rule in _RULES:
        who = rule(text, start, end, known)
        if who:
            return known.get(text[who.start : who.end], who) if who.kind == PERSON else who
    return None


def _reporter(text, start, end, known):
    """記者 asks; who answers stands elsewhere."""
    if not _ASKS.search(text, max(start, end - 8), end):
        return None
    begin = max(patterns()["lead"].match(text, start, end).end(), end - 8)
    return Named(NOBODY, start, end) if _ASKS.search(text, begin, end) and end - begin < 8 else None


def _titled(text, start, end, known):
    """王小明副主任, 林醫師: the post after the name."""
    ends = _post_before(text, start, end) is not None
    match = patterns()["title"].search(text, max(start, end - 14), end) if ends else None
    if not match:
        return None
    name, first = match["full"] or match["family"] + match["given"], match.start()
    if patterns()["not a name"].match(text, first) or not _may_begin(text, start, first):
        return None
    if match["full"] or match["given"]:
        return Named(PERSON, first, first + len(name), match.span("post"))
    return _with_that_post(text, name, match["post"], known) or Named(PERSON, first, end)


def _with_that_post(text, family, post, known):
    """Return who is meant by 王董事長: the one of that family name who has that post; nobody if two have."""
    meant = {one for name, one in known.items() if name.startswith(family) and post in text[slice(*one.post)]}
    return Named(NOBODY) if len(meant) > 1 else next(iter(meant), None)


def _with_post(text, start, end, known):
    """局長林志明, 主帥瓜迪奧拉: the post before the name."""
    begins = {sign.end() for sign in patterns()["before a name"].finditer(text, max(start, end - 9), end)}
    for length in (3, 2, 4, 5, 6, 7, 8) if begins else ():
        first = end - length
        if first not in begins or _post_before(text, start, first) is None:
            continue
        if is_name(text[first:end]) or patterns()["sounds"].fullmatch(text, first, end):
            return _if_subject(text, start, first, end, known)
    return None


def _if_subject(text, start, first, end, known):
    """Return the person whose name stands there, unless somebody speaks to them or with them."""
    before = _post_before(text, start, first)
    begin = _post_begins(text, start, first)
    left = text[start : first if before is None else before]
    if patterns()["to somebody"].search(left) or _joined(text, start, first, known):
        return Named(NOBODY, first, end)
    return Named(PERSON, first, end, (begin, first))


def _post_begins(text, start, first):
    """Return where the words for a post begin: after a mark, 的, or what only says when."""
    begin = patterns()["lead"].match(text, start, first).end()
    return max(begin, text.rfind("的", begin, first) + 1)


def _joined(text, start, first, known):
    """Say whether another person stands before a name, and they speak together: 王小明、副局長李大華."""
    for sign in _AND.finditer(text, start + 2, first):
        words = (text[max(start, sign.start() - size) : sign.start()] for size in (2, 3, 4))
        if any(word in known or (len(word) > 2 and is_name(word)) for word in words):
            return True
    return False


def _foreign(text, start, end, known):
    """哈利·凱恩, after a post, a body or nothing."""
    match = patterns()["foreign"].search(text, start, end) if text.find("·", start, end) >= 0 else None
    if not match:
        return None
    first = match.start()
    for post in patterns()["posts"].finditer(text, start, match.end("first") - 1):
        first = max(first, post.end())
    if first == match.start():
        first = patterns()["sound"].search(text, first, match.end("first"))
        first = first.start() if first else match.end("first") - 1
    return _if_subject(text, start, first, end, known)


def _latin(text, start, end, known):
    """Tim Cook; whether a person or a firm, the name is theirs."""
    match = patterns()["latin"].search(text, start, end) if text[end - 1 : end].isascii() else None
    if not match or not _may_begin(text, start, match.start()):
        return None
    return Named(PERSON if " " in match[0] else BODY, match.start(), end)


def _known(text, start, end, known):
    """凱恩, a name alone: of somebody whom the text names with better evidence elsewhere."""
    for first in range(max(start, end - 8), end - 1):
        if text[first:end] in known and _may_begin(text, start, first):
            return known[text[first:end]]
    return None


def _may_begin(text, start, first):
    """Say whether a subject can begin here: nothing stands before, or a mark, 的, a post, a body."""
    lead = patterns()["lead"].match(text, start, first).end()
    if lead == first or text[first - 1] in f"的、{BLANK}":
        return True
    before = max(start, first - 20)
    if patterns()["to somebody"].search(text[before:first]):
        return False
    if _post_before(text, before, first) is not None:
        return True
    return _may_be_body(text, first) and bool(patterns()["body"].search(text, before, first))


def _pronoun(text, start, end, known):
    """他, 其, 對方: somebody named before."""
    ends = text[end - 1 : end] in _PRONOUN_ENDS or ending(text, end, "posts")
    match = patterns()["pronoun"].search(text, max(start, end - 10), end) if ends else None
    return Named(PRONOUN, match.start(), end) if match and _may_begin(text, start, match.start()) else None


def _document(text, start, end, known):
    """國家統計局發布的數據: whose document it is."""
    ends = text[end - 1 : end] == "的" or ending(text, end, "documents")
    if not ends or not patterns()["document"].fullmatch(text, start, end):
        return None
    lead = patterns()["lead"].match(text, start, end).end()
    for between in patterns()["between"].finditer(text, lead + 1, end):
        who = _body(text, lead, between.start(), known)
        if who:
            return who
    return Named(NOBODY, start, end)


def _body(text, start, end, known):
    """國家統計局, 交通局負責人: a body, or a role of one."""
    if not _may_be_body(text, end):
        return None
    first = patterns()["lead"].match(text, start, end).end()
    head = text.rfind("的", first, end) + 1
    match = patterns()["body"].fullmatch(text, first, end)
    if not match:
        match = patterns()["body"].fullmatch(text, max(head, first), end)
    if not match or _no_body(match):
        return None
    begin = match.start("body")
    if text[end : end + 1] == BLANK or not match["role"]:
        begin = max(begin, text.rfind(BLANK, begin, end) + 1 if text[end : end + 1] == BLANK else 0)
    if not match["role"]:
        begin = max(begin, text.rfind("的", begin, end) + 1)
    while text[begin] == BLANK:
        begin += 1
    return Named(BODY, begin, end)


def _may_be_body(text, end):
    """Say whether a body or a role of one may end at a place: 局, 負責人, WHO."""
    return ending(text, end, "bodies", "roles") or text[end - 1 : end].isascii()


def _no_body(match):
    """Say whether words end like a body and are none: 記者會, 全部; or only join one (以及公司)."""
    body = match["body"].removesuffix(match["role"] or "").strip(BLANK)
    ends = patterns()["no body"].search(body)
    return bool(ends) or len(body) < 2 or bool(patterns()["to somebody"].search(body[:3]))


def _bare(text, start, end, known):
    """王小明, alone before the word of speech: three characters at least."""
    first = patterns()["lead"].match(text, start, end).end()
    word = text[first:end]
    plain = 3 <= len(word) <= 4 and is_name(word) and patterns()["plain name"].fullmatch(word)
    return Named(PERSON, first, end) if plain else None


_RULES = (_reporter, _titled, _with_post, _known, _foreign, _latin, _pronoun, _document, _body, _bare)
