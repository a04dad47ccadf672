/** A session on one clock: the first look says what needs no beat, and the whole picture agrees with it where both speak. */
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { firstLook, overviewOf } from '../../../src/session/overview.ts';
import { Session } from '../../../src/session/session.ts';
import { inOneTurn } from '../../../src/terms/turns.ts';

const facts: SessionEvent[] = [
  { type: 'started', at: 0, schema: 1, id: 'one', epoch: 5000, app: 'test', origin: 'here' },
  { type: 'client', at: 1, code: 'K-17' },
  { type: 'link', at: 10, who: 'client', state: 'connected', connection: 1 },
  { type: 'phase', at: 1000, phase: { id: 'b', kind: 'baseline' } },
  ...Array.from({ length: 120 }, (_, i): SessionEvent => ({
    type: 'measurement',
    at: 1000 * (i + 1),
    who: 'client',
    // No heart beats at 255 a minute; some straps send it for "unknown".
    bpm: i === 50 ? 255 : i < 60 ? 60 : 75,
    rr: [i < 60 ? 1000 : 800],
  })),
  { type: 'mark', at: 60_500, id: 'm', kind: 'activation', by: 'therapist' },
  { type: 'pace', at: 70_000, pace: { breathsPerMin: 6, inhaleShare: 0.4 }, since: 70_000 },
  { type: 'ended', at: 120_500 },
].toSorted((a, b) => a.at - b.at) as SessionEvent[];

describe('the first look', () => {
  it('has the strap’s own values, marks, phases and the guide, and leaves the rest open', () => {
    const { id, client, epoch, overview } = inOneTurn(firstLook(facts));
    expect([id, client, epoch, overview.length]).toEqual(['one', 'K-17', 5000, 120_500]);
    expect(overview.range).toEqual([60, 75]);
    expect(overview.heart[0]?.mean[5]).toBe(60);
    expect(overview.heart[0]?.mean[40]).toBe(75);
    expect([overview.waves, overview.quality]).toEqual([undefined, undefined]);
    expect(overview.phases.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['baseline', 1000, 120_500],
    ]);
  });

  it('agrees with the whole picture in everything but the heart', () => {
    const session = Session.from(facts);
    const whole = overviewOf(session);
    const {
      heart: _heart,
      range: _range,
      waves: _w,
      quality: _q,
      ...first
    } = inOneTurn(firstLook(facts)).overview;
    expect(whole).toMatchObject(first);
    expect(whole.waves).toBeDefined();
    expect(whole.quality?.at(-1)?.to).toBe(120_500);
  });
});
