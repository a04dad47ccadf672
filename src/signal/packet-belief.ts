/**
 * What of a heart rate packet can be believed, before anything is computed from it: a heart rate that no heart has is none,
 * empty slots are no intervals, and a strap that has never felt skin while steady intervals fill the time
 * does not feel it at all. The recorded fact is not changed. No clock: all times come from the packets.
 */
import type { Bpm, Ms, Share } from '../terms/units.ts';

/** A heart rate packet as the strap sent it. */
export interface SentPacket {
  /** Arrival. */
  readonly at: Ms;
  /** The strap's own heart rate; 0 = no estimate. */
  readonly bpm: Bpm;
  /** Intervals, oldest first. */
  readonly rr: readonly Ms[];
  /** `undefined` = the strap does not report skin contact. */
  readonly contact?: boolean | undefined;
}

/** Heart rates outside these bounds are no estimate; 255 and 65535 stand for "unknown" in some straps. */
const BPM_MIN: Bpm = 20;
const BPM_MAX: Bpm = 250;
/** Steady intervals must have filled this share of so long a time before a denial of contact is set aside. */
const STEADY_FOR: Ms = 10_000;
const FILLED: readonly [Share, Share] = [0.8, 1.2];
/** Without an interval for so long, nothing fills the time any more. */
const PAUSE: Ms = 5_000;
/** A neighbour that differs by more than this share is a jump; more jumps than this share, and than one early beat makes, are no steady heart. */
const JUMP: Share = 0.2;
const JUMPS: Share = 0.3;
const EARLY_BEAT = 3;
/** What is older than about so long does not count. */
const MEMORY: Ms = 40_000;

/** The strap's own heart rate where a heart can have it, bpm; `undefined` = no estimate. */
export function heartRateOf(bpm: Bpm): Bpm | undefined {
  return bpm >= BPM_MIN && bpm <= BPM_MAX ? bpm : undefined;
}

/** The highest number that an interval's two bytes hold, 1/1024 s: no heart pauses for a minute, but some straps fill empty slots with it. */
const HIGHEST: Ms = (0xffff * 1000) / 1024;
const isEmpty = (ms: Ms): boolean => ms === 0 || ms === HIGHEST;

/** The intervals without empty slots, wherever a strap leaves them: whether a beat is missing there the time tells. */
const filledSlots = (rr: readonly Ms[]): readonly Ms[] =>
  rr.some(isEmpty) ? rr.filter((ms) => !isEmpty(ms)) : rr;

/** Reads the packets of one strap, in order of arrival. */
export class PacketBelief {
  /** The strap has felt skin, so its denial means something. */
  #felt = false;
  #since: Ms | undefined;
  #lastRrAt: Ms = 0;
  #sum: Ms = 0;
  #beats = 0;
  #jumps = 0;
  #last: Ms | undefined;

  /** Begins with another strap. */
  restart(): void {
    this.#felt = false;
    this.#since = undefined;
  }

  /** The packet as far as it can be believed; `bpm` 0 = no estimate. */
  read(packet: SentPacket): SentPacket {
    const rr = filledSlots(packet.rr);
    const bpm = heartRateOf(packet.bpm) ?? 0;
    const { contact } = packet;
    if (contact === true) this.#felt = true;
    const set = contact === false && !this.#felt && this.#steady(packet.at, rr, bpm);
    return { at: packet.at, bpm, rr, contact: set ? undefined : contact };
  }

  /** Takes the intervals of a packet that denies contact; whether steady ones have filled the last 10 s or more. */
  #steady(at: Ms, rr: readonly Ms[], bpm: Bpm): boolean {
    if (this.#since === undefined || bpm === 0 || at - this.#lastRrAt > PAUSE) {
      // The intervals of the first packet tell of time before it.
      this.#since = this.#lastRrAt = at;
      this.#sum = this.#beats = this.#jumps = 0;
      this.#last = undefined;
      return false;
    }
    if (rr.length > 0) this.#lastRrAt = at;
    for (const ms of rr) {
      this.#sum += ms;
      this.#beats++;
      if (this.#last !== undefined && Math.abs(ms / this.#last - 1) > JUMP) this.#jumps++;
      this.#last = ms;
    }
    const passed = at - this.#since;
    const filled = this.#sum / passed;
    const mayJump = Math.max(EARLY_BEAT, JUMPS * this.#beats);
    const steady =
      passed >= STEADY_FOR && filled >= FILLED[0] && filled <= FILLED[1] && this.#jumps <= mayJump;
    if (passed > MEMORY) {
      this.#since += passed / 2;
      this.#sum /= 2;
      this.#beats /= 2;
      this.#jumps /= 2;
    }
    return steady;
  }
}
