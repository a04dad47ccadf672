/** A practice at home on the built page: the link, the picture, stopping, and no network. */
import { expect, test, type Page } from '@playwright/test';
import { findings } from './axe.ts';
import { WHOLE } from './lean.ts';

test.use(WHOLE);

const begin = (page: Page) => page.getByRole('button', { name: 'Begin' });
const stop = (page: Page) => page.getByRole('button', { name: 'Stop everything' });

/** Scale of the sphere as it is drawn now. */
const scale = (page: Page): Promise<number> =>
  page
    .locator('attune-orb [data-part=ball]')
    .evaluate((ball) => new DOMMatrix(getComputedStyle(ball).transform).a);

test('a link opens the picture at its look, and nothing leaves the device', async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? '')) elsewhere.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto('/?practice=5.5&inhale=40&minutes=5&look=horizon&sound=off');
  await expect(page.getByText('About 5 minutes. Stopping early is always fine.')).toBeVisible();
  await begin(page).click();
  await expect(page.locator('attune-orb .sea')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
});

test('the page is dark from its first paint, and so is the frame around it', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.addInitScript(() => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    const look = (): void => {
      const { body } = document as { readonly body: HTMLElement | null };
      if (body !== null) seen.add(getComputedStyle(body).backgroundColor);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto('/?practice=6');
  await expect(begin(page)).toBeVisible();
  const { seen, ground } = await page.evaluate(() => ({
    seen: [...(window as unknown as { seen: Set<string> }).seen],
    ground: getComputedStyle(document.documentElement).getPropertyValue('--ground').trim(),
  }));
  expect(seen).toHaveLength(1);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  for (const meta of await page.locator('meta[name=theme-color]').all()) {
    await expect(meta).toHaveAttribute('content', ground);
  }
});

test('bad values of a link are told in a sentence each, and safe ones take their place', async ({ page }) => {
  await page.goto('/?practice=99&minutes=forever&look=fire');
  const told = page.getByRole('region', { name: /^Part of this link could not be read\./ });
  await expect(told.getByRole('paragraph')).toHaveText([
    'Part of this link could not be read. The usual takes its place.',
    'The guide goes at 6 breaths a minute.',
    'The practice takes 10 minutes.',
    'The picture is the sphere.',
  ]);
  expect(await findings(page)).toEqual([]);
  await begin(page).click();
  await expect(page.locator('attune-orb .sphere')).toBeVisible();
});

test('the picture breathes, and the space bar stops everything wherever the focus is', async ({ page }) => {
  await page.goto('/?practice=12');
  await begin(page).click();
  await expect.poll(() => scale(page)).toBeGreaterThan(0.8);
  await expect.poll(() => scale(page)).toBeLessThan(0.55);
  await page.getByRole('button', { name: 'Sound and look' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('heading')).toHaveText('Everything has stopped.');
  await expect(page.locator('attune-orb')).toHaveCount(0);
  await page.getByRole('button', { name: 'Go on when I am ready' }).press('Enter');
  await expect.poll(() => scale(page)).toBeGreaterThan(0.8);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading')).toHaveText('Everything has stopped.');
});

test('everything can be done by keyboard alone', async ({ page }) => {
  await page.goto('/?practice=12');
  await expect(begin(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(stop(page)).toBeVisible();
  await page.getByRole('button', { name: 'Sound and look' }).press('Enter');
  const sphere = page.getByRole('radio', { name: 'Sphere' });
  await sphere.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('attune-orb .sea')).toBeVisible();
  await page.getByRole('switch', { name: 'Count' }).press('Enter');
  await expect(page.locator('attune-orb .number')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('switch', { name: 'Count' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Sound and look' })).toBeFocused();
  await page.getByRole('button', { name: 'Ground me' }).press('Enter');
  await expect(page.getByRole('heading')).toBeFocused();
  await page.getByRole('button', { name: 'I am done' }).press('Enter');
  await expect(page.getByRole('heading')).toHaveText('Everything has stopped.');
});

/** Names of what covers something else among the words, the count, the sentence and the buttons that are to be seen. */
const overlaps = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const seen: { name: string; box: DOMRect }[] = [];
    const walk = (root: ParentNode): void => {
      for (const each of root.querySelectorAll('*')) {
        if (each.matches('button, .say span, .number')) {
          const range = document.createRange();
          range.selectNodeContents(each);
          const { left, width } = (each.matches('button') ? each : range).getBoundingClientRect();
          const { top, height } = each.getBoundingClientRect();
          const box = new DOMRect(left, top, width, height);
          // Both words stand in the same place, one at a time.
          const name = each.matches('.say span') ? 'word' : each.textContent.trim();
          const { opacity } = getComputedStyle(each);
          if (box.width > 1 && (name === 'word' || opacity !== '0')) seen.push({ name, box });
        }
        if (each.shadowRoot !== null) walk(each.shadowRoot);
      }
    };
    walk(document);
    const out = seen
      .filter(({ box }) => box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight)
      .map(({ name }) => `${name} outside`);
    const pairs = seen.flatMap((a, i) => seen.slice(i + 1).map((b) => [a, b] as const));
    const across = pairs.filter(
      ([{ name: m, box: a }, { name: n, box: b }]) =>
        m !== n && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
    );
    return [...out, ...across.map(([a, b]) => `${a.name} on ${b.name}`)];
  });

/** A small phone, a phone both ways up, a tablet, a laptop. */
const SIZES = [
  [320, 568],
  [390, 844],
  [844, 390],
  [768, 1024],
  [1440, 900],
] as const;

test('nothing covers anything else, however small or low the window', async ({ page }) => {
  await page.goto('/?practice=12');
  await begin(page).click();
  await page.getByRole('button', { name: 'Sound and look' }).press('Enter');
  await page.getByRole('switch', { name: 'Count' }).press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.locator('attune-orb .number')).toBeVisible();
  for (const look of ['Sphere', 'Horizon', 'Line', 'Still']) {
    await page.getByRole('button', { name: 'Sound and look' }).press('Enter');
    await page.getByRole('radio', { name: look, exact: true }).check();
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      const [sheet, stops] = await Promise.all([
        page.getByRole('region', { name: 'Sound and look' }).boundingBox(),
        stop(page).boundingBox(),
      ]);
      expect((sheet?.y ?? 0) + (sheet?.height ?? 0), `sheet above the hands at ${width}`).toBeLessThanOrEqual(
        stops?.y ?? 0,
      );
    }
    await page.keyboard.press('Escape');
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      expect(await overlaps(page), `${look} at ${width} by ${height}`).toEqual([]);
    }
  }
});

test('less motion is asked for: the picture keeps its size until another one is chosen', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/?practice=12&look=sphere');
  await begin(page).click();
  await expect(page.locator('attune-orb .disc')).toBeVisible();
  await page.getByRole('button', { name: 'Sound and look' }).click();
  await page.getByRole('radio', { name: 'Sphere' }).click();
  await expect.poll(() => scale(page)).toBeGreaterThan(0.8);
});

test('a change of pace in the middle of a breath does not move the picture', async ({ page }) => {
  await page.goto('/?practice=6');
  await begin(page).click();
  await expect.poll(() => scale(page)).toBeGreaterThan(0.6);
  await page.getByRole('button', { name: 'Sound and look' }).click();
  const slower = page.getByRole('button', { name: 'A little slower' });
  await slower.waitFor();
  // Both readings fall into one frame.
  const { before, after } = await page.evaluate(async () => {
    const client = document.querySelector('attune-client')?.shadowRoot;
    const read = (): number => {
      const ball = client?.querySelector('attune-orb')?.shadowRoot?.querySelector('[data-part=ball]');
      return ball ? new DOMMatrix(getComputedStyle(ball).transform).a : NaN;
    };
    const sheet = client?.querySelector('attune-sound-and-look')?.shadowRoot;
    const touch = [...(sheet?.querySelectorAll('button') ?? [])].find(
      (button) => button.innerText === 'A little slower',
    );
    await new Promise(requestAnimationFrame);
    const before = read();
    touch?.click();
    await Promise.resolve();
    return { before, after: read() };
  });
  expect(Math.abs(after - before)).toBeLessThan(0.002);
});

test('it opens again without a network', async ({ page, context }) => {
  await page.goto('/?practice=6');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await context.setOffline(true);
  await page.goto('/?practice=5&look=line');
  await begin(page).click();
  await expect(page.locator('attune-orb .range')).toBeVisible();
  await page.getByRole('button', { name: 'Sound and look' }).click();
  await page.getByRole('radio', { name: 'Tide' }).click();
  await expect(page.getByLabel('Volume')).toBeVisible();
});

test('installed, it begins with the practice that was opened last, unless the device keeps sessions', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const original = window.matchMedia.bind(window);
    window.matchMedia = (query) => original(query === '(display-mode: standalone)' ? 'all' : query);
  });
  const therapist = page.locator('attune-therapist');
  await page.goto('/');
  await expect(therapist).toBeVisible();
  await page.goto('/?practice=5&minutes=7');
  await expect(begin(page)).toBeVisible();
  await page.goto('/');
  await expect(page.getByText('About 7 minutes.')).toBeVisible();
  await expect(therapist).toHaveCount(0);
  const door = page.getByRole('link', { name: 'Open the therapist’s page' });
  await expect(door).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await door.click();
  await expect(therapist).toBeVisible();

  await page.evaluate(async () => {
    const opening = indexedDB.open('attune /');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const writing = opening.result.transaction('sessions', 'readwrite');
    const row = { id: 'one', epoch: 1, at: 60_000, endedAt: 60_000, chunks: 1, version: 1 };
    writing.objectStore('sessions').put(row, row.id);
    await new Promise((resolve) => (writing.oncomplete = resolve));
    opening.result.close();
  });
  await page.goto('/');
  await expect(therapist).toBeVisible();
  await expect(begin(page)).toHaveCount(0);
});
