/**
 * From packets to beats: intervals laid end to end on the strap's own time and anchored to arrival by the smallest latency
 * of the last minute. It drops what can't be trusted as a beat (the first intervals after a hole, a packet sent twice,
 * impossible values), starts a new stretch wherever time is missing, and reads no clock: all times come from the packets.
 */
import { Arrivals, BURST } from './arrivals.ts';
import type { Beat } from './beats.ts';
import { Latency } from './packet-latency.ts';
import type { Bpm, Ms } from '../terms/units.ts';

/** One heart rate packet, as the beat clock needs it. */
export interface ClockPacket {
  /** Arrival, session time. */
  readonly at: Ms;
  /** Intervals, oldest first. */
  readonly rr: readonly Ms[];
  /** The strap's own heart rate; 0 = no estimate. */
  readonly bpm: Bpm;
  /** `undefined` = the strap does not report skin contact. */
  readonly contact?: boolean | undefined;
  /** Number of the connection, from 1; a change of it is a hole. 0 = the packets come from a file of intervals. */
  readonly connection: number;
}

/** Why a stretch of beats ended. */
export type BreakReason =
  /** A new connection, or the link was reported lost. */
  | 'link'
  /** On a connection that still stood no packet for 5 s, or no interval for 10 s, and what came then does not tell of that time. */
  | 'silence'
  /** The strap said it has no skin contact, or sent heart rate 0 for 3 s. */
  | 'contact'
  /** Beats are missing from the strap's own count. */
  | 'lost'
  /** Intervals were sent twice and some of them are among the beats. */
  | 'twice'
  /** An interval below 200 or above 3000 ms. */
  | 'impossible'
  /** The recording itself was interrupted. */
  | 'recording';

/** A hole between two stretches of beats. */
export interface Gap {
  /** Number of the stretch that begins after the hole. */
  readonly segment: number;
  readonly reason: BreakReason;
  /** Estimated number of beats missing; `undefined` = unknown. */
  readonly beats?: number;
}

/** Intervals outside these bounds are no beats: nothing shorter is a heart, and what is longer is a hole. The labels judge the rest. */
export const RR_MIN: Ms = 200;
export const RR_MAX: Ms = 3000;
/** Intervals left out after each hole: the strap's detector re-learns, and the first one may span the hole. */
export const DROPPED_AFTER_HOLE = 3;
/** An interval this long can't be a measured time; the strap's clock is lost with it. */
const ABSURD: Ms = 8_000;
const SILENCE: Ms = 5_000;
/** Packets without an interval for so long: the strap was off the skin, whatever it says. */
const NO_INTERVAL: Ms = 10_000;
const NO_RATE: Ms = 3_000;
/** A packet may be this much earlier than any before it. */
const EARLIER: Ms = 50;
/** Packets after a silence are waited for this long at most. */
const HELD: Ms = 2_000;

const total = (rr: readonly Ms[]): Ms => rr.reduce((a, b) => a + b, 0);

/**
 * Makes beats out of packets. `at` of a beat never changes once it has been given out: a better anchor found later is
 * approached by at most 5 % (later) or 50 % (earlier) of an interval per beat, so times stay monotone. A loss of beats is
 * certain only after 5 s; the beats given out meanwhile stay in the stretch before the hole. Packets that come together after a
 * silence are held back until the last of them is there: only then it shows whether they tell of the silence.
 */
export class BeatClock {
  readonly #beats: Beat[] = [];
  readonly #gaps: Gap[] = [];
  readonly #latency = new Latency();
  #s: Ms = 0;
  #drop = DROPPED_AFTER_HOLE;
  #segment = 0;
  #pending: { reason: BreakReason; beats?: number } | undefined;
  #fresh = true;
  #connection: number | undefined;
  #noRateSince: Ms | undefined;
  readonly #arrivals = new Arrivals();
  /** What has come since a silence, until it shows whether it tells of it; `undefined` = no silence is open. */
  #held: { readonly since: Ms; at: Ms; rr: Ms[] } | undefined;
  #rrAt: Ms | undefined;
  #recent: Ms[] = [];
  /** Where a list of intervals has come to; `undefined` = after a hole it goes on anywhere. */
  #listed: Ms | undefined = 0;
  #duplicates = 0;
  #outOfRange = 0;

  /** Every beat so far, oldest first; append-only. */
  get beats(): readonly Beat[] {
    return this.#beats;
  }

  /** Every hole between two stretches so far. */
  get gaps(): readonly Gap[] {
    return this.#gaps;
  }

  /** Intervals recognised as sent twice and left out. */
  get duplicates(): number {
    return this.#duplicates;
  }

  /** Intervals outside 200 to 3000 ms. */
  get outOfRange(): number {
    return this.#outOfRange;
  }

  /** Ratio of session time to the strap's time, 0.98 to 1.02; `undefined` = not known yet. About 1.024: see the capability test. */
  get drift(): number | undefined {
    return this.#latency.drift;
  }

  /** Ends the stretch: nothing bridges what comes next with what came before. Safe to call more than once. */
  break(reason: BreakReason): void {
    this.#settle();
    // A list that was interrupted is a list behind the hole, too.
    if (this.#listed !== 0) this.#listed = undefined;
    this.#breakNow(reason);
  }

  /** Takes in what is still held back, as at the end of a recording. */
  finish(): void {
    this.#settle();
  }

  /**
   * Takes a packet and returns the beats it adds, oldest first: those of packets held back before it, too. Packets come in
   * order of arrival.
   */
  push(packet: ClockPacket): readonly Beat[] {
    const first = this.#beats.length;
    this.#hear(packet);
    return this.#beats.slice(first);
  }

  #hear(packet: ClockPacket): void {
    const { at, rr } = packet;
    if (this.#connection !== undefined && packet.connection !== this.#connection) this.break('link');
    // Intervals of a file were never sent over a link: there is no hole before the first.
    if (this.#connection === undefined && packet.connection === 0) this.#drop = 0;
    this.#connection = packet.connection;
    if (this.#isList(packet)) {
      this.#list(packet);
      return;
    }
    const pause = this.#arrivals.arrive(at) ?? 0;
    if (pause > BURST || (this.#held !== undefined && at - this.#held.since > HELD)) this.#settle();
    if (packet.bpm > 0) this.#noRateSince = undefined;
    else this.#noRateSince ??= at;
    if (packet.contact === false || (this.#noRateSince !== undefined && at - this.#noRateSince >= NO_RATE)) {
      const since = this.#noRateSince;
      this.break('contact');
      this.#noRateSince = since;
      return;
    }
    if (pause > SILENCE) this.#held = { since: at, at, rr: [] };
    if (rr.length === 0) {
      this.#latency.empty();
      return;
    }
    const sum = total(rr);
    const s = this.#s + total(this.#held?.rr ?? []) + sum;
    const floor = this.#latency.envelope(s);
    if (this.#arrivals.isCopy(at, rr, floor === undefined || at - s >= floor - EARLIER)) {
      this.#duplicates += rr.length;
      return;
    }
    if (this.#held !== undefined) {
      this.#held.at = at;
      this.#held.rr.push(...rr);
      return;
    }
    if (this.#rrAt !== undefined && at - this.#rrAt > NO_INTERVAL) this.#breakNow('silence');
    this.#take(at, rr);
  }

  /** Whether a packet is the next of a list of intervals laid end to end: nothing was sent, so nothing can be lost, late or sent twice. */
  #isList({ at, rr, connection }: ClockPacket): boolean {
    if (connection !== 0 || rr.length === 0) return false;
    return this.#listed === undefined || Math.abs(at - this.#listed - total(rr)) < 1;
  }

  /**
   * Every interval of a list is a beat, whatever its length; the labels judge it, as in an analysis of the same file. Behind a hole a stretch
   * begins, and nothing is left out there either: no detector had to learn anew.
   */
  #list({ at, rr }: ClockPacket): void {
    if (this.#pending !== undefined && this.#beats.length > 0) {
      this.#segment++;
      this.#gaps.push({ segment: this.#segment, ...this.#pending });
    }
    this.#pending = undefined;
    let end = at - total(rr);
    for (const ms of rr) {
      end += ms;
      this.#beats.push({ at: end, rr: ms, segment: this.#segment });
    }
    this.#listed = at;
    this.#fresh = true;
  }

  /** The packets after a silence are all there: they fill it and the stretch goes on, or they do not and it is a hole. */
  #settle(): void {
    const held = this.#held;
    if (held === undefined) return;
    this.#held = undefined;
    const { at, rr } = held;
    if (!this.#latency.explains(at, this.#s + total(rr), this.#typical(rr))) this.#breakNow('silence');
    if (rr.length > 0) this.#take(at, rr);
  }

  #breakNow(reason: BreakReason): void {
    this.#newStretch(reason, undefined);
    this.#latency.reset();
    this.#s = 0;
    this.#drop = DROPPED_AFTER_HOLE;
    this.#recent = [];
    this.#rrAt = this.#noRateSince = undefined;
  }

  #take(at: Ms, rr: readonly Ms[]): void {
    if (rr.some((ms) => !(ms <= ABSURD))) {
      this.#outOfRange += rr.filter((ms) => !(ms >= RR_MIN && ms <= RR_MAX)).length;
      this.#breakNow('impossible');
      return;
    }
    this.#rrAt = at;
    const news = this.#latency.push(at, this.#s + total(rr), this.#typical(rr));
    if (news !== undefined) this.#newStretch(news.kind, news.kind === 'lost' ? news.beats : undefined);
    for (const ms of rr) {
      this.#s += ms;
      if (ms < RR_MIN || ms > RR_MAX) {
        this.#outOfRange++;
        this.#newStretch('impossible', undefined);
        continue;
      }
      this.#recent.push(ms);
      if (this.#recent.length > 15) this.#recent.shift();
      if (this.#drop > 0) this.#drop--;
      else this.#emit(ms, at);
    }
  }

  #emit(rr: Ms, arrival: Ms): void {
    const last = this.#beats.at(-1);
    const aim = this.#s + (this.#latency.envelope(this.#s) ?? 0);
    if (this.#fresh && last !== undefined) {
      this.#segment++;
      const { reason, beats } = this.#pending ?? { reason: 'link' };
      this.#gaps.push({ segment: this.#segment, reason, ...(beats !== undefined && { beats }) });
    }
    let at = aim;
    if (last !== undefined) {
      const even = last.at + rr;
      at = this.#fresh
        ? Math.max(aim, last.at + rr / 2)
        : Math.min(Math.max(aim, even - rr / 2), even + rr / 20);
      // A beat is never later than the packet that told of it, except by what keeps the order.
      if (at > arrival) at = Math.max(arrival, last.at + rr / 10);
    }
    this.#fresh = false;
    this.#pending = undefined;
    this.#beats.push({ at, rr, segment: this.#segment });
  }

  #newStretch(reason: BreakReason, beats: number | undefined): void {
    this.#fresh = true;
    // The first cause of a hole names it; what happens inside the hole is part of it.
    this.#pending ??= { reason, ...(beats !== undefined && { beats }) };
  }

  /** Median of the last intervals, ms. */
  #typical(rr: readonly Ms[]): Ms {
    const sorted = (this.#recent.length > 0 ? [...this.#recent] : [...rr]).sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? 800;
  }
}
