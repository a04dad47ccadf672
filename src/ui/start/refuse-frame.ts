/** What stands in place of the program where another page has taken it into a frame: why it does not start, and the way out. */
import { framedWords } from '../words/framed.ts';

export function refuseFrame({ document, location }: Window): void {
  const main = document.createElement('main');
  const reason = document.createElement('p');
  reason.textContent = framedWords.refused;
  const way = document.createElement('a');
  way.href = location.href;
  way.target = '_blank';
  way.rel = 'noopener';
  way.textContent = framedWords.open;
  main.append(reason, way);
  main.style.padding = '2rem';
  document.body.append(main);
}
