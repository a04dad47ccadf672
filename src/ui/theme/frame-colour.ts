/** Gives the browser's own frame (a phone's status bar, the bar of the installed program) the colour of the paper. Knows no screen. */
import { onThemeChange } from './theme-change.ts';

/** Keeps the page's `theme-color` at the ground of the look in force. Returns the way to stop it. */
export function colourFrame({ documentElement: page }: Document = document): () => void {
  const paint = (): void => {
    const ground = getComputedStyle(page).getPropertyValue('--ground').trim();
    for (const meta of page.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]'))
      meta.content = ground;
  };
  paint();
  return onThemeChange(paint);
}
