/**
 * A page on paper: while it is printed it has the width of a sheet and light colours, whatever the screen has. It marks its host with
 * `paper` and asks nothing of what is inside; charts draw themselves anew when the browser is about to print.
 */

/** Width between the margins of A4 and of Letter, CSS px. */
const SHEET = 700;

/** Prepares `host` for paper whenever the page is printed and `wanted` says so. Returns the way to stop it. */
export function keepForPaper(host: HTMLElement, wanted: () => boolean): () => void {
  const { documentElement: root } = document;
  const print = matchMedia('print');
  let look: string | undefined;

  function enter(): void {
    if (host.hasAttribute('paper') || !wanted()) return;
    look = root.dataset.theme;
    root.dataset.theme = 'light';
    // Colours on their way to the other look would be printed half way.
    root.style.setProperty('--d-theme', '0s');
    host.style.width = `${SHEET}px`;
    host.setAttribute('paper', '');
  }

  function leave(): void {
    if (!host.hasAttribute('paper')) return;
    if (look === undefined) delete root.dataset.theme;
    else root.dataset.theme = look;
    root.style.removeProperty('--d-theme');
    host.style.removeProperty('width');
    host.removeAttribute('paper');
  }

  const turn = (): void => (print.matches ? enter() : leave());
  window.addEventListener('beforeprint', enter);
  window.addEventListener('afterprint', leave);
  print.addEventListener('change', turn);
  return () => {
    leave();
    window.removeEventListener('beforeprint', enter);
    window.removeEventListener('afterprint', leave);
    print.removeEventListener('change', turn);
  };
}
