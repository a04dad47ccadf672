/** Lets the cursor and the corner rest after some stillness: classes `quiet` and `full` (screen) on the host, and nothing else. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Ms } from '../../terms/units.ts';

const QUIET: Ms = 4000;

export class QuietHands implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('pointermove', this.#stir);
    window.addEventListener('pointerdown', this.#stir);
    document.addEventListener('fullscreenchange', this.#screen);
    this.#screen();
  }

  hostDisconnected(): void {
    window.removeEventListener('pointermove', this.#stir);
    window.removeEventListener('pointerdown', this.#stir);
    document.removeEventListener('fullscreenchange', this.#screen);
    clearTimeout(this.#timer);
  }

  readonly #screen = (): void => {
    this.#host.classList.toggle('full', document.fullscreenElement !== null);
    this.#host.requestUpdate();
    this.#stir();
  };

  readonly #stir = (): void => {
    this.#host.classList.remove('quiet');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#host.classList.add('quiet'), QUIET);
  };
}
