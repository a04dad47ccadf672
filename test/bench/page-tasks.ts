/** The longest piece of work of a page's thread, in the thread's own time: what other programs take from the machine is not the page's. */
import type { CDPSession } from '@playwright/test';

/** What a trace says of one piece of a thread's work, or of the thread. */
interface Traced {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** When it began, and how long it took on the wall, µs. */
  readonly ts: number;
  readonly dur?: number;
  /** The thread's own time, µs: how long it took, and when it began. */
  readonly tdur?: number;
  readonly tts?: number;
  readonly args: { readonly name?: string };
}

export interface LongestTask {
  /** The thread's own time, the collection of garbage left out, ms: that is the browser's, who does it in pieces where it finds the time. */
  readonly ms: number;
  /** Longest collection of garbage in one piece, ms. */
  readonly collecting: number;
  /** What the longest task consisted of, the longest first, each with what it holds itself, ms. */
  readonly within: string;
}

export const none: LongestTask = { ms: 0, collecting: 0, within: '' };

export const longer = (a: LongestTask, b: LongestTask): LongestTask => ({
  ...(a.ms < b.ms ? b : a),
  collecting: Math.max(a.collecting, b.collecting),
});

/** Traces the browser's threads from now on; what it returns ends that and gives everything that was noted, and the tasks of the pages' threads. */
async function trace(
  session: CDPSession,
): Promise<() => Promise<{ readonly events: readonly Traced[]; readonly tasks: readonly Traced[] }>> {
  const events: Traced[] = [];
  const note = ({ value }: { value: unknown[] }): void => {
    events.push(...(value as Traced[]));
  };
  session.on('Tracing.dataCollected', note);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline', 'v8', 'blink.user_timing'] },
  });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    session.off('Tracing.dataCollected', note);
    const pages = new Set(
      events.filter(({ args }) => args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`),
    );
    const tasks = events.filter(
      ({ name, pid, tid }) => name.endsWith('RunTask') && pages.has(`${pid} ${tid}`),
    );
    return { events, tasks };
  };
}

const within = (task: Traced) => (event: Traced) =>
  event !== task &&
  event.pid === task.pid &&
  event.tid === task.tid &&
  event.ts >= task.ts &&
  event.ts < task.ts + (task.dur ?? 0);

/** The thread's own time, ms. */
const time = ({ tdur = 0 }: Traced): number => tdur / 1000;

/**
 * From now on the tasks are traced in which the page leaves a mark of this name; what it returns ends that and tells the own time of each, ms. A task whose
 * first mark is called `… begins` counts from there on: what was before it in the same task is other work.
 */
export async function traceMarked(
  session: CDPSession,
  mark: string,
): Promise<() => Promise<readonly number[]>> {
  const end = await trace(session);
  return async () => {
    const { events, tasks } = await end();
    const marks = events.filter(({ name }) => name === mark || name === `${mark} begins`);
    return tasks.flatMap((task) => {
      const first = marks.filter(within(task)).toSorted((a, b) => a.ts - b.ts)[0];
      if (first === undefined) return [];
      const before = first.name === mark ? 0 : ((first.tts ?? NaN) - (task.tts ?? NaN)) / 1000;
      return [time(task) - before];
    });
  };
}

/** Traces the browser's threads from now on; what it returns ends that and tells the longest task of a page's thread. */
export async function traceTasks(session: CDPSession): Promise<() => Promise<LongestTask>> {
  const end = await trace(session);
  return async () => {
    const { events, tasks } = await end();
    const collections = events.filter(({ name }) => name === 'MajorGC' || name === 'MinorGC');
    let longest = none;
    for (const task of tasks) {
      const collecting = collections.filter(within(task)).map(time);
      // A task that was under way when the trace began has no time of its own.
      const ms = time(task) - collecting.reduce((sum, piece) => sum + piece, 0);
      const parts = (): string =>
        events
          .filter((event) => within(task)(event) && time(event) > 1)
          .toSorted((a, b) => time(b) - time(a))
          .slice(0, 6)
          .map((event) => `${event.name} ${time(event).toFixed(1)}`)
          .join(', ');
      longest = longer(longest, {
        ms,
        collecting: Math.max(0, ...collecting),
        within: ms > longest.ms && ms > 10 ? parts() : '',
      });
    }
    return longest;
  };
}
