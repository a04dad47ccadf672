/** What the therapist reads where moments, phases and ratings are noted, German. Words only, no decisions. */
import type { MomentWords } from '../moments.ts';
import type {
  MarkKind,
  MarkShape,
  OwnMark,
  PhaseKind,
  PlannedPhase,
} from '../../../session/moment-events.ts';
import type { Rating } from '../../../session/moments.ts';
import type { NoChange } from '../../../signal/change.ts';
import type { KeyAction } from '../../model/keys.ts';
import { clock, decimal } from '../format.ts';

const kinds: Record<Exclude<MarkKind, 'own'>, string> = {
  resource: 'Ressource',
  activation: 'Aktivierung',
  grounding: 'Erdung',
  shift: 'Wendung',
  pause: 'Pause',
  insight: 'Einsicht',
  speech: 'Sprechen',
  movement: 'Bewegung',
  'too-much': 'Zu viel',
};

const phases: Record<PhaseKind, string> = {
  baseline: 'Ruhe',
  assessment: 'Messung',
  practice: 'Üben',
  exposure: 'Exposition',
  talk: 'Gespräch',
  closing: 'Abschluss',
  own: 'Phase',
};

const scales: Record<Rating['scale'], string> = {
  distress: 'Belastung',
  ease: 'Leichtigkeit',
  own: 'Eigene Skala',
};

const phaseName = ({ kind, name }: Pick<PlannedPhase, 'kind' | 'name'>): string => name ?? phases[kind];
const minutes = (ms: number): string => `${decimal(ms / 60_000)} min`;
const scaleName = ({ scale, name }: Pick<Rating, 'scale' | 'name'>): string => name ?? scales[scale];

const keyNames: Record<KeyAction, string> = {
  ...kinds,
  words: 'Worte zur letzten Marke',
  undo: 'Letzte Marke zurücknehmen',
  rate: 'Einschätzen 0 bis 10',
  guide: 'Atemhilfe an oder aus',
  faster: 'Schneller um 0,1',
  slower: 'Langsamer um 0,1',
  'next-phase': 'Nächste Phase',
  'client-window': 'Fenster für das Gegenüber',
  keys: 'Diese Liste',
};

const signed = (value: number): string => (value > 0 ? `+${decimal(value)}` : decimal(value));
const factor = (log: number): string => signed(100 * (Math.exp(log) - 1));

export const momentWords: MomentWords = {
  kinds,
  markName: (mark: { kind: MarkKind; own?: OwnMark | undefined }): string =>
    mark.kind === 'own' ? (mark.own?.words ?? '') : kinds[mark.kind],
  pad: 'Marken',
  tooMuch: 'Zu viel',
  lastMark: 'Letzte Marke',
  none: 'Noch keine Marke',
  undo: 'Zurücknehmen',
  addWords: 'Worte dazu',
  changeWords: 'Worte ändern',
  words: 'Worte',
  keepWords: 'Behalten',
  earlier: '5 s früher',
  later: '5 s später',
  lastAt: (name: string, epoch: number): string => `${name}, ${clock(epoch)}`,
  byClient: 'vom Gegenüber',
  undone: 'Zurückgenommen.',
  ownMark: {
    button: 'Eigene Marke',
    title: 'Eine eigene Marke',
    words: 'Wie sie heißt',
    shape: 'Form',
    shapes: {
      square: 'Quadrat',
      star: 'Stern',
      cross: 'Kreuz',
      drop: 'Tropfen',
      hexagon: 'Sechseck',
      ring: 'Ring',
    } satisfies Record<MarkShape, string>,
    add: 'Zu den Marken',
    cancel: 'Schließen',
    remove: (name: string): string => `${name} entfernen`,
  },
  ribbon: {
    label: 'Diese Sitzung bis jetzt',
    wave: 'Herzwelle, bpm',
    noPlan: 'Keine Phasen geplant',
    plan: 'Plan',
    next: 'Nächste Phase',
    then: (phase: PlannedPhase): string =>
      phase.goalMs === undefined ? phaseName(phase) : `${phaseName(phase)} ${minutes(phase.goalMs)}`,
    end: 'Diese Phase beenden',
    now: (phase: PlannedPhase, since: number): string =>
      phase.goalMs === undefined
        ? `${phaseName(phase)} ${minutes(Math.floor(since / 60_000) * 60_000)}`
        : `${phaseName(phase)} ${Math.floor(since / 60_000)} von ${minutes(phase.goalMs)}`,
    text: (names: readonly string[], marks: number): string =>
      `${names.length === 0 ? 'Noch keine Phasen' : `Phasen: ${names.join(', ')}`}. ${marks === 1 ? '1 Marke' : `${marks} Marken`}.`,
  },
  phases,
  phaseName,
  plan: {
    title: 'Phasen dieser Sitzung',
    lead: 'Ein Plan geht nie von selbst weiter.',
    template: 'Beginnen mit',
    templates: {
      practice: 'Ruhe und Üben',
      assessment: 'Ruhe, Messung, Üben',
      talk: 'Ruhe, Gespräch, Abschluss',
      exposure: 'Ruhe, Exposition, Üben, Abschluss',
    },
    none: 'Keine Phasen',
    add: 'Phase hinzufügen',
    kind: 'Art der Phase',
    name: 'Ihr Name',
    goal: (name: string): string => `Minuten ${name}`,
    less: (name: string): string => `Kürzer: ${name}`,
    more: (name: string): string => `Länger: ${name}`,
    open: 'so lange es braucht',
    up: (name: string): string => `Früher: ${name}`,
    down: (name: string): string => `Später: ${name}`,
    remove: (name: string): string => `Weglassen: ${name}`,
    now: (name: string): string => `Jetzt: ${name}`,
    empty: 'Danach ist nichts geplant.',
    hint: 'Auch Alt und die Pfeiltasten verschieben eine Phase.',
    keep: 'Diesen Plan nehmen',
    cancel: 'Schließen',
    keepAs: 'Für andere Sitzungen behalten als',
    keepTemplate: 'Als Vorlage behalten',
    kept: (name: string): string => `Behalten als ${name}.`,
  },
  rating: {
    button: 'Einschätzen 0 bis 10',
    ask: (scale: Rating['scale'], name: string | undefined): string =>
      scale === 'distress'
        ? 'Wie stark ist die Belastung gerade?'
        : scale === 'ease'
          ? 'Wie leicht ist es gerade?'
          : `${name ?? ''}, gerade jetzt?`,
    asSaid: 'Wie es gesagt wird',
    blank: 'Offen lassen',
    low: '0, keine',
    high: '10, am stärksten',
    scale: 'Skala',
    scales,
    another: 'Andere Skala',
    anotherName: 'Name der Skala',
    addScale: 'Hinzufügen',
    kept: (rating: Pick<Rating, 'value' | 'scale' | 'name'>, epoch: number): string =>
      `${scaleName(rating)} ${rating.value}, behalten um ${clock(epoch)}.`,
    offer: 'Im anderen Fenster fragen',
    offered: 'Im anderen Fenster gefragt. Es darf offen bleiben.',
    withdraw: 'Frage zurücknehmen',
    scaleName,
  },
  keys: {
    title: 'Tasten',
    button: 'Tasten',
    names: keyNames,
    on: 'Einzelne Tasten sind an',
    note: 'Tasten wirken, solange kein Feld offen ist.',
    change: (name: string): string => `Taste ändern für ${name}`,
    press: 'Taste drücken',
    taken: (name: string): string => `Diese Taste gehört schon zu ${name}.`,
    reset: 'Wie sie waren',
    close: 'Schließen',
    say: (key: string): string =>
      ({ ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', ' ': 'Leertaste' })[key] ??
      key.toUpperCase(),
  },
  change: {
    heartRate: (difference: number, half: number): string => {
      const range = `80 %: ${signed(difference - half)} bis ${signed(difference + half)}`;
      const size = Math.abs(Math.round(difference));
      return Math.abs(difference) <= half
        ? `Herzfrequenz wie in der Ruhe, im Rauschen (${signed(difference)} bpm, ${range}).`
        : `Herzfrequenz ${size} bpm ${difference > 0 ? 'höher' : 'niedriger'} als in der Ruhe (${range}).`;
    },
    factor: (difference: number, half: number): string =>
      `${factor(difference)} % (80 %: ${factor(difference - half)} bis ${factor(difference + half)} %)`,
    bpm: (difference: number, half: number): string =>
      `${signed(difference)} bpm (80 %: ${signed(difference - half)} bis ${signed(difference + half)})`,
    noise: 'im Rauschen',
    label: 'Gegen die Ruhe',
    about:
      'In Ruhe kommen und gehen solche Unterschiede von selbst; der Bereich enthält dieses Wandern, solange jemand sitzen bleibt. Aufstehen oder Umhergehen macht ihn ungültig. Bei drei Zahlen nebeneinander liegt in etwa der Hälfte aller unveränderten Anzeigen eine außerhalb. Zeit, Gespräch, Haltung und Atem waren auch anders.',
    figures: { heartRate: 'Herzfrequenz', rmssd: 'RMSSD', wave: 'Herzwelle' },
    hidden: 'nicht verglichen',
    refused: {
      overlap: 'die Abschnitte überschneiden sich',
      settling: 'die erste halbe Minute ist Eingewöhnung',
      short: 'unter einer Minute mit Schlägen',
      rates: 'andere Atemraten',
      breaths: 'zu wenige Atemzüge mit der Atemhilfe',
      'weak-wave': 'kaum eine Welle',
    } satisfies Record<NoChange, string>,
  },
};
