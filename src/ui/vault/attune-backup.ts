/** The page of backups: whether everything is backed up, the file, the folder, restoring. It shows what it is told and asks for the rest. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BackupTrouble, BackupView } from '../model/backup-view.ts';
import { ask } from '../model/command.ts';
import '../parts/attune-notice.ts';
import { icon, mark } from '../parts/icons.ts';
import { barStyles, baseStyles, buttonStyles } from '../parts/styles.ts';
import { backupWords as words } from '../words/backup.ts';
import './attune-guard.ts';
import './attune-recovery-code.ts';
import './attune-restore.ts';
import './attune-set-passphrase.ts';
import './attune-with-secret.ts';
import type { SecretEvent } from './attune-with-secret.ts';
import { vaultPageStyles, vaultStyles } from './vault-styles.ts';

/** What is told beside the field that it is about, and not at the top. */
const BY_FIELD: ReadonlySet<BackupTrouble> = new Set(['wrong-secret', 'wrong-code']);

@customElement('attune-backup')
export class AttuneBackup extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    barStyles,
    vaultStyles,
    vaultPageStyles,
    css`
      section + section {
        margin-top: 36px;
      }
      dl {
        margin: 0;
      }
      dt {
        font-weight: var(--w-strong);
        padding-top: 14px;
        border-top: 1px solid var(--rule);
      }
      dd {
        margin: 2px 0 14px;
        color: var(--ink-2);
      }
      .told {
        background: var(--sunk);
        border-left: 4px solid var(--ink);
        padding: 12px 18px;
        margin-bottom: 22px;
        max-width: none;
      }
      .told:empty {
        display: none;
      }
      .folder {
        display: flex;
        gap: 12px;
        align-items: center;
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) view!: BackupView;
  @state() private _changing = false;
  /** What the last secret was typed for, where that was no backup. */
  @state() private _typed: 'guard' | 'aside' | undefined;

  /** Sentence for the field in which a secret is typed. */
  #wrong(): string {
    const { trouble, group } = this.view;
    if (trouble === undefined || !BY_FIELD.has(trouble)) return '';
    const { lead, text } = words.trouble[trouble];
    return `${lead} ${group === undefined ? text : words.slip(group)}`;
  }

  #told(): TemplateResult | typeof nothing {
    const { busy, trouble, done } = this.view;
    if (busy !== undefined) return html`${words.busy[busy]}`;
    if (trouble !== undefined && !BY_FIELD.has(trouble))
      return html`<b>${words.trouble[trouble].lead}</b> ${words.trouble[trouble].text}`;
    if (done === undefined) return nothing;
    const { lead, text } = words.done(done);
    return html`<b>${lead}</b> ${text}`;
  }

  #headline(): string {
    const { sessions, waiting } = this.view;
    if (sessions === 0) return words.state.empty;
    if (waiting === 0) return words.state.all(sessions);
    return waiting === sessions ? words.state.none(sessions) : words.state.some(waiting);
  }

  #renderFolder(): TemplateResult {
    const { folder, canFolder, canServer, busy } = this.view;
    const waits = busy !== undefined;
    const choose = (name: string) =>
      canFolder
        ? html`<button ?disabled=${waits} @click=${() => ask(this, { do: 'choose-folder' })}>${name}</button>`
        : nothing;
    const server = canServer
      ? html`<button ?disabled=${waits} @click=${() => ask(this, { do: 'use-server' })}>
          ${words.useServer}
        </button>`
      : nothing;
    if (!canFolder && !canServer && folder === undefined)
      return html`<p class="soft">${words.folder.cannot}</p>`;
    if (folder === undefined)
      return html`<p>${words.folder.none}</p>
        <div class="acts">${choose(words.chooseFolder)}${server}</div>`;
    return html`<p class="folder">${icon('window')}${folder.name ?? words.server}</p>
      <p>${words.folder[folder.state]}</p>
      ${
        folder.state === 'foreign'
          ? html`<attune-with-secret
              button=${words.folder.open}
              wrong=${this.#wrong()}
              ?disabled=${waits}
              @attune-secret=${({ secret }: SecretEvent) => ask(this, { do: 'join-folder', secret })}
            ></attune-with-secret>`
          : nothing
      }
      <div class="acts">
        ${
          folder.state === 'foreign'
            ? nothing
            : html`<button ?disabled=${waits} @click=${() => ask(this, { do: 'copy-now' })}>
                ${words.copyNow}
              </button>`
        }
        ${choose(words.changeFolder)}${server}
      </div>`;
  }

  #renderState(): TemplateResult {
    const { last, sessions, busy } = this.view;
    const waits = busy !== undefined;
    return html`<div class="both">
      <div>
        <section>
          <h1>${this.#headline()}</h1>
          ${last === undefined ? nothing : html`<p>${words.state.last(last)}</p>`}
          <p>${words.state.about}</p>
          <div class="acts">
            <button
              class="primary"
              ?disabled=${waits || sessions === 0}
              @click=${() => ask(this, { do: 'back-up' })}
            >
              ${words.backUp}
            </button>
          </div>
        </section>
        <section aria-label=${words.chooseFolder}>${this.#renderFolder()}</section>
        <section>
          <a class="btn" href="./open-vault.html" download="open-vault.html">${words.opener}</a>
          <p class="soft small">${words.openerAbout}</p>
        </section>
      </div>
      <div>
        <section>${this.#renderRestore()}</section>
        ${this.#renderAside()}
        <section>
          <attune-guard
            ?guarded=${this.view.guarded}
            minutes=${this.view.lockMinutes}
            .passkey=${this.view.passkey}
            wrong=${this._typed === 'guard' ? this.#wrong() : ''}
            ?disabled=${waits}
            @attune-command=${() => (this._typed = 'guard')}
          ></attune-guard>
          ${
            this._changing
              ? html`<p>${words.changeAbout}</p>
                  <attune-set-passphrase change ?disabled=${waits}></attune-set-passphrase>`
              : html`<div class="acts">
                  <button class="quiet" @click=${() => (this._changing = true)}>${words.change}</button>
                </div>`
          }
        </section>
      </div>
    </div>`;
  }

  #renderRestore(): TemplateResult {
    const { busy, folder } = this.view;
    return html`<attune-restore
      ?disabled=${busy !== undefined}
      wrong=${folder?.state === 'foreign' || this._typed !== undefined ? '' : this.#wrong()}
      @attune-command=${() => (this._typed = undefined)}
    ></attune-restore>`;
  }

  readonly #takeBack = ({ secret }: SecretEvent): void => {
    this._typed = 'aside';
    ask(this, { do: 'take-back', secret });
  };

  #renderAside(): TemplateResult | typeof nothing {
    if (!this.view.aside) return nothing;
    return html`<section>
      <h2>${words.aside.title}</h2>
      <p>${words.aside.about}</p>
      <attune-with-secret
        button=${words.aside.button}
        wrong=${this._typed === 'aside' ? this.#wrong() : ''}
        ?disabled=${this.view.busy !== undefined}
        @attune-secret=${this.#takeBack}
      ></attune-with-secret>
    </section>`;
  }

  #renderOffer(): TemplateResult {
    const { busy } = this.view;
    return html`<div class="both">
      <div>
        <section>
          <h1>${words.offer.title}</h1>
          <p>${words.offer.about}</p>
          <attune-set-passphrase ?disabled=${busy !== undefined}
            ><button type="button" @click=${() => ask(this, { do: 'close-backup' })}>
              ${words.offer.notNow}
            </button></attune-set-passphrase
          >
        </section>
      </div>
      <div>
        <section>
          <dl>
            ${words.offer.facts.map(
              ([what, how]) =>
                html`<dt>${what}</dt>
                  <dd>${how}</dd>`,
            )}
          </dl>
        </section>
        <section>${this.#renderRestore()}</section>
        ${this.#renderAside()}
      </div>
    </div>`;
  }

  override render(): TemplateResult {
    const { view } = this;
    return html`<header class="bar">
        ${mark()}
        <span class="who">${words.title}</span>
        <span class="sp"></span>
        <button class="back" @click=${() => ask(this, { do: 'close-backup' })}>
          ${icon('back')}${words.back}
        </button>
      </header>
      ${view.notices.map((notice) => html`<attune-notice .notice=${notice}></attune-notice>`)}
      <div class="page">
        <p class="told" role="status">${this.#told()}</p>
        ${
          view.code !== undefined
            ? html`<attune-recovery-code code=${view.code}></attune-recovery-code>`
            : view.secured
              ? this.#renderState()
              : this.#renderOffer()
        }
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-backup': AttuneBackup;
  }
}
