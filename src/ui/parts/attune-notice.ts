/** Something to tell, with what can be done about it. It stays until it is dealt with; it decides nothing itself. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ask } from '../model/command.ts';
import type { Notice } from '../model/notice.ts';
import { therapistWords } from '../words/therapist.ts';
import { icon } from './icons.ts';
import { baseStyles, buttonStyles } from './styles.ts';

@customElement('attune-notice')
export class AttuneNotice extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      .notice {
        display: flex;
        flex-wrap: wrap;
        gap: 10px 14px;
        align-items: center;
        padding: 10px 18px;
        min-height: 56px;
        background: var(--sunk);
        border-left: 4px solid var(--ink);
      }
      p {
        flex: 1 1 16em;
      }
      progress {
        accent-color: var(--ink);
        flex: 0 1 12em;
      }
      .acts {
        margin-left: auto;
        gap: 8px;
      }
      button:hover {
        background: var(--ground);
      }
    `,
  ];

  @property({ attribute: false }) notice: Notice | undefined;

  override render(): TemplateResult {
    const { notice } = this;
    if (notice === undefined) return html`${nothing}`;
    const actions = notice.actions ?? [];
    return html`<div class="notice" role="status">
      ${icon(notice.icon)}
      <p><b class="strong">${notice.lead}</b> ${notice.text ?? nothing}</p>
      ${notice.share === undefined ? nothing : html`<progress .value=${notice.share} aria-label=${notice.lead}></progress>`}
      ${
        actions.length === 0 && notice.dismissible !== true
          ? nothing
          : html`<div class="acts">
              ${actions.map(
                (action) => html`<button @click=${() => ask(this, action.command)}>${action.label}</button>`,
              )}
              ${
                notice.dismissible === true
                  ? html`<button
                      class="quiet"
                      @click=${() => ask(this, { do: 'dismiss-notice', key: notice.key })}
                    >
                      ${therapistWords.dismiss}
                    </button>`
                  : nothing
              }
            </div>`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-notice': AttuneNotice;
  }
}
