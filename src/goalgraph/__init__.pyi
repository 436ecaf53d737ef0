"""The public names and where each is at home: read by type checkers, and by lazy_loader when it is needed."""

from .answers.queries.catalogue import (
    NamedQuery as NamedQuery,
    Parameter as Parameter,
    queries as queries,
)
from .answers.queries.results import (
    QueryResult as QueryResult,
)
from .answers.similar import (
    Relative as Relative,
)
from .answers.validation.check import (
    Finding as Finding,
    Report as Report,
)
from .api import (
    Graph as Graph,
    diff as diff,
    load as load,
    open as open,
    serve as serve,
)
from .base.errors import (
    AmbiguousId as AmbiguousId,
    GoalgraphError as GoalgraphError,
    InputError as InputError,
    OutputError as OutputError,
    QueryError as QueryError,
    StoreError as StoreError,
    UnknownName as UnknownName,
)
from .base.names import (
    Basis as Basis,
    Kind as Kind,
)
from .editions import (
    NewEdition as NewEdition,
    new as new,
)
from .editions.comparison import (
    Comparison as Comparison,
)
from .exchange.importing import (
    import_file as import_file,
)
from .exchange.kolada import (
    KoladaResult as KoladaResult,
    Patience as Patience,
    Suggestion as Suggestion,
)
from .exchange.kolada.faults import (
    KoladaError as KoladaError,
)
from .exchange.migration import (
    Migration as Migration,
    migrate as migrate,
)
from .exchange.outline import (
    Outline as Outline,
    outline as outline,
)
from .exchange.workbook import (
    Import as Import,
    check_workbook as check_workbook,
    import_workbook as import_workbook,
    new_workbook as new_workbook,
)
from .exchange.workbook.faults import (
    Fault as Fault,
    WorkbookFaults as WorkbookFaults,
)
from .faces.serving.protocol import (
    Bounds as Bounds,
)
from .faces.serving.running import (
    Listening as Listening,
)
from .faces.site.publishing import (
    Published as Published,
)
from .model.faults import (
    StorageError as StorageError,
)
from .model.joined import (
    Summary as Summary,
)
from .model.objects import (
    Activity as Activity,
    Anomaly as Anomaly,
    Assessment as Assessment,
    BudgetLine as BudgetLine,
    Decision as Decision,
    Forecast as Forecast,
    Goal as Goal,
    Indicator as Indicator,
    Level as Level,
    Link as Link,
    Observation as Observation,
    OutcomeAssessment as OutcomeAssessment,
    Passage as Passage,
    Plan as Plan,
    ProcessEvent as ProcessEvent,
    Rating as Rating,
    ReportingOccasion as ReportingOccasion,
    Resource as Resource,
    Target as Target,
    Term as Term,
)
from .model.readiness import (
    Readiness as Readiness,
)
from .model.thread import (
    Trace as Trace,
)
from .model.tables import (
    Rows as Rows,
)
from .model.vocabulary import (
    VocabularyTerm as VocabularyTerm,
    terms as terms,
)
from .model.storing import (
    Listed as Listed,
    Stored as Stored,
)
from .rdf.endpoint.conformance import (
    Check as Check,
)
from .stores import (
    check_endpoint as check_endpoint,
    drop as drop,
    import_into as import_into,
    load_into as load_into,
    plans as plans,
)

__all__: list[str]
__version__: str
