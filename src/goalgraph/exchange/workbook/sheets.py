"""The form: which sheets a workbook has, which columns they have, and what each column says.

In: nothing. Out: the sheets, in the order in which they stand. Titles, helps and texts are in the wording
file ``workbook``, by the keys that stand here. Columns that are always there are those of the contract; the
others are there where something needs them.
"""

from __future__ import annotations

from types import MappingProxyType

from goalgraph.base.names import DCTERMS, FOAF, GG, OA, ORG, PAGES, PROV, RDFS, SKOS, TIME
from goalgraph.exchange.workbook.form import Base, Column, How, Sheet

GLOBAL = "global"
# In a column where something is meant even if nothing is written: that it is not so.
NONE = "-"


def _id() -> Column:
    return Column("id", How.ID)


def _text(key: str, says: str = RDFS + "label", *, always: bool = True) -> Column:
    return Column(key, How.TEXT, says, always=always)


def _to(key: str, says: str, *of: str, many: bool = True, always: bool = True) -> Column:
    return Column(key, How.REFERENCE, says, of, many, always)


def _word(key: str, says: str, *, many: bool = False, always: bool = True, of: str = "") -> Column:
    return Column(key, How.WORD, says, (of or says,), many, always)


def _number(key: str, name: str, *, always: bool = True) -> Column:
    return Column(key, How.NUMBER, GG + name, always=always)


def _date(key: str, name: str, *, always: bool = True) -> Column:
    return Column(key, How.DATE, GG + name, always=always)


def _quoted(*, always: bool = True) -> tuple[Column, ...]:
    return (
        Column("quote", How.QUOTE, always=always),
        Column("page", How.PAGE, always=always),
        Column("lines", How.LINES, always=always),
    )


_SHORT = _text("short-name", GG + "shortLabel", always=False)
_STATED = _to("stated-in", GG + "statedIn", "passages", "documents", always=False)
_IN_PLAN = Column("in-plan", How.IN_PLAN, always=False)
_AREA = _to("area", GG + "inArea", "areas", always=False)
_PERIOD = Column("period", How.PERIOD, GG + "period", many=True, always=False)
_UNIT = _word("unit", GG + "unit", always=False)
_PRINTED = Column("as-printed", How.STRING, GG + "dateAsPrinted", always=False)
_INFERRED = Column("year-inferred", How.TRUTH, GG + "yearInferred", always=False)
_COMMENT = _text("comment", RDFS + "comment", always=False)
_TYPE = _word("type", DCTERMS + "type", always=False)
_ALSO = _text("also-called", SKOS + "altLabel", always=False)
_PLACE = (
    Column("part", How.PART, always=False),
    Column("address", How.ADDRESS, always=False),
)
_MORE = (_STATED, *_PLACE)
# Rows that most documents say in a list: whose words they are is told where somebody has written it down.
_SAID = (*_quoted(always=False), *_MORE)
_GOALS = ("goals", "areas", GLOBAL)
_ANYTHING = (
    "goals", "areas", "plan", "levels", "strategies", "activities", "risks", "indicators", "values",
    "comparisons", "targets", "assessments", "organisations", "passages", "documents", "occasions",
    "statements", "policies", "sources", "notes", "events", "budget", "anomalies", GLOBAL,
)  # fmt: skip

SHEETS = (
    Sheet(
        "plan", (GG + "Plan",),
        (
            _text("name"), Column("body", How.BODY, GG + "adoptedBy", many=True),
            Column("code", How.CODE), Column("period", How.PERIOD, GG + "period", many=True),
            _date("reference-date", "referenceDate"),
            Column("profile", How.PROFILE, GG + "usesProfile"),
            Column("document", How.DOCUMENT, GG + "statedIn"),
            Column("id", How.ID, always=False),
            _text("title", DCTERMS + "title", always=False),
            _text("description", DCTERMS + "description", always=False),
            Column("fictitious", How.TRUTH, GG + "fictitious", always=False),
            _to("refers-to", GG + "refersTo", "policies", always=False),
            _STATED, Column("address", How.ADDRESS, always=False),
        ),
        "",
    ),
    Sheet(
        "levels", (GG + "Level",),
        (
            Column("prefix", How.STRING, GG + "idPrefix"), _text("name"),
            Column("order", How.INTEGER, GG + "order"), Column("id", How.ID, always=False), _SHORT,
            _IN_PLAN, *_MORE,
        ),
        "L",
    ),
    Sheet(
        "areas", (GG + "FocusArea",),
        (
            _id(), _text("name"), _text("short-name", GG + "shortLabel"),
            _to("prioritises", GG + "prioritises", "goals"), _to("supports", GG + "contributesTo", *_GOALS),
            _word("not-all", GG + "nonExhaustive", many=True, always=False), _IN_PLAN, *_SAID,
        ),
        "A",
    ),
    Sheet(
        "goals", (GG + "Goal",),
        (
            _id(), Column("level", How.LEVEL, GG + "atLevel"), _text("text"),
            _text("short-name", GG + "shortLabel"), _to("area", GG + "inArea", "areas"),
            _to("sub-goal-of", GG + "subGoalOf", "goals"),
            _to("contributes-to", GG + "contributesTo", "goals", "areas", GLOBAL),
            _to("supports", GG + "contributesTo", GLOBAL, "goals", "areas"),
            _to("adopted-by", GG + "adoptedBy", "organisations"),
            _to("responsible", GG + "responsibleParty", "organisations"),
            _word("goal-type", GG + "goalType"), Column("ambition", How.AMBITION), *_quoted(),
            _COMMENT, _IN_PLAN, *_MORE,
        ),
        "M",
    ),
    Sheet(
        "strategies", (GG + "Strategy",),
        (
            _id(), _text("text"), _to("for", GG + "contributesTo", *_GOALS), _SHORT,
            _to("refers-to", GG + "refersTo", "policies", always=False), _PERIOD, *_SAID,
        ),
        "S", ("for",),
    ),
    Sheet(
        "activities", (GG + "Activity",),
        (
            _id(), _text("text"), _to("for", GG + "contributesTo", *_GOALS),
            _to("responsible", GG + "responsibleParty", "organisations"), _word("status", GG + "status"),
            _date("start", "startDate"), _date("end", "endDate"), _date("due-date", "dueDate", always=False),
            _PRINTED, _INFERRED, *_SAID,
        ),
        "ACT", ("for",),
    ),
    Sheet(
        "risks", (GG + "Risk",),
        (
            _id(), _text("text"), _to("threatens", GG + "threatens", "goals", "activities", "areas"),
            _SHORT, _AREA, *_SAID,
        ),
        "R", ("threatens", "area"),
    ),
    Sheet(
        "indicators", (GG + "Indicator",),
        (
            _id(), _text("name"), _to("measures", GG + "measures", "goals", "areas", "plan"),
            _word("unit", GG + "unit"), _word("good-direction", GG + "polarity"),
            Column("kolada-id", How.KOLADA, GG + "externalId", many=True),
            Column("source", How.SOURCE, DCTERMS + "source", ("sources",), many=True), _SHORT, _TYPE, _AREA,
            _to("follows-up", GG + "followsUp", "policies", always=False),
            _to("direction-said-by", GG + "polarityAssertedBy", "organisations", always=False),
            _IN_PLAN, *_SAID,
        ),
        "I", ("measures", "area"),
    ),
    Sheet(
        "values", (GG + "Observation",),
        (
            _to("indicator", GG + "observationOf", "indicators", many=False),
            Column("period", How.PERIOD, GG + "period"),
            _word("group", GG + "group"), _number("value", "value"), _number("low", "lowerBound"),
            _number("high", "upperBound"), _text("in-words", GG + "qualitativeResult"),
            Column("compared-with", How.COMPARED, GG + "comparedWith", many=True),
            Column("compared-value", How.COMPARED_VALUE, GG + "value", many=True), *_quoted(),
            Column("id", How.ID, always=False), _text("text", always=False), _UNIT,
            _word("qualifier", GG + "qualifier", many=True, always=False),
            _word("movement", GG + "movement", always=False),
            _word("development", GG + "development", always=False),
            Column("numerator", How.INTEGER, GG + "numerator", always=False),
            Column("denominator", How.INTEGER, GG + "denominator", always=False),
            _text("answer", GG + "responseOption", always=False),
            _to("earlier-value", GG + "previousObservation", "values", many=False, always=False),
            _PRINTED, *_MORE,
        ),
        "O", ("indicator",),
    ),
    Sheet(
        "targets", (GG + "Target",),
        (
            _to("goal", GG + "targetFor", "goals"),
            _to("indicator", GG + "targetIndicator", "indicators", many=False),
            _number("value", "value"), _number("low", "lowerBound"), _number("high", "upperBound"),
            _word("direction", GG + "targetDirection"), Column("due", How.DUE),
            _number("baseline", "baselineValue"), Column("baseline-period", How.BASELINE_PERIOD),
            Column("id", How.ID, always=False), _text("text", always=False),
            _text("to-be-achieved", GG + "toBeAchieved", always=False), _UNIT,
            _word("group", GG + "group", always=False), _PERIOD, _PRINTED, _INFERRED, *_SAID,
        ),
        "T", ("indicator", "goal"),
    ),
    Sheet(
        "assessments", (GG + "Forecast", GG + "OutcomeAssessment"),
        (
            _to("goal", GG + "assesses", "goals", "areas", "plan", "activities"),
            Column("occasion", How.OCCASION, GG + "atOccasion", ("occasions",)),
            Column("assessment-type", How.CLASS), _word("rating", GG + "rating"),
            _text("motivation", GG + "motivation"), _text("action", GG + "correctiveAction"),
            Column("id", How.ID, always=False), _text("text", always=False),
            _number("value", "value", always=False), *_SAID,
        ),
        "F", ("goal",),
    ),
    Sheet(
        "organisations",
        (ORG + "FormalOrganization", ORG + "OrganizationalUnit", ORG + "Post", ORG + "Organization"),
        (
            _id(), _text("name"), Column("organisation-type", How.CLASS),
            Column("part-of", How.PART_OF, "", ("organisations",), many=True), _ALSO,
            Column("identifier", How.STRING, DCTERMS + "identifier", always=False), *_MORE,
        ),
        "ORG", (), Base.BODY,
    ),
    Sheet(
        "occasions", (GG + "ReportingOccasion",),
        (
            _id(), _text("name"), _date("end", "endDate"), _PERIOD,
            _date("due-date", "dueDate", always=False),
            _PRINTED, _INFERRED, _to("concerns", GG + "concerns", *_ANYTHING, always=False),
            _to("responsible", GG + "responsibleParty", "organisations", always=False),
            _to("involves", GG + "involves", "organisations", always=False), _IN_PLAN, *_MORE,
        ),
        "RO", always=False,
    ),
    Sheet(
        "statements", (GG + "GuidingStatement",),
        (
            _id(), _text("text"), _TYPE, _to("guides", GG + "guides", "goals", "areas", "plan"), _IN_PLAN,
            *_MORE,
        ),
        "G", ("guides",), always=False,
    ),
    Sheet(
        "comparisons", (GG + "Comparison",),
        (
            _id(), _to("value-compared", GG + "comparisonOf", "values", many=False),
            _word("compared-with", GG + "comparedWith"), _number("value", "value"), _UNIT,
            _word("position", GG + "position", always=False),
            Column("rank", How.INTEGER, GG + "rank", always=False),
            Column("rank-total", How.INTEGER, GG + "rankTotal", always=False),
            _text("text", always=False), *_MORE,
        ),
        "C", ("value-compared",), always=False,
    ),
    Sheet(
        "budget", (GG + "BudgetLine",),
        (
            _id(), _text("text"), _to("allocated-to", GG + "allocatedTo", "goals", "activities", "areas"),
            _number("value", "value"), _word("unit", GG + "unit"), _PERIOD, _IN_PLAN, *_MORE,
        ),
        "B", always=False,
    ),
    Sheet(
        "policies", (GG + "PolicyDocument",),
        (
            _id(), _text("name"),
            _ALSO, _AREA, _to("adopted-by", GG + "adoptedBy", "organisations"), _IN_PLAN,
            *_MORE,
        ),
        "PD", always=False,
    ),
    Sheet(
        "sources", (GG + "DataSource",),
        (_id(), _text("name"), _AREA, _to("follows-up", GG + "followsUp", "policies"), *_MORE),
        "DS", always=False,
    ),
    Sheet(
        "notes", (GG + "Note",),
        (
            _id(), _text("text"), _SHORT, _TYPE, _AREA, _PERIOD,
            _to("refers-to", GG + "refersTo", "policies", always=False),
            _to("concerns", GG + "concerns", *_ANYTHING, always=False), *_MORE,
        ),
        "N", ("area",), always=False,
    ),
    Sheet(
        "events", (GG + "ProcessEvent",),
        (
            _id(), _text("text"), _date("start", "startDate"), _date("end", "endDate"), _PRINTED, _INFERRED,
            _PERIOD, _to("involves", GG + "involves", "organisations"), *_MORE,
        ),
        "E", always=False,
    ),
    Sheet(
        "anomalies", (GG + "Anomaly",),
        (
            _id(), _text("text"), _TYPE, _to("concerns", GG + "concerns", *_ANYTHING), _COMMENT,
            _text("correction", GG + "suggestedCorrection"), *_MORE,
        ),
        "X", always=False,
    ),
    Sheet(
        "passages", (GG + "Passage",),
        (
            _id(), _text("quote", OA + "exact"), Column("page", How.STRING, PAGES),
            Column("lines", How.LINES),
            _to("document", PROV + "wasQuotedFrom", "documents", many=False), *_PLACE,
        ),
        "P", always=False,
    ),
    Sheet(
        "documents", (FOAF + "Document",),
        (
            _id(), _text("name"), _text("title", DCTERMS + "title", always=False), _COMMENT,
            _to("publisher", DCTERMS + "publisher", "organisations", always=False), *_PLACE,
        ),
        "DOC", notation=False, always=False,
    ),
    Sheet(
        "periods", (TIME + "ProperInterval",),
        (_id(), _text("name"), _date("start", "startDate"), _date("end", "endDate"), *_PLACE),
        "", (), Base.PERIOD, always=False,
    ),
)  # fmt: skip

SHEET = MappingProxyType({sheet.key: sheet for sheet in SHEETS})
# Beside the sheets whose rows are resources: the lists behind the drop-downs, and whatever else is said.
VOCABULARY, REST = "vocabulary", "rest"
# The lists that one may add words of one's own to, on the sheet behind the drop-downs.
MAY_GROW = MappingProxyType({"unit": GG + "unit", "group": GG + "group"})
REST_COLUMNS = ("part", "subject", "property", "statement-value")
# The sheets in the order in which ids are given: what an id goes on from comes before it.
ORDER = (
    "plan", "levels", "organisations", "documents", "passages", "periods", "areas", "goals", "occasions",
    "policies", "sources", "strategies", "activities", "risks", "statements", "indicators", "values",
    "comparisons", "targets", "assessments", "budget", "notes", "events", "anomalies",
)  # fmt: skip
