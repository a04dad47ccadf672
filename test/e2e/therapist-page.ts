/**
 * What a therapist does on the page, by the names that people read. Holds no knowledge of the page's inside; the stories
 * stay the same when it changes.
 */
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { SessionEvent } from '../../src/session/events.ts';

export class TherapistPage {
  readonly page: Page;
  readonly heartRate: Locator;
  readonly strap: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heartRate = page.getByLabel('Heart rate', { exact: true });
    this.strap = page.getByLabel('Strap', { exact: true });
  }

  /** Opens the page and waits until it has looked at what this browser can do; before that it is not yet of use. */
  async goto(): Promise<void> {
    await this.page.goto('/');
    await expect(this.page.getByText('This browser can reach a strap')).toBeVisible();
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).first().click();
  }

  /** Ends the session, keeps it, and goes back to the list of sessions. */
  async end(): Promise<void> {
    // The question goes away by itself after a while, and with a fast clock that while is short.
    await expect(async () => {
      await this.page.getByRole('button', { name: 'End session', exact: true }).click({ timeout: 2000 });
      await this.page.getByRole('button', { name: 'End and keep', exact: true }).click({ timeout: 2000 });
    }).toPass();
    await this.press('All sessions');
    // A strap that is still connected shows its numbers first.
    const leave = this.page.getByRole('button', { name: 'Leave', exact: true });
    const row = this.page.getByRole('button', { name: /^Download/ }).first();
    await expect(leave.or(row).first()).toBeVisible();
    if (await leave.isVisible()) await leave.click();
  }

  /** Downloads the newest session of the list and reads its facts; the first line, the header, is left out. */
  async download(): Promise<SessionEvent[]> {
    const download = this.page.waitForEvent('download');
    await this.page
      .getByRole('button', { name: /^Download/ })
      .first()
      .click();
    const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\n');
    const facts = lines.map((line) => JSON.parse(line) as unknown);
    expect(facts[0]).toMatchObject({ attune: 'session' });
    return facts.slice(1) as SessionEvent[];
  }

  /** Waits until the heart rate reads exactly so. */
  async showsBpm(bpm: number): Promise<void> {
    await expect(this.heartRate).toHaveText(new RegExp(`^\\s*${bpm}\\s*bpm\\s*$`));
  }
}

/** The measurements among facts, in their order. */
export function measurements(facts: readonly SessionEvent[]) {
  return facts.filter((fact) => fact.type === 'measurement');
}
