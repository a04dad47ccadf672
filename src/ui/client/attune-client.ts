/**
 * The client's window: the picture, its word, and what the client may do. It shows the session's state and dispatches wishes; it
 * decides nothing. Space stops everything wherever the focus is; Escape does so unless it closes the sheet.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guideMoment, type Guide } from '../../pacing/guide.ts';
import { defaultView, type ClientView, type ShownSession } from '../../session/shown.ts';
import type { Share } from '../../terms/units.ts';
import { clientWords } from '../words/client.ts';
import type { GroundedEvent } from './attune-grounding.ts';
import './attune-orb.ts';
import { sign } from './client-icons.ts';
import { corner } from './corner.ts';
import { windowStyles } from './attune-client-styles.ts';
import { clientStyles } from './client-styles.ts';
import type { PictureClock } from '../parts/picture-clock.ts';
import { LessMotion } from './less-motion.ts';
import { QuietHands } from './quiet-hands.ts';
import { leadsOn, rejoined, settled } from './rejoin.ts';
import type { Speaker } from './speaker.ts';
import { StopKeyListener } from './stop-keys.ts';
import { stoppedScreen } from './stopped-screen.ts';
import type { ClientDoing, ClientWish } from '../../session/client-wish.ts';
import { BackEvent, WishEvent } from './wish.ts';

@customElement('attune-client')
export class AttuneClient extends LitElement {
  static override styles = [clientStyles, windowStyles];

  /** `undefined` = no session is running. */
  @property({ attribute: false }) session: ShownSession | undefined;
  @property({ attribute: false }) clock: PictureClock | undefined;
  /** The window that leads: not seen yet, open, gone; `none` = there is none, the client practises alone. */
  @property() leader: 'waiting' | 'here' | 'gone' | 'none' = 'waiting';
  @property({ attribute: false }) warmth: Share | undefined;
  /** Whether there is a heart that the picture may answer to, if the client wants it. */
  @property({ type: Boolean }) heart = false;
  /** A sentence for the picture's place while the guide rests. */
  @property() note = '';
  /** A sentence over the picture, e.g. that the sound waits for a touch. */
  @property() hint = '';
  /** Whether there is a therapist's page to go back to in this window. */
  @property({ type: Boolean }) back = false;
  /** Voices, vibration: what this device has. */
  @property({ attribute: false }) device = { voice: false, vibration: false };

  @state() private grounding = false;
  @state() private sheet = false;
  /** The client said on this stopped screen that it was too much. */
  @state() private saidTooMuch = false;
  /** The guide as it is shown while the window that leads is away, and until the onset after it is back. */
  @state() private ownGuide: Guide | undefined;

  /** What whoever leads was told last of what the client does. */
  #told: ClientDoing = 'watching';
  #wasFull = false;
  readonly #motion = new LessMotion(this);
  #speaker: Speaker | undefined;

  constructor() {
    super();
    new QuietHands(this);
    new StopKeyListener(this, {
      active: () => this.session !== undefined && (!this.session.stopped || this.grounding),
      escape: () => this.sheet && this.#closeSheet(),
      stop: () => this.#stop(),
    });
  }

  /** Whether nothing breathes and nothing is to be heard at present: stopped, or grounding. `attune-still` tells of changes. */
  get still(): boolean {
    return this.grounding || this.session?.stopped === true;
  }

  /** The guide that is shown: the session's own, or one that comes to rest because the window that leads it is gone. */
  get guide(): Guide {
    return this.ownGuide ?? this.session?.guide ?? [];
  }

  #wish(wish: ClientWish): void {
    this.dispatchEvent(new WishEvent(wish));
  }

  #stop(): void {
    this.grounding = false;
    this.sheet = false;
    this.#wish({ ask: 'stop' });
  }

  #ground(): void {
    this.sheet = false;
    this.grounding = true;
    if (this.#running()) this.#wish({ ask: 'pause' });
  }

  readonly #grounded = ({ to }: GroundedEvent): void => {
    this.grounding = false;
    this.#wish({ ask: to === 'back' ? 'resume' : 'stop' });
  };

  async #openSheet(): Promise<void> {
    await import('./attune-sound-and-look.ts');
    this.sheet = true;
  }

  /** Lets whoever leads know what no fact tells. */
  readonly #tell = (): void => {
    if (this.leader !== 'here') return;
    const full = document.fullscreenElement !== null;
    this.#wasFull ||= full;
    const doing = this.grounding ? 'grounding' : this.#wasFull && !full ? 'left-full-screen' : 'watching';
    if (doing === this.#told) return;
    this.#told = doing;
    this.#wish({ ask: 'know', doing });
  };

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #closeSheet(): true {
    this.sheet = false;
    void this.updateComplete.then(() => this.#focus('.sheet-opener'));
    return true;
  }

  readonly #sheetWish = ({ wish }: WishEvent): void => {
    if (wish.ask === 'view' && wish.change.look !== undefined) this.#motion.choose(wish.change.look);
  };

  #tooMuch(): void {
    this.saidTooMuch = true;
    this.#wish({ ask: 'too-much' });
    this.#focus('h1');
  }

  #running(): boolean {
    return this.clock !== undefined && guideMoment(this.guide, this.clock.now()) !== undefined;
  }

  protected override willUpdate(changed: PropertyValues<AttuneClient>): void {
    const { session, clock } = this;
    if (session === undefined || clock === undefined || this.leader === 'none') this.ownGuide = undefined;
    else if (this.leader === 'gone') {
      if (changed.has('leader')) this.ownGuide = settled(this.guide, clock.now());
    } else if (changed.has('leader') && changed.get('leader') === 'gone') {
      this.ownGuide =
        guideMoment(this.guide, clock.now()) === undefined ? rejoined(session.guide, clock.now()) : undefined;
    } else if (changed.has('session')) {
      const before = changed.get('session');
      if (before?.guide !== session.guide) this.ownGuide = undefined;
      if (session.stopped && before?.stopped !== true) {
        this.sheet = false;
        this.grounding = false;
      }
    }
    if (this.session?.stopped !== true) this.saidTooMuch = false;
    if (this.session?.asked !== undefined && customElements.get('attune-asked') === undefined)
      void import('./attune-asked.ts');
    if (changed.has('session') || changed.has('clock') || changed.has('leader')) this.#speaker?.listen();
  }

  protected override firstUpdated(): void {
    // Not needed to show the first breath, but at hand before anyone can ask for it.
    void import('./attune-grounding.ts');
    void this.#giveVoice();
  }

  async #giveVoice(): Promise<void> {
    const { Speaker } = await import('./speaker.ts');
    this.#speaker = new Speaker(this, () => ({
      clock: this.clock,
      guide: this.guide,
      still: this.still,
      byEar: (this.session?.view.sound ?? 'off') !== 'off',
    }));
    this.#speaker.listen();
  }

  protected override updated(changed: PropertyValues<AttuneClient>): void {
    if (changed.has('grounding' as keyof AttuneClient)) this.dispatchEvent(new Event('attune-still'));
    if (changed.has('leader')) this.#told = 'watching';
    this.#tell();
    const stopped = this.session?.stopped === true;
    const before = changed.get('session');
    if (stopped && (before === undefined ? changed.has('session') : !before.stopped)) this.#focus('h1');
    // What had the focus is gone with its screen.
    const back = before?.stopped === true || changed.get('grounding' as keyof AttuneClient) === true;
    if (back && !this.still) this.#focus('.hand button');
  }

  #sentence(): string {
    if (this.leader === 'gone') return clientWords.gone;
    if (this.note !== '') return this.note;
    if (this.session === undefined || this.guide.length === 0) return clientWords.waiting;
    const { restedBy } = this.session;
    return restedBy === undefined ? clientWords.whenReady : clientWords.rests[restedBy];
  }

  #hands(view: ClientView): TemplateResult {
    const leads = this.clock !== undefined && leadsOn(this.guide, this.clock.now());
    const canPause = this.session !== undefined && this.leader !== 'gone' && this.guide.length > 0;
    return html`
      <div class="hand">
        <button @click=${() => this.#ground()}>${sign('grounding')}${clientWords.groundMe}</button>
        <div class="mid">
          ${
            canPause
              ? html`<button @click=${() => this.#wish({ ask: leads ? 'pause' : 'resume' })}>
                  ${leads ? clientWords.pause : clientWords.goOn}
                </button>`
              : nothing
          }
          <button
            class="sheet-opener"
            aria-expanded=${this.sheet ? 'true' : 'false'}
            @click=${() => (this.sheet ? this.#closeSheet() : this.#openSheet())}
          >
            ${clientWords.soundAndLook}
          </button>
        </div>
        ${
          this.session === undefined
            ? nothing
            : html`<button @click=${() => this.#stop()}>${sign('stop')}${clientWords.stopEverything}</button>`
        }
      </div>
      ${
        this.sheet
          ? html`<attune-sound-and-look
              .view=${view}
              .device=${this.device}
              .running=${leads}
              .alone=${this.leader === 'none'}
              .heart=${this.heart}
              .lessMotion=${this.#motion.asked}
              .look=${this.#motion.lookFor(view.look)}
              @attune-wish=${this.#sheetWish}
              @attune-close=${() => this.#closeSheet()}
            ></attune-sound-and-look>`
          : nothing
      }
    `;
  }

  #breath(view: ClientView): TemplateResult {
    return html`
      <attune-orb
        ?faded=${this.session?.unguided === true}
        .guide=${this.guide}
        .clock=${this.clock}
        .look=${this.#motion.lookFor(view.look)}
        .theme=${view.theme}
        .words=${view.words}
        .counting=${view.count}
        .warmth=${view.feedback ? this.warmth : 0}
        .note=${this.#sentence()}
      ></attune-orb>
      ${corner(this.back ? () => this.dispatchEvent(new BackEvent()) : undefined)}
      <button class="ask" @click=${() => this.#speaker?.where()}>${clientWords.sayNow}</button>
      ${this.#hands(view)}
    `;
  }

  protected override render(): TemplateResult {
    const view = this.session?.view ?? defaultView;
    return html`
      <main>
        ${
          this.grounding
            ? html`<attune-grounding @attune-grounded=${this.#grounded}></attune-grounding>`
            : this.session?.stopped === true
              ? stoppedScreen({
                  seen: this.leader === 'here',
                  offered: this.session.guideOffered,
                  tooMuch: this.saidTooMuch
                    ? 'noted'
                    : this.session.view.mayTooMuch
                      ? () => this.#tooMuch()
                      : undefined,
                  ground: () => this.#ground(),
                  goOn: () => this.#wish({ ask: 'resume' }),
                })
              : this.#breath(view)
        }
        ${
          this.session?.asked === undefined || this.leader !== 'here'
            ? nothing
            : html`<attune-asked .asked=${this.session.asked}></attune-asked>`
        }
        ${this.hint === '' ? nothing : html`<p class="hint" role="status">${this.hint}</p>`}
        <p class="vh" role="status">${this.#speaker?.words ?? ''}</p>
      </main>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-client': AttuneClient;
  }
  interface HTMLElementEventMap {
    'attune-still': Event;
  }
}
