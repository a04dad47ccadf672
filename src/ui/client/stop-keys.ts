/** Space and Escape as the way to stop everything, wherever the focus is. Knows keys only, not what stopping means. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface StopKeys {
  /** Whether there is anything to stop; otherwise the keys do what they always do. */
  readonly active: () => boolean;
  /** Space is always a stop; Escape may be taken for something nearer, e.g. to close a sheet, by returning true. */
  readonly escape: () => boolean;
  readonly stop: () => void;
}

export class StopKeyListener implements ReactiveController {
  readonly #keys: StopKeys;

  constructor(host: ReactiveControllerHost, keys: StopKeys) {
    this.#keys = keys;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#down, true);
    window.addEventListener('keyup', this.#up, true);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#down, true);
    window.removeEventListener('keyup', this.#up, true);
  }

  readonly #down = (event: KeyboardEvent): void => {
    const space = event.code === 'Space' || event.key === ' ';
    if (!space && event.key !== 'Escape') return;
    if (event.ctrlKey || event.altKey || event.metaKey || !this.#keys.active()) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    if (!space && this.#keys.escape()) return;
    this.#swallow = space;
    this.#keys.stop();
  };

  #swallow = false;

  /** A button under the focus answers to the space bar when it comes up again; here it must not. */
  readonly #up = (event: KeyboardEvent): void => {
    if (!this.#swallow || (event.code !== 'Space' && event.key !== ' ')) return;
    this.#swallow = false;
    event.preventDefault();
    event.stopPropagation();
  };
}
