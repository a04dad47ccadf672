/**
 * The screen of a session: bar, numbers, picture, and the guide's controls in the water. It lays out what the session and
 * the view say; whatever a person asks for leaves it as a command.
 */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guideMoment } from '../../pacing/guide.ts';
import type { SessionEvent } from '../../session/events.ts';
import { procedureNow } from '../../session/procedure.ts';
import type { Session } from '../../session/session.ts';
import '../assessment/attune-practice.ts';
import { ask, type Command } from '../model/command.ts';
import '../parts/attune-look.ts';
import '../parts/attune-notice.ts';
import { SessionWatch } from '../parts/session-watch.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import type { Notice } from '../model/notice.ts';
import type { SessionView } from '../model/session-view.ts';
import { clientOptionWords } from '../words/client-options.ts';
import { decimal } from '../words/format.ts';
import { numberWords } from '../words/numbers.ts';
import { therapistWords } from '../words/therapist.ts';
import '../parts/attune-ask-first.ts';
import './attune-change.ts';
import './attune-pace.ts';
import './attune-picture.ts';
import './attune-moments.ts';
import './attune-ribbon.ts';
import './attune-session-bar.ts';
import './attune-stats.ts';
import { sessionStyles } from './session-styles.ts';

/** Shortest time between two spoken numbers, ms of real time. */
const SPEAK = 10_000;

/** What is told while the client has stopped everything; the guide comes back when the client wants it, or by hand where no window is open. */
const stoppedNotice = (offered: boolean, window: boolean): Notice => ({
  key: 'stopped',
  icon: 'window',
  lead: therapistWords.client.stopped,
  text: offered ? therapistWords.client.offered : therapistWords.client.stoppedText,
  ...(!offered && {
    actions: [
      { label: therapistWords.client.resume, command: { do: window ? 'offer-guide' : 'resume-client' } },
    ],
  }),
});

const END: Command = { do: 'end-session' };

@customElement('attune-session')
export class AttuneSession extends LitElement {
  static override styles = [baseStyles, buttonStyles, sessionStyles, css``];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) view!: SessionView;
  @state() private _spoken = '';
  #tick: ReturnType<typeof setInterval> | undefined;
  #speaker: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    new SessionWatch(
      this,
      () => this.session,
      (event) => this.#fact(event),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Only clocks that people read (length, next attempt, state of the guide) need this; facts bring everything else.
    this.#tick = setInterval(() => this.requestUpdate(), 1000);
    this.#speaker = setInterval(() => this.#speak(), SPEAK);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#tick);
    clearInterval(this.#speaker);
  }

  #fact(event: SessionEvent): void {
    if (event.type !== 'measurement') this.requestUpdate();
  }

  #speak(): void {
    const bpm = this.view.live?.heartRate;
    // Without a link no number is left standing, for the ear as for the eye.
    this._spoken = bpm === undefined ? '' : numberWords.spoken(Number(decimal(bpm)));
  }

  override render(): TemplateResult {
    const { session, view } = this;
    if (session === undefined) return html`${nothing}`;
    const { state: facts } = session;
    const at = view.now();
    const strap = facts.straps.client;
    const moment = guideMoment(facts.guide, at);
    const last = facts.guide.at(-1);
    const sentence = view.strapSentence ?? '';
    const procedure = procedureNow(facts.procedures);
    const practice = procedure?.kind === 'practice' ? procedure : undefined;
    return html`<div class="session">
      <attune-session-bar .session=${session} .view=${view}
        >${this.#renderEnd()}<attune-look
          slot="menu"
          theme=${view.theme}
          label=${clientOptionWords.ownLook}
        ></attune-look
        >${
          view.lockable === true
            ? html`<button slot="menu" @click=${() => ask(this, { do: 'lock-now' })}>
                ${therapistWords.lockNow}
              </button>`
            : nothing
        }</attune-session-bar
      >
      <div class="notices">
        ${
          facts.stopped
            ? html`<attune-notice
                .notice=${stoppedNotice(facts.guideOffered, view.clientWindow === 'open')}
              ></attune-notice>`
            : nothing
        }
        ${view.notices.map((notice) => html`<attune-notice .notice=${notice}></attune-notice>`)}
      </div>
      ${!view.recording ? nothing : html`<attune-ribbon .session=${session} .at=${at}></attune-ribbon>`}
      <attune-stats
        .live=${view.live}
        .signal=${view.signal}
        .strap=${strap}
        .unknownHoles=${facts.unknownHoles}
        .at=${at}
        ?guided=${moment !== undefined}
        ?begun=${view.recording}
        .breath=${view.breath}
        sentence=${sentence}
      ></attune-stats>
      <attune-change .session=${session} .at=${at}></attune-change>
      <attune-picture .session=${session} .now=${view.now} .breath=${view.breath}></attune-picture>
      ${
        practice === undefined
          ? html`<attune-pace .pace=${facts.pace} ?running=${last?.running === true}
              >${this.#renderOffers()}</attune-pace
            >`
          : html`<attune-practice .procedure=${practice} .view=${view} .pace=${facts.pace}></attune-practice>`
      }
      ${!view.recording ? nothing : html`<attune-moments .session=${session} .view=${view}></attune-moments>`}
      <p class="vh" role="status">${this._spoken}</p>
    </div>`;
  }

  /** What can be led from here, the pages come as a chunk of their own; or the way back while nothing is recorded. */
  #renderOffers(): TemplateResult {
    const { led, leave } = therapistWords;
    const offer = (words: string, command: Command): TemplateResult =>
      html`<button @click=${() => ask(this, command)}>${words}</button>`;
    return !this.view.recording
      ? offer(leave, { do: 'leave-ready' })
      : html`${offer(led.assess, { do: 'open-assessment' })}${offer(led.practise, { do: 'open-practice' })}`;
  }

  #renderEnd(): TemplateResult {
    const { view } = this;
    const { start, end } = therapistWords;
    return !view.recording
      ? html`<button class="primary" @click=${() => ask(this, { do: 'start-session' })}>${start}</button>`
      : html`<attune-ask-first
          label=${end.button}
          brief=${end.brief}
          .question=${() => end.ask(view.now())}
          yes=${end.keep}
          no=${end.goOn}
          .command=${END}
        ></attune-ask-first>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-session': AttuneSession;
  }
}
