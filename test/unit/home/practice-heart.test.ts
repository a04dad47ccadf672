// A strap in a practice at home: the sentences, when the picture may answer, and that the guide is never waited for.
import { describe, expect, it } from 'vitest';
import { steppedClock } from '../../../mocks/clock.ts';
import type { ScenarioName } from '../../../mocks/scenarios.ts';
import { createSimulation } from '../../../mocks/simulation.ts';
import type { PaceSegment } from '../../../src/pacing/breath.ts';
import { guideMoment, type Guide } from '../../../src/pacing/guide.ts';
import { openPracticeHeart, type PracticeHeart } from '../../../src/home/practice-heart.ts';
import type { Unstamped } from '../../../src/session/events.ts';
import { practiceStrapWords } from '../../../src/ui/words/practice-strap.ts';
import { FakeBluetooth, FakeStrap, type Outcome } from '../../fixtures/fake-bluetooth.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';
import { packet } from '../strap/strap-room.ts';

const { says } = practiceStrapWords;
const six = { breathsPerMin: 6, inhaleShare: 0.4 };

/** A practice whose strap is the simulated one, and its zero at the moment of `begin`. */
function atHome(scenario: ScenarioName = 'typical') {
  const clock = steppedClock();
  const simulation = createSimulation({ clock, scenario, seed: 5 });
  let changes = 0;
  const heart = openPracticeHeart({
    bluetooth: simulation.bluetooth,
    secure: true,
    clock,
    onChange: () => (changes += 1),
  });
  let zero = 0;
  const take = (fact: Unstamped): void => heart.take({ ...fact, at: clock.now() - zero }, zero);
  return {
    clock,
    simulation,
    heart,
    take,
    changes: () => changes,
    begin: (): void => {
      zero = clock.now();
      const segment: PaceSegment = { ...six, since: 1000 };
      // The person breathes with the picture, which knows nothing of the strap.
      const guide: Guide = [{ running: true, segment: { ...six, since: zero + 1000 } }];
      simulation.follow((at) => guideMoment(guide, at));
      take({ type: 'pace', pace: six, since: segment.since });
    },
    connect: async (): Promise<void> => {
      const chosen = heart.choose();
      await clock.advance(2000);
      await chosen;
    },
  };
}

/** A practice with a strap that does as told. */
function withFake(...answers: (FakeStrap | Outcome)[]) {
  const clock = new ManualClock();
  const bluetooth = new FakeBluetooth();
  bluetooth.answers.push(...answers);
  const heart = openPracticeHeart({
    bluetooth: bluetooth.port,
    secure: true,
    clock,
    onChange: () => undefined,
  });
  return { clock, bluetooth, heart };
}

async function choose(heart: PracticeHeart, clock: ManualClock, strap?: FakeStrap): Promise<void> {
  const chosen = heart.choose();
  await clock.advance(0);
  await chosen;
  await clock.advance(1000);
  strap?.send(packet(70, 850));
}

const begin = (heart: PracticeHeart, clock: ManualClock): void =>
  heart.take({ type: 'pace', at: 0, pace: six, since: 900 }, clock.now());

describe('a strap in a practice', () => {
  it('warms the picture once the heart has swung with the guide for a while, if the client wants it', async () => {
    const { clock, heart, take, begin, connect } = atHome();
    await clock.advance(7000);
    await connect();
    expect(heart.known).toBe(true);
    begin();
    await clock.advance(150_000);
    expect(heart.warmth).toBeUndefined();
    take({ type: 'client-view', feedback: true });
    await clock.advance(30_000);
    // At its own rate and more than a few beats a minute: past one half of the scale, which never ends.
    expect(heart.warmth).toBeGreaterThan(0.4);
    expect(heart.warmth).toBeLessThan(1);
    take({ type: 'client-view', feedback: false });
    expect(heart.warmth).toBeUndefined();
    heart.close();
  });

  it('tells of a change a few times a minute, not with every packet', async () => {
    const { clock, heart, take, begin, connect, changes } = atHome();
    await connect();
    begin();
    take({ type: 'client-view', feedback: true });
    await clock.advance(60_000);
    const before = changes();
    await clock.advance(60_000);
    expect(changes() - before).toBeGreaterThanOrEqual(5);
    expect(changes() - before).toBeLessThanOrEqual(7);
    heart.close();
  });

  it('holds the picture still once the link is lost, and says so in one sentence for a while', async () => {
    const { clock, simulation, heart, take, begin, connect } = atHome();
    await connect();
    begin();
    take({ type: 'client-view', feedback: true });
    await clock.advance(180_000);
    expect(heart.warmth).toBeDefined();
    simulation.faults.loseLink(60_000);
    await clock.advance(1000);
    expect(heart.warmth).toBeUndefined();
    expect(heart.hint).toBe(says.away);
    await clock.advance(20_000);
    expect(heart.hint).toBe('');
    expect(heart.known).toBe(true);
    await clock.advance(120_000);
    expect(heart.hint).toBe('');
    expect(heart.sentence).toBe(says.here);
    heart.close();
  });

  it('says nothing while everything has stopped', async () => {
    const { clock, simulation, heart, take, begin, connect } = atHome();
    await connect();
    begin();
    take({ type: 'stop', by: 'client' });
    simulation.faults.loseLink(60_000);
    await clock.advance(1000);
    expect(heart.sentence).toBe(says.away);
    expect(heart.hint).toBe('');
    heart.close();
  });
});

describe('choosing a strap for a practice', () => {
  it('changes nothing when the list is closed', async () => {
    const { heart, clock } = withFake('NotFoundError');
    await choose(heart, clock);
    expect([heart.sentence, heart.offered, heart.known, heart.hint]).toEqual(['', true, false, '']);
  });

  it('says that Bluetooth seems to be off', async () => {
    const { heart, clock, bluetooth } = withFake('NotFoundError');
    bluetooth.available = false;
    await choose(heart, clock);
    expect([heart.sentence, heart.offered]).toEqual([says.off, true]);
  });

  it('says that a strap cannot be used, and lets another be chosen', async () => {
    const strap = new FakeStrap();
    const { heart, clock } = withFake('SecurityError', strap);
    await choose(heart, clock);
    expect([heart.sentence, heart.offered, heart.known]).toEqual([says.refused, true, false]);
    await choose(heart, clock, strap);
    expect([heart.sentence, heart.offered, heart.known]).toEqual([says.here, false, true]);
    heart.close();
  });

  it('goes on trying in silence where the strap does not answer, and another may be chosen', async () => {
    const strap = new FakeStrap();
    strap.outcomes.push('NetworkError', 'NetworkError', 'NetworkError');
    const { heart, clock } = withFake(strap);
    const chosen = heart.choose();
    await clock.advance(0);
    await chosen;
    expect(heart.sentence).toBe(says.unanswered);
    expect(heart.offered).toBe(true);
    begin(heart, clock);
    const heard = new Set<string>();
    for (let s = 0; s < 60 && !heart.known; s++) {
      heard.add(heart.sentence);
      await clock.advance(1000);
      strap.send(packet(70, 850));
    }
    expect([...heard]).toEqual([says.unanswered]);
    expect([heart.sentence, heart.offered]).toEqual([says.here, false]);
    expect(strap.connects).toBe(4);
    heart.close();
  });

  it('does not call a strap connected that sends nothing over its link, at first or after it was away', async () => {
    const strap = new FakeStrap();
    const { heart, clock } = withFake(strap);
    await choose(heart, clock);
    expect(strap.connected).toBe(true);
    const heard = new Set<string>();
    const listen = async (seconds: number): Promise<void> => {
      for (let s = 0; s < seconds; s++) {
        heard.add(heart.sentence);
        await clock.advance(1000);
      }
    };
    await listen(25);
    expect([...heard]).toEqual([says.seeking, says.unanswered]);
    expect(heart.known).toBe(false);
    expect(strap.links).toBeGreaterThan(1);
    while (!strap.connected) await clock.advance(1000);
    strap.send(packet(70, 850));
    expect([heart.sentence, heart.known]).toEqual([says.here, true]);
    strap.drop();
    heard.clear();
    await listen(25);
    expect([...heard]).toEqual([says.away]);
    heart.close();
  });

  it('says over the picture what was not read before it, each sentence once', async () => {
    const strap = new FakeStrap();
    const { heart, clock } = withFake(strap);
    begin(heart, clock);
    await choose(heart, clock, strap);
    expect(heart.hint).toBe(says.here);
    strap.drop();
    await clock.advance(0);
    await clock.advance(14_999);
    expect(heart.hint).toBe(says.away);
    await clock.advance(1);
    expect([heart.sentence, heart.hint]).toEqual([says.away, '']);
    heart.close();
    expect(strap.connected).toBe(false);
  });

  it('lets the strap go when the practice ends', async () => {
    const strap = new FakeStrap();
    const { heart, clock } = withFake(strap);
    await choose(heart, clock);
    expect(strap.connected).toBe(true);
    heart.close();
    expect(strap.connected).toBe(false);
  });
});
