"""The small plan with hostile text: in every label, id, quote and comment, and in what was decided.

In: an empty folder. Out: the folder ``plan`` with the plan and its decisions, and a decisions file beside it.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import goalgraph
import kolada_plan
from decision_files import AMBITION, ANSWER, FORECAST, decision, dialogue, proposal, save
from kolada_server import row
from small_plan import FILE

CONTROLS = "\x01\x07\x1b[31m\x1b]0;x\x07\x7f\x85\x9b2J\x0b\x0c\u2028\u2029\u202e\u2066\u200e\u200b\u2060\ufeff\u00ad\u034f"
MARKUP = (
    "<script>alert(1)</script> | `INJECTED` *INJECTED* _INJECTED_ [INJECTED](http://lindby.example) "
    "http://lindby.example www.lindby.example &lt;b&gt; #lt;script#gt; {{ INJECTED }} ${INJECTED} "
    "%%{init: INJECTED}%% ]]> --> \"INJECTED\" 'INJECTED' \\INJECTED\\"
)
LINES = "\r\n# INJECTED\n<urn:injected> <urn:injected> <urn:injected> .\n- INJECTED\n\trad\rslut"
HOSTILE = f"=cmd|' /C calc'!A0 {CONTROLS}{MARKUP}{LINES}"
SHORT = (
    f"@{CONTROLS}<script>alert(1)</script>|`INJECTED`*INJECTED*[INJECTED](http://lindby.example)\n# INJECTED"
)
OLD = FILE.parent / "ontology-0.1" / "sjobacka" / "2030" / "plan.ttl"
OF_ID = "\x1b[31m\u202e\u200b|`<b>x"


def lay_out(folder: Path) -> Path:
    """Write the plan with its decisions to ``folder/plan``, and return that folder."""
    plan = folder / "plan"
    plan.mkdir()
    text = FILE.read_text(encoding="utf-8")
    text = re.sub(r'(skos:notation )"([^"]+)"', lambda m: m[1] + _literal(m[2] + OF_ID), text)
    text = re.sub(r'"([^"]+)"(?=@)', lambda m: _literal(HOSTILE + m[1]), text)
    (plan / "plan.ttl").write_text(text, encoding="utf-8")
    graph = goalgraph.load(plan)
    graph.apply(save(folder, spring(), "spring.json"), output=plan)
    save(folder, autumn(), "autumn.json")
    goalgraph.load_into(folder / "kept", plan)
    lay_out_old(folder / "old")
    (folder / "goals.txt").write_text(f"Mål 1. {SHORT}\n\nRisker\n- {OF_ID} 12 %\n", encoding="utf-8")
    goalgraph.load(plan).export(folder / "book.xlsx")
    kpis = {"values": [{"id": "N00957", "title": f"{HOSTILE}Andel"}, {"id": "N00999", "title": HOSTILE}]}
    (folder / "kpi.json").write_text(json.dumps(kpis), encoding="utf-8")
    lay_out_named(folder / "named")
    lay_out_foreign(folder)
    goalgraph.load(folder / "named").export(folder / "plan.xml")
    (folder / "measured").mkdir()
    text = re.sub(r'"([^"]+)"(?=@)', lambda m: _literal(HOSTILE + m[1]), kolada_plan.TEXT)
    (folder / "measured" / "plan.ttl").write_text(text, encoding="utf-8")
    answer = {"count": 1, "values": [row("N00957", 2018, ("T", 27.4), ("K", 30.0, SHORT))]}
    (folder / "answer.json").write_text(json.dumps(answer), encoding="utf-8")
    (folder / "faulty").mkdir()
    rows = f'id;text;stödjer\n"{OF_ID}";"{SHORT}";"{OF_ID}"\n'
    (folder / "faulty" / "Mål.csv").write_text(rows, encoding="utf-8")
    return plan


def lay_out_named(folder: Path) -> None:
    """Write the plan with hostile text but ordinary ids to ``folder``: what asks for ids that can be typed."""
    folder.mkdir()
    text = re.sub(r'"([^"]+)"(?=@)', lambda m: _literal(HOSTILE + m[1]), FILE.read_text(encoding="utf-8"))
    (folder / "plan.ttl").write_text(text, encoding="utf-8")


def lay_out_foreign(folder: Path) -> None:
    """Write files of other formats with hostile text in every part of them that is text."""
    context = {"@context": "https://ontology.commonapproach.org/cids.jsonld"}
    impact = [
        {**context, "@id": f"urn:{kind}", "@type": f"cids:{kind}", "hasName": HOSTILE, "hasDescription": HOSTILE,
         "forOutcome": ["urn:Outcome"], "hasIndicatorReport": ["urn:IndicatorReport"], "value": HOSTILE, SHORT: HOSTILE}
        for kind in ("Organization", "Outcome", "Indicator", "IndicatorReport", "Theme", "ImpactRisk")
    ]  # fmt: skip
    (folder / "impact.json").write_text(json.dumps(impact), encoding="utf-8")
    with (folder / "indicator_1-2-1.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerows(
            [["Year", "Series", SHORT, "Value"], ["2030", HOSTILE, "", HOSTILE], ["2030", "", SHORT, "1"]]
        )
    meta = {"indicator_name": HOSTILE, "indicator_definition": HOSTILE, SHORT: HOSTILE}
    (folder / "1-2-1.yml").write_text(json.dumps(meta), encoding="utf-8")


def lay_out_old(folder: Path) -> None:
    """Write a plan in ontology 0.1, with a statement that cannot be taken over, to ``folder``."""
    folder.mkdir()
    text = re.sub(r'"([^"]+)"(?=@)', lambda m: _literal(HOSTILE + m[1]), OLD.read_text(encoding="utf-8"))
    subject = "<https://example.org/\\u202E\\u200Bx>"
    (folder / "plan.ttl").write_text(
        f"{text}\n# {SHORT.partition(chr(10))[0]}\n{subject} gg:priority 1 .\n", encoding="utf-8"
    )


def spring() -> dict[str, Any]:
    """A decision with hostile words wherever there are words, and a proposal."""
    said: dict[str, Any] = {
        "paragraph": SHORT,
        "diaryNumber": SHORT,
        "reservations": [HOSTILE],
        "note": HOSTILE,
    }
    return dialogue(
        decision(
            steeringMode="Steering",
            requirements=[ANSWER | {"evidence": HOSTILE}],
            ambitionLevel=AMBITION | {"text": HOSTILE},
            forecasts=[FORECAST | {"motivation": HOSTILE, "action": HOSTILE}],
            indicators=[AMBITION["indicator"]],
            activities=[HOSTILE],
            **said,
        )
        | {"body": SHORT},
        proposal("M2", steeringMode="Direction", note=HOSTILE),
        people=[{"@type": "Participant", "role": SHORT, "name": SHORT}],
        title=SHORT,
    )


def autumn() -> dict[str, Any]:
    """A decision that can still be applied."""
    return dialogue(
        decision("M3", steeringMode="Direction", activities=[HOSTILE], note=HOSTILE) | {"body": SHORT},
        name="two",
        at="2024-06-02T12:00:00Z",
    )


def unseen(text: str) -> set[str]:
    """What is in a text that a reader cannot see, line breaks and tabs aside; judged without goalgraph."""
    return {
        c for c in set(text) if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") or c == "\u034f"
    } - {
        "\n",
        "\t",
    }


def _literal(text: str) -> str:
    return json.dumps(text)
