/** A whole assessment on the browser's own Bluetooth, with a link that is lost in the middle of a step. */
import { Session } from '../../src/session/session.ts';
import { speedUp } from './fast-clock.ts';
import { wearStrap } from './radio-person.ts';
import { expect, test } from './radio-test.ts';
import { TherapistPage } from './therapist-page.ts';

/** Real time for minutes of page time. */
const LONG = { timeout: 60_000 };

test('an assessment over the radio: a lost link pauses the step, which is repeated', async ({
  open,
  addStrap,
}) => {
  test.slow();
  const strap = addStrap({ name: 'Strap H10', battery: 80 });
  const { context, page } = await open();
  const takeOff = await wearStrap(context, strap, await speedUp(context, 20), 5);
  const therapist = new TherapistPage(page);
  await therapist.goto();
  await therapist.press('Connect strap');
  await therapist.press('Start session');
  await therapist.press('Find the resonance');
  await therapist.press('Seen');
  await page.getByRole('radio', { name: /^Adaptive, short/ }).check();
  await therapist.press('Start assessment');
  const rating = page.getByRole('group', { name: /^How easy was/ });
  await expect(rating).toBeVisible(LONG);

  strap.outOfRange(true);
  await expect(page.getByText(/The link was lost\./)).toBeVisible();
  strap.outOfRange(false);
  const goOn = page.getByRole('button', { name: /^(Go on|Repeat \d)/ });
  await expect(goOn).toBeEnabled(LONG);
  await goOn.click();
  await expect(page.getByText(/swung most at about|No clear peak today/)).toBeVisible(LONG);
  await page.getByRole('button', { name: /^Accept/ }).click();
  await therapist.press('Back to the session');
  await therapist.end();
  takeOff();

  const { state } = Session.from(await therapist.download());
  const [procedure] = state.procedures;
  expect(procedure?.ended?.why).toBe('complete');
  expect(procedure?.records.map(({ why }) => why)).toContain('link-lost');
  expect(state.straps.client.connection).toBe(2);
  expect(state.accepted?.rate).toBeGreaterThanOrEqual(4);
  expect(state.simulated).toBeUndefined();
});
