/** Chooses the language of the therapist's or the client's windows; each language is named as it calls itself. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { chooseLanguage, languageFor, type Reader } from '../words/choice.ts';
import { LANGUAGES, language, type Language } from '../words/language.ts';

@customElement('attune-language')
export class AttuneLanguage extends LitElement {
  static override styles = css`
    label {
      display: inline-flex;
      align-items: center;
      gap: 10px;
    }
    span {
      color: var(--ink-2);
    }
    select {
      font: inherit;
      font-weight: 550;
      color: inherit;
      min-height: var(--touch, 48px);
      padding: 0 12px;
      border: 2px solid var(--edge);
      border-radius: var(--r-m);
      background: none;
    }
    select:focus-visible {
      outline: 3px solid var(--focus);
      outline-offset: 3px;
    }
    option {
      background: var(--raised);
      color: var(--ink);
    }
  `;

  /** Whose windows. */
  @property() reader: Reader = 'therapist';

  readonly #chosen = (event: Event): void => {
    chooseLanguage(this.reader, (event.target as HTMLSelectElement).value as Language, window);
    this.requestUpdate();
  };

  protected override render(): TemplateResult {
    const now = languageFor(this.reader, window);
    return html`<label
      ><span>${LANGUAGES[language()].control}</span>
      <select .value=${now} @change=${this.#chosen}>
        ${Object.entries(LANGUAGES).map(
          ([tag, { name }]) =>
            html`<option value=${tag} lang=${tag} ?selected=${tag === now}>${name}</option>`,
        )}
      </select></label
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-language': AttuneLanguage;
  }
}
