/** A first look comes back as it was kept, to a tenth of a beat and as many bins as a picture is wide. */
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { fromKept, toKeep } from '../../../src/session/kept-look.ts';
import { firstLook, type FirstLook } from '../../../src/session/overview.ts';
import { inOneTurn } from '../../../src/terms/turns.ts';
import { started } from '../../fixtures/started.ts';

const HOURS = 3;

/** Three hours with a hole of ten minutes, phases, marks and a name. */
function lookAt(): FirstLook {
  const facts: SessionEvent[] = [{ ...started, id: 'a' }];
  facts.push({ type: 'client', at: 0, code: 'K-17' }, { type: 'named', at: 0, name: 'Long' });
  for (let s = 1; s < HOURS * 3600; s++) {
    if (s === 60) facts.push({ type: 'mark', at: s * 1000, id: 'm', kind: 'resource', by: 'therapist' });
    if (s > 3600 && s < 4200) continue;
    facts.push({
      type: 'measurement',
      at: s * 1000,
      who: 'client',
      bpm: 60 + Math.round(10 * Math.sin(s / 60)),
      rr: [],
    });
  }
  facts.push({ type: 'ended', at: HOURS * 3_600_000 });
  return inOneTurn(firstLook(facts));
}

describe('a first look that is kept', () => {
  it('comes back as it was, with the bins that a picture has room for', () => {
    const look = lookAt();
    const kept = JSON.stringify(toKeep(look));
    expect(kept.length).toBeLessThan(40_000);
    const back = fromKept(JSON.parse(kept));
    const { heart: bins, ...told } = look.overview;
    const { heart, ...toldBack } = back!.overview;
    expect({ ...back, overview: toldBack }).toEqual({ ...look, overview: told });
    expect(heart[0]!.mean.length).toBeLessThanOrEqual(2000);
    for (const level of heart) {
      const was = bins.find(({ step }) => step === level.step)!;
      for (const name of ['low', 'high', 'mean'] as const) {
        expect(level[name].length).toBe(was[name].length);
        level[name].forEach((value, i) => {
          if (Number.isNaN(was[name][i])) expect(value).toBeNaN();
          else expect(Math.abs(value - was[name][i]!)).toBeLessThan(0.06);
        });
      }
    }
    expect(heart.map(({ step }) => step)).toEqual(bins.map(({ step }) => step).slice(-heart.length));
  });

  it('has the finest bins that are no more than a picture is wide, and those half as fine where they would be', () => {
    const finest = (seconds: number): number | undefined => {
      const packets = Array.from({ length: seconds - 1 }, (_, i): SessionEvent => ({
        type: 'measurement',
        at: 1000 * (i + 1),
        who: 'client',
        bpm: 60,
        rr: [],
      }));
      const kept = toKeep(inOneTurn(firstLook([started, ...packets, { type: 'ended', at: 1000 * seconds }])));
      return fromKept(kept)?.overview.heart[0]?.step;
    };
    // Bins of two seconds: 1900 of them, and 2100.
    expect([finest(3800), finest(4200)]).toEqual([2000, 4000]);
  });

  it('is none where it is of another version, or nothing', () => {
    const kept = toKeep(lookAt()) as object;
    for (const other of [undefined, null, 7, {}, { ...kept, version: 0 }, { ...kept, heart: undefined }])
      expect(fromKept(other)).toBe(undefined);
  });
});
