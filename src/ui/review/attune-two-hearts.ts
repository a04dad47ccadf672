/**
 * The therapist's own heart beside a session that is over: what the two rows show and do not show, hiding and deleting the line, and behind
 * "All figures" the one statement that may be made, or why there is none. It changes nothing itself.
 */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { phasesOf } from '../../session/course.ts';
import type { Session } from '../../session/session.ts';
import { silences, twoHearts } from '../../session/two-hearts.ts';
import type { Stretch } from '../../signal/change.ts';
import type { Synchrony } from '../../signal/synchrony.ts';
import { ask } from '../model/command.ts';
import type { OwnHeartView } from '../model/second-view.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { momentWords } from '../words/moments.ts';
import { twoHeartsWords as words } from '../words/two-hearts.ts';

/** Whether the therapist's line is to be seen in the picture. */
export class OwnLineShown extends Event {
  constructor(readonly shown: boolean) {
    super('own-line-shown', { bubbles: true, composed: true });
  }
}

@customElement('attune-two-hearts')
export class AttuneTwoHearts extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
        gap: 20px 48px;
      }
      .lead {
        font-size: var(--t-xl);
        line-height: 1.3;
        max-width: 24em;
      }
      p {
        max-width: 42em;
      }
      .lead + p {
        margin-top: 8px;
      }
      h2 {
        font-size: var(--t-l);
        margin-bottom: 6px;
      }
      .acts,
      .ask {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
        margin-top: 14px;
      }
      details {
        grid-column: 1 / -1;
      }
      summary {
        min-height: var(--touch);
        display: inline-flex;
        align-items: center;
        cursor: pointer;
        text-decoration: underline;
        text-decoration-thickness: 1.5px;
        text-underline-offset: 5px;
      }
      fieldset {
        border: 0;
        padding: 0;
        margin: 0 0 12px;
        display: flex;
        flex-wrap: wrap;
        gap: 0 24px;
      }
      legend {
        padding: 0;
        color: var(--ink-2);
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: 10px;
        min-height: var(--touch);
        cursor: pointer;
      }
      input {
        width: 22px;
        height: 22px;
        accent-color: var(--ink);
      }
    `,
  ];

  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) own!: OwnHeartView;
  @property({ type: Boolean }) hides = false;
  @state() private _erasing = false;
  @state() private _open = false;
  @query('.first') private readonly _first!: HTMLElement | null;
  #said: { readonly heart: Session; readonly facts: number; readonly said: Synchrony } | undefined;

  /** Made when somebody looks, and anew when something was noted. */
  #statement(): Synchrony {
    const { heart } = this.own;
    if (this.#said?.heart !== heart || this.#said.facts !== heart.log.length)
      this.#said = { heart, facts: heart.log.length, said: twoHearts(this.session, heart) };
    return this.#said.said;
  }

  async #turn(erasing: boolean): Promise<void> {
    this._erasing = erasing;
    await this.updateComplete;
    if (erasing) this._first?.focus();
  }

  #renderActs(id: string): TemplateResult {
    if (this._erasing)
      return html`<div class="ask" role="group" aria-label=${words.erase}>
        <span role="status">${words.eraseAsk}</span>
        <button class="first primary" @click=${() => this.#turn(false)}>${words.keep}</button>
        <button @click=${() => ask(this, { do: 'erase-own-heart', id })}>${words.eraseYes}</button>
      </div>`;
    return html`<div class="acts">
      <button @click=${() => this.dispatchEvent(new OwnLineShown(this.hides))}>
        ${this.hides ? words.show : words.hide}
      </button>
      <button @click=${() => this.#turn(true)}>${words.erase}</button>
    </div>`;
  }

  #renderSilence(): TemplateResult {
    const { state: facts } = this.session;
    const length = facts.endedAt ?? facts.at;
    const phases = phasesOf(facts.course, facts.procedures).filter(({ kind }) => kind !== 'talk');
    const noted = silences(this.own.heart);
    const choices: readonly (readonly [name: string, stretch: Stretch])[] = [
      [words.whole, { from: 0, to: length }],
      ...phases.map((phase) => {
        const stretch = { from: phase.from, to: phase.to ?? length };
        return [words.phase(momentWords.phaseName(phase), stretch.from, stretch.to), stretch] as const;
      }),
    ];
    return html`<fieldset>
      <legend>${words.silence}</legend>
      ${choices.map(
        ([name, { from, to }]) =>
          html`<label
            ><input
              type="checkbox"
              .checked=${noted.some((one) => one.from === from && one.to === to)}
              @change=${(event: Event) =>
                ask(this, {
                  do: 'note-silence',
                  id: facts.id,
                  from,
                  to,
                  silent: (event.target as HTMLInputElement).checked,
                })}
            />${name}</label
          >`,
      )}
    </fieldset>`;
  }

  #renderStatement(): TemplateResult {
    const said = this.#statement();
    const isOne = said.kind === 'together' || said.kind === 'opposite';
    return html`<p role="status">${words.statement(said)}</p>
      ${isOne ? html`<p class="soft">${words.limits}</p>` : nothing}`;
  }

  override render(): TemplateResult {
    return html`<div>
        <p class="lead">${words.lead}</p>
        <p class="soft">${words.about}</p>
      </div>
      <div>
        <h2>${words.title}</h2>
        <p class="soft">${words.kept}</p>
        ${this.#renderActs(this.session.state.id)}
      </div>
      <details @toggle=${(event: Event) => (this._open = (event.currentTarget as HTMLDetailsElement).open)}>
        <summary>${words.figures}</summary>
        ${this._open ? html`${this.#renderSilence()}${this.#renderStatement()}` : nothing}
      </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-two-hearts': AttuneTwoHearts;
  }
  interface HTMLElementEventMap {
    'own-line-shown': OwnLineShown;
  }
}
