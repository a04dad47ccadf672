/** What is said of the copy that runs: version, fingerprint, files, parts by others. Words only. */
import type { AboutWords } from '../about.ts';
import { decimal } from '../format.ts';

const files = (count: number): string => (count === 1 ? '1 file' : `${decimal(count)} files`);

export const aboutWords: AboutWords = {
  title: 'About this copy',
  version: (version: string): string => `Attune ${version}`,
  fingerprint: 'Fingerprint',
  fingerprintAbout:
    'Whoever builds this version from its source gets the same fingerprint. It is the SHA-256 of the list of files below.',
  comparing: 'The files that run here are being compared with the list.',
  alike: (count: number): string => `${files(count)}, all as they were built.`,
  different: (count: number): string =>
    `${files(count)} not as built. Your records are safe; open the page anew, and ask whoever serves it.`,
  cannot: 'The list could not be fetched. Connect the network and open this once more.',
  files: 'Files',
  head: ['File', 'SHA-256', 'Here'] as const,
  same: 'as built',
  other: 'other',
  notices: 'Parts by others and their licences',
  bill: 'Bill of materials (CycloneDX)',
  close: 'Close',
};
