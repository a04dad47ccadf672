/**
 * The language that this window speaks. A catalogue is an interface (`start.ts`) and, in the folder of each language, a file of the
 * same name with the words (`en/start.ts`). What is read together comes together: `en/parts/` says what, and only the parts of
 * the language that is spoken are loaded, with the screens that need them.
 *
 * To add words: a key in the interface, then the words in each folder; without one of them it does not compile. To add a
 * catalogue: the interface with its `await catalogue(…)`, its file in each folder, and a line in a part. To add a language: a
 * folder, and its name in `LANGUAGES`.
 */

/** The languages there are, by the name of their folder. */
export const LANGUAGES = ['en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Loads one catalogue in a language; what it resolves to puts the words in place. */
type Load = (language: Language) => Promise<() => void>;

const catalogues: Load[] = [];
const spoken: Language = 'en';

/**
 * Declares a catalogue: `take` gets what `part` of the language exports, now and whenever another language is chosen. A module
 * that awaits it holds its words before anybody can read them.
 */
export async function catalogue(part: string, take: (words: never) => void): Promise<void> {
  const load: Load = async (language) => {
    const words = (await import(`./${language}/parts/${part}.ts`)) as never;
    return () => take(words);
  };
  catalogues.push(load);
  (await load(spoken))();
}
