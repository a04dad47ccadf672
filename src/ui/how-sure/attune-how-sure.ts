/** How sure are we: a dialog that explains every number, with figures read from the benchmark's table when the page was built. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import figures from 'virtual:people-table';
import { dialogStyles } from '../parts/dialog-styles.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { howSureWords, type Explained } from '../words/how-sure.ts';

@customElement('attune-how-sure')
export class AttuneHowSure extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    dialogStyles,
    css`
      h3 {
        margin-top: 22px;
        font-weight: 600;
      }
      dt {
        font-weight: 600;
        margin-top: 8px;
      }
      dd {
        margin: 0;
      }
      ul {
        margin: 24px 0 20px;
        padding-left: 1.2em;
      }
      li {
        padding: 5px 0;
      }
    `,
  ];

  @query('dialog') private readonly _dialog!: HTMLDialogElement;

  /** Opens it over the page. */
  async open(): Promise<void> {
    await this.updateComplete;
    this._dialog.showModal();
    // Reading begins at the top, not at the first control.
    this._dialog.querySelector('h2')?.focus();
  }

  override render(): TemplateResult {
    const words = howSureWords;
    const figure = (row: string): string => figures[row] ?? '?';
    const numbers = words.numbers(figure);
    return html`<dialog aria-labelledby="title">
      <h2 id="title" tabindex="-1">${words.title}</h2>
      <p>${words.lead}</p>
      ${numbers.map((number) => this.#renderNumber(number))}
      <ul>
        ${words.limits(figure).map((line) => html`<li>${line}</li>`)}
      </ul>
      <button class="primary" @click=${() => this._dialog.close()}>${words.close}</button>
    </dialog>`;
  }

  #renderNumber({ name, formula, restsOn, hidden, checked }: Explained): TemplateResult {
    const said = [formula, restsOn, hidden, checked];
    return html`<h3>${name}</h3>
      <dl>
        ${howSureWords.labels.map(
          (label, i) =>
            html`<dt>${label}</dt>
              <dd>${said[i]}</dd>`,
        )}
      </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-how-sure': AttuneHowSure;
  }
}
