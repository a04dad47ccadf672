/** The therapist's whole story with the simulated strap: by keyboard alone, and by touch on a phone. */
import type { BrowserContext, Page } from '@playwright/test';
import { speedUp } from './fast-clock.ts';
import { byKeyboard, byTouch, type Hands } from './hands.ts';
import { SimulatedSession } from './simulated-session.ts';
import { expect, test } from './story-test.ts';
import { tellWholeStory } from './whole-story.ts';

/** Page ms per real ms: an assessment of minutes. */
const FACTOR = 15;

async function tell(context: BrowserContext, page: Page, hands: Hands): Promise<void> {
  await speedUp(context, FACTOR);
  await new SimulatedSession(page).goto();
  const { state } = await tellWholeStory({
    page,
    hands,
    connect: () => hands.press(page.getByRole('button', { name: 'Try it without a strap' })),
  });
  expect(state.client).toBe('C-01');
  expect(state.course.phases.map(({ kind }) => kind)).toEqual(['baseline', 'assessment', 'practice']);
  expect(state.moments.marks.map(({ kind }) => kind)).toEqual(['resource']);
  expect(state.moments.ratings.map(({ value }) => value)).toEqual([6]);
  expect(state.procedures.map(({ kind }) => kind)).toEqual(['assessment', 'practice']);
  expect(state.accepted?.rate).toBeGreaterThanOrEqual(4);
}

test('by keyboard alone', async ({ context, page }) => {
  test.slow();
  await tell(context, page, byKeyboard);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('by touch', async ({ context, page }) => {
    test.slow();
    await tell(context, page, byTouch);
  });
});
