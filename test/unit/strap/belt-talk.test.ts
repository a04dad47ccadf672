/** The talk with a respiration belt, byte by byte, on a manual clock: what it is told, what its answers and its forces are taken for, and when it is given up. */
import { describe, expect, it } from 'vitest';
import { openBelt } from '../../../src/strap/belt.ts';
import type { BreathEvent } from '../../../src/strap/breath-event.ts';
import { FakeBluetooth, FakeStrap, hexBytes } from '../../fixtures/fake-bluetooth.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';

const SERVICE = 'd91714ef-28b9-4f91-ba16-f0d9a604f112';
const COMMAND = 'f4bf14a6-c7d5-4b6d-8aa8-df1a7c83adcb';
const RESPONSE = 'b41e6675-a329-40e0-aa01-44d2f444babe';
const INIT = ['5819fe3f1aa54a06490748084709460a450b440c', '430d420e41'];
/** 50 ms. */
const PERIOD = '580ffd911bff0050c3000000000000';
const START = '5813fc8118ff01020000000000000000000000';
const STOP = '580bfb7219ff00ffffffff';
const DISCONNECT = '5805faab54';
/** Which command is answered, and whether it was done. */
const answer = (command: string, done = true): string => `58070000${command}00${done ? '00' : '01'}`;

function room() {
  const radio = new FakeBluetooth();
  const clock = new ManualClock();
  const belt = new FakeStrap('GDX-RB 0K1', {
    [SERVICE]: { [COMMAND]: hexBytes(''), [RESPONSE]: hexBytes('') },
  });
  /** What it says to each command, after the last piece of it. */
  const answers: Record<string, string> = {
    [INIT[1]!]: answer('1a'),
    [PERIOD]: answer('1b'),
    [START]: answer('18'),
  };
  belt.obey = (command) => {
    const said = answers[command];
    if (said !== undefined) belt.notify(RESPONSE, hexBytes(said));
  };
  const told: BreathEvent[] = [];
  const opened = openBelt({ bluetooth: radio.port, clock, tell: (event) => told.push(event) });
  const choose = async (): Promise<void> => {
    radio.answers.push(belt);
    await opened.choose();
    await settle();
    await settle();
  };
  const send = (...forces: number[]): void => {
    const view = new DataView(new ArrayBuffer(9 + 4 * forces.length));
    [0x20, view.byteLength, 0, 0, 0x06, 2, 0, forces.length, 0].forEach((byte, i) => view.setUint8(i, byte));
    forces.forEach((force, i) => view.setFloat32(9 + 4 * i, force, true));
    belt.notify(RESPONSE, view);
  };
  const states = (): string[] =>
    told.flatMap((e) =>
      e.type === 'breath' ? [[e.at, e.state, e.code].filter((part) => part !== undefined).join(' ')] : [],
    );
  const frames = () => told.filter((e) => e.type === 'breath-frame');
  return { radio, clock, belt, answers, told, opened, choose, send, states, frames };
}
const many = (count: number, force: number): number[] => Array.from({ length: count }, () => force);

describe('a respiration belt', () => {
  it('is chosen by the beginning of its name, and told what to do, step by step', async () => {
    const { radio, belt, choose, told } = room();
    await choose();
    expect(radio.requests).toEqual([{ filters: [{ namePrefix: 'GDX' }], optionalServices: [SERVICE] }]);
    expect(belt.asked).toEqual([
      `service ${SERVICE}`,
      `listen ${RESPONSE}`,
      ...[...INIT, PERIOD, START].map((command) => `write ${command}`),
    ]);
    expect(belt.characteristics.map(({ name }) => name)).toEqual([COMMAND, RESPONSE]);
    expect(belt.mostAtOnce).toBe(1);
    expect(told).toEqual([
      { type: 'breath', at: 0, state: 'starting', source: 'vernier', name: 'GDX-RB 0K1' },
    ]);
  });

  it('is not told the next thing before it has answered of the last', async () => {
    const { belt, answers, choose } = room();
    answers[PERIOD] = answer('18');
    await choose();
    expect(belt.asked.at(-1)).toBe(`write ${PERIOD}`);
    belt.notify(RESPONSE, hexBytes(answer('1b')));
    await settle();
    expect(belt.asked.at(-1)).toBe(`write ${START}`);
  });

  it.each([
    ['refuses a command', answer('1b', false), '0 refused belt-failed'],
    ['does not answer', '', '5000 refused belt-failed'],
    ['answers of another command', answer('1a', false), '5000 refused belt-failed'],
  ])('that %s is told once and left', async (_, said, expected) => {
    const { clock, belt, answers, choose, states } = room();
    answers[PERIOD] = said;
    await choose();
    await clock.advance(120_000);
    expect(states()).toEqual(['0 starting', expected]);
    expect([belt.connects, belt.connected]).toEqual([1, false]);
  });

  it('is given up after twenty seconds in which no link comes', async () => {
    const { clock, belt, choose, states } = room();
    belt.outcomes.push('hang');
    await choose();
    await clock.advance(19_999);
    expect(states()).toEqual(['0 starting']);
    await clock.advance(1);
    expect(states()).toEqual(['0 starting', '20000 refused belt-failed']);
  });

  it('that sends no force within five seconds of its link is left', async () => {
    const { clock, choose, send, states } = room();
    await choose();
    await clock.advance(4999);
    expect(states()).toEqual(['0 starting']);
    await clock.advance(1);
    send(10);
    expect(states()).toEqual(['0 starting', '5000 refused belt-failed']);
  });

  it('sends forces whose time is counted, 50 ms each; those without a value are none', async () => {
    const { clock, choose, send, told } = room();
    await choose();
    await clock.advance(100);
    send(NaN);
    send(10, 10.5, NaN, 11);
    send(11.5);
    send(12, 12.5);
    const frame = { type: 'breath-frame', at: 100, source: 'vernier', kind: 'force', hz: 20 };
    expect(told.slice(1)).toEqual([
      { type: 'breath', at: 100, state: 'running', source: 'vernier', name: 'GDX-RB 0K1' },
      { ...frame, device: 0, samples: [[10], [10.5], [11]] },
      { ...frame, device: 50, samples: [[11.5]] },
      { ...frame, device: 150, samples: [[12], [12.5]] },
    ]);
  });

  it('that falls silent for three seconds says so and begins another count', async () => {
    const { clock, choose, send, states, frames } = room();
    await choose();
    send(10);
    await clock.advance(2999);
    send(10);
    await clock.advance(3000);
    send(10);
    send(10);
    expect(states()).toEqual(['0 starting', '0 running', '5999 lost silent', '5999 running']);
    expect(frames().map(({ device }) => device)).toEqual([0, 50, 0, 50]);
  });

  it.each([0.04, 49.5])(
    'is too loose or too tight where more than half of two seconds are at %d N',
    async (force) => {
      const { choose, send, states, frames } = room();
      await choose();
      send(...many(39, force));
      expect(states().at(-1)).toBe('0 running');
      send(force);
      expect(states().at(-1)).toBe('0 lost belt-range');
      send(force);
      // 21 of the last 40, and then 20.
      send(...many(19, 10));
      expect(frames()).toHaveLength(1);
      send(10);
      send(10);
      expect(states()).toEqual(['0 starting', '0 running', '0 lost belt-range', '0 running']);
      expect(frames().map(({ device }) => device)).toEqual([0, 0, 50]);
    },
  );

  it.each([0.06, 49.4])('is worn well where it is at %d N', async (force) => {
    const { choose, send, states } = room();
    await choose();
    send(...many(80, force));
    expect(states()).toEqual(['0 starting', '0 running']);
  });
});

describe('a belt that ran and is lost', () => {
  it('is told once and sought after 1, 2, 4, 8 and then every 15 s', async () => {
    const { clock, belt, choose, send, states } = room();
    await choose();
    send(10);
    belt.outcomes.push(...Array<string>(7).fill('NetworkError'));
    belt.drop();
    const tries: number[] = [];
    for (let s = 0; s <= 70; s++) {
      const { connects } = belt;
      await clock.advance(s === 0 ? 0 : 1000);
      if (belt.connects > connects) tries.push(s);
    }
    expect(tries).toEqual([1, 3, 7, 15, 30, 45, 60]);
    await clock.advance(5000);
    send(10);
    expect(states()).toEqual(['0 starting', '0 running', '0 lost belt-lost', '75000 running']);
    belt.drop();
    await clock.advance(1000);
    expect(belt.connects).toBe(10);
  });

  it('is not sought where nobody wants it', async () => {
    const { clock, belt, opened, choose, send, states } = room();
    await choose();
    send(10);
    belt.drop();
    opened.stop();
    await clock.advance(120_000);
    expect(belt.connects).toBe(1);
    expect(states()).toEqual(['0 starting', '0 running', '0 lost belt-lost', '0 off']);
  });
});

describe('a belt that nobody wants any more', () => {
  it('is told to stop and to end, and then left; nothing is said twice', async () => {
    const { clock, belt, opened, choose, send, states } = room();
    await choose();
    send(10);
    opened.stop();
    opened.stop();
    await settle();
    expect(belt.asked.slice(-2)).toEqual([`write ${STOP}`, `write ${DISCONNECT}`]);
    expect(belt.connected).toBe(false);
    await clock.advance(60_000);
    expect(states()).toEqual(['0 starting', '0 running', '0 off']);
  });

  it('is left after five seconds where it does not listen', async () => {
    const { clock, belt, opened, choose, send } = room();
    await choose();
    send(10);
    belt.obey = () => new Promise(() => undefined);
    opened.stop();
    await clock.advance(4999);
    expect(belt.connected).toBe(true);
    await clock.advance(1);
    expect(belt.connected).toBe(false);
  });

  it('is left at once where no stream has begun', async () => {
    const { belt, answers, opened, choose } = room();
    answers[INIT[1]!] = '';
    await choose();
    opened.stop();
    await settle();
    expect(belt.connected).toBe(false);
    expect(belt.asked).not.toContain(`write ${STOP}`);
  });
});

describe('a list of belts', () => {
  it('that is closed changes nothing, and one that fails is told', async () => {
    const { radio, opened, choose, send, states, belt } = room();
    await choose();
    send(10);
    radio.answers.push('NotFoundError', 'SecurityError');
    await opened.choose();
    expect(states()).toEqual(['0 starting', '0 running']);
    await opened.choose();
    expect(states().at(-1)).toBe('0 refused belt-failed');
    expect(belt.connected).toBe(true);
  });

  it('from which another is chosen lets go of the first', async () => {
    const { radio, opened, choose, send, belt, states } = room();
    await choose();
    send(10);
    const other = new FakeStrap('GDX-RB 0K2', belt.values);
    radio.answers.push(other);
    await opened.choose();
    await settle();
    expect([belt.connected, other.connected]).toEqual([false, true]);
    expect(states()).toEqual(['0 starting', '0 running', '0 starting']);
  });

  it('is not there without Bluetooth', async () => {
    const told: BreathEvent[] = [];
    const { clock } = room();
    await openBelt({ bluetooth: undefined, clock, tell: (event) => told.push(event) }).choose();
    expect(told).toEqual([
      { type: 'breath', at: 0, state: 'refused', source: 'vernier', code: 'belt-failed' },
    ]);
  });
});
