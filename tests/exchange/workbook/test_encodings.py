"""A CSV file is read in the encoding that it is in, and ids are written into it without touching the rest."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

import goalgraph
from goalgraph.base.errors import OutputError, WrongEncoding
from goalgraph.exchange.workbook.encodings import decoded, encoded
from goalgraph.exchange.workbook.faults import DoubtfulEncoding

PLAN = "namn;kod;period\nMål för Åre ö;9996;2031\n"
GOALS = "id;nivå;text\n;KS;Väntetiderna i vården är korta – året om\n;KS;Äldre får hjälp i tid\n"
TITLES = "SELECT ?t WHERE { GRAPH ?g { ?m a gg:Goal ; rdfs:label ?t } } ORDER BY ?t"


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["mac_roman", "cp1252", "utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"])
def test_ids_are_written_into_a_csv_file_in_its_own_encoding_and_line_ends(
    encoding: str, end: str, tmp_path: Path
) -> None:
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
    book = tmp_path / "bok"
    book.mkdir()
    for name, text in (("Plan", PLAN), ("Mål", GOALS)):
        (book / f"{name}.csv").write_bytes(mark + text.replace("\n", end).encode(encoding))
    made = goalgraph.import_workbook(book, tmp_path / "plan")
    assert [label for (label,) in goalgraph.load(made.folder).query(TITLES).texts()] == [
        "Väntetiderna i vården är korta – året om",
        "Äldre får hjälp i tid",
    ]
    assert [one.id for one in made.given] == ["KS1", "KS2"]
    filled = GOALS.replace("\n;KS", "\nKS1;KS", 1).replace("\n;KS", "\nKS2;KS", 1)
    assert (book / "Mål.csv").read_bytes() == mark + filled.replace("\n", end).encode(encoding)


@pytest.mark.parametrize(
    "text",
    ["Škoda;80 €", "Region Östmark", "Cost (€m)", "Räksmörgås – ”ja” …och", "Café", "Aleš", "Kr 5 – 10", "ÅTGÄRDER",
     "“It’s” – fine", "Ä;Ö;Å", "5 °C"],
)  # fmt: skip
def test_what_may_be_windows_1252_is_read_as_that(text: str) -> None:
    assert decoded(Path("x.csv"), text.encode("cp1252")) == (text, "cp1252")


@pytest.mark.parametrize(
    "text", ["stödjer", "Region Östmark", "I år", "Barn – unga", "“It’s” – fine", "Ängel;Århus"]
)
def test_what_is_plainly_macroman_is_read_as_that(text: str) -> None:
    assert decoded(Path("x.csv"), text.encode("mac_roman")) == (text, "mac_roman")


def test_a_file_in_no_encoding_that_is_read_is_told_with_its_line() -> None:
    with pytest.raises(DoubtfulEncoding) as raised:
        decoded(Path("Mål.csv"), "id;text\r1;Åäö åäö\r2;Åäö ".encode("cp1252") + b"\x81 \x8d\r")
    assert raised.value.message("sv").startswith("Mål.csv, rad 3: varken UTF-8, Windows-1252 eller MacRoman")
    assert "“CSV UTF-8”" in raised.value.message("en")
    with pytest.raises(WrongEncoding):
        decoded(Path("x.csv"), "Åäö".encode() + b"\xff")


def test_what_the_encoding_of_a_file_does_not_have_is_not_replaced_in_it() -> None:
    with pytest.raises(OutputError):
        encoded(Path("x.csv"), "id\nŁ1\n", "id\nÅ1\n".encode("cp1252"))
