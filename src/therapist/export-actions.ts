/** Sessions leave as files: one in a format of its own, or many as an archive or a table. What writes them is fetched when it is wanted; nothing is sent anywhere. */
import type { Handlers } from '../ui/model/command.ts';
import type { ExportCommand } from '../ui/model/record-command.ts';
import type { StoredSession } from '../ui/model/start-view.ts';
import { loadPart } from '../ui/parts/load-part.ts';
import { noticeWords, type NoticeWords } from '../ui/words/notices.ts';
import type { Notices } from './notices.ts';
import type { RecordKeeper } from './record-keeper.ts';
import { saveFile } from './save-file.ts';

interface ExportOptions {
  readonly window: Window & typeof globalThis;
  readonly records: Pick<RecordKeeper, 'load' | 'sessions'>;
  readonly notices: Pick<Notices, 'show' | 'drop'>;
  /** Version of the program. */
  readonly app: string;
  readonly onChange: () => void;
}

export interface ExportActions {
  readonly handlers: Handlers<ExportCommand>;
  /** SHA-256 of a session's file as it was when last asked for; `undefined` = another session was. */
  digest(id: string): string | undefined;
}

const two = (value: number): string => String(value).padStart(2, '0');
/** The day of a moment by this device's clock, as the browser's field for days has it. */
const dayOf = (epoch: number): string => {
  const date = new Date(epoch);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

export function exportActions(options: ExportOptions): ExportActions {
  const { window, records, notices, app, onChange } = options;
  let digested: { readonly id: string; readonly digest: string } | undefined;
  const tell = (words: NoticeWords): void =>
    notices.show(() => ({ key: 'export', icon: 'info', ...words, dismissible: true }));

  /** Fetches the writers and does `work` with them; what cannot be fetched is told. */
  async function withWriters(
    work: (writers: typeof import('./export-files.ts')) => Promise<void>,
  ): Promise<void> {
    notices.drop('export');
    try {
      await work(await loadPart(() => import('./export-files.ts')));
    } catch {
      tell(noticeWords.missingPart);
    }
  }

  return {
    digest: (id) => (digested?.id === id ? digested.digest : undefined),
    handlers: {
      'digest-session': ({ id }) =>
        void withWriters(async ({ sessionFile }) => {
          const session = await records.load(id);
          // A page that is not secure has no digests.
          const { subtle } = window.crypto as Partial<Pick<Crypto, 'subtle'>>;
          if (session === undefined || subtle === undefined) return;
          const { content } = sessionFile(session, 'attune', app);
          const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
          const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
          digested = { id, digest: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
          onChange();
        }),
      'export-session': ({ id, format }) =>
        void withWriters(async ({ sessionFile }) => {
          const session = await records.load(id);
          if (session === undefined) return;
          const { name, type, content } = sessionFile(session, format, app);
          saveFile(window, name, type, content);
        }),
      'export-sessions': ({ form, code, day }) =>
        void withWriters(async ({ sessionsFile, exportWords }) => {
          const wanted = (records.sessions ?? []).filter(
            ({ client, epoch }: StoredSession) =>
              (code === undefined || client === code) && (day === undefined || dayOf(epoch) === day),
          );
          if (wanted.length === 0 && form !== 'columns') {
            tell(exportWords.nothing);
            return;
          }
          async function* sessions() {
            for (const [i, { id }] of wanted.toReversed().entries()) {
              if (wanted.length > 1)
                notices.show(() => ({
                  key: 'export',
                  icon: 'info',
                  lead: exportWords.progress(i + 1, wanted.length),
                }));
              const session = await records.load(id);
              if (session !== undefined) yield session;
            }
          }
          const { name, type, content } = await sessionsFile(form, sessions(), app, window.Date.now());
          notices.drop('export');
          saveFile(window, name, type, ...content);
        }),
    },
  };
}
