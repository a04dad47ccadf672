/** The page of locked records: a passphrase or the code opens them, and a session never waits for it. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LockView } from '../model/lock-view.ts';
import { ask } from '../model/command.ts';
import '../parts/attune-notice.ts';
import { icon, mark } from '../parts/icons.ts';
import { barStyles, baseStyles, buttonStyles } from '../parts/styles.ts';
import { lockWords as words } from '../words/lock.ts';
import { therapistWords } from '../words/therapist.ts';
import './attune-with-secret.ts';
import type { AttuneWithSecret, SecretEvent } from './attune-with-secret.ts';
import { vaultPageStyles, vaultStyles } from './vault-styles.ts';

@customElement('attune-lock')
export class AttuneLock extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    barStyles,
    vaultStyles,
    vaultPageStyles,
    css`
      .page {
        padding-top: 40px;
      }
      @media (max-width: 899px) {
        .page {
          padding-top: 20px;
        }
      }
    `,
  ];

  @property({ attribute: false }) view!: LockView;
  /** Somebody says that neither passphrase nor code is left. */
  @state() private _lost = false;

  override async firstUpdated(): Promise<void> {
    await this.updateComplete;
    const field: AttuneWithSecret | null = this.renderRoot.querySelector('attune-with-secret');
    await field?.updateComplete;
    field?.focus();
  }

  #wrong(): string {
    const { trouble, group } = this.view;
    if (trouble === undefined) return '';
    return group === undefined ? words.trouble[trouble] : `${words.trouble[trouble]} ${words.slip(group)}`;
  }

  #renderLost(): TemplateResult {
    return html`<div class="acts">
        <button class="quiet" aria-expanded=${this._lost} @click=${() => (this._lost = !this._lost)}>
          ${words.neither}
        </button>
      </div>
      ${
        this._lost
          ? html`${words.anew.map((sentence) => html`<p>${sentence}</p>`)}
              <div class="acts">
                <button ?disabled=${this.view.busy} @click=${() => ask(this, { do: 'begin-anew' })}>
                  ${words.anewYes}
                </button>
              </div>`
          : nothing
      }`;
  }

  override render(): TemplateResult {
    const { view } = this;
    return html`<header class="bar">
        ${mark()}
        <span class="who">${view.recording ? therapistWords.session : therapistWords.attune}</span>
        <span class="sp"></span>
        ${
          view.recording
            ? html`<button class="back" @click=${() => ask(this, { do: 'close-unlock' })}>
                ${icon('back')}${words.back}
              </button>`
            : html`<span class="tag">${icon('lock')}${words.locked}</span>`
        }
      </header>
      ${view.notices.map((notice) => html`<attune-notice .notice=${notice}></attune-notice>`)}
      <div class="page both">
        <section>
          <h1>${words.title}</h1>
          <p>${view.since === undefined ? words.safe : words.byItself(view.since)}</p>
          <attune-with-secret
            button=${words.unlock}
            wrong=${this.#wrong()}
            ?disabled=${view.busy}
            @attune-secret=${({ secret }: SecretEvent) => ask(this, { do: 'unlock', secret })}
          ></attune-with-secret>
          ${
            view.passkey
              ? html`<div class="acts">
                  <button ?disabled=${view.busy} @click=${() => ask(this, { do: 'unlock-by-passkey' })}>
                    ${icon('lock')}${words.byPasskey}
                  </button>
                </div>`
              : nothing
          }
          ${view.recording ? nothing : this.#renderLost()}
          <p class="soft" role="status">${view.busy ? words.busy : nothing}</p>
        </section>
        <section>
          ${
            view.recording
              ? html`<h2>${words.goesOn[0]}</h2>
                  <p>${words.goesOn[1]}</p>`
              : html`<h2>${words.waiting[0]}</h2>
                  <p>${words.waiting[1]}</p>
                  <div class="acts">
                    <button @click=${() => ask(this, { do: 'start-without-unlocking' })}>
                      ${icon('strap')}${words.without}
                    </button>
                  </div>`
          }
        </section>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-lock': AttuneLock;
  }
}
