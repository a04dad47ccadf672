/** The look that is in force: choose it, read its colours for canvases. Knows no screen. */
import type { ThemeChoice } from '../model/theme-choice.ts';

/** Puts a look into force for the whole page; `system` leaves it to the device. */
export function applyTheme(choice: ThemeChoice, page: HTMLElement = document.documentElement): void {
  if (choice === 'system') delete page.dataset.theme;
  else page.dataset.theme = choice;
}

/** The colours and the font that a canvas needs, as strings that it understands. */
export interface Palette {
  readonly ground: string;
  readonly ink: string;
  readonly ink2: string;
  readonly rule: string;
  readonly water: string;
  readonly waterLine: string;
  readonly breath: string;
  readonly heart: string;
  readonly heartBand: string;
  readonly font: string;
}

/** The palette in force at `element`. Read it once per look, not per drawing. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ground: token('--ground'),
    ink: token('--ink'),
    ink2: token('--ink-2'),
    rule: token('--rule'),
    water: token('--water'),
    waterLine: token('--water-line'),
    breath: token('--breath'),
    heart: token('--heart'),
    heartBand: token('--heart-band'),
    font: token('--font'),
  };
}
