/** What a strap's intervals are worth: every bound of the verdict from both sides, on packets of one beat a second. */
import { describe, expect, it } from 'vitest';
import { CapabilityTest, type CapabilityVerdict } from '../../../src/signal/capability.ts';

interface Second {
  readonly bpm: number;
  readonly rr: readonly number[];
}
/** When each verdict came first, s after the first packet, of packets a second apart. */
function verdicts(seconds: number, of: (s: number) => Second): string[] {
  const test = new CapabilityTest();
  const seen: string[] = [];
  let last: CapabilityVerdict | undefined;
  for (let s = 0; s <= seconds; s++) {
    const verdict = test.push({ at: 1000 * s, contact: true, ...of(s) });
    if (verdict !== last) seen.push(`${verdict} ${s}`);
    last = verdict;
  }
  return seen.slice(1);
}
/** Intervals of `ms`, a little uneven, with the heart rate that belongs to them. */
const filling = (ms: number): string[] =>
  verdicts(58, (s) => ({
    bpm: Math.round(60_000 / ms),
    // The first packets tell of less time than has passed, so that none of it was held back before.
    rr: [s < 2 ? Math.min(ms, 950) : ms + (s % 2 === 0 ? 3 : -3)],
  }));

describe('the verdict on a strap', () => {
  it.each([
    [590, ['no-rr 20']],
    [615, ['full 55']],
    [890, ['full 55']],
    [910, ['full 20']],
    [1090, ['full 20']],
    [1115, ['duplicates 20']],
  ])('of intervals that fill %s ms of each second', (ms, told) => {
    expect(filling(ms)).toEqual(told);
  });

  it('is that intervals contradict a heart rate that is more than ten beats off', () => {
    const told = (bpm: number) => verdicts(20, (s) => ({ bpm, rr: [s % 2 === 0 ? 1003 : 997] }));
    expect([told(70), told(71)]).toEqual([['full 20'], ['fill-values 20']]);
    expect([told(50), told(49)]).toEqual([['full 20'], ['fill-values 20']]);
  });

  describe('is that they are computed from heart rate', () => {
    /** Twenty seconds of `rates` in turn with intervals `off` ms beside them, `strange` of the newest twenty far beside. */
    const told = ({ rates = [62, 64, 66], off = 0.9, strange = 0 } = {}): string[] =>
      verdicts(20, (s) => {
        const bpm = rates[s % rates.length]!;
        return { bpm, rr: [60_000 / bpm + (s > 20 - strange ? 7 : off)] };
      });

    it('where they lie within 1 ms of it', () => {
      expect([told({ off: 0.95 }), told({ off: 1.05 })]).toEqual([['synthesised 20'], ['full 20']]);
    });

    it('in nine of ten', () => {
      expect([told({ strange: 2 }), told({ strange: 3 })]).toEqual([['synthesised 20'], ['full 20']]);
    });

    it('at three heart rates', () => {
      expect(told({ rates: [62, 66] })).toEqual(['full 20']);
    });
  });

  it('is that they come twice, too, where every packet from the first on tells of more time than has passed', () => {
    // A minute may have been held back before the first packet, which is told in 38 s; then nothing explains it any more.
    expect(verdicts(80, (s) => ({ bpm: 75, rr: [s % 2 === 0 ? 803 : 797, 800] }))).toEqual(['duplicates 58']);
  });

  it('is not looked for over a hole of more than five seconds', () => {
    const lost = (missing: number): string[] => {
      const test = new CapabilityTest();
      const seen: string[] = [];
      for (let s = 0; s <= 40; s++) {
        if (s > 10 && s < 10 + missing) continue;
        // The packet after the hole brings what the time before it held.
        const beats = s === 10 + missing ? missing : 1;
        const rr = Array.from({ length: beats }, () => (s % 2 === 0 ? 1003 : 997));
        if (test.push({ at: 1000 * s, bpm: 60, rr, contact: true }) !== 'testing') seen.push(String(s));
      }
      return seen.slice(0, 1);
    };
    // Of a stretch that began at 0 s, or anew after the hole.
    expect(lost(5)).toEqual(['20']);
    expect(lost(6)).toEqual(['36']);
  });
});
