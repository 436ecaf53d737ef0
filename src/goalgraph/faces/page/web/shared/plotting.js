"use strict";
/**
 * Where everything in a small line chart stands. The same spec as `faces/plotting.py`, whose words explain it: a change here is a change there.
 *
 * @typedef {{value: number, text: string, when: string, at?: number, other?: number}} Dot
 * @typedef {{value: number, text: string, when: string, at?: number, low?: number}} Aim with `low` an interval, which `value` ends
 * @typedef {{dots: Dot[], aims: Aim[], other: string}} Plot
 * @typedef {"start" | "middle" | "end"} Anchor
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{kind: string, text: string, x: number, y: number, anchor: Anchor, box: Box}} Label
 * @typedef {{dots: Point[], others: Point[], flags: Point[], goal: number | null, band: [top: number, bottom: number] | null, spans: [x: number, top: number, bottom: number][], axis: number, start: number, end: number, broken: boolean, ticks: [y: number, text: string][], labels: Label[]}} Layout
 * @typedef {[width: number, height: number, size: number]} Frame
 * @typedef {[x: number, y: number, anchor: Anchor]} Spot
 * @typedef {object} PlottingOffers
 * @property {number} RADIUS
 * @property {(values: number[], ruled: boolean) => [low: number, high: number, step: number]} scaleOf
 * @property {(plot: Plot, frame: Frame, written?: ((value: number) => string) | null, bare?: boolean) => Layout} plotted
 */
{
  const RADIUS = 5;
  Page.RADIUS = RADIUS;
  const [NARROW, WIDE] = [" \u00a0.,:;'’-–()|ijlt", "mwMW%@"];
  /** @param {string} text @param {number} size */
  const wide = (text, size) => size * [...text].reduce((sum, sign) => sum + (NARROW.includes(sign) ? 0.4 : WIDE.includes(sign) ? 1 : 0.6), 0);
  /** @param {number} value */
  const floor = (value) => (Math.abs(value - Math.round(value)) < 1e-9 ? Math.round(value) : Math.floor(value));
  Page.scaleOf = (values, ruled) => {
    let [low, high] = [Math.min(...values), Math.max(...values)];
    if (low >= 0 && low <= high - low) low = 0;
    else if (high <= 0 && -high <= high - low) high = 0;
    let span = high - low;
    if (!span) {
      span = Math.abs(high) || 1;
      [low, high] = [low - span / 2, high + span / 2];
    }
    let power = 1;
    while (power * 10 <= span / 5) power *= 10;
    while (power > span / 5) power /= 10;
    const step = ([1, 2, 5, 10].find((times) => span / (times * power) <= 6) ?? 10) * power;
    return ruled ? [step * floor(low / step), -step * floor(-high / step), step] : [low, high, step];
  };

  /** @param {Box} a @param {Box} b */
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  // Whether a part of the way is inside: from the last edge that it comes in by to the first it leaves by.
  /** @param {Box} box @param {Point} start @param {Point} end */
  const within = ({ left, top, right, bottom }, [x1, y1], [x2, y2]) => {
    let [enters, leaves] = [0, 1];
    for (const [low, high, one, other] of [[left, right, x1, x2], [top, bottom, y1, y2]]) {
      if (one === other && !(low < one && one < high)) return false;
      if (one === other) continue;
      const ways = [(low - one) / (other - one), (high - one) / (other - one)];
      [enters, leaves] = [Math.max(enters, Math.min(...ways)), Math.min(leaves, Math.max(...ways))];
    }
    return enters < leaves;
  };
  /** @param {Box} box @param {Point[]} line */
  const struck = (box, line) => line.slice(1).some((end, at) => within(box, line[at], end));
  /** @param {number} start @param {number} width @param {number} size @param {Box[]} taken */
  const sheet = (start, width, size, taken) => {
    /** @type {Label[]} */
    const placed = [];
    const air = size * 0.3;
    /** @param {string} kind @param {string} text @param {Spot} spot @returns {Label[]} */
    const at = (kind, text, [x, y, anchor]) => {
      const room = wide(text, size);
      if (!text || room > width - start) return [];
      const left = x - (anchor === "start" ? 0 : anchor === "end" ? room : room / 2);
      const moved = Math.max(0, start - left) - Math.max(0, left + room - width);
      return [{ kind, text, x: x + moved, y, anchor, box: { left: left + moved, top: y - size * 0.8, right: left + moved + room, bottom: y + size * 0.25 } }];
    };
    /** @param {string} kind @param {string} text @param {Spot[]} spots @param {Point[][]} [lines] */
    const put = (kind, text, spots, lines = []) => {
      const every = spots.flatMap((spot) => at(kind, text, spot)).filter(({ box }) => box.top >= 0);
      const free = every.filter(({ box }) => !taken.some((one) => meets({ ...box, left: box.left - air, right: box.right + air }, one)));
      // Of the values between, one that lines go through is left out; the last is told even upon other dots.
      const left = kind === "value" ? [] : kind === "last" && !free.length ? every : free;
      const found = free.find(({ box }) => !lines.some((line) => struck(box, line))) ?? left[0];
      if (!found) return false;
      placed.push(found);
      taken.push(found.box);
      return true;
    };
    return { placed, put };
  };

  /** @param {Plot} plot @param {number} first @param {number} last @returns {[number[], (number | null)[]]} */
  const across = ({ dots, aims }, first, last) => {
    const isDated = dots.every((one) => one.at !== undefined);
    const steps = dots.map((one, n) => (isDated ? one.at ?? 0 : n));
    let next = dots.length;
    const ahead = aims.map((one) => (one.at === undefined ? null : isDated ? one.at : next++));
    const every = [...steps, ...ahead.filter((one) => one !== null)];
    const low = Math.min(...every);
    const span = Math.max(...every) - low;
    /** @param {number} step */
    const at = (step) => (span ? first + ((step - low) / span) * (last - first) : (first + last) / 2);
    return [steps.map(at), ahead.map((one) => (one === null ? null : at(one)))];
  };

  /** @param {Aim} aim */
  const valuesOf = ({ value, low }) => (low === undefined ? [value] : [value, low]);
  Page.plotted = (plot, [width, height, size], written = null, bare = false) => {
    const { dots: values, aims } = plot;
    const [low, high, step] = Page.scaleOf([...values.map((one) => one.value), ...aims.flatMap(valuesOf), ...values.flatMap((one) => one.other ?? [])], Boolean(written));
    const line = size * 1.3;
    const top = bare ? RADIUS + (aims.length ? 5 : 2) : line + RADIUS + 4;
    const foot = bare ? height - RADIUS - 2 : height - line * (low ? 2 : 1.2) - (low ? RADIUS + 4 : 0);
    /** @param {number} value */
    const level = (value) => foot - ((value - low) / (high - low)) * (foot - top);
    /** @param {Aim} one @returns {[top: number, bottom: number]} */
    const ends = (one) => [level(Math.max(...valuesOf(one))), level(Math.min(...valuesOf(one)))];
    /** @type {Layout["ticks"]} */
    const ticks = written ? Array.from({ length: Math.round((high - low) / step) + 1 }, (_, n) => [level(low + n * step), written(low + n * step)]) : [];
    const start = ticks.length ? Math.min(Math.max(...ticks.map(([, text]) => wide(text, size))) + 8, width * 0.4) : 0;
    const beside = wide(plot.other, size) + 10;
    const end = plot.other && !aims.length && !bare && beside < width * 0.4 ? width - beside : width;
    const inset = bare ? RADIUS + 2 : size;
    const [xs, ahead] = across(plot, start + inset, end - inset);
    /** @type {Point[]} */
    const dots = values.map((one, n) => [xs[n], level(one.value)]);
    /** @type {Point[]} */
    const others = values.flatMap(({ other }, n) => (other === undefined ? [] : [[xs[n], level(other)]]));
    /** @type {[x: number, aim: Aim][]} */
    const flagged = aims.flatMap((one, n) => (ahead[n] === null ? [] : [[ahead[n], one]]));
    /** @type {Point[]} */
    const flags = flagged.map(([x, one]) => [x, (ends(one)[0] + ends(one)[1]) / 2]);
    /** @type {Layout["spans"]} */
    const spans = flagged.flatMap(([x, one]) => (one.low === undefined ? [] : [[x, ...ends(one)]]));
    const aim = aims.at(-1);
    const target = aim ? ends(aim) : null;
    const isBand = aim?.low !== undefined;
    const broken = !(low <= 0 && 0 <= high);
    const axis = broken ? foot + (bare || written ? 0 : line) : level(0);
    const { placed, put } = sheet(start, width, size, [
      ...dots.map(([x, y]) => ({ left: x - RADIUS, top: y - RADIUS, right: x + RADIUS, bottom: y + RADIUS })),
      ...(bare ? [] : flags.map(([x, y]) => ({ left: x - 2, top: y - 14, right: x + 14, bottom: y + 8 }))),
      ...(bare ? [] : spans.map(([x, top, bottom]) => ({ left: x - 3, top, right: x + 3, bottom }))),
      ...(bare || !broken ? [] : [{ left: start, top: axis - 6, right: start + 14, bottom: axis + 6 }]),
      ...(bare ? [] : others.slice(-1).map(([x, y]) => ({ left: x - 9, top: y - 3, right: x + 9, bottom: y + 3 }))),
    ]);
    const last = dots.length - 1;
    const named = () => {
      /** @type {Point[][]} */
      const lines = [dots, [dots[last], ...flags], others, [[start, axis], [end, axis]]];
      /** @type {Point[][]} */
      const strikes = [...lines, ...[...new Set(target ?? [])].map((y) => /** @type {Point[]} */ ([[start, y], [end, y]]))];
      const [up, down] = [RADIUS + size * 0.35, RADIUS + size * 1.05];
      /** @param {number} x @param {number} y @param {Anchor} anchor @returns {Spot[]} */
      const farther = (x, y, anchor) => [0.7, 1.4].flatMap((more) => [-up - size * more, down + size * more].map((by) => /** @type {Spot} */ ([x, y + by, anchor])))
        .filter((spot) => spot[1] <= height - size * 1.4);
      /** @param {number} n */
      const value = (n) => {
        const [x, y] = dots[n];
        put(n === last ? "last" : "value", values[n].text, [[x, y - up, "middle"], [x, y + down, "middle"], [x + RADIUS + 4, y + size * 0.35, "start"], [x - RADIUS - 4, y + size * 0.35, "end"], ...farther(x, y, "middle")], strikes);
      };
      value(last);
      if (aim && target) {
        const [upper, lower] = target;
        const right = (flags.at(-1)?.[0] ?? end) - 4 - size * 0.3;
        put("aim", aim.text, [[start + 2, upper - size * 0.4, "start"], [right, upper - size * 0.4, "end"], [start + 2, lower + size * 1.05, "start"], [right, lower + size * 1.05, "end"]], lines);
      }
      const [ox, oy] = others.at(-1) ?? [0, 0];
      const unnumbered = plot.other.split(/ (?=[−\d])/)[0];
      for (const name of others.length ? [plot.other, unnumbered] : []) {
        if (put("other", name, [[ox + 10 + size * 0.3, oy + size * 0.35, "start"], [ox + 9, oy + size * 1.15, "end"], [ox + 9, oy - size * 0.5, "end"], [ox - 9 - size * 0.3, oy + size * 0.35, "end"], ...farther(ox + 9, oy, "end")], strikes)) break;
      }
      if (last) value(0);
      for (let n = last - 1; n > 0; n--) value(n);
      for (const [x, one] of flagged) {
        const [upper, lower] = ends(one);
        if (one !== aim) put("step", one.text, [[x, lower + 8 + size, "middle"], [x, upper - 16, "middle"]], strikes);
      }
      const foundation = height - size * 0.3;
      /** @param {number} n */
      const when = (n) => put("when", values[n].when, [[dots[n][0], foundation, "middle"]]);
      when(last);
      const [fx, flag] = flagged.at(-1) ?? [];
      if (fx !== undefined && flag) put("when", flag.when, [[fx, foundation, "middle"]]);
      if (last) when(0);
      for (let n = last - 1; n > 0; n--) when(n);
    };
    if (!bare) named();
    return { dots, others, flags, goal: isBand ? null : target?.[0] ?? null, band: isBand ? target : null, spans, axis, start, end, broken, ticks, labels: placed };
  };
}
