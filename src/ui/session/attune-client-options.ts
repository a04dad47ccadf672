/**
 * The client's window as the therapist has it in hand: open it, choose what it shows and may do, take the link home. On a
 * phone, which has no second screen, all of it stands behind one sign.
 */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Pace } from '../../pacing/breath.ts';
import { LOOKS, type ClientView } from '../../session/client-view.ts';
import type { Practice } from '../../exchange/practice-link.ts';
import { ask } from '../model/command.ts';
import '../parts/attune-language.ts';
import { icon } from '../parts/icons.ts';
import { shapeIcon } from '../parts/mark-shapes.ts';
import { placePopover } from '../parts/place-popover.ts';
import { popoverStyles } from '../parts/popover-styles.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { clientOptionWords as words } from '../words/client-options.ts';
import { therapistWords, type ClientActs } from '../words/therapist.ts';
import { loadFor } from '../parts/load-for.ts';
import { parts } from './session-parts.ts';

@customElement('attune-client-options')
export class AttuneClientOptions extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    popoverStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        flex: none;
      }
      :host {
        gap: 10px;
      }
      .win {
        padding: 0 16px;
      }
      .more {
        padding: 0;
        width: var(--touch);
      }
      [popover] .win,
      .more .i:first-child {
        display: none;
      }
      fieldset {
        border: 0;
        padding: 0;
        margin: 0 0 14px;
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 0 16px;
      }
      legend {
        padding: 0;
        color: var(--ink-2);
      }
      label {
        display: flex;
        align-items: center;
        gap: 10px;
        min-height: var(--touch);
        padding: 5px 0;
        line-height: 1.25;
      }
      input {
        width: 22px;
        height: 22px;
        margin: 0;
        flex: none;
        accent-color: var(--ink);
      }
      attune-language,
      ::slotted([slot='menu']) {
        display: block;
        margin-top: 8px;
      }
      .home {
        border-top: 1px solid var(--rule);
        margin-top: 14px;
        padding-top: 14px;
      }
      /* While the client acts, what they do is a field of water and is seen at every width. */
      .win.acts {
        background: var(--water);
      }
      @media (max-width: 1199px) {
        :host([brief]) .win:not(.acts) span {
          display: none;
        }
      }
      @media (max-width: 899px) {
        /* Its name stays for whoever hears it. */
        .win:not([popover] .win, .acts) span {
          display: none;
        }
      }
      @media (max-width: 699px) {
        .win:not(.acts),
        .more .i:last-child {
          display: none;
        }
        [popover] .win {
          display: flex;
          width: 100%;
          margin: 12px 0 14px;
        }
        :host([brief]) [popover] .win span {
          display: inline;
        }
        .more .i:first-child {
          display: block;
        }
        .more {
          width: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) settings: ClientView | undefined;
  @property({ attribute: false }) pace: Pace | undefined;
  /** Address of this page without its query, for the link to take home. */
  @property() address = '';
  /** Address of the hosted page as remembered; empty = none. */
  @property() hosted = '';

  /** What the client does, or what became of the window; empty = nothing to tell. */
  @property() acts: ClientActs | '' = '';
  /** Whether the window is open. */
  @property({ type: Boolean }) shown = false;
  /** Whether there is room for a sign only where the window is narrow. */
  @property({ type: Boolean, reflect: true }) brief = false;

  /** Whether the link's part is shown; it comes as a chunk of its own. */
  @state() private _home = false;
  @query('[popover]') private readonly _popover!: HTMLElement;
  @query('.more') private readonly _more!: HTMLElement;

  readonly #place = (event: Event): void => {
    if ((event as ToggleEvent).newState === 'open') placePopover(this._popover, this._more);
  };

  #set(change: Partial<ClientView>): void {
    ask(this, { do: 'set-client-view', change });
  }

  async #takeHome(): Promise<void> {
    if (!(await loadFor(this, parts.practiceLink))) return;
    this._home = true;
    await this.updateComplete;
    placePopover(this._popover, this._more);
  }

  /** What the client would practise: the session's pace with the look and sound chosen here. */
  #practice(pace: Pace, { look, sound }: ClientView): Practice {
    const { breathsPerMin, inhaleShare, holdInMs = 0, holdOutMs = 0 } = pace;
    return { breathsPerMin, inhaleShare, holdInMs, holdOutMs, look, sound, minutes: 10 };
  }

  #renderWindow(look: ClientView['look']): TemplateResult {
    const { open, sees, show, acts } = therapistWords.client;
    const { acts: act } = this;
    const text = act !== '' ? acts[act] : this.shown ? sees[look] : open;
    return html`<button
      class="win ${act === '' ? '' : 'acts'}"
      aria-label=${this.shown || act !== '' ? show(text) : open}
      @click=${() => ask(this, { do: 'open-client-window' })}
    >
      ${act === 'grounding' ? shapeIcon({ kind: 'grounding' }) : icon('window')}<span>${text}</span>
    </button>`;
  }

  override render(): TemplateResult {
    const { settings, pace } = this;
    if (settings === undefined || pace === undefined) return html`${nothing}`;
    const { look, mayAdjust, mayTooMuch, feedback } = settings;
    return html`${this.#renderWindow(look)}
      <button class="more" popovertarget="options" aria-label=${words.open}>
        ${icon('window')}${icon('more')}
      </button>
      <div id="options" popover @toggle=${this.#place}>
        <h2>${words.title}</h2>
        ${this.#renderWindow(look)}
        <fieldset>
          <legend>${words.look}</legend>
          ${LOOKS.map(
            (name) =>
              html`<label
                ><input
                  type="radio"
                  name="look"
                  .checked=${look === name}
                  @change=${() => this.#set({ look: name })}
                />${words.looks[name]}</label
              >`,
          )}
        </fieldset>
        <label
          ><input
            type="checkbox"
            .checked=${mayAdjust}
            @change=${() => this.#set({ mayAdjust: !mayAdjust })}
          />${words.mayAdjust}</label
        >
        <label
          ><input
            type="checkbox"
            .checked=${mayTooMuch}
            @change=${() => this.#set({ mayTooMuch: !mayTooMuch })}
          />${words.mayTooMuch}</label
        >
        <label
          ><input
            type="checkbox"
            .checked=${feedback}
            @change=${() => this.#set({ feedback: !feedback })}
          />${words.feedback}</label
        >
        <attune-language reader="client"></attune-language>
        <slot name="menu"></slot>
        <div class="home">
          ${
            this._home
              ? html`<attune-practice-link
                  address=${this.address}
                  hosted=${this.hosted}
                  .practice=${this.#practice(pace, settings)}
                ></attune-practice-link>`
              : html`<button @click=${() => void this.#takeHome()}>${words.takeHome}</button>`
          }
        </div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-client-options': AttuneClientOptions;
  }
}
