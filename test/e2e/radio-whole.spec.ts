/** The therapist's whole story on the browser's own Bluetooth, with a link that is lost in the middle of a phase and of a step. */
import { speedUp } from './fast-clock.ts';
import { byMouse } from './hands.ts';
import { wearStrap } from './radio-person.ts';
import { expect, test } from './radio-test.ts';
import { TherapistPage } from './therapist-page.ts';
import { tellWholeStory } from './whole-story.ts';

/** Page ms per real ms: an assessment of minutes. */
const FACTOR = 15;
/** Real time in which a strap is missed and found again. */
const LONG = { timeout: 60_000 };

test('a link lost in the middle of the baseline comes back by itself; in an assessment the step waits and is repeated', async ({
  open,
  addStrap,
}) => {
  test.slow();
  const strap = addStrap({ name: 'Strap H10', battery: 80 });
  const { context, page } = await open();
  const takeOff = await wearStrap(context, strap, await speedUp(context, FACTOR), 5);
  const therapist = new TherapistPage(page);
  await therapist.goto();
  const { state } = await tellWholeStory({
    page,
    hands: byMouse,
    connect: () => therapist.press('Connect strap'),
    trouble: async (phase) => {
      strap.outOfRange(true);
      const lost = phase === 'baseline' ? therapist.strap : page.getByText(/The link was lost\./);
      await expect(lost.first()).toContainText(/lost|reconnecting/i, LONG);
      strap.outOfRange(false);
      if (phase !== 'assessment') return;
      const goOn = page.getByRole('button', { name: /^(Go on|Repeat \d)/ });
      await expect(goOn).toBeEnabled(LONG);
      await goOn.click();
      // A page that a busy machine holds up misses its strap once more; until the strap is back there is nothing to press.
      await page.addLocatorHandler(goOn.and(page.locator(':enabled')), async (button) => {
        await button.click({ timeout: 5000 }).catch(() => undefined);
      });
    },
  });
  takeOff();
  const [procedure] = state.procedures;
  expect(procedure?.ended?.why).toBe('complete');
  expect(procedure?.records.map(({ why }) => why)).toContain('link-lost');
  expect(state.course.phases.map(({ kind }) => kind)).toEqual(['baseline', 'assessment', 'practice']);
  expect(state.straps.client.connection).toBeGreaterThanOrEqual(3);
  expect(state.accepted?.rate).toBeGreaterThanOrEqual(4);
  expect(state.simulated).toBeUndefined();
});
