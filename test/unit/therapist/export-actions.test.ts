/** What is saved when somebody exports: the sessions that were meant, under a name that names nobody; and what is said where there is none. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Session } from '../../../src/session/session.ts';
import { exportActions } from '../../../src/therapist/export-actions.ts';
import type { ExportCommand } from '../../../src/ui/model/record-command.ts';
import type { Notice } from '../../../src/ui/model/notice.ts';
import { richSession } from '../../fixtures/rich-session.ts';

interface Saved {
  readonly name: string;
  readonly blob: Blob;
}

/** Just enough of a window to save a file in. */
function saver() {
  const saved: Saved[] = [];
  let blob: Blob | undefined;
  let done: () => void = () => undefined;
  const settled = new Promise<void>((resolve) => (done = resolve));
  const link = {
    href: '',
    download: '',
    click: () => {
      if (blob !== undefined) saved.push({ name: link.download, blob });
      done();
    },
  };
  const window = {
    Date,
    Blob,
    URL: {
      createObjectURL: (made: Blob) => {
        blob = made;
        return 'blob:1';
      },
      revokeObjectURL: () => undefined,
    },
    document: { createElement: () => link },
    setTimeout: () => 0,
  } as unknown as Window & typeof globalThis;
  return { window, saved, settled, done: () => done() };
}

async function exported(
  command: Exclude<ExportCommand, { do: 'digest-session' }>,
): Promise<{ saved: Saved[]; notices: Notice[] }> {
  const { window, saved, settled, done } = saver();
  const notices: Notice[] = [];
  const session: Session = richSession();
  const { epoch } = session.state;
  const stored = [
    { id: 'one', epoch, lengthMs: 1, client: 'K-17' },
    { id: 'two', epoch: epoch + 86_400_000, lengthMs: 1 },
  ];
  const { handlers } = exportActions({
    window,
    app: '9.9',
    onChange: () => undefined,
    records: { sessions: stored, load: () => Promise.resolve(session) },
    notices: {
      show: (write) => {
        const notice = write();
        notices.push(notice);
        if (notice.dismissible === true) done();
      },
      drop: () => undefined,
    },
  });
  if (command.do === 'export-session') handlers['export-session'](command);
  else handlers['export-sessions'](command);
  await settled;
  return { saved, notices };
}

describe('exporting', () => {
  it('saves a session in the form that was chosen', async () => {
    const { saved } = await exported({ do: 'export-session', id: 'one', format: 'edf' });
    expect(saved.map(({ name }) => name)).toEqual(['attune-2026-03-09-0900.edf']);
    expect(await saved[0]?.blob.slice(0, 12).text()).toBe('0       K-17');
  });

  it('saves the sessions of a client or of a day as one archive', async () => {
    const day = { do: 'export-sessions', form: 'archive', day: '2026-03-10' } as const;
    for (const command of [{ do: 'export-sessions', form: 'archive', code: 'K-17' } as const, day]) {
      const { saved } = await exported(command);
      expect(saved[0]?.name).toMatch(/^attune-sessions-\d{4}-\d\d-\d\d\.zip$/);
      const files = unzipSync(new Uint8Array(await saved[0]!.blob.arrayBuffer()));
      expect(Object.keys(files).filter((name) => name.endsWith('.jsonl'))).toHaveLength(1);
      expect(strFromU8(files['sessions.csv']!)).toContain('K-17');
    }
  });

  it('says so where there is none', async () => {
    const { saved, notices } = await exported({ do: 'export-sessions', form: 'table', code: 'nobody' });
    expect(saved).toEqual([]);
    expect(notices.at(-1)?.lead).toBe('There is no session to save there.');
  });
});
