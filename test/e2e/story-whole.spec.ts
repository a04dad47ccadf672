/** The therapist's whole story by touch on a phone. */
import { expect } from '@playwright/test';
import { speedUp } from './fast-clock.ts';
import { byTouch } from './hands.ts';
import { SimulatedSession } from './simulated-session.ts';
import { test } from './story-test.ts';
import { tellWholeStory } from './whole-story.ts';

/** Page ms per real ms: an assessment of minutes. */
const FACTOR = 15;

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('by touch', async ({ context, page }) => {
    test.slow();
    await speedUp(context, FACTOR);
    await new SimulatedSession(page).goto();
    const { state } = await tellWholeStory({
      page,
      hands: byTouch,
      connect: () => byTouch.press(page.getByRole('button', { name: 'Try it without a strap' })),
    });
    expect(state.client).toBe('C-01');
    expect(state.accepted?.rate).toBeGreaterThanOrEqual(4);
  });
});
