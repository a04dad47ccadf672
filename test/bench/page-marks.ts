/**
 * Runs in the therapist's page before its own script and notes what each packet of the strap and each drawing costs. It is sent there as
 * text, so it uses nothing from outside; the page itself is not changed.
 */

/** What was noted, ms. */
export interface PageMarks {
  /** From the packet's event until the page's text says its heart rate. */
  readonly text: number[];
  /** From the packet's event until the next frame is made. */
  readonly frame: number[];
  /** Script of one drawing of the live chart. */
  readonly draw: number[];
  /** Packets whose heart rate was not the one in the text. */
  readonly wrong: number[];
}

/** Notes from now on into `window.pageMarks`. */
export function notePage(): void {
  const marks: PageMarks = { text: [], frame: [], draw: [], wrong: [] };
  Object.assign(window, { pageMarks: marks });
  const frames = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (draw) =>
    frames((time) => {
      const from = performance.now();
      draw(time);
      marks.draw.push(performance.now() - from);
    });

  const shown = (within: ParentNode): string | undefined => {
    for (const element of within.querySelectorAll('*')) {
      if (element.localName === 'output' && element.getAttribute('aria-label') === 'Heart rate')
        return element.textContent.trim();
      const deeper = element.shadowRoot === null ? undefined : shown(element.shadowRoot);
      if (deeper !== undefined) return deeper;
    }
    return undefined;
  };

  const dispatch = Object.getOwnPropertyDescriptor(EventTarget.prototype, 'dispatchEvent')?.value as (
    this: EventTarget,
    event: Event,
  ) => boolean;
  EventTarget.prototype.dispatchEvent = function (event) {
    if (event.type !== 'characteristicvaluechanged') return dispatch.call(this, event);
    const from = performance.now();
    const told = dispatch.call(this, event);
    const { value } = this as unknown as { value?: DataView };
    // A message comes when the elements have settled, which they do right after the event.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      // Battery and heart rate come by the same event; only the latter begins with flags and is longer.
      if (value === undefined || value.byteLength < 2) return;
      marks.text.push(performance.now() - from);
      frames(() => marks.frame.push(performance.now() - from));
      const bpm = value.getUint8(1);
      if (bpm > 0 && !shown(document)?.startsWith(String(bpm))) marks.wrong.push(bpm);
    };
    port2.postMessage(0);
    return told;
  };
}
