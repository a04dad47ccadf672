/** How late packets come: the lowest latency of a minute, its drift, and which rises and falls of it are beats that were lost or came twice. Intervals of 1000 ms. */
import { describe, expect, it } from 'vitest';
import { Latency, type LatencyNews } from '../../../src/signal/packet-latency.ts';

const RR = 1000;
interface Seen {
  readonly latency: Latency;
  /** What was told, by the second in which it was. */
  readonly news: readonly (readonly [number, LatencyNews])[];
}
/** A packet a second for `seconds`, late by what `late` gives of the second; before those in `empty` a packet came without intervals. */
function seen(late: (t: number) => number, seconds = 120, empty: readonly number[] = []): Seen {
  const latency = new Latency();
  const news: [number, LatencyNews][] = [];
  for (let t = 1; t <= seconds; t++) {
    if (empty.includes(t)) latency.empty();
    const told = latency.push(t * 1000, t * 1000 - late(t), RR);
    if (told !== undefined) news.push([t, told]);
  }
  return { latency, news };
}
const lost = (t: number, ms: number, beats = 1) => [[t, { kind: 'lost', beats, ms }]];
const twice = (t: number, ms: number) => [[t, { kind: 'twice', ms }]];
/** News of a latency that is `from` and from second `when` on `to`. */
const step = (from: number, to: number, when = 40) => seen((t) => (t < when ? from : to)).news;

describe('the envelope', () => {
  it('is the smallest latency of the last minute, unknown before the first packet', () => {
    const latency = new Latency();
    expect(latency.envelope(0)).toBeUndefined();
    expect(latency.explains(0, 0, RR)).toBe(false);
    const low = (seconds: number) =>
      seen((t) => (t === 10 ? 90 : 100 + (t % 3)), seconds).latency.envelope(seconds * 1000);
    expect([low(10), low(70), low(71)]).toEqual([90, 90, 100]);
  });

  it('is forgotten with a new anchor', () => {
    const { latency } = seen((t) => 100 + 6 * t);
    latency.reset();
    expect([latency.envelope(0), latency.drift]).toEqual([undefined, undefined]);
    expect(latency.push(1000, 500, RR)).toBeUndefined();
    expect(latency.envelope(99_000)).toBe(500);
  });

  it('keeps to the last minute however many packets come', () => {
    const latency = new Latency();
    for (let i = 1; i <= 4000; i++) latency.push(100 * i, 100 * i - (i <= 3400 ? 50 : 60 + (i % 2)), 100);
    expect(latency.envelope(400_000)).toBe(50);
    latency.push(400_100, 400_040, 100);
    expect(latency.envelope(400_100)).toBe(60);
  });

  it('explains a packet that a free link delivers up to 1.1 intervals and the packing above it', () => {
    const { latency } = seen(() => 100);
    const explains = (late: number): boolean => latency.explains(130_000, 130_000 - late, RR);
    expect([1200, 1201].map(explains)).toEqual([true, false]);
    // Half a second of packing by the strap's own clock adds the second in which it packs.
    const packed = seen((t) => 100 + 500 * (t % 2)).latency;
    expect([2200, 2201].map((late) => packed.explains(130_000, 130_000 - late, RR))).toEqual([true, false]);
  });
});

describe('the drift', () => {
  /** A clock that runs `rate` faster makes latency grow by that much of each second. */
  const drifting = (rate: number, seconds = 120) => seen((t) => 100 + 1000 * t * rate, seconds).latency;

  it('is the ratio of the two clocks, up to two in a hundred', () => {
    for (const rate of [0, 0.001, 0.006, 0.019, -0.006, -0.02])
      expect(drifting(rate).drift).toBeCloseTo(1 / (1 - rate), 9);
    expect([0.02, -0.021].map((rate) => drifting(rate).drift)).toEqual([undefined, undefined]);
  });

  it('is told from six blocks of ten seconds on', () => {
    expect([59, 60].map((seconds) => drifting(0.006, seconds).drift !== undefined)).toEqual([false, true]);
  });

  it('of more than a two hundredth is carried on where it is certain', () => {
    const ahead = (rate: number): number => {
      const latency = drifting(rate);
      return (latency.envelope(220_000) ?? 0) - (latency.envelope(120_000) ?? 0);
    };
    expect(ahead(0.004)).toBe(0);
    expect(ahead(0.006)).toBeCloseTo(100_000 * (0.006 / 0.994), 6);
    expect(ahead(-0.006)).toBeCloseTo(-100_000 * (0.006 / 1.006), 6);
    expect(ahead(0.021)).toBe(0);
    // The same slope on the whole, with blocks that lie far beside it.
    const rough = seen((t) => 100 + 6 * t + 390 * (Math.floor(t / 10) % 2)).latency;
    expect(rough.drift).toBeGreaterThan(1.005);
    expect(rough.envelope(220_000)).toBe(rough.envelope(120_000));
  });

  it('is that of five minutes: what was before them is forgotten', () => {
    const late = (t: number): number => (t < 100 ? 100 : 100 - 2 * (t - 100));
    expect(seen(late, 400).latency.drift).toBeCloseTo(1 / 1.002, 9);
    expect(seen(late, 380).latency.drift).not.toBeCloseTo(1 / 1.002, 9);
  });
});

describe('a rise of latency', () => {
  it('by more than 0.6 interval is a loss after five seconds, by more than 0.3 after fifteen, and by less is none', () => {
    expect(step(100, 1100)).toEqual(lost(45, 1000));
    expect(step(100, 2100)).toEqual(lost(45, 2000, 2));
    expect(step(100, 701)).toEqual(lost(45, 601));
    expect(step(100, 700)).toEqual(lost(55, 600));
    expect(step(100, 401)).toEqual(lost(55, 301));
    expect(step(100, 400)).toEqual([]);
  });

  it('that ends before is none', () => {
    expect(seen((t) => (t >= 40 && t < 45 ? 1100 : 100)).news).toEqual([]);
    expect(seen((t) => (t >= 40 && t < 55 ? 600 : 100)).news).toEqual([]);
    expect(seen((t) => (t >= 40 && t < 46 ? 1100 : 100)).news).toEqual(lost(45, 1000));
  });

  it('has its size from its lowest packet, the first second and a half left out', () => {
    expect(seen((t) => (t < 40 ? 100 : t < 42 ? 900 : 1100)).news).toEqual(lost(45, 1000));
    expect(seen((t) => (t < 40 ? 100 : t === 43 ? 950 : 1100)).news).toEqual(lost(45, 850));
  });

  it('that falls below 0.6 interval between begins its five seconds anew', () => {
    expect(seen((t) => (t < 40 ? 100 : t === 43 ? 650 : 1100)).news).toEqual(lost(49, 1000));
  });

  it('says nothing where less than four times five seconds were seen', () => {
    expect(step(100, 1100, 12)).toEqual([]);
    expect(step(100, 1100, 13)).toEqual(lost(22, 1000));
  });

  it('is judged against the latency from before it ever after', () => {
    const { news, latency } = seen((t) => (t < 40 ? 100 : t < 80 ? 1100 : 2100));
    expect(news).toEqual([...lost(45, 1000), ...lost(85, 1000)]);
    expect(latency.envelope(120_000)).toBe(2100);
    expect(latency.drift).toBeUndefined();
  });

  it('up to where an empty packet shows that packing stepped is none', () => {
    const stepped = (to: number, empty: readonly number[]) =>
      seen((t) => (t < 60 ? 100 : to), 100, empty).news.map(([, { kind }]) => kind);
    expect([stepped(1100, []), stepped(1100, [60])]).toEqual([['lost'], []]);
    expect(stepped(2100, [60])).toEqual(['lost']);
    expect(stepped(1100, [58])).toEqual(['lost']);
  });

  it('is what packing does not explain of a strap that sends by its own clock', () => {
    const clock = (t: number): number => 100 + ((t * 300) % 1000);
    expect(seen(clock).news).toEqual([]);
    expect(seen((t) => clock(t) + (t > 60 ? 1000 : 0), 150).news).toEqual(lost(66, 1000));
  });
});

describe('a fall of latency', () => {
  it('by more than 0.4 interval in two packets is intervals that came twice', () => {
    expect(step(1100, 100)).toEqual(twice(41, 1000));
    expect(step(1100, 699)).toEqual(twice(41, 401));
    expect(step(1100, 700)).toEqual([]);
  });

  it('is none of a single packet, nor of two that are more than ten seconds apart', () => {
    const early = (...at: number[]) => seen((t) => (at.includes(t) ? 100 : 1100)).news;
    expect([early(40), early(40, 51)]).toEqual([[], []]);
    expect(early(40, 50)).toEqual(twice(50, 1000));
  });

  it('means nothing in the first twenty seconds', () => {
    expect([step(1100, 100, 20), step(1100, 100, 21)]).toEqual([[], twice(22, 1000)]);
  });

  it('has its size from the lower of its two packets', () => {
    expect(seen((t) => (t < 40 ? 1100 : t === 40 ? 100 : 150)).news).toEqual(twice(41, 1000));
    expect(seen((t) => (t < 40 ? 1100 : t === 40 ? 150 : 100)).news).toEqual(twice(41, 1000));
  });
});
