/**
 * The client's own breath as a thin open ring beside the guide's picture, in the guide's own scale. It moves as it hears of the
 * breath, fades where it is not sure, and says nothing about the distance between the two.
 */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ClientView } from '../../session/client-view.ts';
import type { Share } from '../../terms/units.ts';
import { LARGE, SMALL, sphere } from './looks/sphere.ts';
import { OwnBreathEvent } from './own-breath-event.ts';

/** The sphere fades towards its rim: so far out, as a share of its radius, is the edge that is seen. */
const EDGE = 0.78;

/** Where the ring stands at a share of the breath, in each look that moves; still water has none. */
const PLACES: Readonly<Record<ClientView['look'], ((level: Share) => string) | undefined>> = {
  sphere: (level) => `scale(${(EDGE * (SMALL + (LARGE - SMALL) * level)).toFixed(4)})`,
  horizon: (level) => `translateY(${(-100 * level).toFixed(2)}%)`,
  line: (level) => `translateY(${(-100 * level).toFixed(2)}%)`,
  still: undefined,
};

@customElement('attune-own-breath')
export class AttuneOwnBreath extends LitElement {
  /** The sphere's own styles say where it lies. */
  static override styles = [
    sphere.styles,
    css`
      :host {
        position: absolute;
        inset: 0;
        display: block;
        overflow: hidden;
        container-type: size;
        pointer-events: none;
        --ring: color-mix(in oklab, var(--ink) 78%, transparent);
      }
      .way {
        position: absolute;
        /* The breath is told five times a second; in between it glides. */
        transition:
          transform 260ms linear,
          opacity 1200ms;
        will-change: transform;
      }
      .way.unclear {
        opacity: 0;
      }
      .way i {
        position: absolute;
        box-sizing: border-box;
        transform: none;
        border: 3px solid var(--ring);
        border-radius: 50%;
      }
      .horizon,
      .line {
        width: 0;
      }
      .horizon {
        left: 50%;
        top: 30%;
        height: 38%;
      }
      .line {
        /* Where the bead was half a second ago, on a breath of ten seconds: the breath is seen so much later. */
        left: calc(42cqw - 0.05 * max(38cqw, 300px));
        top: 37%;
        height: 29%;
      }
      @container (max-width: 699px) {
        .line {
          top: 36%;
          height: 19%;
        }
      }
      .horizon i,
      .line i {
        left: -32px;
        bottom: -32px;
        width: 64px;
        height: 64px;
      }
    `,
  ];

  @property() look: ClientView['look'] = 'sphere';

  @state() private level: Share = 0;
  @state() private clear = false;
  @query('.way') private readonly _way!: HTMLElement | null;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener(OwnBreathEvent.type, this.#breathe);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener(OwnBreathEvent.type, this.#breathe);
  }

  /** Where it is not sure, the ring fades where it is. */
  readonly #breathe = ({ level }: OwnBreathEvent): void => {
    this.clear = level !== undefined;
    if (level !== undefined) this.level = level;
  };

  protected override render(): TemplateResult | typeof nothing {
    if (PLACES[this.look] === undefined) return nothing;
    return html`
      <div class="way ${this.look} ${this.clear ? '' : 'unclear'}" aria-hidden="true">
        <i></i>
      </div>
    `;
  }

  protected override updated(): void {
    // The page's policy lets no element bring a style of its own in its text.
    if (this._way !== null) this._way.style.transform = PLACES[this.look]?.(this.level) ?? '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-own-breath': AttuneOwnBreath;
  }
}
