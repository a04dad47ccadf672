/**
 * Which language a window speaks: the one chosen for it on this device, else the browser's. The client's window may have one of its
 * own, and goes with the therapist's until it has. A choice is heard at once by every window of this browser.
 */
import { readKept, writeKept } from './kept.ts';
import { LANGUAGES, beginWith, language, onLanguage, speak, type Language } from './language.ts';

/** Whose window it is. */
export type Reader = 'therapist' | 'client';

type Place = Pick<Window, 'localStorage' | 'navigator' | 'location'>;

const KEYS: Record<Reader, string> = {
  therapist: 'attune-language',
  client: 'attune-language-client',
};
/** What was chosen here, for a browser that keeps nothing. */
const chosen = new Map<Reader, Language>();

const isLanguage = (tag: string | null | undefined): tag is Language =>
  tag !== null && tag !== undefined && Object.hasOwn(LANGUAGES, tag);

function kept(reader: Reader, place: Place): Language | undefined {
  const tag = readKept(place, KEYS[reader]);
  return isLanguage(tag) ? tag : undefined;
}

function remembered(reader: Reader, place: Place): Language | undefined {
  return kept(reader, place) ?? chosen.get(reader);
}

/** The language that a reader has chosen or would choose. */
export function languageFor(reader: Reader, place: Place): Language {
  return (
    remembered(reader, place) ??
    (reader === 'client' ? remembered('therapist', place) : undefined) ??
    place.navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ??
    'en'
  );
}

/** Draws anew whatever can: no element takes notice of words by itself. */
function renew(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement & { requestUpdate?: () => void }>('*')) {
    element.requestUpdate?.();
    if (element.shadowRoot !== null) renew(element.shadowRoot);
  }
}

const CHOSEN = 'attune-language-chosen';

/** Begins in the reader's language and follows every later choice. To be called before anything with words is loaded. */
export function keepLanguage(reader: Reader, window: Window & typeof globalThis): void {
  const { document } = window;
  const tell = (): void => {
    document.documentElement.lang = language();
    renew(document);
  };
  const follow = (): void => {
    // Words that do not come leave everything as it was, the control too.
    speak(languageFor(reader, window)).catch(() => renew(document));
  };
  beginWith(languageFor(reader, window));
  tell();
  onLanguage(tell);
  window.addEventListener('storage', follow);
  window.addEventListener(CHOSEN, follow);
}

/** Chooses a language for a reader's windows, from now on and for the next time. */
export function chooseLanguage(reader: Reader, next: Language, window: Window): void {
  chosen.set(reader, next);
  writeKept(window, KEYS[reader], next);
  window.dispatchEvent(new Event(CHOSEN));
}
