/** Chooses the look of the therapist's window: as the device, light, dark, dim room. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ask } from '../model/command.ts';
import type { ThemeChoice } from '../model/theme-choice.ts';
import { therapistWords } from '../words/therapist.ts';
import { baseStyles, buttonStyles } from './styles.ts';

const CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark', 'dim'];

@customElement('attune-look')
export class AttuneLook extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      label {
        display: inline-flex;
        align-items: center;
        gap: 10px;
      }
      select {
        padding: 0 12px;
        font-weight: 550;
      }
      option {
        background: var(--raised);
        color: var(--ink);
      }
    `,
  ];

  @property() theme: ThemeChoice = 'system';
  /** What it is called where there are looks of other windows beside it. */
  @property() label = '';

  override render(): TemplateResult {
    return html`<label
      ><span class="soft">${this.label === '' ? therapistWords.look : this.label}</span>
      <select
        @change=${(event: Event) =>
          ask(this, { do: 'choose-theme', theme: (event.target as HTMLSelectElement).value as ThemeChoice })}
      >
        ${CHOICES.map(
          (choice) =>
            html`<option value=${choice} ?selected=${choice === this.theme}>
              ${therapistWords.themes[choice]}
            </option>`,
        )}
      </select></label
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-look': AttuneLook;
  }
}
