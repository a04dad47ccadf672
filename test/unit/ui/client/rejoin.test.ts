import { describe, expect, it } from 'vitest';
import { guideMoment, withPace, type Guide } from '../../../../src/pacing/guide.ts';
import { rejoined, settled } from '../../../../src/ui/client/rejoin.ts';

const six: Guide = withPace([], { breathsPerMin: 6, inhaleShare: 0.4 }, 0);

describe('when the window that leads goes and comes back', () => {
  it('finishes its breath and rests', () => {
    const alone = settled(six, 43_000);
    expect(guideMoment(alone, 49_999)).toMatchObject({ onset: 40_000 });
    expect(guideMoment(alone, 50_001)).toBeUndefined();
  });

  it('stays at rest until the next onset and then breathes with the others', () => {
    const back = rejoined(six, 73_000);
    expect(guideMoment(back, 73_001)).toBeUndefined();
    expect(guideMoment(back, 79_999)).toBeUndefined();
    for (const at of [80_000, 83_000, 95_500, 612_345]) {
      expect(guideMoment(back, at)?.level).toBeCloseTo(guideMoment(six, at)?.level ?? NaN, 9);
    }
  });

  it('goes on with a ramp from where it is', () => {
    const ramped: Guide = withPace(
      [],
      { breathsPerMin: 6, inhaleShare: 0.4, ramp: { fromBreathsPerMin: 12, ratio: 1.05 } },
      0,
    );
    const back = rejoined(ramped, 12_000);
    for (const at of [20_000, 31_000, 62_000, 200_000]) {
      expect(guideMoment(back, at)?.level).toBeCloseTo(guideMoment(ramped, at)?.level ?? NaN, 6);
    }
  });

  it('leaves a guide at rest alone', () => {
    const resting = settled(six, 43_000);
    expect(rejoined(resting, 60_000)).toBe(resting);
  });
});
