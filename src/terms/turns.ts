/** Long work in turns: between two of them whoever else waits for the thread has it. The work says where it may rest; whoever runs it says how. */

/** Work that yields wherever it may rest, and returns what comes of it. */
export type InTurns<T> = Generator<void, T, void>;

/** Does all of it at once. */
export function inOneTurn<T>(work: InTurns<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Does it turn by turn; `rest` is waited for between two of them. */
export async function inTurns<T>(work: InTurns<T>, rest: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await rest();
  }
}
