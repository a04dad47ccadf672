/** Was vom zweiten Gurt gesagt wird, solange eine Sitzung läuft. Nur Worte. */
import type { LinkState } from '../../../terms/link-state.ts';
import type { SecondWords } from '../second.ts';

const brief: Record<LinkState, string> = {
  idle: '',
  choosing: 'wird gewählt',
  connecting: 'verbindet',
  connected: 'verbunden',
  silent: 'still',
  lost: 'getrennt',
  reconnecting: 'verbindet neu',
};

const lost = 'Die Verbindung zu Ihrem Gurt ist unterbrochen. Attune versucht es von selbst weiter.';

export const secondWords: SecondWords = {
  label: 'Zweiter Gurt',
  connect: 'Zweiten Gurt verbinden',
  question:
    'Sind Sie beide einverstanden, Ihr Gegenüber und Sie, dass beide Herzen aufgezeichnet werden? Das Einverständnis bleibt bei der Sitzung. Ihre eigene Linie bleibt davon getrennt, und Sie können sie jederzeit löschen.',
  agree: 'Wir sind beide einverstanden',
  notNow: 'Jetzt nicht',
  disconnect: 'Zweiten Gurt trennen',
  states: {
    idle: 'Für Ihr eigenes Herz. Sie sehen es nach der Sitzung; während der Sitzung sieht es niemand.',
    choosing: 'Wählen Sie Ihren eigenen Gurt in der Liste des Browsers.',
    connecting: 'Ihr Gurt wird verbunden.',
    connected: 'Ihr Gurt ist verbunden. Seine Linie erscheint nach der Sitzung.',
    silent: 'Ihr Gurt ist still.',
    lost,
    reconnecting: lost,
  },
  yours: (link) => `Ihr Gurt: ${brief[link]}`,
};
