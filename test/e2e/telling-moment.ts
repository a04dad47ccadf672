/**
 * Takes the client's picture at the moment of the breath at which it tells most: well into an inhalation at the guide's own rate,
 * the word fully lit, no count about to change. So all of them show the same moment. Reads the guide and the clock that the picture has.
 */
import type { Page } from '@playwright/test';
import { breathParts, periodOf } from '../../src/pacing/breath.ts';
import { guideMoment, type Guide } from '../../src/pacing/guide.ts';
import type { AttuneOrb } from '../../src/ui/client/attune-orb.ts';

/** Share of the inhalation that is over, and the one before which the picture has to be there. */
const TELLING = 0.7;
const LATE = 0.85;
/** A busy machine may be late; it gets another breath, but not for ever. */
const TRIES = 5;

/** Lets `take` take its picture then; a gentle start is over first. At once where the guide rests. */
export async function atTellingMoment(page: Page, take: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const { guide, now } = await shown(page);
    const inhale = nextInhale(guide, now);
    if (inhale !== undefined) await page.waitForTimeout(inhale.onset + TELLING * inhale.ms - now);
    await take();
    if (inhale === undefined || (await shown(page)).now < inhale.onset + LATE * inhale.ms) return;
  }
}

/** The guide that the picture shows, and session time now. */
const shown = (page: Page): Promise<{ guide: Guide; now: number }> =>
  page.locator('attune-orb').evaluate((orb) => {
    const { guide, clock } = orb as AttuneOrb;
    return { guide, now: clock?.now() ?? 0 };
  });

/** The next inhalation at the guide's own rate whose telling moment is still to come; `undefined` = the guide rests. */
function nextInhale(guide: Guide, now: number): { readonly onset: number; readonly ms: number } | undefined {
  let at = now;
  for (;;) {
    const breath = guideMoment(guide, at);
    if (breath === undefined) return undefined;
    const { onset, pace, periodMs } = breath;
    const ms = breathParts(pace, periodMs).inMs;
    const ownRate = Math.abs(periodMs - periodOf(pace.breathsPerMin)) < 1;
    if (ownRate && onset + TELLING * ms > now) return { onset, ms };
    at = onset + periodMs + 0.5;
  }
}
