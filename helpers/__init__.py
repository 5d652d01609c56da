"""Helpers of the course Numbers on the Record: one module, one idea.

A module imports only from those above it in this list; a test holds that.

Common ground
    files           paths from the root; text read as UTF-8; files written whole or not at all
    labels          words in two languages
    datapackage     sizes and checksums of the files in data/

01 Read the source
    article         one article: its text as read, its paragraphs, where it comes from
    display         paragraphs beside their English, a number marked in its place
    sentences       sentences of a paragraph
    speakers        who speaks, and whose word stands behind a number
    intervals       what a printed number allows

02 Extract the numbers
    numerals        from signs to values
    lexicon         the word lists: units, hedges, words in which a numeral is no quantity
    dates           dates and clock times by their form
    pairs           numbers made of two numerals: shares, ratios, ranges
    quantities      a numeral with its hedge, sign, currency, scale and unit
    names           numbers that are part of a code, a title, a slogan
    roles           what a number does in its sentence
    extract         every number in a text
    scoring         a reader of numbers, held against a coding

03 Tabulate
    subjects        what a number counts
    periods         the days for which a number holds
    selectors       a place described so that it is found again
    coding          what a person adds to each number
    schema          what the results must look like
    table           one row a statistic

04 Check the arithmetic, 05 Find the limits
    expressions     arithmetic on printed numbers, written as text
    plan            a checks file, read and held to its rules
    judgement       what a check comes to
    checks          the checks run on a table, and put into words
    what_if         one number set, and what follows

06 Draw the charts
    house           the house style
    marks           the marks and their labels
    seen            what a reader sees on a finished figure: texts and colours
    shapes          its marks, and what they show by their length
    captions        the words round a chart: title, unit, source
    lint            what breaks the contract of a chart
    pictures        PNG, SVG and the notebook's output, with alt text inside
    generic_charts  charts for any article
    course_charts   charts of the course's own article
    limit_charts    charts of what printed numbers allow
    bad_charts      charts that break the contract, for the classroom
    charts          draw, describe, show and save them

07 Explore, 08 Write the story, 09 Another article
    explore         widgets
    report          one page in which every number links to its place
    results         the notebooks of the course, and the folder of an article's results
    runner          the course on one article or on many

Exercises
    facts           what exercises ask for, computed from the article
    quiz            answers and hints
"""
