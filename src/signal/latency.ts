/**
 * How late packets arrive: the lower envelope of (arrival minus the strap's own time), its drift, and whether a rise of
 * it is a stall of the link or a loss of beats. It knows packets only, reads no clock and makes no beats.
 */
import type { Ms } from './units.ts';

/** Length of the envelope's memory, ms. */
const WINDOW: Ms = 60_000;
/** A rise that lasts this long may be called a loss. */
const HOLD: Ms = 5_000;
/** Packets this soon after the rise may be the ones a stalled link held back; they prove nothing. */
const STALL: Ms = 1_500;
/** A packet counts as later than any packing can explain from this much above it, ms. */
const SLACK: Ms = 150;
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
  readonly since: Ms;
  /** Envelope when it began. */
  readonly from: Ms;
  /** How much of a rise packing alone could explain. */
  readonly jitter: Ms;
  lowest: Ms;
  /** Packets that came later than packing can explain. */
  beyond: number;
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
  #last: { a: Ms; l: Ms } | undefined;
  #rise: Rise | undefined;
  #fall: { readonly since: Ms; readonly from: Ms; readonly below: Ms } | undefined;
  #emptySince = false;
  #spacing: Ms = 1000;

  /** Forgets everything; for a new anchor of the strap's time. */
  reset(): void {
    this.#points = [];
    this.#head = 0;
    this.#blocks = [];
    this.#drift = this.#last = this.#rise = this.#fall = undefined;
    this.#emptySince = false;
  }

  /**
   * Clock ratio b in `time = a + b * (strap time)`, fitted to the earliest packets of 10-s blocks over up to 5 min.
   * `undefined` before 60 s have been seen or if it lies outside 0.98 to 1.02.
   */
  get drift(): number | undefined {
    return this.#drift;
  }

  /** Latency to add to strap time `s`, ms; `undefined` before the first packet. A drift of more than 0.5 % is taken into account. */
  envelope(s: Ms): Ms | undefined {
    let lowest = Infinity;
    const rate = this.#rate();
    for (let i = this.#head; i < this.#points.length; i++) {
      const p = this.#points[i]!;
      lowest = Math.min(lowest, p.a - p.s + rate * (s - p.s));
    }
    return lowest === Infinity ? undefined : lowest;
  }

  /** Notes a packet without intervals: a strap that packs by its own clock sends one when no beat fell into its second. */
  empty(): void {
    this.#emptySince = true;
  }

  /** Takes a packet that ended at strap time `s` and arrived at `a`; `rr` is the typical interval. Says what it reveals. */
  push(a: Ms, s: Ms, rr: Ms): LatencyNews | undefined {
    const l = a - s;
    const before = this.envelope(s);
    const rose = this.#last === undefined ? 0 : l - this.#last.l;
    if (this.#last !== undefined) {
      const gap = Math.min(2500, Math.max(200, a - this.#last.a));
      this.#spacing += (gap - this.#spacing) / 16;
    }
    const spread = this.#spread(rr);
    this.#add({ a, s });
    this.#last = { a, l };
    this.#emptySince = false;
    if (before === undefined) return undefined;
    return (
      this.#judgeRise(a, l, before, rose, spread.jitter, rr) ?? this.#judgeFall(a, l, before, spread, rr)
    );
  }

  #rate(): number {
    const b = this.#drift;
    return b !== undefined && Math.abs(b - 1) > 0.005 ? b - 1 : 0;
  }

  /** How far above the envelope ordinary packets come. A strap that sends by its own clock spreads them over a whole spacing. */
  #spread(rr: Ms): Spread {
    const late = this.#points.slice(this.#head).map((p) => p.a - p.s);
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

  #judgeRise(a: Ms, l: Ms, before: Ms, rose: Ms, jitter: Ms, rr: Ms): LatencyNews | undefined {
    const high = l > (this.#rise?.from ?? before) + 0.6 * rr;
    if (!high) {
      this.#rise = undefined;
      return undefined;
    }
    // A slow climb is packing that walks against the heart's rhythm; only a jump can be a loss.
    if (this.#rise === undefined && rose > 0.5 * rr) {
      this.#rise = { since: a, from: before, jitter, lowest: Infinity, beyond: 0 };
    }
    const rise = this.#rise;
    if (rise === undefined) return undefined;
    rise.lowest = Math.min(rise.lowest, l);
    if (a - rise.since > STALL && l > rise.from + rise.jitter + SLACK) rise.beyond++;
    if (a - rise.since < HOLD || rise.beyond < 2) return undefined;
    const ms = rise.lowest - rise.from;
    this.#rise = undefined;
    this.#restartFrom(rise.since);
    return { kind: 'lost', beats: Math.max(1, Math.round(ms / rr)), ms };
  }

  #judgeFall(a: Ms, l: Ms, before: Ms, spread: Spread, rr: Ms): LatencyNews | undefined {
    if (this.#fall !== undefined && a - this.#fall.since > 2 * HOLD) this.#fall = undefined;
    // Early in a stretch the envelope is still finding its floor; a fall then means nothing.
    if (this.#fall === undefined && (spread.since === undefined || a - spread.since < 20_000))
      return undefined;
    const fall = this.#fall ?? { since: a, from: before, below: spread.high - spread.jitter - 0.4 * rr };
    if (l >= fall.below) return undefined;
    if (this.#fall === undefined) {
      this.#fall = fall;
      return undefined;
    }
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
    for (const p of this.#blocks) {
      sl += (p.s - meanS) * (p.a - p.s - meanL);
      ss += (p.s - meanS) ** 2;
    }
    const b = 1 + sl / ss;
    this.#drift = b >= 0.98 && b <= 1.02 ? b : undefined;
  }
}
