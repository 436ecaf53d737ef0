"""A decisions file, read and checked before anything is done with it.

In: the path of a JSON-LD file and the plans that are loaded. Out: a ``Submission``: the dialogue and its
standpoints, each with what it was based on. The form is that of ``shapes/decisions.schema.json``, the
meaning that of ``ontology/decisions.context.jsonld``; the RDF is also checked by ``shapes/decisions.ttl``.
Nothing is fetched, and a file that is too large is not even read.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from goalgraph.base.errors import (
    DateNotReal,
    FileTooLarge,
    InputError,
    InvalidDecisions,
    NewerFormat,
    NotDecisions,
    NotJson,
    OtherPlan,
    SourceNotFound,
    Unforeseen,
    WrongEncoding,
)
from goalgraph.base.frozen import Frozen
from goalgraph.base.names import GG
from goalgraph.base.resources import resource_folder
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.decisions.damage import Damaged
from goalgraph.decisions.format import CONTEXT_IRI, MOST_BYTES, context, schema
from goalgraph.decisions.format import version as known_version
from goalgraph.decisions.naming import in_full
from goalgraph.decisions.organisations import spelled_out
from goalgraph.decisions.records import (
    Statements,
    participants,
    read_dialogue,
    read_participant,
    read_sets,
    read_standpoint,
)
from goalgraph.decisions.standpoints import Dialogue, Sets, Standpoint
from goalgraph.model.declared import Declared
from goalgraph.rdf.parsing import triples_of_json
from goalgraph.rdf.terms import Triple, is_iri, language_tag

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry(Frozen):
    """A standpoint of the file, and what it was made from.

    Attributes:
        place: where in the file it is, for people.
        standpoint: what it says; its dialogue has no name in the log yet.
        label: the goal's wording when the dialogue started, if the file says it.
        base: what was in force then, or ``None`` if the file does not say.
    """

    place: str
    standpoint: Standpoint
    label: str | None
    base: Sets | None


@dataclass(frozen=True, slots=True)
class Submission:
    """What a decisions file hands in.

    Attributes:
        path: where it is.
        plan: the IRI of the plan that it is about.
        dialogue: the one that it comes from.
        entries: the standpoints.
        drafts: those that say nothing but what is a draft, which is never brought in.
    """

    path: Path
    plan: str
    dialogue: Dialogue
    entries: tuple[Entry, ...]
    drafts: tuple[Entry, ...] = ()


def read_submission(
    path: Path, plans: Mapping[str, str], declared_in: Callable[[str], Declared]
) -> Submission:
    """What the file at ``path`` hands in.

    Args:
        path: where it is.
        plans: the loaded plans' ids by IRI.
        declared_in: tells what the profiles of a plan declare, by whose words the file names it.

    Raises:
        SourceNotFound, InputError, FileTooLarge, WrongEncoding: the file cannot be read.
        NotJson, NotDecisions, NewerFormat, OtherPlan: it is something else than decisions on a loaded plan.
        InvalidDecisions, DateNotReal: something in it breaks the form.
        UnknownRequirement, UnknownGoalType, UnknownWithdrawn: no profile has what it names.
    """
    document = _json(path)
    _recognise(path, document, plans)
    _check_form(path, document)
    language = _language(path, document["@context"])
    declared = declared_in(document["plan"])
    full = [
        in_full(entry, declared, path, _place(document, number))
        for number, entry in enumerate(document["decisions"])
    ]
    entries = [spelled_out(entry, document["plan"], language) for entry in full]
    whole = _statements(path, document, {**document, "decisions": entries}, language)
    facts = Statements(whole)
    [node] = facts.subjects(GG + "Dialogue")
    people = (read_participant(facts, person) for person in participants(facts, node))
    dialogue = replace(read_dialogue(facts, node, people), iri="", identifier=document["@id"])
    read = [
        _entry(path, document, dialogue, language, number, entry, declared)
        for number, entry in enumerate(full)
    ]
    _check_shape(path, whole)
    said = [one for one in read if one.standpoint.says_something]
    drafts = [one for one in read if not one.standpoint.says_something]
    return Submission(path, document["plan"], dialogue, tuple(said), tuple(drafts))


def plan_named(path: Path) -> str | None:
    """The IRI of the plan that the file is about, if it is a decisions file at all."""
    document = _json(path)
    plan = document.get("plan") if isinstance(document, dict) else None
    return plan if isinstance(plan, str) else None


def _json(path: Path) -> Any:
    try:
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            raise _too_large(path, f"{path.stat().st_size / 1_000_000:.0f}")
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise SourceNotFound(path=path) from error
    except OSError as error:
        raise InputError(path=path, reason=error.strerror or error) from error
    if len(raw) > MOST_BYTES:
        raise _too_large(path, f">{MOST_BYTES // 1_000_000}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongEncoding(path=path, line=raw[: error.start].count(b"\n") + 1) from error
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_refuse)
        return _composed(found)
    except json.JSONDecodeError as error:
        raise NotJson(path=path, line=error.lineno, column=error.colno, reason=error.msg) from error
    except (ValueError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else error
        raise NotJson(path=path, line=1, column=1, reason=reason) from error


def _too_large(path: Path, size: str) -> FileTooLarge:
    return FileTooLarge(path=path, size=size, most=MOST_BYTES // 1_000_000)


def _composed(found: Any) -> Any:
    """The document with its texts in NFC, as what is loaded is, also where they were written with escapes."""
    text = json.dumps(found, ensure_ascii=False)
    text.encode()
    return json.loads(unicodedata.normalize("NFC", text))


def _once(pairs: Iterable[tuple[str, Any]]) -> Json:
    found: Json = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {key!r} is given twice")
        found[key] = value
    return found


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is no JSON")


def _recognise(path: Path, document: Any, plans: Mapping[str, str]) -> None:
    """Refuse what is not a decisions file of a version and a plan that are known."""
    if not isinstance(document, dict) or "@context" not in document:
        raise NotDecisions(path=path, reason="@context")
    if document.get("@type") != "Dialogue":
        raise NotDecisions(path=path, reason='"@type": "Dialogue"')
    version = document.get("formatVersion")
    if isinstance(version, int | float) and not isinstance(version, bool) and version > known_version():
        raise NewerFormat(path=path, version=version, known=known_version())
    plan = document.get("plan")
    if isinstance(plan, str) and plan not in plans:
        raise OtherPlan(path=path, plan=plan, known=", ".join(plans.values()) or "-")


def _check_form(path: Path, document: Json) -> None:
    errors = list(_leaves(_validator().iter_errors(document)))
    if not errors:
        goals = set()
        for number, entry in enumerate(document["decisions"]):
            if entry["goal"] in goals:
                raise InvalidDecisions(path=path, place=_place(document, number), reason=fault("twice"))
            goals.add(entry["goal"])
        return
    dates = [e for e in errors if e.validator == "format" and e.validator_value != "iri"]
    error = (dates or errors)[0]
    where = list(error.absolute_path)
    place = _place(document, where[1]) if where[:1] == ["decisions"] and len(where) > 1 else ""
    inside = ".".join(str(step) for step in (where[2:] if place else where))
    at = f"{place}: {inside}" if place and inside else place or inside or "-"
    if dates:
        raise DateNotReal(path=path, place=at, value=error.instance)
    raise InvalidDecisions(path=path, place=at, reason=_in_words(error))


def _in_words(error: Any) -> dict[str, str]:
    """What breaks the form, in each language."""
    value = _shortened(repr(error.instance))
    match error.validator:
        case "required":
            missing = next(key for key in error.validator_value if key not in error.instance)
            return fault("missing", name=missing)
        case "enum":
            return fault("choice", value=value, choices=", ".join(map(str, error.validator_value)))
        case "pattern" | "format" | "minLength":
            names = [name for name, one in schema()["$defs"].items() if one == error.schema]
            if names and names[0] in ("decimal", "date", "time", "iri", "word", "text", "short"):
                return fault(names[0], value=value)
        case "additionalProperties":
            unknown = sorted(set(error.instance) - set(error.schema["properties"]))
            return fault("unknown", keys=_shortened(", ".join(unknown)))
    return fault("misplaced", value=value)


@cache
def _validator() -> Any:
    """The schema's, with real dates and IRIs, and where ``$`` is the very end as in ECMAScript."""
    from jsonschema import Draft202012Validator, FormatChecker, ValidationError
    from jsonschema.validators import extend

    def pattern(_: Any, wanted: str, value: object, __: Json) -> Iterable[ValidationError]:
        if isinstance(value, str) and not re.search(re.sub(r"\$$", r"\\Z", wanted), value):
            yield ValidationError(f"{value!r} does not match {wanted!r}")

    formats = FormatChecker(())
    for name, real in (("date", _is_time), ("date-time", _is_time), ("iri", _is_iri)):
        formats.checks(name, ValueError)(real)
    return extend(Draft202012Validator, {"pattern": pattern})(schema(), format_checker=formats)


def _leaves(errors: Iterable[Any]) -> Iterable[Any]:
    """The errors; for an entry those of its own kind, not that it is not of the other kind."""
    for error in errors:
        branches: dict[int, list[Any]] = {}
        for inner in error.context if error.validator == "oneOf" else ():
            branches.setdefault(inner.schema_path[0], []).append(inner)
        meant = [b for b in branches.values() if all(e.validator != "const" for e in b)]
        yield from meant[0] if len(meant) == 1 else [error]


def _is_time(value: object) -> bool:
    return not isinstance(value, str) or bool(datetime.fromisoformat(value))


def _is_iri(value: object) -> bool:
    return not isinstance(value, str) or is_iri(value)


def _shortened(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:100]} … {text[-90:]}"


def _place(document: Json, number: int) -> str:
    """An entry as people find it: its goal's id, or its number where it names none."""
    entry = document["decisions"][number] if isinstance(document.get("decisions"), list) else None
    goal = entry.get("goal") if isinstance(entry, dict) else None
    return goal.rpartition("/")[2] if isinstance(goal, str) else f"decisions[{number}]"


def _language(path: Path, given: Any) -> str:
    """The language of the file's texts; the context has to be the published one."""
    parts = given if isinstance(given, list) else [given]
    if not parts or parts[0] not in (context(), CONTEXT_IRI):
        raise NotDecisions(path=path, reason=f'"@context": "{CONTEXT_IRI}"')
    rest = parts[1:]
    if not rest:
        return "sv"
    if len(rest) == 1 and isinstance(rest[0], dict) and set(rest[0]) == {"@language"}:
        language = rest[0]["@language"]
        if isinstance(language, str) and (tag := language_tag(language)):
            return tag
    raise NotDecisions(path=path, reason='"@context": […, {"@language": "sv"}]')


def _statements(path: Path, document: Json, part: Json, language: str) -> list[Triple]:
    """A part of the document as triples, each once."""
    whole = {**part, "@context": [context(), {"@language": language}]}
    try:
        return list(dict.fromkeys(triples_of_json(whole, document["plan"])))
    except ValueError as error:
        raise NotDecisions(path=path, reason=error) from error


def _entry(
    path: Path,
    document: Json,
    dialogue: Dialogue,
    language: str,
    number: int,
    entry: Json,
    declared: Declared,
) -> Entry:
    """The entry at ``number``, where ``entry`` is it with IRIs for what profiles declare."""
    plan = document["plan"]
    facts = Statements(_statements(path, document, spelled_out(entry, plan, language), language))
    [node] = facts.subjects(GG + entry["@type"])
    place = _place(document, number)
    with _in_form(path, place):
        standpoint = read_standpoint(facts, node, dialogue, decided=entry["@type"] == "Decision")
    said = document["decisions"][number]
    signed = {key: value for key, value in said.items() if key not in ("basedOn", "draft")}
    written = json.dumps([document["@id"], signed], sort_keys=True, ensure_ascii=False)
    digest = "sha256:" + hashlib.sha256(written.encode()).hexdigest()
    if not standpoint.says_something and not (said["@type"] == "Proposal" and said.get("draft")):
        raise InvalidDecisions(path=path, place=place, reason=fault("empty"))
    if "basedOn" not in entry:
        return Entry(place, replace(standpoint, digest=digest), None, None)
    given = {key: value for key, value in entry["basedOn"].items() if key != "label"}
    base = in_full({"@type": "Proposal", "goal": entry["goal"], **given}, declared, path, place)
    before = Statements(_statements(path, document, spelled_out(base, plan, language), language))
    [earlier] = before.subjects(GG + "Proposal")
    with _in_form(path, place):
        base_sets = read_sets(before, earlier)
    return Entry(place, replace(standpoint, digest=digest), entry["basedOn"].get("label"), base_sets)


@contextmanager
def _in_form(path: Path, place: str) -> Iterator[None]:
    """Refuse what can only be read in two ways."""
    try:
        yield
    except Damaged as error:
        raise InvalidDecisions(path=path, place=place, reason=error.reason) from error


def _check_shape(path: Path, triples: list[Triple]) -> None:
    """Refuse what the published SHACL shapes of the file refuse."""
    from pyshacl import validate
    from rdflib import RDF, SH, Graph, URIRef

    from goalgraph.rdf.statements import parsed, to_graph

    shapes = parsed([resource_folder("shapes") / "decisions.ttl"])
    data = to_graph(triples)
    _, report, _ = validate(data, shacl_graph=shapes, inference="none", inplace=True)
    if not isinstance(report, Graph):
        raise Unforeseen(place="decisions.ttl", reason=report)
    faults = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = report.value(result, SH.focusNode)
        goal = data.value(focus, URIRef(GG + "concerns"))
        texts = {str(getattr(m, "language", "")): str(m) for m in report.objects(result, SH.resultMessage)}
        faults.append((str(goal).rpartition("/")[2] if goal else "-", sorted(texts.items())))
    for place, reason in sorted(faults):
        raise InvalidDecisions(path=path, place=place, reason=dict(reason))


def fault(key: str, **blanks: str) -> dict[str, str]:
    """What is wrong, in every language."""
    texts = {lang: str(wording(lang)["decisions"]["faults"][key]) for lang in LANGUAGES}
    return {lang: text.format(**blanks) for lang, text in texts.items()}
