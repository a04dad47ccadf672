/**
 * The screen of a session: bar, numbers, picture, and the guide's controls in the water. It lays out what the session and
 * the view say; whatever a person asks for leaves it as a command.
 */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guideMoment } from '../../pacing/guide.ts';
import type { SessionEvent } from '../../session/events.ts';
import { ledNow } from '../../session/led.ts';
import type { Session } from '../../session/session.ts';
import { OpenAssessment, OpenPractice } from '../assessment/commands.ts';
import '../assessment/attune-practice.ts';
import '../parts/attune-look.ts';
import '../parts/attune-notice.ts';
import { icon, mark } from '../parts/icons.ts';
import { SessionWatch } from '../parts/session-watch.ts';
import { barStyles, baseStyles, buttonStyles } from '../parts/styles.ts';
import { emptyView, type Notice, type TherapistView } from '../therapist/view.ts';
import { decimal } from '../words/format.ts';
import { numberWords } from '../words/numbers.ts';
import { therapistWords } from '../words/therapist.ts';
import './attune-client-options.ts';
import '../parts/attune-ask-first.ts';
import './attune-pace.ts';
import './attune-picture.ts';
import './attune-stats.ts';
import './attune-strap-badge.ts';
import { EndSession, LeaveReady, OpenClientWindow, ResumeClient, StartSession } from './commands.ts';
import { sessionStyles } from './session-styles.ts';

/** Shortest time between two spoken numbers, ms of real time. */
const SPEAK = 10_000;

/** What is told while the client has stopped everything. */
const STOPPED: Notice = {
  key: 'stopped',
  icon: 'window',
  lead: therapistWords.client.stopped,
  text: therapistWords.client.stoppedText,
  actions: [{ label: therapistWords.client.resume, command: () => new ResumeClient() }],
};

@customElement('attune-session')
export class AttuneSession extends LitElement {
  static override styles = [baseStyles, buttonStyles, barStyles, sessionStyles, css``];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) view: TherapistView = emptyView;
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
    const led = ledNow(facts.leds);
    const practice = led?.kind === 'practice' ? led : undefined;
    return html`<div class="session">
      ${this.#renderBar(session, at)}
      <div class="notices">
        ${facts.stopped ? html`<attune-notice .notice=${STOPPED}></attune-notice>` : nothing}
        ${view.notices.map((notice) => html`<attune-notice .notice=${notice}></attune-notice>`)}
      </div>
      <attune-stats
        .live=${view.live}
        .signal=${view.signal}
        .strap=${strap}
        .at=${at}
        ?guided=${moment !== undefined}
        sentence=${sentence}
      ></attune-stats>
      <attune-picture .session=${session} .now=${view.now}></attune-picture>
      ${
        practice === undefined
          ? html`<attune-pace .pace=${facts.pace} ?running=${last?.running === true}
              >${view.screen === 'session' ? this.#renderOffers() : nothing}<attune-look
                theme=${view.theme}
              ></attune-look
            ></attune-pace>`
          : html`<attune-practice .led=${practice} .view=${view}></attune-practice>`
      }
      <p class="vh" role="status">${this._spoken}</p>
    </div>`;
  }

  /** What can be led from here; the pages come as a chunk of their own. */
  #renderOffers(): TemplateResult {
    const { led } = therapistWords;
    return html`<button class="quiet" @click=${() => this.dispatchEvent(new OpenAssessment())}>
        ${led.assess}</button
      ><button class="quiet" @click=${() => this.dispatchEvent(new OpenPractice())}>${led.practise}</button>`;
  }

  #renderBar(session: Session, at: number): TemplateResult {
    const { view } = this;
    const { state: facts } = session;
    const words = therapistWords;
    const strap = facts.straps.client;
    const ready = view.screen === 'ready';
    const lost = strap.link === 'lost' || strap.link === 'reconnecting';
    return html`<header class="bar">
      ${mark()}
      <h1 class="who">${facts.name ?? facts.client ?? words.session}</h1>
      ${facts.simulated === undefined ? nothing : html`<span class="sim">${words.simulated}</span>`}
      <span class="soft hide-m" aria-live="off"
        >${ready ? words.notRecording : words.since(facts.epoch, at)}</span
      >
      <span class="sp"></span>
      <attune-strap-badge
        details
        .signal=${view.signal}
        .strap=${strap}
        .lostFor=${lost ? at - strap.linkSince : undefined}
        sentence=${view.strapSentence ?? ''}
      ></attune-strap-badge>
      <button class="quiet win" @click=${() => this.dispatchEvent(new OpenClientWindow())}>
        ${icon('window')}<span
          >${view.clientWindow === 'open' ? words.client.sees[facts.view.look] : words.client.open}</span
        >
      </button>
      <attune-client-options
        .settings=${facts.view}
        .pace=${facts.pace}
        address=${view.address ?? ''}
        hosted=${view.hosted ?? ''}
      ></attune-client-options>
      ${
        ready
          ? html`<button class="quiet leave" @click=${() => this.dispatchEvent(new LeaveReady())}>
                ${words.leave}</button
              ><button class="primary" @click=${() => this.dispatchEvent(new StartSession())}>
                ${words.start}
              </button>`
          : html`<attune-ask-first
              label=${words.end.button}
              .question=${() => words.end.ask(view.now())}
              yes=${words.end.keep}
              no=${words.end.goOn}
              .command=${() => new EndSession()}
            ></attune-ask-first>`
      }
    </header>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-session': AttuneSession;
  }
}
