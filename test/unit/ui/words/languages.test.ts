/** Each language is whole: the same files, the same keys, and no sentence of another language in it; figures are written its way. */
import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { languageFor } from '../../../../src/ui/words/choice.ts';
import { clock, decimal, length, percent, plural } from '../../../../src/ui/words/format.ts';
import { LANGUAGES, language, onLanguage, speak } from '../../../../src/ui/words/language.ts';
import { leftText, rateText } from '../../../../src/ui/words/rates.ts';
import { startWords } from '../../../../src/ui/words/start.ts';

const root = new URL('../../../../src/ui/words/', import.meta.url);
const files = (tag: string): string[] =>
  readdirSync(new URL(`${tag}/`, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort();

/** What is the same in both languages: signs, units, proper names, terms of the field. */
const ALIKE =
  /^(|Attune|EDF\+|FHIR|Letter|Name|Ring|Codes|Plan|Phase|Passphrase|Signal|RMSSD, ms|Firmware|Pause|Vibration|normal|Amplitude,? bpm|RMSSD|ln RMSSD|SDNN|pNN50|SD1, SD2|PLV|LF ms²|bpm|ms|–|Task Force 1996|60000 .*|Bluetooth .*|80.%|SHA-256)$/;

type Found = Map<string, string>;
/** Every plain string of a catalogue, by its place in it. */
function strings(value: unknown, at: string, found: Found): Found {
  if (typeof value === 'string') found.set(at, value);
  else if (typeof value === 'function') found.set(at, '(function)');
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) strings(inner, `${at}.${key}`, found);
  return found;
}

const wordsOf = async (tag: string, file: string): Promise<Found> =>
  strings(await import(new URL(`${tag}/${file}`, root).href), file, new Map());

afterEach(() => speak('en'));

describe('the German catalogue', () => {
  it('has the files of the English one', () => {
    expect(files('de')).toEqual(files('en'));
    expect(files('en').length).toBeGreaterThan(20);
  });

  it.each(files('en').filter((file) => !file.includes('parts')))(
    '%s has the same keys and no English words',
    async (file) => {
      const english = await wordsOf('en', file);
      const german = await wordsOf('de', file);
      const optional = /\.signals\..*\.rest$/;
      const keys = (found: Found): string[] => [...found.keys()].filter((key) => !optional.test(key)).sort();
      expect(keys(german)).toEqual(keys(english));
      const same = [...german].filter(
        ([key, text]) => text !== '(function)' && text === english.get(key) && !ALIKE.test(text),
      );
      expect(same).toEqual([]);
      // Words that stand in nearly every English sentence, and are no German ones.
      const foreign = [...german].filter(([, text]) => /\b(the|is|of|and|this|with|for)\b/i.test(text));
      expect(foreign).toEqual([]);
    },
  );
});

describe('another language', () => {
  it('is spoken by what was read in the first one, and told of once', async () => {
    const before = startWords.connect;
    let told = 0;
    const stop = onLanguage(() => (told += 1));
    await speak('de');
    stop();
    expect([before, startWords.connect, language(), told]).toEqual([
      'Connect strap',
      'Gurt verbinden',
      'de',
      1,
    ]);
  });

  it('keeps the last of two choices', async () => {
    await Promise.all([speak('de'), speak('en')]);
    expect(startWords.connect).toBe('Connect strap');
  });

  it('writes numbers, lengths and plurals its way', async () => {
    const epoch = new Date(2026, 10, 22, 9, 4).getTime();
    const forms = { one: 'one', other: 'many' };
    const all = (): string[] => [
      decimal(5.25, 1),
      decimal(-1234.5, 1),
      decimal(12345),
      rateText(5.25),
      percent(0.0004),
      percent(0.057),
      length(36_900),
      length(3_720_000),
      leftText(51_001),
      clock(epoch),
      plural(1, forms) + plural(0, forms) + plural(2, forms),
    ];
    expect(all()).toEqual([
      ...['5.3', '−1234.5', '12\u202f345', '5.25', '< 0.1 %', '5.7 %', '36 s', '1 h 2 min', '0:52', '09:04'],
      'onemanymany',
    ]);
    await speak('de');
    expect(all()).toEqual([
      ...['5,3', '−1234,5', '12\u202f345', '5,25', '< 0,1\u202f%', '5,7\u202f%', '36\u202fs'],
      ...['1\u202fh 2\u202fmin', '0:52', '09:04', 'onemanymany'],
    ]);
  });
});

describe('the language of a window', () => {
  const place = (
    languages: string[],
    kept: Record<string, string> = {},
    href = 'https://example.org/a/',
  ) => ({
    location: { href } as Location,
    navigator: { languages } as unknown as Navigator,
    localStorage: { getItem: (key: string) => kept[key] ?? null } as unknown as Storage,
  });

  it('is the first of the browser that Attune speaks, else English', () => {
    expect(languageFor('therapist', place(['fr-CH', 'de-CH', 'en']))).toBe('de');
    expect(languageFor('client', place(['en-US', 'de']))).toBe('en');
    expect(languageFor('therapist', place(['fr']))).toBe('en');
  });

  it('goes with the therapist’s choice in the client’s window until it has one of its own', () => {
    const therapist = { 'attune-language': 'de' };
    expect(languageFor('client', place(['en'], therapist))).toBe('de');
    const both = place(['en'], { ...therapist, 'attune-language-client': 'en' });
    expect([languageFor('client', both), languageFor('therapist', both)]).toEqual(['en', 'de']);
  });

  it('is each copy’s own where two lie in two folders', () => {
    const kept = { 'attune-language': 'de', 'attune-language /a/': 'en' };
    expect(languageFor('therapist', place(['de'], kept))).toBe('en');
    expect(languageFor('therapist', place(['en'], kept, 'https://example.org/b/?x=1'))).toBe('de');
  });

  it('is the browser’s where the choice kept is none, or storage is barred', () => {
    expect(languageFor('therapist', place(['de'], { 'attune-language': 'toString' }))).toBe('de');
    const barred = place(['de']);
    barred.localStorage.getItem = () => {
      throw new Error('barred');
    };
    expect(languageFor('client', barred)).toBe('de');
  });

  it('is one that calls itself by name', () =>
    expect(Object.values(LANGUAGES).map(({ name, control }) => [name, control])).toEqual([
      ['English', 'Language'],
      ['Deutsch', 'Sprache'],
    ]));
});
