/** The second strap in the card of the strap: its link in a sentence, and whether both agree asked before it is sought. Nothing that was measured stands here. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ask } from '../model/command.ts';
import type { SecondStrapCommand } from '../model/session-command.ts';
import type { SecondStrapView } from '../model/second-view.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { secondWords as words } from '../words/second.ts';

@customElement('attune-second-strap')
export class AttuneSecondStrap extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      /* Whatever it stands in takes the margins of its children away. */
      :host {
        display: block;
        padding-top: 20px;
      }
      .in {
        border-top: 1px solid var(--rule);
        padding-top: 16px;
      }
      h3 {
        font-size: var(--t-m);
        margin: 0 0 4px;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 12px;
        margin-top: 12px;
      }
    `,
  ];

  @property({ attribute: false }) second: SecondStrapView = { link: 'idle', agreed: false };
  @state() private _asking = false;

  #do(command: SecondStrapCommand): void {
    this._asking = false;
    this.assignedSlot?.closest<HTMLElement>('[popover]')?.hidePopover();
    ask(this, command);
  }

  readonly #connect = (): void => {
    if (this.second.agreed) this.#do({ do: 'connect-second-strap' });
    else this._asking = true;
  };

  override render(): TemplateResult {
    const { link } = this.second;
    return html`<div class="in">
      <h3>${words.label}</h3>
      ${
        this._asking
          ? html`<p role="status">${words.question}</p>
              <div class="acts">
                <button class="primary" @click=${() => this.#do({ do: 'connect-second-strap' })}>
                  ${words.agree}</button
                ><button @click=${() => (this._asking = false)}>${words.notNow}</button>
              </div>`
          : html`<p role="status">${words.states[link]}</p>
              <div class="acts">
                ${
                  link === 'idle' || link === 'choosing'
                    ? html`<button @click=${this.#connect}>${words.connect}</button>`
                    : html`<button @click=${() => this.#do({ do: 'disconnect-second-strap' })}>
                        ${words.disconnect}
                      </button>`
                }
              </div>`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-second-strap': AttuneSecondStrap;
  }
}
