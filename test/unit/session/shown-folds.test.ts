/** What single facts leave of what the client is shown, and what a replay shows of it, each pinned whole. */
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { emptyShown, foldShown, reduceShown } from '../../../src/session/shown.ts';
import { replayTime, shownInReplay } from '../../../src/session/shown-replay.ts';
import { started } from '../../fixtures/started.ts';

const pace = { breathsPerMin: 5, inhaleShare: 0.5 };
const led: SessionEvent = { type: 'pace', at: 10, since: 12, pace };
const base = { ...emptyShown, id: started.id, epoch: started.epoch };
const running = { running: true, segment: { ...pace, since: 12 } };
const after = (...facts: readonly SessionEvent[]) => foldShown([started, ...facts]);

describe('what is shown', () => {
  it('is before any fact a dark sphere at six breaths a minute that nobody leads', () => {
    expect(emptyShown).toEqual({
      ...{ id: '', epoch: 0, guide: [], pace: { breathsPerMin: 6, inhaleShare: 0.4 } },
      ...{ stopped: false, unguided: false, guideOffered: false, at: 0 },
      view: {
        ...{ look: 'sphere', theme: 'dark', words: true, count: false, sound: 'off', volume: 0.5 },
        ...{ vibration: false, feedback: false, ownBreath: false, mayAdjust: false, mayTooMuch: false },
      },
    });
    expect(after()).toEqual(base);
  });

  it('follows the guide, its rest and whoever let it rest', () => {
    expect(after(led)).toEqual({ ...base, at: 10, pace, guide: [running] });
    const rested = after(led, { type: 'rest', at: 20, since: 30, by: 'program' });
    expect(rested).toEqual({
      ...{ ...base, at: 20, pace, guide: [running, { running: false, since: 30 }], restedBy: 'program' },
    });
    expect(reduceShown(rested, { ...led, at: 40, since: 50 })).not.toHaveProperty('restedBy');
  });

  it('stands still from a stop on, until it is resumed or a guide leads again; only then is the guide offered', () => {
    const stop: SessionEvent = { type: 'stop', at: 20, by: 'client' };
    const stopped = { ...base, at: 20, pace, guide: [running, { running: false, since: 20 }], stopped: true };
    expect(after(led, stop)).toEqual(stopped);
    const offer: SessionEvent = { type: 'guide-offered', at: 21 };
    expect(after(led, stop, offer)).toEqual({ ...stopped, at: 21, guideOffered: true });
    expect(after(led, offer).guideOffered).toBe(false);
    expect(after(led, stop, offer, { type: 'offer-ended', at: 22 })).toEqual({ ...stopped, at: 22 });
    expect(after(led, stop, offer, { type: 'resume', at: 22, by: 'client' })).toEqual({
      ...{ ...stopped, at: 22, stopped: false },
    });
    expect(after(led, stop, offer, { ...led, at: 22, since: 25 })).toMatchObject({
      stopped: false,
      guideOffered: false,
    });
    expect(after(led, stop, offer, { ...stop, at: 22 })).toMatchObject({
      stopped: true,
      guideOffered: false,
    });
  });

  it('has faded while a step goes on unguided, and asks what the client is asked', () => {
    const step = { id: 'u', attempt: 1, kind: 'unguided', pace, breaths: 6, rate: 5 } as const;
    const faded: SessionEvent = { type: 'step', at: 20, since: 20, step };
    expect(after(faded)).toEqual({ ...base, at: 20, unguided: true });
    for (const over of [
      { type: 'step', at: 30, since: 30, step: { ...step, kind: 'paced' } },
      { type: 'step-ended', at: 30, id: 'u', attempt: 1, until: 30, why: 'done' },
      { type: 'led-ended', at: 30, why: 'complete' },
    ] as const)
      expect(after(faded, over)).toEqual({ ...base, at: 30 });
    const asked = after({ type: 'rating-offered', at: 5, scale: 'own', name: 'x' });
    expect(asked).toEqual({ ...base, at: 5, asked: { scale: 'own', name: 'x' } });
    expect(reduceShown(asked, { type: 'offer-ended', at: 6 })).toEqual({ ...base, at: 6 });
  });

  it('has its scenario, its settings and its end, and time never goes back', () => {
    const view: SessionEvent = { type: 'client-view', at: 7, look: 'line', added: { origin: 'o', order: 1 } };
    expect(
      after({ type: 'simulated', at: 9, who: 'client', scenario: 's' }, view, { type: 'ended', at: 8 }),
    ).toEqual({
      ...{ ...base, at: 9, simulated: 's', view: { ...base.view, look: 'line' }, endedAt: 8 },
    });
    expect(after({ type: 'begun', at: 3 })).toEqual({ ...base, at: 3 });
  });
});

describe('what is shown of a replay', () => {
  const replay = { at: 1000, here: 5000, speed: 2, stopped: false, choice: { look: 'still' } } as const;

  it('is where the clock of the window that leads has it', () => {
    expect([5000, 5500, 4000].map((now) => replayTime(replay, now))).toEqual([1000, 2000, -1000]);
    expect(replayTime({ ...replay, speed: 0 }, 9000)).toBe(1000);
  });

  it('asks and offers nothing of what was asked and offered then, and takes what the client chooses now', () => {
    const then = after(
      ...[led, { type: 'stop', at: 20, by: 'client' } as const, { type: 'guide-offered', at: 21 } as const],
      { type: 'rating-offered', at: 22, scale: 'ease' },
      { type: 'client-view', at: 23, mayAdjust: true, mayTooMuch: true, look: 'line', theme: 'dim' },
      { type: 'ended', at: 24 },
    );
    const { asked: _asked, endedAt: _ended, ...kept } = then;
    const view = { ...then.view, look: 'still', mayAdjust: false, mayTooMuch: false };
    expect(shownInReplay(then, replay)).toEqual({ ...kept, stopped: false, guideOffered: false, view });
    expect(Object.keys(shownInReplay(then, replay))).not.toContain('endedAt');
    expect(shownInReplay(then, { ...replay, stopped: true }).stopped).toBe(true);
  });
});
