/** Files from elsewhere: beats as plain text open like a session; what cannot be read gets its sentence. */
import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { SimulatedSession } from './simulated-session.ts';
import { expect, test } from './story-test.ts';

const open = (page: Page, name: string, text: string): Promise<void> =>
  page.getByLabel('Open a file').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

test('a list of intervals opens as a session, leaves with the numbers of the screen, and stays on this device', async ({
  page,
}) => {
  const session = new SimulatedSession(page);
  await session.goto();
  // Two beats came early.
  const early: Readonly<Record<number, number>> = { 150: 540, 151: 1170, 290: 560, 291: 1150 };
  const intervals = Array.from(
    { length: 400 },
    (_, i) => early[i] ?? 850 + Math.round(60 * Math.sin(i / 2) + 9 * Math.sin(i * i)),
  );
  await open(page, 'morning.txt', intervals.join('\n'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('morning.txt');
  const cell = (name: string) =>
    page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
      .getByRole('cell')
      .first();
  await expect(cell('RMSSD')).toHaveText(/ ms$/);
  await session.press('Export');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'RR intervals' }).click();
  const [told] = JSON.parse(
    execFileSync('npm', ['run', '--silent', 'analyse', '--', await (await download).path()], {
      cwd: new URL('../..', import.meta.url),
      encoding: 'utf8',
    }),
  ) as { artefacts: unknown[]; meanHrBpm: number; rmssdMs: number; sdnnMs: number; pnn50Pct: number }[];
  expect(told?.artefacts.length).toBeGreaterThan(1);
  await expect(cell('Mean heart rate')).toHaveText(`${told?.meanHrBpm.toFixed(1)} bpm`);
  await expect(cell('RMSSD')).toHaveText(`${told?.rmssdMs.toFixed(1)} ms`);
  await expect(cell('SDNN')).toHaveText(`${told?.sdnnMs.toFixed(1)} ms`);
  await expect(cell('pNN50')).toHaveText(`${told?.pnn50Pct.toFixed(1)} %`);
  await page.reload();
  await page.getByRole('button', { name: /^morning\.txt/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('morning.txt');
});

test('a file that is chosen before the page has found its records is not lost', async ({ page }) => {
  await page.addInitScript(() => {
    const request = navigator.locks.request.bind(navigator.locks) as (...args: unknown[]) => unknown;
    const free = new Promise<void>((resolve) => addEventListener('free', () => resolve(), { once: true }));
    navigator.locks.request = (...args: unknown[]) => free.then(() => request(...args));
  });
  await page.goto('/');
  await open(page, 'morning.txt', Array.from({ length: 90 }, () => 900).join('\n'));
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('morning.txt');
  await page.evaluate(() => dispatchEvent(new Event('free')));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('morning.txt');
});

const header = '{"attune":"session","schema":1,"app":"0"}';
const monday = [
  '{"type":"started","at":0,"schema":1,"id":"monday","epoch":1764000000000,"app":"0","origin":"o"}',
  '{"type":"named","at":0,"name":"Monday"}',
  ...Array.from({ length: 90 }, (_, i) => {
    const rr = 850 + Math.round(60 * Math.sin(i / 2));
    return `{"type":"measurement","at":${900 * (i + 1)},"who":"client","bpm":70,"rr":[${rr}]}`;
  }),
  '{"type":"of a later version","at":81500,"who":"somebody"}',
];
const fileOf = (lines: readonly string[]): string => [header, ...lines, ''].join('\r\n');
const title = (page: Page) => page.getByRole('heading', { level: 1 });
const stored = (page: Page) => page.getByRole('button', { name: /^Monday/ });

test('a session’s file that was cut off opens up to there; the whole one takes its place, and is not replaced by the part', async ({
  page,
}) => {
  const session = new SimulatedSession(page);
  await session.goto();
  await open(page, 'part.jsonl', `\uFEFF${fileOf(monday.slice(0, 40))}{"type":"measurement","at":3`);
  await expect(page.getByText('The file breaks off in line 42.')).toBeVisible();
  await expect(title(page)).toHaveText('Monday');
  await expect(page.getByText('38 clean beats; it takes 60').first()).toBeVisible();

  await session.press('All sessions');
  await open(page, 'part.jsonl', fileOf(monday.slice(0, 40)));
  await expect(page.getByText('This session is on this device already.')).toBeVisible();
  await session.press('All sessions');
  await open(page, 'whole.jsonl', fileOf(monday));
  await expect(page.getByText('90 clean beats outside slow, guided breathing')).toBeVisible();
  await session.press('All sessions');
  await open(page, 'part.jsonl', fileOf(monday.slice(0, 40)));
  await expect(page.getByText('This session is on this device already.')).toBeVisible();
  await expect(page.getByText('90 clean beats outside slow, guided breathing')).toBeVisible();
  await page.reload();
  await expect(stored(page)).toHaveCount(1);
});

test('a file that tells another story of the same session stands beside it', async ({ page }) => {
  const session = new SimulatedSession(page);
  await session.goto();
  await open(page, 'monday.jsonl', fileOf(monday));
  await expect(title(page)).toHaveText('Monday');
  await session.press('All sessions');
  await open(
    page,
    'other.jsonl',
    fileOf(monday.with(3, '{"type":"battery","at":900,"who":"client","percent":8}')),
  );
  await expect(title(page)).toHaveText('Monday');
  await session.press('All sessions');
  await expect(stored(page)).toHaveCount(2);
  await page.reload();
  await expect(stored(page)).toHaveCount(2);
});

test('a file of which either column could be the intervals is opened the way that a person says', async ({
  page,
}) => {
  await new SimulatedSession(page).goto();
  const rows = Array.from({ length: 300 }, (_, i) => [
    860 + Math.round(50 * Math.sin(i / 2)),
    400 + ((i * 37) % 300),
  ]);
  await open(page, 'two.csv', rows.map((row) => row.join(';')).join('\n'));
  await expect(title(page)).toHaveText('This is how it will be read');
  await expect(page.getByText('300 beats')).toBeVisible();
  await page.getByRole('button', { name: 'Do not open' }).click();
  await expect(title(page)).not.toHaveText('This is how it will be read');
  await open(page, 'two.csv', rows.map((row) => row.join(';')).join('\n'));
  await page.getByRole('button', { name: 'Open it like this' }).click();
  await expect(title(page)).toHaveText('two.csv');
});

for (const { what, text, says } of [
  { what: 'a line that is no number', text: '800\n810\nabout 700\n', says: 'Line 3 cannot be read.' },
  { what: 'nothing', text: '', says: 'This file holds no beats.' },
  {
    what: 'a picture in it',
    text: '\uFFFDPNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR',
    says: 'This file is neither a session of Attune nor a recording of beats',
  },
  {
    what: 'times that run backwards',
    text: fileOf([...monday, '{"type":"ended","at":5}']),
    says: 'Line 95 cannot be read.',
  },
  {
    what: 'more than three days',
    text: '800\n'.repeat(400_001),
    says: 'This file holds more than a session can',
  },
  {
    what: 'a newer version',
    text: '{"attune":"session","schema":99}\n',
    says: 'This file comes from a newer version of Attune.',
  },
]) {
  test(`a file with ${what} is refused with a sentence, and nothing changes`, async ({ page }) => {
    await new SimulatedSession(page).goto();
    await open(page, 'broken.txt', text);
    await expect(page.getByText(says)).toBeVisible();
    await expect(page.getByText(/Nothing was imported/)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Sessions on this device' })).toHaveCount(0);
  });
}
