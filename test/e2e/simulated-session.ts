/**
 * A therapist's session with the simulated strap, by the names that people read: on any computer, with or without
 * Bluetooth. Holds no knowledge of the page's inside.
 */
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { TherapistPage } from './therapist-page.ts';

export class SimulatedSession extends TherapistPage {
  /** Opens the page and waits until it can be used. */
  override async goto(): Promise<void> {
    await this.page.goto('/');
    await expect(this.page.getByRole('button', { name: 'Try it without a strap' })).toBeEnabled({
      timeout: 30_000,
    });
  }

  /** Opens the page and starts a session with the simulated strap. */
  async start(): Promise<void> {
    await this.goto();
    await this.press('Try it without a strap');
    await this.press('Start session');
    await this.showsHeartRate();
  }

  /** Waits for any heart rate. */
  async showsHeartRate(): Promise<void> {
    await expect(this.heartRate).toHaveText(/^\s*\d+\s*bpm\s*$/, { timeout: 30_000 });
  }

  /** Types a rate for the guide. */
  async setRate(breathsPerMin: number): Promise<void> {
    const rate = this.page.getByLabel('Breaths per minute');
    await rate.fill(breathsPerMin.toFixed(1));
    await rate.press('Enter');
  }

  async openClientWindow(): Promise<Page> {
    const popup = this.page.waitForEvent('popup');
    await this.press('Open client window');
    const client = await popup;
    // The window begins empty, so that it has no way back, and goes to its address from there.
    await client.waitForURL(/view=client/);
    return client;
  }
}
