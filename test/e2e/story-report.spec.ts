/** The report as paper: one sheet for the client and two for the file, in both languages and on both papers, with everything that a session can hold. */
import { expect, test } from './story-test.ts';
import { fileOf, toldSession } from './told-session.ts';

const SHEETS = 3;

for (const [locale, file, report] of [
  ['en-US', 'Open a file', /^Report/],
  ['de-DE', 'Datei öffnen', /^Bericht/],
] as const) {
  test.describe(locale, () => {
    test.use({ locale });

    test('a session in which everything was used takes three sheets', async ({ page }) => {
      await page.goto('/');
      const buffer = fileOf(await toldSession('told-1', 1, 'K-17'));
      await page
        .getByLabel(file)
        .setInputFiles({ name: 'told.jsonl', mimeType: 'text/plain', buffer }, { timeout: 60_000 });
      await page.getByRole('button', { name: report }).click();
      // The digest of the file comes last.
      await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
      for (const paper of ['A4', 'letter']) {
        await page.locator('attune-report select').first().selectOption(paper);
        const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
        const sizes = [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 (\d+)/g)].map(([, width]) =>
          Number(width),
        );
        expect(sizes).toEqual(Array<number>(SHEETS).fill(paper === 'A4' ? 594 : 612));
      }
    });
  });
}
