/**
 * The numbers of now, each with its origin; or, where the strap gives none, a sentence in their place. It formats the live
 * numbers and computes none.
 */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HiddenReason, LiveNumbers, Shown } from '../../session/live.ts';
import type { StrapState } from '../../session/state.ts';
import type { Ms } from '../../terms/units.ts';
import { mark } from '../parts/icons.ts';
import '../parts/attune-number.ts';
import type { NumberCard } from '../parts/attune-number.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { ask } from '../model/command.ts';
import type { BreathView } from '../model/breath-view.ts';
import type { StrapSignal } from '../model/strap-view.ts';
import { breathWords } from '../words/breath.ts';
import { decimal } from '../words/format.ts';
import { numberWords, type NumberName } from '../words/numbers.ts';
import { strapWords } from '../words/strap.ts';
import './attune-breath.ts';
import { statsStyles } from './stats-styles.ts';

/** States in which the strap gives no heart rate: a sentence takes the numbers' place. */
const WITHOUT: ReadonlySet<StrapSignal> = new Set([
  'none',
  'choosing',
  'connecting',
  'no-contact',
  'silent',
  'lost',
  'reconnecting',
]);

/** Of these, the ones that come over a strap that has worked. */
const GOES_ON: ReadonlySet<StrapSignal> = new Set(['no-contact', 'silent', 'lost', 'reconnecting']);

const MINUTE: Ms = 60_000;
/** A number that only waits for its time, or has none while the guide leads or rests, is absent; one that cannot be had says why. */
const WAITS: ReadonlySet<HiddenReason['code']> = new Set([
  'settling',
  'too-short',
  'too-few',
  'few-breaths',
  'no-guide',
  'paced',
]);
const isAbsent = (number: Shown | undefined): boolean =>
  number === undefined || (!number.shown && WAITS.has(number.reason.code));

@customElement('attune-stats')
export class AttuneStats extends LitElement {
  static override styles = [baseStyles, buttonStyles, statsStyles, css``];

  @property({ attribute: false }) live: LiveNumbers | undefined;
  @property({ attribute: false }) signal: StrapSignal = 'none';
  @property({ attribute: false }) strap: StrapState | undefined;
  /** Whether the guide runs. */
  @property({ type: Boolean }) guided = false;
  /** Whether a session has begun, so that it can be said to go on. */
  @property({ type: Boolean }) begun = false;
  /** Pauses of the session of which nobody knows how long they were. */
  @property({ attribute: false }) unknownHoles = 0;
  /** Session time now, as of the last rendering. */
  @property({ attribute: false }) at: Ms = 0;
  @property({ attribute: false }) breath: BreathView | undefined;
  /** What is shown is past: no strap can be sought. */
  @property({ type: Boolean }) past = false;
  /** A sentence of the strap that says more than its state. */
  @property() sentence = '';

  override render(): TemplateResult {
    return WITHOUT.has(this.signal) ? this.#renderWithout() : this.#renderNumbers();
  }

  #renderWithout(): TemplateResult {
    const words = strapWords;
    const { signal, strap } = this;
    const lost = signal === 'lost' || signal === 'reconnecting';
    const left = (strap?.linkSince ?? 0) + (strap?.retryInMs ?? 0) - this.at;
    const { then }: { then: Partial<Record<StrapSignal, string>> } = words;
    return html`<section class="stats lost" aria-label=${numberWords.now}>
      <output class="vh" aria-label=${numberWords.names.heartRate.label} aria-live="off"
        >${numberWords.noValue}</output
      >
      <div class="say">
        <p class="lead" role="status">
          ${this.sentence === '' ? words.signals[signal].sentence : this.sentence}
          ${this.sentence === '' && this.begun && GOES_ON.has(signal) ? words.goesOn : nothing}
        </p>
        ${
          this.past
            ? nothing
            : html`<p class="soft">
                ${lost ? words.retryIn(signal === 'lost' ? left : 0) : (then[signal] ?? nothing)}
              </p>`
        }
      </div>
      ${
        this.past
          ? nothing
          : lost
            ? html`<button class="primary big" @click=${() => ask(this, { do: 'retry-now' })}>
                ${words.tryNow}
              </button>`
            : signal === 'none'
              ? html`<button class="primary big" @click=${() => ask(this, { do: 'connect-strap' })}>
                  ${words.connect}
                </button>`
              : nothing
      }
    </section>`;
  }

  #card(name: NumberName, number?: Shown): NumberCard {
    const words = numberWords.names[name];
    const { card } = numberWords;
    if (number?.shown === false) {
      return {
        text: numberWords.whyNotLong(number.reason, words.label),
        rows: [[card.formula, words.formula]],
      };
    }
    const basis = number?.basis;
    // The one gives way to the other while breathing is paced, and here is why.
    const { rmssd } = this.live ?? {};
    const way =
      name === 'heartWave' && rmssd?.shown === false && rmssd.reason.code === 'paced'
        ? ([[numberWords.names.rmssd.label, numberWords.whyNotLong(rmssd.reason, 'RMSSD')]] as const)
        : [];
    return {
      text:
        number?.shown === true && number.mayHoldEarly === true
          ? `${words.what} ${numberWords.mayHoldEarly.long}`
          : words.what,
      rows: [
        ...(basis === undefined
          ? []
          : ([
              [card.window, numberWords.window(basis)],
              [card.beats, numberWords.beats(basis.beats)],
              [card.corrected, numberWords.percent(basis.corrected)],
              [
                card.missing,
                [
                  numberWords.percent(basis.missing),
                  ...(this.unknownHoles > 0 ? [card.unknownHoles] : []),
                ].join(' '),
              ],
            ] as const)),
        [card.formula, words.formula],
        [card.source, words.source],
        ...way,
      ],
    };
  }

  #number(
    name: NumberName,
    number: Shown | undefined,
    extra: { about: boolean; sub: string },
  ): TemplateResult {
    const words = numberWords.names[name];
    const shown = number?.shown === true;
    const reason = number?.shown === false ? number.reason : undefined;
    return html`<attune-number
      class=${name}
      label=${words.label}
      unit=${words.unit}
      .value=${shown ? decimal(number.value) : undefined}
      ?about=${extra.about}
      ?weak=${shown && number.weak}
      sub=${this.#under(number, extra.sub)}
      why=${reason === undefined ? '' : numberWords.whyNot(reason)}
      .card=${this.#card(name, number)}
    ></attune-number>`;
  }

  /** What stands under a number: that early beats may be in it, what was corrected in it if it is weak, else `usual`; the card says all of it. */
  #under(number: Shown | undefined, usual: string): string {
    if (number?.shown !== true) return usual;
    const { weak, basis, mayHoldEarly } = number;
    if (mayHoldEarly === true) return numberWords.mayHoldEarly.short;
    return weak && basis.corrected > 0 ? numberWords.correctedOf(basis) : usual;
  }

  #renderNumbers(): TemplateResult {
    const { live } = this;
    const words = numberWords.names;
    const range = live?.heartWave.shown === true ? live.heartWave.range : undefined;
    const rmssd = live?.rmssd.shown === true ? live.rmssd : undefined;
    const rmssdSub = rmssd === undefined ? '' : numberWords.lastMinute(rmssd.basis);
    return html`<section class="stats" aria-label=${numberWords.now}>
      <attune-number
        big
        label=${words.heartRate.label}
        unit=${words.heartRate.unit}
        .value=${live?.heartRate === undefined ? undefined : decimal(live.heartRate)}
        why=${this.signal === 'hr-only' ? numberWords.standsStill : strapWords.signals[this.signal].word}
        .card=${this.#card('heartRate')}
      ></attune-number>
      ${
        isAbsent(live?.heartWave)
          ? nothing
          : this.#number('heartWave', live?.heartWave, {
              about: true,
              sub: range === undefined ? '' : numberWords.waveRange(range[0], range[1]),
            })
      }
      ${this.#renderBreathing()}
      ${isAbsent(live?.rmssd) ? nothing : this.#number('rmssd', live?.rmssd, { about: false, sub: rmssdSub })}
      ${this.#renderSoon()}
      ${this.past ? nothing : html`<attune-breath .breath=${this.breath}></attune-breath>`}
    </section>`;
  }

  /** One line for what is not there yet: of the two numbers the one that comes next. */
  #renderSoon(): TemplateResult {
    const { live } = this;
    const hidden = (number: Shown | undefined): HiddenReason | undefined =>
      number?.shown === false ? number.reason : undefined;
    const wave = hidden(live?.heartWave);
    const rmssd = hidden(live?.rmssd);
    const soon =
      this.guided && live?.leavesOut === true
        ? numberWords.soon.leavesOut
        : this.guided && wave?.code === 'few-breaths'
          ? numberWords.soon.wave(wave.need - wave.have)
          : rmssd?.code === 'too-short'
            ? numberWords.soon.variability(rmssd.need - rmssd.have)
            : rmssd?.code === 'settling' || rmssd?.code === 'too-few'
              ? numberWords.soon.variability(MINUTE)
              : undefined;
    return soon === undefined ? html`${nothing}` : html`<p class="soon soft">${soon}</p>`;
  }

  /** Measured at the chest: whether it goes with the guide, or the rate while the guide rests. */
  #renderMeasured({ following, rate }: BreathView): TemplateResult {
    const unclear = this.guided && following?.state === 'unclear';
    const value =
      following === undefined
        ? rate === undefined
          ? undefined
          : breathWords.about(rate)
        : following.state === 'own'
          ? breathWords.own(following.breathsPerMin)
          : following.state === 'with'
            ? breathWords.withGuide
            : breathWords.unclear;
    const card: NumberCard = {
      text: numberWords.names.breathing.what,
      rows: [[numberWords.card.source, breathWords.measured]],
    };
    return html`<attune-number
      class="breathing"
      words
      label=${numberWords.names.breathing.label}
      .value=${value}
      ?weak=${unclear}
      sub=${unclear ? breathWords.measuredUnclear : breathWords.measured}
      .card=${card}
      >${following?.state === 'with' ? html`<span slot="sign" class="tag">${mark()}</span>` : nothing}</attune-number
    >`;
  }

  #renderBreathing(): TemplateResult {
    const { breath } = this;
    if (breath?.stream === 'running' && (breath.following !== undefined || breath.rate !== undefined))
      return this.#renderMeasured(breath);
    const adherence = this.live?.adherence;
    if (adherence === undefined) return html`${nothing}`;
    const words = numberWords.names.breathing;
    return html`<attune-number
      class="breathing"
      words
      label=${words.label}
      .value=${numberWords.adherence(adherence)}
      ?weak=${adherence.state === 'unclear'}
      sub=${numberWords.estimated}
      .card=${this.#card('breathing')}
      >${
        adherence.state === 'with' ? html`<span slot="sign" class="tag">${mark()}</span>` : nothing
      }</attune-number
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-stats': AttuneStats;
  }
}
