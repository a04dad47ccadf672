/**
 * What a strap's intervals are worth, judged from the packets themselves and never from its name: whether they fill the
 * time, come twice, are fill values, are computed from heart rate, or are in the wrong unit. No clock: all times come
 * from the packets. It judges the strap, not the heart; single bad beats are the labels' affair.
 */
import { UnitTest } from './capability-unit.ts';
import { isFromRate, wholeRateOf } from './from-rate.ts';
import type { Bpm, Ms, Share } from '../terms/units.ts';

/**
 * `testing`: too early to say. `full`: an interval for each beat. `no-rr`: heart rate without intervals, or with too few.
 * `duplicates`: intervals make up more time than has passed. `fill-values`: an invented value stands among them.
 * `synthesised`: computed from heart rate, the strap's own or another one in whole beats. `wrong-unit`: ms sent as if they were 1/1024 s, so 2.4 % too short.
 */
export type CapabilityVerdict =
  'testing' | 'full' | 'no-rr' | 'duplicates' | 'fill-values' | 'synthesised' | 'wrong-unit';

/** One heart rate packet, as the test needs it. */
export interface CapabilityPacket {
  /** Arrival. */
  readonly at: Ms;
  /** The strap's own heart rate; 0 = no estimate. */
  readonly bpm: Bpm;
  /** Intervals, oldest first. */
  readonly rr: readonly Ms[];
  /** `undefined` = the strap does not report skin contact. */
  readonly contact?: boolean | undefined;
}

/** Time with contact that a verdict needs at least, and the stretch that it looks back over at most. */
const SHORTEST: Ms = 20_000;
const LONGEST: Ms = 60_000;
/** Packets further apart than this belong to no common stretch: intervals were lost with the packets between them. */
const HOLE: Ms = 5_000;
/**
 * No interval for so long from a strap whose intervals filled the time before: it is off the skin, which says nothing of
 * what it can do. The test goes on when they return.
 */
const PAUSE: Ms = 10_000;
/** Share of the time that intervals fill. Between `FEW` and `ENOUGH` a first verdict waits for the longer stretch. */
const FEW: Share = 0.6;
const ENOUGH: Share = 0.9;
const TOO_MUCH: Share = 1.1;
/**
 * Beats that the search for fill values looks back over, and how often one value must stand there to be suspected: at least
 * so often, and twice more for each beat on the five values to either side, or a wave's turning point looks the same.
 */
const VALUES = 300;
const FILL_SHARE: Share = 0.03;
const FILL_TIMES = 6;
const FILL_OVER_NEIGHBOURS = 2;
const FILL_BPM_OFF: Bpm = 15;
const MEAN_BPM_OFF: Bpm = 10;
/**
 * Intervals this close to 60000 / heart rate, this often, are computed from it; by chance about one in six is. Heart rate
 * must have taken several values, or a paced or very even heart would look the same.
 */
const SYNTHESISED_WITHIN: Ms = 1;
const SYNTHESISED_SHARE: Share = 0.9;
const SYNTHESISED_BEATS = 12;
const SYNTHESISED_RATES = 3;

interface Entry {
  /** Time that passed since the packet before, ms. */
  readonly passed: Ms;
  readonly bpm: Bpm;
  readonly rr: readonly Ms[];
  /** How many of `rr` equal 60000 / heart rate. */
  readonly computed: number;
}

const total = (rr: readonly Ms[]): Ms => rr.reduce((a, b) => a + b, 0);

/** Raw intervals are whole numbers of 1/1024 s; counting them by value needs the number. */
const rawOf = (rr: Ms): number => Math.round((rr * 1024) / 1000);

/** The test, packet after packet. One for each strap; it goes on over lost links of the same strap. */
export class CapabilityTest {
  #entries: Entry[] = [];
  #passed: Ms = 0;
  #lastAt: Ms | undefined;
  #lastBpm: Bpm = 0;
  /** Time that the intervals of the stretch fill. */
  #sum: Ms = 0;
  /** When the last interval came; whether they filled the time then. */
  #rrAt: Ms = 0;
  #filling = false;
  /** Intervals have ceased; nothing is judged until they are back. */
  #ceased = false;
  /** What the link held back during a hole and may still deliver, ms, a minute at most: such intervals tell of the hole and not of the time after it. */
  #owed: Ms = 0;
  readonly #values: { raw: number; bpm: Bpm }[] = [];
  readonly #counts = new Map<number, number>();
  /** Values that stand there so often that one may be suspected. */
  readonly #often = new Set<number>();
  /** How many values are 60000 / integer, by the integer, and in all. */
  readonly #made = new Map<number, number>();
  #madeInAll = 0;
  readonly #unit = new UnitTest();
  #verdict: CapabilityVerdict = 'testing';

  /** The verdict so far. */
  get verdict(): CapabilityVerdict {
    return this.#verdict;
  }

  /** Takes the next packet and gives the verdict with it. A verdict may be revised later, never back to `testing`. */
  push(packet: CapabilityPacket): CapabilityVerdict {
    const { at, bpm, rr } = packet;
    if (packet.contact === false || bpm === 0) {
      this.#restart(undefined);
      return this.#verdict;
    }
    const passed = this.#lastAt === undefined ? Infinity : at - this.#lastAt;
    const back = this.#ceased && rr.length > 0;
    if (passed > HOLE || back || this.#pays(rr, passed)) {
      if (passed > HOLE) this.#owed = Math.min(passed, LONGEST);
      this.#ceased = false;
      // The intervals of the first packet tell of time before it.
      this.#restart(at);
      this.#lastBpm = bpm;
      return this.#verdict;
    }
    if (rr.length > 0) this.#rrAt = at;
    else this.#ceased ||= this.#filling && at - this.#rrAt >= PAUSE;
    const expected = [60_000 / bpm, 60_000 / this.#lastBpm];
    const computed = rr.filter((ms) => expected.some((e) => Math.abs(ms - e) <= SYNTHESISED_WITHIN)).length;
    const entry = { passed, bpm, rr, computed };
    this.#lastAt = at;
    this.#lastBpm = bpm;
    this.#entries.push(entry);
    this.#passed += entry.passed;
    this.#sum += total(rr);
    while (this.#passed - (this.#entries[0]?.passed ?? 0) >= LONGEST) {
      const old = this.#entries.shift();
      this.#passed -= old?.passed ?? 0;
      this.#sum -= total(old?.rr ?? []);
    }
    if (rr.length > 0 && this.#passed >= HOLE) this.#filling = this.#sum >= FEW * this.#passed;
    for (const ms of rr) this.#count(rawOf(ms), bpm);
    this.#unit.push(at, rr);
    if (this.#passed >= SHORTEST && !this.#ceased) this.#verdict = this.#judge();
    return this.#verdict;
  }

  /** Whether a packet after a hole tells of more time than has passed since the one before it, as those that were held back do. */
  #pays(rr: readonly Ms[], passed: Ms): boolean {
    if (this.#owed <= 0) return false;
    const told = total(rr);
    this.#owed = told > passed ? this.#owed - told : 0;
    return told > passed;
  }

  #restart(at: Ms | undefined): void {
    this.#entries = [];
    this.#passed = 0;
    this.#sum = 0;
    this.#lastAt = at;
    this.#rrAt = at ?? 0;
    this.#unit.restart();
  }

  #count(raw: number, bpm: Bpm): void {
    this.#values.push({ raw, bpm });
    this.#tally(raw, 1);
    if (this.#values.length > VALUES) this.#tally(this.#values.shift()?.raw ?? 0, -1);
  }

  /** One more of a value, or one less. */
  #tally(raw: number, by: 1 | -1): void {
    const count = (this.#counts.get(raw) ?? 0) + by;
    if (count === 0) this.#counts.delete(raw);
    else this.#counts.set(raw, count);
    if (count >= FILL_TIMES) this.#often.add(raw);
    else this.#often.delete(raw);
    const rate = wholeRateOf((raw * 1000) / 1024);
    if (rate === undefined) return;
    const made = (this.#made.get(rate) ?? 0) + by;
    this.#madeInAll += by;
    if (made === 0) this.#made.delete(rate);
    else this.#made.set(rate, made);
  }

  #judge(): CapabilityVerdict {
    const sum = this.#sum;
    let beats = 0;
    let computed = 0;
    let bpmSum = 0;
    const rates = new Set<Bpm>();
    for (const entry of this.#entries) {
      beats += entry.rr.length;
      computed += entry.computed;
      bpmSum += entry.bpm;
      if (entry.computed > 0) rates.add(entry.bpm);
    }
    const filled = sum / this.#passed;
    if (filled < FEW) return 'no-rr';
    const even = beats >= SYNTHESISED_BEATS && computed / beats >= SYNTHESISED_SHARE;
    if ((even && rates.size >= SYNTHESISED_RATES) || this.#isFromRate()) return 'synthesised';
    const bpmOff = Math.abs((60_000 * beats) / sum - bpmSum / this.#entries.length);
    if (bpmOff > MEAN_BPM_OFF || this.#hasFill()) return 'fill-values';
    if (filled > TOO_MUCH) return 'duplicates';
    if (this.#unit.wrong) return 'wrong-unit';
    if (filled >= ENOUGH || this.#passed >= LONGEST - HOLE) return 'full';
    // Fewer than expected, as after lost packets: wait for the longer stretch, or leave the verdict as it was.
    return this.#verdict;
  }

  /** Whether nearly all values are 60000 / integer, whatever heart rate the strap sends beside them. */
  #isFromRate(): boolean {
    return isFromRate(this.#values.length, this.#madeInAll, this.#made.size);
  }

  /** One exact value that stands far out from its neighbours' counts and contradicts heart rate. */
  #hasFill(): boolean {
    for (const raw of this.#often) {
      const count = this.#counts.get(raw) ?? 0;
      if (count < FILL_SHARE * this.#values.length) continue;
      let around = 0;
      for (let d = 1; d <= 5; d++) {
        around += (this.#counts.get(raw - d) ?? 0) + (this.#counts.get(raw + d) ?? 0);
      }
      if (count < FILL_TIMES + FILL_OVER_NEIGHBOURS * around) continue;
      const rate = (60_000 * 1024) / (raw * 1000);
      const contradicts = this.#values.filter(
        (v) => v.raw === raw && Math.abs(rate - v.bpm) > FILL_BPM_OFF,
      ).length;
      if (contradicts > count / 2) return true;
    }
    return false;
  }
}
