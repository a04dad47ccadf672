/** The measured breath in words: asked for, found, hidden or lost, and the one step that can be taken. It measures nothing. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { ask } from '../model/command.ts';
import type { BreathView } from '../model/breath-view.ts';
import { breathWords } from '../words/breath.ts';

@customElement('attune-breath')
export class AttuneBreath extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 14px;
        max-width: 26rem;
      }
      p {
        color: var(--ink-2);
        font-size: var(--t-m);
      }
      /* It stays for those who listen, and takes no place in the row. */
      p:empty {
        position: absolute;
      }
      .go {
        all: unset;
        cursor: pointer;
        min-height: 44px;
        display: inline-flex;
        align-items: center;
        text-decoration: underline 1.5px;
        text-underline-offset: 5px;
      }
      /* Where it is narrow the pulse and the pad need the room more. */
      @media (max-width: 1199px) {
        :host {
          gap: 0 16px;
          max-width: none;
        }
        button {
          all: unset;
          cursor: pointer;
          min-height: 44px;
          display: inline-flex;
          align-items: center;
          font-size: var(--t-s);
          text-decoration: underline 1.5px;
          text-underline-offset: 5px;
        }
        .go {
          font-size: var(--t-s);
        }
        button:focus-visible {
          outline: 3px solid var(--focus);
        }
      }
      @media (min-width: 860px) and (max-width: 1199px) {
        :host {
          flex-direction: column;
          align-items: start;
        }
      }
      .go:focus-visible {
        outline: 3px solid var(--focus);
      }
    `,
  ];

  @property({ attribute: false }) breath: BreathView | undefined;

  #sentence({ stream, code, state, rate, following }: BreathView): string {
    if (stream === 'starting') return breathWords.starting;
    if (stream !== 'running') return code === undefined ? '' : breathWords.codes[code];
    if (state === 'clear') return rate === undefined ? breathWords.running : breathWords.clear(rate);
    // A change of pace makes the rate unclear for a while; whether the breath goes with the guide is judged by itself.
    if (following?.state === 'with') return breathWords.running;
    return state === undefined ? breathWords.states.starting : breathWords.states[state];
  }

  override render(): TemplateResult {
    const { breath } = this;
    const idle = breath === undefined || breath.stream === 'off' || breath.stream === 'refused';
    const sentence = breath === undefined ? '' : this.#sentence(breath);
    // Where only the browser's list helps, there is nothing to try again here.
    const isBelt = breath?.code?.startsWith('belt-') === true;
    const again = sentence !== '' && breath?.code !== 'stopped';
    return html`<p role="status" aria-label=${breathWords.label}>${sentence}</p>
      ${
        idle
          ? breath?.code === 'no-sensor' || breath?.code === 'unusable'
            ? nothing
            : html`<button @click=${() => ask(this, { do: 'use-breath' })}>
                  ${again && !isBelt ? breathWords.again : breathWords.use}
                </button>
                <button class="go" @click=${() => ask(this, { do: 'use-belt' })}>
                  ${again && isBelt ? breathWords.again : breathWords.useBelt}
                </button>`
          : html`<button class="go" @click=${() => ask(this, { do: 'stop-breath' })}>
              ${breathWords.stop}
            </button>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-breath': AttuneBreath;
  }
}
