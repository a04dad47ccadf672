/** The longest piece of work of a page's thread, in the thread's own time: what other programs take from the machine is not the page's. */
import type { CDPSession } from '@playwright/test';

/** What a trace says of one piece of a thread's work, or of the thread. */
interface Traced {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** The thread's own time, µs. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Traces the browser's threads from now on; what it returns ends that and tells the longest task of a page's thread, ms. */
export async function traceTasks(session: CDPSession): Promise<() => Promise<number>> {
  const events: Traced[] = [];
  const note = ({ value }: { value: unknown[] }): void => {
    events.push(...(value as Traced[]));
  };
  session.on('Tracing.dataCollected', note);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] },
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
    // A task that was under way when the trace began has no time of its own.
    return tasks.reduce((most, { tdur }) => Math.max(most, (tdur ?? 0) / 1000), 0);
  };
}
