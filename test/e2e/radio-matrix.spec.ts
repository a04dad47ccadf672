/**
 * The faults of the radio at each step of connecting and running, on the browser's own Bluetooth: what the page says, and how
 * it comes back. Prints what was seen as a table. Of cells that look alike to the page one stands here: every cell is gone through by
 * `test/unit/strap/radio-matrix.test.ts` on a Bluetooth interface of its own, which says where it stands.
 */
import type { Page } from '@playwright/test';
import { speedUp } from './fast-clock.ts';
import { expect, test } from './radio-test.ts';
import type { RadioBrowser } from './radio-browser.ts';
import type { EmulatedStrap, StrapOptions } from './radio/strap.ts';
import { keepBeating } from './stream.ts';
import { TherapistPage } from './therapist-page.ts';

/** Time in the page runs so much faster, so that nobody waits for its limits of seconds. */
const FACTOR = 20;
const STRAP = 'Strap H10';

interface Scene {
  readonly browser: RadioBrowser;
  readonly page: Page;
  readonly therapist: TherapistPage;
  readonly strap: EmulatedStrap;
  /** Switches the browser's adapter. */
  adapter(on: boolean): void;
}

interface Cell {
  readonly fault: 'drop' | 'hang' | 'refuse' | 'garbage' | 'mute' | 'late';
  /** How it is made. */
  readonly made: string;
  /** What the strap is beside the usual. */
  readonly strap?: Partial<StrapOptions>;
  /** Makes the fault and goes as far as it lets. `running` cells begin with a strap that beats. */
  run(scene: Scene): Promise<void>;
  /** The sentence; absent = nothing needs to be said. */
  readonly says?: RegExp;
  /** Ends the fault; what a person then has to do, if anything. */
  heal?(scene: Scene): Promise<void> | void;
  readonly recovers: 'by itself' | 'a touch' | 'left';
}

const connect = async ({ page }: Scene): Promise<void> =>
  page.getByRole('button', { name: 'Connect strap', exact: true }).click();
const misbehave =
  (...how: Parameters<EmulatedStrap['misbehave']>) =>
  async (scene: Scene): Promise<void> => {
    scene.strap.misbehave(...how);
    await connect(scene);
  };
const behave = ({ strap }: Scene): void => strap.misbehave();
const linked = async ({ strap }: Scene): Promise<void> => expect.poll(() => strap.subscribed).toBe(true);
const everything = async ({ page }: Scene): Promise<void> =>
  page.getByRole('button', { name: 'Show all devices', exact: true }).first().click();
const leave = async ({ therapist }: Scene): Promise<void> => {
  await therapist.press('Strap details');
  await therapist.press('Disconnect strap');
};
const garbage = [[], [0x10], [0x01, 0x48], [0xff, 0xff], [0x11, 0xff, 0xff, 0xff, 0xff]];

const steps: Record<string, readonly Cell[]> = {
  choose: [
    {
      fault: 'drop',
      made: 'the adapter is switched off, no list opens',
      run: async (s) => {
        s.adapter(false);
        await connect(s);
      },
      says: /No strap has been chosen so far\..*Bluetooth may be off/,
      heal: (s) => s.adapter(true),
      recovers: 'by itself',
    },
    {
      fault: 'refuse',
      made: 'the list is closed without a choice',
      run: async (s) => {
        s.browser.choose('cancel');
        await connect(s);
      },
      says: /No strap was chosen\./,
      heal: async (s) => {
        s.browser.choose({ name: STRAP });
        await connect(s);
      },
      recovers: 'a touch',
    },
    {
      fault: 'mute',
      made: 'the strap does not say in the air that it is one',
      strap: { advertised: false },
      run: connect,
      says: /look for it among all devices/,
      heal: everything,
      recovers: 'a touch',
    },
    {
      fault: 'late',
      made: 'the strap comes into reach after half a minute',
      run: async (s) => {
        s.strap.outOfRange(true);
        await connect(s);
      },
      says: /No strap has been chosen so far\./,
      heal: (s) => s.strap.outOfRange(false),
      recovers: 'by itself',
    },
  ],
  connect: [
    {
      fault: 'hang',
      made: 'no answer',
      run: misbehave('connect', 'hang'),
      says: /Connecting took longer than 15 s/,
      heal: behave,
      recovers: 'by itself',
    },
    {
      fault: 'refuse',
      made: 'refused',
      run: misbehave('connect', 'refuse'),
      says: /another program or watch may hold it/,
      heal: behave,
      recovers: 'by itself',
    },
    {
      fault: 'garbage',
      made: 'an error without a meaning',
      run: misbehave('connect', 'garbage'),
      says: /does not let Attune in|could not use the strap/,
      heal: behave,
      recovers: 'by itself',
    },
    {
      fault: 'mute',
      made: 'out of reach once it was chosen',
      run: async (s) => {
        await connect(s);
        await linked(s);
        s.strap.outOfRange(true);
      },
      says: /The strap does not answer\./,
      heal: (s) => s.strap.outOfRange(false),
      recovers: 'by itself',
    },
  ],
  service: [
    {
      fault: 'drop',
      made: 'the link ends instead, each time',
      run: misbehave('services', 'drop'),
      says: /Each link to the strap ends within seconds\./,
      heal: behave,
      recovers: 'by itself',
    },
    {
      fault: 'refuse',
      made: 'there is no heart rate service',
      strap: { heartRate: false, battery: 50 },
      run: connect,
      says: /What was chosen sends no heart rate\./,
      recovers: 'left',
    },
    {
      fault: 'garbage',
      made: 'the list of services is empty',
      run: misbehave('services', 'garbage'),
      says: /What was chosen sends no heart rate\./,
      heal: async (s) => {
        // It is asked three times, since some browsers list services late; then nobody is wanted any more.
        await expect(s.therapist.strap).toHaveText(/No strap/);
        behave(s);
        await connect(s);
      },
      recovers: 'a touch',
    },
  ],
  subscribe: [
    {
      fault: 'hang',
      made: 'no answer',
      run: misbehave('subscribe', 'hang'),
      says: /linked, but does not answer/,
      heal: behave,
      recovers: 'by itself',
    },
    {
      fault: 'refuse',
      made: 'not permitted',
      run: misbehave('subscribe', 'refuse'),
      says: /it lets nobody listen\. Pair it/,
      heal: behave,
      recovers: 'by itself',
    },
    {
      fault: 'late',
      made: 'after 8 s',
      run: async (s) => {
        s.strap.dawdle('subscribe', 8_000 / FACTOR);
        await connect(s);
      },
      recovers: 'by itself',
    },
  ],
  'first packet': [
    {
      fault: 'drop',
      made: 'the link ends before it, again and again',
      run: misbehave('subscribe', 'brief'),
      heal: behave,
      says: /Each link to the strap ends within seconds\./,
      recovers: 'by itself',
    },
    {
      fault: 'mute',
      made: 'never comes',
      run: connect,
      says: /linked, but sends nothing/,
      recovers: 'by itself',
    },
  ],
  running: [
    {
      fault: 'drop',
      made: 'the link ends',
      run: (s) => Promise.resolve(s.strap.dropLink()),
      recovers: 'by itself',
    },
    {
      fault: 'refuse',
      made: 'the link ends, and notifications are refused after it',
      run: (s) => {
        s.strap.misbehave('subscribe', 'refuse');
        s.strap.dropLink();
        return Promise.resolve();
      },
      says: /it lets nobody listen/,
      heal: behave,
      recovers: 'by itself',
    },
    {
      fault: 'garbage',
      made: 'bytes without a meaning',
      run: (s) => {
        for (const bytes of garbage) s.strap.notify(Uint8Array.from(bytes));
        return Promise.resolve();
      },
      recovers: 'by itself',
    },
  ],
  leaving: [
    {
      fault: 'hang',
      made: 'the end of the link is not answered',
      run: async (s) => {
        s.strap.misbehave('disconnect', 'hang');
        await leave(s);
      },
      recovers: 'left',
    },
    {
      fault: 'refuse',
      made: 'the end of the link is refused',
      run: async (s) => {
        s.strap.misbehave('disconnect', 'refuse');
        await leave(s);
      },
      recovers: 'left',
    },
  ],
};

const seen: string[] = [];

test.afterAll(() => {
  if (seen.length > 0) console.info(['step | fault | made by | says | comes back', ...seen].join('\n'));
});

/** What the page keeps of a strap would lead it past the list. */
const forget = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (const { name } of await indexedDB.databases())
      if (name !== undefined) indexedDB.deleteDatabase(name);
  });

for (const [step, cells] of Object.entries(steps)) {
  test(step, async ({ open, addStrap, radio }) => {
    test.setTimeout(60_000 * cells.length);
    const browser = await open();
    const { context, page } = browser;
    await speedUp(context, FACTOR);
    const therapist = new TherapistPage(page);
    for (const cell of cells) {
      await test.step(`${cell.fault}: ${cell.made}`, async () => {
        const strap = addStrap({ name: STRAP, ...cell.strap });
        const adapter = (on: boolean): void => (on ? radio.adapterOn() : radio.adapterOff());
        const scene: Scene = { browser, page, therapist, strap, adapter };
        await therapist.goto();
        browser.choose({ name: STRAP });
        if (step === 'running' || step === 'leaving') {
          await connect(scene);
          await linked(scene);
          await keepBeating(strap, 71, FACTOR, therapist.showsBpm(71));
        }
        await cell.run(scene);
        const said = cell.says && page.getByText(cell.says).filter({ visible: true }).first();
        if (said !== undefined) await expect(said).toBeVisible();
        // Nothing is recorded yet, so nothing may be said to go on.
        await expect(page.getByText('The session goes on.')).toHaveCount(0);
        const sentence = said === undefined ? 'nothing' : ((await said.textContent()) ?? '').trim();
        await cell.heal?.(scene);
        if (cell.recovers === 'left') await expect(therapist.strap).toHaveText(/No strap/);
        else await keepBeating(strap, 72, FACTOR, therapist.showsBpm(72));
        seen.push([step, cell.fault, cell.made, sentence.replace(/\s+/g, ' '), cell.recovers].join(' | '));
        await forget(page);
        radio.removeStrap(strap);
      });
    }
  });
}
