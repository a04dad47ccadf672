/** A rating from 0 to 10 as the client says it, in the place of pace and pad: nothing is chosen beforehand, and leaving it blank is as good. */
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Rating } from '../../session/moments.ts';
import type { SessionState } from '../../session/state.ts';
import type { EpochMs } from '../../terms/units.ts';
import { ask } from '../model/command.ts';
import { scaleRow, scaleStyles } from '../parts/scale-row.ts';
import { baseStyles, buttonStyles, fieldStyles } from '../parts/styles.ts';
import { momentWords } from '../words/moments.ts';

/** A kept rating is shown this long before the sheet goes away, ms. */
const SHOWN = 4000;

/** A scale of the list: one of the two, or an own one by its name. */
type Choice = Pick<Rating, 'scale' | 'name'>;

@customElement('attune-rate')
export class AttuneRate extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    scaleStyles,
    css`
      .sheet {
        border-top: 2px solid var(--ink);
        padding: 14px var(--s-6) 20px;
        background: var(--ground);
      }
      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 16px;
        margin-bottom: 10px;
      }
      h2 {
        font-size: var(--t-l);
      }
      h2:focus-visible {
        outline: none;
      }
      .sp {
        margin-left: auto;
      }
      .scale {
        --scale-height: 72px;
        font-size: 1.375rem;
      }
      .ends,
      .kept {
        display: flex;
        gap: 12px;
        align-items: center;
        min-height: 28px;
      }
      .ends {
        justify-content: space-between;
      }
      .kept {
        min-height: var(--touch);
        flex-wrap: wrap;
      }
      .which {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 12px;
        align-items: center;
      }
      @media (max-width: 1199px) {
        .sheet {
          padding-left: 24px;
          padding-right: 24px;
        }
      }
      @media (max-width: 699px) {
        /* It rises over pace and pad, where the thumb is; the picture stays. */
        .sheet {
          padding: 10px 16px 16px;
          position: fixed;
          left: 0;
          right: 0;
          bottom: 0;
          z-index: 2;
          max-height: 100dvh;
          overflow: auto;
        }
        .scale {
          --scale-height: 60px;
        }
      }
    `,
  ];

  @property({ attribute: false }) facts: SessionState | undefined;
  /** Names of the therapist's own scales. */
  @property({ attribute: false }) scales: readonly string[] = [];
  @property({ attribute: false }) now: () => number = () => 0;
  /** Whether the client's window is open, so that it can be asked there. */
  @property({ type: Boolean }) window = false;
  @state() private _choice: Choice = { scale: 'distress' };
  @state() private _adding = false;
  /** The rating that was just kept. */
  @state() private _kept: { key: string; epoch: EpochMs } | undefined;
  @query('h2') private readonly _title!: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override firstUpdated(): void {
    this._title.focus();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('facts');
    // Answered or left on the client's screen: what was asked here is settled.
    if (before?.asked !== undefined && this.facts?.asked === undefined) {
      const said = this.facts?.moments.ratings.at(-1);
      if (said?.by === 'client' && said !== before.moments.ratings.at(-1)) this.#settled(said.key ?? '');
    }
  }

  #close(): void {
    this.dispatchEvent(new Event('rate-closed', { bubbles: true, composed: true }));
  }

  #settled(key: string): void {
    this._kept = { key, epoch: (this.facts?.epoch ?? 0) + this.now() };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#close(), SHOWN);
  }

  #keep(value: number): void {
    const key = crypto.randomUUID();
    ask(this, { do: 'rate', value, key, ...this._choice });
    this.#settled(key);
  }

  #undo(key: string): void {
    clearTimeout(this.#timer);
    ask(this, { do: 'undo', id: key });
    this._kept = undefined;
  }

  readonly #choose = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    this._adding = value === 'add';
    if (value === 'add') return;
    this._choice =
      value === 'distress' || value === 'ease' ? { scale: value } : { scale: 'own', name: value.slice(4) };
  };

  #add(event: Event): void {
    event.preventDefault();
    const name = new FormData(event.target as HTMLFormElement).get('name');
    const tidy = typeof name === 'string' ? name.trim() : '';
    if (tidy === '') return;
    if (!this.scales.includes(tidy)) ask(this, { do: 'keep-scales', scales: [...this.scales, tidy] });
    this._choice = { scale: 'own', name: tidy };
    this._adding = false;
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#close();
  };

  #renderWhich(): TemplateResult {
    const { scale, name } = this._choice;
    return html`<div class="which">
      <select aria-label=${momentWords.rating.scale} @change=${this.#choose}>
        ${(['distress', 'ease'] as const).map(
          (one) =>
            html`<option value=${one} ?selected=${scale === one}>${momentWords.rating.scales[one]}</option>`,
        )}
        ${this.scales.map(
          (own) => html`<option value=${`own:${own}`} ?selected=${name === own}>${own}</option>`,
        )}
        <option value="add" ?selected=${this._adding}>${momentWords.rating.another}</option>
      </select>
      ${
        this._adding
          ? html`<form class="which" @submit=${(event: Event) => this.#add(event)}>
              <input
                name="name"
                maxlength="40"
                autocomplete="off"
                aria-label=${momentWords.rating.anotherName}
              />
              <button>${momentWords.rating.addScale}</button>
            </form>`
          : nothing
      }
    </div>`;
  }

  override render(): TemplateResult {
    const { scale, name } = this._choice;
    const question = momentWords.rating.ask(scale, name);
    const kept = this._kept;
    const rating = this.facts?.moments.ratings.find(({ key }) => key !== undefined && key === kept?.key);
    const asked = this.facts?.asked !== undefined;
    return html`<section class="sheet" role="group" aria-label=${question} @keydown=${this.#key}>
      <div class="top">
        <h2 tabindex="-1">${question}</h2>
        <span class="soft">${momentWords.rating.asSaid}</span>
        <span class="sp"></span>
        ${this.#renderWhich()}
        ${
          this.window && !asked
            ? html`<button @click=${() => ask(this, { do: 'offer-rating', ...this._choice })}>
                ${momentWords.rating.offer}
              </button>`
            : nothing
        }
        <button @click=${() => this.#close()}>${momentWords.rating.blank}</button>
      </div>
      ${scaleRow(rating?.value, (value) => this.#keep(value))}
      <p class="ends soft small" aria-hidden="true">
        <span>${momentWords.rating.low}</span><span>${momentWords.rating.high}</span>
      </p>
      <p class="kept">
        <span role="status"
          >${rating === undefined ? (asked ? momentWords.rating.offered : '') : momentWords.rating.kept(rating, kept?.epoch ?? 0)}</span
        >
        ${
          rating?.key === undefined
            ? asked
              ? html`<button class="quiet" @click=${() => ask(this, { do: 'end-offer' })}>
                  ${momentWords.rating.withdraw}
                </button>`
              : nothing
            : html`<button class="quiet" @click=${() => this.#undo(rating.key ?? '')}>
                ${momentWords.undo}
              </button>`
        }
      </p>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-rate': AttuneRate;
  }
  interface HTMLElementEventMap {
    'rate-closed': Event;
  }
}
