/**
 * The breathing picture in one of its looks, with its word and its count. It is told the guide and a clock and draws by itself on the
 * compositor; it says nothing to anyone and keeps no state of the session.
 */
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { breathParts } from '../../pacing/breath.ts';
import { guideMoment, type Guide } from '../../pacing/guide.ts';
import { defaultPace, type ClientView } from '../../session/shown.ts';
import type { Share } from '../../terms/units.ts';
import { clientWords } from '../words/client.ts';
import type { PictureClock } from '../parts/picture-clock.ts';
import { countAt, type Count } from './count.ts';
import type { Look } from './looks/look.ts';
import { Player } from './player.ts';
import type { Track } from './roll.ts';
import { courseLength, towards, warmthAt, type WarmthCourse } from './warmth-course.ts';

/** The look that is wished for comes first, the others when it has come. */
const LOOKS: Readonly<Record<ClientView['look'], () => Promise<Look>>> = {
  sphere: async () => (await import('./looks/sphere.ts')).sphere,
  horizon: async () => (await import('./looks/horizon.ts')).horizon,
  line: async () => (await import('./looks/line.ts')).line,
  still: async () => (await import('./looks/still.ts')).still,
};

/** How opaque the ember is when the picture is as warm as it gets. */
const EMBER = 0.5;

/** A word comes up and goes down softly at the turns. */
const FADE = 520;
const inWord: Track = ({ pace, periodMs }) => {
  const { inMs } = breathParts(pace, periodMs);
  const fade = Math.min(FADE, inMs / 3);
  return [
    { at: 0, style: { opacity: 0 } },
    { at: fade, style: { opacity: 1 } },
    { at: inMs - fade * 0.5, style: { opacity: 1 } },
    { at: inMs + fade * 0.3, style: { opacity: 0 } },
    { at: periodMs, style: { opacity: 0 } },
  ];
};
const outWord: Track = ({ pace, periodMs }) => {
  const { inMs, holdInMs, outMs } = breathParts(pace, periodMs);
  const fade = Math.min(FADE, outMs / 3);
  const turn = inMs + holdInMs;
  return [
    { at: 0, style: { opacity: 0 } },
    { at: turn, style: { opacity: 0 } },
    { at: turn + fade, style: { opacity: 1 } },
    { at: turn + outMs - fade, style: { opacity: 1 } },
    { at: turn + outMs, style: { opacity: 0 } },
    { at: periodMs, style: { opacity: 0 } },
  ];
};
const WORDS: Readonly<Record<string, Track>> = { in: inWord, out: outWord };

/** What calls for another count, and for another strip. */
const STEPS = ['guide', 'clock', 'counting', 'drawn'] as const;
const PLAYS = ['guide', 'clock', 'drawn', 'words'] as const;

@customElement('attune-orb')
export class AttuneOrb extends LitElement {
  static override styles = css`
    :host {
      position: absolute;
      inset: 0;
      display: block;
      overflow: hidden;
      container-type: size;
      contain: strict;
      transition: opacity 6s;
    }
    :host([faded]) {
      opacity: 0;
    }
    .scene {
      animation: appear 900ms ease-out;
    }
    @keyframes appear {
      from {
        opacity: 0;
      }
    }
    .say {
      position: absolute;
      left: 0;
      right: 0;
      top: var(--say);
      margin: 0;
      text-align: center;
      font-size: clamp(1.9rem, 3.4cqw, 3rem);
      font-weight: 480;
      letter-spacing: 0.005em;
      line-height: 1.25;
      text-wrap: balance;
    }
    .say span {
      position: absolute;
      left: 0;
      right: 0;
      opacity: 0;
      will-change: opacity;
    }
    .note {
      font-size: clamp(1.4rem, 2.3cqw, 2rem);
      padding: 0 24px;
      color: var(--ink-2);
    }
    .number {
      position: absolute;
      left: 0;
      right: 0;
      translate: 0 -50%;
      text-align: center;
      line-height: 1;
      font-weight: 480;
      font-feature-settings: 'lnum', 'tnum';
    }
    .number.apart {
      top: calc(var(--say) + clamp(3.4rem, 5.6cqw, 5.25rem));
      font-size: clamp(1.5rem, 2.6cqw, 2.25rem);
      color: var(--ink-2);
    }
  `;

  @property({ attribute: false }) guide: Guide = [];
  @property({ attribute: false }) clock: PictureClock | undefined;
  @property({ reflect: true }) theme: ClientView['theme'] = 'dark';
  @property() look: ClientView['look'] = 'sphere';
  @property({ type: Boolean }) words = true;
  @property({ type: Boolean }) counting = false;
  /** A quiet sentence in the word's place while the guide rests. */
  @property() note = '';
  /** How warm the picture may become, 0 to 1; `undefined` = stay as it is. */
  @property({ attribute: false }) warmth: Share | undefined;

  /** The look that is on the screen; the one wished for may be on its way. */
  @state() private drawn: Look | undefined;
  @state() private pace = defaultPace;
  @state() private periodMs = 10_000;
  @state() private count: Count | undefined;
  @state() private running = false;

  readonly #player = new Player();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #loading: Promise<void> | undefined;
  #course: WarmthCourse = { from: 0, to: 0, since: 0 };
  #ember: Animation | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#seen);
    if (this.hasUpdated) this.#play();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#seen);
    clearTimeout(this.#timer);
    this.#player.stop();
    this.#ember?.cancel();
  }

  protected override willUpdate(changed: PropertyValues<AttuneOrb>): void {
    if (STEPS.some((name) => changed.has(name as keyof AttuneOrb))) this.#step();
    if (changed.has('look')) this.#loading = this.#load();
    if (changed.has('drawn' as keyof AttuneOrb)) this.#dress();
  }

  async #load(): Promise<void> {
    const { look } = this;
    const drawn = await LOOKS[look]();
    if (this.look === look) this.drawn = drawn;
    for (const other of Object.values(LOOKS)) void other();
  }

  /** Settled when the look that is wished for is drawn. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#loading;
    return super.getUpdateComplete();
  }

  /** The styles of one look at a time: their names overlap. */
  #dress(): void {
    const root = this.renderRoot as ShadowRoot;
    const sheets = [AttuneOrb.styles.styleSheet, this.drawn?.styles.styleSheet];
    root.adoptedStyleSheets = sheets.filter((sheet) => sheet !== undefined);
  }

  protected override updated(changed: PropertyValues<AttuneOrb>): void {
    if (PLAYS.some((name) => changed.has(name as keyof AttuneOrb))) this.#play();
    if (changed.has('warmth') || changed.has('drawn' as keyof AttuneOrb) || changed.has('clock'))
      this.#warm();
  }

  /** Script sleeps while the page is hidden; what the picture needs is laid anew when it is seen again. */
  readonly #seen = (): void => {
    if (document.visibilityState !== 'visible') return;
    this.#step();
    this.#play();
  };

  /** Takes up the breath and the count under way, and comes back at the next. */
  #step(): void {
    clearTimeout(this.#timer);
    const { clock } = this;
    if (clock === undefined) return;
    const now = clock.now();
    const moment = guideMoment(this.guide, now);
    this.running = moment !== undefined;
    if (moment === undefined) {
      this.count = undefined;
      const coming = this.guide.find((span) => span.running && span.segment.since > now);
      if (coming?.running === true) this.#later(coming.segment.since - now);
      return;
    }
    this.pace = moment.pace;
    this.periodMs = moment.periodMs;
    const count = countAt(moment);
    const counts = this.counting || this.drawn?.counts === true;
    this.count = counts ? count : undefined;
    this.#later(counts ? count.leftMs : moment.onset + moment.periodMs - now);
  }

  #later(ms: number): void {
    // A little late rather than early, so that the next count has begun.
    this.#timer = setTimeout(() => this.#step(), ms + 4);
  }

  #parts(): Map<string, HTMLElement> {
    const found = this.renderRoot.querySelectorAll<HTMLElement>('[data-part]');
    return new Map(Array.from(found, (element) => [element.dataset.part ?? '', element]));
  }

  #play(): void {
    if (this.clock === undefined || this.drawn === undefined || !this.isConnected) return;
    const tracks = { ...this.drawn.tracks, ...(this.words && WORDS) };
    const parts = this.#parts();
    this.#player.play(
      this.clock,
      this.guide,
      Object.entries(tracks).flatMap(([name, track]) => {
        const element = parts.get(name);
        return element === undefined ? [] : [{ element, track }];
      }),
    );
  }

  #warm(): void {
    const { clock } = this;
    const element = this.#parts().get('warmth');
    if (clock === undefined || element === undefined) return;
    const now = clock.now();
    this.#course = towards(this.#course, this.warmth, now);
    const frames = [{ opacity: EMBER * warmthAt(this.#course, now) }, { opacity: EMBER * this.#course.to }];
    this.#ember?.cancel();
    this.#ember = element.animate(frames, { duration: courseLength(this.#course), fill: 'forwards' });
  }

  protected override render(): TemplateResult {
    const { drawn: look, pace, periodMs, count } = this;
    if (look === undefined) return html``;
    const number = this.counting && count !== undefined && (count.phase === 'in' || count.phase === 'out');
    return html`
      <div class="scene" aria-hidden="true">
        ${look.draw({ pace, periodMs, count })}
        ${number ? html`<div class="number ${look.counts ? 'in-disc' : 'apart'}">${count.n}</div>` : ''}
        ${
          this.words
            ? html`<p class="say">
                <span data-part="in">${clientWords.breatheIn}</span
                ><span data-part="out">${clientWords.breatheOut}</span>
              </p>`
            : ''
        }
      </div>
      ${this.note !== '' && !this.running ? html`<p class="say note">${this.note}</p>` : ''}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-orb': AttuneOrb;
  }
}
