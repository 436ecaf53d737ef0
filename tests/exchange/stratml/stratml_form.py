"""What ISO 17469 asks of a StratML file: which elements an element has, in which order, and what they hold.

Written after the schemas of 2014-04-01 (part 1) and 2016-02-16 (part 2), which say of themselves that they may
not be relied on and not under which licence they are, and so are not beside the project: a name followed by
``?`` may be missing, by ``*`` come several times, by ``+`` must come. What is written was held against the
schemas themselves too, by lxml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

TEXT = "text"
_RESULT_2 = "StartDate? EndDate? NumberOfUnits? Descriptor? Description?"
_COMMON = {
    "Mission": "Description? Identifier?",
    "Vision": "Description? Identifier?",
    "Value": "Name? Description?",
    "Organization": "Name? Acronym? Identifier? Description? Stakeholder*",
    "StrategicPlanCore": "Organization* Vision? Mission? Value* Goal+",
    "Goal": "Name Description Identifier? SequenceIndicator? Stakeholder* OtherInformation? Objective*",
}
_OBJECTIVE = "Name? Description? Identifier? SequenceIndicator? Stakeholder* OtherInformation?"
FORMS = {
    "urn:ISO:std:iso:17469:tech:xsd:stratml_core": {
        **_COMMON,
        "StrategicPlan": "Name Description? OtherInformation? StrategicPlanCore AdministrativeInformation?",
        "AdministrativeInformation": "StartDate? EndDate? PublicationDate? Source? Submitter?",
        "Objective": _OBJECTIVE,
        "Stakeholder": "Name Description?",
    },
    "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport": {
        **_COMMON,
        "PerformancePlanOrReport": "Name Description? OtherInformation? StrategicPlanCore "
        "AdministrativeInformation? Submitter?",
        "AdministrativeInformation": "Identifier? StartDate? EndDate? PublicationDate? Source?",
        "Objective": f"{_OBJECTIVE} PerformanceIndicator*",
        "Stakeholder": "Name Description? Role*",
        "Role": "Name Description? RoleType*",
        "PerformanceIndicator": "SequenceIndicator? MeasurementDimension UnitOfMeasurement Identifier? "
        "Relationship* MeasurementInstance* OtherInformation?",
        "MeasurementInstance": "TargetResult* ActualResult*",
        "TargetResult": _RESULT_2,
        "ActualResult": _RESULT_2,
        "Descriptor": "DescriptorName? DescriptorValue?",
    },
}
_HOLDS = {
    "StartDate": r"\d{4}-\d\d-\d\d",
    "EndDate": r"\d{4}-\d\d-\d\d",
    "NumberOfUnits": r"-?\d+(\.\d+)?",
    "Identifier": r"[^\W\d][\w.-]*",
    "RoleType": "Performer|Beneficiary",
}
_ATTRIBUTES = {
    "Type": {"Strategic_Plan", "Performance_Plan", "Performance_Report"},
    "StakeholderTypeType": {"Person", "Organization", "Generic_Group"},
}


def breaches(root: Element) -> list[str]:
    """Where a file is not as the standard asks."""
    space, _, name = root.tag[1:].rpartition("}")
    identifiers = [one.text for one in root.iter(f"{{{space}}}Identifier")]
    found = [f"{one} twice" for one in set(identifiers) if identifiers.count(one) > 1]
    if name == "PerformancePlanOrReport" and root.get("Type") is None:
        found.append("no Type")
    return [*found, *_breaches(root, space)]


def _breaches(element: Element, space: str) -> Iterator[str]:
    name = element.tag.rpartition("}")[2]
    if element.tag != f"{{{space}}}{name}":
        yield f"{element.tag}: in another namespace"
    for key, value in element.attrib.items():
        if value not in _ATTRIBUTES.get(key, set()):
            yield f"{name}/@{key}: {value}"
    asked = FORMS[space].get(name)
    if asked is None:
        if len(element):
            yield f"{name}: has elements"
        if not re.fullmatch(_HOLDS.get(name, r"[\s\S]*"), element.text or ""):
            yield f"{name}: {element.text}"
        return
    if (element.text or "").strip():
        yield f"{name}: has text"
    pattern = "".join(
        f"(?:{one.rstrip('?*+')} ){one[-1] if one[-1] in '?*+' else ''}" for one in asked.split()
    )
    below = "".join(f"{one.tag.rpartition('}')[2]} " for one in element)
    if not re.fullmatch(pattern, below):
        yield f"{name}: {below}"
    for one in element:
        yield from _breaches(one, space)
