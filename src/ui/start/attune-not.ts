/** What Attune is not: a dialog, which exists only outside a session. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { dialogStyles } from '../parts/dialog-styles.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { startWords } from '../words/start.ts';

@customElement('attune-not')
export class AttuneNot extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    dialogStyles,
    css`
      dialog {
        width: min(620px, calc(100vw - 24px));
      }
      ul {
        list-style: none;
        padding: 0;
        margin-bottom: 20px;
      }
      li {
        padding: 9px 0;
        border-top: 1px solid var(--rule);
      }
    `,
  ];

  @query('dialog') private readonly _dialog!: HTMLDialogElement;

  override render(): TemplateResult {
    const words = startWords.not;
    return html`<button class="quiet" @click=${() => this._dialog.showModal()}>${words.button}</button>
      <dialog aria-labelledby="title">
        <h2 id="title">${words.title}</h2>
        <ul>
          ${words.lines.map((line) => html`<li>${line}</li>`)}
        </ul>
        <button class="primary" @click=${() => this._dialog.close()}>${words.close}</button>
      </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-not': AttuneNot;
  }
}
