import { describe, expect, it } from 'vitest';
import { FakeStrap } from '../../fixtures/fake-bluetooth.ts';
import { settle } from '../../fixtures/manual-clock.ts';
import { packet, strapRoom } from './strap-room.ts';

/** Motion sensors of straps: named when one is chosen, asked only when somebody wants them. */
const SENSORS = ['fb005c80-02e7-f387-1cad-8acd2d8df0c8', '34802252-7185-4d5d-b431-630e7050e8f0'];

describe('choosing', () => {
  it('asks for heart rate and the services read later, links, and counts from 1', async () => {
    const { radio, strap, links, connect, of, clock } = strapRoom();
    const device = await connect();
    expect(radio.requests).toEqual([
      {
        filters: [{ services: ['heart_rate'] }],
        optionalServices: ['battery_service', 'device_information', ...SENSORS],
      },
    ]);
    expect(links()).toEqual(['choosing 1', 'connecting 1', 'connected 1']);
    expect(strap.deviceId).toBe(device.id);
    await clock.advance(500);
    device.send(packet(72, 849.609375, 1000));
    expect(of('measurement')).toEqual([
      { type: 'measurement', at: 500, bpm: 72, rr: [849.609375, 1000], contact: true },
    ]);
  });

  it('shows every device where a strap does not say that it is one', async () => {
    const { radio, strap, links } = strapRoom();
    radio.answers.push(new FakeStrap());
    expect(await strap.choose(true)).toEqual({ ok: true, deviceId: 'id of Strap A', name: 'Strap A' });
    await settle();
    expect(radio.requests).toEqual([
      {
        acceptAllDevices: true,
        optionalServices: ['heart_rate', 'battery_service', 'device_information', ...SENSORS],
      },
    ]);
    expect(links().at(-1)).toBe('connected 1');
  });

  it.each([
    [{ secure: false }, 'insecure-page'],
    [{ secure: false, bluetooth: false }, 'insecure-page'],
    [{ bluetooth: false }, 'no-web-bluetooth'],
  ])('says why it cannot: %o', async (where, code) => {
    const { radio, strap, events } = strapRoom(where);
    radio.remembered = [new FakeStrap()];
    expect(await strap.choose()).toMatchObject({ ok: false, error: { code } });
    expect(await strap.resumeRemembered()).toBe(false);
    expect([events, radio.requests]).toEqual([[], []]);
  });

  it('has no say once everything is ended', async () => {
    const { radio, strap, events } = strapRoom();
    radio.remembered = [new FakeStrap()];
    strap.close();
    expect(await strap.choose()).toMatchObject({ ok: false, error: { code: 'chooser-closed' } });
    expect(await strap.resumeRemembered()).toBe(false);
    await settle();
    expect([events, radio.requests, radio.remembered[0]?.connects]).toEqual([[], [], 0]);
  });

  it('takes nothing from a list that a newer one has replaced', async () => {
    const { radio, strap, links } = strapRoom();
    const [first, second] = [new FakeStrap('A'), new FakeStrap('B')];
    let pick: (device: FakeStrap) => void = () => undefined;
    radio.answers.push(new Promise((resolve) => (pick = resolve)), second);
    const old = strap.choose();
    expect(await strap.choose()).toMatchObject({ ok: true, name: 'B' });
    pick(first);
    expect(await old).toMatchObject({ ok: false, error: { code: 'chooser-closed' } });
    await settle();
    expect([first.connects, second.connects]).toEqual([0, 1]);
    expect(links().at(-1)).toBe('connected 1');
  });

  it('says that a device without a link is not permitted', async () => {
    const { connect, links, clock } = strapRoom();
    const device = new FakeStrap();
    Object.defineProperty(device, 'gatt', { value: undefined });
    await connect(device);
    await clock.advance(60_000);
    expect(links()).toEqual(['choosing 1', 'connecting 1', 'idle 1 permission-refused']);
  });

  it.each([
    ['NotFoundError', 'chooser-closed'],
    ['SecurityError', 'permission-refused'],
    ['NotAllowedError', 'permission-refused'],
    ['InvalidStateError', 'bluetooth-off'],
    ['DataError', 'unexpected'],
  ])('%s means %s; the cause is kept', async (name, code) => {
    const { radio, strap, links } = strapRoom();
    radio.answers.push(name);
    const choice = await strap.choose();
    expect(choice).toMatchObject({ ok: false, error: { code, cause: { name } } });
    expect(links()).toEqual(['choosing 1', `idle 1 ${code}`]);
  });

  it('tells an absent adapter from a closed list', async () => {
    const { radio, strap } = strapRoom();
    radio.available = false;
    expect(await strap.choose()).toMatchObject({ ok: false, error: { code: 'bluetooth-off' } });
    radio.answers.push('SecurityError');
    expect(await strap.choose()).toMatchObject({ ok: false, error: { code: 'permission-refused' } });
  });

  it('says so when the list never answers, and a new list can be opened', async () => {
    const { radio, strap, links, clock } = strapRoom();
    radio.answers.push('hang', new FakeStrap());
    void strap.choose();
    await clock.advance(20_000);
    expect(links()).toEqual(['choosing 1', 'choosing 1 chooser-silent']);
    expect(await strap.choose()).toEqual({ ok: true, deviceId: 'id of Strap A', name: 'Strap A' });
    await settle();
    expect(links().at(-1)).toBe('connected 1');
  });

  it('says that Bluetooth is off if the browser knows it while the list hangs', async () => {
    const { radio, strap, links, clock } = strapRoom();
    radio.answers.push('hang');
    radio.available = false;
    void strap.choose();
    await clock.advance(20_000);
    expect(links()).toEqual(['choosing 1', 'choosing 1 bluetooth-off']);
  });

  it('waits a second for a browser that does not say whether Bluetooth is on', async () => {
    const { radio, strap, links, clock } = strapRoom();
    radio.answers.push('hang');
    Object.assign(radio, { getAvailability: () => new Promise(() => undefined) });
    void strap.choose();
    await clock.advance(20_999);
    expect(links()).toEqual(['choosing 1']);
    await clock.advance(1);
    expect(links()).toEqual(['choosing 1', 'choosing 1 chooser-silent']);
  });

  it('says nothing of a list that never answers while a strap runs', async () => {
    const { radio, strap, links, connect, clock } = strapRoom();
    const device = await connect();
    radio.answers.push('hang');
    void strap.choose();
    for (let s = 0; s < 25; s++) {
      device.send(packet(60, 1000));
      await clock.advance(1000);
    }
    expect(links()).toEqual(['choosing 1', 'connecting 1', 'connected 1']);
  });

  it('changes nothing when the list is closed while a strap runs', async () => {
    const { radio, strap, links, connect, of } = strapRoom();
    const device = await connect();
    radio.answers.push('NotFoundError');
    expect(await strap.choose()).toMatchObject({ ok: false, error: { code: 'chooser-closed' } });
    expect(links()).toEqual(['choosing 1', 'connecting 1', 'connected 1']);
    device.send(packet(70, 857));
    expect(of('measurement')).toHaveLength(1);
  });

  it('changes to another strap as a new connection, and the old one is no longer heard', async () => {
    const { connect, links, of } = strapRoom();
    const first = await connect();
    const second = await connect(new FakeStrap('Strap B'));
    expect(links()).toEqual(['choosing 1', 'connecting 1', 'connected 1', 'connecting 2', 'connected 2']);
    expect(first.connected).toBe(false);
    first.hearts[0]?.deliver(packet(200, 300));
    second.send(packet(60, 1000));
    expect(of('measurement').map(({ bpm }) => bpm)).toEqual([60]);
  });

  it('leaves the running link alone when its own strap is chosen again', async () => {
    const { connect, links } = strapRoom();
    const device = await connect();
    await connect(device);
    expect(links()).toEqual(['choosing 1', 'connecting 1', 'connected 1']);
    expect(device.connects).toBe(1);
  });
});

describe("another person's strap", () => {
  it('is not taken up from the list, and the strap that is linked goes on', async () => {
    const asked: [string, boolean][] = [];
    const isOthers = (id: string, byPerson: boolean): boolean => {
      asked.push([id, byPerson]);
      return id === 'id of B';
    };
    const { radio, strap, links, connect } = strapRoom({ isOthers });
    const theirs = new FakeStrap('B');
    radio.answers.push(theirs);
    expect(await strap.choose()).toMatchObject({ ok: false, error: { code: 'other-heart' } });
    expect(links()).toEqual(['choosing 1', 'idle 1 other-heart']);
    const own = await connect();
    radio.answers.push(theirs);
    expect(await strap.choose()).toMatchObject({ ok: false, error: { code: 'other-heart' } });
    expect(links().slice(2)).toEqual(['choosing 1', 'connecting 1', 'connected 1']);
    expect([own.connected, theirs.connects]).toEqual([true, 0]);
    expect(asked.map(([, byPerson]) => byPerson)).toEqual([true, true, true]);
  });

  it('is none of those that are remembered', async () => {
    const { radio, strap } = strapRoom({ isOthers: (id, byPerson) => !byPerson && id === 'id of B' });
    const [own, theirs] = [new FakeStrap('A'), new FakeStrap('B')];
    radio.remembered = [theirs];
    expect(await strap.resumeRemembered(theirs.id)).toBe(false);
    radio.remembered = [theirs, own];
    expect(await strap.resumeRemembered()).toBe(true);
    await settle();
    expect([own.connects, theirs.connects]).toEqual([1, 0]);
  });
});

describe('a remembered strap', () => {
  it('is linked without the list if it is the only one', async () => {
    const { radio, strap, links } = strapRoom();
    radio.remembered = [new FakeStrap()];
    expect(await strap.resumeRemembered()).toBe(true);
    await settle();
    expect(links()).toEqual(['connecting 1', 'connected 1']);
    expect(radio.requests).toEqual([]);
  });

  it('is the one that is named among several, and none without a name', async () => {
    const { radio, strap } = strapRoom();
    const [a, b] = [new FakeStrap('A'), new FakeStrap('B')];
    radio.remembered = [a, b];
    expect(await strap.resumeRemembered()).toBe(false);
    expect(await strap.resumeRemembered(b.id)).toBe(true);
    await settle();
    expect([a.connects, b.connects]).toEqual([0, 1]);
  });

  it('that has not been seen yet is scanned for, and linked when it shows', async () => {
    const { radio, strap, links, clock } = strapRoom();
    const device = new FakeStrap();
    radio.remembered = [device];
    device.outcomes.push('NetworkError', 'NetworkError');
    await strap.resumeRemembered();
    await clock.advance(1_500);
    expect(links()).toEqual([
      'connecting 1',
      'lost 1 1000 out-of-range',
      'connecting 1',
      'lost 1 2000 out-of-range',
    ]);
    expect([device.watches, device.watchingAdvertisements]).toEqual([1, true]);
    device.dispatchEvent(new Event('advertisementreceived'));
    await settle();
    expect(links().at(-1)).toBe('connected 1');
    expect(device.watchingAdvertisements).toBe(false);
  });

  it('can be forgotten', async () => {
    const { connect, strap, links } = strapRoom();
    const device = await connect();
    expect(await strap.forget()).toBe(true);
    expect(device.forgotten).toBe(true);
    expect(strap.deviceId).toBeUndefined();
    expect(links().at(-1)).toBe('idle 1');
    expect(await strap.forget()).toBe(false);
  });

  it('is let go of even where the browser does not forget it', async () => {
    const { connect, strap, links } = strapRoom();
    const device = await connect();
    Object.assign(device, { forget: () => Promise.reject(new DOMException('', 'NotSupportedError')) });
    expect(await strap.forget()).toBe(false);
    expect(device.connected).toBe(false);
    expect(links().at(-1)).toBe('idle 1');
  });
});
