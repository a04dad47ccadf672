/** The fast clock of the stories: all clocks of a page agree, its timers keep to them, and windows agree with each other. */
import { expect, test } from '@playwright/test';
import { pageEpoch, speedUp } from './fast-clock.ts';

const FACTOR = 20;

test('time runs fast as a whole', async ({ context, page }) => {
  const anchor = Date.now();
  const clock = await speedUp(context, FACTOR, anchor);
  const other = await context.newPage();
  const windows = [page, other];
  // The clock is set when a document is made; the empty first one was there before.
  for (const window of windows) await window.goto('data:text/html,<title>clock</title>');
  const before = pageEpoch(clock, Date.now());
  // The timer is what is looked at: both windows' at once, each against the clocks of its own page.
  const all = await Promise.all(
    windows.map((window) =>
      window.evaluate(async () => {
        const clocks = () => [Date.now(), new Date().getTime(), performance.timeOrigin + performance.now()];
        const start = clocks();
        await new Promise((resolve) => setTimeout(resolve, 2000));
        const end = clocks();
        return { start, end, fixed: new Date(2026, 0, 1).getTime(), plain: new Date(0).getTime() };
      }),
    ),
  );
  const after = pageEpoch(clock, Date.now() + 1);
  for (const seen of all) {
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
