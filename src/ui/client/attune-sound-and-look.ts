/**
 * The sheet "Sound and look": what the client may choose. It shows the view and dispatches wishes; the choice shows when it has come
 * back as a fact. It never covers the button that stops everything.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { defaultView, type ClientChoice, type ClientView } from '../../session/client-view.ts';
import '../parts/attune-language.ts';
import { sheetWords } from '../words/client-choices.ts';
import { sign } from './client-icons.ts';
import { clientStyles } from './client-styles.ts';
import { sheetStyles } from './sheet-styles.ts';
import { WishEvent } from './wish.ts';

/** One touch changes the rate by this much, breaths per minute. */
const A_LITTLE = 0.2;

@customElement('attune-sound-and-look')
export class AttuneSoundAndLook extends LitElement {
  static override styles = [clientStyles, sheetStyles];

  @property({ attribute: false }) view: ClientView = defaultView;
  /** The look that is shown; it may differ from the view's where the device asks for less motion. */
  @property() look: ClientView['look'] = 'sphere';
  @property({ type: Boolean }) running = false;
  /** No therapist's window leads. */
  @property({ type: Boolean }) alone = false;
  /** There is a heart that the picture may answer to. */
  @property({ type: Boolean }) heart = false;
  /** The client's own breath is measured. */
  @property({ type: Boolean }) breath = false;
  @property({ type: Boolean }) lessMotion = false;
  @property({ attribute: false }) device = { voice: false, vibration: false };

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  #change(change: ClientChoice): void {
    this.dispatchEvent(new WishEvent({ ask: 'view', change }));
  }

  #choice(
    key: 'look' | 'theme' | 'sound',
    legend: string,
    choices: Readonly<Record<string, string>>,
    chosen: string,
  ): TemplateResult {
    return html`
      <fieldset>
        <legend>${legend}</legend>
        <div class="row">
          ${Object.entries(choices).map(
            ([value, name]) => html`
              <label>
                <input
                  type="radio"
                  name=${key}
                  .checked=${value === chosen}
                  @change=${() => this.#change({ [key]: value })}
                />
                <span>${name}</span>
              </label>
            `,
          )}
        </div>
      </fieldset>
    `;
  }

  #switch(key: 'words' | 'count' | 'vibration' | 'feedback' | 'ownBreath', name: string): TemplateResult {
    const on = this.view[key];
    return html`
      <button
        class="switch"
        role="switch"
        aria-checked=${on ? 'true' : 'false'}
        @click=${() => this.#change({ [key]: !on })}
      >
        ${name}<i></i>
      </button>
    `;
  }

  #pace(): TemplateResult | typeof nothing {
    const adjust = this.running && this.view.mayAdjust;
    if (!adjust && this.alone) return nothing;
    const by = (amount: number) => () => this.dispatchEvent(new WishEvent({ ask: 'adjust', by: amount }));
    return html`
      <div role="group" aria-label=${sheetWords.pace}>
        <p class="name">${sheetWords.pace}</p>
        <div class="acts">
          ${
            adjust
              ? html`<button @click=${by(-A_LITTLE)}>${sheetWords.slower}</button>
                  <button @click=${by(A_LITTLE)}>${sheetWords.faster}</button>`
              : nothing
          }
          ${
            this.alone
              ? nothing
              : html`<button @click=${() => this.dispatchEvent(new WishEvent({ ask: 'follow-me' }))}>
                  ${sheetWords.followMe}
                </button>`
          }
        </div>
      </div>
    `;
  }

  protected override render(): TemplateResult {
    const { voice, ...plain } = sheetWords.sounds;
    const { view } = this;
    return html`
      <section aria-label=${sheetWords.title}>
        <header>
          <h2 tabindex="-1">${sheetWords.title}</h2>
          <button
            aria-label=${sheetWords.close}
            @click=${() => this.dispatchEvent(new Event('attune-close'))}
          >
            ${sign('close')}
          </button>
        </header>
        ${this.#choice('sound', sheetWords.sound, this.device.voice ? { ...plain, voice } : plain, view.sound)}
        ${
          view.sound === 'off'
            ? nothing
            : html`<label>
                <span class="name">${sheetWords.volume}</span>
                <input
                  type="range"
                  min="0"
                  max="1"
                  step="0.05"
                  .value=${String(view.volume)}
                  @change=${(event: Event) =>
                    this.#change({ volume: Number((event.target as HTMLInputElement).value) })}
                />
              </label>`
        }
        <div>
          ${this.#choice('look', sheetWords.look, sheetWords.looks, this.look)}
          ${this.lessMotion ? html`<p class="soft">${sheetWords.lessMotion}</p>` : nothing}
        </div>
        ${this.#choice('theme', sheetWords.theme, sheetWords.themes, view.theme)}
        <div>
          ${this.#switch('words', sheetWords.words)} ${this.#switch('count', sheetWords.count)}
          ${this.device.vibration ? this.#switch('vibration', sheetWords.vibration) : nothing}
          ${this.heart ? this.#switch('feedback', sheetWords.feedback) : nothing}
          ${this.breath && this.look !== 'still' ? this.#switch('ownBreath', sheetWords.ownBreath) : nothing}
        </div>
        ${this.#pace()}
        <attune-language reader="client"></attune-language>
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-sound-and-look': AttuneSoundAndLook;
  }
  interface HTMLElementEventMap {
    'attune-close': Event;
  }
}
