/**
 * The practice link on the therapist's side: what the client takes home, as an address to copy and as a QR code to scan. Nothing is sent
 * anywhere, and the link holds a rate and a look, never a name.
 */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { defaultPractice, encodePractice, type Practice } from '../../exchange/practice-link.ts';
import { ask } from '../model/command.ts';
import { qrCode, qrPicture, type QrCode } from '../parts/qr-code.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { practiceLinkWords as words } from '../words/practice-link.ts';
import { hostedAddress, onlyHere } from '../parts/practice-address.ts';
import { printCard } from './print-card.ts';

const LENGTHS = [3, 5, 10, 15, 20, 30];

@customElement('attune-practice-link')
export class AttunePracticeLink extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      /* Side by side where there is room, wherever the card is shown. */
      .link {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        align-items: start;
        gap: 16px 24px;
      }
      .fields {
        flex: 1 1 18rem;
        display: grid;
        gap: 14px;
      }
      label span {
        display: block;
        color: var(--ink-2);
        margin-bottom: 4px;
      }
      input {
        width: 100%;
        font: inherit;
        color: inherit;
        background: var(--raised);
        border: 2px solid var(--edge);
        border-radius: var(--r-m);
        min-height: var(--touch);
        padding: 0 14px;
      }
      .code {
        width: min(260px, 60vw);
        background: #fff;
        border-radius: var(--r-m);
      }
      .code path {
        fill: #0d2932;
      }
    `,
  ];

  /** What is practised; the length is chosen here. */
  @property({ attribute: false }) practice: Practice = defaultPractice;
  /** Address of this page, without query. */
  @property() address = '';
  /** Address of the hosted page as remembered; empty = none. */
  @property() hosted = '';

  @state() private minutes: number | undefined;
  @state() private typed: string | undefined;
  @state() private code: QrCode | undefined;
  @state() private copied = false;

  /** The whole link; `undefined` = no device but this one could open it. */
  get link(): string | undefined {
    const base =
      this.address !== '' && onlyHere(this.address) ? hostedAddress(this.typed ?? this.hosted) : this.address;
    if (base === undefined || base === '') return undefined;
    return base + encodePractice({ ...this.practice, minutes: this.minutes ?? this.practice.minutes });
  }

  protected override updated(_changed: PropertyValues<AttunePracticeLink>): void {
    void this.#draw(this.link);
  }

  #drawn: string | undefined;

  async #draw(link: string | undefined): Promise<void> {
    if (link === this.#drawn) return;
    this.#drawn = link;
    this.copied = false;
    if (link === undefined) {
      this.code = undefined;
      return;
    }
    const code = await qrCode(link);
    if (this.#drawn === link) this.code = code;
  }

  #type(event: Event): void {
    this.typed = (event.target as HTMLInputElement).value;
    const address = hostedAddress(this.typed);
    if (address !== undefined) ask(this, { do: 'keep-address', address });
  }

  #print(): void {
    printCard({ ...this.practice, minutes: this.minutes ?? this.practice.minutes });
  }

  async #copy(link: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      this.copied = true;
    } catch {
      // Refused: the address is selected, so that the keyboard can copy it.
      this.renderRoot.querySelector<HTMLInputElement>('input[readonly]')?.select();
    }
  }

  protected override render(): TemplateResult {
    const { link, code } = this;
    const here = this.address !== '' && onlyHere(this.address);
    const minutes = this.minutes ?? this.practice.minutes;
    return html`
      <div class="link">
        <div class="fields">
          ${
            here
              ? html`<p>${words.onlyHere}</p>
                  <div>
                    <label>
                      <span>${words.hosted}</span>
                      <input
                        type="url"
                        inputmode="url"
                        autocomplete="off"
                        aria-describedby="unreachable"
                        .value=${this.typed ?? this.hosted}
                        @change=${(event: Event) => this.#type(event)}
                      />
                    </label>
                    <p id="unreachable" class="soft small" role="status">
                      ${link === undefined && this.typed?.trim() ? words.unreachable : ''}
                    </p>
                  </div>`
              : nothing
          }
          <label>
            <span>${words.length}</span>
            <select
              @change=${(event: Event) => (this.minutes = Number((event.target as HTMLSelectElement).value))}
            >
              ${LENGTHS.map(
                (length) =>
                  html`<option value=${length} ?selected=${length === minutes}>
                    ${words.minutes(length)}
                  </option>`,
              )}
            </select>
          </label>
          ${
            link === undefined
              ? html`<div class="acts">
                  <button @click=${() => this.#print()}>${words.print}</button>
                </div>`
              : html`<label>
                    <span>${words.address}</span>
                    <input type="text" readonly .value=${link} />
                  </label>
                  <div class="acts">
                    <button @click=${() => void this.#copy(link)}>${words.copy}</button>
                    <span role="status">${this.copied ? words.copied : ''}</span>
                  </div>
                  <p class="soft small">${words.nothing}</p>`
          }
        </div>
        ${code === undefined ? nothing : qrPicture(code, words.code)}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-practice-link': AttunePracticeLink;
  }
}
