/** The words of an assessment while it is prepared and led, German. Words only, no decisions. */
import type { StepEnd } from '../../../pacing/step.ts';
import type { StepFigures, StepState } from '../../../session/assessment-figures.ts';
import type { AssessmentWords, Offer } from '../assessment.ts';
import { decimal, length, plural } from '../format.ts';
import { leftText, minutesText, rateText } from '../rates.ts';

const offers: Record<Offer, { readonly name: string; readonly text: string }> = {
  adaptive: {
    name: 'Anpassend, bis zu 10 min',
    text: 'Attunes eigenes Verfahren: kurze Aufenthalte bei den Tempi, die am meisten lehren; es endet, sobald der Bereich schmal ist. Die Schätzung ist an Menschen geprüft, die Schritte sind es an simulierten Personen.',
  },
  'adaptive-short': {
    name: 'Anpassend, kurz, etwa 5 min',
    text: 'Dasselbe in kürzerer Zeit. Der Bereich ist breiter, und ein fehlender Gipfel bleibt oft unbemerkt.',
  },
  'there-and-back': {
    name: 'Hin und zurück, etwa 8 min',
    text: 'Ohne dass eine Schätzung führt: 6,5, 5,5, 4,5, 5,5 und so weiter, je vier Atemzüge.',
  },
  stepped: {
    name: 'In Stufen, etwa 15 min',
    text: 'Die klassischen Stufen: zwei ruhige Minuten, dann 6,5 bis 4,5 in halben Schritten, je zwei Minuten.',
  },
  sliding: {
    name: 'Gleitend, etwa 15 min',
    text: 'Ein langsames Gleiten von 6,75 bis 4,25 in 78 Atemzügen. Verändert sich die Welle mit der Zeit, wird das als Gipfel gelesen.',
  },
  retest: {
    name: 'Nachmessung, etwa 5 min',
    text: 'Das angenommene Tempo und seine Nachbarn im Wechsel, je vier Atemzüge.',
  },
};

/** After "von". */
const ofBreaths = (n: number): string => `${n} ${plural(n, { one: 'Atemzug', other: 'Atemzügen' })}`;

/** What stands in a rung beside the rate. */
function stepSays(step: StepFigures): string {
  const { state, done, clean, unclean, planned } = step;
  const says: Record<StepState, string> = {
    done: planned === 0 || step.kind === 'ramp' ? 'fertig' : `${clean} von ${ofBreaths(done)} sauber`,
    running:
      planned === 0
        ? 'jetzt'
        : unclean === 0
          ? `bisher ${done}, alle sauber`
          : `bisher ${done}, davon ${unclean} unklar`,
    'to-come': 'kommt noch',
    'not-followed': 'nicht gefolgt',
    'not-clean': 'nicht sauber',
    skipped: 'ausgelassen',
    'broken-off': 'abgebrochen',
  };
  return says[state];
}

const stepName = (step: Pick<StepFigures, 'kind' | 'rate'>): string => {
  switch (step.kind) {
    case 'quiet':
      return 'Ruhe';
    case 'free':
      return 'Frei';
    case 'ramp':
      return 'Hinweg';
    case 'slide':
      return 'Gleiten';
    default:
      return step.rate === undefined ? '' : rateText(step.rate);
  }
};

/** Continues "Danach". */
const nextOf = (step: StepFigures): string => {
  switch (step.kind) {
    case 'free':
      return `${length(step.lengthMs)} freies Atmen`;
    case 'quiet':
      return `${length(step.lengthMs)} ruhiges Sitzen`;
    case 'slide':
      return 'das Gleiten, von 6,75 an langsamer';
    case 'ramp':
      return `hinab zu ${step.rate === undefined ? '' : rateText(step.rate)}`;
    default:
      return stepName(step);
  }
};

/** A step as the subject of a sentence, its verb after it. */
const stepPhrase = (step: Pick<StepFigures, 'kind' | 'rate'> | undefined): string => {
  if (step === undefined) return 'Die Messung';
  switch (step.kind) {
    case 'quiet':
      return 'Das ruhige Sitzen';
    case 'free':
      return 'Das freie Atmen';
    case 'ramp':
      return 'Der Hinweg';
    case 'slide':
      return 'Das Gleiten';
    default:
      return `Der Schritt bei ${stepName(step)}`;
  }
};

/** A step as the object of a sentence. */
const stepObject = (step: StepFigures): string => {
  switch (step.kind) {
    case 'quiet':
      return 'Ruhiges Sitzen';
    case 'free':
      return 'Freies Atmen';
    case 'ramp':
      return 'Hinweg';
    case 'slide':
      return 'Gleiten';
    default:
      return stepName(step);
  }
};

const waits: Partial<Record<StepEnd, (step: string) => string>> = {
  paused: (step) => `${step} ist angehalten. Die Atemhilfe ruht.`,
  'link-lost': (step) => `Die Verbindung ging verloren. ${step} ist angehalten.`,
  interrupted: (step) => `Das Programm wurde geschlossen. ${step} wartet.`,
};

export const assessmentWords: AssessmentWords = {
  title: 'Resonanzmessung',
  back: 'Zur Sitzung',
  small: 'Kleine, leise Atemzüge. Langsamer muss nicht tiefer sein.',
  client: {
    label: 'Code',
    hint: 'Keine Namen: ein kurzer Code wie K-17. Darunter bleiben die Tempi auf diesem Gerät.',
    use: 'Diesen Code nehmen',
    none: 'Noch kein Code',
    change: 'Ändern',
  },
  start: {
    lead: 'Bevor es beginnt',
    check: 'Prüfen',
    strapReady: 'Der Gurt ist bereit.',
    strapNot: 'Der Gurt ist nicht bereit.',
    seated: 'Die Person sitzt, die Füße am Boden, und weiß, was kommt.',
    happens:
      'Die Atemhilfe führt durch einige Atemtempi, während der Herzrhythmus beobachtet wird. Am Ende sagt Attune, bei welchem Tempo er heute am stärksten schwang und wie sicher das ist.',
    stop: 'Im zweiten Fenster hält die Leertaste oder der Knopf alles an, hier „Messung beenden“. Was gesammelt wurde, bleibt.',
    how: 'Wie',
    offers,
    floor: 'Nie langsamer als',
    slower: 'Langsamer, 0,25',
    faster: 'Schneller, 0,25',
    ramp: (rate) => `Beim eigenen Tempo beginnen, etwa ${decimal(rate)}, und von dort langsamer werden`,
    begin: 'Messung beginnen',
    last: (epoch) => `Ergebnis von ${epoch} zeigen`,
  },
  cautions: {
    title: 'Für jede Person einmal lesen',
    text: 'Langsames Atmen ist nicht für alle und nicht in jedem Moment gut. Im Zweifel lassen, oder ärztlich nachfragen.',
    list: [
      'Vorhofflimmern, häufige Extrasystolen, Herzschrittmacher oder transplantiertes Herz: Variabilität und Resonanz lassen sich nicht lesen. Atemhilfe nur nach ärztlichem Rat.',
      'Herzschrittmacher oder Defibrillator: vor dem Tragen eines Brustgurts ärztlich nachfragen.',
      'Betablocker, manche Antidepressiva, Beruhigungsmittel: Die Welle kann klein sein. Das liegt nicht an der Person.',
      'Niedriger Blutdruck, Ohnmacht, Flüssigkeitsmangel: sitzen bleiben, langsam aufstehen.',
      'Schwangerschaft: nur angenehme Tempi, kein Anhalten, kein langes, angestrengtes Ausatmen.',
      'Asthma, COPD: keine erzwungenen tiefen Atemzüge, das Spray in Reichweite.',
      'Panik oder Angst um die Gesundheit: Das eigene Herz zu sehen kann sie auslösen. Zahlen verbergen, kurz bleiben, Augen offen.',
      'Dissoziation, oder Trauma, das den Atem berührt: zuerst andere Wege. Diese Messung kann entfallen.',
      'Diabetes oder Nierenkrankheit mit tiefem, schnellem Atmen: nicht verlangsamen. Es braucht ärztliche Hilfe.',
      'Krampfanfälle: kein tiefes, schnelles Atmen.',
    ],
    symptoms:
      'Benommenheit, Kribbeln an Lippen oder Fingern, Enge in der Brust, Lufthunger: Atemhilfe anhalten, frei atmen. Brustschmerz oder Ohnmacht: aufhören und ärztliche Hilfe holen. Attune gibt keinen Alarm.',
    seen: 'Gelesen',
  },
  running: {
    timeline: 'Schritte',
    unit: ['Atemzüge', 'pro Minute'],
    quiet: 'Ruhiges Sitzen',
    free: 'Freies Atmen',
    waiting: 'Wartet',
    stepName,
    stepSays,
    more: 'nach Bedarf',
    moreAtMost: (ms) => `höchstens noch ${minutesText(ms)}`,
    left: 'Rest dieses Schritts',
    breathsLeft: (n) => `noch ${plural(n, { one: 'ein ganzer Atemzug', other: `${n} ganze Atemzüge` })}`,
    thisStep: 'Dieser Schritt',
    cleanOf: (clean, known) => `${clean} von ${ofBreaths(known)} sauber`,
    marked: '(ohne Sprechen und Bewegung)',
    untaken: '(ohne Atemzüge neben der Atemhilfe)',
    fewBreaths: 'noch einige Atemzüge sind nötig',
    time: leftText,
    then: (steps) => `Danach ${steps.map(nextOf).join(', danach ')}`,
    thenAdaptive: 'Danach das Tempo, das am meisten lehrt',
    thenResult: 'Danach das Ergebnis',
    say: 'Wenn es hilft, sagen: kleine, leise Atemzüge. Langsamer muss nicht tiefer sein.',
    extend: 'Eine Minute länger',
    repeat: 'Schritt wiederholen',
    repeatAt: (step) => `${stepObject(step)} wiederholen`,
    skip: 'Auslassen',
    pause: 'Anhalten',
    goOn: 'Weiter',
    waits: (why, step) => waits[why]?.(stepPhrase(step)) ?? '',
    linkBack:
      'Der Gurt ist wieder da. Wiederholen Sie den Schritt, oder beenden Sie hier mit dem, was da ist.',
    linkAway: 'Es kann weitergehen, sobald der Gurt wieder da ist. Nichts ist verloren.',
    stopped: 'Im zweiten Fenster wurde alles angehalten.',
    stoppedText:
      'Der Schritt ist angehalten, und nichts ist verloren. Weiter nur, wenn die Person es möchte.',
    stop: 'Messung beenden',
    stopAsk: 'Beenden und zeigen, was da ist?',
    stopYes: 'Beenden',
    stopNo: 'Weiterführen',
  },
  rating: {
    ease: (step) => `Wie leicht fiel es bei ${step}?`,
    distress: (step) => `Wie stark war die Belastung bei ${step}?`,
    hint: 'Nur, wenn die Person es sagen möchte',
    easeEnds: '0 schwer, 10 leicht',
    distressEnds: '0 keine, 10 die stärkste',
    blank: 'Leer lassen',
    noted: (step, ease, distress) =>
      ease === undefined
        ? distress === undefined
          ? ''
          : `${step}: Belastung ${distress}`
        : `${step}: Leichtigkeit ${ease}${distress === undefined ? '' : `, Belastung ${distress}`}`,
    nothing: 'Nach jedem Schritt, wenn die Person es sagen möchte: wie leicht es fiel',
    change: 'Ändern',
  },
};
