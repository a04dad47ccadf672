/**
 * The words of the client's window, German. Offers, not orders; neither "du" nor "Sie"; no numbers, no praise, nothing that can be
 * failed at.
 */
import type { ClientWords } from '../client.ts';

export const clientWords: ClientWords = {
  breatheIn: 'Einatmen',
  breatheOut: 'Ausatmen',
  groundMe: 'Erden',
  soundAndLook: 'Ton und Bild',
  stopEverything: 'Alles anhalten',
  pause: 'Pause',
  goOn: 'Weiter',
  whenReady: 'Wann immer es passt.',
  rests: {
    therapist: 'Von der anderen Seite angehalten. Es geht von dort aus weiter.',
    client: 'Hier angehalten. Mit „Weiter“ geht es weiter.',
    program: 'Die Atemhilfe ruht.',
  },
  waiting: 'Hier ist noch nichts zu tun. Das Bild beginnt von selbst.',
  unpaired:
    'Dieses Fenster gehört noch zu keiner Sitzung. Es lässt sich vom therapeutischen Fenster aus öffnen.',
  gone: 'Das andere Fenster ist weg. Hier ist Zeit zum Ausruhen.',
  ended: 'Diese Sitzung ist zu Ende.',
  touchForSound: 'Das Bild einmal berühren, dann beginnt der Ton.',
  missing: 'Ein Teil dieses Fensters fehlt noch. Er kommt von selbst; es ist nichts zu tun.',
  simulated: 'simuliert',
  back: 'Zurück',
  fullScreen: 'Ganzer Bildschirm',
  sayNow: 'Ansagen, wo der Atem gerade ist',
  stopped: {
    title: 'Alles ist angehalten.',
    nothing: 'Es ist nichts zu tun.',
    seen: 'Das ist auch im therapeutischen Fenster zu sehen.',
    goOn: 'Weiter, wenn es passt',
    offered: 'Die Atemhilfe kann wiederkommen, wenn es gewünscht ist.',
    tooMuch: 'Das war zu viel',
    noted: 'Notiert. Gut, dass es gesagt ist.',
  },
  replay: {
    hint: 'Wiedergabe einer früheren Sitzung',
    fast: 'Im Zeitraffer; das Bild ruht.',
    rests: 'Die Atemhilfe ruht.',
  },
  asked: {
    question: (scale: 'ease' | 'distress' | 'own', name: string | undefined): string =>
      scale === 'distress'
        ? 'Wie stark ist die Belastung gerade?'
        : scale === 'ease'
          ? 'Wie leicht ist es gerade?'
          : `${name ?? ''}, gerade jetzt?`,
    leave: 'Offen lassen',
    low: '0, keine',
    high: '10, am stärksten',
  },
};
