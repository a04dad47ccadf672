/** How the battery of a strap is followed: read now and every ten minutes, heard in between, and nothing left behind when the link ends. */
import { describe, expect, it } from 'vitest';
import { gattQueue } from '../../../../src/strap/gatt-queue.ts';
import { followBattery } from '../../../../src/strap/services/battery.ts';
import { bytes, FakeStrap } from '../../../fixtures/fake-bluetooth.ts';
import { ManualClock, settle } from '../../../fixtures/manual-clock.ts';

const TEN_MINUTES = 600_000;

async function room(battery: FakeStrap['values'][string] = { battery_level: bytes(87) }) {
  const clock = new ManualClock();
  const strap = new FakeStrap('Strap A', { battery_service: battery });
  const told: number[] = [];
  /** Timers that wait. */
  let waiting = 0;
  const after = (ms: number, work: () => void): (() => void) => {
    waiting += 1;
    const end = (): void => void (waiting -= 1);
    const cancel = clock.after(ms, () => {
      end();
      work();
    });
    return () => {
      end();
      cancel();
    };
  };
  await strap.connect();
  const scope = new AbortController();
  const { signal } = scope;
  const server = strap.gatt as unknown as BluetoothRemoteGATTServer;
  const following = followBattery({ server, queue: gattQueue(signal), signal }, after, (percent) =>
    told.push(percent),
  );
  const reads = (): number => strap.asked.filter((asked) => asked === 'read battery_level').length;
  return { clock, strap, scope, told, following, reads, waiting: () => waiting };
}

describe('the battery of a strap', () => {
  it('is read, then heard, and read again every ten minutes', async () => {
    const { clock, strap, told, following, reads } = await room();
    await following;
    expect(strap.asked).toEqual(['service battery_service', 'read battery_level', 'listen battery_level']);
    strap.notify('battery_level', bytes(86));
    strap.notify('battery_level', bytes(101));
    expect(told).toEqual([87, 86]);
    await clock.advance(TEN_MINUTES - 1);
    expect(reads()).toBe(1);
    await clock.advance(1);
    expect(reads()).toBe(2);
    await clock.advance(2 * TEN_MINUTES);
    expect(reads()).toBe(4);
  });

  it('that cannot be read is asked again later, and heard', async () => {
    const { clock, strap, told, following, reads } = await room({ battery_level: undefined });
    await following;
    strap.notify('battery_level', bytes(85));
    await clock.advance(TEN_MINUTES);
    expect([reads(), told]).toEqual([2, [85]]);
  });

  it('is not missed where there is none', async () => {
    const { told, following, waiting } = await room({});
    await following;
    expect([told, waiting()]).toEqual([[], 0]);
  });

  it('leaves nothing behind when the link ends, whenever that is', async () => {
    const { scope, strap, clock, told, following, waiting } = await room();
    await following;
    expect(waiting()).toBe(1);
    scope.abort();
    expect(waiting()).toBe(0);
    strap.notify('battery_level', bytes(50));
    await clock.advance(TEN_MINUTES);
    expect(told).toEqual([87]);
    const during = await room();
    await new Promise((resolve) => setImmediate(resolve));
    during.scope.abort();
    await settle();
    expect([during.told, during.waiting()]).toEqual([[], 0]);
  });
});
