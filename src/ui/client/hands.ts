/**
 * What hands can reach beside the picture in the client's window: the buttons at its lower edge with the sheet they open, the corners, and
 * the screen after a stop. A part of its own, fetched as soon as the picture stands. It says what was pressed and decides nothing.
 */
import { html, nothing, type CSSResult, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ClientView } from '../../session/client-view.ts';
import { clientWords } from '../words/client.ts';
import { sign } from './client-icons.ts';
import './attune-own-breath.ts';
import { clientStyles } from './client-styles.ts';
import { corner } from './corner.ts';
import { handStyles } from './hand-styles.ts';
import { QuietHands } from './quiet-hands.ts';
import { stoppedScreen, type StoppedScreen } from './stopped-screen.ts';
import type { WishEvent } from './wish.ts';

/** The sheet of sound and look, as it is shown. */
export interface Sheet {
  readonly view: ClientView;
  /** What there is: voices and vibration, a heart that the picture may answer to, a breath that is measured. */
  readonly has: {
    readonly device: { readonly voice: boolean; readonly vibration: boolean };
    readonly heart: boolean;
    readonly breath: boolean;
  };
  readonly running: boolean;
  readonly alone: boolean;
  readonly lessMotion: boolean;
  readonly look: ClientView['look'];
  readonly wish: (event: WishEvent) => void;
}

export interface Reachable {
  /** The look beside which the client's own breath is shown; `undefined` = it is not measured, or not wanted. */
  readonly ownBreath: ClientView['look'] | undefined;
  /** `undefined` = there is no therapist's page to go back to in this window. */
  readonly back: (() => void) | undefined;
  readonly sayNow: () => void;
  readonly ground: () => void;
  /** Lets the guide pause or go on; `undefined` = there is none to pause. */
  readonly pause: (() => void) | undefined;
  /** Whether the guide leads, so that the button pauses it. */
  readonly leads: boolean;
  /** `undefined` = nothing runs that could be stopped. */
  readonly stop: (() => void) | undefined;
  readonly openSheet: () => void;
  readonly closeSheet: () => void;
  /** `undefined` = it is closed. */
  readonly sheet: Sheet | undefined;
}

export class Hands {
  readonly styles: readonly CSSResult[] = [clientStyles, handStyles];

  constructor(host: ReactiveControllerHost & HTMLElement) {
    new QuietHands(host);
  }

  stopped(screen: StoppedScreen): TemplateResult {
    return stoppedScreen(screen);
  }

  draw({
    ownBreath,
    back,
    sayNow,
    ground,
    pause,
    leads,
    stop,
    openSheet,
    closeSheet,
    sheet,
  }: Reachable): TemplateResult {
    return html`
      ${ownBreath === undefined ? nothing : html`<attune-own-breath .look=${ownBreath}></attune-own-breath>`}
      ${corner(back)}
      <button class="ask" @click=${sayNow}>${clientWords.sayNow}</button>
      <div class="hand">
        <button @click=${ground}>${sign('grounding')}${clientWords.groundMe}</button>
        <div class="mid">
          ${
            pause === undefined
              ? nothing
              : html`<button @click=${pause}>${leads ? clientWords.pause : clientWords.goOn}</button>`
          }
          <button
            class="sheet-opener"
            aria-expanded=${sheet === undefined ? 'false' : 'true'}
            @click=${sheet === undefined ? openSheet : closeSheet}
          >
            ${clientWords.soundAndLook}
          </button>
        </div>
        ${
          stop === undefined
            ? nothing
            : html`<button @click=${stop}>${sign('stop')}${clientWords.stopEverything}</button>`
        }
      </div>
      ${
        sheet === undefined
          ? nothing
          : html`<attune-sound-and-look
              .view=${sheet.view}
              .device=${sheet.has.device}
              .running=${sheet.running}
              .alone=${sheet.alone}
              .heart=${sheet.has.heart}
              .breath=${sheet.has.breath}
              .lessMotion=${sheet.lessMotion}
              .look=${sheet.look}
              @attune-wish=${sheet.wish}
              @attune-close=${closeSheet}
            ></attune-sound-and-look>`
      }
    `;
  }
}
