/** What is said on the screen of a replay. German. Words only. */
import type { ReplayWords } from '../replay.ts';
import { decimal } from '../format.ts';

export const replayWords: ReplayWords = {
  sign: 'Wiedergabe',
  about: 'Diese Sitzung ist vorbei. Was hier geschieht, wird nicht aufgezeichnet.',
  pause: 'Pause',
  goOn: 'Weiter',
  speed: 'Tempo',
  times: (speed) => (speed === 1 ? 'Wie es war' : `${decimal(speed)}-mal so schnell`),
  place: 'Stelle in der Sitzung',
  jump: 'Springen zu',
  choose: 'Phase oder Marke',
  beginning: 'Anfang',
  led: { assessment: 'Resonanzmessung', practice: 'Übung' },
  of: (now, length) => `${now} von ${length}`,
  back: 'Zurück zur Sitzung',
  guide: ({ breathsPerMin }) => `Die Atemhilfe führt mit ${decimal(breathsPerMin, 1)} Atemzügen pro Minute.`,
  noGuide: 'Die Atemhilfe ruht.',
  fast: 'Im zweiten Fenster ruht das Bild; es bewegt sich nur so schnell, wie es war.',
  stoppedText:
    'Die Wiedergabe wartet. Im zweiten Fenster geht es weiter, wenn es dort gewünscht ist, hier mit „Weiter“.',
};
