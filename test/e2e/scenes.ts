/**
 * A walk through every screen of both windows with the simulated strap, for whoever wants to look at each of them: the
 * accessibility story and the pictures. It waits for what a screen needs to be worth looking at, and judges nothing.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { expect as soon } from '@playwright/test';
import { SimulatedSession } from './simulated-session.ts';

/** The strap settles in its own time. */
const expect = soon.configure({ timeout: 30_000 });

/** Looks at a screen; it finds the page as it was left to it and leaves it so. */
export type Look = (name: string, page: Page) => Promise<void>;

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

/** The therapist's window from the first page to the review of a session with a few minutes in it. */
export async function walkTherapist(context: BrowserContext, look: Look): Promise<void> {
  const page = await context.newPage();
  const session = new SimulatedSession(page);
  await session.goto();
  await look('first-run', page);
  await press(page, 'What Attune is not');
  await look('what-attune-is-not', page);
  await press(page, 'Close');

  await session.press('Try it without a strap');
  await session.showsHeartRate();
  await expect(page.getByText('Good signal', { exact: true })).toBeVisible();
  await look('ready', page);
  await session.press('Start session');
  // A minute of rest first, so that there is an RMSSD to show.
  await expect(page.getByLabel('RMSSD', { exact: true })).toHaveText(/^\d+\s*ms$/, { timeout: 120_000 });
  await look('session-resting', page);
  await session.press('Start guide');
  await expect(page.getByText(/over 4 breaths$/)).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText('Likely with the guide')).toBeVisible({ timeout: 90_000 });
  await look('session', page);
  await page.getByRole('button', { name: /^Heart wave/ }).click();
  await look('session-why', page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Strap details' }).click();
  await look('session-strap', page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Settings of the client’s window' }).click();
  await look('session-client', page);
  await page.keyboard.press('Escape');
  for (const [tab, part] of [
    ['Beats', 'attune-tachogram'],
    ['Breaths', 'attune-trend'],
    ['Spectrum', 'attune-spectrum'],
    ['Whole session', 'attune-trend'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.locator(part).first()).toBeVisible();
    await look(`session-${tab.toLowerCase().replace(' ', '-')}`, page);
  }
  await page.getByRole('tab', { name: 'Last minute' }).click();
  await session.press('End session');
  await look('session-end', page);
  // Looking may have taken longer than the question waits.
  const keep = page.getByRole('button', { name: 'End and keep', exact: true });
  await expect(async () => {
    if (!(await keep.isVisible())) await session.press('End session');
    await keep.click({ timeout: 2000 });
  }).toPass();
  await expect(page.getByRole('heading', { name: 'Figures' })).toBeVisible();
  await look('review', page);
  await session.press('All sessions');
  await expect(page.getByRole('heading', { name: 'Sessions on this device' })).toBeVisible();
  await look('start', page);
  await page.close();
}

/** A session on a real (or emulated) strap whose link is lost in the middle; `lose` takes it out of reach. */
export async function walkLink(page: Page, lose: () => void, look: Look): Promise<void> {
  await page.goto('/');
  await press(page, 'Connect strap');
  await press(page, 'Start session');
  await press(page, 'Start guide');
  await expect(page.getByText(/over 4 breaths$/)).toBeVisible({ timeout: 90_000 });
  lose();
  await expect(page.getByRole('button', { name: 'Try now' })).toBeVisible();
  await look('session-link-lost', page);
}

const LOOKS = ['Sphere', 'Horizon', 'Line', 'Still'] as const;
const ROOMS = ['Light', 'Dark', 'Dim'] as const;

/** The client's window: a practice at home in every look and room, and everything that can be opened from it. */
export async function walkClient(context: BrowserContext, look: Look): Promise<void> {
  const page = await context.newPage();
  await page.goto('/?practice=6&minutes=30');
  await expect(page.getByRole('button', { name: 'Begin' })).toBeVisible();
  await look('practice-start', page);
  await press(page, 'Begin');
  for (const room of ROOMS) {
    for (const picture of LOOKS) {
      await press(page, 'Sound and look');
      await page.getByRole('radio', { name: room, exact: true }).check();
      await page.getByRole('radio', { name: picture, exact: true }).check();
      if (picture === 'Sphere') await look(`client-choices-${room.toLowerCase()}`, page);
      await press(page, 'Close');
      await look(`client-${picture.toLowerCase()}-${room.toLowerCase()}`, page);
    }
  }
  // What stops the breath comes last: it begins anew at an easy rate.
  for (const room of ROOMS) {
    await press(page, 'Sound and look');
    await page.getByRole('radio', { name: room, exact: true }).check();
    await press(page, 'Close');
    await press(page, 'Ground me');
    await look(`client-grounding-${room.toLowerCase()}`, page);
    await press(page, 'I am done');
    await look(`client-stopped-${room.toLowerCase()}`, page);
    await press(page, 'Go on when I am ready');
  }
  await page.close();
}

/** Starts a session and opens the page from which an assessment starts. */
async function openAssessment(page: Page): Promise<SimulatedSession> {
  const session = new SimulatedSession(page);
  await session.start();
  await expect(page.getByText('Good signal', { exact: true })).toBeVisible();
  await session.press('Find the resonance');
  return session;
}

/**
 * Waits for the result of an assessment. Looking can hold up a page whose time runs fast for so long that the strap seems
 * silent; the step is then taken once more.
 */
async function result(page: Page, text = /swung most|No clear peak|No rate today|Too little/): Promise<void> {
  const repeat = page.getByRole('button', { name: /^Repeat (the slide|\d)/ });
  await expect(async () => {
    if (await repeat.isEnabled({ timeout: 100 }).catch(() => false)) await repeat.click();
    await expect(page.getByText(text)).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 900_000 });
}

/** What a person does to take the assessment to its end, or out of it before. */
export async function walkAssessment(context: BrowserContext, look: Look): Promise<void> {
  const page = await context.newPage();
  const session = await openAssessment(page);
  await look('assessment-cautions', page);
  await page.getByLabel('Client code').fill('K-17');
  await session.press('Use this code');
  await session.press('Seen');
  await look('assessment-start', page);
  await session.press('Start assessment');
  const asked = page.getByRole('group', { name: /^How easy was/ });
  await expect(asked).toBeVisible({ timeout: 180_000 });
  await look('assessment-running', page);
  // Looking may have taken longer than the question stands: the next step asks it again.
  await expect(asked).toBeVisible({ timeout: 180_000 });
  await asked.getByRole('button', { name: '8', exact: true }).click();
  await session.press('Leave blank');
  await session.press('Pause');
  await expect(page.getByText(/ is paused\. The guide rests\./)).toBeVisible({ timeout: 30_000 });
  await look('assessment-paused', page);
  await session.press('Go on');
  await result(page);
  await look('assessment-result', page);
  await page.getByRole('button', { name: /^Accept/ }).click();
  await session.press('Practise now');
  await look('practice-choices', page);
  await session.press('Start practice');
  await expect(page.getByRole('region', { name: 'Practice' })).toBeVisible();
  await look('practice', page);
  await session.end();
  await page
    .getByRole('button', { name: /^K-17, / })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Figures' })).toBeVisible();
  await look('review-assessment', page);
  await page.close();
}

/** The other ways: a slide, and a retest of the rate that was accepted from it. */
export async function walkProtocols(context: BrowserContext, look: Look): Promise<void> {
  const page = await context.newPage();
  const session = await openAssessment(page);
  await page.getByLabel('Client code').fill('K-17');
  await session.press('Use this code');
  await session.press('Seen');
  await page.getByRole('radio', { name: /^Sliding/ }).check();
  await session.press('Start assessment');
  await expect(page.getByText(/^[2-9]\d so far/)).toBeVisible({ timeout: 600_000 });
  await look('slide-running', page);
  await result(page);
  await look('slide-result', page);
  await page.getByRole('button', { name: /^Accept/ }).click();
  await session.press('Back to the session');
  await session.press('Find the resonance');
  await page.getByRole('radio', { name: /^Retest/ }).check();
  await session.press('Start assessment');
  await expect(page.getByRole('group', { name: /^How easy was/ })).toBeVisible({ timeout: 300_000 });
  await look('retest-running', page);
  await result(page, /Last time \d/);
  await look('retest-result', page);
  await page.close();
}
