/**
 * A therapist's whole story: a new client, a strap, a plan, a baseline with marks and a rating, an assessment, practice, the end, the review of two phases side
 * by side, and the next session with a retest. Told once, for every way of working the page and for every strap.
 */
import { expect as soon, type Locator, type Page } from '@playwright/test';
import { Session } from '../../src/session/session.ts';
import type { Hands } from './hands.ts';
import { TherapistPage } from './therapist-page.ts';

const expect = soon.configure({ timeout: 60_000 });
/** Real time for minutes of page time. */
const LONG = { timeout: 180_000 };

export interface Telling {
  readonly page: Page;
  readonly hands: Hands;
  /** Connects a strap from the first page. */
  readonly connect: () => Promise<void>;
  /** What goes wrong in the middle of a phase, and is over when it resolves. */
  readonly trouble?: (phase: 'baseline' | 'assessment') => Promise<void>;
}

/** Tells it; resolves to what the first session holds. */
export async function tellWholeStory({ page, hands, connect, trouble }: Telling): Promise<Session> {
  const therapist = new TherapistPage(page);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first();
  const press = async (name: string | RegExp, key?: string): Promise<void> => {
    await expect(button(name)).toBeVisible();
    await expect(button(name)).toBeEnabled();
    await hands.press(button(name), key);
  };
  // To a page whose time runs fast a held-up machine is a strap that was silent: the step then waits for the therapist, who goes on.
  const onward = button(/^(Go on|Repeat (the|\d).*)$/);
  const leadsTo = (shown: Locator): Promise<void> =>
    expect(async () => {
      if (await onward.isEnabled({ timeout: 200 }).catch(() => false)) await hands.press(onward);
      await expect(shown).toBeVisible({ timeout: 1000 });
    }).toPass(LONG);
  const beats = (): Promise<void> => expect(therapist.heartRate).toHaveText(/^\s*\d+\s*bpm\s*$/);

  await expect(button('Clients')).toBeEnabled();
  await press('Clients');
  await press('New client');
  await press('Create');
  await expect(page.getByRole('heading', { name: 'C-01' })).toBeVisible();
  await press('New session');
  await connect();
  await beats();
  await press('Start session');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('C-01');

  await press('Plan');
  await hands.choose(page.getByLabel('Begin with'), /^\s*Baseline, assessment, practice/);
  await press('Use this plan');
  await press('Next phase', 'n');
  await expect(page.getByText(/^Baseline \d+ of/).first()).toBeVisible();
  await press('Resource', '1');
  await press('Grounding', '3');
  await expect(page.getByText(/^Grounding, \d\d:\d\d$/)).toBeVisible();
  await press('Undo', 'u');
  await expect(page.getByText(/^Resource, \d\d:\d\d$/)).toBeVisible();
  await press('Add words');
  await hands.type(page.getByRole('textbox', { name: 'Words' }), 'feet on the floor');
  await page.keyboard.press('Enter');
  await expect(page.getByText('feet on the floor')).toBeVisible();
  await press('Rate 0 to 10', 'r');
  await press('6');
  await trouble?.('baseline');
  await beats();
  await expect(page.getByText(/^Baseline \d+ of/).first()).toBeVisible();
  // A minute of rest, so that there is something to compare with.
  await expect(page.getByLabel('RMSSD', { exact: true })).toHaveText(/^\d+\s*ms$/, LONG);

  // The sheet of the rating is still open and has keys of its own.
  await press('Next phase');
  await expect(page.getByText(/^Assessment \d+ of/).first()).toBeVisible();
  await press('Find the resonance');
  await press('Seen');
  await hands.check(page.getByRole('radio', { name: /^Adaptive, short/ }));
  await press('Start assessment');
  const rating = page.getByRole('group', { name: /^How easy was/ });
  await leadsTo(rating);
  await trouble?.('assessment');
  await leadsTo(page.getByText(/swung most at about|No clear peak today/));
  await press(/^Accept \d/);
  await press('Practise now');
  await press('Start practice');
  const practice = page.getByRole('region', { name: 'Practice' });
  await expect(practice).toBeVisible();

  // The question goes away by itself after a while, and with a fast clock that while is short.
  await expect(async () => {
    const over = page.getByRole('heading', { name: 'Figures' });
    if (await over.isVisible()) return;
    if (!(await button('End and keep').isVisible())) await hands.press(button('End session'));
    await hands.press(button('End and keep'));
    await expect(page.getByRole('heading', { name: 'Figures' })).toBeVisible({ timeout: 5000 });
  }).toPass(LONG);
  const review = page.getByRole('region', { name: 'Session review' });
  await expect(review.getByText('feet on the floor')).toBeVisible();
  await hands.choose(review.getByLabel('Stretch A'), /^A: Baseline/);
  await hands.choose(review.getByLabel('Stretch B'), /^B: Practice/);
  await expect(
    review
      .getByRole('table', { name: /A and B|stretches/i })
      .or(review.locator('.say'))
      .first(),
  ).toBeVisible();
  await press('All sessions');
  const leave = button('Leave');
  await expect(leave.or(button(/^Download/)).first()).toBeVisible();
  if (await leave.isVisible()) await press('Leave');
  const facts = await therapist.download();

  // The next session begins where the first one led to.
  await press('Clients');
  await press(/^C-01/);
  await expect(page.getByText(/Practice rate \d/)).toBeVisible();
  await press('New session');
  await press(/^(Show its numbers|Try it without a strap|Connect strap)$/);
  await beats();
  await press('Start session');
  await press('Find the resonance');
  await hands.check(page.getByRole('radio', { name: /^Retest/ }));
  await press('Start assessment');
  await leadsTo(rating);
  return Session.from(facts);
}
