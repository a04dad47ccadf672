/** A window that ends as in a crash, and the next one that goes on with its session. */
import type { BrowserContext, Page } from '@playwright/test';
import { SimulatedSession } from './simulated-session.ts';

/** Ends the process of `page`, opens another window and goes on there with the session that was still open. */
export async function goOnAfterCrash(context: BrowserContext, page: Page): Promise<SimulatedSession> {
  const control = await context.newCDPSession(page);
  const gone = page.waitForEvent('crash');
  await Promise.race([control.send('Page.crash'), gone]);
  await page.close();
  const next = new SimulatedSession(await context.newPage());
  await next.page.goto('/');
  await next.press('Go on');
  return next;
}
