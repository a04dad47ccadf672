/** The live numbers on hearts whose beats are known: each whole, with what it rests on, or the reason why it is not shown. */
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { LiveNumbersReader } from '../../../src/session/live-numbers.ts';
import { Session } from '../../../src/session/session.ts';
import { beatFacts, calm, disordered, endsOf, swinging } from '../../fixtures/beat-list.ts';
import { near } from '../../fixtures/near.ts';
import { started } from '../../fixtures/started.ts';

const of = (rr: readonly number[], more: readonly SessionEvent[] = []): LiveNumbersReader =>
  new LiveNumbersReader(
    Session.from([started, ...[...beatFacts(rr), ...more].toSorted((a, b) => a.at - b.at)]),
  );
const pace = (since: number, breathsPerMin = 6): SessionEvent => ({
  type: 'pace',
  at: since,
  since,
  pace: { breathsPerMin, inhaleShare: 0.4 },
});
const rest = (since: number): SessionEvent => ({ type: 'rest', at: since, since, by: 'therapist' });
const mark = (at: number, kind: 'speech' | 'movement' | 'pause'): SessionEvent => ({
  type: 'mark',
  at,
  id: `${kind}-${at}`,
  kind,
  by: 'therapist',
});
const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** Of what has a label (all but the newest three) up to the last `ms`, what the plain formulas say. */
function plain(rr: readonly number[], ms: number) {
  const at = endsOf(rr);
  const to = at.at(-4)!;
  const within = rr.filter((_ms, i) => at[i]! > to - ms && at[i]! <= to);
  const mean = sum(within) / within.length;
  const steps = within.slice(1).map((one, i) => (one - within[i]!) ** 2);
  return {
    basis: { from: to - ms, to, beats: within.length, corrected: 0, missing: near(0) },
    rmssd: near(Math.sqrt(sum(steps) / steps.length), 6),
    sdnn: near(Math.sqrt(sum(within.map((one) => (one - mean) ** 2)) / (within.length - 1)), 6),
  };
}
const codes = (reader: LiveNumbersReader, now: number) => {
  const { rmssd, sdnn, slowHeartRate, heartWave } = reader.numbers(now);
  return [rmssd, sdnn, slowHeartRate, heartWave].map((one) => (one.shown ? 'shown' : one.reason.code));
};
const all = (code: string): string[] => [code, code, code, code];

describe('the live numbers of a calm heart', () => {
  it('are those of the last minute, of two, and of the last five beats', () => {
    const rr = calm(300);
    const at = endsOf(rr);
    const five = rr.slice(292, 297);
    const [minute, two] = [plain(rr, 60_000), plain(rr, 120_000)];
    expect(of(rr).numbers(at.at(-1)!)).toEqual({
      heartRate: Math.round((60_000 * 300) / sum(rr)),
      slowHeartRate: {
        shown: true,
        value: near((60_000 * 5) / sum(five)),
        weak: false,
        basis: { from: at[291], to: at[296], beats: 5, corrected: 0, missing: 0 },
      },
      rmssd: { shown: true, value: minute.rmssd, weak: false, basis: minute.basis },
      sdnn: { shown: true, value: two.sdnn, weak: false, basis: two.basis },
      heartWave: { shown: false, reason: { code: 'no-guide' } },
      adherence: undefined,
      leavesOut: false,
    });
  });

  it('are weak where a beat was early, and say that there may be more of them', () => {
    const rr = calm(300, [250, 280]);
    const { rmssd, slowHeartRate } = of(rr).numbers(endsOf(rr).at(-1)!);
    expect(rmssd).toMatchObject({ shown: true, weak: true, mayHoldEarly: true });
    expect(slowHeartRate).toMatchObject({ weak: false });
    const late = calm(300, [293]);
    const at = endsOf(late);
    const five = [290, 291, 292, 295, 296].map((i) => late[i]!);
    expect(of(late).numbers(at.at(-1)!).slowHeartRate).toEqual({
      shown: true,
      value: near((60_000 * 5) / sum(five)),
      weak: true,
      basis: { from: at[289], to: at[296], beats: 7, corrected: near(2 / 7), missing: 0 },
    });
    expect(of(late).numbers(at.at(-1)!).rmssd).not.toHaveProperty('mayHoldEarly');
  });

  it('hide variability while a slow guide led in their window, and not before or after it', () => {
    const rr = calm(300);
    const now = endsOf(rr).at(-1)!;
    const { to } = plain(rr, 0).basis;
    const paced = (...guide: SessionEvent[]) => codes(of(rr, guide), now).slice(0, 2);
    expect(paced(pace(50_000), rest(to - 60_000))).toEqual(['shown', 'paced']);
    expect(paced(pace(50_000), rest(to - 59_999))).toEqual(['paced', 'paced']);
    expect(paced(pace(50_000), rest(to - 120_000))).toEqual(['shown', 'shown']);
    expect(paced(pace(50_000, 9), rest(to - 59_999))).toEqual(['shown', 'shown']);
    expect(paced(pace(to))).toEqual(['shown', 'shown']);
    expect(paced(pace(to - 1))).toEqual(['paced', 'paced']);
  });

  it('say how many differences they have where those are too few', () => {
    const slow = (ms: number) => {
      const rr = Array.from({ length: 70 }, (_, i) => ms + (i % 3));
      return of(rr).numbers(endsOf(rr).at(-1)!).rmssd;
    };
    expect(slow(2000)).toEqual({ shown: false, reason: { code: 'too-few', have: 29, need: 30 } });
    expect(slow(1960)).toMatchObject({ shown: true });
    const few = calm(6);
    expect(of(few).numbers(endsOf(few).at(-1)!).slowHeartRate).toEqual({
      shown: false,
      reason: { code: 'settling' },
    });
  });
});

describe('why nothing can be shown', () => {
  const packets = (from: number, to: number, more: object): SessionEvent[] =>
    Array.from({ length: (to - from) / 1000 }, (_, i) => ({
      ...{ type: 'measurement', at: from + 1000 * i, who: 'client', bpm: 66, rr: [] },
      ...more,
    }));
  const rr = calm(100);
  const end = Math.ceil(endsOf(rr).at(-1)!);

  it('is told by one word for all of them', () => {
    expect(codes(new LiveNumbersReader(Session.from([started])), 1000)).toEqual(all('no-strap'));
    const connecting: SessionEvent = {
      type: 'link',
      at: 0,
      who: 'client',
      state: 'connecting',
      connection: 1,
    };
    expect(codes(new LiveNumbersReader(Session.from([started, connecting])), 1000)).toEqual(all('settling'));
    expect(codes(of(rr.slice(0, 5)), 4500)).toEqual(all('settling'));
    expect(codes(of(rr), end + 3100)).toEqual(all('no-strap'));
    const lost: SessionEvent = { ...connecting, at: end, state: 'lost' };
    expect(codes(of(rr, [lost]), end)).toEqual(all('no-strap'));
    expect(codes(of(rr, packets(end, end + 5000, { contact: false })), end + 4000)).toEqual(
      all('no-contact'),
    );
    expect(codes(of(rr, packets(end, end + 12_000, {})), end + 11_000)).toEqual(all('ceased'));
    const none = new LiveNumbersReader(Session.from([started, ...packets(1000, 71_000, {})]));
    expect(codes(none, 70_000)).toEqual(all('no-intervals'));
    const odd = disordered(200);
    expect(codes(of(odd), endsOf(odd).at(-1)!)).toEqual(all('rhythm'));
    expect(of(odd).ownRate(endsOf(odd).at(-1)!)).toBeUndefined();
  });
});

describe('the live wave', () => {
  const rr = swinging(10_000, 236_000);
  const now = endsOf(rr).at(-1)!;
  const wave = (reader: LiveNumbersReader) => {
    const { heartWave } = reader.numbers(now);
    if (!heartWave.shown) throw new Error(heartWave.reason.code);
    return heartWave;
  };
  const onsets = (reader: LiveNumbersReader) =>
    reader.breaths.update().map(({ onset, ptt }) => ({ onset: Math.round(onset), ptt }));

  it('is the mean of the newest four breaths, with what it rests on', () => {
    const reader = of(rr, [pace(10_000)]);
    const four = onsets(reader).slice(-4);
    expect(four.map(({ onset }) => onset)).toEqual([180_000, 190_000, 200_000, 210_000]);
    const sizes = four.map(({ ptt }) => ptt);
    const beats = endsOf(rr).filter((at) => at > 180_000 && at <= 220_000).length;
    expect(wave(reader)).toEqual({
      shown: true,
      value: near(sum(sizes) / 4),
      weak: false,
      basis: { from: near(180_000), to: near(220_000), beats, corrected: 0, missing: near(0) },
      range: [Math.min(...sizes), Math.max(...sizes)],
    });
    expect(reader.numbers(now).adherence).toEqual({ state: 'with' });
  });

  it('is weak where a beat in it was early', () => {
    const at = endsOf(rr);
    const i = at.findIndex((end) => end > 195_000);
    const early = rr.map((ms, k) => (k === i ? ms - 380 : k === i + 1 ? ms + 380 : ms));
    const shown = wave(of(early, [pace(10_000)]));
    expect(shown.weak).toBe(true);
    expect(shown.basis.corrected).toBeCloseTo(1 / shown.basis.beats, 9);
  });

  it('leaves out breaths with speech and movement, and says what share of the time they were', () => {
    const marks = [mark(195_000, 'speech'), mark(196_000, 'pause')];
    const reader = of(rr, [pace(10_000), ...marks]);
    const { basis } = wave(reader);
    expect([Math.round(basis.from), Math.round(basis.to)]).toEqual([170_000, 220_000]);
    expect(basis.missing).toBeCloseTo(0.2, 9);
    // One that is long over makes no difference, however many there are.
    const older = [
      mark(20_000, 'movement'),
      mark(30_000, 'pause'),
      mark(175_000, 'speech'),
      mark(176_000, 'pause'),
    ];
    expect(Math.round(wave(of(rr, [pace(10_000), ...older, ...marks])).basis.from)).toBe(160_000);
  });

  it('looks back two minutes and no further', () => {
    const long = [mark(105_000, 'speech'), mark(165_000, 'movement')];
    expect(of(rr, [pace(10_000), ...long]).numbers(now).heartWave).toEqual({
      shown: false,
      reason: { code: 'few-breaths', have: 0, need: 4 },
    });
    expect(of(rr, [pace(10_000), rest(230_000)]).numbers(now).heartWave).toEqual({
      shown: false,
      reason: { code: 'no-guide' },
    });
  });

  it('says that it leaves out what is marked just now, for a minute from the mark on', () => {
    const reader = of(rr, [mark(170_000, 'speech')]);
    const leaves = (at: number) => reader.numbers(at).leavesOut;
    expect([169_999, 170_000, 229_999, 230_000].map(leaves)).toEqual([false, true, true, false]);
    reader.session.record({ type: 'undone', at: now, id: 'speech-170000' });
    expect(leaves(200_000)).toBe(false);
  });

  it('is judged anew with each breath: who leaves the guide is with it no more', () => {
    const left = [...swinging(10_000, 120_000), ...swinging(7500, 120_000)];
    const session = Session.from([started, pace(10_000)]);
    const reader = new LiveNumbersReader(session);
    const states = new Map<number, string | undefined>();
    for (const fact of beatFacts(left)) {
      session.record(fact);
      states.set(Math.floor(fact.at / 10_000), reader.numbers(fact.at).adherence?.state);
    }
    expect([5, 11, 22].map((at) => states.get(at))).toEqual([undefined, 'with', 'own']);
  });

  it('comes with a rhythm of its own where the client breathes at another rate, and with the own rate while nobody leads', () => {
    const quick = swinging(7500, 236_000);
    const led = of(quick, [pace(10_000, 5)]).numbers(endsOf(quick).at(-1)!).adherence;
    expect(led).toEqual({ state: 'own', breathsPerMin: near(8, 0) });
    expect(of(quick).ownRate(endsOf(quick).at(-1)!)).toBeCloseTo(8, 0);
    expect(of(quick).ownRate(endsOf(quick).at(-1)! + 4000)).toBeUndefined();
  });
});
