/** Long work done in pieces: between two of them the window answers whoever uses it. */

/** Resolves in a task of its own, as soon as what waits before it is done; a timer would wait longer. */
export const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
