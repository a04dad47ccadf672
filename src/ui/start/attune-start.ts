/** The first page: put the strap on and connect it, or open what is kept here. It shows what this browser can do before it is needed. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { ask } from '../model/command.ts';
import '../parts/attune-language.ts';
import '../parts/attune-look.ts';
import '../parts/attune-notice.ts';
import { icon, mark, strapIcon } from '../parts/icons.ts';
import { barStyles, baseStyles, buttonStyles } from '../parts/styles.ts';
import type { Notice } from '../model/notice.ts';
import { emptyStart, type StartView, type StoredSession } from '../model/start-view.ts';
import { startWords } from '../words/start.ts';
import { strapWords } from '../words/strap.ts';
import { therapistWords } from '../words/therapist.ts';
import './attune-not.ts';
import './attune-session-list.ts';
import { recentClients, type RecentClient } from './recent-clients.ts';
import { startStyles } from './start-styles.ts';
import { loadFor } from '../parts/load-for.ts';

/** As many as fit beside the way to a strap. */
const ROWS = 4;

const recoveredNotice = (session: StoredSession): Notice => ({
  key: 'recovered',
  icon: 'info',
  lead: startWords.recovered.lead,
  text: startWords.recovered.text(session.epoch, session.lengthMs),
  actions: [
    { label: startWords.recovered.goOn, command: { do: 'continue-open-session', id: session.id } },
    { label: startWords.recovered.close, command: { do: 'close-open-session', id: session.id } },
  ],
});

@customElement('attune-start')
export class AttuneStart extends LitElement {
  static override styles = [baseStyles, buttonStyles, barStyles, startStyles, css``];

  @property({ attribute: false }) view: StartView = emptyStart;
  @query('input[type=file]') private readonly _file!: HTMLInputElement;

  readonly #chosen = (): void => {
    const file = this._file.files?.[0];
    // The same file can be chosen again only if the field forgets it.
    this._file.value = '';
    if (file !== undefined) ask(this, { do: 'open-file', file });
  };

  /** The page that explains every number comes when it is asked for. */
  readonly #howSure = async (): Promise<void> => {
    if (!(await loadFor(this, () => import('../how-sure/attune-how-sure.ts')))) return;
    let page = this.renderRoot.querySelector('attune-how-sure');
    if (page === null) this.renderRoot.append((page = document.createElement('attune-how-sure')));
    await page.open();
  };

  readonly #about = async (): Promise<void> => {
    await import('./attune-about.ts');
    let page = this.renderRoot.querySelector('attune-about');
    if (page === null) this.renderRoot.append((page = document.createElement('attune-about')));
    await page.open();
  };

  override render(): TemplateResult {
    const { view } = this;
    const sessions = view.sessions ?? [];
    return html`<div class="page">
      <header class="bar">
        ${mark()}<span class="who">${therapistWords.attune}</span
        >${view.simulated === true ? html`<span class="sim">${therapistWords.simulated}</span>` : nothing}<span
          class="sp"
        ></span>
        <span class="tag ${view.signal === 'none' ? 'idle' : ''}" role="status" aria-label=${strapWords.label}
          >${strapIcon(view.signal)}<span
            >${strapWords.signals[view.signal].word} ${strapWords.signals[view.signal].rest ?? nothing}</span
          ></span
        >
        <button class="quiet" ?disabled=${view.waiting === true} @click=${() => this._file.click()}>
          ${startWords.openFile}
        </button>
        <input type="file" hidden aria-label=${startWords.openFile} @change=${this.#chosen} />
        <button
          class="quiet"
          ?disabled=${view.waiting === true}
          @click=${() => ask(this, { do: 'open-clients' })}
        >
          ${startWords.clients}
        </button>
        ${
          view.lockable === true
            ? html`<button @click=${() => ask(this, { do: 'lock-now' })}>${therapistWords.lockNow}</button>`
            : nothing
        }
      </header>
      <div>
        ${
          view.recovered === undefined
            ? nothing
            : html`<attune-notice .notice=${recoveredNotice(view.recovered)}></attune-notice>`
        }
        ${view.notices.map((notice) => html`<attune-notice .notice=${notice}></attune-notice>`)}
      </div>
      ${this.#renderHero()}
      ${
        sessions.length === 0
          ? html`<span></span>`
          : html`<attune-session-list class="list" .sessions=${sessions}></attune-session-list>`
      }
      ${this.#renderWater(sessions.length === 0)}
    </div>`;
  }

  #renderHero(): TemplateResult {
    const { view } = this;
    const help = view.strapSentence ?? startWords.bluetoothHelp[view.abilities.bluetooth];
    const waiting = view.waiting === true;
    // Once there is something to say of the browser's list, it may be asked for anew.
    const choosing = view.signal === 'choosing' && view.strapSentence === undefined;
    const busy = waiting || choosing || view.signal === 'connecting';
    // This page is shown beside a linked strap too, to look at what is kept.
    const linked = view.signal !== 'none' && view.signal !== 'choosing';
    const recent = recentClients(view.sessions ?? []);
    const title = linked ? startWords.linkedTitle : startWords.title;
    return html`<section class="fr">
      <div>
        <h1 class="title">${title[0]}<br />${title[1]}</h1>
        <p class="soft">${startWords.intro}</p>
        <div role="status">${help === '' || linked ? nothing : html`<p class="help">${help}</p>`}</div>
        ${linked ? nothing : this.#renderWho(recent.map(({ code }) => code))}
        <div class="acts">
          <button
            class="primary big"
            ?disabled=${busy && !linked}
            @click=${() => ask(this, { do: 'connect-strap' })}
          >
            ${icon('strap')}${linked ? startWords.backToStrap : startWords.connect}
          </button>
          ${
            view.listSilent === true
              ? html`<button class="big" @click=${() => ask(this, { do: 'list-every-device' })}>
                  ${strapWords.everyDevice}
                </button>`
              : nothing
          }
          ${
            linked
              ? nothing
              : html`<button
                  class="big"
                  ?disabled=${waiting}
                  @click=${() => ask(this, { do: 'try-without-strap' })}
                >
                  ${startWords.tryIt}
                </button>`
          }
        </div>
        <p class="small soft">${startWords.noCode}</p>
      </div>
      ${
        recent.length > 0
          ? this.#renderRecent(recent.slice(0, ROWS))
          : html`<ol class="steps">
              ${startWords.steps.map(([what, how]) => html`<li><b>${what}</b><span>${how}</span></li>`)}
            </ol>`
      }
    </section>`;
  }

  /** Whose the next session will be: somebody who has been here, or nobody yet. */
  #renderWho(codes: readonly string[]): TemplateResult {
    const { nextClient } = this.view;
    const all = nextClient === undefined || codes.includes(nextClient) ? codes : [nextClient, ...codes];
    if (all.length === 0) return html`${nothing}`;
    return html`<label class="whose"
      >${startWords.who}
      <select
        .value=${live(nextClient ?? '')}
        @change=${(event: Event) => {
          const code = (event.target as HTMLSelectElement).value;
          ask(this, { do: 'session-for', ...(code !== '' && { code }) });
        }}
      >
        <option value="" ?selected=${nextClient === undefined}>${startWords.nobody}</option>
        ${all.map((code) => html`<option value=${code} ?selected=${code === nextClient}>${code}</option>`)}
      </select></label
    >`;
  }

  /** Who has been here needs no lesson about straps; their pages are at hand instead. */
  #renderRecent(recent: readonly RecentClient[]): TemplateResult {
    const open = (code?: string) => () =>
      ask(this, { do: 'open-clients', ...(code !== undefined && { code }) });
    return html`<section class="recent" aria-labelledby="recent">
      <h2 id="recent">${startWords.recent}</h2>
      <ul>
        ${recent.map(({ code, epoch, rate }) => {
          const last = startWords.lastHere(epoch, rate);
          return html`<li>
            <button aria-label=${startWords.recentOf(code, last)} @click=${open(code)}>
              <span>${code}</span><small>${last}</small>${icon('go')}
            </button>
          </li>`;
        })}
      </ul>
      <button class="quiet" @click=${open()}>${startWords.allClients}</button>
    </section>`;
  }

  #renderWater(first: boolean): TemplateResult {
    const { backup } = this.view;
    const { bluetooth, secondWindow, offline } = this.view.abilities;
    const three = (value: boolean | undefined, words: { yes: string; no: string; unknown: string }) =>
      ({
        ok: value === true,
        text: value === undefined ? words.unknown : value ? words.yes : words.no,
      }) as const;
    const checks = [
      { ok: bluetooth === 'available', text: startWords.bluetooth[bluetooth] },
      three(secondWindow, startWords.window),
      three(offline, startWords.offline),
    ];
    return html`<footer class="water">
      ${first ? html`<p class="teach">${startWords.teach}</p>` : nothing}
      <div class="checks">
        <ul aria-label=${startWords.checks}>
          ${checks.map(
            (check) => html`<li class="tag">${icon(check.ok ? 'check' : 'absent')}${check.text}</li>`,
          )}
        </ul>
        <div class="choices">
          <attune-look theme=${this.view.theme}></attune-look>
          <attune-language></attune-language>
        </div>
        <div class="ways">
          ${backup === undefined ? nothing : html`<span class="soft">${startWords.backup.line(backup)}</span>`}
          <button
            class="quiet"
            ?disabled=${this.view.waiting === true}
            @click=${() => ask(this, { do: 'open-backup' })}
          >
            ${backup === undefined ? startWords.backup.restore : startWords.backup.button}
          </button>
          <button class="quiet" @click=${this.#howSure}>${startWords.howSure}</button>
          <attune-not></attune-not>
          <button class="quiet" @click=${this.#about}>${startWords.about}</button>
        </div>
      </div>
    </footer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-start': AttuneStart;
  }
}
