/** A killed browser loses at most one second of the session, and offers to go on with it. */
import { expect, test } from './radio-test.ts';
import { packet, play, toMs } from './stream.ts';
import { measurements, TherapistPage } from './therapist-page.ts';

test('a killed and reopened browser offers the session with at most one second lost', async ({
  open,
  addStrap,
}) => {
  const strap = addStrap({ name: 'Strap H10' });
  const browser = await open();
  const before = new TherapistPage(browser.page);
  await before.goto();
  await before.press('Connect strap');
  await expect.poll(() => strap.subscribed).toBe(true);
  await before.press('Start session');

  // Ten packets a second, each with its own interval, so that what is lost shows to a tenth of a second.
  const stream = Array.from({ length: 35 }, (_, i) => packet(i * 100, 70, [800 + i]));
  const sent: { readonly rr: number; readonly at: number }[] = [];
  await play(strap, stream, 1, ({ raw }) => sent.push({ rr: toMs(raw[0] ?? 0), at: performance.now() }));
  const killed = performance.now();
  await browser.kill();

  const { page } = await open();
  const after = new TherapistPage(page);
  await after.goto();
  await after.press('Go on');
  await after.end();
  const stored = measurements(await after.download()).flatMap((fact) => fact.rr);
  expect(stored).toEqual(sent.slice(0, stored.length).map(({ rr }) => rr));
  const safe = sent.filter(({ at }) => at < killed - 1000);
  expect(safe.length).toBeGreaterThan(20);
  expect(stored.length).toBeGreaterThanOrEqual(safe.length);
});
