import { describe, expect, it } from 'vitest';
import { breathMoment, type PaceSegment } from '../../../../src/pacing/breath.ts';
import { onsetWords, whereWords, type Told } from '../../../../src/ui/client/announcer.ts';

const moment = (segment: PaceSegment, at: number) => {
  const found = breathMoment(segment, at);
  if (found === undefined) throw new Error('before the guide');
  return found;
};

/** Everything that is said in five minutes, with the times. */
function listen(segment: PaceSegment, byEar: boolean): { at: number; words: string }[] {
  const heard: { at: number; words: string }[] = [];
  let told: Told | undefined;
  const period = 60_000 / segment.breathsPerMin;
  for (let at = 0; at < 300_000; at += period) {
    const say = onsetWords(moment(segment, at + 1), at + 1, told, byEar);
    if (say === undefined) continue;
    told = say.told;
    heard.push({ at, words: say.words });
  }
  return heard;
}

describe('what a screen reader hears', () => {
  it('comes at most every ten seconds', () => {
    for (const breathsPerMin of [3, 5.5, 6, 8, 12]) {
      const times = listen({ breathsPerMin, inhaleShare: 0.4, since: 0 }, false).map(({ at }) => at);
      expect(times.length).toBeGreaterThan(10);
      times.reduce((before, at) => {
        expect(at - before).toBeGreaterThanOrEqual(10_000 - 1e-6);
        return at;
      }, -Infinity);
    }
  });

  it('is only the shape of the breath where there is a sound to follow', () => {
    const heard = listen({ breathsPerMin: 6, inhaleShare: 0.4, since: 0 }, true);
    expect(heard.map(({ words }) => words)).toEqual(['Breathe in for about 4, out for about 6.']);
  });

  it('tells phase and time when asked', () => {
    const segment = { breathsPerMin: 6, inhaleShare: 0.4, since: 0 };
    expect(whereWords(moment(segment, 121_000), 121_000)).toBe('Breathe in. About 2 minutes so far.');
    expect(whereWords(moment(segment, 127_000), 127_000)).toBe('Breathe out. About 2 minutes so far.');
    expect(whereWords(undefined, 30_000)).toBe('The picture is resting. Less than a minute so far.');
  });
});
