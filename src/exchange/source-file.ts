/** A file as readers get it: its name, its bytes, and their text, decoded once and only where somebody asks for it. */
import { decodeText } from './decode-text.ts';

export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** The first characters of it, enough to tell what it is. */
  readonly head: string;
}

/** Characters that tell what a file is. */
const HEAD = 4096;

export function sourceOf(name: string, bytes: Uint8Array): SourceFile {
  let text: string | undefined;
  let head: string | undefined;
  return {
    name,
    bytes,
    get text() {
      return (text ??= decodeText(bytes));
    },
    get head() {
      return (head ??= text?.slice(0, HEAD) ?? decodeText(bytes.subarray(0, 2 * HEAD)).slice(0, HEAD));
    },
  };
}

/** A text that was decoded already. */
export const sourceOfText = (name: string, text: string): SourceFile => ({
  name,
  bytes: new Uint8Array(0),
  text,
  head: text.slice(0, HEAD),
});
