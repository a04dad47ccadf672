/** The client's picture in a replay: it moves at the pace of life only, and never jumps. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReplayPicture } from '../../../src/client/replay-picture.ts';
import { guideMoment, withPace, withRest, type Guide } from '../../../src/pacing/guide.ts';
import { emptyShown, type ShownSession } from '../../../src/session/shown.ts';
import type { ShownReplay } from '../../../src/session/shown-replay.ts';
import '../../seed.ts';

const six = { breathsPerMin: 6, inhaleShare: 0.4 };
const from = (since: number): Guide => withPace([], six, since);
const shown = (guide: Guide): ShownSession => ({ ...emptyShown, id: 's', guide });
const replay = (at: number, here: number, speed: number): ShownReplay => ({
  at,
  here,
  speed,
  stopped: false,
  choice: {},
});

/** How deep the breath is that is seen at the window's time `own`, 0 to 1. */
const depth = (guide: Guide, at: number): number => {
  const moment = guideMoment(guide, at);
  if (moment === undefined) return 0;
  const share = (at - moment.onset) / moment.periodMs;
  return 0.5 - 0.5 * Math.cos(2 * Math.PI * share);
};

describe('the picture in a replay', () => {
  it('is the session’s own while nothing is replayed', () => {
    const picture = new ReplayPicture();
    const guide = from(0);
    expect(picture.look(shown(guide), undefined, 4000, 1000)).toEqual({ guide, shift: 3000 });
    const rest = withRest(guide, 4500);
    expect(picture.look(shown(rest), undefined, 4500, 1500).guide).toBe(rest);
  });

  it('begins with an onset when a replay begins in the middle of a breath', () => {
    const picture = new ReplayPicture();
    const { guide, shift } = picture.look(shown(from(0)), replay(4000, 0, 1), 4000, 100);
    expect(guideMoment(guide, 100 + shift)).toBeUndefined();
    expect(guideMoment(guide, 10_000)?.onset).toBe(10_000);
  });

  it.each([0, 2, 60])('finishes its breath and rests at speed %i', (speed) => {
    const picture = new ReplayPicture();
    const guide = from(0);
    picture.look(shown(guide), replay(0, 0, 1), 0, 0);
    const seen = picture.look(shown(guide), replay(4000, 4000, speed), 4000, 4000);
    expect(guideMoment(seen.guide, 9999 + seen.shift)).toBeDefined();
    expect(seen.again).toBeGreaterThan(6000);
    expect(seen.again).toBeLessThan(6020);
    const rests = picture.look(shown(guide), replay(4000, 4000, speed), 4000 + 6010 * speed, 10_010);
    expect(rests.guide).toEqual([]);
  });

  it('finishes its breath where the client of the past stopped it', () => {
    const picture = new ReplayPicture();
    const told = replay(0, 0, 1);
    picture.look(shown(from(0)), told, 0, 0);
    const seen = picture.look(shown(withRest(from(0), 3000)), told, 3000, 3000);
    expect(guideMoment(seen.guide, 9000 + seen.shift)).toBeDefined();
    expect(guideMoment(seen.guide, 10_500 + seen.shift)).toBeUndefined();
  });

  it('is seen at rest as one that nothing can be paused of', () => {
    const picture = new ReplayPicture();
    expect(picture.look(shown(withRest(from(0), 5000)), replay(20_000, 0, 1), 20_000, 0).guide).toEqual([]);
  });

  it('never jumps, whatever is done in the other window', () => {
    const act = fc.record({
      wait: fc.integer({ min: 10, max: 15_000 }),
      speed: fc.constantFrom(0, 1, 1, 1, 5, 60),
      jump: fc.option(fc.integer({ min: 0, max: 300_000 }), { nil: undefined }),
      live: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      rest: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 8 }), (acts) => {
        const picture = new ReplayPicture();
        let own = 0;
        let told: ShownReplay | undefined;
        let guide = from(0);
        let liveShift = 0;
        const timeNow = (): number =>
          told === undefined ? own + liveShift : told.at + told.speed * (own - told.here);
        let seen = picture.look(shown(guide), told, timeNow(), own);
        let before = depth(seen.guide, own + seen.shift);
        let due = Infinity;
        const look = (): void => {
          seen = picture.look(shown(guide), told, timeNow(), own);
          due = seen.again === undefined ? Infinity : own + seen.again;
        };
        const glance = (): void => {
          const now = depth(seen.guide, own + seen.shift);
          // In 50 ms a breath of ten seconds moves by at most 0.016.
          expect(Math.abs(now - before)).toBeLessThan(0.02);
          before = now;
        };
        for (const one of acts) {
          const at = one.jump ?? timeNow();
          told = one.live && told === undefined ? undefined : replay(at, own, one.speed);
          if (told !== undefined) guide = one.rest ? withRest(from(0), Math.max(1, at - 500)) : from(0);
          liveShift = 0;
          look();
          glance();
          for (let t = 0; t < one.wait; t += 50) {
            own += 50;
            if (own >= due) look();
            glance();
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
