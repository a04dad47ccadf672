/** The look of the window: as it was chosen, remembered, and the device's own again. */
import { expect, it } from 'vitest';
import { keepTheme } from '../../../src/therapist/theme-keeper.ts';

it('the look is the remembered one, and remembers the next', async () => {
  const kept = new Map<string, unknown>([['theme', 'dark']]);
  const page = { dataset: {} as Record<string, string> };
  const records = {
    setting: (key: string) => Promise.resolve(kept.get(key) as never),
    keep: (key: string, value: unknown) => void kept.set(key, value),
  };
  const keeper = await keepTheme(page as unknown as HTMLElement, records);
  expect([keeper.choice, page.dataset.theme]).toEqual(['dark', 'dark']);
  keeper.choose('dim');
  expect([keeper.choice, page.dataset.theme, kept.get('theme')]).toEqual(['dim', 'dim', 'dim']);
  keeper.choose('system');
  expect([keeper.choice, page.dataset, kept.get('theme')]).toEqual(['system', {}, undefined]);
  const next = await keepTheme(page as unknown as HTMLElement, records);
  expect([next.choice, page.dataset]).toEqual(['system', {}]);
});
