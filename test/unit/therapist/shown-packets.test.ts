/** What is recorded and shown of packets as straps and links really send them, from their bytes to the sentence. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strapWords } from '../../../src/ui/words/strap.ts';
import { packetBytes, showPackets, type Seen, type SentBytes } from '../../fixtures/shown-packets.ts';

const bpmOf = (raw: number): number => Math.round((60 * 1024) / raw);
/** A heart that goes to and fro a little, raw intervals. */
const lively = (n: number): number => 850 + Math.round(40 * Math.sin(n / 2) + 9 * Math.sin(n * 7.3));

/** A strap that sends at each beat, from `rr(n)`; `contact` and filling slots, each of two bytes `empty`, as given. */
function eachBeat(
  beats: number,
  rr: (n: number) => number,
  { contact, slots = 0, empty = 0 }: { contact?: boolean | undefined; slots?: number; empty?: number } = {},
): SentBytes[] {
  let at = 1000;
  return Array.from({ length: beats }, (_, n) => {
    const raw = rr(n);
    at += (raw * 1000) / 1024;
    return {
      at,
      bytes: [...packetBytes(bpmOf(raw), [raw], contact), ...Array.from({ length: 2 * slots }, () => empty)],
    };
  });
}

/** A strap that sends once a second what is ready, as most do. */
function eachSecond(seconds: number, rr: (n: number) => number): SentBytes[] {
  const packets: SentBytes[] = [];
  let n = 0;
  let beat = rr(0);
  for (let s = 1; s <= seconds; s++) {
    const ready: number[] = [];
    for (; beat <= s * 1024; beat += rr(n)) ready.push(rr(n++));
    packets.push({ at: 1000 * s + 400, bytes: packetBytes(bpmOf(rr(Math.max(0, n - 1))), ready) });
  }
  return packets;
}

/** The link holds back what comes in `[from, to)` and delivers it at `to`, `apart` ms between packets. */
const heldBack = (packets: readonly SentBytes[], from: number, to: number, apart: number): SentBytes[] => {
  let n = 0;
  const late = packets.map((p) => (p.at >= from && p.at < to ? { ...p, at: to + apart * n++ } : p));
  return late.sort((a, b) => a.at - b.at);
};

const intervalsIn = (packets: readonly SentBytes[]): number =>
  packets.reduce((sum, { bytes }) => sum + (bytes.length - 2) / 2, 0);
const after = (seen: readonly Seen[], at: number): readonly Seen[] => seen.filter((s) => s.at >= at);
const signals = (seen: readonly Seen[]): string[] => [...new Set(seen.map((s) => s.signal))];
const measured = (session: ReturnType<typeof showPackets>['session']) =>
  session.log.filter((fact) => fact.type === 'measurement');

describe('equal packets of an even heart that the link held back', () => {
  it.each([
    [2, 3],
    [3, 10],
    [4, 0],
    [4, 45],
    [3, 90],
  ])('%i of them, %i ms apart: all are recorded and counted, and the signal stays good', (held, apart) => {
    const steady = eachBeat(200, () => 820);
    const from = 120_000;
    const packets = heldBack(steady, from, from + held * 801, apart);
    const { session, seen } = showPackets(packets);
    expect(measured(session)).toHaveLength(200);
    const { beats, gaps } = session.track();
    expect(gaps).toEqual([]);
    expect(beats).toHaveLength(197);
    const settled = after(seen, 30_000).filter((s) => s.at < from || s.at > from + held * 801 + 1500);
    expect(signals(settled)).toEqual(['good']);
  });

  it('all copies of a packet are recorded too, and none makes a beat', () => {
    const packets = eachBeat(150, lively).flatMap((p, n) =>
      n % 5 === 0 ? [p, { ...p, at: p.at + 20 }, { ...p, at: p.at + 40 }] : [p],
    );
    const { session, seen } = showPackets(packets);
    expect(measured(session)).toHaveLength(210);
    expect(session.track().beats).toHaveLength(147);
    expect(session.track().gaps).toEqual([]);
    expect(signals(after(seen, 30_000))).toEqual(['good']);
  });
});

describe('a link that is silent for more than 5 s', () => {
  it.each([5.4, 6, 8.5])(
    'and delivers everything after %f s: nothing is missing, nothing came twice',
    (s) => {
      for (const packets of [eachBeat(300, lively), eachSecond(250, lively)]) {
        const from = 120_300;
        const { session, seen } = showPackets(heldBack(packets, from, from + s * 1000, 7));
        const { beats, gaps } = session.track();
        expect(gaps).toEqual([]);
        // The newest packet may still be held back when the list ends.
        expect(beats.length).toBeGreaterThanOrEqual(intervalsIn(packets) - 3 - 2);
        expect(seen.map((one) => one.sentence)).not.toContain(strapWords.hrOnly.duplicates);
        expect(signals(after(seen, from + s * 1000 + 3000))).toEqual(['good']);
        expect(after(seen, from + s * 1000 + 3000).every((one) => typeof one.rmssd === 'number')).toBe(true);
        // Beats stand where they were, not where they arrived.
        for (let i = 1; i < beats.length; i++) {
          expect(Math.abs(beats[i]!.at - beats[i - 1]!.at - beats[i]!.rr)).toBeLessThan(500);
        }
      }
    },
  );

  it('and is so again and again, soon after the start, and free again right before the next beat: as if it had never been', () => {
    const steady = eachBeat(300, lively);
    const stalls = [
      [8000, 14_000],
      [100_000, 106_000],
      [106_100, 112_000],
      ...[120, 140, 160].map((s) => [s * 1000, s * 1000 + 6000]),
      ...[200, 215, 230].map((s, i) => [s * 1000, s * 1000 + 6200 + 250 * i]),
    ];
    const packets = stalls.reduce((p, [from = 0, to = 0]) => heldBack(p, from, to, 7), steady);
    const { session, seen } = showPackets(packets);
    expect(session.track().gaps).toEqual([]);
    expect(new Set(after(seen, 36_000).map((s) => s.sentence))).toEqual(new Set([undefined]));
  });

  it('and delivers only the newest seconds of it: a hole, and the beats after it where they were', () => {
    const packets = eachBeat(300, lively);
    const lost = packets.filter((p) => p.at < 120_000 || p.at >= 126_000);
    const { session, seen } = showPackets(heldBack(lost, 126_000, 129_000, 5));
    const { beats, gaps } = session.track();
    expect(gaps).toEqual([{ segment: 1, reason: 'silence' }]);
    expect(seen.map((one) => one.sentence)).not.toContain(strapWords.hrOnly.duplicates);
    const second = beats.filter((beat) => beat.segment === 1);
    for (let i = 1; i < second.length; i++) {
      expect(Math.abs(second[i]!.at - second[i - 1]!.at - second[i]!.rr)).toBeLessThan(200);
    }
  });

  it('and delivers nothing of it: a hole as ever', () => {
    const packets = eachBeat(300, lively).filter((p) => p.at < 120_000 || p.at >= 127_000);
    expect(showPackets(packets).session.track().gaps).toEqual([{ segment: 1, reason: 'silence' }]);
  });

  it('a strap that does send everything twice is still found out after a silence', () => {
    const packets = eachBeat(400, lively)
      .filter((p) => p.at < 60_000 || p.at >= 67_000)
      .flatMap((p) => [p, { ...p, at: p.at + 400 }]);
    expect(showPackets(packets).seen.at(-1)?.sentence).toBe(strapWords.hrOnly.duplicates);
  });
});

it.each([
  ['zeros', 0],
  ['the highest number that fits', 0xff],
])('empty slots of %s at either end of each packet change nothing', (_, empty) => {
  const plain = showPackets(eachBeat(120, lively));
  const padded = showPackets(eachBeat(120, lively, { slots: 3, empty }));
  expect(padded.session.track().beats).toEqual(plain.session.track().beats);
  expect(padded.session.track().gaps).toEqual([]);
  expect(padded.seen).toEqual(plain.seen);
  const before = eachBeat(120, lively).map((p) => {
    const [flags = 0, bpm = 0, ...rr] = p.bytes;
    return { ...p, bytes: [flags, bpm, empty, empty, ...rr] };
  });
  expect(showPackets(before).seen).toEqual(plain.seen);
});

describe('a strap that is taken off and goes on sending its last heart rate', () => {
  const worn = eachBeat(130, lively);
  const off = (seconds: number): SentBytes[] =>
    Array.from({ length: seconds }, (_, s) => ({
      at: (worn.at(-1)?.at ?? 0) + 1000 * (s + 1),
      bytes: packetBytes(74, []),
    }));
  const end = worn.at(-1)?.at ?? 0;

  it('is said to have stopped, not to send none; after a minute the number is not shown', () => {
    const { seen } = showPackets([...worn, ...off(240)]);
    expect(seen.map((s) => s.sentence)).not.toContain(strapWords.hrOnly['no-rr']);
    const stopped = after(seen, end + 11_000);
    expect(new Set(stopped.map((s) => s.sentence))).toEqual(new Set([strapWords.hrOnly.ceased]));
    expect(new Set(stopped.map((s) => s.rmssd))).toEqual(new Set(['ceased']));
    const rates = (from: number, to: number): Set<number | undefined> =>
      new Set(seen.filter((s) => s.at >= from && s.at < to).map((s) => s.heartRate));
    expect(rates(end + 2000, end + 59_000)).toEqual(new Set([74]));
    expect(rates(end + 62_000, Infinity)).toEqual(new Set([undefined]));
  });

  it.each([[[830]], [[830, 820]], [[0, 0]]])(
    'or its whole last packet, with %j: it does not stand as live',
    (raw) => {
      const { seen } = showPackets([
        ...worn,
        ...off(120).map((p) => ({ ...p, bytes: packetBytes(74, raw) })),
      ]);
      expect(new Set(after(seen, end + 62_000).map((s) => s.heartRate))).toEqual(new Set([undefined]));
    },
  );

  it('an even heart, whose packets are the very same too, stands', () => {
    const { seen } = showPackets(eachBeat(200, () => 820));
    expect(after(seen, 30_000).every((s) => s.heartRate === 75)).toBe(true);
  });

  it('is good again soon after it is put on again', () => {
    const again = eachBeat(100, lively).map((p) => ({ ...p, at: p.at + end + 90_000 }));
    const { seen, session } = showPackets([...worn, ...off(90), ...again]);
    expect(session.track().gaps).toEqual([{ segment: 1, reason: 'silence' }]);
    expect(seen.map((s) => s.sentence)).not.toContain(strapWords.hrOnly['no-rr']);
    expect(after(seen, end + 95_000).every((s) => s.heartRate !== undefined)).toBe(true);
    expect(seen.at(-1)?.signal).toBe('good');
  });

  it('a strap that never sent an interval is said to send none, and its changing heart rate stays', () => {
    const packets = Array.from({ length: 200 }, (_, s) => ({
      at: 1000 * (s + 1),
      bytes: packetBytes(70 + (Math.floor(s / 20) % 2), []),
    }));
    const { seen } = showPackets(packets);
    expect(new Set(after(seen, 30_000).map((s) => s.sentence))).toEqual(
      new Set([strapWords.hrOnly['no-rr']]),
    );
    expect(seen.filter((s) => s.at > 2000).every((s) => s.heartRate !== undefined)).toBe(true);
  });
});

describe('one event among the first twenty intervals', () => {
  const kinds: Record<string, (rr: readonly number[], n: number) => number[]> = {
    'an early beat with its pause': (rr, n) => rr.map((r, i) => r + (i === n ? -300 : i === n + 1 ? 270 : 0)),
    'an early beat without one': (rr, n) => rr.map((r, i) => r - (i === n ? 300 : 0)),
    'a beat that was missed': (rr, n) =>
      rr.flatMap((r, i) => (i === n ? [r + (rr[n + 1] ?? 0)] : i === n + 1 ? [] : [r])),
    'a beat too many': (rr, n) => rr.flatMap((r, i) => (i === n ? [r >> 1, r - (r >> 1)] : [r])),
  };
  const clean = Array.from({ length: 100 }, (_, n) => lively(n));
  const firstMinute = (list: readonly number[]): string[] =>
    signals(after(showPackets(eachBeat(list.length, (n) => list[n] ?? 850)).seen, 25_000));

  it.each(Object.entries(kinds))('%s costs nothing by itself', (_, change) => {
    for (const n of [4, 9, 14, 19]) expect(firstMinute(change(clean, n)), `at ${n}`).toEqual(['good']);
  });

  it('two of them are shown as poor, four as unclear', () => {
    const early = (list: readonly number[], n: number): number[] => {
      return kinds['an early beat with its pause']?.(list, n) ?? [];
    };
    expect(firstMinute([5, 11].reduce(early, clean))).toContain('poor');
    expect(firstMinute([4, 8, 12, 16].reduce(early, clean))).toContain('hr-only');
  });
});

describe('a contact bit', () => {
  it('that never comes while steady intervals fill the time does not silence the strap', () => {
    const { seen, session } = showPackets(eachBeat(100, lively, { contact: false }));
    const settled = after(seen, 40_000);
    expect(signals(settled)).toEqual(['good']);
    expect(settled.every((s) => s.heartRate !== undefined)).toBe(true);
    expect(session.track().beats.length).toBeGreaterThan(80);
  });

  it('that never comes is set aside beside single early beats, too, for as long as they are single', () => {
    const early = (n: number): number => (n % 15 === 7 ? 560 : n % 15 === 8 ? 1130 : lively(n));
    const { seen } = showPackets(eachBeat(200, early, { contact: false }));
    expect(after(seen, 45_000).map((s) => s.signal)).not.toContain('no-contact');
    const later = eachBeat(500, (n) => (n > 400 ? (n % 2 === 0 ? 500 : 1100) : lively(n)), {
      contact: false,
    });
    expect(showPackets(later).seen.at(-1)?.signal).toBe('no-contact');
  });

  it('that came once is believed when it goes', () => {
    const on = eachBeat(60, lively, { contact: true });
    const off = eachBeat(60, lively, { contact: false }).map((p) => ({ ...p, at: p.at + on.at(-1)!.at }));
    const { seen } = showPackets([...on, ...off]);
    expect(signals(after(seen, on.at(-1)!.at + 5000))).toEqual(['no-contact']);
  });

  it('that never comes is believed beside intervals that leap, that leave holes, or that cease', () => {
    const leaping = eachBeat(60, (n) => (n % 3 === 0 ? 400 : 900), { contact: false });
    const sparse = eachBeat(100, lively, { contact: false }).filter((_, n) => n % 2 === 0);
    const ceasing = eachBeat(100, lively, { contact: false }).map((p) =>
      p.at > 50_000 ? { ...p, bytes: packetBytes(74, [], false) } : p,
    );
    for (const packets of [leaping, sparse, ceasing]) {
      const { seen } = showPackets(packets);
      expect(seen.at(-1)).toMatchObject({ signal: 'no-contact', heartRate: undefined });
    }
  });
});

it('a heart rate that no heart has is never shown, and breaks nothing', () => {
  const odd = [0x11, 0xff, 0xff, 0x52, 0x03];
  const { seen, session } = showPackets(
    eachBeat(60, lively).map((p, n) => (n % 9 === 8 ? { ...p, bytes: odd } : p)),
  );
  expect(seen.every((s) => s.heartRate === undefined || s.heartRate < 100)).toBe(true);
  expect(session.track().gaps).toEqual([]);
  const only = Array.from({ length: 40 }, (_, s) => ({ at: 1000 * (s + 1), bytes: [0x01, 0xff, 0xff] }));
  expect(showPackets(only).seen.at(-1)).toMatchObject({ signal: 'no-contact', heartRate: undefined });
});

it(
  'whatever bytes come, whenever: nothing throws and no impossible heart rate is shown',
  { timeout: 3_600_000 },
  () => {
    // `ATTUNE_PACKETS=1000000` for a long run; the seed is that of every property.
    const runs = Number(process.env.ATTUNE_PACKETS ?? 10_000) / 200;
    const packet = fc.record({
      step: fc.oneof(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 12_000 })),
      bytes: fc.oneof(
        fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 24 }),
        fc.integer({ min: 700, max: 1000 }).map((raw) => packetBytes(bpmOf(raw), [raw])),
      ),
    });
    fc.assert(
      fc.property(fc.array(packet, { minLength: 200, maxLength: 200 }), (steps) => {
        let at = 0;
        const { seen, session } = showPackets(steps.map(({ step, bytes }) => ({ at: (at += step), bytes })));
        for (const { heartRate } of seen)
          if (heartRate !== undefined) expect(heartRate).toBeLessThanOrEqual(250);
        const { beats } = session.track();
        for (let i = 1; i < beats.length; i++) expect(beats[i]!.at).toBeGreaterThan(beats[i - 1]!.at);
      }),
      { numRuns: runs },
    );
  },
);
