/**
 * How late packets arrive: the lower envelope of (arrival minus the strap's own time), its drift, and whether a rise of
 * it is a stall of the link or a loss of beats. It knows packets only, reads no clock and makes no beats.
 */
import type { Ms, Share } from '../terms/units.ts';

/** Length of the envelope's memory, ms. */
const WINDOW: Ms = 60_000;
/** A rise by more than this share of an interval above what packing explains is a loss. */
const FAR: Share = 0.6;
/** A link that is free again may be so right before the next beat: what it held back then is late by nearly an interval, and by the next one's length. */
const FREED: Share = 1.1;
/** So long such a rise must last, ms. */
const HOLD: Ms = 5_000;
/** A rise by more than 0.3 interval is one if it lasts this long; if it is given up after that, it is the new normal. */
const LONG_HOLD: Ms = 15_000;
const GIVE_UP: Ms = 30_000;
/** The first packets of a rise may still have come before the loss, late by packing: they don't tell its size. */
const EARLY: Ms = 1_500;
/** Length of the blocks whose earliest packets carry the drift fit, and how many are kept. */
const BLOCK: Ms = 10_000;
const BLOCKS = 30;

interface Point {
  /** Arrival, session time. */
  readonly a: Ms;
  /** The strap's own time at the end of the packet: sum of the intervals since the anchor began. */
  readonly s: Ms;
}

interface Rise {
  /** When latency went above what packing explains, and since when it has been far above. */
  readonly since: Ms;
  farSince: Ms | undefined;
  /** How high the floor of 5 s came in the minute before: packing and short delays of the link explain a rise up to there. */
  readonly ceiling: Ms;
  /** Where it usually lay. */
  readonly usual: Ms;
  lowest: Ms;
  farLowest: Ms;
}

/** How ordinary packets of the last minute lie above the envelope. */
interface Spread {
  /** What packing alone can add to the smallest latency, ms. */
  readonly jitter: Ms;
  /** Latency that nine packets in ten stay below, ms. */
  readonly high: Ms;
  /** Arrival of the oldest packet known. */
  readonly since: Ms | undefined;
}

/** What a packet said about the time base: nothing, beats lost just before it, or intervals that were sent twice. */
export type LatencyNews =
  | { readonly kind: 'lost'; readonly beats: number; readonly ms: Ms }
  | { readonly kind: 'twice'; readonly ms: Ms };

/**
 * Lower envelope of the latency L = arrival - strap time over the last 60 s. The smallest latency seen is the best
 * estimate of the constant part; packing and link stalls only ever add to it.
 */
export class Latency {
  #points: Point[] = [];
  #head = 0;
  #blocks: Point[] = [];
  #drift: number | undefined;
  /** Drift that is certain and large enough to be taken into account, as a deviation from 1. */
  #rate = 0;
  #rise: Rise | undefined;
  #fall: { readonly since: Ms; readonly from: Ms; readonly below: Ms } | undefined;
  #emptySince = false;
  /** Where packing last stepped to, with an empty packet as its witness. */
  #stepped: { readonly at: Ms; readonly to: Ms } | undefined;
  #spacing: Ms = 1000;

  /** Forgets everything; for a new anchor of the strap's time. */
  reset(): void {
    this.#points = [];
    this.#head = 0;
    this.#blocks = [];
    this.#drift = this.#rise = this.#fall = this.#stepped = undefined;
    this.#emptySince = false;
    this.#rate = 0;
  }

  /**
   * Clock ratio b in `time = a + b * (strap time)`, fitted to the earliest packets of 10-s blocks over up to 5 min.
   * `undefined` before 60 s have been seen or if it lies outside 0.98 to 1.02.
   */
  get drift(): number | undefined {
    return this.#drift;
  }

  /** Latency to add to strap time `s`, ms; `undefined` before the first packet. A certain drift of more than 0.5 % is taken into account. */
  envelope(s: Ms): Ms | undefined {
    let lowest = Infinity;
    for (let i = this.#head; i < this.#points.length; i++) {
      lowest = Math.min(lowest, this.#latenessAt(this.#points[i]!, s));
    }
    return lowest === Infinity ? undefined : lowest;
  }

  /** Latency of a packet, carried to strap time `s` along the drift. */
  #latenessAt(p: Point, s: Ms): Ms {
    return p.a - p.s + this.#rate * (s - p.s);
  }

  /**
   * Whether packing explains how late the last packet is that a link held back and delivers at `a`, so that no beat is missing before its
   * end at strap time `s`; `rr` is the typical interval. `false` as long as nothing is known.
   */
  explains(a: Ms, s: Ms, rr: Ms): boolean {
    const floor = this.envelope(s);
    return floor !== undefined && a - s <= floor + this.#spread(rr, s).jitter + FREED * rr;
  }

  /** Notes a packet without intervals: a strap that packs by its own clock sends one when no beat fell into its second. */
  empty(): void {
    this.#emptySince = true;
  }

  /** Takes a packet that ended at strap time `s` and arrived at `a`; `rr` is the typical interval. Says what it reveals. */
  push(a: Ms, s: Ms, rr: Ms): LatencyNews | undefined {
    const before = this.envelope(s);
    const last = this.#points.at(-1);
    if (last !== undefined) {
      const gap = Math.min(2500, Math.max(200, a - last.a));
      this.#spacing += (gap - this.#spacing) / 16;
    }
    const empty = this.#emptySince;
    this.#emptySince = false;
    const news =
      before === undefined
        ? undefined
        : (this.#judgeRise(a, s, before, empty, rr) ?? this.#judgeFall(a, s, before, rr));
    this.#add({ a, s });
    return news;
  }

  /** How far above the envelope ordinary packets come. A strap that sends by its own clock spreads them over a whole spacing. */
  #spread(rr: Ms, s: Ms): Spread {
    const late = this.#points.slice(this.#head).map((p) => this.#latenessAt(p, s));
    late.sort((x, y) => x - y);
    const low = late[0] ?? 0;
    // Packets held back by a stalled link are late by any amount; nine in ten tell the packing.
    const high = late[Math.floor(0.9 * (late.length - 1))] ?? 0;
    const width = Math.min(high - low, 1.2 * this.#spacing);
    const byClock = this.#emptySince || width > 0.25 * rr;
    return {
      jitter: byClock ? Math.max(width, this.#spacing) : width,
      high,
      since: this.#points[this.#head]?.a,
    };
  }

  #judgeRise(a: Ms, s: Ms, before: Ms, empty: boolean, rr: Ms): LatencyNews | undefined {
    const l = a - s;
    if (this.#rise !== undefined && (a - this.#rise.since > GIVE_UP || l <= this.#rise.ceiling + 0.3 * rr)) {
      this.#rise = undefined;
      return undefined;
    }
    let rise = this.#rise;
    if (rise === undefined) {
      if (l <= before + 0.3 * rr) return undefined;
      // An empty packet just before: no beat fell into that second, so the strap's packing stepped, not its count.
      if (empty) this.#stepped = { at: a, to: before + this.#spacing };
      const floors = this.#floors(a, s);
      const highest = floors.at(-1);
      if (highest === undefined || floors.length < 4) return undefined;
      const stepped =
        this.#stepped !== undefined && a - this.#stepped.at < WINDOW ? this.#stepped.to : highest;
      const ceiling = Math.max(highest, stepped);
      if (l <= ceiling + 0.3 * rr) return undefined;
      const usual = floors[floors.length >> 1] ?? highest;
      rise = { since: a, farSince: undefined, ceiling, usual, lowest: l, farLowest: Infinity };
      this.#rise = rise;
    }
    rise.lowest = Math.min(rise.lowest, l);
    if (l > rise.ceiling + FAR * rr) {
      rise.farSince ??= a;
      if (a - rise.farSince > EARLY) rise.farLowest = Math.min(rise.farLowest, l);
    } else {
      rise.farSince = undefined;
      rise.farLowest = Infinity;
    }
    const far = rise.farSince !== undefined && a - rise.farSince >= HOLD;
    if (!far && a - rise.since < LONG_HOLD) return undefined;
    const ms = (far ? rise.farLowest : rise.lowest) - rise.usual;
    this.#rise = undefined;
    this.#restartFrom((far ? (rise.farSince ?? a) : rise.since) + EARLY);
    return { kind: 'lost', beats: Math.max(1, Math.round(ms / rr)), ms };
  }

  /** The smallest latency of every 5 s in the minute before `a`, ascending. */
  #floors(a: Ms, s: Ms): Ms[] {
    const floors: Ms[] = [];
    for (let i = this.#head; i < this.#points.length; i++) {
      const p = this.#points[i]!;
      const age = Math.ceil((a - p.a) / HOLD);
      if (age > 0) floors[age] = Math.min(floors[age] ?? Infinity, this.#latenessAt(p, s));
    }
    return Object.values(floors).sort((x, y) => x - y);
  }

  #judgeFall(a: Ms, s: Ms, before: Ms, rr: Ms): LatencyNews | undefined {
    const l = a - s;
    if (this.#fall !== undefined && a - this.#fall.since > 2 * HOLD) this.#fall = undefined;
    if (l >= (this.#fall?.from ?? before) - 0.3 * rr) return undefined;
    if (this.#fall === undefined) {
      const { high, jitter, since } = this.#spread(rr, s);
      // Early in a stretch the envelope is still finding its floor; a fall then means nothing.
      if (since === undefined || a - since < 20_000) return undefined;
      const below = high - jitter - 0.4 * rr;
      if (l < below) this.#fall = { since: a, from: before, below };
      return undefined;
    }
    const fall = this.#fall;
    if (l >= fall.below) return undefined;
    // A second packet earlier than any packing allows: the strap's time has run ahead, so intervals came twice.
    this.#fall = undefined;
    this.#restartFrom(fall.since);
    return { kind: 'twice', ms: fall.from - Math.min(before, l) };
  }

  /** Drops what was seen before `since`: after a step the old envelope no longer holds. */
  #restartFrom(since: Ms): void {
    this.#points = this.#points.slice(this.#head).filter((p) => p.a >= since);
    this.#head = 0;
    this.#blocks = [];
  }

  #add(point: Point): void {
    this.#points.push(point);
    while (point.a - this.#points[this.#head]!.a > WINDOW) this.#head++;
    if (this.#head > 512) {
      this.#points = this.#points.slice(this.#head);
      this.#head = 0;
    }
    const block = this.#blocks.at(-1);
    if (block === undefined || Math.floor(point.a / BLOCK) !== Math.floor(block.a / BLOCK)) {
      this.#fitDrift();
      this.#blocks.push(point);
      if (this.#blocks.length > BLOCKS) this.#blocks.shift();
    } else if (point.a - point.s < block.a - block.s) {
      this.#blocks[this.#blocks.length - 1] = point;
    }
  }

  #fitDrift(): void {
    const n = this.#blocks.length;
    if (n < 6) return;
    let meanS = 0;
    let meanL = 0;
    for (const p of this.#blocks) {
      meanS += p.s / n;
      meanL += (p.a - p.s) / n;
    }
    let sl = 0;
    let ss = 0;
    let ll = 0;
    for (const p of this.#blocks) {
      const ds = p.s - meanS;
      const dl = p.a - p.s - meanL;
      sl += ds * dl;
      ss += ds * ds;
      ll += dl * dl;
    }
    const slope = sl / ss;
    const error = Math.sqrt(Math.max(0, ll - slope * sl) / (n - 2) / ss);
    this.#drift = Math.abs(slope) <= 0.02 ? 1 + slope : undefined;
    this.#rate =
      Math.abs(slope) > 0.005 && Math.abs(slope) <= 0.02 && Math.abs(slope) > 4 * error ? slope : 0;
  }
}
