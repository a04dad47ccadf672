/** Beginning and leaving a replay, and what is handed on to it: to the one that runs, and to nobody where none does. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/ui/model/command.ts';
import type { ReplayCommand } from '../../../src/ui/model/record-command.ts';
import { Session } from '../../../src/session/session.ts';
import { replayActions } from '../../../src/therapist/replay-actions.ts';
import type { ReplayDesk, ReplayDeskOptions } from '../../../src/therapist/replay-desk.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';
import { started } from '../../fixtures/started.ts';

function bench() {
  const did: unknown[] = [];
  const past = Session.from([{ ...started, id: 'past' }]);
  const desk = { running: false, epochNow: () => 7 };
  const screens: { reviewed: Session | undefined } = { reviewed: past };
  const parts: ((part: { openReplay: (options: ReplayDeskOptions) => ReplayDesk } | Error) => void)[] = [];
  const clock = new ManualClock();
  const publisher = { show: () => undefined, tell: () => undefined, warm: () => undefined };
  const begun: ReplayDeskOptions[] = [];
  const openReplay = (options: ReplayDeskOptions): ReplayDesk => {
    begun.push(options);
    const heard = (command: object): void => void did.push(command);
    return {
      view: { length: 9000 },
      handlers: { 'pause-replay': heard, 'go-on-replay': heard, 'set-speed': heard, jump: heard },
      obey: (wish: object) => did.push(wish),
      greeted: () => did.push('greeted'),
      close: () => did.push('closed'),
    } as never;
  };
  const actions = replayActions({
    desk,
    screens,
    notices: { list: [{ key: 'n' }] as never },
    clientWindow: { state: 'open' },
    publisher,
    mirror: { show: () => did.push('the desk is shown') },
    clock,
    newId: () => 'new',
    load: () =>
      new Promise((resolve, reject) =>
        parts.push((part) => (part instanceof Error ? reject(part) : resolve(part))),
      ),
    missing: () => did.push('missing'),
    onChange: () => did.push('change'),
  });
  const ask = (command: ReplayCommand): void => actions.handlers[command.do](command as never);
  return {
    ...{ actions, did, past, desk, screens, clock, publisher, begun, ask },
    begin: (id = 'past') => ask({ do: 'replay-session', id }),
    /** What was asked for comes, or does not. */
    arrive: async (part: Parameters<(typeof parts)[number]>[0] = { openReplay }) => {
      for (const come of parts.splice(0)) come(part);
      await settle();
    },
    fetching: () => parts.length,
  };
}

const asked: readonly ReplayCommand[] = [
  { do: 'pause-replay' },
  { do: 'go-on-replay' },
  { do: 'set-speed', speed: 5 },
  { do: 'jump', to: 5000 },
];

describe('a replay', () => {
  it('is of the session that is looked at, under an identity of its own', async () => {
    const b = bench();
    expect([b.actions.on, b.actions.view, b.actions.greeted()]).toEqual([false, undefined, false]);
    b.begin();
    expect(b.did).toEqual([]);
    await b.arrive();
    expect(b.begun).toEqual([
      {
        past: b.past,
        id: 'new',
        clock: b.clock,
        publisher: b.publisher,
        epochNow: b.desk.epochNow,
        onChange: expect.any(Function) as unknown,
        onEnd: expect.any(Function) as unknown,
      },
    ]);
    expect(b.did).toEqual(['change']);
    expect(b.actions.on).toBe(true);
    const view = { screen: 'replay', length: 9000, notices: [{ key: 'n' }], clientWindow: 'open' };
    expect(b.actions.view).toEqual(view);
  });

  it('is heard by what comes while it runs, and by nothing before and after', async () => {
    const b = bench();
    const all = (): void => {
      for (const command of asked) b.ask(command);
    };
    all();
    b.ask({ do: 'end-replay' });
    expect(b.actions.obey({ ask: 'pause' })).toBe(false);
    expect(b.did).toEqual([]);
    b.begin();
    await b.arrive();
    all();
    expect(b.actions.obey({ ask: 'pause' })).toBe(true);
    expect(b.actions.greeted()).toBe(true);
    b.ask({ do: 'end-replay' });
    const left = ['closed', 'the desk is shown', 'change'];
    expect(b.did).toEqual(['change', ...asked, { ask: 'pause' }, 'greeted', ...left]);
    all();
    b.ask({ do: 'end-replay' });
    expect(b.did).toHaveLength(10);
    expect([b.actions.on, b.actions.greeted()]).toEqual([false, false]);
  });

  it('that comes to its end gives the client’s window back to the desk', async () => {
    const b = bench();
    b.begin();
    await b.arrive();
    b.begun[0]?.onEnd();
    expect(b.did).toEqual(['change', 'the desk is shown', 'change']);
    expect(b.actions.on).toBe(false);
    b.begun[0]?.onChange();
    expect(b.did).toHaveLength(4);
  });

  it('is not even fetched for another session, none, or while one is recorded or runs again', async () => {
    const b = bench();
    b.begin('another');
    b.desk.running = true;
    b.begin();
    b.desk.running = false;
    b.screens.reviewed = undefined;
    b.begin();
    expect(b.fetching()).toBe(0);
    b.screens.reviewed = b.past;
    b.begin();
    await b.arrive();
    b.begin();
    expect(b.fetching()).toBe(0);
    expect(b.did).toEqual(['change']);
  });

  it('does not begin if something else was begun or opened while it was fetched', async () => {
    const b = bench();
    b.begin();
    b.desk.running = true;
    await b.arrive();
    b.desk.running = false;
    b.begin();
    b.screens.reviewed = Session.from([{ ...started, id: 'other' }]);
    await b.arrive();
    expect(b.begun).toEqual([]);
    b.screens.reviewed = b.past;
    b.begin();
    b.begin();
    await b.arrive();
    expect(b.begun).toHaveLength(1);
    expect(b.did).toEqual(['change']);
  });

  it('that cannot be fetched is told as missing', async () => {
    const b = bench();
    b.begin();
    await b.arrive(new Error('offline'));
    expect(b.did).toEqual(['missing']);
    expect(b.actions.on).toBe(false);
  });

  it('leaves a few things to do', async () => {
    const b = bench();
    b.begin();
    const may = (command: object): boolean => b.actions.allows(command as Command);
    expect(may({ do: 'start-session' })).toBe(true);
    await b.arrive();
    const few = [...asked.map((command) => command.do), 'end-replay'];
    for (const what of [...few, 'open-client-window', 'dismiss-notice', 'part-missing'])
      expect(may({ do: what })).toBe(true);
    for (const what of ['replay-session', 'start-session', 'go-home', 'set-theme', ''])
      expect(may({ do: what })).toBe(false);
  });
});
