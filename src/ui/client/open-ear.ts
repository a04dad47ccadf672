/** An ear on a real window: its audio, its voices, its vibration. */
import { Ear, offlineVoice } from './ear.ts';

export interface WindowEar {
  readonly ear: Ear;
  /** What this device has to offer beside sound; voices may come late. */
  readonly device: () => { voice: boolean; vibration: boolean };
}

/** `onWaiting` tells when sound begins or ceases to wait for a touch; `onDevice` when voices have come. */
export function openEar(
  window: Window & typeof globalThis,
  onWaiting: (waiting: boolean) => void,
  onDevice: () => void,
): WindowEar {
  const { navigator } = window;
  // Absent in some browsers and in private windows of others.
  const speech: SpeechSynthesis | undefined =
    'speechSynthesis' in window ? window.speechSynthesis : undefined;
  speech?.addEventListener('voiceschanged', onDevice);
  const ear = new Ear({
    openAudio: () => new window.AudioContext({ latencyHint: 'playback' }),
    speech,
    utter: (text) => new window.SpeechSynthesisUtterance(text),
    vibrate: 'vibrate' in navigator ? (pattern) => void navigator.vibrate(pattern) : undefined,
    onWaiting,
  });
  window.addEventListener('pointerdown', () => ear.touched());
  window.addEventListener('keydown', () => ear.touched());
  return {
    ear,
    device: () => ({
      voice: offlineVoice(speech) !== undefined,
      // Desktop browsers have the function and no motor; a coarse pointer is the best sign of a device in the hand.
      vibration: 'vibrate' in navigator && window.matchMedia('(pointer: coarse)').matches,
    }),
  };
}
