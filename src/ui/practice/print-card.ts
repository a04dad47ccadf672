/** A practice on a small card of paper, for a client whom no link can reach: the rate in words, how to breathe it, and when to stop. It holds no name and no data. */
import { html, render } from 'lit';
import type { Practice } from '../../exchange/practice-link.ts';
import { practiceLinkWords as words } from '../words/practice-link.ts';

/** While the card is printed the page's own content is left out, and the card is never on the screen. */
const SHEET = `
  .attune-card { display: none; }
  @page { margin: 20mm; }
  @media print {
    :root { color-scheme: light !important; }
    :root, body { background: #fff !important; }
    body > :not(.attune-card) { display: none !important; }
    .attune-card {
      display: block; box-sizing: border-box; width: 110mm; padding: 8mm;
      border: 0.4mm solid #0d2932; border-radius: 3mm;
      color: #0d2932; font: 12pt/1.45 var(--font, sans-serif);
    }
    .attune-card h1 { font-size: 16pt; margin: 0 0 3mm; }
    .attune-card p { margin: 0 0 2.5mm; }
    .attune-card p:last-child { margin: 0; }
  }`;

/** Opens the browser's own dialog with the card alone; afterwards nothing of it is left in the page. */
export function printCard({ breathsPerMin, inhaleShare, minutes, holdInMs, holdOutMs }: Practice): void {
  const rests = (holdInMs + holdOutMs) / 1000;
  const moving = 60 / breathsPerMin - rests;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  const card = document.createElement('div');
  card.className = 'attune-card';
  render(
    html`<h1>${words.card.title}</h1>
      <p>
        ${words.card.text(minutes, breathsPerMin, moving * inhaleShare, moving * (1 - inhaleShare), rests)}
      </p>
      <p>${words.card.small}</p>
      <p>${words.card.stop}</p>`,
    card,
  );
  document.body.append(card);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const leave = (): void => {
    card.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
  window.addEventListener('afterprint', leave, { once: true });
  window.print();
}
