"""The layout of a file in Turtle is kept: order, sections, comments; and what only looks like a comment is none.

In: texts in Turtle. Out: where each comment and each resource is in the text that is written anew.
"""

from __future__ import annotations

import pytest

from goalgraph.rdf.layout import layout_of, triples_of
from goalgraph.rdf.turtle import trig, whole_addresses

FILE = (
    """# A town.
# Its goals.

@prefix p: <http://example.org/#> .

# --- The plan ---
# What it is.

p:b p:p 1 .

# --- The goals ---

p:c p:p "a # b" ; # first
    # second
    p:q 'x # y' , """
    + '"""long # one\n# two\n"""'
    + """ , '''z # ''' .
# Before the last.
p:a p:p <http://example.org/#c> .
# The end.
"""
)


def test_a_file_that_says_the_same_looks_the_same() -> None:
    layout = layout_of(FILE)
    assert layout.head == ("A town.", "Its goals.")
    assert layout.order == tuple(f"http://example.org/#{name}" for name in "bca")
    sections = layout.sections(triples_of(FILE))
    assert [(one.title, one.remarks, len(one.blocks)) for one in sections] == [
        ("The plan", ("What it is.",), 1),
        ("The goals", ("first", "second"), 1),
        ("", ("Before the last.", "The end."), 1),
    ]
    text = trig(layout.head[0], layout.prefixes, {"": sections}, layout.head[1:])
    assert text.startswith("# A town.\n# Its goals.\n\n@prefix p:")
    assert set(triples_of(text)) == set(triples_of(FILE))
    assert layout_of(text) == layout_of(
        trig(
            layout.head[0], layout.prefixes, {"": layout_of(text).sections(triples_of(text))}, layout.head[1:]
        )
    )


def test_a_new_resource_comes_behind_its_kin_and_what_is_gone_takes_its_section_along() -> None:
    old = "# --- One ---\n<urn:a> <urn:p> 1 .\n<urn:b> <urn:p> 1 .\n# --- Two ---\n<urn:c> <urn:p> 1 .\n"
    new = "<urn:d> <urn:p> 1 . <urn:a.10> <urn:p> 1 . <urn:b> <urn:p> 1 . <urn:a.9> <urn:p> 1 . <urn:a> <urn:p> 1 ."
    sections = layout_of(old).sections(triples_of(new))
    assert [(one.title, [str(block[0].subject) for block in one.blocks]) for one in sections] == [
        ("One", ["<urn:a>", "<urn:a.9>", "<urn:a.10>", "<urn:b>"]),
        ("", ["<urn:d>"]),
    ]


@pytest.mark.parametrize(
    "comment", ['say """ and go on', "it's", 'one " two', "a <b", "trailing \\\\", "'''"]
)
def test_a_comment_with_marks_of_a_text_is_one_comment(comment: str) -> None:
    text = f'<urn:x> <urn:p> 0 .\n# {comment}\n<urn:a> <urn:p> 1 .\n# More.\n<urn:b> <urn:p> "x" .\n'
    assert layout_of(text).above == {"urn:a": (comment,), "urn:b": ("More.",)}


def test_lines_end_as_windows_ends_them() -> None:
    text = "# Head.\r\n\r\n<urn:a> <urn:p> 1 .\r\n# Two.\r\n<urn:b> <urn:p> 1 .\r\n"
    layout = layout_of(text)
    assert (layout.head, layout.above) == (("Head.",), {"urn:b": ("Two.",)})


def test_a_whole_address_is_written_where_a_slash_would_need_an_escape() -> None:
    text = '@prefix p: <http://e.org/> .\np:a\\/b-1 p:c p:d\\/e\\.f , "p:a\\\\/b" , p:g . # q:x\\/y'
    assert whole_addresses(text) == (
        '@prefix p: <http://e.org/> .\n<http://e.org/a/b-1> p:c <http://e.org/d/e.f> , "p:a\\\\/b" , p:g . # q:x\\/y'
    )


def test_what_is_whole_says_the_same() -> None:
    text = "@prefix p: <http://e.org/> .\n\np:a\\/b p:c p:d\\/e\\/f , p:g ;\n    p:h p:i\\/j\\/k .\n"
    assert set(triples_of(whole_addresses(text))) == set(triples_of(text))
    assert "\\" not in whole_addresses(text)
