import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import type { StrapEvent } from '../../../src/strap/strap-event.ts';
import { bytes, FakeStrap } from '../../fixtures/fake-bluetooth.ts';
import { settle } from '../../fixtures/manual-clock.ts';
import { fullStrap, packet, strapRoom } from './strap-room.ts';

describe('connecting', () => {
  it('gives up on a connect() that hangs after 15 s and tries again', async () => {
    const { connect, links, clock } = strapRoom();
    const device = new FakeStrap();
    device.outcomes.push('hang');
    await connect(device);
    await clock.advance(14_999);
    expect(links()).toEqual(['choosing 1', 'connecting 1']);
    await clock.advance(1);
    expect(links().at(-1)).toBe('lost 1 1000 timed-out');
    await clock.advance(1_000);
    expect(links().slice(-2)).toEqual(['connecting 1', 'connected 1']);
  });

  it.each([
    ['NetworkError', 'strap-busy'],
    ['InvalidStateError', 'bluetooth-off'],
    ['NotFoundError', 'out-of-range'],
    ['UnknownError', 'unexpected'],
  ])('a first connect() that ends in %s means %s and is tried again', async (name, code) => {
    const { connect, links, clock } = strapRoom();
    const device = new FakeStrap();
    device.outcomes.push(name);
    await connect(device);
    expect(links().slice(1)).toEqual(['connecting 1', `lost 1 1000 ${code}`]);
    await clock.advance(1_000);
    expect(links().at(-1)).toBe('connected 1');
  });

  it('stops at once where permission is refused', async () => {
    const { connect, links, clock, strap } = strapRoom();
    const device = new FakeStrap();
    device.outcomes.push('SecurityError');
    await connect(device);
    await clock.advance(60_000);
    strap.retryNow();
    await settle();
    expect(links()).toEqual(['choosing 1', 'connecting 1', 'idle 1 permission-refused']);
    expect(device.connects).toBe(1);
  });

  it('stops after three tries with a device that has no heart rate', async () => {
    const { connect, links, clock } = strapRoom();
    const device = await connect(new FakeStrap('Lamp', { battery_service: {} }));
    await clock.advance(60_000);
    expect(links().at(-1)).toBe('idle 1 no-heart-rate-service');
    expect(device.connects).toBe(3);
    expect(device.connected).toBe(false);
  });

  it('makes one GATT call at a time', async () => {
    const { connect, clock } = strapRoom();
    const device = await connect(fullStrap());
    await clock.advance(30_000);
    expect(device.connects).toBeGreaterThan(1);
    expect(device.mostAtOnce).toBe(1);
  });

  it('hears a packet that comes before the browser says that notifications run', async () => {
    const { radio, strap, events } = strapRoom();
    const device = new FakeStrap();
    radio.answers.push(device);
    await strap.choose();
    for (;;) {
      const heart = device.hearts[0];
      if (heart?.notifying === true) {
        heart.deliver(packet(66, 910));
        break;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    await settle();
    expect(events.map((e) => (e.type === 'link' ? e.state : e.type))).toEqual([
      'choosing',
      'connecting',
      'connected',
      'measurement',
      'device',
    ]);
  });
});

describe('a strap that lets nobody listen', () => {
  const names = ['NotSupportedError', 'SecurityError', 'NotAllowedError', 'NetworkError', 'UnknownError'];

  it.each(names)('is told as that and tried again, the first time (%s)', async (name) => {
    const { connect, links, clock } = strapRoom();
    const device = new FakeStrap();
    device.steps.subscribe.push(...Array<string>(5).fill(name));
    await connect(device);
    await clock.advance(24_000);
    expect(links().slice(1)).toEqual([
      'connecting 1',
      ...[1000, 2000, 4000, 8000, 8000].flatMap((ms) => [
        `lost 1 ${ms} subscription-refused`,
        'connecting 1 subscription-refused',
      ]),
      'connected 1 subscription-refused',
    ]);
    device.send(packet(70, 857));
    device.drop();
    await clock.advance(1_000);
    expect(links().slice(-3)).toEqual(['lost 1 1000 link-lost', 'reconnecting 2', 'connected 2']);
  });

  it.each(names)('is told so after a minute of packets and a drop, too (%s)', async (name) => {
    const { connect, links, clock, of } = strapRoom();
    const device = await connect();
    for (let s = 0; s < 60; s++) {
      device.send(packet(70, 857));
      await clock.advance(1_000);
    }
    device.steps.subscribe.push(name, name);
    device.drop();
    await clock.advance(1_000);
    expect(links().at(-1)).toBe('lost 2 2000 subscription-refused');
    await clock.advance(6_000);
    expect(links().at(-1)).toBe('connected 2 subscription-refused');
    device.send(packet(70, 857));
    expect(of('measurement')).toHaveLength(61);
  });
});

describe('trouble that comes again and again', () => {
  it('links that end at once without a packet are told as that from the second on, and tried for ever', async () => {
    const { connect, links, clock } = strapRoom();
    const device = await connect();
    const said: string[] = [];
    for (let link = 1; link <= 5; link++) {
      await clock.advance(300);
      device.drop();
      said.push(links().at(-1) ?? '');
      await clock.advance(8_000);
    }
    expect(said).toEqual([
      'lost 1 1000 link-lost',
      'lost 2 2000 drops-at-once',
      'lost 3 4000 drops-at-once',
      'lost 4 8000 drops-at-once',
      'lost 5 8000 drops-at-once',
    ]);
    expect(links().slice(-2)).toEqual(['reconnecting 6 drops-at-once', 'connected 6 drops-at-once']);
    device.send(packet(70, 857));
    await clock.advance(2_999);
    device.drop();
    // A packet has come, but this link was as brief as those before it.
    expect(links().at(-1)).toBe('lost 6 1000 drops-at-once');
  });

  it('brief links with packets from the third on; one that lasts ten seconds ends the row', async () => {
    const { connect, links, clock } = strapRoom();
    const device = await connect();
    const codes: (string | undefined)[] = [];
    for (const seconds of [2, 9, 10, 9, 9, 2]) {
      for (let s = 0; s < seconds; s++) {
        device.send(packet(70, 857));
        await clock.advance(1_000);
      }
      device.drop();
      codes.push(links().at(-1)?.split(' ')[3]);
      await clock.advance(1_000);
    }
    expect(codes).toEqual(['link-lost', 'link-lost', 'link-lost', 'link-lost', 'link-lost', 'drops-at-once']);
  });

  it('a link that stays mute is told as that from the second on', async () => {
    const { connect, links, clock } = strapRoom();
    await connect();
    await clock.advance(10_000);
    expect(links().at(-1)).toBe('lost 1 1000 strap-silent');
    await clock.advance(11_000);
    expect(links().slice(-3)).toEqual(['connected 2', 'silent 2', 'lost 2 2000 stays-mute']);
    await clock.advance(5_000);
    expect(links().slice(-3)).toEqual([
      'reconnecting 3 stays-mute',
      'connected 3 stays-mute',
      'silent 3 stays-mute',
    ]);
  });

  it('links that fall silent after their packets are not mute', async () => {
    const { connect, links, clock } = strapRoom();
    const device = await connect();
    for (let link = 1; link <= 3; link++) {
      device.send(packet(70, 857));
      await clock.advance(10_000);
      expect(links().at(-1)).toBe(`lost ${link} 1000 strap-silent`);
      await clock.advance(1_000);
    }
  });

  it.each(['service', 'characteristic', 'subscribe'] as const)(
    'a call for its %s that hangs ends after 15 s as no answer of a strap that is linked',
    async (step) => {
      const { connect, links, clock } = strapRoom();
      const device = new FakeStrap();
      device.steps[step].push('hang', 'hang');
      await connect(device);
      await clock.advance(15_000);
      expect(links().at(-1)).toBe('lost 1 1000 no-answer');
      await clock.advance(16_000);
      expect(links().slice(-2)).toEqual(['connecting 1 no-answer', 'lost 1 2000 no-answer']);
      await clock.advance(2_000);
      device.send(packet(70, 857));
      expect(links().at(-1)).toBe('connected 1 no-answer');
    },
  );

  it.each([
    ['service', 'NetworkError'],
    ['service', 'NotSupportedError'],
    ['characteristic', 'UnknownError'],
  ] as const)('a %s that is refused with %s is no answer either', async (step, name) => {
    const { connect, links } = strapRoom();
    const device = new FakeStrap();
    device.steps[step].push(name);
    await connect(device);
    expect(links().at(-1)).toBe('lost 1 1000 no-answer');
  });

  it('a strap that has worked is never said to have no heart rate', async () => {
    const { connect, links, clock } = strapRoom();
    const device = await connect();
    device.send(packet(70, 857));
    device.steps.service.push(...Array<string>(4).fill('NotFoundError'));
    device.drop();
    await clock.advance(15_000);
    expect(links().filter((one) => one.includes('no-heart-rate'))).toEqual([]);
    await clock.advance(8_000);
    expect(links().at(-1)).toBe('connected 2 no-answer');
  });
});

describe('a lost link', () => {
  it('is sought after 1, 2, 4, 8, 8 s, for as long as it takes', async () => {
    const { connect, links, clock, of } = strapRoom();
    const device = await connect();
    device.send(packet(70, 857));
    device.outcomes.push(...Array<string>(6).fill('NetworkError'));
    device.drop();
    await clock.advance(39_000);
    expect(links().slice(3)).toEqual([
      'lost 1 1000 link-lost',
      ...[2000, 4000, 8000, 8000, 8000, 8000].flatMap((ms) => [
        'reconnecting 2',
        `lost 2 ${ms} out-of-range`,
      ]),
      'reconnecting 2',
      'connected 2',
    ]);
    expect(of('measurement')).toHaveLength(1);
    // A link without packets is no success: the delay stays long until one comes.
    await clock.advance(10_000);
    expect(links().slice(-2)).toEqual(['silent 2', 'lost 2 8000 strap-silent']);
    await clock.advance(8_000);
    device.send(packet(70, 857));
    device.drop();
    expect(links().slice(-2)).toEqual(['connected 3', 'lost 3 1000 link-lost']);
  });

  it('is tried at once when a person asks', async () => {
    const { connect, links, strap, clock } = strapRoom();
    const device = await connect();
    device.drop();
    strap.retryNow();
    strap.retryNow();
    await settle();
    expect(links().slice(3)).toEqual(['lost 1 1000 link-lost', 'reconnecting 2', 'connected 2']);
    await clock.advance(1_500);
    expect(device.connects).toBe(2);
  });

  it('comes back ten times with every packet once and in order', async () => {
    const { connect, clock, of, links } = strapRoom();
    const device = await connect();
    const sent: number[] = [];
    let raw = 700;
    for (let loss = 0; loss <= 10; loss++) {
      for (let n = 0; n < 4 + (loss % 3); n++) {
        await clock.advance(1_000);
        raw += 1;
        sent.push((raw * 1000) / 1024);
        device.send(packet(72, (raw * 1000) / 1024));
      }
      if (loss === 10) break;
      const dead = device.hearts.at(-1);
      device.drop();
      dead?.deliver(packet(99, 500));
      await clock.advance(1_000);
      dead?.deliver(packet(99, 500));
      expect(links().at(-1)).toMatch(new RegExp(`^connected ${loss + 2}\\b`));
    }
    expect(of('measurement').flatMap(({ rr }) => rr)).toEqual(sent);
    expect(of('device')).toHaveLength(1);
    expect(device.connects).toBe(11);
  });

  it('is not invented by the late end of an earlier link', async () => {
    const { connect, links, clock } = strapRoom();
    const device = await connect();
    device.drop();
    await clock.advance(1_000);
    device.dispatchEvent(new Event('gattserverdisconnected'));
    expect(links().at(-1)).toBe('connected 2');
  });

  it('that breaks while the strap is being asked is sought like any other', async () => {
    const { radio, strap, links, clock } = strapRoom();
    const device = new FakeStrap();
    radio.answers.push(device);
    await strap.choose();
    while (!device.connected) await new Promise((resolve) => setImmediate(resolve));
    await Promise.resolve();
    device.drop();
    await settle();
    expect(links().at(-1)).toBe('lost 1 1000 link-lost');
    await clock.advance(1_000);
    expect(links().at(-1)).toBe('connected 1');
  });

  it('is ended, not sought, when a person disconnects', async () => {
    const { connect, links, strap, clock, of } = strapRoom();
    const device = await connect();
    strap.disconnect();
    device.hearts[0]?.deliver(packet(99, 500));
    await clock.advance(60_000);
    expect(links().slice(3)).toEqual(['idle 1']);
    expect(of('measurement')).toEqual([]);
    expect([device.connected, device.connects]).toEqual([false, 1]);
  });

  it('ends without a word when everything is closed', async () => {
    const { connect, events, strap, clock } = strapRoom();
    const device = await connect();
    const before = events.length;
    strap.close();
    await clock.advance(60_000);
    expect(events).toHaveLength(before);
    expect(device.connected).toBe(false);
    expect(await strap.choose()).toMatchObject({ ok: false });
  });
});

it('silence is told after 3 s, ends with a packet, and gives the link up after 10 s', async () => {
  const { connect, links, clock } = strapRoom();
  const device = await connect();
  await clock.advance(2_000);
  device.send(packet(70, 857));
  await clock.advance(2_999);
  expect(links()).toHaveLength(3);
  await clock.advance(1);
  expect(links().slice(3)).toEqual(['silent 1']);
  await clock.advance(4_000);
  device.send(packet(70, 850));
  expect(links().slice(4)).toEqual(['connected 1']);
  await clock.advance(9_999);
  expect(links().slice(5)).toEqual(['silent 1']);
  await clock.advance(1);
  expect(links().slice(6)).toEqual(['lost 1 1000 strap-silent']);
  expect(device.connected).toBe(false);
  await clock.advance(1_000);
  expect(links().at(-1)).toBe('connected 2');
});

it('a link is silent after 3 s without a packet and given up after 10 s, not a moment before', async () => {
  const { connect, links, clock } = strapRoom();
  const device = await connect();
  device.send(packet(70, 857));
  await clock.advance(2_999);
  expect(links().at(-1)).toBe('connected 1');
  await clock.advance(1);
  expect(links().at(-1)).toBe('silent 1');
  await clock.advance(6_999);
  expect(links().at(-1)).toBe('silent 1');
  await clock.advance(1);
  expect(links().at(-1)).toBe('lost 1 1000 strap-silent');
});

describe('packets', () => {
  it('that look alike are told each, however close together: a burst of an even heart is no copy', async () => {
    const { connect, clock, of } = strapRoom();
    const device = await connect();
    await clock.advance(3_000);
    for (let n = 0; n < 3; n++) device.send(packet(60, 1000));
    await clock.advance(40);
    device.send(packet(60, 1000));
    expect(of('measurement').map(({ at, rr }) => [at, ...rr])).toEqual([
      [3000, 1000],
      [3000, 1000],
      [3000, 1000],
      [3040, 1000],
    ]);
  });

  it('that cannot be read are kept as bytes; an odd byte costs nothing else', async () => {
    const { connect, of } = strapRoom();
    const device = await connect();
    device.send(bytes(0x01, 0x48));
    device.send(bytes(0x10, 0x48, 0x00, 0x04, 0xff));
    expect(of('malformed')).toEqual([
      { type: 'malformed', at: 0, reason: 'short-heart-rate', bytes: '0148' },
      { type: 'malformed', at: 0, reason: 'odd-byte', bytes: '10480004ff' },
    ]);
    expect(of('measurement')).toEqual([{ type: 'measurement', at: 0, bpm: 72, rr: [1000] }]);
  });
});

describe('what the strap says of itself', () => {
  it('is read once heart rate runs, each part on its own', async () => {
    const { connect, of } = strapRoom();
    await connect(fullStrap());
    const parts = { name: 'Strap A', location: 'chest', manufacturer: 'Maker', model: 'M1' };
    expect(of('device')).toEqual([{ type: 'device', at: 0, ...parts, firmware: '3.1.1' }]);
    expect(of('battery')).toEqual([{ type: 'battery', at: 0, percent: 87 }]);
  });

  it('may be missing altogether', async () => {
    const { connect, of, links } = strapRoom();
    await connect();
    expect(of('device')).toEqual([{ type: 'device', at: 0, name: 'Strap A' }]);
    expect(of('battery')).toEqual([]);
    expect(links().at(-1)).toBe('connected 1');
  });

  it('follows the battery: notifications, and a read every ten minutes, told when it changes', async () => {
    const { connect, of, clock } = strapRoom();
    const device = await connect(fullStrap());
    const level = device.characteristics.at(-1);
    level?.deliver(bytes(86));
    level?.deliver(bytes(86));
    level?.deliver(bytes(255));
    for (let s = 0; s < 301; s++) {
      await clock.advance(2_000);
      device.send(packet(70, 850 + (s % 7)));
    }
    expect(of('battery').map(({ at, percent }) => [at, percent])).toEqual([
      [0, 87],
      [0, 86],
      [600_000, 87],
    ]);
  });
});

it('every event is a fact once it is said whose heart it is', () => {
  // Checked by the compiler: this does not build if an event of a strap is not a fact of a session.
  const fact = (event: StrapEvent): SessionEvent => ({ ...event, who: 'client' });
  const battery = { type: 'battery', at: 1, percent: 50 } as const;
  expect(fact(battery)).toEqual({ ...battery, who: 'client' });
});
