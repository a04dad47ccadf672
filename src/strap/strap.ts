/**
 * The radio's edge: one strap behind the browser's Bluetooth interface, told as events. The interface, the clock and the
 * listener are handed in, so a simulated strap or a fast clock goes the same way. Nothing here knows sessions or screens.
 */
import type { StrapErrorCode } from '../terms/strap-codes.ts';
import type { Ms } from '../terms/units.ts';
import { openLink, type Beside } from './link.ts';
import { MOVESENSE_SERVICE, POLAR_SERVICE } from './services/sensor-services.ts';
import type { Clock } from '../terms/clock.ts';
import { strapErrorCode, type StrapError } from './strap-error.ts';
import type { StrapEvent } from './strap-event.ts';

const CHOOSER_SILENT_AFTER: Ms = 20_000;
const AVAILABILITY_WITHIN: Ms = 1_000;

// Services must be named when a strap is chosen: a later wish for one of them would need the list again.
const besides = ['battery_service', 'device_information', POLAR_SERVICE, MOVESENSE_SERVICE];
/** The list of straps; and of everything in reach, since some straps do not say in the air that they are one. */
const straps: RequestDeviceOptions = { filters: [{ services: ['heart_rate'] }], optionalServices: besides };
const everything: RequestDeviceOptions = {
  acceptAllDevices: true,
  optionalServices: ['heart_rate', ...besides],
};

export interface StrapOptions {
  /** The browser's Bluetooth; `undefined` where it has none. */
  readonly bluetooth: Bluetooth | undefined;
  /** Whether the page may use it at all (https or localhost). */
  readonly secure: boolean;
  readonly clock: Clock;
  /**
   * Whether a strap is another person's: it is never taken up, whatever the list or the browser's memory offers. `byPerson` = somebody has just
   * chosen it, who knows better than memory does whose it is today.
   */
  readonly isOthers?: (deviceId: string, byPerson: boolean) => boolean;
  /** Hears everything that happens, in order. Never called after `close()`. */
  emit(event: StrapEvent): void;
}

/** What came of the browser's list of straps. `name` is absent if the strap has none. */
export type Choice =
  | { readonly ok: true; readonly deviceId: string; readonly name?: string }
  | { readonly ok: false; readonly error: StrapError };

export interface Strap {
  /** The browser's identity of the wanted strap, by which `resumeRemembered` finds it again; `undefined` = none. */
  readonly deviceId: string | undefined;
  /**
   * Opens the browser's list; call it from a person's touch. The chosen strap is taken up in place of any other; if none
   * is chosen, everything stays as it was. Ends when the list is closed, not when the link is up. Never throws.
   * `every` = the list shows every device in reach, for a strap that is missing from it.
   */
  choose(every?: boolean): Promise<Choice>;
  /**
   * Takes up a strap that was allowed earlier, without a list: the one with the identity `deviceId`, else, unless it must be `exactly` that one, the only one
   * there is. `false` = none, several without a hint (two straps may be two people's hearts), or the browser cannot.
   */
  resumeRemembered(deviceId?: string, exactly?: boolean): Promise<boolean>;
  /** Tries at once if the link is lost. */
  retryNow(): void;
  /** Lets another service of the strap be used beside heart rate, now and on every link to come; `undefined` = none. */
  beside(work: Beside | undefined): void;
  /** Ends the link; no strap is wanted until the next choice. */
  disconnect(): void;
  /** Ends the link and takes the page's permission for the strap back; `false` = the browser cannot. */
  forget(): Promise<boolean>;
  /** Ends everything for good, without a word. */
  close(): void;
}

/** Opens the radio's edge. Nothing is asked of the browser until a method is called. */
export function openStrap({ bluetooth, secure, clock, emit, isOthers = () => false }: StrapOptions): Strap {
  let closed = false;
  /** Number of the newest list; an older one has no say. */
  let asked = 0;
  let known: BluetoothDevice | undefined;
  const link = openLink(clock, (event) => {
    if (!closed) emit(event);
  });

  const available = async (): Promise<boolean> => {
    if (typeof bluetooth?.getAvailability !== 'function') return true;
    return new Promise((resolve) => {
      const cancel = clock.after(AVAILABILITY_WITHIN, () => {
        resolve(true);
      });
      const settle = (answer: boolean): void => {
        cancel();
        resolve(answer);
      };
      bluetooth.getAvailability().then(settle, () => {
        settle(true);
      });
    });
  };

  const refused = (code: StrapErrorCode, cause?: unknown): Choice => ({ ok: false, error: { code, cause } });

  const begin = (device: BluetoothDevice, justChosen: boolean): void => {
    known = device;
    // The strap that is already linked was chosen again: nothing to do but to hurry.
    if (link.device === device) link.retryNow();
    else link.start(device, justChosen);
  };

  const disconnect = (): void => {
    asked += 1;
    link.stop();
    if (!closed) link.say('idle');
  };

  return {
    get deviceId() {
      return known?.id;
    },

    async choose(every = false) {
      if (!secure) return refused('insecure-page');
      if (bluetooth === undefined) return refused('no-web-bluetooth');
      if (closed) return refused('chooser-closed');
      asked += 1;
      const mine = asked;
      // While a strap is linked its own state goes on; the list is opened beside it.
      const alone = (): boolean => link.device === undefined && mine === asked && !closed;
      if (alone()) link.say('choosing');
      const cancelSilence = clock.after(CHOOSER_SILENT_AFTER, () => {
        void available().then((is) => {
          if (alone()) link.say('choosing', { code: is ? 'chooser-silent' : 'bluetooth-off' });
        });
      });
      try {
        const device = await bluetooth.requestDevice(every ? everything : straps);
        cancelSilence();
        if (mine !== asked) return refused('chooser-closed');
        if (isOthers(device.id, true)) {
          if (alone()) link.say('idle', { code: 'other-heart' });
          return refused('other-heart');
        }
        asked += 1;
        begin(device, true);
        return { ok: true, deviceId: device.id, ...(device.name !== undefined && { name: device.name }) };
      } catch (cause) {
        cancelSilence();
        let code = strapErrorCode('choose', cause, { connectedBefore: false, justChosen: false });
        if (code === 'chooser-closed' && !(await available())) code = 'bluetooth-off';
        if (alone()) link.say('idle', { code });
        return refused(code, cause);
      }
    },

    async resumeRemembered(deviceId, exactly = false) {
      if (!secure || closed || typeof bluetooth?.getDevices !== 'function') return false;
      const mine = asked;
      let devices: readonly BluetoothDevice[];
      try {
        devices = (await bluetooth.getDevices()).filter(({ id }) => !isOthers(id, false));
      } catch {
        return false;
      }
      const device =
        devices.find(({ id }) => id === deviceId) ??
        (devices.length === 1 && !exactly ? devices[0] : undefined);
      // A person who has opened the list meanwhile knows better.
      if (device === undefined || mine !== asked) return false;
      begin(device, false);
      return true;
    },

    retryNow: link.retryNow,
    beside: link.beside,

    disconnect,

    async forget() {
      const device = known;
      known = undefined;
      disconnect();
      if (typeof device?.forget !== 'function') return false;
      try {
        await device.forget();
        return true;
      } catch {
        return false;
      }
    },

    close() {
      closed = true;
      asked += 1;
      link.stop();
    },
  };
}
