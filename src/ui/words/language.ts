/**
 * The language that this window speaks. A catalogue is an interface (`start.ts`) and, in the folder of each language, a file of the
 * same name with the words (`en/start.ts`). What is read together comes together: `en/parts/` and `en/client-parts/` say what, and
 * only the parts of the language that is spoken are loaded, with the screens that need them.
 *
 * To add words: a key in the interface, then the words in each folder; without one of them it does not compile. To add a
 * catalogue: the interface with its `await catalogue(…)`, its file in each folder, and a line in a part of each. To add a
 * language: a folder, and a line in `LANGUAGES`.
 */

interface LanguageFacts {
  /** As it calls itself. */
  readonly name: string;
  /** What the control is called that chooses a language. */
  readonly control: string;
  /** Whose habits numbers, dates and plurals follow. */
  readonly locale: string;
  /** What stands between a number and its unit. */
  readonly beforeUnit: string;
  /** What stands between a number and the sign for percent. */
  readonly beforePercent: string;
}

/** The languages there are, by the name of their folder, which is their tag for the page too. */
export const LANGUAGES = {
  en: { name: 'English', control: 'Language', locale: 'en-GB', beforeUnit: ' ', beforePercent: ' ' },
  de: { name: 'Deutsch', control: 'Sprache', locale: 'de-DE', beforeUnit: '\u202f', beforePercent: '\u202f' },
} as const satisfies Record<string, LanguageFacts>;
export type Language = keyof typeof LANGUAGES;

/** Loads what is read together, in a language. */
export type Part = (language: Language) => Promise<unknown>;

/** Loads one catalogue in a language; what it resolves to puts the words in place. */
type Load = (language: Language) => Promise<() => void>;

const catalogues: Load[] = [];
const listeners = new Set<() => void>();
let spoken: Language = 'en';
let wanted: Language = spoken;

/** The language of the words now. */
export const language = (): Language => spoken;

/** Whose habits the words' numbers, dates and plurals follow now, for `Intl`. */
export const locale = (): string => LANGUAGES[spoken].locale;

/** The language to begin with. To be called before anything with words is loaded. */
export function beginWith(first: Language): void {
  wanted = first;
  spoken = first;
}

/** Tells of every change, when all words are in place. Returns the way to stop it. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Speaks another language from now on. It rejects, and nothing has changed, if the words cannot be loaded. */
export async function speak(next: Language): Promise<void> {
  wanted = next;
  const puts: (() => void)[] = [];
  // Screens that are loaded meanwhile bring more.
  while (puts.length < catalogues.length) {
    puts.push(...(await Promise.all(catalogues.slice(puts.length).map((load) => load(next)))));
  }
  if (wanted !== next || spoken === next) return;
  spoken = next;
  for (const put of puts) put();
  for (const listener of [...listeners]) listener();
}

/**
 * Declares a catalogue: `take` gets what the part of the language exports, now and whenever another language is chosen. A module
 * that awaits it holds its words before anybody can read them.
 */
export async function catalogue(part: Part, take: (words: never) => void): Promise<void> {
  const load: Load = async (language) => {
    const words = (await part(language)) as never;
    return () => take(words);
  };
  catalogues.push(load);
  let taken: Language;
  do {
    taken = spoken;
    (await load(taken))();
  } while (taken !== language());
}
