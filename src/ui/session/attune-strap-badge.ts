/** The strap's state as a shape and a word, its battery, and behind a press what is known of it and what can be done. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { StrapState } from '../../session/state.ts';
import type { Ms } from '../../signal/units.ts';
import { batteryIcon, icon, strapIcon } from '../parts/icons.ts';
import { placePopover } from '../parts/place-popover.ts';
import { popoverStyles } from '../parts/popover-styles.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import type { StrapSignal } from '../therapist/view.ts';
import { therapistWords } from '../words/therapist.ts';
import { ChangeStrap, ConnectStrap, DisconnectStrap } from './commands.ts';

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
      }
      .more {
        border-color: transparent;
        padding: 0;
        width: var(--touch);
        margin: 0 -10px;
      }
      .acts {
        margin-top: 18px;
      }
      @media (max-width: 699px) {
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
  @property({ type: Boolean }) details = false;

  @query('[popover]') private readonly _popover!: HTMLElement;
  @query('.more') private readonly _more!: HTMLElement;

  readonly #place = (event: Event): void => {
    if ((event as ToggleEvent).newState === 'open') placePopover(this._popover, this._more);
  };

  #do(command: Event): void {
    this._popover.hidePopover();
    this.dispatchEvent(command);
  }

  override render(): TemplateResult {
    const words = therapistWords.strap;
    const { word, rest } = therapistWords.signals[this.signal];
    const battery = this.strap?.battery;
    const linked = this.strap?.link === 'connected' || this.strap?.link === 'silent';
    return html`
      <span class="tag" role="status" aria-label=${words.label}
        >${strapIcon(this.signal)}<span
          ><b class="strong">${word}</b>${
            this.lostFor === undefined
              ? rest === undefined
                ? nothing
                : html`<span class="hide-s soft"> ${rest}</span>`
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
    const words = therapistWords.strap;
    const { device, battery, link } = this.strap ?? { device: {} };
    const rows: [string, string | undefined][] = [
      [words.name, device.name],
      [words.maker, device.manufacturer],
      [words.model, device.model],
      [words.firmware, device.firmware],
      [words.place, device.location],
      [words.batteryRow, battery === undefined ? undefined : words.battery(battery)],
    ];
    const idle = link === undefined || link === 'idle';
    return html`<button class="more" popovertarget="card" aria-label=${words.details}>${icon('more')}</button>
      <div id="card" popover @toggle=${this.#place}>
        <h2>${words.label}</h2>
        <p>${this.sentence === '' ? therapistWords.signals[this.signal].sentence : this.sentence}</p>
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
              ? html`<button @click=${() => this.#do(new ConnectStrap())}>${words.connect}</button>`
              : html`<button @click=${() => this.#do(new ChangeStrap())}>${words.change}</button
                  ><button @click=${() => this.#do(new DisconnectStrap())}>${words.disconnect}</button>`
          }
        </div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-strap-badge': AttuneStrapBadge;
  }
}
