/** An ear on a real window: its audio, its voices, its vibration. The ear itself is loaded when there is first something to hear. */
import type { Ear, Heard } from './ear.ts';
import { offlineVoice } from './voices.ts';

export interface WindowEar {
  /** Plays what is asked for from now on. */
  hear(heard: Heard): void;
  /** Nothing to hear, for now. */
  hush(): void;
  /** What this device has to offer beside sound; voices may come late. */
  device(): { voice: boolean; vibration: boolean };
  close(): void;
}

/** `onWaiting` tells when sound begins or ceases to wait for a touch; `onDevice` when voices have come; `fetch` brings a part of the window. */
export function openEar(
  window: Window & typeof globalThis,
  onWaiting: (waiting: boolean) => void,
  onDevice: () => void,
  fetch: <T>(load: () => Promise<T>) => Promise<T>,
): WindowEar {
  const { navigator } = window;
  // Absent in some browsers and in private windows of others.
  const speech: SpeechSynthesis | undefined =
    'speechSynthesis' in window ? window.speechSynthesis : undefined;
  let loading: Promise<Ear> | undefined;
  let wanted: Heard | undefined;

  const load = (): Promise<Ear> =>
    (loading ??= fetch(() => import('./ear.ts')).then(
      (module) =>
        new module.Ear({
          openAudio: () => new window.AudioContext({ latencyHint: 'playback' }),
          speech,
          utter: (text) => new window.SpeechSynthesisUtterance(text),
          vibrate: 'vibrate' in navigator ? (pattern) => void navigator.vibrate(pattern) : undefined,
          onWaiting,
        }),
    ));
  const touched = (): void => void loading?.then((ear) => ear.touched());
  const pass = (): void => {
    if (wanted === undefined) return;
    if (loading === undefined && wanted.view.sound === 'off' && !wanted.view.vibration) return;
    void load().then((ear) => wanted !== undefined && ear.hear(wanted));
  };

  speech?.addEventListener('voiceschanged', onDevice);
  const seen = (): void => {
    if (window.document.visibilityState === 'visible') touched();
  };
  window.document.addEventListener('visibilitychange', seen);
  window.addEventListener('pointerdown', touched);
  window.addEventListener('keydown', touched);
  return {
    hear: (heard) => {
      wanted = heard;
      pass();
    },
    hush: () => {
      if (wanted !== undefined) wanted = { ...wanted, silent: true };
      pass();
    },
    device: () => ({
      voice: offlineVoice(speech) !== undefined,
      // Desktop browsers have the function and no motor; a coarse pointer is the best sign of a device in the hand.
      vibration: 'vibrate' in navigator && window.matchMedia('(pointer: coarse)').matches,
    }),
    close: () => {
      wanted = undefined;
      speech?.removeEventListener('voiceschanged', onDevice);
      window.document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('pointerdown', touched);
      window.removeEventListener('keydown', touched);
      void loading?.then((ear) => ear.close());
    },
  };
}
