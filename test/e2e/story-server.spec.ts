/** A practice that serves Attune beside a WebDAV server: two profiles share one record by it, it is told when it is gone, and goes on by itself. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preview, type PreviewServer } from 'vite';
import { DavServer, freePort, hasDavServer } from '../fixtures/dav-server.ts';
import { MARKER, openFile, PASSPHRASE, setPassphrase } from './sealed-steps.ts';
import { SimulatedSession } from './simulated-session.ts';
import { expect, test } from './story-test.ts';

test.skip(!hasDavServer(), 'there is no WebDAV server to start');

/** The built page and the server under one address. */
class Practice {
  readonly folder = mkdtempSync(join(tmpdir(), 'attune-practice-'));
  #page: PreviewServer | undefined;
  private constructor(
    readonly dav: DavServer,
    readonly port: number,
  ) {}

  static async open(): Promise<Practice> {
    const dav = await DavServer.on(mkdtempSync(join(tmpdir(), 'attune-dav-')), '/files');
    const practice = new Practice(dav, await freePort());
    cpSync('dist', practice.folder, { recursive: true });
    writeFileSync(join(practice.folder, 'attune-server.json'), '{"webdav": "/files/"}');
    practice.#page = await preview({
      build: { outDir: practice.folder },
      preview: {
        port: practice.port,
        strictPort: true,
        proxy: { '/files': { target: `http://127.0.0.1:${dav.port}`, changeOrigin: true } },
      },
      logLevel: 'silent',
    });
    return practice;
  }

  get baseURL(): string {
    return `http://localhost:${this.port}`;
  }

  async close(): Promise<void> {
    await this.dav.kill();
    await this.#page?.close();
    for (const folder of [this.folder, this.dav.folder]) rmSync(folder, { recursive: true, force: true });
  }
}

test('two profiles share the record of a practice by its own server', async ({ browser }) => {
  test.slow();
  const practice = await Practice.open();
  try {
    const [one, two] = await Promise.all(
      [1, 2].map(async () => (await browser.newContext({ baseURL: practice.baseURL })).newPage()),
    );
    if (one === undefined || two === undefined) throw new Error('two pages were asked for');
    const [first, second] = [new SimulatedSession(one), new SimulatedSession(two)];
    const patient = expect.configure({ timeout: 60_000 });
    await first.goto();
    await openFile(one, 'monday', MARKER);
    await first.press('Back up');
    await setPassphrase(one);
    await first.press('Use the practice’s server');
    await patient(one.getByText('Backed up.', { exact: true })).toBeVisible();
    await expect(one.getByText('The practice’s server', { exact: true })).toBeVisible();

    await second.goto();
    await openFile(two, 'tuesday', 'Tuesday');
    await second.press('Back up');
    await setPassphrase(two);
    await second.press('Use the practice’s server');
    const open = two.getByRole('button', { name: 'Open this folder' });
    await patient(open).toBeVisible();
    await two.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await open.click();
    await patient(two.getByText('Backed up.', { exact: true })).toBeVisible();
    await second.press('Start');
    await patient(two.getByRole('button', { name: new RegExp(`^${MARKER}`) })).toBeVisible();

    await practice.dav.kill();
    await first.press('Copy now');
    await patient(one.getByText('The folder cannot be reached.', { exact: true })).toBeVisible();
    await practice.dav.start();
    await first.press('Copy now');
    await patient(one.getByText('Backed up.', { exact: true })).toBeVisible();
    await first.press('Start');
    await patient(one.getByRole('button', { name: /^Tuesday/ })).toBeVisible();

    // The server knows nothing of them.
    for (const entry of readdirSync(practice.dav.folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.endsWith('.html')) continue;
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      expect([entry.name, bytes.includes(MARKER), bytes.includes('measurement')]).toEqual([
        entry.name,
        false,
        false,
      ]);
    }
    await Promise.all([one.context().close(), two.context().close()]);
  } finally {
    await practice.close();
  }
});
