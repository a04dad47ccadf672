/** The neutral screen after everything has stopped: one sentence, two choices, no timer. */
import { html, nothing, type TemplateResult } from 'lit';
import { clientWords } from '../words/client.ts';
import { sign } from './client-icons.ts';

export interface StoppedScreen {
  /** Whether a therapist's window shows it too. */
  readonly seen: boolean;
  /** The therapist offers the guide again. */
  readonly offered: boolean;
  /** Says that it was too much; `undefined` = not offered. `noted` = it was said. */
  readonly tooMuch: (() => void) | 'noted' | undefined;
  readonly ground: () => void;
  readonly goOn: () => void;
}

export function stoppedScreen({ seen, offered, tooMuch, ground, goOn }: StoppedScreen): TemplateResult {
  const { stopped } = clientWords;
  const news = offered ? stopped.offered : tooMuch === 'noted' ? stopped.noted : '';
  return html`
    <section class="neutral">
      <h1 tabindex="-1">${stopped.title}</h1>
      <p>${stopped.nothing}${seen ? html`<br />${stopped.seen}` : nothing}</p>
      ${news === '' ? nothing : html`<p role="status">${news}</p>`}
      <div class="choices">
        <button @click=${ground}>${sign('grounding')}${clientWords.groundMe}</button>
        <button @click=${goOn}>${stopped.goOn}</button>
        ${typeof tooMuch === 'function' ? html`<button @click=${tooMuch}>${stopped.tooMuch}</button>` : nothing}
      </div>
    </section>
  `;
}
