/** The talk with a Movesense sensor, byte by byte: what it is asked, what its answers and its data are taken for, and when it is told of. */
import { describe, expect, it } from 'vitest';
import { hexBytes } from '../../../fixtures/fake-bluetooth.ts';
import { settle } from '../../../fixtures/manual-clock.ts';
import { sensorTalk } from '../sensor-talk.ts';

const SERVICE = '34802252-7185-4d5d-b431-630e7050e8f0';
const WRITE = '34800001-7185-4d5d-b431-630e7050e8f0';
const NOTIFY = '34800002-7185-4d5d-b431-630e7050e8f0';
const POLAR = 'fb005c80-02e7-f387-1cad-8acd2d8df0c8';
/** Reference 99, "/Meas/Acc/52". */
const SUBSCRIBE = '01632f4d6561732f4163632f3532';
const UNSUBSCRIBE = '0263';
const OK = '0163c800';

const none = hexBytes('');
const room = (answer?: string) =>
  sensorTalk(
    { [SERVICE]: { [WRITE]: none, [NOTIFY]: none } },
    answer === undefined ? {} : { [SUBSCRIBE]: [NOTIFY, answer] },
  );

/** Data of reference 99 that begin at a moment of the sensor's clock, ms. */
function data(at: number, ...samples: readonly (readonly number[])[]): DataView {
  const view = new DataView(new ArrayBuffer(6 + 12 * samples.length));
  view.setUint8(0, 2);
  view.setUint8(1, 99);
  view.setUint32(2, at, true);
  samples.flat().forEach((value, i) => view.setFloat32(6 + 4 * i, value, true));
  return view;
}
const still = (count: number, size = 1000): number[][] => Array.from({ length: count }, () => [0, 0, size]);

async function running() {
  const one = room(OK);
  const drop = await one.link();
  const send = (at: number, ...samples: readonly (readonly number[])[]): void =>
    one.strap.notify(NOTIFY, data(at, ...samples));
  return { ...one, drop, send };
}

describe('a Movesense sensor', () => {
  it('is asked for what it has where no sensor of the other maker is found, step by step', async () => {
    const { strap, link, states } = room(OK);
    await link();
    expect(strap.asked).toEqual([
      `service ${POLAR}`,
      `service ${SERVICE}`,
      `listen ${NOTIFY}`,
      `write ${SUBSCRIBE}`,
    ]);
    expect(strap.characteristics.map(({ name }) => name)).toEqual([WRITE, NOTIFY]);
    expect(strap.mostAtOnce).toBe(1);
    expect(states()).toEqual(['0 starting']);
  });

  it('sends samples in mg with the time of the last one, counted from the first frame', async () => {
    const { clock, send, told } = await running();
    await clock.advance(1500);
    // 4 samples at 52 a second: the last is 3/52 s behind the first.
    send(5000, ...still(4));
    await clock.advance(77);
    send(5077, [-1000, 10, 20], [-999, 11, 21]);
    expect(told.slice(1)).toEqual([
      { type: 'breath', at: 1500, state: 'running', source: 'movesense' },
      {
        type: 'breath-frame',
        at: 1500,
        source: 'movesense',
        kind: 'acceleration',
        device: 0,
        samples: still(4),
        hz: 52,
      },
      {
        type: 'breath-frame',
        at: 1577,
        source: 'movesense',
        kind: 'acceleration',
        device: expect.closeTo(77 - 2000 / 52, 5) as number,
        samples: [
          [-1000, 10, 20],
          [-999, 11, 21],
        ],
        hz: 52,
      },
    ]);
  });

  it('reads a frame byte by byte: 9.80665 m/s² are a thousand mg', async () => {
    const { strap, frames } = await running();
    strap.notify(NOTIFY, hexBytes('02630a000000' + '00000000' + '00000000' + '0ae81c41'));
    expect(frames()[0]?.samples).toEqual([[0, 0, expect.closeTo(1000, 3)]]);
  });

  it.each(['0263', '0262e8030000' + '00000000'.repeat(2) + '00007a44', '0363' + '00007a44'.repeat(3), '04'])(
    'has nothing to tell with bytes that are no whole data of the accelerometer: %s',
    async (digits) => {
      const { strap, told } = await running();
      strap.notify(NOTIFY, hexBytes(digits));
      expect(told).toHaveLength(1);
    },
  );

  it('that says no is told once, and is asked to end what it may have begun', async () => {
    const { clock, strap, link, states } = room('01639401');
    await link();
    await clock.advance(60_000);
    expect(states()).toEqual(['0 starting', '0 refused refused']);
    expect(strap.asked.at(-1)).toBe(`write ${UNSUBSCRIBE}`);
  });

  it.each([undefined, '0162c800'])(
    'that does not answer in five seconds is not waited for: %s',
    async (answer) => {
      const { clock, link, states } = room(answer);
      await link();
      await clock.advance(4999);
      expect(states()).toEqual(['0 starting']);
      await clock.advance(60_000);
      expect(states()).toEqual(['0 starting', '5000 refused no-answer']);
    },
  );

  it('that takes a command and never ends the call is waited for as long as a pairing may take', async () => {
    const { clock, strap, link, states } = room();
    strap.obey = () => new Promise(() => undefined);
    await link();
    await clock.advance(29_999);
    expect(states()).toEqual(['0 starting']);
    await clock.advance(60_000);
    expect(states()).toEqual(['0 starting', '30000 refused pairing']);
  });

  it.each([
    ['NotFoundError', 'no-sensor'],
    ['SecurityError', 'not-allowed'],
    ['NetworkError', 'pairing'],
  ])('that fails with %s is told as %s', async (name, code) => {
    const { clock, strap, link, states } = room();
    strap.obey = () => Promise.reject(new DOMException('', name));
    await link();
    await clock.advance(60_000);
    expect(states()).toEqual(['0 starting', `0 refused ${code}`]);
  });

  it('is unsubscribed when nobody wants it any more, once, and is not asked again', async () => {
    const { clock, strap, motion, link, send, states, frames } = await running();
    send(0, ...still(4));
    motion.stop();
    motion.stop();
    await settle();
    expect(strap.asked.at(-1)).toBe(`write ${UNSUBSCRIBE}`);
    const asked = strap.asked.length;
    send(77, ...still(4));
    await clock.advance(60_000);
    await link();
    expect(strap.asked).toHaveLength(asked);
    expect(states()).toEqual(['0 starting', '0 running movesense', '0 off']);
    expect(frames()).toHaveLength(1);
  });
});

describe('a sensor that was heard', () => {
  it('is silent after three seconds without a frame, and runs again with the next', async () => {
    const { clock, send, states } = await running();
    send(0, ...still(4));
    await clock.advance(2999);
    send(3000, ...still(4));
    await clock.advance(2999);
    expect(states()).toEqual(['0 starting', '0 running movesense']);
    await clock.advance(4001);
    send(10_000, ...still(4));
    expect(states().slice(2)).toEqual(['5999 lost movesense silent', '9999 running movesense']);
    await clock.advance(3000);
    expect(states().at(-1)).toBe('12999 lost movesense silent');
  });

  it('is told as lost where no frame comes for 45 s, and not where the first comes just then', async () => {
    const { clock, states } = await running();
    await clock.advance(44_999);
    expect(states()).toEqual(['0 starting']);
    await clock.advance(60_000);
    expect(states()).toEqual(['0 starting', '45000 lost movesense no-answer']);
    const late = await running();
    await late.clock.advance(44_999);
    late.send(0, ...still(4));
    await late.clock.advance(1);
    expect(late.states()).toEqual(['0 starting', '44999 running movesense']);
  });

  it('begins its time anew where its clock leaps by more than a minute, and no sooner', async () => {
    const { send, frames } = await running();
    for (const at of [100_000, 160_000, 220_001, 220_101, 160_101, 100_100]) send(at, [0, 0, 1000]);
    expect(frames().map(({ device }) => device)).toEqual([0, 60_000, 0, 100, -59_900, 0]);
  });

  it.each([
    [800, true],
    [799, false],
    [1200, true],
    [1201, false],
  ])('is usable where its first 200 samples are of gravity: %i mg, %s', async (size, usable) => {
    const { clock, strap, send, states, frames } = await running();
    send(0, ...still(199, size));
    expect(states()).toEqual(['0 starting', '0 running movesense']);
    send(3827, [0, 0, size], [0, 0, size]);
    // What comes later is moved by the body and not judged.
    if (usable) send(3866, ...still(400, 1900));
    await settle();
    expect(strap.asked.includes(`write ${UNSUBSCRIBE}`)).toBe(!usable);
    expect(frames()).toHaveLength(usable ? 3 : 1);
    if (usable) return;
    await clock.advance(60_000);
    expect(states().slice(2)).toEqual(['0 refused movesense unusable']);
  });

  it('is judged by the middle of its samples, whatever single ones are', async () => {
    const { send, states } = await running();
    send(0, ...still(100, 5000), ...still(100, 1000));
    expect(states().at(-1)).toBe('0 refused movesense unusable');
    const other = await running();
    other.send(0, ...still(99, 5000), ...still(101, 1000));
    expect(other.states().at(-1)).toBe('0 running movesense');
  });
});

describe('a link that ends', () => {
  it('while its sensor was asked is not given to it again', async () => {
    const { strap, link, states } = room();
    const drop = await link();
    drop();
    const asked = strap.asked.length;
    await link();
    expect(strap.asked).toHaveLength(asked);
    expect(states()).toEqual(['0 starting', '0 refused pairing']);
  });

  it('twice in a row within half a minute of the stream is believed to end of it', async () => {
    const { clock, drop, link, strap, states } = await running();
    await clock.advance(29_999);
    drop();
    const again = await link();
    await clock.advance(29_999);
    again();
    expect(states().at(-1)).toBe('59998 refused drops');
    const asked = strap.asked.length;
    await link();
    expect(strap.asked).toHaveLength(asked);
  });

  it('after half a minute was not ended by it, and those before it count no more', async () => {
    const { clock, drop, link, states } = await running();
    await clock.advance(29_999);
    drop();
    for (const lasted of [30_000, 29_999]) {
      const end = await link();
      await clock.advance(lasted);
      end();
    }
    await link();
    expect(states()).toEqual(['0 starting', '29999 starting', '59999 starting', '89998 starting']);
  });

  it('ends the waiting for its frames', async () => {
    const { clock, drop, send, states, frames } = await running();
    send(0, ...still(4));
    drop();
    send(77, ...still(4));
    await clock.advance(60_000);
    expect(states()).toEqual(['0 starting', '0 running movesense']);
    expect(frames()).toHaveLength(1);
  });
});
