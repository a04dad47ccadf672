/** The mark that was made last: its words, its moment, and the way to take it back. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Mark } from '../../session/moments.ts';
import type { EpochMs, Ms } from '../../terms/units.ts';
import { ask } from '../model/command.ts';
import { shapeIcon } from '../parts/mark-shapes.ts';
import { baseStyles, buttonStyles, fieldStyles } from '../parts/styles.ts';
import { momentWords as words } from '../words/moments.ts';

/** How far one press moves a mark. */
const STEP: Ms = 5000;

@customElement('attune-last-mark')
export class AttuneLastMark extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    css`
      .last,
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 12px;
        min-height: var(--touch);
      }
      .name {
        display: inline-flex;
        align-items: center;
        gap: 9px;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .name .i {
        width: 20px;
        height: 20px;
      }
      .quiet {
        padding: 0 4px;
      }
      input {
        flex: 1 1 8em;
        min-width: 0;
        width: min(26em, 50vw);
      }
      @media (min-width: 1200px) {
        form {
          flex-wrap: nowrap;
          margin-right: 12px;
        }
      }
      /* The pad needs the room more; it stays for those who listen. */
      @media (max-width: 699px) {
        .none,
        .none span {
          position: absolute;
          clip-path: inset(50%);
        }
      }
      label {
        font-weight: var(--w-strong);
      }
    `,
  ];

  @property({ attribute: false }) mark: Mark | undefined;
  /** Wall-clock time of session time 0. */
  @property({ attribute: false }) epoch: EpochMs = 0;
  @state() private _writing: string | undefined;
  @state() private _said = '';
  @query('input') private readonly _field!: HTMLInputElement | null;

  /** Opens the field for the words of this mark. */
  async write(): Promise<void> {
    if (this.mark === undefined) return;
    this._writing = this.mark.id;
    await this.updateComplete;
    this._field?.focus();
  }

  /** Takes the mark back. */
  undo(): void {
    if (this.mark === undefined) return;
    this._said = words.undone;
    ask(this, { do: 'undo', id: this.mark.id });
  }

  override willUpdate(): void {
    if (this._writing !== undefined && this._writing !== this.mark?.id) this._writing = undefined;
  }

  #keep(event: Event): void {
    event.preventDefault();
    const { mark } = this;
    if (mark === undefined) return;
    ask(this, { do: 'mark-words', id: mark.id, words: this._field?.value ?? '' });
    this.#close();
  }

  #close(): void {
    this._writing = undefined;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.words')?.focus());
  }

  #move(by: Ms): void {
    const { mark } = this;
    if (mark !== undefined) ask(this, { do: 'move-mark', id: mark.id, to: mark.moment + by });
  }

  override render(): TemplateResult {
    const { mark } = this;
    if (mark === undefined)
      return html`<p class="last soft small ${this._said === '' ? 'none' : ''}">
        <span role="status">${this._said === '' ? words.none : this._said}</span>
      </p>`;
    const name = words.markName(mark);
    if (this._writing === mark.id)
      return html`<form @submit=${(event: Event) => this.#keep(event)}>
        ${shapeIcon(mark)}
        <label for="words">${words.words}</label>
        <input
          id="words"
          maxlength="300"
          autocomplete="off"
          .value=${mark.words ?? ''}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key === 'Escape') this.#close();
          }}
        />
        <button>${words.keepWords}</button>
        <button type="button" class="quiet" @click=${() => this.#move(-STEP)}>${words.earlier}</button>
        <button type="button" class="quiet" @click=${() => this.#move(STEP)}>${words.later}</button>
      </form>`;
    return html`<div class="last" role="group" aria-label=${words.lastMark}>
      <span class="name"
        >${shapeIcon(mark)}<span role="status">${words.lastAt(name, this.epoch + mark.moment)}</span></span
      >
      ${mark.words === undefined ? nothing : html`<span class="soft">${mark.words}</span>`}
      ${mark.by === 'client' ? html`<span class="soft">${words.byClient}</span>` : nothing}
      <button class="quiet words" @click=${() => void this.write()}>
        ${mark.words === undefined ? words.addWords : words.changeWords}
      </button>
      <button class="quiet" @click=${() => this.undo()}>${words.undo}</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-last-mark': AttuneLastMark;
  }
}
