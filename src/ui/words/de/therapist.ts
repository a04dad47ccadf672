/** What the therapist reads around a session, German: bar, pace, end, client's window. Words only, no decisions. */
import { clock, decimal, length } from '../format.ts';
import type { TherapistWords } from '../therapist.ts';

export const therapistWords: TherapistWords = {
  lockNow: 'Jetzt sperren',
  attune: 'Attune',
  session: 'Sitzung',
  pageOf: (name, what) => `${name}: ${what}`,
  simulated: 'simuliert',
  simulatedFull: 'Simuliert. Es wurde kein Herz gemessen.',
  notRecording: 'Noch wird nichts aufgezeichnet',
  elapsed: (ms: number): string => `Vergangen ${length(ms)}`,
  since: (epoch, ms) => `seit ${clock(epoch)}, ${length(ms)}`,
  themes: { system: 'Wie das Gerät', light: 'Hell', dark: 'Dunkel', dim: 'Gedimmt' },
  look: 'Farben',
  start: 'Sitzung beginnen',
  leave: 'Verlassen',
  client: {
    open: 'Zweites Fenster öffnen',
    show: (sees) => `${sees}, zweites Fenster nach vorn holen`,
    sees: {
      sphere: 'Fenster zeigt: Kugel',
      horizon: 'Fenster zeigt: Meer',
      line: 'Fenster zeigt: Linie',
      still: 'Fenster zeigt: Ruhig',
    },
    acts: {
      grounding: 'Fenster zeigt: Erdung',
      stopped: 'Im Fenster angehalten',
      paused: 'Im Fenster pausiert',
      'left-full-screen': 'Vollbild ist beendet',
      gone: 'Zweites Fenster ist zu',
    },
    stopped: 'Im zweiten Fenster ist alles angehalten.',
    stoppedText:
      'Die Aufzeichnung läuft weiter. Die Atemhilfe kommt zurück, sobald es hier oder dort gewünscht wird.',
    offered: 'Im anderen Fenster angeboten. Die Atemhilfe kommt zurück, wenn sie gewünscht ist.',
    resume: 'Atemhilfe zurückholen',
  },
  end: {
    button: 'Sitzung beenden',
    brief: 'Beenden',
    ask: (ms) => `Nach ${length(ms)} beenden?`,
    keep: 'Beenden und behalten',
    goOn: 'Weiterführen',
  },
  pace: {
    group: 'Atemhilfe',
    rate: 'Atemzüge pro Minute',
    unit: 'Atemzüge pro Minute',
    slower: 'Langsamer, 0,1',
    faster: 'Schneller, 0,1',
    parts: (inMs, outMs) => `ein ${decimal(inMs / 1000, 1)}\u202fs, aus ${decimal(outMs / 1000, 1)}\u202fs`,
    ratio: 'Verhältnis ein zu aus',
    ratioOf: (inhaleShare) => `${Math.round(inhaleShare * 100)} : ${Math.round((1 - inhaleShare) * 100)}`,
    start: 'Atemhilfe starten',
    pause: 'Atemhilfe anhalten',
  },
  led: {
    assess: 'Resonanz finden',
    practise: 'Üben',
  },
  dismiss: 'Ausblenden',
};
