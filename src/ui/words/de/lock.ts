/** What the therapist reads about locked records. German. Words only. */
import { clock } from '../format.ts';
import type { LockWords } from '../lock.ts';

export const lockWords: LockWords = {
  locked: 'Gesperrt',
  title: 'Die Akten sind gesperrt.',
  safe: 'Durch einen weiteren Versuch geht nichts verloren.',
  byItself: (epoch) =>
    `Sie haben sich um ${clock(epoch)} von selbst gesperrt. Durch einen weiteren Versuch geht nichts verloren.`,
  unlock: 'Entsperren',
  busy: 'Der Schlüssel entsteht; das dauert mit Absicht einige Sekunden.',
  byPasskey: 'Mit dem Passkey entsperren',
  back: 'Sitzung',
  trouble: {
    'wrong-secret':
      'Das ist nicht die Passphrase oder der Code dieser Akten. Nichts hat sich geändert. Prüfen Sie die Sprache der Tastatur.',
    'wrong-code': 'Im Code ist ein Versehen. Vergleichen Sie ihn Gruppe für Gruppe mit dem Papier.',
    passkey:
      'Kein Passkey hat sie geöffnet: Er wurde nicht freigegeben oder ist nicht mehr auf diesem Gerät. Passphrase und Notfallcode öffnen sie wie bisher.',
    'changed-outside':
      'Die Einstellungen des Tresors wurden von außen verändert, deshalb wird er nicht geöffnet. Stellen Sie eine Sicherung wieder her, oder fragen Sie, wer diesen Rechner betreut.',
    failed:
      'Die Akten ließen sich gerade nicht öffnen. Nichts hat sich geändert; versuchen Sie es noch einmal.',
    wait: 'Warten Sie einige Sekunden bis zum nächsten Versuch.',
  },
  slip: (group) => `Das Versehen liegt in Gruppe ${group}.`,
  goesOn: [
    'Die Aufzeichnung läuft weiter.',
    'Diese Sitzung wird versiegelt aufbewahrt. Alles andere wartet, bis Sie entsperren.',
  ],
  waiting: [
    'Wartet jemand auf die Sitzung?',
    'Beginnen Sie, ohne zu entsperren. Die Sitzung wird sofort versiegelt und erscheint unter Ihren Akten, sobald Sie entsperren.',
  ],
  without: 'Ohne Entsperren beginnen',
  neither: 'Passphrase und Code sind verloren',
  anew: [
    'Ohne eines von beiden kann niemand diese Akten öffnen, auch wir nicht.',
    'Sie können auf diesem Gerät neu beginnen. Die Akten bleiben versiegelt darauf liegen; findet sich die Passphrase oder der Code, öffnen sie sich unter „Sicherung“ wieder.',
    'Sicherungen bleiben unberührt. Auch sie öffnen sich nur mit der Passphrase ihrer Zeit oder deren Code.',
  ],
  anewYes: 'Neu beginnen',
};
