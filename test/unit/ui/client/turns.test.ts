import { describe, expect, it } from 'vitest';
import type { Guide } from '../../../../src/pacing/guide.ts';
import { atTurns } from '../../../../src/ui/client/turns.ts';

/** In for 4 s, out for 6 s. */
const six: Guide = [{ running: true, segment: { breathsPerMin: 6, inhaleShare: 0.4, since: 0 } }];

/** What is said when the timer for the turn comes a few ms after `before` and the clock then reads `then`. */
async function said(before: number, then: number): Promise<string[]> {
  const words: string[] = [];
  const times = [before, then];
  await new Promise<void>((resolve) => {
    const leave = atTurns(
      {
        now: () => {
          // The third look lies a whole phase ahead.
          if (times.length === 1) queueMicrotask(() => (leave(), resolve()));
          return times.shift() ?? then;
        },
        performanceOf: (at) => at,
        timelineOf: (at) => at,
      },
      six,
      (kind) => words.push(kind),
    );
  });
  return words;
}

describe('words at the turns', () => {
  it('come when an inhalation or an exhalation begins', async () => {
    expect(await said(9_998, 10_003)).toEqual(['in']);
    expect(await said(3_998, 4_003)).toEqual(['out']);
  });

  it('come a moment late where timers do, and not at all when the time for them is over', async () => {
    expect(await said(9_998, 11_000)).toEqual(['in']);
    expect(await said(9_998, 12_500)).toEqual([]);
    expect(await said(3_998, 9_000)).toEqual([]);
    // A minute late, as in a page that has been hidden for long: whatever begins then is said.
    expect(await said(3_998, 64_100)).toEqual(['out']);
  });

  it('do not come for a phase that was under way at the beginning', async () => {
    expect(await said(9_998, 9_999)).toEqual([]);
  });
});
