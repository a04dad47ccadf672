/** The strap's state as a shape and a word, its battery, and behind a press what is known of it and what can be done. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { StrapState } from '../../session/state.ts';
import type { Ms } from '../../terms/units.ts';
import { batteryIcon, strapIcon } from '../parts/icons.ts';
import { placePopover } from '../parts/place-popover.ts';
import { popoverStyles } from '../parts/popover-styles.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { ask } from '../model/command.ts';
import type { StrapCommand } from '../model/session-command.ts';
import type { StrapSignal } from '../model/strap-view.ts';
import { strapWords as words } from '../words/strap.ts';

/** What a strap tells of itself, in the order of the card. */
const DEVICE = ['name', 'manufacturer', 'model', 'firmware', 'location'] as const;

@customElement('attune-strap-badge')
export class AttuneStrapBadge extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    popoverStyles,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 9px;
        flex: none;
        position: relative;
      }
      :host([details]) {
        min-height: var(--touch);
      }
      .tag {
        position: relative;
        pointer-events: none;
      }
      /* The card lies behind the word, as it does behind every number. */
      .more {
        position: absolute;
        inset: 0 -10px;
        border-color: transparent;
      }
      .acts {
        margin-top: 18px;
      }
      /* The way out of the session needs the room more; the details tell both. */
      @media (max-width: 999px) {
        .bat,
        .rest {
          display: none;
        }
      }
      @media (max-width: 699px) {
        .more {
          inset: 0 -4px;
        }
        .hide-s {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) signal: StrapSignal = 'none';
  @property({ attribute: false }) strap: StrapState | undefined;
  /** How long the link has been lost, ms; `undefined` = it is not. */
  @property({ attribute: false }) lostFor: Ms | undefined;
  /** What there is to say beyond the word. */
  @property() sentence = '';
  /** Whether the card and its actions are offered; not on the first page. */
  @property({ type: Boolean, reflect: true }) details = false;

  @query('[popover]') private readonly _popover!: HTMLElement;
  @query('.more') private readonly _more!: HTMLElement;

  readonly #place = (event: Event): void => {
    if ((event as ToggleEvent).newState === 'open') placePopover(this._popover, this._more);
  };

  #do(command: StrapCommand): void {
    this._popover.hidePopover();
    ask(this, command);
  }

  override render(): TemplateResult {
    const { word, rest } = words.signals[this.signal];
    const battery = this.strap?.battery;
    const linked = this.strap?.link === 'connected' || this.strap?.link === 'silent';
    return html`
      ${
        this.details
          ? html`<button class="more" popovertarget="card" aria-label=${words.details}></button>`
          : nothing
      }<span class="tag" role="status" aria-label=${words.label}
        >${strapIcon(this.signal)}<span
          ><b class="strong">${word}</b>${
            this.lostFor === undefined
              ? rest === undefined
                ? nothing
                : html`<span class="rest soft"> ${rest}</span>`
              : html`<span class="hide-s soft" aria-hidden="true"> ${words.lostFor(this.lostFor)}</span>`
          }</span
        ></span
      >
      ${
        battery === undefined || !linked
          ? nothing
          : html`<span class="tag soft hide-s bat" role="img" aria-label=${words.batteryLabel(battery)}
              >${batteryIcon(battery)}<span aria-hidden="true">${words.battery(battery)}</span></span
            >`
      }
      ${this.details ? this.#renderDetails() : nothing}
    `;
  }

  #renderDetails(): TemplateResult {
    const { device, battery, link } = this.strap ?? { device: {} };
    const rows: [string, string | undefined][] = [
      ...DEVICE.map((name): [string, string | undefined] => [words.rows[name], device[name]]),
      [words.batteryRow, battery === undefined ? undefined : words.battery(battery)],
    ];
    const idle = link === undefined || link === 'idle';
    return html`<div id="card" popover @toggle=${this.#place}>
      <h2>${words.label}</h2>
      <p>${this.sentence === '' ? words.signals[this.signal].sentence : this.sentence}</p>
      <dl>
        ${rows.map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${value ?? words.unknown}</dd>`,
        )}
      </dl>
      <div class="acts">
        ${
          idle
            ? html`<button @click=${() => this.#do({ do: 'connect-strap' })}>${words.connect}</button>`
            : html`<button @click=${() => this.#do({ do: 'change-strap' })}>${words.change}</button
                ><button @click=${() => this.#do({ do: 'disconnect-strap' })}>${words.disconnect}</button>`
        }
      </div>
      <slot></slot>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-strap-badge': AttuneStrapBadge;
  }
}
