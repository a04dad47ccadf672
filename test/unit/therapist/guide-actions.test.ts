/** What the client's wishes become: facts of the session, within what the therapist allows. */
import { describe, expect, it } from 'vitest';
import { changeMoment, guideMoment } from '../../../src/pacing/guide.ts';
import { practicePlan } from '../../../src/pacing/practice-plan.ts';
import { WindowLocks } from '../../fixtures/window-locks.ts';
import { publish } from '../../../src/mirror/publish.ts';
import type { Unstamped } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { guideActions } from '../../../src/therapist/guide-actions.ts';

/** A session whose clock is set by hand, and what obeys in it. */
function room(rhythm?: number, measured?: () => boolean) {
  const session = new Session();
  let now = 0;
  const record = (fact: Unstamped): void => session.record({ ...fact, at: now });
  const lead = (pace: typeof session.state.pace): void =>
    record({ type: 'pace', pace, since: changeMoment(session.state.guide, now) });
  let wentOn = 0;
  const actions = guideActions({
    desk: {
      session,
      record,
      setPace: lead,
      startGuide: lead,
      pauseGuide: (by) => record({ type: 'rest', since: changeMoment(session.state.guide, now), by }),
    },
    leader: { goOn: () => (wentOn += 1) },
    ownRate: () => rhythm,
    ...(measured && { measured }),
  });
  return {
    ...actions,
    session,
    wentOn: () => wentOn,
    lead,
    record,
    at: (moment: number) => {
      now = moment;
    },
    leads: (moment: number) => guideMoment(session.state.guide, moment) !== undefined,
  };
}

const six = { breathsPerMin: 6, inhaleShare: 0.4 };

describe('what the client asks for', () => {
  it('goes on after a stop with the guide that was there', () => {
    const { obey, lead, at, leads, session } = room();
    lead(six);
    at(12_000);
    obey({ ask: 'stop' });
    expect(session.state.stopped).toBe(true);
    expect(leads(13_000)).toBe(false);
    at(30_000);
    obey({ ask: 'resume' });
    expect(session.state.stopped).toBe(false);
    expect(leads(35_000)).toBe(true);
  });

  it('rests after the breath under way when either asks for it, and says who did', () => {
    for (const by of ['client', 'therapist'] as const) {
      const { obey, handlers, lead, at, leads, session } = room();
      lead(six);
      at(12_000);
      if (by === 'client') obey({ ask: 'pause' });
      else handlers['pause-guide']({ do: 'pause-guide' });
      expect(session.log.at(-1)).toEqual({ type: 'rest', at: 12_000, since: 20_000, by });
      expect([leads(19_000), leads(20_001)]).toEqual([true, false]);
    }
  });

  it('what the therapist asks of the guide and the picture are facts', () => {
    const { handlers, session, at, lead } = room();
    handlers['start-guide']({ do: 'start-guide', pace: six });
    expect(session.log.at(-1)).toMatchObject({ type: 'pace', pace: six });
    handlers['set-pace']({ do: 'set-pace', pace: { ...six, breathsPerMin: 5 } });
    expect(session.state.pace.breathsPerMin).toBe(5);
    handlers['set-client-view']({ do: 'set-client-view', change: { mayAdjust: true } });
    expect(session.state.view.mayAdjust).toBe(true);
    lead(six);
    at(9000);
    session.record({ type: 'stop', at: 9000, by: 'therapist' });
    handlers['resume-client']({ do: 'resume-client' });
    expect(session.log).toContainEqual({ type: 'resume', at: 9000, by: 'therapist' });
    expect(session.state.stopped).toBe(false);
  });

  it('begins no guide that never ran', () => {
    const { obey, at, leads, session } = room();
    obey({ ask: 'stop' });
    at(5000);
    obey({ ask: 'resume' });
    expect(session.state.stopped).toBe(false);
    expect(leads(60_000)).toBe(false);
  });

  it('goes on with what was led where it was', () => {
    const { obey, record, wentOn, leads, session } = room();
    record({
      type: 'practice',
      plan: practicePlan(5.5, { lengthMs: 300_000, ownRate: 12, unguidedMs: 0, settleMs: 0 }),
    });
    record({ type: 'pace', pace: six, since: 0 });
    obey({ ask: 'stop' });
    obey({ ask: 'resume' });
    expect(session.state.procedures).toHaveLength(1);
    expect(wentOn()).toBe(1);
    expect(leads(20_000)).toBe(false);
  });

  it('changes the rate a little, only if it may, and never beyond the rates there are', () => {
    const { obey, lead, record, session } = room();
    lead(six);
    obey({ ask: 'adjust', by: -0.5 });
    expect(session.state.pace.breathsPerMin).toBe(6);
    record({ type: 'client-view', mayAdjust: true });
    obey({ ask: 'adjust', by: -5 });
    expect(session.state.pace.breathsPerMin).toBe(5.5);
    for (let i = 0; i < 20; i++) obey({ ask: 'adjust', by: -0.5 });
    expect(session.state.pace.breathsPerMin).toBe(3);
  });

  it('changes the rate by half a breath at one touch, to a tenth', () => {
    for (const [from, to] of [
      [5.96, 5.5],
      [6.04, 5.5],
    ] as const) {
      const { obey, lead, record, session } = room();
      lead({ ...six, breathsPerMin: from });
      record({ type: 'client-view', mayAdjust: true });
      obey({ ask: 'adjust', by: -1 });
      expect(session.state.pace.breathsPerMin).toBe(to);
    }
  });

  it('follows the client’s own rhythm where it is known, and says nothing where it is not', () => {
    const unknown = room();
    unknown.lead(six);
    unknown.obey({ ask: 'follow-me' });
    expect(unknown.session.state.pace.breathsPerMin).toBe(6);
    const known = room(8.4);
    known.lead(six);
    known.obey({ ask: 'follow-me' });
    expect(known.session.state.pace.breathsPerMin).toBe(8.4);
  });

  it('says of its own rhythm whether that was measured at the chest', () => {
    const fact = { type: 'own-rate', at: 7000, breathsPerMin: 8.4, source: 'estimated' };
    for (const [measured, said] of [
      [undefined, fact],
      [() => false, fact],
      [() => true, { ...fact, measured: true }],
    ] as const) {
      const { obey, lead, at, session } = room(8.4, measured);
      lead(six);
      at(7000);
      obey({ ask: 'follow-me' });
      expect(session.log.filter(({ type }) => type === 'own-rate')).toEqual([said]);
    }
  });

  it('is kept as the client’s: the stop and going on after it', () => {
    const { obey, session } = room();
    obey({ ask: 'stop' });
    obey({ ask: 'resume' });
    expect(session.log.slice(-2)).toEqual([
      { type: 'stop', at: 0, by: 'client' },
      { type: 'resume', at: 0, by: 'client' },
    ]);
  });
});

/** What a window of the same origin may send, whatever its program is. */
describe('what arrives through the channel', () => {
  it('becomes no fact but the client’s own', async () => {
    const { obey, session, lead } = room();
    lead(six);
    const name = 'a-channel-of-this-test';
    const [here, there] = [new BroadcastChannel(name), new BroadcastChannel(name)];
    const publisher = publish({
      channel: here,
      pair: { leading: 'a-lock-of-this-test' },
      locks: new WindowLocks().of('therapist'),
      epochNow: () => 0,
      onRequest: obey,
    });
    const crafted: unknown[] = [
      { ask: 'view', change: { type: 'ended' } },
      { ask: 'view', change: { type: 'named', name: 'x' } },
      { ask: 'view', change: { type: 'client-view', mayAdjust: true, at: 1e15 } },
      { ask: 'adjust', by: Number.NaN },
      { ask: 'view', change: { words: false, mayAdjust: true } },
    ];
    const answered = new Promise((resolve) => there.addEventListener('message', resolve));
    for (const request of crafted) there.postMessage({ say: 'request', request });
    there.postMessage({ say: 'time?', sent: 1 });
    await answered;
    publisher.close();
    here.close();
    there.close();
    expect(session.log.slice(1)).toEqual([{ type: 'client-view', at: 0, words: false }]);
  });
});
