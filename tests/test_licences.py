"""What is installed may be used and passed on: a licence that asks for more is listed with its reason."""

from tests.licences import installed, is_permissive, listed, locked, main


def test_a_licence_that_is_not_plainly_permissive_is_listed_as_the_package_says_it():
    asking = {name: words for name, (_, words) in installed().items() if not is_permissive(words)}
    assert asking == {name: listed()[name][0] for name in asking if name in listed()}


def test_every_row_is_needed_and_gives_a_reason():
    rows = listed()
    assert sorted(set(rows) - locked()) == []
    assert [name for name, (words, reason) in rows.items() if is_permissive(words) or not reason] == []


def test_the_command_names_what_is_under_the_mpl(capsys):
    main()
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert {"pandas", "certifi", "pytest"} <= set(lines)
    assert "used as it is" in lines["certifi"]
    assert lines["pandas"].endswith("BSD-3-Clause")


def test_copyleft_unknown_and_mixed_are_not_permissive():
    assert not any(map(is_permissive, ["GPL-3.0-only", "", "MIT AND LGPL-2.1-or-later", "Proprietary"]))
    assert all(map(is_permissive, ["(MIT OR Apache-2.0) AND Zlib", "The BSD 2-Clause License", "PSF-2.0"]))
