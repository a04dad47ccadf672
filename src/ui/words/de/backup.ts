/** What the therapist reads about backups: passphrase, recovery code, file, folder, restoring, and what can go wrong. German. Words only. */
import type { BackupDone } from '../../model/backup-view.ts';
import type { BackupWords } from '../backup.ts';
import { clock, day, decimal } from '../format.ts';
import type { NoticeWords } from '../notices.ts';

const sessions = (count: number): string => (count === 1 ? '1 Sitzung' : `${decimal(count)} Sitzungen`);

function done(what: BackupDone): NoticeWords {
  if (what.did === 'passphrase')
    return {
      lead: 'Die neue Passphrase gilt ab jetzt.',
      text: 'Frühere Sicherungen öffnen sich mit der alten. Der Notfallcode bleibt derselbe.',
    };
  if (what.did === 'guarded')
    return {
      lead: 'Die Akten sind geschützt.',
      text: 'Ab jetzt öffnen sie sich mit der Passphrase oder dem Notfallcode.',
    };
  if (what.did === 'unguarded')
    return {
      lead: 'Die Akten öffnen sich wieder von selbst.',
      text: 'Wer dieses Konto benutzen kann, kann sie lesen. Die Sicherungen behalten ihre Passphrase.',
    };
  if (what.did === 'passkey-added')
    return {
      lead: 'Der Passkey öffnet von jetzt an die Akten.',
      text: 'Bewahren Sie Passphrase und Code auf: Sicherungen und andere Geräte öffnen sich nur damit.',
    };
  if (what.did === 'passkey-removed')
    return {
      lead: 'Der Passkey öffnet hier nichts mehr.',
      text: 'In der Liste der Passkeys Ihres Browsers kann er noch stehen; dort können Sie ihn löschen.',
    };
  if (what.did === 'copied')
    return {
      lead: 'Gesichert.',
      text: `${sessions(what.sessions)}, geschrieben, zurückgelesen und geöffnet.`,
    };
  const gone =
    what.erased === 0
      ? ''
      : what.erased === 1
        ? ' 1 Sitzung war anderswo gelöscht und ist es nun auch hier.'
        : ` ${sessions(what.erased)} waren anderswo gelöscht und sind es nun auch hier.`;
  const lost =
    what.lost + what.waiting === 0
      ? ''
      : ' Ein Teil der Sicherung lässt sich nicht lesen; alles andere ist da. Heben Sie die Datei auf und suchen Sie eine andere Kopie.';
  const came =
    what.sessions === 0
      ? 'Alles darin war schon hier.'
      : what.sessions === 1
        ? '1 Sitzung kam daraus.'
        : `${sessions(what.sessions)} kamen daraus.`;
  return { lead: 'Wiederhergestellt.', text: `${came}${gone}${lost}` };
}

export const backupWords: BackupWords = {
  title: 'Sicherung',
  back: 'Anfang',
  offer: {
    title: 'Akten und Sicherungen mit einer Passphrase sperren.',
    about:
      'Eine Passphrase sperrt Ihre Akten auf diesem Gerät und versiegelt jede Sicherung. Ohne sie oder den gedruckten Code kann sie niemand öffnen, auch wir nicht. Das geht heute oder an jedem anderen Tag.',
    facts: [
      [
        'Gesperrt auf diesem Gerät',
        'Sitzungen, Codes und Notizen öffnen sich mit der Passphrase. Nach zehn Minuten ohne Eingabe sperren sie sich von selbst.',
      ],
      [
        'Eine Sitzung wartet nie darauf',
        'Ohne Entsperren beginnen: Sie wird sofort versiegelt und aufbewahrt.',
      ],
      [
        'Ein Notfallcode, einmal',
        'Sie bekommen einen Code zum Ausdrucken. Sonst hat ihn niemand, und wir können keinen zweiten machen.',
      ],
      [
        'Sie öffnet sich ohne Attune',
        'Eine Seite gehört dazu, die eine Sicherung auf jedem Rechner öffnet, ohne Netz.',
      ],
    ] as const,
    notNow: 'Nicht jetzt',
  },
  set: 'Passphrase festlegen',
  change: 'Passphrase ändern',
  changeAbout:
    'Die nächsten Sicherungen bekommen einen neuen Schlüssel. Frühere Sicherungen öffnen sich mit der alten Passphrase.',
  passphrase: 'Passphrase',
  repeat: 'Passphrase wiederholen',
  show: 'Zeigen',
  hide: 'Verbergen',
  hint: 'Mindestens 12 Zeichen. Fünf Wörter, die Sie im Dunkeln tippen können, sind besser als ein schlaues.',
  tooShort: 'Das sind weniger als 12 Zeichen. Ein oder zwei Wörter mehr genügen.',
  different: 'Die beiden sind nicht gleich. Tippen Sie die zweite noch einmal.',
  code: {
    title: 'Ihr Notfallcode',
    about:
      'Er öffnet Akten und Sicherungen, wenn die Passphrase vergessen ist. Er wird einmal gezeigt, jetzt.',
    label: 'Notfallcode, sieben Gruppen',
    print: 'Diese Seite drucken',
    type: (first: number, second: number): string => `Dann die Gruppen ${first} und ${second} tippen`,
    why: 'Damit er auf Papier steht und nicht nur auf diesem Bildschirm.',
    group: (number: number): string => `Gruppe ${number}`,
    kept: 'Er steht auf Papier',
    wrong: 'Das sind nicht die beiden Gruppen. Sehen Sie noch einmal auf das Papier.',
    only: [
      'Einen anderen Weg gibt es nicht.',
      'Ohne Passphrase und Code bleiben Akten und Sicherungen geschlossen, auch für uns.',
    ] as const,
  },
  state: {
    none: (count: number): string =>
      count === 1
        ? 'Die Sitzung liegt nur auf diesem Gerät.'
        : `Alle ${sessions(count)} liegen nur auf diesem Gerät.`,
    all: (count: number): string =>
      count === 1 ? 'Die Sitzung ist gesichert.' : `Alle ${sessions(count)} sind gesichert.`,
    some: (count: number): string =>
      count === 1
        ? '1 Sitzung liegt nur auf diesem Gerät.'
        : `${sessions(count)} liegen nur auf diesem Gerät.`,
    empty: 'Noch gibt es keine Sitzung zu sichern.',
    last: (epoch: number): string => `Letzte Sicherung: ${day(epoch)}, ${clock(epoch)}.`,
    about:
      'Eine Sicherung öffnet sich nur mit Ihrer Passphrase oder dem Notfallcode. Sie gilt erst, wenn sie zurückgelesen und geöffnet wurde.',
    here: 'Die Passphrase versiegelt Sicherungen. Auf diesem Gerät kann Ihre Akten lesen, wer dieses Konto benutzen kann; davor schützt die Festplattenverschlüsselung des Rechners.',
  },
  guard: {
    title: 'Die Akten auf diesem Gerät sperren',
    about:
      'Tippen Sie die Passphrase Ihrer Sicherungen. Danach öffnet sie auch die Akten hier, oder der Notfallcode tut es.',
    button: 'Damit sperren',
    on: 'Die Passphrase sperrt auch die Akten auf diesem Gerät. Ohne sie oder den gedruckten Code kann sie niemand öffnen, auch wir nicht.',
    after: 'Von selbst sperren, ohne Eingabe nach',
    minutes: (minutes) => (minutes === 1 ? '1 Minute' : `${minutes} Minuten`),
    never: 'Nie',
    off: 'Ohne Passphrase öffnen',
    offAbout:
      'Wer dieses Konto benutzen kann, könnte Ihre Akten dann lesen. Die Sicherungen behalten ihre Passphrase.',
    offYes: 'Ja, ohne sie öffnen',
  },
  passkey: {
    title: 'Mit Passkey öffnen',
    about:
      'Ein Passkey dieses Geräts, mit Finger, Gesicht oder PIN, kann die Akten öffnen, ohne dass Sie tippen. Wer dieses Gerät damit entsperren kann, kann sie dann lesen. Passphrase und Code gelten weiter.',
    add: 'Einen Passkey hinzufügen',
    on: 'Auch ein Passkey öffnet die Akten. Wird er gelöscht oder geht das Gerät verloren, öffnen Passphrase und Code sie weiterhin.',
    remove: 'Den Passkey entfernen',
    name: 'Attune, Akten auf diesem Gerät',
  },
  backUp: 'Sichern',
  chooseFolder: 'Ordner wählen',
  server: 'Der Server der Praxis',
  useServer: 'Den Server der Praxis nutzen',
  changeFolder: 'Anderen Ordner wählen',
  copyNow: 'Jetzt kopieren',
  folder: {
    ready: 'Nach jeder Sitzung wird hier eine versiegelte Kopie geschrieben.',
    ask: 'Der Browser will wieder gefragt werden: „Jetzt kopieren“ drücken und erlauben. Inzwischen ging nichts verloren.',
    lost: 'Der Ordner ist nicht erreichbar. Verbinden Sie seine Platte oder das Netz und drücken Sie „Jetzt kopieren“, oder wählen Sie einen anderen Ordner.',
    foreign:
      'Ein anderes Gerät schreibt hier unter einer anderen Passphrase. Tippen Sie diese, dann teilen beide eine Akte.',
    none: 'Ein Ordner, den ein Abgleichprogramm oder eine zweite Platte hält, wird von selbst aktuell gehalten, und mehrere Geräte können ihn teilen.',
    cannot:
      'Dieser Browser kann keinen Ordner aktuell halten; Chrome und Edge können es. Eine Datei geht auch hier.',
    open: 'Diesen Ordner öffnen',
  },
  restore: {
    title: 'Wiederherstellen',
    about:
      'Nimmt eine Sicherung von diesem oder einem anderen Gerät auf. Nichts, was hier ist, wird ersetzt oder geht verloren.',
    choose: 'Sicherung wählen',
    chosen: (name: string): string => `Gewählt: ${name}`,
    useCode: 'Notfallcode benutzen',
    usePassphrase: 'Passphrase benutzen',
    code: 'Notfallcode',
    button: 'Wiederherstellen',
  },
  aside: {
    title: 'Frühere Akten auf diesem Gerät',
    about:
      'Sie liegen versiegelt hier, seit dieses Gerät neu begonnen hat. Ihre eigene Passphrase oder ihr Notfallcode öffnet sie, und sie kommen zu den übrigen.',
    button: 'Frühere Akten öffnen',
  },
  busy: {
    key: 'Der Schlüssel entsteht; das dauert mit Absicht einige Sekunden.',
    passkey: 'Der Browser fragt nach dem Passkey.',
    copying: 'Die Sicherung wird geschrieben und zurückgelesen.',
    restoring: 'Die Sicherung wird geöffnet.',
  },
  done,
  trouble: {
    'wrong-secret': {
      lead: 'Damit öffnet es sich nicht.',
      text: 'Nichts hat sich geändert. Prüfen Sie die Sprache der Tastatur und versuchen Sie es noch einmal.',
    },
    'wrong-code': {
      lead: 'Im Code ist ein Versehen.',
      text: 'Nichts hat sich geändert. Vergleichen Sie ihn Gruppe für Gruppe mit dem Papier.',
    },
    passkey: {
      lead: 'Es wurde kein Passkey hinzugefügt.',
      text: 'Er wurde nicht freigegeben, oder mit diesem lassen sich keine Akten sperren. Nichts hat sich geändert; die Passphrase öffnet sie.',
    },
    'not-a-vault': {
      lead: 'Das ist keine Sicherung von Attune.',
      text: 'Nichts hat sich geändert. Sicherungen enden auf .attune.',
    },
    damaged: {
      lead: 'Die Sicherung ist beschädigt.',
      text: 'Was hier ist, ist unverändert. Versuchen Sie eine andere Kopie.',
    },
    'changed-outside': {
      lead: 'Die Einstellungen der Sicherung wurden von außen verändert.',
      text: 'Sie wird nicht geöffnet. Was hier ist, ist unverändert; versuchen Sie eine andere Kopie.',
    },
    'newer-version': {
      lead: 'Diese Sicherung stammt von einer neueren Version von Attune.',
      text: 'Nichts hat sich geändert. Für die neuere Version schließen Sie bei bestehendem Netz alle Fenster von Attune und öffnen es wieder.',
    },
    'too-large': {
      lead: 'Diese Sicherung verlangt mehr als jede von Attune.',
      text: 'Sie wird nicht geöffnet, und nichts hat sich geändert.',
    },
    unreachable: {
      lead: 'Der Ordner ist nicht erreichbar.',
      text: 'Ihre Akten auf diesem Gerät sind sicher. Verbinden Sie seine Platte oder das Netz, oder wählen Sie einen anderen Ordner.',
    },
    full: {
      lead: 'Die Platte des Ordners ist voll.',
      text: 'Ihre Akten auf diesem Gerät sind sicher. Schaffen Sie Platz oder wählen Sie einen anderen Ordner.',
    },
    unsound: {
      lead: 'Der Ordner gibt nicht zurück, was geschrieben wurde.',
      text: 'Ihre Akten auf diesem Gerät sind sicher. Wählen Sie einen Ordner auf einer anderen Platte.',
    },
    failed: {
      lead: 'Die Sicherung ließ sich nicht anlegen oder öffnen.',
      text: 'Ihre Akten auf diesem Gerät sind, wie sie waren. Versuchen Sie es noch einmal; bleibt es dabei, laden Sie die Sitzungen einzeln herunter.',
    },
  },
  slip: (group: number): string => `Das Versehen liegt in Gruppe ${group}.`,
  opener: 'open-vault.html herunterladen',
  openerAbout:
    'Die Seite, die eine Sicherung ohne Attune und ohne Netz öffnet. Heben Sie sie neben Ihren Sicherungen auf.',
  readme:
    'Dieser Ordner enthält eine versiegelte Sicherung von Attune, einem Programm für Herzfrequenz-Biofeedback in der Therapie.\n\nSie öffnet sich mit der Passphrase oder dem Notfallcode dessen, der sie angelegt hat, in Attune unter „Sicherung“. Ohne eines von beiden ist nichts darin lesbar, und sonst hat sie niemand.\n',
};
