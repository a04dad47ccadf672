/** What the page that opens a backup without Attune says. It holds both languages itself and loads nothing. Shape only. */

export interface OpenerWords {
  readonly title: string;
  readonly about: string;
  readonly file: string;
  readonly passphrase: string;
  readonly code: string;
  readonly either: string;
  readonly open: string;
  readonly working: string;
  readonly opened: (sessions: number, made: number) => string;
  readonly notWhole: string;
  readonly save: (name: string) => string;
  readonly saveAll: string;
  readonly saved: (count: number) => string;
  readonly lost: string;
  readonly none: string;
  readonly wrong: string;
  readonly slip: (group: number) => string;
  readonly notOurs: string;
  readonly newer: string;
  readonly damaged: string;
}
