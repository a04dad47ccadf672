/** What a report on paper says: a page for the client in plain words, and pages for the file. German. Words only. */
import { day, decimal, length, percent, plural, position } from '../format.ts';
import { rateText } from '../rates.ts';
import type { ReportWords } from '../report.ts';

const seconds = (value: number): string => decimal(value, 1);

export const reportWords: ReportWords = {
  print: 'Drucken',
  hint: 'Drucken öffnet den Dialog des Browsers; ein PDF ist einer seiner Drucker.',
  include: 'Was hineinkommt',
  parts: {
    client: 'Seite zum Mitgeben',
    curve: 'Kurve',
    done: 'Was wir gemacht haben',
    felt: 'Wie es sich anfühlte',
    practice: 'Üben mit Code',
    file: 'Seiten für die Akte',
    overview: 'Sitzung im Überblick',
    figures: 'Kennwerte',
    assessments: 'Resonanzmessungen',
    moments: 'Marken und Einschätzungen',
    words: 'Worte der Marken',
    source: 'Woher es kommt',
  },
  paper: 'Papier',
  letter: 'Letter',
  minutes: 'Minuten zum Üben',
  preview: 'Vorschau',
  forClient: 'Bericht über die Sitzung, zum Mitgeben',
  forFile: 'Bericht über die Sitzung, für die Akte',
  when: (epoch, ms) => `${day(epoch)}, ${length(ms)}`,
  found: {
    estimate: (rate) =>
      `Heute schwang Ihr Herzrhythmus am stärksten bei etwa ${decimal(rate, 1)} Atemzügen pro Minute.`,
    estimateText: (low, high) =>
      `Raten von ${decimal(low, 1)} bis ${decimal(high, 1)} lagen nahe daran. Langsames, bequemes Atmen vergrößert dieses Schwingen meist, solange man so atmet. An einem anderen Tag kann Ihre Rate eine andere sein.`,
    noPeak: (low, high) =>
      `Heute schwang Ihr Herzrhythmus bei allen Raten von ${decimal(low, 1)} bis ${decimal(high, 1)} Atemzügen pro Minute gleich stark.`,
    noPeakText:
      'Keine einzelne Rate stach heraus. Das ist häufig; die Rate, die am leichtesten fällt, ist ein guter Anfang.',
    stays: (rate) =>
      `Ihre Rate von ${rateText(rate)} Atemzügen pro Minute wurde heute geprüft, und sie bleibt.`,
    proposes: (rate) =>
      `Heute schwang Ihr Herzrhythmus bei ${rateText(rate)} Atemzügen pro Minute stärker als bei Ihrer bisherigen Rate.`,
    retestText: 'Solche Raten unterscheiden sich von Tag zu Tag ein wenig.',
    noRate: 'Heute ließ sich keine Atemrate von den anderen unterscheiden.',
    noRateText:
      'Das kommt vor: durch Medikamente, bei Anspannung und an gewöhnlichen Tagen. Es lässt sich wiederholen.',
    wave: (bpm) =>
      `Mit jedem langsamen Atemzug schwang Ihre Herzfrequenz heute um etwa ${decimal(bpm)} Schläge pro Minute.`,
    waveText: (breaths) =>
      `Mittel aus ${decimal(breaths)} geführten Atemzügen. Langsames, bequemes Atmen vergrößert dieses Schwingen meist, solange man so atmet.`,
    heartRate: (bpm) => `Ihr Herz schlug in dieser Sitzung im Mittel ${decimal(bpm)}-mal pro Minute.`,
    heartRateText: 'Die Herzfrequenz folgt Haltung, Sprechen, Bewegung und vielem anderen.',
    nothing: 'In dieser Sitzung wurde Ihr Herzrhythmus nicht aufgezeichnet.',
    nothingText: 'Was gemacht wurde, steht unten.',
  },
  curve: 'Wie Ihr Herz auf jede Rate antwortete',
  curveCaption:
    'Waagerecht: Atemzüge pro Minute. Senkrecht: Schwingen der Herzfrequenz. Band: wie sicher das ist (80 %).',
  course: 'Ihre Herzfrequenz in dieser Sitzung',
  courseCaption: 'Schläge pro Minute über die Sitzung; leer, wo nichts aufgezeichnet wurde.',
  done: 'Was wir gemacht haben',
  nothingDone: (ms) => `Eine Sitzung von ${length(ms)}.`,
  length,
  felt: 'Wie es sich für Sie anfühlte',
  distress: (first, last) =>
    first === last
      ? `Belastung: ${first} von 10.`
      : `Belastung: ${first} zu Beginn, ${last} am Ende, von 10.`,
  easiest: (rate, ease) => `${rateText(rate)} fiel am leichtesten, ${ease} von 10.`,
  nothingSaid: 'Es wurde nichts gefragt.',
  practice: 'Zum Üben',
  practiceText: (minutes, rate, inS, outS, restS) =>
    `${plural(minutes, { one: 'Eine Minute', other: `${decimal(minutes)} Minuten` })}, ${rateText(rate)} Atemzüge pro Minute: ${seconds(inS)} Sekunden ein, ${seconds(outS)} Sekunden aus${restS > 0 ? `, mit Pausen von ${seconds(restS)} Sekunden` : ''}.`,
  scan: 'Den Code scannen, und das Atembild öffnet sich auf dem Telefon. Es braucht keinen Gurt und speichert nichts über Sie.',
  noCode:
    'Für einen Code zum Scannen dort, wo der Übungslink übergeben wird, die Adresse der veröffentlichten Seite nennen.',
  code: 'Der Übungslink als QR-Code',
  small: 'Kleine, leise Atemzüge. Langsamer muss nicht tiefer sein.',
  dizzy: 'Bei Schwindel oder Atemnot aufhören und atmen, wie es guttut.',
  can: 'Was das sagen kann',
  canText:
    'Welche der erprobten Raten heute das größte gleichmäßige Schwingen brachte, und wie sicher das ist.',
  canTextPlain: 'Wie sich Ihr Herzrhythmus bewegt hat, während er aufgezeichnet wurde.',
  restsOn: (beats, corrected, missing) =>
    `Es beruht auf ${decimal(beats)} Schlägen, davon ${percent(corrected)} korrigiert; ${missing === 0 ? 'es fehlt keine Zeit' : `${percent(missing)} der Zeit fehlen`}.`,
  restsOnNothing: 'Es wurden keine RR-Intervalle aufgezeichnet.',
  cannot: 'Was es nicht sagen kann',
  cannotText:
    'Wie gesund oder wie belastet Sie sind oder wie die Therapie verläuft. Einige Studien berichten von weniger Stress und Angst nach regelmäßigem Üben; zu PTBS sind die Ergebnisse wenige und klein. Es unterstützt die therapeutische Begleitung und ersetzt sie nicht.',
  local: 'Auf dem Gerät der Praxis erstellt. Nichts wurde irgendwohin gesendet.',
  simulated: 'Simuliert: Es wurde kein Herz eines Menschen aufgezeichnet.',
  overview: 'Sitzung im Überblick',
  compare: 'A und B',
  phases: 'Phasen',
  phaseHead: ['Phase', 'Zeit', 'Mittlere Herzfrequenz', 'RMSSD', 'Herzwelle'],
  phaseTime: (from, to) => `${position(from)} bis ${position(to)}`,
  bpm: (value) => `${decimal(value, 1)}\u202fbpm`,
  ms: (value) => `${decimal(value, 1)}\u202fms`,
  notShown: 'nicht gezeigt',
  source: 'Woher es kommt',
  sourceRows: {
    session: 'Sitzung',
    code: 'Code der Person',
    recorded: 'Aufgezeichnet mit',
    printed: 'Bericht mit',
    strap: 'Gurt',
    length: 'Zeit',
    holes: 'Unterbrechungen der Aufzeichnung',
    digest: 'SHA-256 der Sitzungsdatei',
  },
  version: (app) => `Attune ${app}`,
  holes: (ms, unknown) =>
    [
      ...(ms > 0 ? [`${length(ms)} fehlen`] : []),
      ...(unknown > 0 ? [`${decimal(unknown)} von unbekannter Länge`] : []),
    ].join(', ') || 'keine',
  notFiled: 'nicht zugeordnet',
  notKnown: 'nicht bekannt',
  noDigest: 'auf dieser Seite nicht zu berechnen',
  digestAwaited: 'wird berechnet',
  digestAbout:
    'Dieselbe Datei, unter Exportieren als Attune-Sitzung mit dieser Version gesichert, hat diese Prüfsumme.',
  notAMedicalDevice:
    'Attune zeigt Herzrhythmus und eine Atemhilfe. Es ist nicht bestimmt zur Diagnose, Verhütung, Überwachung, Vorhersage, Prognose oder Behandlung von Krankheiten.',
};
