/** A window that is killed in any phase of a session: the next one goes on in that phase, and what was led waits at its step. */
import type { BrowserContext, Page } from '@playwright/test';
import { phaseNow } from '../../src/session/course.ts';
import { procedureNow } from '../../src/session/procedure.ts';
import { Session } from '../../src/session/session.ts';
import { goOnAfterCrash } from './crash.ts';
import { factsOnDisk } from './disk-browser.ts';
import { speedUp } from './fast-clock.ts';
import { SimulatedSession } from './simulated-session.ts';
import { expect as soon, test } from './story-test.ts';

const expect = soon.configure({ timeout: 60_000 });

/** Page ms per real ms: a strap is put on anew after each kill, and nothing is offered before it has settled. */
const FACTOR = 4;

/** Once all that was done so far is on the disk, ends the window's process as a crash does, opens another one, and goes on there. */
async function killed(context: BrowserContext, page: Page): Promise<SimulatedSession> {
  const done = await page.evaluate(() => performance.timeOrigin + performance.now());
  const stored = async (): Promise<number> => {
    const { epoch, at } = Session.from(await factsOnDisk(page)).state;
    return epoch + at;
  };
  await expect.poll(stored, { intervals: [200] }).toBeGreaterThan(done);
  return goOnAfterCrash(context, page);
}

test('a window that is killed in a phase goes on in it: baseline, guided exposure, a step, a rest, practice, closing', async ({
  context,
  page,
}) => {
  test.slow();
  await speedUp(context, FACTOR);
  let session = new SimulatedSession(page);
  const seen = (text: RegExp) => expect(session.page.getByText(text).first()).toBeVisible();
  const kill = async (): Promise<void> => {
    session = await killed(context, session.page);
  };
  /** What is led waits until the therapist goes on. */
  const goOn = async (name: RegExp): Promise<void> => {
    const button = session.page.getByRole('button', { name });
    await expect(button).toBeEnabled();
    await button.click();
  };

  await session.start();
  await session.press('Plan');
  await page.getByLabel('Begin with').selectOption({ label: 'Baseline, exposure, practice, closing' });
  await session.press('Use this plan');
  await session.press('Next phase');
  await session.press('Grounding');
  await seen(/^Baseline \d+ of/);
  await kill();
  await seen(/^Baseline \d+ of/);
  await seen(/^Grounding, \d\d:\d\d$/);
  await session.showsHeartRate();

  await session.press('Next phase');
  await session.press('Start guide');
  await kill();
  await seen(/^Exposure \d+ of/);
  await expect(session.page.getByRole('button', { name: 'Pause guide' })).toBeVisible();
  await session.showsHeartRate();

  await session.press('Find the resonance');
  await session.press('Seen');
  await session.page.getByRole('radio', { name: /^Stepped/ }).check();
  await session.press('Start assessment');
  await seen(/^Quiet sitting$/);
  await session.press('Skip');
  await seen(/more whole breath/);
  await kill();
  await seen(/^The program was closed\. The step at 6\.5 waits\.$/);
  // Free breathing leads up to it.
  await goOn(/^Repeat 6\.5$/);
  await seen(/^Free breathing$/);
  await kill();
  // That rest is over.
  await seen(/^The program was closed\. The step at 6\.5 waits\.$/);
  await goOn(/^Repeat 6\.5$/);
  await seen(/more whole breath/);
  await session.press('Stop assessment');
  await session.press('Stop');
  await session.press('Not now');

  await session.press('Next phase');
  await session.press('Practice');
  await session.press('Start practice');
  const practice = () => session.page.getByRole('region', { name: 'Practice' });
  await expect(practice().getByRole('button', { name: 'Pause' })).toBeVisible();
  await kill();
  await seen(/^Practice \d+ of/);
  await practice().getByRole('button', { name: 'Go on' }).click();
  await expect(practice().getByRole('button', { name: 'Pause' })).toBeVisible();
  await session.press('Stop practice');
  await session.press('Stop');

  await session.press('Next phase');
  await kill();
  await seen(/^Closing \d+ of/);
  await session.showsHeartRate();
  await session.end();

  const facts = await session.download();
  const at = facts.flatMap((fact, i) => (fact.type === 'continued' ? [i] : []));
  const before = at.map((i) => Session.from(facts.slice(0, i)).state);
  expect(before.map(({ course }) => phaseNow(course)?.kind)).toEqual([
    'baseline',
    ...(['exposure', 'exposure', 'exposure'] as const),
    'practice',
    'closing',
  ]);
  expect(before.map(({ procedures }) => procedureNow(procedures)?.records.at(-1)?.step.kind)).toEqual([
    undefined,
    undefined,
    'paced',
    'free',
    expect.stringMatching(/paced|ramp/),
    undefined,
  ]);
  expect(Session.from(facts).state.course.phases.map(({ kind }) => kind)).toEqual([
    'baseline',
    'exposure',
    'practice',
    'closing',
  ]);
});
