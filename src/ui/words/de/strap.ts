/** Everything the therapist reads about a strap, German: its state, what is the matter with it, what can be done. Words only. */
import type { HrOnlyReason } from '../../../signal/signal-state.ts';
import { length } from '../format.ts';
import type { StrapErrorWords, StrapWords } from '../strap.ts';

export const strapErrorWords: StrapErrorWords = {
  'no-web-bluetooth': {
    lead: 'Dieser Browser erreicht keinen Gurt.',
    text: 'Chrome oder Edge können es; alles andere geht auch hier.',
  },
  'insecure-page': {
    lead: 'Der Browser erreicht einen Gurt nur von einer sicheren Seite aus.',
    text: 'Öffnen Sie Attune unter einer Adresse, die mit https beginnt; alles andere geht auch hier.',
  },
  'bluetooth-off': { lead: 'Bluetooth ist aus.', text: 'Schalten Sie es ein und verbinden Sie neu.' },
  'chooser-closed': {
    lead: 'Es wurde kein Gurt gewählt.',
    text: 'Nichts hat sich geändert. Ein Gurt steht nur in der Liste, solange er getragen wird und mit nichts anderem verbunden ist; manche finden sich nur unter allen Geräten.',
  },
  'chooser-silent': {
    lead: 'Bisher wurde kein Gurt gewählt.',
    text: 'Steht er nicht in der Liste des Browsers, suchen Sie ihn unter allen Geräten. Ist keine Liste offen, ist vielleicht Bluetooth aus.',
  },
  'other-heart': {
    lead: 'Das ist der Gurt der anderen Person.',
    text: 'Es hat sich nichts geändert. Jede der beiden braucht einen eigenen Gurt; sein Name steht oft darauf.',
  },
  'permission-refused': {
    lead: 'Der Browser erlaubt auf dieser Seite kein Bluetooth.',
    text: 'Erlauben Sie es in den Einstellungen dieser Seite und verbinden Sie neu.',
  },
  'no-heart-rate-service': {
    lead: 'Was gewählt wurde, sendet keine Herzfrequenz.',
    text: 'Wählen Sie den Gurt aus der Liste; sein Name steht oft darauf.',
  },
  'subscription-refused': {
    lead: 'Der Gurt ist gefunden, lässt aber niemanden mithören.',
    text: 'Koppeln Sie ihn in den Bluetooth-Einstellungen des Systems, oder entfernen Sie ihn dort und wählen Sie ihn neu; schließen Sie andere Programme, die ihn benutzen.',
  },
  'no-answer': {
    lead: 'Der Gurt ist verbunden, antwortet aber nicht.',
    text: 'Nehmen Sie ihn für eine halbe Minute ab und legen Sie ihn wieder an; hilft das nicht, schalten Sie Bluetooth aus und wieder ein.',
  },
  'strap-busy': {
    lead: 'Der Gurt lässt Attune nicht hinein; vielleicht ist er mit einem anderen Programm oder einer Uhr verbunden.',
    text: 'Trennen Sie ihn dort.',
  },
  'out-of-range': {
    lead: 'Der Gurt antwortet nicht.',
    text: 'Vielleicht liegt er nicht auf der Haut oder ist zu weit weg.',
  },
  'timed-out': {
    lead: 'Das Verbinden hat länger als 15\u202fs gedauert.',
    text: 'Befeuchten Sie den Gurt und halten Sie ihn in der Nähe.',
  },
  'link-lost': {
    lead: 'Die Verbindung zum Gurt ist weg.',
    text: 'Vielleicht ist er gerade zu weit entfernt.',
  },
  'drops-at-once': {
    lead: 'Jede Verbindung zum Gurt endet nach wenigen Sekunden.',
    text: 'Entfernen Sie ihn aus den gekoppelten Geräten des Systems, schließen Sie andere Programme, die ihn benutzen, oder wechseln Sie seine Batterie.',
  },
  'strap-silent': {
    lead: 'Der Gurt hat seit 10\u202fs nichts gesendet.',
    text: 'Vielleicht sitzt er trocken oder locker.',
  },
  'stays-mute': {
    lead: 'Der Gurt ist verbunden, sendet aber nichts.',
    text: 'Befeuchten Sie ihn und legen Sie ihn neu an; schließen Sie andere Programme, die ihn benutzen, oder wechseln Sie seine Batterie.',
  },
  unexpected: {
    lead: 'Der Browser konnte den Gurt nicht benutzen und hat nicht gesagt, warum.',
    text: 'Nichts ist verloren. Nehmen Sie den Gurt ab, legen Sie ihn wieder an und verbinden Sie ihn dann.',
  },
};

const hrOnly: Record<HrOnlyReason, string> = {
  unclear:
    'Zu viele Schläge sind unklar. Herzfrequenz und Atemhilfe gehen; Variabilität wird erst gezeigt, wenn es klarer wird.',
  ceased:
    'Es kommen keine RR-Intervalle mehr; vielleicht liegt der Gurt nicht auf der Haut. Befeuchten Sie ihn und legen Sie ihn neu an, wenn es gerade passt.',
  'no-rr':
    'Dieser Gurt sendet die Herzfrequenz, aber keine RR-Intervalle. Herzfrequenz und Atemhilfe gehen; Variabilität wird nicht gezeigt.',
  duplicates:
    'Dieser Gurt sendet seine RR-Intervalle mehrfach. Die Herzfrequenz geht; Variabilität wird nicht gezeigt.',
  'fill-values':
    'Manche RR-Intervalle dieses Gurts passen nicht zu seiner Herzfrequenz. Die Herzfrequenz geht; Variabilität wird nicht gezeigt.',
  synthesised:
    'Dieser Gurt errechnet seine RR-Intervalle aus der Herzfrequenz. Die Herzfrequenz geht; Variabilität wird nicht gezeigt.',
};

const lost = 'Die Verbindung zum Gurt ist weg.';

export const strapWords: StrapWords = {
  label: 'Gurt',
  signals: {
    none: { word: 'Kein Gurt', sentence: 'Gurt anlegen, dann verbinden.' },
    choosing: { word: 'Auswahl', sentence: 'Wählen Sie den Gurt in der Liste des Browsers.' },
    connecting: { word: 'Verbindet', sentence: 'Der Gurt wird verbunden.' },
    settling: {
      word: 'Läuft an',
      sentence: 'Der Gurt stellt sich ein. Die Zahlen folgen nach einigen Schlägen.',
    },
    good: { word: 'Gut', rest: 'im Signal', sentence: 'Gutes Signal.' },
    poor: {
      word: 'Schwach',
      rest: 'im Signal',
      sentence: 'Viele Schläge sind unklar. Befeuchten Sie den Gurt, wenn es gerade passt.',
    },
    'hr-only': { word: 'Nur Puls', sentence: hrOnly['no-rr'] },
    'no-contact': { word: 'Kein Kontakt', sentence: 'Der Gurt hat keinen Hautkontakt.' },
    silent: { word: 'Still', sentence: 'Der Gurt ist still.' },
    lost: { word: 'Getrennt', sentence: lost },
    reconnecting: { word: 'Verbindet neu', sentence: lost },
  },
  goesOn: 'Die Sitzung läuft weiter.',
  hrOnly,
  wrongUnit:
    'Die Intervalle dieses Gurts sind vermutlich um 2,4\u202f% zu kurz. Variabilität wird gezeigt; vergleichen Sie sie nur mit demselben Gurt.',
  battery: (percent) => `${percent}\u202f%`,
  batteryLabel: (percent) => `Batterie des Gurts ${percent}\u202f%`,
  lostFor: (ms) => `seit ${length(ms)}`,
  then: {
    none: 'Die Sitzung läuft ohne Zahlen weiter, bis ein Gurt verbunden ist. Die Atemhilfe ist davon nicht betroffen.',
    choosing: 'Der Name steht oft auf dem Gurt.',
    'no-contact':
      'Vielleicht ist er verrutscht. Die Zahlen kommen von selbst wieder, wenn er auf der Haut liegt.',
    silent:
      'Vielleicht sitzt er trocken oder locker. Befeuchten Sie ihn, wenn es gerade passt; die Atemhilfe ist davon nicht betroffen.',
  },
  retryIn: (ms) =>
    ms > 500
      ? `Attune versucht es von selbst weiter, als Nächstes in ${Math.ceil(ms / 1000)}\u202fs. Die Atemhilfe ist davon nicht betroffen.`
      : 'Attune versucht es gerade. Die Atemhilfe ist davon nicht betroffen.',
  connect: 'Gurt verbinden',
  tryNow: 'Jetzt versuchen',
  change: 'Gurt wechseln',
  everyDevice: 'Alle Geräte zeigen',
  disconnect: 'Gurt trennen',
  details: 'Einzelheiten zum Gurt',
  rows: {
    name: 'Name',
    manufacturer: 'Hersteller',
    model: 'Modell',
    firmware: 'Firmware',
    location: 'Trageort',
  },
  batteryRow: 'Batterie',
  unknown: 'nicht angegeben',
};
