/**
 * The client's window: the picture, its word, and what the client may do. It shows the session's state and dispatches wishes; it
 * decides nothing. Space stops everything wherever the focus is; Escape does so unless it closes the sheet.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guideMoment, type Guide } from '../../pacing/guide.ts';
import { defaultView, type ClientView } from '../../session/client-view.ts';
import type { ShownSession } from '../../session/shown.ts';
import type { Share } from '../../terms/units.ts';
import { clientWords } from '../words/client.ts';
import type { GroundedEvent } from './attune-grounding.ts';
import './attune-orb.ts';
import { windowStyles } from './attune-client-styles.ts';
import type { PictureClock } from '../parts/picture-clock.ts';
import { awaitPart } from '../parts/load-part.ts';
import { shown, whenDrawn } from '../parts/when-drawn.ts';
import { LessMotion } from './less-motion.ts';
import type { Hands } from './hands.ts';
import { leadsOn, rejoined, settled } from './rejoin.ts';
import type { Speaker } from './speaker.ts';
import { StopKeyListener } from './stop-keys.ts';
import type { ClientDoing, ClientWish } from '../../session/client-wish.ts';
import { BackEvent, WishEvent } from './wish.ts';

/** What a client can ask for, the first one first: once it is here no network is needed. */
const AHEAD = [
  () => import('./attune-grounding.ts'),
  () => import('./attune-sound-and-look.ts'),
  () => import('./attune-asked.ts'),
  () => import('./ear.ts'),
  () => import('./breath-sound.ts'),
] as const;

/** A screen that was asked for and comes later than this would startle, ms. */
const STILL_WANTED = 30_000;

@customElement('attune-client')
export class AttuneClient extends LitElement {
  static override styles = windowStyles;

  /** `undefined` = no session is running. */
  @property({ attribute: false }) session: ShownSession | undefined;
  @property({ attribute: false }) clock: PictureClock | undefined;
  /** The window that leads: not seen yet, open, gone; `none` = there is none, the client practises alone. */
  @property() leader: 'waiting' | 'here' | 'gone' | 'none' = 'waiting';
  @property({ attribute: false }) warmth: Share | undefined;
  /** Whether there is a heart that the picture may answer to, if the client wants it. */
  @property({ type: Boolean }) heart = false;
  /** Whether the client's own breath is measured, which the picture may carry if the client wants it. */
  @property({ type: Boolean }) breath = false;
  /** A sentence for the picture's place while the guide rests. */
  @property() note = '';
  /** A sentence over the picture, e.g. that the sound waits for a touch. */
  @property() hint = '';
  /** Whether there is a therapist's page to go back to in this window. */
  @property({ type: Boolean }) back = false;
  /** Voices, vibration: what this device has. */
  @property({ attribute: false }) device = { voice: false, vibration: false };

  /** What hands can reach; `undefined` = it is on its way. */
  @state() private hands: Hands | undefined;
  @state() private grounding = false;
  /** How many parts of this window have not come yet. */
  @state() private missing = 0;
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
  #reaching: Promise<void> | undefined;

  constructor() {
    super();
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

  /** Fetches a part of this window for as long as it takes, and says so meanwhile. */
  readonly fetch = <T>(load: () => Promise<T>): Promise<T> =>
    awaitPart(load, (missing) => (this.missing += missing ? 1 : -1));

  #ground(): void {
    this.sheet = false;
    if (this.#running()) this.#wish({ ask: 'pause' });
    if (customElements.get('attune-grounding') !== undefined) this.grounding = true;
    // Until it comes the picture stays, with its way to stop.
    else {
      const asked = performance.now();
      void this.fetch(AHEAD[0]).then(() => {
        if (performance.now() - asked < STILL_WANTED) this.grounding = this.session?.stopped !== true;
      });
    }
  }

  readonly #grounded = ({ to }: GroundedEvent): void => {
    this.grounding = false;
    this.#wish({ ask: to === 'back' ? 'resume' : 'stop' });
  };

  async #openSheet(): Promise<void> {
    await this.fetch(() => import('./attune-sound-and-look.ts'));
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
    } else if (changed.get('leader') === 'waiting') {
      // The picture stood at rest until now.
      this.ownGuide = rejoined(session.guide, clock.now());
    } else if (changed.get('leader') === 'gone') {
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
      void this.fetch(() => import('./attune-asked.ts'));
    if (changed.has('session') || changed.has('clock') || changed.has('leader')) this.#speaker?.listen();
  }

  /** Settled when the picture is drawn. */
  async picture(): Promise<void> {
    await super.getUpdateComplete();
    await this.renderRoot.querySelector('attune-orb')?.updateComplete;
  }

  /** Settled when the picture is drawn and the hands beside it. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await this.picture();
    await this.#reaching;
    return super.getUpdateComplete();
  }

  protected override firstUpdated(): void {
    this.#reaching = this.#reach();
    // Not needed to show the first breath, but at hand before anyone can ask for it.
    void this.#reaching.then(() =>
      whenDrawn(() => {
        void this.#fetchAhead();
        void this.#giveVoice();
      }),
    );
  }

  async #fetchAhead(): Promise<void> {
    for (const load of AHEAD) await this.fetch<unknown>(load);
  }

  /** The picture comes first; where something runs already, whoever sees it must be able to stop it. */
  async #reach(): Promise<void> {
    if (this.session === undefined) {
      await this.picture();
      await shown();
    }
    const { Hands } = await this.fetch(() => import('./hands.ts'));
    const hands = new Hands(this);
    const root = this.renderRoot as ShadowRoot;
    root.adoptedStyleSheets.push(...hands.styles.flatMap(({ styleSheet }) => styleSheet ?? []));
    this.hands = hands;
  }

  async #giveVoice(): Promise<void> {
    const { Speaker } = await this.fetch(() => import('./speaker.ts'));
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

  #reachable(hands: Hands, view: ClientView): TemplateResult {
    const { session, leader } = this;
    const running = this.clock !== undefined && leadsOn(this.guide, this.clock.now());
    const canPause = session !== undefined && leader !== 'gone' && this.guide.length > 0;
    return hands.draw({
      ownBreath: this.breath && view.ownBreath ? this.#motion.lookFor(view.look) : undefined,
      back: this.back ? () => this.dispatchEvent(new BackEvent()) : undefined,
      sayNow: () => this.#speaker?.where(),
      ground: () => this.#ground(),
      pause: canPause ? () => this.#wish({ ask: running ? 'pause' : 'resume' }) : undefined,
      leads: running,
      stop: session === undefined ? undefined : () => this.#stop(),
      openSheet: () => void this.#openSheet(),
      closeSheet: () => this.#closeSheet(),
      sheet: this.sheet
        ? {
            view,
            has: this,
            running,
            alone: leader === 'none',
            lessMotion: this.#motion.asked,
            look: this.#motion.lookFor(view.look),
            wish: this.#sheetWish,
          }
        : undefined,
    });
  }

  #stopped(hands: Hands, { guideOffered, view }: ShownSession): TemplateResult {
    return hands.stopped({
      seen: this.leader === 'here',
      offered: guideOffered,
      tooMuch: this.saidTooMuch ? 'noted' : view.mayTooMuch ? () => this.#tooMuch() : undefined,
      ground: () => this.#ground(),
      goOn: () => this.#wish({ ask: 'resume' }),
    });
  }

  #breath(view: ClientView): TemplateResult {
    return html`
      <attune-orb
        ?faded=${this.session?.unguided === true}
        .guide=${this.guide}
        .clock=${this.clock}
        .fetch=${this.fetch}
        .look=${this.#motion.lookFor(view.look)}
        .theme=${view.theme}
        .words=${view.words}
        .counting=${view.count}
        .warmth=${view.feedback ? this.warmth : 0}
        .note=${this.#sentence()}
      ></attune-orb>
      ${this.hands === undefined ? nothing : this.#reachable(this.hands, view)}
    `;
  }

  protected override render(): TemplateResult {
    const view = this.session?.view ?? defaultView;
    const hint = this.hint === '' && this.missing > 0 ? clientWords.missing : this.hint;
    return html`
      <main>
        ${
          this.grounding
            ? html`<attune-grounding @attune-grounded=${this.#grounded}></attune-grounding>`
            : this.session?.stopped === true && this.hands !== undefined
              ? this.#stopped(this.hands, this.session)
              : this.#breath(view)
        }
        ${
          this.session?.asked === undefined || this.leader !== 'here'
            ? nothing
            : html`<attune-asked .asked=${this.session.asked}></attune-asked>`
        }
        ${hint === '' ? nothing : html`<p class="hint" role="status">${hint}</p>`}
        ${
          this.session?.simulated === undefined
            ? nothing
            : html`<p class=${this.back ? 'sim below' : 'sim'}>${clientWords.simulated}</p>`
        }
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
