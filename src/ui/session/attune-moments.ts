/**
 * Everything by which a therapist notes what happens, at the foot of a session's pages: the last mark, the next phase, ratings, the pad, and the
 * single keys for all of them. It asks; the facts are the root's.
 */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { RATE_MAX, RATE_MIN } from '../../pacing/breath.ts';
import { lastMade } from '../../session/moments.ts';
import type { Session } from '../../session/session.ts';
import { ask } from '../model/command.ts';
import type { KeyAction } from '../model/keys.ts';
import type { OwnThings } from '../model/own-things.ts';
import type { PageView } from '../model/session-view.ts';
import { SessionWatch } from '../parts/session-watch.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { momentWords as words } from '../words/moments.ts';
import './attune-last-mark.ts';
import type { AttuneLastMark } from './attune-last-mark.ts';
import './attune-marks.ts';
import type { AttuneMarks } from './attune-marks.ts';
import { SessionKeys } from './session-keys.ts';
import { loadFor } from '../parts/load-for.ts';
import { parts } from './session-parts.ts';

/** What another page leads. */
const LED: ReadonlySet<KeyAction> = new Set(['rate', 'guide', 'faster', 'slower', 'next-phase']);

const SHEETS = {
  'attune-keys': parts.keys,
  'attune-plan': parts.plan,
  'attune-own-mark': parts.ownMark,
};

@customElement('attune-moments')
export class AttuneMoments extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 12px;
        padding: 2px var(--s-6) 6px;
        background: var(--water);
      }
      .row > .sp {
        margin-left: auto;
      }
      /* Words are written where the mark stands; nothing else moves for it. */
      @media (min-width: 1200px) {
        .row {
          flex-wrap: nowrap;
        }
        attune-last-mark {
          flex: 1 1 auto;
          min-width: 0;
        }
        .row > .sp {
          margin: 0;
        }
      }
      .row button:hover {
        background: var(--water-2);
      }
      .next {
        display: inline-flex;
        align-items: center;
        gap: 10px;
      }
      @media (max-width: 1199px) {
        .row {
          padding-left: 24px;
          padding-right: 24px;
        }
      }
      @media (max-width: 999px) {
        .then {
          display: none;
        }
        .row > button,
        .next button {
          padding: 0 12px;
        }
      }
      /* The key that opens the list stays. */
      @media (max-width: 799px) {
        .row > .keys {
          display: none;
        }
      }
      @media (max-width: 699px) {
        .row {
          padding: 2px 16px 6px;
          gap: 2px 8px;
        }
        .sp {
          display: none;
        }
        attune-last-mark {
          flex: 1 0 100%;
        }
      }
    `,
  ];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) view!: PageView & { readonly own: OwnThings };
  /** Whether another page leads and there is little room: the pad with the last mark, without phases and ratings, which that page has. */
  @property({ type: Boolean }) brief = false;
  @state() private _rating = false;
  @query('attune-marks') private readonly _pad!: AttuneMarks | null;
  @query('attune-last-mark') private readonly _last!: AttuneLastMark | null;

  constructor() {
    super();
    new SessionWatch(
      this,
      () => this.session,
      ({ type }) => {
        if (type !== 'measurement') this.requestUpdate();
      },
    );
    new SessionKeys(
      this,
      () => this.view.own.keys,
      () => !this._rating,
      (action) => this.#key(action),
    );
  }

  #key(action: KeyAction): void {
    // The guide, ratings and phases are led by the page that these stand on.
    if (this.brief && LED.has(action)) return;
    const { pace, guide } = this.session?.state ?? {};
    const running = guide?.at(-1)?.running === true;
    switch (action) {
      case 'words':
        void this._last?.write();
        break;
      case 'undo':
        this._last?.undo();
        break;
      case 'rate':
        void this.#rate();
        break;
      case 'guide':
        if (pace !== undefined) ask(this, running ? { do: 'pause-guide' } : { do: 'start-guide', pace });
        break;
      case 'faster':
      case 'slower': {
        if (pace === undefined || !running) break;
        // A ramp leads to the pace it was made for; a hand on the keys leaves it.
        const { ramp: _ramp, ...kept } = pace;
        const rate = Number((pace.breathsPerMin + (action === 'faster' ? 0.1 : -0.1)).toFixed(1));
        const breathsPerMin = Math.min(RATE_MAX, Math.max(RATE_MIN, rate));
        ask(this, { do: 'set-pace', pace: { ...kept, breathsPerMin } });
        break;
      }
      case 'next-phase':
        ask(this, { do: 'next-phase' });
        break;
      case 'client-window':
        ask(this, { do: 'open-client-window' });
        break;
      case 'keys':
        void this.#sheet('attune-keys');
        break;
      default:
        this._pad?.light(action);
        ask(this, { do: 'mark', kind: action });
    }
  }

  /** Opens one of the sheets; each comes as a chunk of its own. */
  async #sheet(name: keyof typeof SHEETS): Promise<void> {
    if (await loadFor(this, SHEETS[name])) await this.renderRoot.querySelector(name)?.open();
  }

  async #rate(): Promise<void> {
    if (await loadFor(this, parts.rate)) this._rating = true;
  }

  readonly #rated = (): void => {
    this._rating = false;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.rate')?.focus());
  };

  override render(): TemplateResult {
    const { session, view } = this;
    if (session === undefined) return html`${nothing}`;
    const { state: facts } = session;
    const [next] = this.brief ? [] : facts.course.planned;
    return html`${
        this._rating
          ? html`<attune-rate
              .facts=${facts}
              .scales=${view.own.scales}
              .now=${view.now}
              ?window=${view.clientWindow === 'open'}
              @rate-closed=${this.#rated}
            ></attune-rate>`
          : nothing
      }
      <div class="row">
        <attune-last-mark .mark=${lastMade(facts.moments)} .epoch=${facts.epoch}></attune-last-mark>
        <span class="sp"></span>
        ${
          next === undefined
            ? nothing
            : html`<span class="next"
                ><span class="soft then" id="then">${words.ribbon.then(next)}</span
                ><button aria-describedby="then" @click=${() => ask(this, { do: 'next-phase' })}>
                  ${words.ribbon.next}
                </button></span
              >`
        }
        ${
          this.brief
            ? nothing
            : html`<button @click=${() => void this.#sheet('attune-plan')}>${words.ribbon.plan}</button>
                <button class="rate" @click=${() => void this.#rate()}>${words.rating.button}</button>`
        }
        <button class="quiet keys" @click=${() => void this.#sheet('attune-keys')}>
          ${words.keys.button}
        </button>
      </div>
      <attune-marks
        ?brief=${this.brief}
        .own=${view.own}
        @make-own-mark=${() => void this.#sheet('attune-own-mark')}
      ></attune-marks>
      <attune-keys .keys=${view.own.keys}></attune-keys>
      <attune-own-mark .marks=${view.own.marks}></attune-own-mark>
      <attune-plan .course=${facts.course} .templates=${view.own.templates}></attune-plan>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-moments': AttuneMoments;
  }
}
