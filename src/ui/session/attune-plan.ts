/** The phases of a session as a plan: begin with a template, change lengths and order, leave out, add, keep for other sessions. It proposes; people move on. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { phaseNow, withMoved, type Course } from '../../session/course.ts';
import type { PhaseKind, PlannedPhase } from '../../session/moment-events.ts';
import type { Ms } from '../../terms/units.ts';
import { ask } from '../model/command.ts';
import type { PlanTemplate } from '../model/own-things.ts';
import { dialogStyles } from '../parts/dialog-styles.ts';
import '../parts/attune-stepper.ts';
import type { StepperChange } from '../parts/attune-stepper.ts';
import { fieldOf } from '../parts/form-field.ts';
import { icon } from '../parts/icons.ts';
import { baseStyles, buttonStyles, fieldStyles } from '../parts/styles.ts';
import { momentWords } from '../words/moments.ts';

const MINUTE: Ms = 60_000;
const KINDS: readonly PhaseKind[] = [
  'baseline',
  'assessment',
  'practice',
  'exposure',
  'talk',
  'closing',
  'own',
];

type Draft = Omit<PlannedPhase, 'id'>;
const phase = (kind: PhaseKind, minutes: number): Draft => ({ kind, goalMs: minutes * MINUTE });

/** What there is to begin with. */
const TEMPLATES: Readonly<Record<keyof typeof momentWords.plan.templates, readonly Draft[]>> = {
  practice: [phase('baseline', 3), phase('practice', 10), phase('closing', 3)],
  assessment: [phase('baseline', 3), phase('assessment', 12), phase('practice', 10), phase('closing', 3)],
  talk: [phase('baseline', 3), phase('talk', 30), phase('closing', 5)],
  exposure: [phase('baseline', 3), phase('exposure', 20), phase('practice', 10), phase('closing', 5)],
};

const planned = (drafts: readonly Draft[]): PlannedPhase[] =>
  drafts.map((draft) => ({ ...draft, id: crypto.randomUUID() }));

@customElement('attune-plan')
export class AttunePlan extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    dialogStyles,
    css`
      .row,
      .add {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 14px;
        padding: 6px 0;
        border-bottom: 1px solid var(--rule);
      }
      ol {
        list-style: none;
        padding: 0;
        margin: 10px 0;
      }
      .row .n {
        flex: 1 1 9em;
        font-weight: 600;
      }
      .row .sign {
        border-color: transparent;
        width: 44px;
        padding: 0;
      }
      .l {
        font-weight: var(--w-strong);
        display: inline-flex;
        flex-wrap: wrap;
        gap: 8px 12px;
        align-items: center;
      }
      p + p {
        margin-top: 12px;
      }
      .acts {
        margin-top: 16px;
      }
      attune-stepper {
        font-size: var(--t-s);
      }
      h3 {
        font-size: var(--t-m);
        margin-top: 14px;
      }
      @media (max-width: 699px) {
        /* The name over what changes it, which stays in one line. */
        .row {
          gap: 4px;
        }
        .row .n {
          flex-basis: 100%;
        }
        .row .sign {
          width: 40px;
        }
      }
    `,
  ];

  @property({ attribute: false }) course: Course = { phases: [], planned: [] };
  @property({ attribute: false }) templates: readonly PlanTemplate[] = [];
  @state() private _draft: readonly PlannedPhase[] = [];
  @state() private _goal: Ms | undefined;
  @state() private _said = '';
  @query('dialog') private readonly _dialog!: HTMLDialogElement;

  async open(): Promise<void> {
    this._draft = this.course.planned;
    this._goal = undefined;
    this._said = '';
    await this.updateComplete;
    this._dialog.showModal();
  }

  #template(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    if (value === '') return;
    const own = this.templates.find(({ name }) => `own:${name}` === value);
    const drafts =
      own?.phases ?? (Object.hasOwn(TEMPLATES, value) ? TEMPLATES[value as keyof typeof TEMPLATES] : []);
    this._draft = planned(drafts);
  }

  #change(id: string, change: Partial<PlannedPhase>): void {
    this._draft = this._draft.map((one) => (one.id === id ? { ...one, ...change } : one));
  }

  #move(id: string, by: number): void {
    this._draft = withMoved(this._draft, id, by);
  }

  #add(event: Event): void {
    event.preventDefault();
    const kind = fieldOf(event.target, 'kind') as PhaseKind;
    const name = fieldOf(event.target, 'name');
    const draft: Draft = { kind, goalMs: 5 * MINUTE, ...(name !== '' && { name }) };
    this._draft = [...this._draft, ...planned([draft])];
    (event.target as HTMLFormElement).reset();
  }

  #keepTemplate(event: Event): void {
    event.preventDefault();
    const name = fieldOf(event.target, 'template');
    if (name === '' || this._draft.length === 0) return;
    const phases = this._draft.map(({ id: _id, ...draft }) => draft);
    const others = this.templates.filter((one) => one.name !== name);
    ask(this, { do: 'keep-templates', templates: [...others, { name, phases }] });
    this._said = momentWords.plan.kept(name);
    (event.target as HTMLFormElement).reset();
  }

  #use(): void {
    ask(this, { do: 'plan-phases', phases: this._draft });
    if (this._goal !== undefined) ask(this, { do: 'set-phase-goal', goalMs: this._goal });
    this._dialog.close();
  }

  #stepper(name: string, goalMs: Ms | undefined, set: (ms: Ms) => void): TemplateResult {
    const words = momentWords.plan;
    return html`<attune-stepper
      label=${words.goal(name)}
      less=${words.less(name)}
      more=${words.more(name)}
      .min=${1}
      .max=${180}
      .step=${1}
      .digits=${0}
      .value=${Math.max(1, Math.round((goalMs ?? 5 * MINUTE) / MINUTE))}
      @stepper-change=${(event: StepperChange) => {
        event.stopPropagation();
        set(event.value * MINUTE);
      }}
    ></attune-stepper>`;
  }

  #row(one: PlannedPhase): TemplateResult {
    const words = momentWords.plan;
    const name = momentWords.phaseName(one);
    const key = (event: KeyboardEvent): void => {
      if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
      event.preventDefault();
      this.#move(one.id, event.key === 'ArrowUp' ? -1 : 1);
    };
    return html`<li class="row" @keydown=${key}>
      <span class="n">${name}</span>
      ${this.#stepper(name, one.goalMs, (goalMs) => this.#change(one.id, { goalMs }))}
      <button class="sign" aria-label=${words.up(name)} @click=${() => this.#move(one.id, -1)}>
        ${icon('up')}
      </button>
      <button class="sign" aria-label=${words.down(name)} @click=${() => this.#move(one.id, 1)}>
        ${icon('down')}
      </button>
      <button
        class="sign"
        aria-label=${words.remove(name)}
        @click=${() => (this._draft = this._draft.filter(({ id }) => id !== one.id))}
      >
        ${icon('remove')}
      </button>
    </li>`;
  }

  override render(): TemplateResult {
    const words = momentWords.plan;
    const now = phaseNow(this.course);
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${words.title}</h2>
      <p class="soft">${words.lead}</p>
      <p>
        <label class="l"
          >${words.template}
          <select @change=${(event: Event) => this.#template(event)}>
            <option value=""></option>
            ${Object.entries(words.templates).map(
              ([value, name]) => html`<option value=${value}>${name}</option>`,
            )}
            ${this.templates.map(({ name }) => html`<option value=${`own:${name}`}>${name}</option>`)}
            <option value="none">${words.none}</option>
          </select></label
        >
      </p>
      ${
        now === undefined
          ? nothing
          : html`<div class="row">
              <span class="n">${words.now(momentWords.phaseName(now))}</span>
              ${this.#stepper(momentWords.phaseName(now), this._goal ?? now.goalMs, (ms) => (this._goal = ms))}
              <button
                class="quiet"
                @click=${() => {
                  ask(this, { do: 'end-phase' });
                }}
              >
                ${momentWords.ribbon.end}
              </button>
            </div>`
      }
      ${
        this._draft.length === 0
          ? html`<p class="soft">${words.empty}</p>`
          : html`<ol>
              ${this._draft.map((one) => this.#row(one))}
            </ol>`
      }
      <form class="add" @submit=${(event: Event) => this.#add(event)}>
        <select name="kind" aria-label=${words.kind}>
          ${KINDS.map((kind) => html`<option value=${kind}>${momentWords.phases[kind]}</option>`)}
        </select>
        <input
          name="name"
          maxlength="30"
          autocomplete="off"
          aria-label=${words.name}
          placeholder=${words.name}
        />
        <button>${words.add}</button>
      </form>
      <form class="add" @submit=${(event: Event) => this.#keepTemplate(event)}>
        <label class="l">${words.keepAs} <input name="template" maxlength="40" autocomplete="off" /></label>
        <button>${words.keepTemplate}</button>
        <span role="status">${this._said}</span>
      </form>
      <p class="soft small">${words.hint}</p>
      <div class="acts">
        <button class="primary" @click=${() => this.#use()}>${words.keep}</button>
        <button @click=${() => this._dialog.close()}>${words.cancel}</button>
      </div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-plan': AttunePlan;
  }
}
