/** How the page opens a long session that lies on its disk: to look at it from the list, or to go on with it. It prints nothing. */
import type { Browser, CDPSession } from '@playwright/test';
import type { SessionEvent } from '../../src/session/events.ts';
import { storeSession } from './page-session.ts';

/** What one opening cost. */
export interface Opening {
  /** From the press until the figures are there, ms. */
  readonly figures: number;
  /** Longest piece of work during which the page's thread answers nobody, in the thread's own time, ms. */
  readonly blocked: number;
}

/** What a trace says of one piece of a thread's work, or of the thread. */
interface Traced {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** The thread's own time, µs. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Charts are drawn after the figures stand. */
const AFTERWARDS = 1500;

/** Opens `facts`, ended or interrupted, in a page of its own. */
export async function openStored(
  browser: Browser,
  address: string,
  facts: readonly SessionEvent[],
  epoch: number,
): Promise<Opening> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  // The runner gives functions their names back by a helper that pages do not have.
  await context.addInitScript('globalThis.__name = (named) => named');
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('button', { name: 'Try it without a strap' }).waitFor();
  await storeSession(page, facts, epoch);
  await page.reload();
  const ended = facts.at(-1)?.type === 'ended';
  const press = ended
    ? page.getByRole('button', { name: /^Session \d/ })
    : page.getByRole('button', { name: 'Go on', exact: true });
  const shown = ended
    ? page.getByRole('cell', { name: /bpm/ }).first()
    : page.getByRole('button', { name: 'End session' });
  await press.waitFor({ timeout: 60_000 });
  // What the page fetches while it rests is none of this.
  await page.waitForTimeout(AFTERWARDS);
  const session = await context.newCDPSession(page);
  const longest = await traceTasks(session);
  await page.evaluate(() => {
    const press = (event: Event): void => void Object.assign(window, { pressed: event.timeStamp });
    window.addEventListener('click', press, { capture: true, once: true });
  });
  await press.click();
  await shown.waitFor({ timeout: 60_000 });
  const figures = await page.evaluate(
    () => performance.now() - (window as unknown as { pressed: number }).pressed,
  );
  await page.waitForTimeout(AFTERWARDS);
  const blocked = await longest();
  await context.close();
  return { figures, blocked };
}

/** Traces the browser's threads from now on; what it returns ends that and tells the longest task of a page's thread, ms. */
async function traceTasks(session: CDPSession): Promise<() => Promise<number>> {
  const events: Traced[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as Traced[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] },
  });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    const pages = new Set(
      events.filter(({ args }) => args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`),
    );
    const tasks = events.filter(
      ({ name, pid, tid }) => name.endsWith('RunTask') && pages.has(`${pid} ${tid}`),
    );
    // A task that was under way when the trace began has no time of its own.
    return Math.max(...tasks.map(({ tdur }) => (tdur ?? 0) / 1000));
  };
}
