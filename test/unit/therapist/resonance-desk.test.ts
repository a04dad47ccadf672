/** The thread of the resonance estimate: started with the first question, answers to those who asked, and what becomes of questions when it fails. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ResonanceQuestion } from '../../../src/therapist/resonance-messages.ts';
import { openResonanceDesk } from '../../../src/therapist/resonance-desk.ts';
import { settle } from '../../fixtures/manual-clock.ts';

class FakeWorker extends EventTarget {
  static readonly all: FakeWorker[] = [];
  readonly asked: ResonanceQuestion[] = [];
  readonly options: WorkerOptions | undefined;
  ended = false;

  constructor(_address: string, options?: WorkerOptions) {
    super();
    this.options = options;
    FakeWorker.all.push(this);
  }

  postMessage(question: ResonanceQuestion): void {
    this.asked.push(question);
  }

  terminate(): void {
    this.ended = true;
  }

  answer(number: number): void {
    this.dispatchEvent(new MessageEvent('message', { data: { number, result: `result ${number}` } }));
  }

  fail(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

const { Worker } = globalThis;
beforeEach(() => {
  FakeWorker.all.length = 0;
  globalThis.Worker = FakeWorker as never;
});
afterEach(() => {
  globalThis.Worker = Worker;
});

const breaths = { beats: [1, 2], breaths: ['a'] } as never;

/** What became of a promise so far. */
function fateOf(promise: Promise<unknown>): { is: string } {
  const fate = { is: 'open' };
  promise.then(
    (answer) => (fate.is = JSON.stringify(answer)),
    (error: unknown) => (fate.is = String(error)),
  );
  return fate;
}

describe('the thread of the resonance estimate', () => {
  it('is started by the first question or a wish before it, once, and ended with the window', () => {
    const idle = openResonanceDesk();
    idle.close();
    expect(FakeWorker.all).toEqual([]);
    const desk = openResonanceDesk();
    desk.warmUp();
    void desk.ask(breaths);
    desk.warmUp();
    const [worker, ...more] = FakeWorker.all;
    expect([more, worker?.options, worker?.ended]).toEqual([[], { type: 'module' }, false]);
    desk.close();
    expect(worker?.ended).toBe(true);
  });

  it('is told the breaths under a number of their own, and what a retest compares only where there is one', () => {
    const desk = openResonanceDesk();
    const retest = { rates: [5, 6], accepted: 6 };
    void desk.ask(breaths);
    void desk.ask(breaths, retest);
    expect(FakeWorker.all[0]?.asked).toEqual([
      { number: 1, beats: [1, 2], breaths: ['a'] },
      { number: 2, beats: [1, 2], breaths: ['a'], retest },
    ]);
  });

  it('answers each question with its own answer, in whatever order they come, and no question twice', async () => {
    const desk = openResonanceDesk();
    const [one, two] = [fateOf(desk.ask(breaths)), fateOf(desk.ask(breaths))];
    const [worker] = FakeWorker.all;
    worker?.answer(2);
    worker?.answer(7);
    await settle();
    expect([one.is, two.is]).toEqual(['open', '{"number":2,"result":"result 2"}']);
    worker?.answer(2);
    worker?.answer(1);
    await settle();
    expect(one.is).toBe('{"number":1,"result":"result 1"}');
  });

  it('fails every open question when it breaks off, and is started anew by the next one', async () => {
    const desk = openResonanceDesk();
    const asked = [fateOf(desk.ask(breaths)), fateOf(desk.ask(breaths)), fateOf(desk.ask(breaths))];
    const [broken] = FakeWorker.all;
    broken?.answer(1);
    broken?.fail('no such script');
    await settle();
    expect(asked.map(({ is }) => is)).toEqual([
      '{"number":1,"result":"result 1"}',
      'Error: no such script',
      'Error: no such script',
    ]);
    const next = fateOf(desk.ask(breaths));
    expect(FakeWorker.all).toHaveLength(2);
    FakeWorker.all[1]?.answer(4);
    await settle();
    expect(next.is).toBe('{"number":4,"result":"result 4"}');
  });
});
