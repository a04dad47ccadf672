import { afterEach, describe, expect, it } from 'vitest';
import { fastClock, type SteppedClock } from '../../../mocks/clock.ts';
import { replayIntervals } from '../../../mocks/replay.ts';
import type { Simulation } from '../../../mocks/simulation.ts';
import { breathMoment } from '../../../src/pacing/breath.ts';
import { openStrap, type Strap } from '../../../src/strap/strap.ts';
import { connected, REQUEST, settle, setUp } from './radio.ts';
import type { StrapEvent } from '../../../src/strap/strap-event.ts';

describe('the radio, as Chromium shows it', () => {
  it('lets the page know a strap only once it was chosen', async () => {
    const { clock, simulation } = setUp();
    const { bluetooth } = simulation;
    expect(await bluetooth.getDevices()).toEqual([]);
    bluetooth.chooser = 'cancels';
    expect(await settle(clock, bluetooth.requestDevice(REQUEST))).toBe('NotFoundError');
    bluetooth.chooser = 'chooses';
    const { device } = await connected(clock, simulation);
    expect(await bluetooth.getDevices()).toEqual([device]);
    await device.forget();
    expect(await bluetooth.getDevices()).toEqual([]);
  });

  it('refuses services that were not asked for or are not there', async () => {
    const { clock, simulation } = setUp();
    const { gatt } = await connected(clock, simulation);
    expect(await settle(clock, gatt.getPrimaryService('device_information'))).toBe('SecurityError');
    expect(await settle(clock, gatt.getPrimaryService('no such name'))).toBe('TypeError');
    const services = gatt.getPrimaryServices();
    await clock.advance(100);
    expect((await services).length).toBe(2);
    const heart = gatt.getPrimaryService(0x180d);
    await clock.advance(100);
    expect(await settle(clock, (await heart).getCharacteristic(0x2a39))).toBe('NotFoundError');
  });

  it('does one operation on values at a time', async () => {
    const { clock, simulation } = setUp();
    const { rate } = await connected(clock, simulation);
    const first = rate.startNotifications();
    const second = rate.startNotifications();
    expect(await settle(clock, second, 100)).toBe('NetworkError');
    expect(await first).toBe(rate);
    expect(await settle(clock, rate.readValue())).toBe('NotSupportedError');
  });

  it('breaks the link, tells so, and makes old objects stale', async () => {
    const { clock, simulation } = setUp();
    const { device, gatt, rate, packets } = await connected(clock, simulation);
    let lost = 0;
    device.addEventListener('gattserverdisconnected', () => {
      lost += 1;
    });
    await settle(clock, rate.startNotifications());
    await clock.advance(10_000);
    const before = packets.length;
    expect(before).toBeGreaterThan(8);
    simulation.faults.loseLink(10_000);
    expect(lost).toBe(1);
    expect(gatt.connected).toBe(false);
    await clock.advance(5000);
    expect(packets.length).toBe(before);
    expect(await settle(clock, rate.startNotifications(), 100)).toBe('NetworkError');
    expect(await settle(clock, gatt.connect(), 4000)).toBe('NetworkError');
    await clock.advance(2000);
    expect(await settle(clock, gatt.connect())).toBe(gatt);
    expect(gatt.connected).toBe(true);
    expect(await settle(clock, rate.startNotifications(), 100)).toBe('InvalidStateError');
  });

  it('lets a connection hang until the page gives up, and refuses while another program holds the strap', async () => {
    const { clock, simulation } = setUp();
    const { gatt } = await connected(clock, simulation);
    simulation.faults.hang(600_000);
    const hanging = gatt.connect();
    let settled = false;
    const outcome = hanging.then(
      () => 'linked',
      (thrown: unknown) => (thrown instanceof Error ? thrown.name : ''),
    );
    void outcome.then(() => {
      settled = true;
    });
    await clock.advance(60_000);
    expect(settled).toBe(false);
    gatt.disconnect();
    expect(await outcome).toBe('AbortError');
    await clock.advance(600_000);
    simulation.faults.busy(5000);
    expect(await settle(clock, gatt.connect(), 1000)).toBe('NetworkError');
    await clock.advance(5000);
    expect(await settle(clock, gatt.connect())).toBe(gatt);
  });

  it('reads the battery and notifies of it', async () => {
    const { clock, simulation } = setUp();
    const { gatt } = await connected(clock, simulation);
    const service = gatt.getPrimaryService('battery_service');
    await clock.advance(100);
    const found = (await service).getCharacteristic('battery_level');
    await clock.advance(100);
    const level = await found;
    const read = level.readValue();
    await clock.advance(100);
    expect((await read).getUint8(0)).toBe(86);
    await settle(clock, level.startNotifications(), 100);
    simulation.faults.battery(7);
    expect(level.value?.getUint8(0)).toBe(7);
  });
});

describe('the program’s own link on the simulated strap', () => {
  let strap: Strap | undefined;
  afterEach(() => {
    strap?.close();
  });

  const open = async (clock: SteppedClock, simulation: Simulation): Promise<StrapEvent[]> => {
    const events: StrapEvent[] = [];
    strap = openStrap({
      bluetooth: simulation.bluetooth,
      secure: true,
      clock,
      emit: (event) => {
        events.push(event);
      },
    });
    void strap.choose();
    await clock.advance(5000);
    return events;
  };
  const states = (events: StrapEvent[]): string[] =>
    events.flatMap((event) => (event.type === 'link' ? [event.state] : []));
  const intervals = (events: StrapEvent[]): number[] =>
    events.flatMap((event) => (event.type === 'measurement' ? [...event.rr] : []));

  it('connects, says what the strap is, and gets the beats', async () => {
    const { clock, simulation } = setUp();
    const events = await open(clock, simulation);
    await clock.advance(60_000);
    expect(states(events)).toEqual(['choosing', 'connecting', 'connected']);
    expect(events.find((event) => event.type === 'device')).toMatchObject({
      name: 'Simulated strap',
      location: 'chest',
      manufacturer: 'Attune',
      model: 'Simulated strap',
    });
    expect(events.find((event) => event.type === 'battery')).toMatchObject({ percent: 86 });
    const sum = intervals(events).reduce((a, b) => a + b, 0);
    expect(sum).toBeGreaterThan(54_000);
    expect(sum).toBeLessThan(63_000);
  });

  it('gets the same beats again with the same seed', async () => {
    const both = [];
    for (let i = 0; i < 2; i++) {
      const { clock, simulation } = setUp('dry-strap');
      const events = await open(clock, simulation);
      await clock.advance(120_000);
      both.push(events.filter((event) => event.type === 'measurement'));
      strap?.close();
    }
    expect(both[0]?.length).toBeGreaterThan(100);
    expect(both[0]).toEqual(both[1]);
  });

  it('comes back after a lost link, silence, a busy strap and a hung connection', async () => {
    const { clock, simulation } = setUp();
    const events = await open(clock, simulation);
    for (const fault of ['loseLink', 'silence', 'busy', 'hang'] as const) {
      simulation.faults[fault](12_000);
      await clock.advance(90_000);
      expect(states(events).at(-1)).toBe('connected');
    }
    expect(states(events).filter((state) => state === 'lost').length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...intervals(events))).toBeLessThan(1500);
  });

  it('hears of lost contact and of a change of scenario without a new link', async () => {
    const { clock, simulation } = setUp();
    const events = await open(clock, simulation);
    const told: string[] = [];
    simulation.onChange(() => told.push(simulation.scenario));
    simulation.faults.loseContact(6000);
    await clock.advance(10_000);
    expect(events.some((event) => event.type === 'measurement' && event.contact === false)).toBe(true);
    simulation.setScenario('no-intervals');
    const mark = events.length;
    await clock.advance(30_000);
    const after = events.slice(mark);
    expect(after.some((event) => event.type === 'link')).toBe(false);
    const seen = after.filter((event) => event.type === 'measurement');
    expect(seen.length).toBeGreaterThan(25);
    expect(seen.every((event) => event.rr.length === 0 && event.contact === undefined)).toBe(true);
    expect(seen.at(-1)?.bpm).toBeGreaterThan(50);
    expect(told).toEqual(['no-intervals']);
  });

  it('replays a recording through the same strap', async () => {
    const { clock, simulation } = setUp();
    const rr = Array.from({ length: 60 }, (_, i) => 1000 * (800 + (i % 7)) * (1 / 1024));
    simulation.replay('morning.txt', replayIntervals(rr));
    expect(simulation.scenario).toBe('morning.txt');
    expect(simulation.truePeak).toBeUndefined();
    const events = await open(clock, simulation);
    await clock.advance(70_000);
    expect(intervals(events)).toEqual(rr);
  });

  it('breathes with the guide, on the clock of the simulation', async () => {
    const { clock, simulation } = setUp('calm');
    await clock.advance(12_345);
    const segment = { since: 20_000, breathsPerMin: 5, inhaleShare: 0.5 };
    simulation.follow((at) => breathMoment(segment, at));
    const events = await open(clock, simulation);
    await clock.advance(300_000);
    const late = intervals(events).slice(60);
    // A wave of five a minute: intervals 6 s apart are opposites, 12 s apart alike.
    const rates = late.map((rr) => 60_000 / rr);
    expect(Math.max(...rates) - Math.min(...rates)).toBeGreaterThan(14);
    const mean = rates.reduce((a, b) => a + b, 0) / rates.length;
    const per = Math.round(12_000 / (60_000 / mean));
    const product = (lag: number): number =>
      rates.slice(lag).reduce((sum, x, i) => sum + (x - mean) * ((rates[i] ?? mean) - mean), 0);
    expect(product(per)).toBeGreaterThan(0.5 * product(0));
    expect(product(Math.round(per / 2))).toBeLessThan(-0.5 * product(0));
  });
});

describe('the fast clock', () => {
  it('scales timers with time', async () => {
    const clock = fastClock(200);
    const rang = await new Promise<number>((resolve) => {
      const cancelled = clock.after(100, () => {
        resolve(-1);
      });
      cancelled();
      clock.after(2000, () => {
        resolve(clock.now());
      });
    });
    expect(rang).toBeGreaterThanOrEqual(1800);
  });
});
