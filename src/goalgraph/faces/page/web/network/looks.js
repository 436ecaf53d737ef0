"use strict";
/**
 * How a node looks at a scale: its box is as large as its place, and holds as many words as can be read in it.
 *
 * Words keep their size on the screen. From afar only areas are named; nearer, goals bear their names; nearest, the
 * groups below them are named too, and names are written out.
 *
 * @needs data given isGoal lang nodeCode nodeText openRing palette pixel resource say state stateOf t
 * @typedef {object} LooksOffers
 * @property {() => number} networkLetters how large words are, in pixels of the screen
 * @property {string} FACE
 * @property {(text: string, size: number, weight: number, room: number) => string} fitted on one line, with an ellipsis where it is cut
 * @property {() => {goals: number, content: number}} networkLevels from which scale on goals, and what hangs on them, are named
 * @property {(scale: number) => "areas" | "goals" | "content"} levelAt
 * @property {(level: "areas" | "goals" | "content") => string} levelName
 * @property {(pen: Pen, node: NetworkNode, scale: number, mood: Mood) => Drawn} drawNode draws it around the origin, in pixels of the screen
 */
{
  Page.FACE = "Segoe UI, Helvetica Neue, Noto Sans, Arial, Liberation Sans, sans-serif";
  const { FACE } = Page;
  const SMALLEST = 16;
  // Of cards, of groups as narrow as they get, and of a ring's members, in the drawing's own measure.
  const [CARD, GROUP, LEAF] = [84, 117, 66];
  const [WORDS, CLOSE] = [5, 1.1];
  const LINE = 1.2;
  const PAD = 7;
  Page.networkLetters = () => Math.max(SMALLEST, 0.85 * parseFloat(getComputedStyle(document.documentElement).fontSize));
  Page.networkLevels = () => {
    const em = Page.networkLetters();
    return { goals: (2 * LINE * em + 5) / CARD, content: (WORDS * em) / GROUP };
  };
  Page.levelAt = (scale) => {
    const { goals, content } = Page.networkLevels();
    if (Page.openRing()) return "content";
    return scale >= content - 1e-6 ? "content" : scale >= goals - 1e-6 ? "goals" : "areas";
  };

  Page.levelName = (level) => Page.t(`network.${level === "areas" && !Page.data.areas.length ? "levels" : level}`);

  const ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  /** @type {Map<string, number>} */
  const widths = new Map();
  /** @param {string} text @param {number} size @param {number} weight */
  const wide = (text, size, weight) => {
    const key = `${weight} ${text}`;
    let found = widths.get(key);
    if (found === undefined) {
      ruler.font = `${weight} 100px ${FACE}`;
      found = ruler.measureText(text).width / 100;
      widths.set(key, found);
    }
    return found * size;
  };
  // The words in lines of a width; what is too much ends in an ellipsis. Nothing where not even the first word fits.
  /** @param {string} text @param {number} size @param {number} weight @param {number} room @param {number} most @returns {string[]} */
  const lines = (text, size, weight, room, most) => {
    if (most < 1) return [];
    const words = text.split(/[ \u200b]+/);
    /** @type {string[]} */
    const found = [];
    let line = "";
    while (words.length) {
      const next = line ? `${line} ${words[0]}` : words[0];
      if (wide(next, size, weight) <= room) {
        line = next;
        words.shift();
      } else if (line && found.length + 1 < most) {
        found.push(line);
        line = "";
      } else {
        let cut = next;
        while (cut && wide(`${cut}…`, size, weight) > room) cut = cut.slice(0, -1).trimEnd();
        return cut.length > 2 || found.length ? [...found, ...(cut.length ? [`${cut}…`] : [])] : [];
      }
    }
    return [...found, line];
  };

  Page.fitted = (text, size, weight, room) => lines(text, size, weight, room, 1)[0] ?? "";

  /** @param {Pen} pen @param {string} goal @param {number} x @param {number} r */
  const knot = (pen, goal, x, r) => {
    const { card, thread, dimmed } = Page.palette();
    const state = Page.stateOf(goal);
    const edge = { width: Math.max(1.5, r / 4) };
    if (state === "decided") {
      pen.disc(x, 0, r, { fill: thread });
      pen.path(`M${x - r * 0.45} ${r * 0.03}l${r * 0.32} ${r * 0.34}l${r * 0.58} ${-r * 0.7}`, { stroke: card, width: r / 4 });
    } else if (state === "undecided") pen.disc(x, 0, r, { fill: card, stroke: dimmed, dash: [r / 2.6, r / 2.6], ...edge });
    else {
      pen.disc(x, 0, r, { fill: card, stroke: thread, ...edge });
      if (state === "proposal") pen.disc(x, 0, r / 2, { fill: thread });
      else pen.path(`M${x} ${-r}A${r} ${r} 0 0 0 ${x} ${r}Z`, { fill: thread });
    }
  };

  /** @param {Pen} pen @param {string[]} words @param {string} code @param {number} left @param {number} size @param {number} weight @param {string} colour @param {string} own @param {"start" | "middle"} anchor */
  const write = (pen, words, code, left, size, weight, colour, own, anchor) => {
    words.forEach((line, n) => {
      const y = (n - (words.length - 1) / 2) * size * LINE;
      const first = !n && code && line.startsWith(code);
      if (first) pen.text(left, y, code, { size, weight: 700, colour: own, face: FACE });
      const rest = first ? line.slice(code.length) : line;
      const x = first ? left + wide(code, size, 700) : left;
      if (rest.trim()) pen.text(first ? x + wide("n", size, 400) / 2 : x, y, rest.trim(), { size, weight, colour, face: FACE, anchor });
    });
  };

  // The areas above and below it.
  /** @type {Map<string, NetworkNode[]>} */
  const besides = new Map();
  /** @param {NetworkNode} node */
  const beside = ({ id, x }) => {
    const known = besides.get(id);
    if (known !== undefined) return known;
    const found = Page.data.nodes.filter((one) => one.group === "area" && one.id !== id && Math.abs(one.x - x) < one.most);
    besides.set(id, found);
    return found;
  };
  const tops = Page.data.nodes.filter(({ of }) => of === undefined).map(({ y, tall }) => y - tall / 2);
  const top = Math.min(...tops);
  // How much room its name has upwards and downwards; beside a name of one line there is more than half of what is between them.
  /** @param {NetworkNode} node @param {number} scale @param {number} size @param {number} room @param {number} spare what stands empty above all of it @returns {[up: number, down: number]} */
  const freeAround = (node, scale, size, room, spare) => {
    /** @param {NetworkNode} one */
    const reach = (one) => {
      const away = Math.abs(one.y - node.y) * scale;
      return wide(Page.nodeText(one), size, 700) <= room - size ? away - (size * (LINE + 0.7)) / 2 : away / 2;
    };
    const [above, below] = [beside(node).filter(({ y }) => y < node.y), beside(node).filter(({ y }) => y >= node.y)];
    return [Math.min((node.y - top) * scale + Math.max(size / 2, spare), ...above.map(reach)), Math.min(...below.map(reach))];
  };
  // Large letters where the name fits between the columns beside it, else smaller ones; it is cut only where it cannot be helped, and then
  // goes over no column.
  /** @param {NetworkNode} node @param {number} scale @param {number} spare */
  const farName = (node, scale, spare) => {
    const em = Page.networkLetters();
    /** @param {number} size @param {number} room */
    const at = (size, room) => {
      const [up, down] = freeAround(node, scale, size, room, spare);
      const most = Math.max(1, Math.min(3, Math.floor((up + down - 0.5 * size) / (size * LINE))));
      return { size, words: lines(Page.nodeText(node), size, 700, room - size, most), most, up, down };
    };
    const [close, wider] = [(node.most + 50) * scale, (node.most + 150) * scale];
    const ways = [at(1.15 * em, close), at(em, close), at(SMALLEST, close), at(1.15 * em, wider), at(em, wider), at(SMALLEST, wider)];
    /** @param {number} size */
    const last = (size) => at(size, Math.max(500 * scale, (at(size, 0).most > 1 ? 9 : 12) * em * 1.15));
    return [...ways, last(1.15 * em), last(SMALLEST)].find(({ words }) => words.length && !words.some((word) => word.endsWith("…"))) ?? at(SMALLEST, wider);
  };
  // From afar an area is as large as its name, and covers what is behind it.
  /** @param {Pen} pen @param {NetworkNode} node @param {number} scale @param {Mood} mood @returns {Drawn} */
  const farArea = (pen, node, scale, mood) => {
    const { card, dimmed } = Page.palette();
    const own = mood.lit ? Page.palette().of("area") : dimmed;
    const { size, words, up, down } = farName(node, scale, mood.spare ?? 0);
    const width = Math.max(...words.map((one) => wide(one, size, 700))) + size;
    const height = words.length * size * LINE + 0.5 * size;
    const dy = Math.max(0, height / 2 - up) || Math.min(0, down - height / 2);
    pen.at(0, dy, 1, () => {
      pen.box(-width / 2, -height / 2, width, height, { fill: mood.picked ? card : own, stroke: own, width: 2 * Page.pixel() }, height / 3);
      write(pen, words, "", 0, size, 700, mood.picked ? own : card, own, "middle");
    });
    return { width, height, text: words.join(" "), size, dy };
  };

  // How much is free below a card.
  /** @type {Map<string, number>} */
  const free = new Map();
  /** @param {NetworkNode} node */
  const freeBelow = ({ id, x, y, most, tall }) => {
    const known = free.get(id);
    if (known !== undefined) return known;
    const below = Page.data.nodes.filter((one) => one.id !== id && (one.of === undefined || one.holds !== undefined) && one.y > y && Math.abs(one.x - x) < (one.most + most) / 2);
    const found = Math.min(...below.map((one) => one.y - one.tall / 2)) - (y + tall / 2);
    free.set(id, found);
    return found;
  };
  // Of the way between two rows the lines' part.
  const LANE = 30;
  /** @type {Pen} */
  const DRY = { path: () => {}, box: () => {}, disc: () => {}, text: () => {}, at: (x, y, scale, run) => run() };
  // A card whose words are cut has one line more where nothing stands below it.
  /** @param {Pen} pen @param {NetworkNode} node @param {number} scale @param {Mood} mood @returns {Drawn} */
  const longer = (pen, node, scale, mood) => {
    const line = Page.networkLetters() * LINE;
    const isFree = node.of === undefined && node.count === undefined && node.group !== "area" && !Page.openRing() && freeBelow(node) * scale > line + LANE * scale;
    if (!isFree || !drawn(DRY, node, scale, mood).text.includes("…")) return drawn(pen, node, scale, mood);
    let found = { width: 0, height: 0, text: "", size: 0 };
    pen.at(0, line / 2, 1, () => {
      found = drawn(pen, { ...node, tall: node.tall + line / scale }, scale, mood);
    });
    return { ...found, dy: line / 2 };
  };

  // Where goals are read, what hangs on a card takes one row as wide as it, each as much as its words need; the rest is seen nearer.
  const MAIN = ["strategy", "activity", "risk", "indicator"];
  const BESIDE = 6;
  /** @type {Map<string, Map<string, {dx: number, dy: number, most: number}>>} */
  const rows = new Map();
  /** @param {NetworkNode} node */
  const inRow = (node) => {
    if (!MAIN.includes(node.group)) return null;
    const key = `${node.of ?? ""} ${Page.state.hidden.join()} ${Page.lang}`;
    const found = rows.get(key) ?? rowOf(node);
    rows.set(key, found);
    return found.get(node.id) ?? null;
  };
  /** @param {NetworkNode} node */
  const rowOf = ({ of }) => {
    const holder = Page.data.nodes.find((one) => one.id === of);
    const all = Page.data.nodes.filter((one) => one.holds !== undefined && one.of === of && MAIN.includes(one.group) && !Page.state.hidden.includes(one.group));
    const words = all.map((one) => wide(Page.nodeText(one), 1, 600) + 1);
    const sum = words.reduce((one, other) => one + other, 0);
    const top = Math.min(...all.map(({ y }) => y));
    const room = (holder?.most ?? all.reduce((width, { most }) => width + most, 0)) - BESIDE * (all.length - 1);
    let left = holder ? holder.x - holder.most / 2 : Math.min(...all.map(({ x, most }) => x - most / 2));
    return new Map(all.map((one, n) => {
      const most = (room * words[n]) / sum;
      const middle = left + most / 2;
      left += most + BESIDE;
      return [one.id, { dx: middle - one.x, dy: top - one.y, most }];
    }));
  };

  // An indicator's latest figure, where it has one.
  /** @param {string} id */
  const latest = (id) => {
    const figure = Page.data.indicators.of[id]?.figures[0]?.id;
    const found = (Page.data.observations[id] ?? []).find((one) => one.id === figure);
    return found ? Page.say(found.value).replaceAll(" ", "\u00a0") : "";
  };
  /** @param {Pen} pen @param {NetworkNode} node @param {number} scale @param {Mood} mood @returns {Drawn} */
  const leaf = (pen, node, scale, mood) => {
    const colours = Page.palette();
    const size = Page.networkLetters();
    const [width, height] = [node.most * scale, LEAF * scale];
    const own = mood.picked ? colours.thread : colours.of(node.group);
    const right = node.x >= 0;
    const value = latest(node.id);
    const [most, said] = [Math.max(1, Math.floor(height / (size * CLOSE))), Page.nodeText(node)];
    const name = said.charAt(0).toUpperCase() + said.slice(1);
    let words = lines(`${name} ${value}`.trim(), size, 700, width - 4, most);
    // The name is cut before its value is.
    if (value && words.at(-1)?.endsWith("…")) {
      const cut = lines(name, size, 400, width - 4 - wide(` ${value}`, size, 700), most);
      if (cut.length) words = [...cut.slice(0, -1), `${cut.at(-1)} ${value}`];
    }
    const inner = right ? -width / 2 : width / 2;
    const dot = Math.min(7 * Page.pixel(), 22 * scale * 0.6);
    pen.disc(inner + (right ? -1 : 1) * 22 * scale, 0, dot, { fill: mood.picked ? own : colours.card, stroke: own, width: 2.4 * Page.pixel() });
    const shown = height >= size * 1.05 ? words : [];
    const colour = mood.lit ? colours.text : colours.dimmed;
    shown.forEach((line, n) => {
      const y = (n - (shown.length - 1) / 2) * size * CLOSE;
      const bold = mood.picked ? line : value && n === shown.length - 1 && line.endsWith(value) ? value : "";
      const plain = line.slice(0, line.length - bold.length).trimEnd();
      /** @param {string} one @param {number} weight */
      const beside = (one, weight) => (one ? wide(one, size, weight) + wide("n", size, 400) / 2 : 0);
      const anchor = right ? "start" : "end";
      if (plain) pen.text(right ? inner : inner - beside(bold, 700), y, plain, { size, weight: 400, colour, face: FACE, anchor });
      if (bold) pen.text(right ? inner + beside(plain, 400) : inner, y, bold, { size, weight: 700, colour, face: FACE, anchor });
    });
    return { width, height: Math.max(height, 24), text: shown.join(" "), size };
  };

  // From farthest away, where a card is lower than a line, its code is as high as it has room for.
  const LEAST = 10.5;
  /** @param {NetworkNode} node @param {number} scale @param {boolean} isCard */
  const lettersOf = ({ tall }, scale, isCard) => {
    const size = Page.networkLetters();
    const isLow = isCard && Page.levelAt(scale) === "areas" && tall * scale < size * LINE + 2;
    return isLow ? Math.max(LEAST, (tall * scale - 3) / LINE) : size;
  };
  Page.drawNode = (pen, node, scale, mood) => {
    if (Page.levelAt(scale) !== "goals") return drawn(pen, node, scale, mood);
    if (node.holds === undefined) return longer(pen, node, scale, mood);
    const place = inRow(node);
    if (!place) return { width: 0, height: 0, text: "", size: Page.networkLetters() };
    const [dx, dy] = [place.dx * scale, place.dy * scale];
    let found = { width: 0, height: 0, text: "", size: 0 };
    pen.at(dx, dy, 1, () => {
      found = drawn(pen, { ...node, most: place.most }, scale, mood);
    });
    return { ...found, dx, dy };
  };
  /** @param {Pen} pen @param {NetworkNode} node @param {number} scale @param {Mood} mood @returns {Drawn} */
  const drawn = (pen, node, scale, mood) => {
    const colours = Page.palette();
    const level = Page.levelAt(scale);
    const isGroup = node.holds !== undefined;
    const isCard = node.of === undefined && node.count === undefined;
    if (!isGroup && node.of !== undefined) return leaf(pen, node, scale, mood);
    if (level === "areas" && node.group === "area" && isCard) return farArea(pen, node, scale, mood);
    const pixel = Page.pixel();
    let size = lettersOf(node, scale, isCard);
    const open = isGroup && Page.openRing()?.id === node.id;
    let [width, height] = [node.most * scale, node.tall * scale];
    // The grey of lines is too light for words.
    const colour = colours.of(node.group) === colours.line ? colours.dimmed : colours.of(node.group);
    const own = mood.picked ? colours.on : mood.lit ? colour : colours.dimmed;
    if (open) [width, height] = [wide(`${Page.nodeText(node)}  ✕`, size, 700) + 2 * size, size * 2];
    const isGoal = isCard && Page.isGoal(node.id) && Boolean(Page.given.goals[node.id]);
    const code = isCard ? Page.nodeCode(node) : "";
    const edgeRoom = PAD * pixel;
    const pad = isGoal ? edgeRoom + Math.min(height / 3, size * 0.8) : edgeRoom;
    const room = isGroup ? width - edgeRoom : width - pad - edgeRoom;
    const most = isGroup ? Number(height > size * LINE) : Math.floor((height - 2) / (size * LINE * 0.97));
    const text = open ? `${Page.nodeText(node)}  ✕` : `${code} ${Page.nodeText(node)}`.trim();
    // Rather small than a number alone.
    if (isGroup && wide(text, size, 600) > room) size = SMALLEST;
    /** @param {number} weight @param {string} [said] */
    const written = (weight, said = text) => (level === "areas" && node.count === undefined ? [] : lines(said, size, weight, room - (code ? size * 0.4 : 0), isGroup ? 1 : most));
    /** @param {string[]} found */
    const isCut = (found) => Boolean(found.at(-1)?.endsWith("…"));
    let weight = isGoal || isGroup || node.group === "area" ? 600 : 400;
    let full = isCard && most > 2 ? written(weight, `${code} ${Page.say(Page.resource(node.id).label)}`.trim()) : written(weight);
    if (isCut(full)) full = written(weight);
    // Rather light than cut.
    if (isGoal && isCut(full)) [weight, full] = [400, written(400)];
    const short = code || Page.nodeCode(node);
    const brief = wide(short, size, 700) <= width - 4 ? short : short.split("\u00a0").pop() ?? "";
    const cut = isGroup && full.length && full[0].endsWith("…");
    const words = full.length && !cut ? full : most >= 1 && short && (level !== "areas" || isCard) && wide(brief, size, 700) <= width - 4 ? [brief] : [];
    const edge = mood.lit && mood.traced ? colours.thread : mood.lit ? colour : colours.edge;
    const undecided = isGoal && Page.stateOf(node.id) === "undecided";
    const named = words.length > 0;
    if (isGroup && !named) return { width: 0, height: 0, text: "", size };
    pen.box(-width / 2, -height / 2, width, height, {
      fill: mood.picked ? colours.picked : node.group === "area" && isCard ? own : named || level !== "areas" ? colours.card : own,
      stroke: edge, width: (mood.lit && mood.traced ? 3 : isGoal ? 2 : 1.5) * pixel, dash: undecided && named ? [5 * pixel, 4 * pixel] : [],
    }, isGroup || node.group === "area" ? Math.min(height / 2, size) : 0.4 * size);
    if (isGoal && named && width > 5 * size) knot(pen, node.id, -width / 2, Math.min(height / 3, size * 0.7));
    const area = node.group === "area" && isCard;
    const ink = mood.picked ? colours.on : area ? colours.card : isGroup ? own : mood.lit ? colours.text : colours.dimmed;
    const centred = isGroup || area || node.count !== undefined || (words.length === 1 && words[0] === brief);
    write(pen, words, centred ? "" : code, centred ? 0 : -width / 2 + pad, size, centred && !isGroup && !area ? 700 : weight, ink, area || mood.picked ? ink : own, centred ? "middle" : "start");
    return { width, height, text: words.join(" "), size };
  };
}
