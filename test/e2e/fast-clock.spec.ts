/** The fast clock of the stories: all clocks of a page agree, its timers keep to them, and windows agree with each other. */
import { expect, test } from '@playwright/test';
import { pageEpoch, speedUp } from './fast-clock.ts';

const FACTOR = 20;

test('time runs fast as a whole', async ({ context, page }) => {
  const anchor = Date.now();
  const clock = await speedUp(context, FACTOR, anchor);
  const other = await context.newPage();
  for (const window of [page, other]) {
    // The clock is set when a document is made; the empty first one was there before.
    await window.goto('data:text/html,<title>clock</title>');
    const before = pageEpoch(clock, Date.now());
    const seen = await window.evaluate(async () => {
      const clocks = () => [Date.now(), new Date().getTime(), performance.timeOrigin + performance.now()];
      const start = clocks();
      await new Promise((resolve) => setTimeout(resolve, 2000));
      const end = clocks();
      await new Promise(requestAnimationFrame);
      return { start, end, fixed: new Date(2026, 0, 1).getTime(), plain: new Date(0).getTime() };
    });
    const after = pageEpoch(clock, Date.now() + 1);
    for (const [i, start] of seen.start.entries()) {
      const end = seen.end[i] ?? 0;
      expect(start).toBeGreaterThanOrEqual(before);
      expect(end).toBeLessThanOrEqual(after);
      expect(end - start).toBeGreaterThanOrEqual(2000 - FACTOR);
    }
    expect(seen.plain).toBe(0);
    expect(seen.fixed).toBe(new Date(2026, 0, 1).getTime());
  }
});
