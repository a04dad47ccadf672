/**
 * The picture of a session: the last minute, or one of the closer looks. The closer looks come as a chunk of their own and are
 * computed only while somebody looks at them.
 */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Session } from '../../session/session.ts';
import type { Ms } from '../../terms/units.ts';
import '../charts/attune-live-chart.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { pictureWords } from '../words/pictures.ts';
import type { BreathView } from '../model/breath-view.ts';
import type { Look } from './attune-look-closer.ts';
import { loadFor } from '../parts/load-for.ts';
import { parts } from './session-parts.ts';

type Tab = 'live' | Look;
const TABS: readonly Tab[] = ['live', 'beats', 'breaths', 'spectrum', 'course'];

@customElement('attune-picture')
export class AttunePicture extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(min-content, 1fr);
        min-height: min-content;
      }
      .tabs {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        padding: 0 calc(var(--s-6) - 10px);
      }
      .tabs button {
        border: 0;
        border-radius: 0;
        padding: 3px 10px;
        min-height: 44px;
        font-weight: 550;
        color: var(--ink-2);
        flex: none;
      }
      .tabs button:focus-visible {
        outline-offset: -4px;
      }
      .tabs button[aria-selected='true'] {
        color: var(--ink);
        font-weight: 600;
        border-bottom: 3px solid var(--ink);
        padding-bottom: 0;
      }
      .tabs button:hover {
        background: none;
        color: var(--ink);
      }
      .brief {
        display: none;
      }
      [role='tabpanel'] {
        display: grid;
        min-height: 0;
      }
      .closer {
        padding: 8px var(--s-6) 0;
      }
      @media (max-width: 1199px) {
        .tabs {
          padding: 0 14px;
        }
        .closer {
          padding: 8px 24px 0;
        }
      }
      @media (max-width: 699px) {
        .tabs {
          padding: 0 9px;
          gap: 0;
          justify-content: space-between;
        }
        .tabs button {
          padding-left: 7px;
          padding-right: 7px;
          font-size: var(--t-s);
        }
        .full {
          display: none;
        }
      }
      @media (max-width: 419px) {
        .tabs button {
          padding-left: 4px;
          padding-right: 4px;
          font-size: var(--t-xs);
        }
      }
      @media (max-width: 699px) {
        .brief {
          display: inline;
        }
        .closer {
          padding: 8px 16px 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) now: () => Ms = () => 0;
  @property({ attribute: false }) breath: BreathView | undefined;
  /** Time goes by in steps, faster than life. */
  @property({ type: Boolean }) stepped = false;
  @state() private _tab: Tab = 'live';

  #choose(tab: Tab): void {
    this._tab = tab;
    if (tab !== 'live') void loadFor(this, parts.closer);
  }

  readonly #key = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = TABS[(TABS.indexOf(this._tab) + step + TABS.length) % TABS.length];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    this.#choose(next);
    this.shadowRoot?.querySelector<HTMLElement>(`#${next}`)?.focus();
  };

  /** On a phone all five stand in one row. */
  #name(tab: Tab): TemplateResult {
    const { tab: names, brief } = pictureWords;
    return tab === 'course'
      ? html`<span class="full">${names.course}</span><span class="brief">${brief}</span>`
      : html`${names[tab]}`;
  }

  override render(): TemplateResult {
    const { session, _tab: chosen } = this;
    return html`<div class="tabs" role="tablist" aria-label=${pictureWords.tabs} @keydown=${this.#key}>
        ${TABS.map(
          (tab) =>
            html`<button
              role="tab"
              id=${tab}
              aria-selected=${tab === chosen}
              aria-controls="panel"
              tabindex=${tab === chosen ? 0 : -1}
              @click=${() => this.#choose(tab)}
            >
              ${this.#name(tab)}
            </button>`,
        )}
      </div>
      <div id="panel" role="tabpanel" aria-labelledby=${chosen} class=${chosen === 'live' ? '' : 'closer'}>
        ${
          session === undefined
            ? nothing
            : chosen === 'live'
              ? html`<attune-live-chart
                  .session=${session}
                  .now=${this.now}
                  .breath=${this.breath}
                  ?stepped=${this.stepped}
                ></attune-live-chart>`
              : html`<attune-look-closer
                  .session=${session}
                  .now=${this.now}
                  .look=${chosen}
                ></attune-look-closer>`
        }
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-picture': AttunePicture;
  }
}
