/** The guide's controls, lying in the water: rate, share of the inhalation, start and pause. It asks for a pace; it runs none. */
import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { breathParts, periodOf, type Pace } from '../../pacing/breath.ts';
import { ask } from '../model/command.ts';
import { icon } from '../parts/icons.ts';
import { baseStyles, buttonStyles, waterStyles } from '../parts/styles.ts';
import '../parts/attune-stepper.ts';
import type { StepperChange } from '../parts/attune-stepper.ts';
import { therapistWords } from '../words/therapist.ts';

/** Shares of the inhalation that are offered. */
const SHARES = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];

@customElement('attune-pace')
export class AttunePace extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    waterStyles,
    css`
      .u {
        line-height: 1.15;
        min-width: 9.5em;
        margin-left: -8px;
      }
      .sp {
        margin-left: auto;
      }
      select {
        appearance: none;
        text-align: center;
        text-align-last: center;
      }
      button {
        min-width: 10.2em;
      }
      @media (max-width: 1199px) {
        .pace {
          gap: 10px var(--s-2);
        }
        .u {
          min-width: 8em;
          margin-left: 4px;
        }
      }
      /* First to give way; the rate keeps its name for whoever hears it. */
      @media (max-width: 1149px) {
        .u {
          display: none;
        }
      }
      @media (max-width: 999px) {
        button {
          min-width: 9em;
          padding: 0 14px;
        }
      }
      @media (max-width: 699px) {
        .pace {
          justify-content: space-between;
          gap: 8px;
          padding-bottom: 4px;
        }
        .u,
        .sp {
          display: none;
        }
        /* In one row with what can be led from here. */
        select {
          order: 1;
          padding: 0 8px;
        }
        ::slotted(button) {
          order: 2;
          flex: 1 1 auto;
        }
        button {
          min-width: 8.2em;
          padding: 0 10px;
        }
        button .i {
          display: none;
        }
      }
    `,
  ];

  /** The pace in force, or the last one while the guide rests. */
  @property({ attribute: false }) pace: Pace = { breathsPerMin: 6, inhaleShare: 0.4 };
  /** Whether the guide runs. */
  @property({ type: Boolean }) running = false;

  /** Chosen and not yet in force; while the guide rests it waits for the start. */
  @state() private _chosen: Pace | undefined;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('pace')) this._chosen = undefined;
  }

  #choose(change: Partial<Pace>): void {
    // A ramp leads to the pace it was made for; a hand on the control leaves it.
    const { ramp: _ramp, ...kept } = this._chosen ?? this.pace;
    const pace = { ...kept, ...change };
    this._chosen = pace;
    if (this.running) ask(this, { do: 'set-pace', pace });
  }

  readonly #rate = (event: StepperChange): void => {
    event.stopPropagation();
    this.#choose({ breathsPerMin: event.value });
  };

  readonly #share = (event: Event): void =>
    this.#choose({ inhaleShare: Number((event.target as HTMLSelectElement).value) });

  readonly #toggle = (): void => {
    ask(this, this.running ? { do: 'pause-guide' } : { do: 'start-guide', pace: this._chosen ?? this.pace });
  };

  override render(): TemplateResult {
    const words = therapistWords.pace;
    const pace = this._chosen ?? this.pace;
    const parts = breathParts(pace, periodOf(pace.breathsPerMin));
    const shares = SHARES.includes(pace.inhaleShare) ? SHARES : [...SHARES, pace.inhaleShare].sort();
    return html`<div class="pace water" role="group" aria-label=${words.group}>
      <attune-stepper
        label=${words.rate}
        less=${words.slower}
        more=${words.faster}
        .value=${pace.breathsPerMin}
        @stepper-change=${this.#rate}
      ></attune-stepper>
      <span class="u"
        >${words.unit}<br /><span class="soft">${words.parts(parts.inMs, parts.outMs)}</span></span
      >
      <select aria-label=${words.ratio} @change=${this.#share}>
        ${shares.map(
          (share) =>
            html`<option value=${share} ?selected=${share === pace.inhaleShare}>
              ${words.ratioOf(share)}
            </option>`,
        )}
      </select>
      <button @click=${this.#toggle}>
        ${this.running ? icon('hold') : icon('play')}${this.running ? words.pause : words.start}
      </button>
      <span class="sp"></span><slot></slot>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-pace': AttunePace;
  }
}
