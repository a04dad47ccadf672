/** Keeps a popover beside the control that opened it, inside the window. It moves nothing but the popover. */

const MARGIN = 16;

/** Places `popover` under `anchor`, or above it where there is more room, until it closes. Call it once the popover is open. */
export function placePopover(popover: HTMLElement, anchor: Element): void {
  const place = (): void => {
    const at = anchor.getBoundingClientRect();
    const own = popover.getBoundingClientRect();
    const left = Math.min(Math.max(MARGIN, at.left), Math.max(MARGIN, innerWidth - own.width - MARGIN));
    const below = at.bottom + 10;
    const top =
      below + own.height <= innerHeight - MARGIN ? below : Math.max(MARGIN, at.top - own.height - 10);
    popover.style.left = `${left}px`;
    popover.style.top = `${top}px`;
  };
  place();
  // A tablet is turned, a page is zoomed: the card must not stay outside.
  addEventListener('resize', place);
  popover.addEventListener('toggle', () => removeEventListener('resize', place), { once: true });
}
