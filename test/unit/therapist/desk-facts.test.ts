/** The desk: what the strap sends and what people ask for become facts; a session begins, goes on and ends. */
import { describe, expect, it } from 'vitest';
import { steppedClock } from '../../../mocks/clock.ts';
import { createSimulation } from '../../../mocks/simulation.ts';
import { LEAD } from '../../../src/pacing/guide.ts';
import { steppedPlan } from '../../../src/pacing/plan.ts';
import { Session } from '../../../src/session/session.ts';
import { openDesk, type Desk } from '../../../src/therapist/desk.ts';

const TIME_ORIGIN = 1_700_000_000_000;
const six = { breathsPerMin: 6, inhaleShare: 0.4 };

/** A desk on a clock that moves by hand, and the simulated strap in reach. */
function room() {
  const clock = steppedClock();
  const simulation = createSimulation({ clock, scenario: 'calm', seed: 3 });
  let ids = 0;
  const desk = openDesk({
    bluetooth: undefined,
    secure: true,
    monotonic: clock.now,
    timeOrigin: TIME_ORIGIN,
    after: (ms, work) => clock.after(ms, work),
    newId: () => `id-${(ids += 1)}`,
    origin: () => 'here',
    app: '9.9.9',
  });
  const connect = async (): Promise<void> => {
    const choice = desk.simulate(simulation);
    await clock.advance(3000);
    expect((await choice).ok).toBe(true);
  };
  return { desk, clock, simulation, connect };
}

const types = ({ session }: Desk): string[] => session.log.map(({ type }) => type);

describe('the desk', () => {
  it('begins with a session that is only looked at', () => {
    const { desk } = room();
    expect(desk.running).toBe(false);
    expect(desk.session.log).toEqual([
      {
        type: 'started',
        at: 0,
        schema: expect.any(Number) as number,
        id: 'id-1',
        epoch: TIME_ORIGIN,
        app: '9.9.9',
        origin: 'here',
      },
    ]);
  });

  it('stamps a fact with session time, never below its start', async () => {
    const { desk, clock } = room();
    await clock.advance(1500);
    desk.record({ type: 'named', name: 'K' });
    expect(desk.session.log.at(-1)).toEqual({ type: 'named', name: 'K', at: 1500 });
    expect(desk.now()).toBe(1500);
  });

  it('says that what comes is simulated before anything comes, and once', async () => {
    const { desk, connect } = room();
    await connect();
    expect(types(desk).indexOf('simulated')).toBe(1);
    expect(types(desk).filter((type) => type === 'simulated')).toHaveLength(1);
    expect(desk.session.state.straps.client).toMatchObject({ link: 'connected', connection: 1 });
    expect(types(desk)).toContain('measurement');
  });

  it('tells of another simulated client while it runs', async () => {
    const { desk, connect, simulation } = room();
    await connect();
    simulation.setScenario('flat');
    expect(desk.session.state.simulated).toBe('flat');
  });

  it('starts a session with the last minute of looking, on its own clock', async () => {
    const { desk, clock, connect } = room();
    await connect();
    await clock.advance(100_000);
    const before = desk.session;
    const moment = clock.now();
    desk.start();
    expect(desk.running).toBe(true);
    expect(desk.session).not.toBe(before);
    const { state, log } = desk.session;
    expect(state.epoch).toBe(TIME_ORIGIN + moment - 60_000);
    expect(desk.now()).toBe(60_000);
    expect(log.at(-1)).toEqual({ type: 'begun', at: 60_000 });
    expect(log.filter(({ type }) => type === 'measurement').length).toBeGreaterThan(50);
    expect(log.every(({ at }) => at >= 0 && at <= 60_000)).toBe(true);
    expect(state.straps.client).toMatchObject({ link: 'connected', connection: 1 });
    expect(state.simulated).toBe('calm');
  });

  it('ends a session with its guide at rest, and looks on with the strap', async () => {
    const { desk, clock, connect } = room();
    await connect();
    desk.start();
    desk.startGuide(six);
    await clock.advance(5000);
    const ended = desk.end();
    expect(desk.running).toBe(false);
    expect(ended.state.endedAt).toBe(ended.state.at);
    expect(ended.state.guide.at(-1)?.running).toBe(false);
    expect(ended.log.slice(-2).map(({ type }) => type)).toEqual(['rest', 'ended']);
    expect(desk.session).not.toBe(ended);
    expect(desk.session.state.id).not.toBe(ended.state.id);
    expect(desk.session.state.straps.client.link).toBe('connected');
    const length = ended.log.length;
    await clock.advance(5000);
    expect(ended.log).toHaveLength(length);
    expect(types(desk)).toContain('measurement');
  });

  it('leads the guide a moment after it was asked for, changes and rests it with its breath', async () => {
    const { desk, clock } = room();
    await clock.advance(1000);
    desk.startGuide(six);
    expect(desk.session.log.at(-1)).toMatchObject({ type: 'pace', since: 1000 + LEAD });
    await clock.advance(3000);
    desk.setPace({ ...six, breathsPerMin: 5 });
    expect(desk.session.log.at(-1)).toMatchObject({ type: 'pace', since: 1000 + LEAD + 10_000, at: 4000 });
    desk.pauseGuide('client');
    expect(desk.session.log.at(-1)).toMatchObject({
      type: 'rest',
      by: 'client',
      since: 1000 + LEAD + 10_000,
    });
  });

  it('goes on with an interrupted session: the hole, the link, connections that never repeat', async () => {
    const { desk, clock, connect } = room();
    const interrupted = Session.from([
      {
        type: 'started',
        at: 0,
        schema: 1,
        id: 'old',
        epoch: TIME_ORIGIN - 100_000,
        app: 'a',
        origin: 'here',
      },
      { type: 'link', at: 10, who: 'client', state: 'connected', connection: 4 },
      { type: 'assessment', at: 20, plan: steppedPlan() },
      {
        type: 'step',
        at: 30,
        since: 30,
        step: { id: 'rate-6', attempt: 1, kind: 'paced', rate: 6, breaths: 20, pace: six },
      },
      { type: 'pace', at: 30, pace: six, since: 30 },
    ]);
    await connect();
    const moment = clock.now();
    desk.resume(interrupted);
    expect(desk.session).toBe(interrupted);
    expect(desk.running).toBe(true);
    const added = interrupted.log.slice(5);
    expect(added.slice(0, 4)).toEqual([
      { type: 'step-ended', at: 30, id: 'rate-6', attempt: 1, until: 30, why: 'interrupted' },
      { type: 'rest', at: 30, since: 30, by: 'program' },
      { type: 'continued', at: 100_000 + moment, missingMs: 100_000 + moment - 30 },
      { type: 'link', at: 100_000 + moment, who: 'client', state: 'connected', connection: 5 },
    ]);
    await clock.advance(2000);
    expect(interrupted.state.straps.client.connection).toBe(5);
    expect(interrupted.log.at(-1)?.type).toBe('measurement');
  });

  it('shows whoever follows the session at hand, and leaves it for the next', () => {
    const { desk } = room();
    const told: string[] = [];
    desk.follow(({ state: { id } }) => {
      told.push(`+${id}`);
      return () => told.push(`-${id}`);
    });
    desk.start();
    desk.end();
    expect(told).toEqual(['+id-1', '-id-1', '+id-2', '-id-2', '+id-3']);
  });
});
