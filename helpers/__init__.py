"""Helpers of the course Numbers on the Record: one package a part of the work, one file an idea.

A package imports only from packages on lower floors, and through their faces (``__init__.py``).

The map: package, floor, and the notebooks that open it up
    base     0  files, words in two languages, exact intervals, one script
    style    1  how charts look: colours, type, where a line breaks
    article  1  01 the text as read, its sentences, its speakers, its places
    extract  1  02 every number of a text: value, unit, hedge, role
    table    2  03 one row a statistic, and what a person adds to it
    lint     2  06 what breaks the contract of a chart
    checks   3  04, 05 relations between figures, and what they let one print
    charts   3  06 the charts, and how they leave the computer
    explore  4  07 widgets
    lesson   4  every notebook: the article on the screen, exercises that answer, cells that step aside
    report   5  08 the report
    batch    6  09 many articles: their numbers, or the course's results for each

The code's own words
    folded       a text in one script and one width, sign for sign, so that places stay
    printed      a number exactly as the article has it
    numeral      the signs of a number alone, without hedge, scale word or unit: 400, 三百
    reading      a numeral with its hedge, sign, currency, scale and unit, while it is read
    compound     what two numerals say together: a share, a ratio, a range
    rule         of a reading: a small function that asks one question; of a hedge: what it allows
    report       a stretch of the text that is somebody's word, and on what evidence
    hint         a word of speech, 據 or a colon: what may say whose word something is
    gap          what stands between who speaks and the word of speech
    number       one finished numeric expression of a text, with its role
    role         what a number does in its sentence: statistic, date, name, …
    letter       of a clause: the class of one of its words, so that patterns of words are patterns of letters
    run          a nominal phrase beside a number
    tail         the words between a noun and its number
    way          how a number of some unit tells what it is of
    kind         what a statistic measures: count, money, share, …
    step         the unit of the last printed place (rounding), or of the last digit above nought (hedges)
    interval     what a printed number allows; an end is closed, open or unbounded
    coding       what a person adds to each number, joined by printed form and occurrence
    figure       a row of the table as a check uses it, by its id
    guard        what stops a check: dates, units or universes that differ, parts that overlap
    trip         a guard met on the way through an expression
    derived      a result that several checks share; a check names only figures, facts and these
    condition    what must hold for a check: an assumption, in words that fit into a sentence
    finding      a figure, an outside fact or a check, as far as it could be computed
    need         what a chart asks of a table; where it is not met, the chart does not apply
    sketch       what a chart shows, before it is dressed in words and style
    edition      the notebooks as a student or a teacher gets them
    copy         a student's edition to work in, never overwritten
    key          what a copy carries encoded: the exercises, the solutions
    record       what a student has done: answers, diary, solutions asked for
    slip         an error of whoever types, told in one line
    look         a finished figure as the rules of lint read it
"""
