"""Profiles: what a body asks of its goals beyond what is true of every body, each in a folder of its own.

In: the IRI that a plan or a level names with ``gg:usesProfile``, and the folders to look for it in. Out: the
profile, with what it describes, its rules and its shapes, and the profiles that it builds on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from goalgraph.base.errors import NoProfile, ProfileNotFound, UnknownProfile
from goalgraph.base.files import checksum
from goalgraph.base.frozen import Frozen
from goalgraph.base.names import GG, ONTOLOGY_GRAPH, PROF, RDF, local_name
from goalgraph.base.resources import resource_folder
from goalgraph.rdf.parsing import parse
from goalgraph.rdf.sources import PROFILE_FOLDER, STDIN, files_of
from goalgraph.rdf.store import LocalStore
from goalgraph.rdf.terms import NamedNode, Quad

_DESCRIBED, _SHAPES = "profile.ttl", "shapes.ttl"
USES = GG + "usesProfile"
BUILDS_ON = PROF + "isProfileOf"


@dataclass(frozen=True, slots=True)
class Profile(Frozen):
    """A body's requirements: ``profile.ttl`` describes it; ``shapes.ttl`` and ``rules`` need not be there.

    Attributes:
        iri: what plans and levels name it by.
        folder: where its files are.
    """

    iri: str
    folder: Path

    @property
    def name(self) -> str:
        """How it is told: the end of its IRI."""
        return local_name(self.iri)

    @property
    def shapes(self) -> tuple[Path, ...]:
        """The files with its SHACL rules."""
        file = self.folder / _SHAPES
        return (file,) if file.is_file() else ()

    @property
    def described(self) -> tuple[Path, ...]:
        """The files that describe it: ``profile.ttl`` first, and others such as ``wording.ttl``."""
        more = sorted(file for file in self.folder.glob("*.ttl") if file.name not in (_DESCRIBED, _SHAPES))
        return (self.folder / _DESCRIBED, *more)

    def rules(self) -> Mapping[str, str]:
        """The text of each of its rules, by the name that an error tells it by."""
        return {
            f"{self.name}/{file.name}": file.read_text(encoding="utf-8")
            for file in sorted((self.folder / "rules").glob("*.rq"))
        }

    def quads(self) -> list[Quad]:
        """What it says, in a graph named by its IRI."""
        return [quad for file in self.described for quad in _parsed(file, checksum(file), self.iri)]

    def files(self) -> list[Path]:
        """All that it is made of."""
        return [*self.described, *self.shapes, *sorted((self.folder / "rules").glob("*.rq"))]


@lru_cache(maxsize=64)
def _parsed(file: Path, _: str | None, graph: str) -> tuple[Quad, ...]:
    """What a file says, in a graph, read once while it holds the same."""
    node = NamedNode(graph)
    return tuple(Quad(quad.subject, quad.predicate, quad.object, node) for quad in parse(file))


def profile_at(folder: Path) -> Profile:
    """The profile in a folder.

    Raises:
        NoProfile: ``profile.ttl`` is missing there, or does not describe exactly one.
        InputError: it cannot be read.

    >>> profile_at(resource_folder("shapes") / "profiles" / "general").name
    'general'
    """
    file = folder / _DESCRIBED
    if not file.is_file():
        raise NoProfile(path=file)
    is_one = (NamedNode(RDF + "type"), NamedNode(PROF + "Profile"))
    found = {
        q.subject.value
        for q in parse(file)
        if isinstance(q.subject, NamedNode) and (q.predicate, q.object) == is_one
    }
    if len(found) != 1:
        raise NoProfile(path=file)
    return Profile(found.pop(), folder)


@cache
def shipped() -> tuple[Profile, ...]:
    """The profiles that goalgraph ships, by name.

    >>> [profile.name for profile in shipped()]
    ['general', 'vaggeryd']
    """
    folders = sorted((resource_folder("shapes") / "profiles").iterdir())
    return tuple(profile_at(folder) for folder in folders if folder.is_dir())


def profile_named(name: str | Path, known: Iterable[Profile] = ()) -> Profile:
    """The profile with the name or IRI, among ``known`` and those that are shipped, or in the folder.

    Raises:
        UnknownProfile: there is none.
        NoProfile: there is none in the folder.
    """
    several = [*known, *shipped()]
    for profile in several:
        if str(name) in (profile.name, profile.iri):
            return profile
    if Path(name).is_dir():
        return profile_at(Path(name))
    raise UnknownProfile(name=name, known=_names(several))


def beside(paths: Iterable[Path]) -> list[Path]:
    """The folders ``profile`` beside the files that ``paths`` stand for."""
    folders = {file.parent for path in paths if path != STDIN for file in files_of(path)[0]}
    return [
        folder / PROFILE_FOLDER
        for folder in sorted(folders)
        if (folder / PROFILE_FOLDER / _DESCRIBED).is_file()
    ]


def used(store: LocalStore, places: Sequence[Profile]) -> tuple[Profile, ...]:
    """The profiles that plans and levels in ``store`` use, and those that these build on.

    Raises:
        ProfileNotFound: one is neither in ``places`` nor shipped.
    """
    found: dict[str, Profile] = {}
    for user, iri, _ in sorted(store.links(USES)):
        for profile in with_those_below(_found(iri, user, places), places):
            found.setdefault(profile.iri, profile)
    return tuple(found.values())


def with_those_below(profile: Profile, places: Sequence[Profile]) -> tuple[Profile, ...]:
    """The profile and those that it builds on, step by step, the most basic first.

    Raises:
        ProfileNotFound: one is neither in ``places`` nor shipped.
    """
    found: dict[str, Profile] = {}
    waiting = [profile]
    while waiting:
        one = waiting.pop()
        found[one.iri] = one
        for iri in _below(one):
            if iri not in found:
                waiting.append(_found(iri, one.iri, places))
    return tuple(reversed(found.values()))


def quads_of(profiles: Sequence[Profile], store: LocalStore) -> Iterator[Quad]:
    """What the profiles say; who uses a profile uses those that it builds on, which stands in its graph."""
    for profile in profiles:
        yield from profile.quads()
    known = {profile.iri: profile for profile in profiles}
    for user, iri, _ in store.links(USES):
        for below in with_those_below(known[iri], profiles) if iri in known else ():
            if below.iri != iri:
                yield Quad(NamedNode(user), NamedNode(USES), NamedNode(below.iri), NamedNode(iri))


def told(profiles: Iterable[Profile]) -> list[str]:
    """What sets these profiles apart from any others: where they are and what their files hold, in order."""
    return [
        f"{profile.iri} {file.resolve()} {checksum(file)}" for profile in profiles for file in profile.files()
    ]


def _below(profile: Profile) -> list[str]:
    """The IRIs of what the profile builds on, without the ontology that every profile does."""
    says = (NamedNode(profile.iri), NamedNode(BUILDS_ON))
    said = (q.object for q in profile.quads() if (q.subject, q.predicate) == says)
    return sorted(str(getattr(one, "value", "")) for one in said if one != NamedNode(ONTOLOGY_GRAPH))


def _found(iri: str, user: str, places: Sequence[Profile]) -> Profile:
    for profile in (*places, *shipped()):
        if profile.iri == iri:
            return profile
    raise ProfileNotFound(user=user, profile=iri, known=_names(shipped()))


def _names(profiles: Iterable[Profile]) -> str:
    return ", ".join(dict.fromkeys(profile.name for profile in profiles))
