/** What the window shows: the right screen over the others, with what is known and without what is not. */
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import type { FirstLook } from '../../../src/session/overview.ts';
import { Session } from '../../../src/session/session.ts';
import { buildView, type ViewParts } from '../../../src/therapist/view-builder.ts';
import { strapErrorWords } from '../../../src/ui/words/strap.ts';
import { started } from '../../fixtures/started.ts';

const link = (state: 'idle' | 'connected', code?: string): SessionEvent => ({
  type: 'link',
  at: 1,
  who: 'client',
  state,
  connection: 1,
  ...(code !== undefined && { code }),
});
const first = { id: 'f' } as FirstLook;
const assessment = { pending: true } as never;
const second = { link: 'idle', agreed: false } as const;
const live = { heart: 1 } as never;
const sessions = [
  { id: '1', epoch: 3, lengthMs: 1, client: 'K-2' },
  { id: '2', epoch: 2, lengthMs: 1, client: 'K-1' },
  { id: '3', epoch: 1, lengthMs: 1, client: 'K-2' },
  { id: '4', epoch: 0, lengthMs: 1 },
];

interface Given {
  readonly screen?: ViewParts['screens']['screen'];
  readonly facts?: readonly SessionEvent[];
  readonly running?: boolean;
  readonly reviewed?: Session;
  readonly first?: FirstLook;
  readonly more?: Partial<ViewParts>;
}

function build(given: Given = {}) {
  const session = Session.from([started, ...(given.facts ?? [])]);
  const parts: ViewParts = {
    desk: { session, running: given.running ?? false, now: () => 5000 },
    screens: { screen: given.screen ?? 'start', reviewed: given.reviewed, first: given.first },
    numbers: () => ({ numbers: () => live, ownRate: () => 14 }),
    breath: { view: undefined, rate: undefined, of: () => undefined },
    second: { view: second, of: () => undefined },
    results: { all: () => [assessment], last: () => assessment },
    clients: { client: undefined },
    clientWindow: { state: 'gone', doing: 'grounding' },
    notices: { list: [] },
    records: { sessions, recovered: undefined },
    abilities: () => ({ any: true }) as never,
    theme: () => 'dim',
    own: () => ({ marks: [] }) as never,
    pages: { view: undefined, next: undefined },
    backups: { view: undefined, line: undefined },
    lock: { view: undefined, guarded: false, locked: false },
    app: '9.9',
    digest: () => undefined,
    files: { question: undefined },
    address: 'https://example.org/',
    hosted: () => undefined,
    ...given.more,
  };
  return { session, view: buildView(parts) };
}

describe('the first page', () => {
  it('shows what is kept and what the browser can, and nothing of what is not known', () => {
    const { view } = build();
    expect(view).toEqual({
      screen: 'start',
      signal: 'none',
      notices: [],
      abilities: { any: true },
      theme: 'dim',
      sessions,
    });
    expect(build({ more: { records: { sessions: undefined, recovered: sessions[0] } } }).view).toEqual(
      expect.objectContaining({ recovered: sessions[0] }),
    );
    expect(
      build({ more: { records: { sessions: undefined, recovered: undefined } } }).view,
    ).not.toHaveProperty('sessions');
  });

  it('says that the strap is simulated, what is the matter with it, and that no list was answered', () => {
    const simulated: SessionEvent = { type: 'simulated', at: 0, who: 'client', scenario: 'typical' };
    expect(build({ facts: [simulated] }).view).toMatchObject({ simulated: true });
    const { lead, text } = strapErrorWords['bluetooth-off'];
    const off = build({ facts: [link('idle', 'bluetooth-off')] }).view;
    expect(off).toMatchObject({ strapSentence: `${lead} ${text}` });
    expect(off).not.toHaveProperty('listSilent');
    expect(build({ facts: [link('idle', 'chooser-silent')] }).view).toMatchObject({ listSilent: true });
  });
});

describe('what lies over what', () => {
  const question = { name: 'a.csv', bytes: 1, written: 2, columns: [] };
  const asks = { files: { question } };
  const lists = { pages: { view: { page: 'list' }, next: undefined } as never };
  const backs = { backups: { view: { page: 'all' }, line: undefined } as never };

  it('a question about a file over everything but a session that runs, with the codes that there are', () => {
    expect(build({ more: { ...asks, ...lists, ...backs } }).view).toEqual({
      screen: 'file',
      ...question,
      codes: ['K-1', 'K-2'],
      notices: [],
    });
    expect(build({ more: asks, screen: 'session', running: true }).view.screen).toBe('session');
    expect(build({ more: asks, screen: 'review', reviewed: Session.from([started]) }).view.screen).toBe(
      'file',
    );
  });

  it('the clients over the first page, under a session that is looked at or runs', () => {
    expect(build({ more: { ...lists, ...backs } }).view).toEqual({
      screen: 'clients',
      page: 'list',
      sessions,
      notices: [],
    });
    expect(build({ more: lists, screen: 'review', first }).view.screen).toBe('review');
    expect(build({ more: lists, screen: 'review', reviewed: Session.from([started]) }).view.screen).toBe(
      'review',
    );
    expect(build({ more: lists, screen: 'session', running: true }).view.screen).toBe('session');
  });

  it('the backups over the first page', () => {
    expect(build({ more: backs }).view).toEqual({ screen: 'backup', page: 'all', notices: [] });
    expect(build({ more: backs, screen: 'session', running: true }).view.screen).toBe('session');
    expect(build({ more: backs, screen: 'review', reviewed: Session.from([started]) }).view.screen).toBe(
      'review',
    );
  });
});

describe('a lock', () => {
  const view = { step: 'open' } as never;

  it('lies over everything, also what is asked about a file, and shows nothing else', () => {
    const question = { name: 'a.csv', bytes: 1, written: 2, columns: [] };
    const notices = { list: [{ id: 1 }] as never };
    const more = { lock: { view, guarded: true, locked: true }, files: { question }, notices };
    for (const running of [false, true])
      expect(build({ more, running }).view).toEqual({ screen: 'lock', step: 'open', notices: [] });
  });

  it('is offered beside the page where there is one, until the records are locked', () => {
    const marks = (guarded: boolean, locked: boolean, screen: 'start' | 'session') => {
      const shown = build({ screen, more: { lock: { view: undefined, guarded, locked } } }).view;
      return Object.fromEntries(Object.entries(shown).filter(([key]) => key.startsWith('lock')));
    };
    for (const screen of ['start', 'session'] as const) {
      expect(marks(false, false, screen)).toEqual({});
      expect(marks(true, false, screen)).toEqual({ lockable: true });
      expect(marks(true, true, screen)).toEqual({ locked: true });
      expect(marks(false, true, screen)).toEqual({ locked: true });
    }
  });
});

describe('a session', () => {
  const page = {
    recording: true,
    second,
    clientWindow: 'gone',
    clientDoing: 'grounding',
    address: 'https://example.org/',
    notices: [],
  };

  it('shows the live numbers, the windows, and the measured breath where there is one', () => {
    const { session, view } = build({ screen: 'session', running: true });
    expect(view).toMatchObject({ screen: 'session', session, ...page, live, theme: 'dim' });
    expect(view).not.toHaveProperty('breath');
    expect(view).not.toHaveProperty('hosted');
    const breath = { view: { state: 'running' }, rate: 6 } as never;
    expect(build({ screen: 'session', more: { breath, hosted: () => 'https://h/' } }).view).toMatchObject({
      breath: { state: 'running' },
      hosted: 'https://h/',
    });
  });

  it('begins an assessment or a practice at the measured rate, else at what the heart lets guess', () => {
    for (const screen of ['assessment-start', 'practice-start'] as const) {
      const { view } = build({ screen, running: true });
      expect(view).toMatchObject({ ...page, screen, ownRate: 14 });
      expect(view).not.toHaveProperty('client');
      const breath = { view: undefined, rate: 6.5 } as never;
      expect(
        build({ screen, more: { breath, clients: { client: { code: 'K' } as never } } }).view,
      ).toMatchObject({ ownRate: 6.5, client: { code: 'K' } });
      const none = { numbers: () => ({ numbers: () => live, ownRate: () => undefined }) };
      expect(build({ screen, more: none }).view).not.toHaveProperty('ownRate');
    }
    expect(build({ screen: 'assessment-start' }).view).toMatchObject({ assessment });
  });

  it('shows an assessment while it runs, with the numbers, and when it is over, with the client', () => {
    const more = { clients: { client: { code: 'K' } as never } };
    const run = build({ screen: 'assessment-run', running: true, more }).view;
    expect(run).toMatchObject({ screen: 'assessment-run', ...page, assessment, live });
    const over = build({ screen: 'assessment-result', running: true, more }).view;
    expect(over).toMatchObject({ screen: 'assessment-result', ...page, assessment, client: { code: 'K' } });
    expect(over).not.toHaveProperty('live');
    const results = { all: () => [], last: () => undefined };
    expect(() => build({ screen: 'assessment-run', more: { results } })).toThrow('no assessment');
  });
});

describe('a review', () => {
  it('is the first look while the beats are read', () => {
    expect(build({ screen: 'review', first }).view).toEqual({
      screen: 'review',
      notices: [],
      first,
      assessments: [],
      codes: ['K-1', 'K-2'],
      report: { app: '9.9', address: 'https://example.org/', hosted: '' },
    });
  });

  it('is the session then, with its assessments and its digest where it was asked for', () => {
    const reviewed = Session.from([{ ...started, id: 'r' }]);
    const own = (id: string) => ({ heart: reviewed, id }) as never;
    const digest = (id: string): string => `sum of ${id}`;
    const { view } = build({
      screen: 'review',
      reviewed,
      first,
      more: { digest, hosted: () => 'https://h/', second: { view: second, of: own } },
    });
    expect(view).toEqual({
      screen: 'review',
      session: reviewed,
      notices: [],
      first,
      own: { heart: reviewed, id: 'r' },
      assessments: [assessment],
      codes: ['K-1', 'K-2'],
      report: { app: '9.9', address: 'https://example.org/', hosted: 'https://h/', digest: 'sum of r' },
    });
    expect(build({ screen: 'review', reviewed }).view).not.toHaveProperty('first');
  });

  it('is the session at the desk where none is looked at, with no codes while none are listed', () => {
    const { session, view } = build({
      screen: 'review',
      more: { records: { sessions: undefined, recovered: undefined } },
    });
    expect(view).toEqual({
      screen: 'review',
      session,
      notices: [],
      assessments: [assessment],
      codes: [],
      report: { app: '9.9', address: 'https://example.org/', hosted: '' },
    });
  });
});
