/** A breathing sensor that a test speaks for: what the desk records of it, and what the screens show. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Session } from '../../../src/session/session.ts';
import type { BreathEvent } from '../../../src/strap/breath-event.ts';
import { openBreathDesk } from '../../../src/therapist/breath-desk.ts';
import { started } from '../../fixtures/started.ts';

type Hear = (event: BreathEvent) => void;
const sensors = { motion: [] as Hear[], belts: [] as Hear[], did: [] as unknown[] };
const opened = {
  chestMotion: (_clock: unknown, hear: Hear) => {
    const name = `motion ${sensors.motion.push(hear)}`;
    return { beside: name, stop: () => sensors.did.push(`${name} stops`) };
  },
  openBelt: ({ bluetooth, tell }: { bluetooth: unknown; tell: Hear }) => {
    const name = `belt ${sensors.belts.push(tell)}`;
    return {
      choose: () => Promise.resolve(sensors.did.push([`${name} is chosen`, bluetooth])),
      stop: () => sensors.did.push(`${name} stops`),
    };
  },
};

function bench(session = Session.from([started])) {
  const now = { desk: 50_000, clock: 8000 };
  const told: unknown[] = [];
  let changes = 0;
  const bluetooth = { is: 'of the second strap' };
  const desk = openBreathDesk(
    {
      desk: {
        session,
        strap: { beside: (what: unknown) => sensors.did.push(['beside', what]) },
        now: () => now.desk,
        beside: { bluetooth },
        record: (fact: object) => session.record({ ...fact, at: now.desk } as never),
      } as never,
      clock: { now: () => now.clock } as never,
      onChange: () => (changes += 1),
      onOwnBreath: (breath) => told.push(breath),
    },
    opened as never,
  );
  const facts = () => session.log.slice(1).filter(({ type }) => type === 'breath-stream');
  const streams = (): unknown[] =>
    session.log.flatMap((fact) => (fact.type === 'breath-samples' ? [fact.stream] : []));
  return { now, told, desk, session, bluetooth, facts, streams, changes: () => changes };
}

const said = (
  state: 'starting' | 'running' | 'lost' | 'off' | 'refused',
  more: object = {},
): BreathEvent => ({
  type: 'breath',
  at: 8000,
  state,
  ...more,
});
/** One second of samples of a belt. */
const frame = (device: number, more: object = {}): BreathEvent => ({
  type: 'breath-frame',
  at: 8000,
  source: 'vernier',
  kind: 'force',
  device,
  samples: Array.from({ length: 10 }, (_, i) => [6 + i / 10]),
  hz: 10,
  ...more,
});

beforeEach(() => {
  for (const list of Object.values(sensors)) list.length = 0;
});

describe('what a breathing sensor says', () => {
  it('is recorded with what it tells, and no more', () => {
    const b = bench();
    expect(b.desk.view).toEqual({ stream: 'off', curve: expect.any(Function) as unknown });
    expect(b.desk.view.curve()).toEqual([]);
    b.desk.start();
    const [hear] = sensors.motion;
    hear?.(said('starting', { source: 'polar' }));
    hear?.(said('running', { name: 'Belt 1' }));
    hear?.(said('lost'));
    hear?.(said('refused', { code: 'no-service' }));
    const known = { type: 'breath-stream', at: 50_000, who: 'client' };
    expect(b.facts()).toEqual([
      { ...known, state: 'starting', source: 'polar' },
      { ...known, state: 'running', name: 'Belt 1' },
      { ...known, state: 'lost' },
      { ...known, state: 'refused', code: 'no-service' },
    ]);
    expect(Object.keys(b.facts()[2] ?? {}).toSorted()).toEqual(['at', 'state', 'type', 'who']);
    expect(b.told).toEqual(['unclear', 'unclear', 'unclear', undefined]);
    expect(b.changes()).toBe(4);
    expect(b.desk.view).toMatchObject({ stream: 'refused', code: 'no-service' });
    hear?.(said('off'));
    expect(b.told.at(-1)).toBeUndefined();
    expect(Object.keys(b.desk.view).toSorted()).toEqual(['curve', 'stream']);
  });

  it('names the stream that it speaks of, and a sensor that starts again begins another', () => {
    const b = bench();
    b.desk.start();
    const [hear] = sensors.motion;
    hear?.(said('starting'));
    for (let i = 0; i < 3; i++) hear?.(frame(1000 * i));
    hear?.(said('running'));
    hear?.(said('lost'));
    hear?.(said('starting'));
    for (let i = 0; i < 3; i++) hear?.(frame(1000 * i));
    hear?.(said('off'));
    const numbers = b.facts().map((fact) => ('stream' in fact ? fact.stream : undefined));
    expect(numbers).toEqual([undefined, 1, 1, undefined, 2]);
    expect(new Set(b.streams())).toEqual(new Set([1, 2]));
    expect(b.told.filter((one) => one === 'unclear')).toHaveLength(10);
  });

  it('is numbered on where a session goes on, whatever the order of its streams', () => {
    const b = bench();
    b.desk.start();
    sensors.motion[0]?.(frame(0));
    sensors.motion[0]?.(frame(1000));
    sensors.motion[0]?.(frame(2000));
    sensors.motion[0]?.(said('off'));
    const sample = b.session.log.find(({ type }) => type === 'breath-samples');
    if (sample === undefined) throw new Error('nothing was recorded');
    const past = [5, 3].map((stream) => ({ ...sample, stream }) as never);
    const next = bench(Session.from([started, ...past]));
    next.desk.start();
    sensors.motion[1]?.(frame(0));
    sensors.motion[1]?.(said('running'));
    expect(next.facts()).toEqual([
      { type: 'breath-stream', at: 50_000, who: 'client', state: 'running', stream: 6 },
    ]);
  });

  it('came when it arrived, also if it is heard later', () => {
    const at = (arrived: number): number | undefined => {
      const b = bench();
      b.desk.start();
      for (let i = 0; i < 3; i++) sensors.motion.at(-1)?.(frame(1000 * i, { at: arrived }));
      return b.desk.view.curve().at(-1)?.at;
    };
    const [punctual, late] = [at(8000), at(7400)];
    expect(punctual).toBeDefined();
    expect((punctual ?? 0) - (late ?? 0)).toBeCloseTo(600, 6);
  });
});

describe('a sensor and a belt', () => {
  it('give way to each other, the belt only once it is heard', async () => {
    const b = bench();
    b.desk.start();
    expect(sensors.did.splice(0)).toEqual([
      ['beside', undefined],
      ['beside', 'motion 1'],
    ]);
    await b.desk.startBelt();
    expect(sensors.did.splice(0)).toEqual([['belt 1 is chosen', b.bluetooth]]);
    sensors.belts[0]?.(said('starting', { name: 'Belt' }));
    sensors.belts[0]?.(said('running', { name: 'Belt' }));
    expect(sensors.did.splice(0)).toEqual(['motion 1 stops', ['beside', undefined]]);
    expect(b.desk.view.stream).toBe('running');
    b.desk.start();
    expect(sensors.did.splice(0)).toEqual([['beside', undefined], 'belt 1 stops', ['beside', 'motion 2']]);
    b.desk.stop();
    expect(sensors.did.splice(0)).toEqual(['motion 2 stops', ['beside', undefined]]);
    b.desk.stop();
    expect(sensors.did).toEqual([['beside', undefined]]);
  });
});
