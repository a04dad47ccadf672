/**
 * The breathing picture in one of its looks, with its word and its count. It is told the guide and a clock and draws by itself on the
 * compositor; it says nothing to anyone and keeps no state of the session.
 */
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Guide } from '../../pacing/guide.ts';
import { defaultPace, type ClientView } from '../../session/client-view.ts';
import type { Share } from '../../terms/units.ts';
import { loadPart } from '../parts/load-part.ts';
import { whenDrawn } from '../parts/when-drawn.ts';
import { clientWords } from '../words/client.ts';
import type { PictureClock } from '../parts/picture-clock.ts';
import type { Count } from './count.ts';
import type { Look } from './looks/look.ts';
import { sphere } from './looks/sphere.ts';
import type { Motion } from './motion.ts';

/** The look that is wished for comes first, the others when it has come. The usual one is here already. */
const LOOKS: Readonly<Record<ClientView['look'], () => Promise<Look>>> = {
  sphere: () => Promise.resolve(sphere),
  horizon: async () => (await import('./looks/horizon.ts')).horizon,
  line: async () => (await import('./looks/line.ts')).line,
  still: async () => (await import('./looks/still.ts')).still,
};

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
  /** Fetches a part of the picture. */
  @property({ attribute: false }) fetch: <T>(load: () => Promise<T>) => Promise<T> = loadPart;
  /** How warm the picture may become, 0 to 1; `undefined` = stay as it is. */
  @property({ attribute: false }) warmth: Share | undefined;

  /** The look that is on the screen; the one wished for may be on its way. */
  @state() private drawn: Look | undefined;
  @state() private pace = defaultPace;
  @state() private periodMs = 10_000;
  @state() private count: Count | undefined;
  @state() private running = false;

  #motion: Motion | undefined;
  #loading: Promise<unknown> = Promise.resolve();

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#seen);
    if (this.hasUpdated) this.#play();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#seen);
    this.#motion?.stop();
  }

  protected override willUpdate(changed: PropertyValues<AttuneOrb>): void {
    if (changed.has('look')) this.#load(this.#dressUp());
    if (this.guide.length > 0 && this.#motion === undefined && changed.has('guide')) this.#load(this.#move());
    if (STEPS.some((name) => changed.has(name as keyof AttuneOrb))) this.#step();
    if (changed.has('drawn' as keyof AttuneOrb)) this.#dress();
  }

  #load(part: Promise<void>): void {
    this.#loading = Promise.all([this.#loading, part]);
  }

  async #dressUp(): Promise<void> {
    const { look } = this;
    const drawn = await this.fetch(() =>
      LOOKS[look]().catch((error: unknown) => {
        // The usual one is here, and breathes meanwhile.
        this.drawn ??= sphere;
        throw error;
      }),
    );
    if (this.look === look) this.drawn = drawn;
    whenDrawn(() => {
      if (this.#motion === undefined) this.#load(this.#move());
      for (const other of Object.values(LOOKS)) void other().catch(() => undefined);
    });
  }

  async #move(): Promise<void> {
    const { Motion } = await this.fetch(() => import('./motion.ts'));
    this.#motion ??= new Motion();
    this.#step();
    this.#play();
    this.#warm();
  }

  /** Settled when the look that is wished for is drawn, and moves if there is a guide. */
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
    if (this.clock === undefined || this.#motion === undefined) return;
    const counts = this.counting || this.drawn?.counts === true;
    const breath = this.#motion.step(this.guide, this.clock, counts, () => this.#step());
    this.running = breath !== undefined;
    this.count = counts ? breath?.count : undefined;
    if (breath === undefined) return;
    this.pace = breath.pace;
    this.periodMs = breath.periodMs;
  }

  #parts(): Map<string, HTMLElement> {
    const found = this.renderRoot.querySelectorAll<HTMLElement>('[data-part]');
    return new Map(Array.from(found, (element) => [element.dataset.part ?? '', element]));
  }

  #play(): void {
    if (this.clock === undefined || this.drawn === undefined || !this.isConnected) return;
    this.#motion?.play(this.clock, this.guide, this.drawn.tracks, this.words, this.#parts());
  }

  #warm(): void {
    const ember = this.#parts().get('warmth');
    if (this.clock !== undefined && ember !== undefined) this.#motion?.warm(this.clock, ember, this.warmth);
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
