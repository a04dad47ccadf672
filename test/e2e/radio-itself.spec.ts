/**
 * The emulated radio itself, proved with a page of a few lines: what the product's stories rest on (chooser, packets
 * in order, a lost link that comes back, a closed chooser, an adapter that is off) is the browser's own doing.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test as radioTest } from './radio-test.ts';

/** The page keeps packets, losses and its device where the test can read them. */
const PAGE = `<!doctype html><title>strap</title><script type="module">
  window.packets = []; window.losses = 0;
  window.choose = async () => {
    window.device = await navigator.bluetooth.requestDevice({
      filters: [{ services: ['heart_rate'] }], optionalServices: ['battery_service', 'device_information'],
    });
    device.addEventListener('gattserverdisconnected', () => window.losses++);
    return device.name;
  };
  const hex = (view) => Array.from(new Uint8Array(view.buffer), (b) => b.toString(16).padStart(2, '0')).join('');
  window.listen = async () => {
    const server = await device.gatt.connect();
    const service = await server.getPrimaryService('heart_rate');
    const measurement = await service.getCharacteristic('heart_rate_measurement');
    measurement.addEventListener('characteristicvaluechanged', (event) => {
      packets.push({ hex: hex(event.target.value), epoch: performance.timeOrigin + performance.now() });
    });
    await measurement.startNotifications();
  };
  window.read = async (service, characteristic) => {
    const found = await (await device.gatt.getPrimaryService(service)).getCharacteristic(characteristic);
    return hex(await found.readValue());
  };
</script><button onclick="window.chosen = choose().catch((error) => error.name)">Choose</button>`;

interface StrapPage {
  packets: { readonly hex: string; readonly epoch: number }[];
  losses: number;
  /** The strap's name, or the name of the error. */
  readonly chosen: Promise<string>;
  listen(): Promise<void>;
  read(service: number, characteristic: number): Promise<string>;
}

const test = radioTest.extend<{ readonly strapPage: string }>({
  strapPage: async ({ browserName }, use) => {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'x-browser': browserName }).end(PAGE);
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    await use(`http://localhost:${(server.address() as AddressInfo).port}/`);
    server.closeAllConnections();
    server.close();
  },
});

async function packets(page: Page): Promise<StrapPage['packets']> {
  return page.evaluate(() => (window as unknown as StrapPage).packets);
}

/** Only a person's touch opens the chooser. */
async function choose(page: Page): Promise<string> {
  await page.getByRole('button').click();
  return page.evaluate(() => (window as unknown as StrapPage).chosen);
}

/** A packet that carries its own number as its only interval. */
function numbered(n: number): { readonly bytes: Uint8Array; readonly hex: string } {
  const bytes = Uint8Array.of(0x10, 60, n & 0xff, n >> 8);
  return { bytes, hex: Buffer.from(bytes).toString('hex') };
}

test('packets arrive complete and in order, equal ones too, and what a strap says of itself is read', async ({
  open,
  addStrap,
  strapPage: url,
}) => {
  const strap = addStrap({ name: 'Strap', battery: 80, location: 1, info: { manufacturer: 'Acme' } });
  const { page } = await open();
  await page.goto(url);
  expect(await choose(page)).toBe('Strap');
  await page.evaluate(() => (window as unknown as StrapPage).listen());
  const sent = Array.from({ length: 2000 }, (_, i) => numbered(i - (i % 2)));
  for (const { bytes } of sent) expect(strap.notify(bytes)).toBe(true);
  await expect.poll(async () => (await packets(page)).length).toBe(sent.length);
  expect((await packets(page)).map((p) => p.hex)).toEqual(sent.map((p) => p.hex));

  const read = (service: number, characteristic: number): Promise<string> =>
    page.evaluate(([s, c]) => (window as unknown as StrapPage).read(s, c), [
      service,
      characteristic,
    ] as const);
  expect(await read(0x180d, 0x2a38)).toBe('01');
  expect(await read(0x180a, 0x2a29)).toBe('41636d65');
  expect(await read(0x180f, 0x2a19)).toBe('50');
  strap.setBattery(79);
  expect(await read(0x180f, 0x2a19)).toBe('4f');
});

test('a lost link is told and comes back', async ({ open, addStrap, strapPage: url }) => {
  const strap = addStrap({ name: 'Strap' });
  const { page } = await open();
  await page.goto(url);
  await choose(page);
  for (let link = 1; link <= 3; link++) {
    await page.evaluate(() => (window as unknown as StrapPage).listen());
    expect(strap.notify(numbered(link).bytes)).toBe(true);
    await expect.poll(async () => (await packets(page)).length).toBe(link);
    strap.dropLink();
    expect(strap.notify(numbered(0).bytes)).toBe(false);
    await expect.poll(() => page.evaluate(() => (window as unknown as StrapPage).losses)).toBe(link);
  }
  expect((await packets(page)).map((p) => p.hex)).toEqual([1, 2, 3].map((n) => numbered(n).hex));
  expect(strap.connections).toBe(3);
});

test('a refused link and a closed chooser are errors by name', async ({ open, addStrap, strapPage: url }) => {
  const strap = addStrap({ name: 'Strap' });
  const browser = await open();
  const { page } = browser;
  await page.goto(url);
  const listen = (): Promise<string> =>
    page.evaluate(() =>
      (window as unknown as StrapPage).listen().then(
        () => 'none',
        (error: unknown) => (error as DOMException).name,
      ),
    );
  browser.choose('cancel');
  expect(await choose(page)).toBe('NotFoundError');
  browser.choose({ name: 'Strap' });
  expect(await choose(page)).toBe('Strap');
  strap.refuseConnect(true);
  expect(await listen()).toBe('NetworkError');
  strap.refuseConnect(false);
  strap.outOfRange(true);
  expect(await listen()).toBe('NetworkError');
  strap.outOfRange(false);
  expect(await listen()).toBe('none');
});
