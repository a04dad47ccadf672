/**
 * Two straps of the same make at once on the browser's own Bluetooth, each lost and regained (`ATTUNE_STRAP_LOSSES` times, 2 unless told): no
 * fact under the wrong heart, and the second heart's in a database of its own.
 */
import { setTimeout as after } from 'node:timers/promises';
import { speedUp } from './fast-clock.ts';
import { expect, test } from './radio-test.ts';
import { storedSessions } from './sealed-disk.ts';
import { packet } from './stream.ts';
import { TherapistPage } from './therapist-page.ts';

const LOSSES = Number(process.env.ATTUNE_STRAP_LOSSES ?? 2);
const FACTOR = 4;
/** By its heart rate a packet tells whose it is. */
const CLIENT = 71;
const THERAPIST = 62;

test(`two straps, each lost ${LOSSES} times`, async ({ open, addStrap }) => {
  test.setTimeout(120_000 + LOSSES * 30_000);
  const straps = [
    addStrap({ name: 'Strap H10 A', battery: 80 }),
    addStrap({ name: 'Strap H10 B', battery: 60 }),
  ] as const;
  const browser = await open();
  const { context, page } = browser;
  await speedUp(context, FACTOR);
  const therapist = new TherapistPage(page);
  await therapist.goto();
  browser.choose({ name: 'Strap H10 A' });
  await therapist.press('Connect strap');
  await expect.poll(() => straps[0].subscribed).toBe(true);
  await therapist.press('Start session');
  const beating = setInterval(() => {
    straps[0].notify(packet(0, CLIENT, [865]).bytes);
    straps[1].notify(packet(0, THERAPIST, [991]).bytes);
  }, 840 / FACTOR);
  try {
    await therapist.press('Strap details');
    browser.choose({ name: 'Strap H10 B' });
    await therapist.press('Connect a second strap');
    await therapist.press('We both agree');
    await expect.poll(() => straps[1].subscribed).toBe(true);
    for (let loss = 0; loss < 2 * LOSSES; loss++) {
      const strap = straps[loss % 2]!;
      // Every third time both are gone at once.
      const lost = loss % 3 === 2 ? straps : [strap];
      const before = straps.map(({ connections }) => connections);
      for (const one of lost) one.dropLink();
      await expect
        .poll(
          () =>
            straps.every((one, i) => one.subscribed && (!lost.includes(one) || one.connections > before[i]!)),
          {
            timeout: 60_000,
          },
        )
        .toBe(true);
      await after(1500 / FACTOR);
    }
    await expect(page.getByLabel('Second strap', { exact: true })).toHaveText('Your strap: linked');
    await therapist.showsBpm(CLIENT);
    await therapist.end();
  } finally {
    clearInterval(beating);
  }
  const facts = await therapist.download();
  const [own] = await storedSessions(page, 'own-heart /');
  const theirs = [...(own?.facts ?? [])];
  for (const [log, who, bpm, name] of [
    [facts, 'client', CLIENT, 'Strap H10 A'],
    [theirs, 'therapist', THERAPIST, 'Strap H10 B'],
  ] as const) {
    const heard = log.filter((fact) => fact.type === 'measurement');
    expect(heard.length).toBeGreaterThan(3 * LOSSES);
    expect(new Set(heard.map((fact) => `${fact.who} ${fact.bpm}`))).toEqual(new Set([`${who} ${bpm}`]));
    expect(
      new Set(log.flatMap((fact) => ('who' in fact && fact.type !== 'agreed' ? [fact.who] : []))),
    ).toEqual(new Set([who]));
    const names = log.flatMap((fact) =>
      fact.type === 'device' && fact.name !== undefined ? [fact.name] : [],
    );
    expect(new Set(names)).toEqual(new Set([name]));
    expect(log.filter((fact) => fact.type === 'link' && fact.state === 'lost').length).toBeGreaterThanOrEqual(
      LOSSES,
    );
  }
});
