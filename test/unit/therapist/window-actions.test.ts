/** What people ask of the windows themselves. */
import { describe, expect, it } from 'vitest';
import { keepNotices } from '../../../src/therapist/notices.ts';
import { windowActions } from '../../../src/therapist/window-actions.ts';
import type { ClientWindow } from '../../../src/ui/model/session-view.ts';
import { noticeWords } from '../../../src/ui/words/notices.ts';

async function bench(state: ClientWindow = 'open') {
  const did: string[] = [];
  const kept: unknown[] = [];
  const notices = keepNotices(() => undefined);
  const actions = await windowActions({
    window: { location: { reload: () => void did.push('reload') } },
    clientWindow: { state, open: () => void did.push('open') },
    notices,
    records: {
      setting: () => Promise.resolve('https://one.example/' as never),
      keep: (key, value) => void kept.push([key, value]),
    },
    theme: { choose: (theme) => void did.push(theme) },
    version: { takeOver: () => void did.push('new version') },
    onChange: () => void did.push('changed'),
  });
  return { actions, did, kept, notices };
}

describe('the client’s window', () => {
  it('is opened, and what was said of it before is taken back', async () => {
    const { actions, did, notices } = await bench();
    notices.show(() => ({ key: 'client-window', icon: 'window', lead: 'old' }));
    actions.handlers['open-client-window']({ do: 'open-client-window' });
    expect(did).toEqual(['open']);
    expect(notices.list).toEqual([]);
  });

  it('is told as one that the browser did not let open, with a way to try again', async () => {
    const { actions, notices } = await bench('blocked');
    actions.handlers['open-client-window']({ do: 'open-client-window' });
    expect(notices.list).toEqual([
      {
        key: 'client-window',
        icon: 'window',
        ...noticeWords.windowBlocked,
        actions: [{ label: noticeWords.tryAgain, command: { do: 'open-client-window' } }],
        dismissible: true,
      },
    ]);
  });
});

describe('this window', () => {
  it('remembers the address for practice links', async () => {
    const { actions, did, kept } = await bench();
    expect(actions.hosted).toBe('https://one.example/');
    actions.handlers['keep-address']({ do: 'keep-address', address: 'https://two.example/' });
    expect(actions.hosted).toBe('https://two.example/');
    expect(kept).toEqual([['hosted', 'https://two.example/']]);
    expect(did).toEqual(['changed']);
  });

  it('takes a look, a new version and a reload when it is told to', async () => {
    const { actions, did } = await bench();
    actions.handlers['choose-theme']({ do: 'choose-theme', theme: 'dim' });
    actions.handlers['take-new-version']({ do: 'take-new-version' });
    actions.handlers.reload({ do: 'reload' });
    expect(did).toEqual(['dim', 'changed', 'new version', 'reload']);
  });

  it('tells of a part that is missing, and puts away the notice that was meant and no other', async () => {
    const { actions, notices } = await bench();
    notices.show(() => ({ key: 'other', icon: 'info', lead: 'stays' }));
    actions.handlers['part-missing']({ do: 'part-missing' });
    expect(notices.list.at(-1)).toEqual({
      key: 'part',
      icon: 'info',
      ...noticeWords.missingPart,
      dismissible: true,
    });
    actions.handlers['dismiss-notice']({ do: 'dismiss-notice', key: 'part' });
    expect(notices.list.map(({ key }) => key)).toEqual(['other']);
  });
});
