/** The slow measure of the heart's wave for the client's picture. */
import { describe, expect, it } from 'vitest';
import { BreathTrack } from '../../../src/session/breath-track.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { warmth } from '../../../src/session/warmth.ts';
import { started } from '../../fixtures/started.ts';
import { steadyHeart } from '../../fixtures/steady-heart.ts';

const PERIOD = 10_000;
const pace: SessionEvent = { type: 'pace', at: 0, since: 0, pace: { breathsPerMin: 6, inhaleShare: 0.5 } };

/** A heart around 70 bpm that swings with a breath of ten seconds by an amplitude that may change. */
function sessionOf(amplitude: (t: number) => number, minutes: number, guided = true): Session {
  const beats = steadyHeart(
    (t) => 70 + amplitude(t) * Math.sin((2 * Math.PI * t) / PERIOD),
    minutes * 60_000,
  );
  return Session.from([
    started,
    { type: 'link', at: 0, who: 'client', state: 'connecting', connection: 1 },
    { type: 'link', at: 0, who: 'client', state: 'connected', connection: 1 },
    ...(guided ? [pace] : []),
    ...beats.map(({ at, rr }): SessionEvent => ({
      type: 'measurement',
      at: Math.round(at),
      who: 'client',
      bpm: Math.round(60_000 / rr),
      rr: [rr],
      contact: true,
    })),
  ]);
}

function warmthOf(session: Session, now = session.state.at): number | undefined {
  const track = new BreathTrack(session);
  track.update();
  return warmth(session, track, now);
}

describe('the warmth of the picture', () => {
  it.each([
    [5, 0.5],
    [15, 0.75],
    [1.25, 0.2],
  ])('is A / (A + 5 bpm): %d bpm are %d', (amplitude, share) => {
    expect(warmthOf(sessionOf(() => amplitude, 4))).toBeCloseTo(share, 2);
  });

  it('looks back three minutes, and no further', () => {
    const since = 240_000;
    // The last of the large breaths began ten seconds before.
    const session = sessionOf((t) => (t < since ? 15 : 5), 4 + 3.4);
    expect(warmthOf(session, since + 170_001)).toBeCloseTo(0.5, 2);
    expect(warmthOf(session, since + 169_999)).toBeGreaterThan(0.51);
    const mixed = warmthOf(sessionOf((t) => (t < since ? 15 : 5), 4 + 1.5)) ?? NaN;
    expect(mixed).toBeGreaterThan(0.55);
    expect(mixed).toBeLessThan(0.75);
  });

  it('is not known before eight breaths, nor without a guide', () => {
    // The first breath has no beats before it, and a breath is known some beats after its end: the eighth that counts ends at 90 s.
    expect(warmthOf(sessionOf(() => 10, 1.5))).toBeUndefined();
    expect(warmthOf(sessionOf(() => 10, 1.6))).toBeDefined();
    expect(warmthOf(sessionOf(() => 10, 4, false))).toBeUndefined();
  });

  it('stands still while the signal is not good', () => {
    const session = sessionOf(() => 10, 4);
    expect(warmthOf(session)).toBeDefined();
    session.record({ type: 'link', at: 240_500, who: 'client', state: 'lost', connection: 1 });
    expect(warmthOf(session)).toBeUndefined();
  });
});
