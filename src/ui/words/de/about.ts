/** What is said of the copy that runs: version, fingerprint, files, parts by others. German. Words only. */
import type { AboutWords } from '../about.ts';
import { decimal } from '../format.ts';

const files = (count: number): string => (count === 1 ? '1 Datei' : `${decimal(count)} Dateien`);

export const aboutWords: AboutWords = {
  title: 'Über diese Kopie',
  version: (version: string): string => `Attune, Version ${version}`,
  fingerprint: 'Fingerabdruck',
  fingerprintAbout:
    'Wer diese Version aus ihrem Quelltext baut, erhält denselben Fingerabdruck. Er ist die SHA-256 der Dateiliste unten.',
  comparing: 'Die Dateien, die hier laufen, werden mit der Liste verglichen.',
  alike: (count: number): string => `${files(count)}, alle wie gebaut.`,
  different: (count: number): string =>
    `${files(count)} nicht wie gebaut. Ihre Akten sind sicher; öffnen Sie die Seite neu und fragen Sie, wer sie bereitstellt.`,
  cannot: 'Die Liste war nicht zu holen. Stellen Sie das Netz her und öffnen Sie dies noch einmal.',
  files: 'Dateien',
  head: ['Datei', 'SHA-256', 'Hier'] as const,
  same: 'wie gebaut',
  other: 'anders',
  notices: 'Teile von anderen und ihre Lizenzen',
  bill: 'Stückliste (CycloneDX)',
  close: 'Schließen',
};
