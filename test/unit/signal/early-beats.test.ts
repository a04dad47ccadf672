/** Early beats that cannot be told: said where several stand together, and not of clean hearts. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../mocks/random.ts';
import { labelBeats } from '../../../src/signal/artefacts.ts';
import { mayHoldEarlyBeats } from '../../../src/signal/early-beats.ts';
import { timeDomain } from '../../../src/signal/time-domain.ts';
import { dataFile, hasData } from '../../fixtures/data-folder.ts';
import { beatsOf } from '../../fixtures/golden-series.ts';
import { intervalsIn } from '../../fixtures/intervals.ts';

/** A quiet heart with a little breathing in it. */
function quiet(count: number): number[] {
  const random = createRandom(5);
  return Array.from({ length: count }, (_, i) => 900 + 12 * Math.sin(i / 0.7) + random.normal(0, 6));
}
const suspects = (rr: readonly number[]): boolean => {
  const beats = beatsOf(rr);
  const { kinds } = labelBeats(beats);
  return mayHoldEarlyBeats(beats, kinds, kinds.length);
};
/** Every `every`th interval a tenth shorter; the next one is as it would have been: the sinus begins anew. */
const early = (rr: readonly number[], every: number): number[] =>
  rr.map((ms, i) => (i % every === every - 5 ? ms * 0.9 : ms));

describe('early beats that cannot be told', () => {
  it('raise RMSSD by more than a quarter, are not labelled, and are suspected together', () => {
    const clean = quiet(300);
    const with10 = early(clean, 25);
    expect(suspects(clean)).toBe(false);
    expect(suspects(with10)).toBe(true);
    const { kinds } = labelBeats(beatsOf(with10));
    expect(kinds.filter((kind) => kind !== 'normal').length).toBeLessThan(4);
    const rise = (timeDomain(beatsOf(with10)).rmssdMs ?? 0) / (timeDomain(beatsOf(clean)).rmssdMs ?? 1);
    expect(rise).toBeGreaterThan(1.25);
  });

  it('are suspected beside beats that are clearly early, and not for one alone', () => {
    const one = quiet(300);
    one[200] = 540;
    one[201] = 1260;
    expect(suspects(one)).toBe(false);
    one[240] = 560;
    one[241] = 1240;
    expect(suspects(one)).toBe(true);
  });

  it('are forgotten after five minutes', () => {
    const rr = [...early(quiet(100), 25), ...quiet(400)];
    expect(suspects(rr)).toBe(false);
  });

  it.skipIf(!hasData('rr'))(
    'are suspected in few minutes of recordings of slow breathing and of rest',
    () => {
      const calm = readdirSync(dataFile('rr')).filter((name) =>
        /chi_C1|physio|metron|rest|yoga|sleep/.test(name),
      );
      expect(calm.length).toBeGreaterThan(6);
      let minutes = 0;
      let said = 0;
      for (const name of calm) {
        const beats = beatsOf(intervalsIn(readFileSync(dataFile(`rr/${name}`), 'utf8')));
        const { kinds } = labelBeats(beats);
        for (let i = 60; i <= beats.length; i += 60) {
          minutes += 1;
          if (mayHoldEarlyBeats(beats, kinds, i)) said += 1;
        }
      }
      console.log(`early beats suspected in ${said} of ${minutes} minutes of calm recordings`);
      expect(said / minutes).toBeLessThan(0.1);
    },
  );
});
