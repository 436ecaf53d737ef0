/**
 * What the page is given, and what it keeps: types only, for the check of types; nothing of this is sent.
 *
 * Texts: one a language; "" holds what is of no language.
 * @typedef {Record<string, string>} Texts
 * @typedef {"stated" | "derived" | "decided"} Basis
 * @typedef {"met" | "not-met" | "unclear"} Status
 * @typedef {"undecided" | "draft" | "proposal" | "decided"} GoalState how far the room has come with a goal
 * @typedef {{name: string, done: boolean}} Step of the dialogue about a goal
 * @typedef {"violation" | "warning" | "info"} Severity
 * @typedef {"global-goal" | "council-goal" | "area" | "board-goal"} CardKind
 * @typedef {CardKind | "guiding-statement" | "strategy" | "activity" | "risk" | "indicator" | "data-source" | "policy-document" | "note"} Kind
 * @typedef {[x: number, y: number]} Point
 * @typedef {"before" | "after"} Time what was in force before the dialogue, or what counts with what it says and what is proposed
 *
 * @typedef {{quote: string, lines: [first: number, last: number], page?: string}} Passage the document's own words;
 *   a line is 0 where it is not told
 *
 * @typedef {object} Resource
 * @property {Kind} kind
 * @property {string} name
 * @property {Texts} label
 * @property {Texts} short
 * @property {Passage[]} sources
 * @property {{label: Texts, address: string}[]} [documents] that state it as a whole, where no passage is quoted
 * @property {Record<string, Texts>} [about] of an indicator or an activity
 *
 * @typedef {object} Link
 * @property {string} from
 * @property {string} to
 * @property {string} relation
 * @property {Basis} basis
 * @property {boolean} [sameLevel] whether a goal serves another of its own plan and level
 * @property {string} [rule] that it is derived by
 * @property {string[]} [via]
 * @property {boolean} [ambiguous]
 * @property {number} [among] how many goals the rule points out just as well
 *
 * @typedef {Record<Exclude<CardKind, "area">, string[]> & {id: string}} Area
 * @typedef {Record<CardKind, string[]>} Band
 *
 * @typedef {object} Requirement what is asked of a goal, and how it stands
 * @property {string} requirement
 * @property {Texts} name
 * @property {Status} status
 * @property {Texts} reason
 * @property {Texts} next
 * @property {boolean} applies
 * @property {[id: string, basis: Basis][]} evidence
 *
 * @typedef {object} Finding
 * @property {string} rule
 * @property {Severity} severity
 * @property {Texts} message
 * @property {Texts} remedy
 *
 * @typedef {object} Rule
 * @property {Severity} severity
 * @property {string | null} requirement
 * @property {Texts} says
 * @property {Texts} remedy
 * @property {Passage[]} sources
 * @property {number} looked
 * @property {number} found
 * @property {string[]} goals
 *
 * @typedef {object} Anomaly
 * @property {Texts} label
 * @property {Texts} comment
 * @property {Texts} [suggestion]
 *
 * @typedef {object} Observation
 * @property {string} id
 * @property {Texts} value
 * @property {[name: string, texts: Texts][]} facts
 * @property {Passage[]} sources
 * @property {number} [number]
 * @property {number} [low] of bounds, and `high`
 * @property {number} [high]
 * @property {string} [exact]
 * @property {string} [unit]
 * @property {number} [comparison]
 * @property {boolean} [words] that its value is the document's own words
 *
 * @typedef {object} Trend
 * @property {string | null} direction
 * @property {string | null} good
 * @property {string} restsOn
 * @property {string} [earlier]
 *
 * @typedef {{of: string, where: string, good: string | null, value?: Texts}} Position of the observation, and the country's value
 *
 * @typedef {object} Figure one of an indicator's latest
 * @property {string} id of the observation
 * @property {Trend} [trend]
 * @property {Position} [position]
 *
 * @typedef {object} Measure an indicator as the view of them shows it
 * @property {string[]} areas
 * @property {string[]} traits
 * @property {Figure[]} figures
 * @property {Row[][]} charts one a unit
 * @property {Row[]} line the numbers in time that the latest number ends
 * @property {{goal: string, value: Texts, number: number, low?: number, unit: string, bound?: string, day?: string, end?: string, gap?: Texts}[]} targets with the day it is to be reached, or the end of the time it is for
 * @typedef {{id: string, run: number, at?: number, label: Texts, of?: Texts}} Row a number of a chart; those of one run follow each other in time; the first may say whose all are
 *
 * @typedef {object} NetworkNode
 * @property {string} id
 * @property {number} x
 * @property {number} y
 * @property {Kind} group
 * @property {number} most how wide it may be
 * @property {number} tall how tall it is
 * @property {number} [holds] of a group: how many hang on the same card
 * @property {string} [of] what holds a group, and of which group something is a member
 * @property {Point} [reach] of a group's ring, each way
 * @property {Record<string, Point>} [within] the cards in it, and along it what is a member of another group
 * @property {number} [count] how many it stands for
 * @property {string} [area]
 *
 * @typedef {object} NetworkEdge
 * @property {string} from
 * @property {string} to
 * @property {Basis} basis
 * @property {Point[] | null} [way]
 *
 * @typedef {object} Content the graph as the page reads it
 * @property {Texts} plan
 * @property {Texts} body whose plan it is; empty where nothing says
 * @property {string} logo an address that holds the body's arms or logo; empty without
 * @property {string} colour the body's, behind the head of the page; empty without
 * @property {Record<string, Resource>} resources
 * @property {Area[]} areas
 * @property {{name: Texts, goals: string[]}[]} levels with the plan's own goals
 * @property {string[]} loose cards that no area holds
 * @property {Link[]} links
 * @property {Record<string, string[]>} traces
 * @property {Record<string, Partial<Record<Kind, [id: string, basis: Basis][]>>>} leaves
 * @property {Record<string, Requirement[]>} readiness
 * @property {Record<string, Finding[]>} findings
 * @property {Record<string, Rule>} rules
 * @property {Record<string, Anomaly>} anomalies
 * @property {Record<string, string[]>} notes
 * @property {Record<string, Observation[]>} observations
 * @property {Record<string, Stated>} stated by goal, what the plan itself says of it
 * @property {{of: Record<string, Measure>, polarity_by: Texts}} indicators
 * @property {Dialogue | null} dialogue
 * @property {Format} format
 * @property {Record<string, string>} requirements
 * @property {Record<string, GoalType>} types what a goal's type can be; none where no profile has types of goals
 * @property {Statement} accessibility
 * @property {Record<string, TextTree>} texts
 * @property {NetworkNode[]} nodes
 * @property {NetworkEdge[]} edges
 * @property {PlanRow[]} [plans] where there are several
 * @typedef {{[key: string]: any}} TextTree
 * @typedef {{word: Texts, mark: string, kind: "outcome" | "forecast", at?: Texts, date?: string}} Judgement of a goal
 *
 * @typedef {object} Statement of accessibility
 * @property {Texts} service
 * @property {Texts[]} bodies
 * @property {string} publisher
 * @property {{text: string, href?: string}} contact
 * @property {string} assessed
 * @property {string} updated
 * @property {string} version
 *
 * @typedef {object} Stated
 * @property {Texts[]} [owners] who is to reach it
 * @property {Judgement & {as: string}} [judged] in the plan's own scale
 * @property {{value: Texts, when?: Texts, indicator?: string}[]} [targets] the first due first
 *
 * @typedef {object} PlanRow a plan in the matrix of several
 * @property {string} id
 * @property {Texts} label
 * @property {number} goals
 * @property {Record<string, Record<Status, number> & {name: Texts}>} needs
 * @property {Record<string, {goals: number, asked: number, lacking: number, opens?: string}>} global
 *
 * @typedef {object} Dialogue what the form starts from
 * @property {string} plan
 * @property {string} digest
 * @property {Record<string, GoalStart>} goals
 * @property {Occasion[]} occasions
 * @property {Record<string, string>} councilGoals
 * @property {Record<string, {iri: string, polarity?: string, unit?: string, latest?: string}>} indicators
 * @property {Record<string, Texts>} units
 * @property {Record<string, Texts>} singulars what a unit is called when it counts one, where that differs
 *
 * @typedef {object} Occasion
 * @property {string} iri
 * @property {Texts} label
 * @property {string} date
 *
 * @typedef {object} GoalStart
 * @property {string} iri
 * @property {Said} basedOn
 * @property {Standpoint[]} decidedBy
 * @property {Standpoint[]} proposals
 * @property {{id: string, basis: Basis, has: string[]}[]} candidates
 * @property {string[]} asked the requirements on it
 * @property {string[]} types that it can be of
 * @property {string[]} occasions those about it, by IRI
 *
 * @typedef {object} GoalType
 * @property {boolean} open that it says that nobody has decided
 * @property {string[]} closes of the form: target, forecast
 * @property {string[]} exempt the requirements that are not asked of such a goal
 * @typedef {Record<string, any>} Said what is said of a goal, in the form of the decisions file
 * @typedef {Said & {id: string, day: string, body?: string, paragraph?: string}} Standpoint
 *
 * @typedef {object} Format of the decisions file, as its schema says it
 * @property {string} context
 * @property {number} version
 * @property {number} mostBytes
 * @property {string[]} answers
 * @property {string[]} assessments those that are offered
 * @property {string[]} assessmentsTaken those that a file may have
 * @property {Record<string, {word: Texts, mark: string}>} judgements
 * @property {number} short
 * @property {number} long
 * @property {string} decimal
 * @property {FieldKeys} fields
 *
 * @typedef {object} FieldKeys by the page's name of a field, the file's key of it
 * @property {Record<string, string>} single
 * @property {Record<string, string>} several
 * @property {{key: string, parts: Record<string, string>}} ambition
 * @property {{key: string, about: string, parts: Record<string, string>}} answers
 * @property {{key: string, about: string, parts: Record<string, string>}} forecasts
 * @property {{key: string, names: Record<string, string>}} withdraws
 *
 * @typedef {Record<string, string>} Fields of a goal, by name
 * @typedef {[goal: string, field: string, value: string]} Change
 *
 * @typedef {object} Work what has been typed, by goal; "" holds what is of the dialogue itself
 * @property {string} id
 * @property {Record<string, Fields>} goals
 * @property {boolean} downloaded
 * @property {string} [savedAt] when it was last kept in this browser
 * @typedef {object} State what is shown
 * @property {string} view
 * @property {string | null} chosen
 * @property {string | null} leaf
 * @property {string} step of the dialogue
 * @property {string} ring the group of the network that is opened
 * @property {number} group that the address names, the first is 1, until it has been shown
 * @property {string | null} from the goal one comes to the overview from, until it has been shown
 * @property {string} area
 * @property {string} need
 * @property {boolean} marks
 * @property {string[]} traits
 * @property {Basis[]} bases
 * @property {Kind[]} hidden
 */

/**
 * What scripts hand each other.
 *
 * @typedef {Node | string | number | boolean | null | undefined | readonly Child[]} Child nested as deep as they come
 * @typedef {Record<string, string | number | boolean | null | undefined | ((event: any) => unknown)> & Listeners} Attributes
 * @typedef {Event & {target: HTMLInputElement}} Typing of an input, and as well of a list or a text of several lines
 * @typedef {object} Listeners
 * @property {(event: MouseEvent) => unknown} [onclick]
 * @property {((event: Typing) => unknown) | null} [onchange]
 * @property {(event: Typing) => unknown} [oninput]
 * @property {(event: KeyboardEvent) => unknown} [onkeydown]
 *
 * @typedef {object} Walk how the arrow keys go
 * @property {(stop: HTMLElement, step: number) => HTMLElement | undefined} sideways
 * @property {(stop: HTMLElement, step: number) => HTMLElement | undefined} upwards
 *
 * @typedef {object} View
 * @property {() => HTMLElement} make builds the stage
 * @property {(stage: Stage) => void} draw draws on it once it is measured
 * @property {() => unknown[]} parts what it is made of: the same again needs no rebuilding
 * @property {() => boolean} when whether there is anything to show in it
 * @property {string} live the path of its text for the live region
 * @property {string} [tab] the path of its tab's name; views with the same share it
 * @property {string} [within] that of the place it belongs to, where its own is in the menu
 * @property {"act" | "material" | "menu"} [place] where in the header its tab stands
 * @property {() => boolean} [panel] whether the panel stands beside it
 * @property {() => Child[]} [tools] what the bar holds besides the filters
 * @property {() => Record<string, unknown>} [told] what the live region says besides the name
 * @property {Walk} [walk] where there are no columns
 * @property {boolean} [cards] whether it has cards with lines between them
 * @property {boolean} [filters] whether goals are filtered in it
 * @property {boolean} [bases] whether links are chosen in it by what they rest on
 * @property {boolean} [picture] whether it can be saved as one
 * @property {(pen: Pen, stage: Stage) => void} [paint] draws what is on its canvas for such a picture
 * @property {("area" | "need")[]} [obeys] which choices narrow what is shown
 * @property {() => string[]} [fragment] what of its own it keeps in the address
 * @property {string} [mark] the class of the page while it is shown
 * @property {string} [focus] what has the keyboard when a tab opens it
 * @property {() => void} [back] what Escape does
 * @property {(id: string) => void} [open] shows what a search has found
 * @property {(stage: Stage, begins: boolean) => void} [paper] before it is printed, and after
 *
 * @typedef {object} Line between cards
 * @property {string} d its way, as of a path
 * @property {Basis} basis
 * @property {boolean} on
 * @property {boolean} [half] red for the first half
 * @property {string} [from]
 * @property {string} [to]
 * @property {[x: number, y: number]} [dot]
 *
 * @typedef {{left: number, right: number, top: number, bottom: number, middle: number}} Place
 * @typedef {{from: string, to: string, basis: Basis, points: Point[]}} NetworkLine
 * @typedef {HTMLElement & StageHeld} Stage
 * @typedef {object} StageHeld what a view keeps on its stage
 * @property {VisNetwork | null} [network]
 * @property {NetworkLine[]} lines
 * @property {((line: NetworkLine) => boolean) | null} lit
 * @property {Record<"open" | "red", Map<Basis, string>>} paths the lines; in red those of what is settled, or of the thread that is followed
 * @property {Map<string, Drawn>} drawn how each node of the network was drawn last
 * @property {Map<string, Mood>} moods
 * @property {boolean} [isMeasured] whether the drawing library knows how large its nodes are
 * @property {() => void} [moved] after the network is moved
 * @property {string | null} pointed
 * @property {boolean} [isMoved]
 * @property {[width: number, height: number, size: number]} [room]
 *
 * @typedef {object} Colours
 * @property {string} paper
 * @property {string} text
 * @property {string} line
 * @property {string} thread
 * @property {string} dimmed
 * @property {string} edge
 * @property {string} mark
 * @property {string} picked
 * @property {string} on
 * @property {string} card
 * @property {(kind: Kind) => string} of
 *
 * @typedef {{fill?: string, stroke?: string, width?: number, dash?: number[]}} Ink
 * @typedef {{size: number, weight?: number | string, colour: string, face: string, anchor?: "start" | "middle" | "end"}} Letters
 * @typedef {object} Pen
 * @property {(d: string, ink: Ink) => void} path
 * @property {(x: number, y: number, width: number, height: number, ink: Ink, round?: number) => void} box
 * @property {(x: number, y: number, r: number, ink: Ink) => void} disc
 * @property {(x: number, y: number, text: string, letters: Letters) => void} text its middle at y
 * @property {(x: number, y: number, scale: number, run: () => void) => void} at with everything moved and made larger
 * @typedef {{lit: boolean, traced: boolean, picked: boolean, spare?: number}} Mood how a node of the network stands out, and what is empty above all
 * @typedef {{width: number, height: number, text: string, size: number, dx?: number, dy?: number}} Drawn of a node, in pixels of the screen; how far from its place
 *
 * @typedef {object} Need a requirement of a goal, before the dialogue or after it
 * @property {string} name
 * @property {Requirement} item
 * @property {Status} status
 * @property {string} answer
 * @property {string} evidence
 * @property {"" | "typed" | "proposed"} told whether the dialogue says it, or somebody before it
 * @property {string} note
 *
 * @typedef {object} Aspect of a goal: fields under one heading, and what they say
 * @property {string[]} keys
 * @property {(time: Time, goal: string) => Child} show nothing where they say nothing
 * @property {boolean} [basic] that it always stands in the table
 * @property {boolean} [above] that it stands at the top of the slide too
 *
 * @typedef {object} FileRead a decisions file that was read
 * @property {string | null} id
 * @property {Record<string, Fields>} goals
 * @property {Record<string, Set<string>>} moved the fields that have been decided otherwise since the file's dialogue began
 * @property {boolean} outdated
 */

/**
 * Of the drawing library, what the page uses.
 *
 * @typedef {object} VisNetwork
 * @property {(data: object) => void} setData
 * @property {(width: string, height: string) => void} setSize
 * @property {(view: {position?: {x: number, y: number}, scale?: number, animation: boolean}) => void} moveTo
 * @property {(options: {animation: boolean}) => void} fit
 * @property {(ids: string[], edges: boolean) => void} selectNodes
 * @property {() => void} unselectAll
 * @property {() => void} redraw
 * @property {() => void} destroy
 * @property {() => number} getScale
 * @property {() => {x: number, y: number}} getViewPosition
 * @property {(id: string) => {x: number, y: number}} getPosition
 * @property {() => Record<string, {x: number, y: number}>} getPositions
 * @property {(id: string) => {left: number, top: number, right: number, bottom: number}} getBoundingBox
 * @property {(at: {x: number, y: number}) => {x: number, y: number}} canvasToDOM
 * @property {(at: {x: number, y: number}) => {x: number, y: number}} DOMtoCanvas
 * @property {(event: string, run: (told: any) => void) => void} on
 *
 * @typedef {{DataSet: new (items: object[]) => object, Network: new (holder: Element, data: object, options: object) => VisNetwork}} Vis
 */

/**
 * The page: what each script offers, as it says at its top.
 *
 * @typedef {ProgressOffers & AsideOffers & DaysOffers & AimOffers & MeetingOffers & MarksOffers & RailOffers & HeaderOffers & FiltersOffers & FootOffers & ThreadsOffers & ChangesOffers & StatesOffers & FormOffers & NamesOffers & StepsOffers &
 *   StoreOffers & SaidOffers & MinutesOffers & SummaryOffers & TargetOffers & WorkOffers & ExchangeOffers & MergeOffers & PictureOffers & JudgementOffers & SearchOffers & ValuesOffers & SwipeOffers & SeriesOffers & LibraryOffers & LinesOffers & NodesOffers & LooksOffers & HeadsOffers & SightOffers & PickOffers & PenOffers & StampOffers & WalkOffers & ZoomOffers & OverviewOffers &
 *   AboveOffers & PanelOffers & RulesOffers & PlansOffers & RoomOffers & EdgesOffers & ElementsOffers & GroupsOffers & ScreensOffers & SheetsOffers & GoalsOffers & PlottingOffers & ChartOffers & KeysOffers & NeedsOffers & BandsOffers & NoticeOffers & PageOffers & PaletteOffers & RedrawOffers & StateOffers & TextOffers & ViewsOffers} Offers
 */
