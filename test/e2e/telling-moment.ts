/**
 * Waits for the moment of the breath at which the client's picture tells most: well into an inhalation at the guide's own rate, the
 * word fully lit, no count about to change. So every picture of it shows the same moment. Reads the guide and the clock that the picture itself has.
 */
import type { Page } from '@playwright/test';
import { breathParts, periodOf } from '../../src/pacing/breath.ts';
import { guideMoment, type Guide } from '../../src/pacing/guide.ts';
import type { AttuneOrb } from '../../src/ui/client/attune-orb.ts';

/** Share of the inhalation that is over. */
const TELLING = 0.7;

/** Waits until then; not at all where no picture breathes. A gentle start is over first. */
export async function tellingMoment(page: Page): Promise<void> {
  const orb = page.locator('attune-orb');
  if ((await orb.count()) === 0) return;
  const { guide, now } = await orb.evaluate((element) => {
    const { guide, clock } = element as AttuneOrb;
    return { guide, now: clock?.now() ?? 0 };
  });
  const moment = telling(guide, now);
  if (moment === undefined) return;
  await orb.evaluate(async (element, at) => {
    const { clock } = element as AttuneOrb;
    await new Promise((resolve) => setTimeout(resolve, at - (clock?.now() ?? at)));
  }, moment);
}

/** The next such moment after `now`, session time; `undefined` = the guide rests. */
function telling(guide: Guide, now: number): number | undefined {
  let at = now;
  for (;;) {
    const breath = guideMoment(guide, at);
    if (breath === undefined) return undefined;
    const { onset, pace, periodMs } = breath;
    const moment = onset + TELLING * breathParts(pace, periodMs).inMs;
    if (moment > now && Math.abs(periodMs - periodOf(pace.breathsPerMin)) < 1) return moment;
    at = onset + periodMs + 0.5;
  }
}
