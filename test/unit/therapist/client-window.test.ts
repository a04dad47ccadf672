/** The client's window as the therapist's opens, finds and watches it. */
import { describe, expect, it } from 'vitest';
import { pairOf } from '../../../src/mirror/peer.ts';
import { isFollowed, keepClientWindow } from '../../../src/therapist/client-window.ts';
import { settle } from '../../fixtures/manual-clock.ts';

const pair = pairOf('00000000-0000-4000-8000-000000000001.00000000-0000-4000-8000-000000000002');
if (pair === undefined) throw new Error('a secret of two UUIDs stands for a pair');

function other(href = 'about:blank') {
  const did: string[] = [];
  return {
    did,
    closed: false,
    opener: 'this window' as unknown,
    location: { href, replace: (address: URL) => void did.push(`go ${address.href}`) },
    focus: () => void did.push('focus'),
    moveTo: (x: number, y: number) => void did.push(`move ${x} ${y}`),
    resizeTo: (x: number, y: number) => void did.push(`size ${x} ${y}`),
  };
}

function bench(opened: ReturnType<typeof other> | null = other(), screens?: readonly object[]) {
  let changes = 0;
  const followers: string[] = [];
  const names: (string | undefined)[] = [];
  const window = {
    location: { href: 'https://example.org/a/?lang=de#x' },
    open: (_address: string, name: string) => {
      names.push(name);
      return opened;
    },
    navigator: {
      locks: { query: () => Promise.resolve({ held: followers.map((name) => ({ name })), pending: [] }) },
    },
    ...(screens !== undefined && {
      getScreenDetails: () => Promise.resolve({ screens, currentScreen: screens[0] }),
    }),
  } as unknown as Window;
  const keeper = keepClientWindow(window, pair as NonNullable<typeof pair>, () => (changes += 1));
  return { keeper, followers, names, changes: () => changes };
}

describe('opening the client’s window', () => {
  it('opens the client’s view of this very page, with the secret, and cut off from this window', () => {
    const opened = other();
    const { keeper, names } = bench(opened);
    expect(keeper.state).toBe('closed');
    keeper.open();
    expect(keeper.state).toBe('open');
    expect(names).toEqual([pair.following]);
    expect(opened.did).toEqual([`go https://example.org/a/?view=client#pair=${pair.secret}`]);
    expect(opened.opener).toBeNull();
  });

  it('brings one that is open to the front, also one that was open before a reload', () => {
    const opened = other();
    const { keeper, names } = bench(opened);
    keeper.open();
    keeper.open();
    expect(names).toHaveLength(1);
    expect(opened.did.at(-1)).toBe('focus');
    opened.closed = true;
    keeper.open();
    expect(names).toHaveLength(2);
    const before = other('https://example.org/a/?view=client');
    const reloaded = bench(before);
    reloaded.keeper.open();
    expect(before.did).toEqual(['focus']);
    expect(before.opener).toBe('this window');
  });

  it('says that the browser did not let it', () => {
    const { keeper, changes } = bench(null);
    keeper.open();
    expect([keeper.state, changes()]).toEqual(['blocked', 1]);
  });

  it('puts it on a second screen where there is one', async () => {
    const screen = (x: number) => ({ availLeft: x, availTop: 5, availWidth: 800, availHeight: 600 });
    const two = other();
    bench(two, [screen(0), screen(1440)]).keeper.open();
    await settle();
    expect(two.did.slice(1)).toEqual(['move 1440 5', 'size 800 600']);
    const one = other();
    bench(one, [screen(0)]).keeper.open();
    await settle();
    expect(one.did).toHaveLength(1);
  });
});

describe('watching the client’s window', () => {
  it('finds one that follows, and says when it is gone', async () => {
    const { keeper, followers } = bench();
    await keeper.check();
    expect(keeper.state).toBe('closed');
    followers.push('another', pair.following);
    for (let i = 0; i < 5; i++) await keeper.check();
    expect(keeper.state).toBe('open');
    followers.length = 0;
    await keeper.check();
    expect(keeper.state).toBe('gone');
  });

  it('is looked for once, and then at every fifth look', async () => {
    const { keeper, followers } = bench();
    await keeper.check();
    followers.push(pair.following);
    for (let i = 0; i < 4; i++) await keeper.check();
    expect(keeper.state).toBe('closed');
    await keeper.check();
    expect(keeper.state).toBe('open');
  });

  it('waits for one that was just opened and does not follow yet', async () => {
    const opened = other();
    const { keeper } = bench(opened);
    keeper.open();
    await keeper.check();
    expect(keeper.state).toBe('open');
    opened.closed = true;
    await keeper.check();
    expect(keeper.state).toBe('gone');
  });

  it('counts a lock that is waited for as well', async () => {
    const query = (held: string[], pending: string[]) => ({
      query: () =>
        Promise.resolve({ held: held.map((name) => ({ name })), pending: pending.map((name) => ({ name })) }),
    });
    expect(await isFollowed(query([], [pair.following]), pair)).toBe(true);
    expect(await isFollowed(query(['another'], ['another']), pair)).toBe(false);
    expect(await isFollowed({ query: () => Promise.resolve({}) }, pair)).toBe(false);
  });

  it('knows what the client does until the window is another', async () => {
    const { keeper, changes, followers } = bench();
    expect(keeper.doing).toBe('watching');
    keeper.greeted();
    expect([keeper.state, changes()]).toEqual(['open', 1]);
    keeper.knows('grounding');
    expect([keeper.doing, changes()]).toEqual(['grounding', 2]);
    keeper.knows('grounding');
    expect(changes()).toBe(2);
    followers.length = 0;
    await keeper.check();
    expect([keeper.state, keeper.doing]).toEqual(['gone', 'watching']);
    keeper.knows('grounding');
    expect([keeper.state, keeper.doing]).toEqual(['open', 'grounding']);
  });
});
