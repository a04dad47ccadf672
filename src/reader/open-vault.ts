/**
 * The page that opens a backup without Attune: one file with everything in it, which loads nothing and sends nothing. It reads the backup that a person
 * chooses, opens it with passphrase or code, and writes each session as a session file.
 */
import { logIn, openFileCopy, sourceOf, type OpenFileCopy } from '../backup/file-copy.ts';
import { writeSessionFile } from '../exchange/session-writer.ts';
import { openerWords as de } from '../ui/words/de/opener.ts';
import { openerWords as en } from '../ui/words/en/opener.ts';
import type { OpenerWords } from '../ui/words/opener.ts';
import { readBackupFile } from '../vault/backup-file.ts';
import { passphraseKey } from '../vault/derive.ts';
import type { Secret } from '../vault/header.ts';
import type { ListedSession } from '../vault/snapshot.ts';
import { VaultError } from '../vault/vault-error.ts';

interface DirectoryPicker {
  showDirectoryPicker?(options: { mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>;
}

const german = navigator.language.toLowerCase().startsWith('de');
const words: OpenerWords = german ? de : en;

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text: string,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function field(label: string, type: string, id: string): readonly [HTMLLabelElement, HTMLInputElement] {
  const input = element('input', '', { type, id, autocomplete: 'off', spellcheck: 'false' });
  return [element('label', label, { for: id }), input];
}

/** Name of a session's file: when it began, and nothing that names anybody. */
const nameOf = ({ epoch }: ListedSession, number: number): string =>
  `attune-${new Date(epoch).toISOString().slice(0, 16).replace('T', '-').replace(':', '')}-${number}.jsonl`;

function sentence(cause: unknown): string {
  if (!(cause instanceof VaultError)) return words.damaged;
  switch (cause.code) {
    case 'wrong-secret':
      return words.wrong;
    case 'wrong-code':
      return words.slip(cause.group ?? 1);
    case 'not-a-vault':
    case 'too-large':
      return words.notOurs;
    case 'newer-version':
      return words.newer;
    default:
      return words.damaged;
  }
}

function download(name: string, text: string): void {
  const link = element('a', '', {
    href: URL.createObjectURL(new Blob([text], { type: 'application/x-ndjson' })),
    download: name,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const said = element('p', '', { role: 'status' });
const say = (text: string): void => void (said.textContent = text);

/** The session as the text of a file. */
async function textOf(open: OpenFileCopy, session: ListedSession): Promise<string> {
  const { facts, lost } = await logIn(open, session);
  if (lost > 0) say(words.lost);
  return writeSessionFile(facts, 'open-vault');
}

async function saveAll(open: OpenFileCopy): Promise<void> {
  const { sessions } = open.snapshot.manifest;
  const folder = await (window as DirectoryPicker).showDirectoryPicker?.({ mode: 'readwrite' });
  for (const [i, session] of sessions.entries()) {
    const [name, text] = [nameOf(session, i + 1), await textOf(open, session)];
    if (folder === undefined) download(name, text);
    else {
      const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await stream.write(text);
      await stream.close();
    }
  }
  say(words.saved(sessions.length));
}

function list(open: OpenFileCopy): HTMLElement {
  const rows = element('ul', '');
  for (const [i, session] of open.snapshot.manifest.sessions.entries()) {
    const name = nameOf(session, i + 1);
    const button = element('button', words.save(name), { type: 'button' });
    button.addEventListener('click', () => void textOf(open, session).then((text) => download(name, text)));
    const row = element('li', '');
    row.append(button);
    rows.append(row);
  }
  const all = element('button', words.saveAll, { type: 'button' });
  // The list of folders was closed: nothing has happened.
  all.addEventListener('click', () => void saveAll(open).catch(() => undefined));
  const found = element('section', '');
  found.append(all, rows);
  return found;
}

function begin(main: HTMLElement): void {
  document.documentElement.lang = german ? 'de' : 'en';
  document.title = words.title;
  const [fileLabel, file] = field(words.file, 'file', 'file');
  const [passphraseLabel, passphrase] = field(words.passphrase, 'password', 'passphrase');
  const [codeLabel, code] = field(words.code, 'text', 'code');
  const form = element('form', '');
  form.append(fileLabel, file, passphraseLabel, passphrase, codeLabel, code);
  form.append(element('p', words.either), element('button', words.open));
  const found = element('div', '');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = file.files?.[0];
    const secret: Secret | undefined =
      passphrase.value.trim() !== ''
        ? { passphrase: passphrase.value }
        : code.value.trim() === ''
          ? undefined
          : { code: code.value };
    if (chosen === undefined || secret === undefined) {
      say(words.none);
      return;
    }
    found.replaceChildren();
    say(words.working);
    void readBackupFile(sourceOf(chosen))
      .then(async (backup) => {
        const open = await openFileCopy(backup, secret, passphraseKey);
        const { made, sessions } = open.snapshot.manifest;
        say(`${words.opened(sessions.length, made)} ${backup.whole ? '' : words.notWhole}`);
        found.replaceChildren(list(open));
      })
      .catch((cause: unknown) => say(sentence(cause)));
  });
  main.replaceChildren(element('h1', words.title), element('p', words.about), form, said, found);
}

const main = document.querySelector('main');
if (main !== null) begin(main);
