/** A form for a mark of the therapist's own: its words and its shape; and the list of those there are. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { MarkShape, OwnMark } from '../../session/moment-events.ts';
import { ask } from '../model/command.ts';
import { dialogStyles } from '../parts/dialog-styles.ts';
import { fieldOf } from '../parts/form-field.ts';
import { OWN_SHAPES, shapeIcon } from '../parts/mark-shapes.ts';
import { baseStyles, buttonStyles, fieldStyles } from '../parts/styles.ts';
import { momentWords } from '../words/moments.ts';

/** More would leave no room for a finger. */
const MOST = 6;

@customElement('attune-own-mark')
export class AttuneOwnMark extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    dialogStyles,
    css`
      form {
        display: grid;
        gap: 12px;
      }
      fieldset {
        border: 0;
        padding: 0;
        display: flex;
        flex-wrap: wrap;
        gap: 4px 18px;
      }
      legend,
      .l {
        display: block;
        font-weight: var(--w-strong);
        margin-bottom: 8px;
      }
      fieldset label {
        display: inline-flex;
        gap: 8px;
        align-items: center;
        min-height: var(--touch);
      }
      input[type='radio'] {
        width: 22px;
        height: 22px;
        accent-color: var(--ink);
      }
      ul {
        list-style: none;
        padding: 0;
        display: flex;
        flex-wrap: wrap;
        gap: 0 18px;
      }
      li {
        display: flex;
        align-items: center;
        gap: 8px;
      }
    `,
  ];

  @property({ attribute: false }) marks: readonly OwnMark[] = [];
  @query('dialog') private readonly _dialog!: HTMLDialogElement;
  @query('form') private readonly _form!: HTMLFormElement;

  async open(): Promise<void> {
    await this.updateComplete;
    this._dialog.showModal();
  }

  #add(event: Event): void {
    event.preventDefault();
    const name = fieldOf(this._form, 'words');
    if (name === '') return;
    const mark: OwnMark = { words: name, shape: fieldOf(this._form, 'shape') as MarkShape };
    const kept = this.marks.filter((one) => one.words !== name);
    ask(this, { do: 'keep-own-marks', marks: [...kept, mark].slice(-MOST) });
    this._form.reset();
    this._dialog.close();
  }

  override render(): TemplateResult {
    const used = new Set(this.marks.map(({ shape }) => shape));
    const free = OWN_SHAPES.find((shape) => !used.has(shape)) ?? 'square';
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${momentWords.ownMark.title}</h2>
      <form @submit=${(event: Event) => this.#add(event)}>
        <label
          ><span class="l">${momentWords.ownMark.words}</span
          ><input name="words" maxlength="24" required autocomplete="off"
        /></label>
        <fieldset>
          <legend>${momentWords.ownMark.shape}</legend>
          ${OWN_SHAPES.map(
            (shape) =>
              html`<label
                ><input type="radio" name="shape" value=${shape} ?checked=${shape === free} />${shapeIcon({
                  kind: 'own',
                  own: { words: '', shape },
                })}${momentWords.ownMark.shapes[shape]}</label
              >`,
          )}
        </fieldset>
        <ul>
          ${this.marks.map(
            (mark) =>
              html`<li>
                ${shapeIcon({ kind: 'own', own: mark })}
                <button
                  type="button"
                  class="quiet"
                  @click=${() =>
                    ask(this, { do: 'keep-own-marks', marks: this.marks.filter((one) => one !== mark) })}
                >
                  ${momentWords.ownMark.remove(mark.words)}
                </button>
              </li>`,
          )}
        </ul>
        <div class="acts">
          <button class="primary">${momentWords.ownMark.add}</button>
          <button type="button" @click=${() => this._dialog.close()}>${momentWords.ownMark.cancel}</button>
        </div>
      </form>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-own-mark': AttuneOwnMark;
  }
}
