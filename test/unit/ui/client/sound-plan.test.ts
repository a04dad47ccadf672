import { describe, expect, it } from 'vitest';
import { withPace, withRest, type Guide } from '../../../../src/pacing/guide.ts';
import { notesAhead, sameNote } from '../../../../src/ui/client/sound-plan.ts';
import { ATTACK, loudness } from '../../../../src/ui/client/timbres.ts';

const six: Guide = withPace([], { breathsPerMin: 6, inhaleShare: 0.4 }, 0);

describe('notes ahead', () => {
  it('are one for each half of each breath, at its onset', () => {
    expect(notesAhead(six, 1000, 20_000)).toEqual([
      { kind: 'out', onset: 4000, lengthMs: 6000 },
      { kind: 'in', onset: 10_000, lengthMs: 4000 },
      { kind: 'out', onset: 14_000, lengthMs: 6000 },
      { kind: 'in', onset: 20_000, lengthMs: 4000 },
    ]);
  });

  it('begin after the rest between in and out', () => {
    const held: Guide = withPace(
      [],
      { breathsPerMin: 5, inhaleShare: 0.4, holdInMs: 1000, holdOutMs: 1000 },
      0,
    );
    expect(notesAhead(held, 0, 12_000)).toEqual([
      { kind: 'in', onset: 0, lengthMs: 4000 },
      { kind: 'out', onset: 5000, lengthMs: 6000 },
    ]);
  });

  it('change with the pace at the onset and not before', () => {
    const slower = withPace(six, { breathsPerMin: 5, inhaleShare: 0.4 }, 20_000);
    const [before, after] = [notesAhead(six, 0, 40_000), notesAhead(slower, 0, 40_000)];
    const kept = before.filter((note) => after.some((other) => sameNote(note, other)));
    expect(kept.map(({ onset }) => onset)).toEqual([0, 4000, 10_000, 14_000]);
  });

  it('cease where the guide rests', () => {
    expect(notesAhead(withRest(six, 10_000), 0, 60_000).map(({ onset }) => onset)).toEqual([0, 4000]);
  });
});

describe('loudness of a note', () => {
  it('comes up softly, in no less than 150 ms, and is gone at the end', () => {
    for (const kind of ['in', 'out'] as const) {
      for (const length of [1.5, 4, 6.5, 12]) {
        expect(loudness(kind, 0, length)).toBe(0);
        expect(loudness(kind, length, length)).toBeCloseTo(0, 9);
        // Never steeper than twice its whole height in the attack.
        for (let t = 0; t < length; t += 0.005) {
          const rise = loudness(kind, t + 0.005, length) - loudness(kind, t, length);
          expect(rise).toBeLessThan((2 * 0.005) / Math.min(ATTACK, length / 3) + 1e-9);
        }
      }
    }
    expect(ATTACK).toBeGreaterThanOrEqual(0.15);
  });

  it('tells in from out: one swells to its end, the other ebbs from its beginning', () => {
    expect(loudness('in', 3, 4)).toBeGreaterThan(1.5 * loudness('in', 0.6, 4));
    expect(loudness('out', 0.9, 6)).toBeGreaterThan(2 * loudness('out', 4.5, 6));
  });
});
