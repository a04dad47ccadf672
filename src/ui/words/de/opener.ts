/** What the page that opens a backup without Attune says. German. Words only. */
import type { OpenerWords } from '../opener.ts';

export const openerWords: OpenerWords = {
  title: 'Eine Sicherung von Attune öffnen',
  about:
    'Diese Seite braucht kein Netz und kein Attune. Nichts verlässt diesen Rechner: Sie öffnet die Datei und schreibt jede Sitzung als eigene Datei, in Klartext.',
  file: 'Sicherung, eine Datei, die auf .attune endet',
  passphrase: 'Passphrase',
  code: 'Notfallcode',
  either: 'Eines von beiden genügt.',
  open: 'Öffnen',
  working: 'Die Sicherung wird geöffnet. Das dauert mit Absicht einige Sekunden.',
  opened: (sessions, made) =>
    `${sessions} ${sessions === 1 ? 'Sitzung' : 'Sitzungen'}, gesichert am ${new Date(made).toLocaleString('de-DE')}.`,
  notWhole: 'Die Datei ist nicht ganz: Etwas wurde abgeschnitten oder verändert. Was lesbar ist, ist hier.',
  save: (name) => `${name} sichern`,
  saveAll: 'Alle sichern',
  saved: (count) => `${count} geschrieben.`,
  lost: 'Ein Teil dieser Sitzung ist nicht lesbar; der Rest wurde geschrieben.',
  none: 'Wählen Sie eine Sicherung und tippen Sie ihre Passphrase oder ihren Code.',
  wrong: 'Damit öffnet es sich nicht. Nichts hat sich geändert; prüfen Sie die Sprache der Tastatur.',
  slip: (group) => `Im Code ist ein Versehen in Gruppe ${group}.`,
  notOurs: 'Das ist keine Sicherung von Attune.',
  newer: 'Diese Sicherung stammt von einer neueren Version; nehmen Sie die Seite, die mit ihr kam.',
  damaged: 'Die Liste der Sicherung ist beschädigt. Versuchen Sie eine andere Kopie.',
};
