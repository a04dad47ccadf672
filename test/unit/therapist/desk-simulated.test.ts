/** The simulated strap in the place of the browser's: what the session says of it, whose clock it breathes on, and links that are numbered on. */
import { describe, expect, it } from 'vitest';
import type { BreathMoment } from '../../../src/pacing/breath.ts';
import { LEAD } from '../../../src/pacing/guide.ts';
import { Session } from '../../../src/session/session.ts';
import { openDesk } from '../../../src/therapist/desk.ts';
import type { Simulation } from '../../../src/therapist/environment.ts';
import { FakeBluetooth, FakeStrap } from '../../fixtures/fake-bluetooth.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';
import { started } from '../../fixtures/started.ts';

const EPOCH = 1_790_000_000_000;
const pace = { breathsPerMin: 6, inhaleShare: 0.4 };

function room() {
  const radio = new FakeBluetooth();
  const simulated = new FakeBluetooth();
  const clock = new ManualClock();
  const guides: ((at: number) => BreathMoment | undefined)[] = [];
  const changes: (() => void)[] = [];
  const simulation = {
    bluetooth: simulated.port,
    second: new FakeBluetooth().port,
    scenario: 'calm',
    follow: (guide) => void guides.push(guide),
    onChange: (listener) => {
      changes.push(listener);
      return () => undefined;
    },
  } satisfies Simulation;
  const desk = openDesk({
    bluetooth: radio.port,
    secure: true,
    monotonic: clock.now,
    timeOrigin: EPOCH,
    after: clock.after,
    newId: () => 'new',
    origin: () => 'here',
    app: 'test',
  });
  const simulate = async (answer: FakeStrap): Promise<void> => {
    simulated.answers.push(answer);
    expect(await desk.simulate(simulation)).toMatchObject({ ok: true });
    await settle();
  };
  return { radio, clock, guides, changes, simulation, desk, simulate };
}

describe('the simulated strap', () => {
  it('is named once before its first link, and at each change of it; its links are numbered on', async () => {
    const { radio, desk, simulation, simulate, changes, clock } = room();
    const strap = new FakeStrap('Strap A');
    radio.answers.push(strap);
    await desk.choose();
    await settle();
    expect(desk.beside).toEqual({ bluetooth: radio.port });
    await clock.advance(1000);
    await simulate(new FakeStrap('Strap S'));
    expect(desk.beside).toEqual({ bluetooth: simulation.second, scenario: 'calm' });
    expect(strap.connected).toBe(false);
    await simulate(new FakeStrap('Strap T'));
    simulation.scenario = 'flat';
    for (const change of changes) change();
    const link = (at: number, state: string, connection: number) => ({
      type: 'link',
      at,
      who: 'client',
      state,
      connection,
    });
    expect(desk.session.log.filter(({ type }) => type === 'link' || type === 'simulated')).toEqual([
      link(0, 'choosing', 1),
      link(0, 'connecting', 1),
      link(0, 'connected', 1),
      { type: 'simulated', at: 1000, who: 'client', scenario: 'calm' },
      link(1000, 'choosing', 2),
      link(1000, 'connecting', 2),
      link(1000, 'connected', 2),
      link(1000, 'connecting', 3),
      link(1000, 'connected', 3),
      { type: 'simulated', at: 1000, who: 'client', scenario: 'flat' },
    ]);
    expect(desk.session.log.filter(({ type }) => type === 'device')).toEqual([
      { type: 'device', at: 0, who: 'client', name: 'Strap A' },
      { type: 'device', at: 1000, who: 'client', name: 'Strap S' },
      { type: 'device', at: 1000, who: 'client', name: 'Strap T' },
    ]);
  });

  it('breathes with the guide on the window’s clock, which is not the session’s', async () => {
    const { desk, simulate, guides, clock } = room();
    await simulate(new FakeStrap('Strap S'));
    await clock.advance(100_000);
    desk.start();
    const [guide] = guides;
    expect(guides).toHaveLength(1);
    expect(guide!(100_000)).toBeUndefined();
    desk.startGuide(pace);
    expect(desk.session.log.at(-1)).toEqual({ type: 'pace', at: 60_000, pace, since: 60_000 + LEAD });
    expect(guide!(101_000 + LEAD)).toMatchObject({ onset: 100_000 + LEAD });
    expect(guide!(111_000 + LEAD)).toMatchObject({ onset: 110_000 + LEAD });
    await clock.advance(1000 + LEAD);
    const { log } = desk.end();
    expect(log.slice(-2)).toEqual([
      { type: 'rest', at: 61_000 + LEAD, since: 70_000 + LEAD, by: 'program' },
      { type: 'ended', at: 61_000 + LEAD },
    ]);
  });
});

describe('a session that goes on in the same moment', () => {
  it('has a hole of no length, which is not an unknown one', () => {
    const { desk } = room();
    desk.resume(Session.from([{ ...started, epoch: EPOCH }]));
    expect(desk.session.log.slice(1)).toEqual([
      { type: 'continued', at: 0, missingMs: 0 },
      { type: 'link', at: 0, who: 'client', state: 'idle', connection: 0 },
    ]);
  });
});
