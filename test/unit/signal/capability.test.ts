import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CapabilityTest,
  type CapabilityPacket,
  type CapabilityVerdict,
} from '../../../src/signal/capability.ts';
import { parseMeasurement } from '../../../src/strap/services/heart-rate.ts';
import { dataFile, hasData } from '../../fixtures/data-folder.ts';
import { strapPackets, type StrapLife } from '../../fixtures/packets.ts';
import { normal, uniform } from '../../fixtures/random.ts';

/** Packets as a true strap sends them: intervals in whole 1/1024 s, heart rate a whole number from the last eight. */
function stream(life: Partial<StrapLife> = {}): CapabilityPacket[] {
  const recent: number[] = [850];
  return strapPackets({ beats: 300, ...life }).packets.map(({ at, rr }) => {
    const raw = rr.map((ms) => (Math.round(ms * 1.024) * 1000) / 1024);
    recent.push(...raw);
    const last = recent.slice(-8);
    const bpm = Math.round((60_000 * last.length) / last.reduce((a, b) => a + b));
    return { at, rr: raw, bpm, contact: true };
  });
}

/** Every verdict in the order of its first appearance, with the second in which it came. */
function verdicts(packets: readonly CapabilityPacket[]): string[] {
  const test = new CapabilityTest();
  const seen: string[] = [];
  let last: CapabilityVerdict | undefined;
  for (const packet of packets) {
    const verdict = test.push(packet);
    if (verdict !== last) seen.push(`${verdict} ${Math.floor((packet.at - (packets[0]?.at ?? 0)) / 1000)}`);
    last = verdict;
  }
  return seen;
}
const last = (packets: readonly CapabilityPacket[]): string | undefined =>
  verdicts(packets).at(-1)?.split(' ')[0];
const edit = (
  packets: readonly CapabilityPacket[],
  change: (packet: CapabilityPacket, n: number) => Partial<CapabilityPacket>,
): CapabilityPacket[] => packets.map((packet, n) => ({ ...packet, ...change(packet, n) }));

describe('a true strap', () => {
  it('is full after 20 s and stays so', () => {
    expect(verdicts(stream())).toEqual(['testing 0', 'full 20']);
  });

  it('is full whatever the heart, the latency and the drift', () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.integer({ min: 1, max: 1e6 }),
          mean: fc.integer({ min: 450, max: 1300 }),
          swing: fc.integer({ min: 0, max: 150 }),
          noise: fc.integer({ min: 1, max: 40 }),
          latency: fc.integer({ min: 300, max: 3000 }),
          drift: fc.double({ min: 0.985, max: 1.005, noNaN: true }),
        }),
        ({ seed, mean, swing, noise, latency, drift }) => {
          const g = normal(uniform(seed));
          const rr = (n: number): number => mean + swing * Math.sin(n / 2) + noise * g();
          expect(verdicts(stream({ seed, rr, latency, drift })).slice(1)).toEqual([
            expect.stringMatching(/^full [2-5]\d$/),
          ]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is full for a calm heart that repeats a few values all the time', () => {
    const g = normal(uniform(3));
    expect(verdicts(stream({ rr: () => 1000 + 1.2 * g() }))).toEqual(['testing 0', 'full 20']);
  });

  it('stays full when single packets are lost', () => {
    const packets = stream().filter((_, n) => n % 40 !== 39);
    expect(verdicts(packets)).toEqual(['testing 0', 'full 20']);
  });

  it('stays full when the link stalls and a burst follows', () => {
    const packets = edit(stream(), ({ at }, n) =>
      n % 60 >= 40 && n % 60 < 43 ? { at: at + 3_000 - 1_000 * ((n % 60) - 40) } : {},
    );
    expect(verdicts(packets)).toEqual(['testing 0', 'full 20']);
  });

  it('is tested over time with contact only', () => {
    const packets = edit(stream(), ({ at }) => (at < 15_000 ? { contact: false, rr: [] } : {}));
    expect(verdicts(packets)[1]).toBe('full 34');
    const zero = edit(stream(), ({ at }) => (at < 15_000 ? { bpm: 0, rr: [500] } : {}));
    expect(verdicts(zero)[1]).toBe('full 34');
  });

  it('is full without a contact bit', () => {
    expect(last(edit(stream(), () => ({ contact: undefined })))).toBe('full');
  });

  it('keeps its verdict over a hole', () => {
    const packets = stream().filter(({ at }) => at < 60_000 || at > 75_000);
    expect(verdicts(packets)).toEqual(['testing 0', 'full 20']);
  });
});

describe('another strap', () => {
  it('sends no intervals', () => {
    expect(verdicts(edit(stream(), () => ({ rr: [] })))).toEqual(['testing 0', 'no-rr 20']);
  });

  it('sends intervals for fewer than six beats in ten', () => {
    expect(last(edit(stream(), ({ rr }, n) => ({ rr: n % 2 === 0 ? [] : rr })))).toBe('no-rr');
  });

  it('that stops sending them is off the skin: its verdict stays, and the test goes on when they are back', () => {
    const packets = edit(stream(), ({ at, rr }) => ({ rr: at < 100_000 ? rr : [] }));
    expect(verdicts(packets).map((v) => v.split(' ')[0])).toEqual(['testing', 'full']);
  });

  it('sends each interval again in the next packet', () => {
    const packets = stream();
    expect(last(edit(packets, ({ rr }, n) => ({ rr: [...(packets[n - 1]?.rr ?? []), ...rr] })))).toBe(
      'duplicates',
    );
  });

  it('puts exact 500 ms among the intervals', () => {
    const next = uniform(5);
    const packets = edit(stream(), ({ rr }) => ({ rr: rr.map((ms) => (next() < 0.05 ? 500 : ms)) }));
    expect(last(packets)).toBe('fill-values');
  });

  it('sends intervals that contradict its heart rate', () => {
    const g = normal(uniform(9));
    const packets = stream({ rr: () => 600 + 20 * g() });
    expect(last(edit(packets, () => ({ bpm: 72 })))).toBe('fill-values');
  });

  it('computes them from heart rate', () => {
    expect(last(edit(stream(), ({ bpm, rr }) => ({ rr: rr.map(() => 60_000 / bpm) })))).toBe('synthesised');
    const whole = edit(stream(), ({ bpm, rr }) => ({
      rr: rr.map(() => (Math.round(61_440 / bpm) * 1000) / 1024),
    }));
    expect(last(whole)).toBe('synthesised');
  });

  it('sends ms where 1/1024 s are due, which shows within 90 s, lost packets or not', () => {
    // Raw = ms, read as 1/1024 s.
    const short = edit(stream(), ({ rr }) => ({ rr: rr.map((ms) => (Math.round(ms) * 1000) / 1024) }));
    const found = verdicts(short);
    expect(found.slice(0, 2)).toEqual(['testing 0', 'full 20']);
    expect(found.at(-1)).toMatch(/^wrong-unit [78]\d$/);
    expect(last(short.filter((_, n) => n % 100 !== 99))).toBe('wrong-unit');
  });
});

const file = 'ble/h10_stream.jsonl';
it.runIf(hasData(file))('a real strap on a heart with many early beats is full', () => {
  const packets = readFileSync(dataFile(file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { t_s, hex } = JSON.parse(line) as { t_s: number; hex: string };
      const parsed = parseMeasurement(new DataView(Uint8Array.from(Buffer.from(hex, 'hex')).buffer));
      if (!parsed.ok) throw new Error(parsed.reason);
      return { at: t_s * 1000, bpm: parsed.bpm, rr: parsed.rr, contact: parsed.contact };
    });
  expect(packets).toHaveLength(300);
  expect(verdicts(packets).slice(1)).toEqual([expect.stringMatching(/^full [2-5]\d$/)]);
});
