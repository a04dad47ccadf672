/**
 * A small panel for developers: who wears the simulated strap, and faults to throw while it runs. Plain DOM in a shadow root, so
 * that it neither takes nor gives styles; it decides nothing about the simulation.
 */
import { recordingSource } from './recording.ts';
import { aboutScenario, isScenario, SCENARIOS } from './scenarios.ts';
import type { Simulation } from './simulation.ts';

const STYLE = `
  :host { position: fixed; inset-block: 0; inset-inline-end: 0; z-index: 1000; font: 14px/1.4 var(--font, system-ui); overflow: auto; background: var(--raised, #fff); color: var(--ink, #111); border-inline-start: 1px solid var(--edge, #666); }
  details[open] { inline-size: 19rem; }
  summary { padding: 10px 4px; cursor: pointer; }
  details:not([open]) summary { writing-mode: vertical-rl; }
  .inside { display: grid; gap: 8px; padding: 4px 10px 10px; }
  p { margin: 0; }
  label { display: grid; gap: 2px; }
  fieldset { display: flex; flex-wrap: wrap; gap: 4px; margin: 0; padding: 6px; border: 1px solid var(--rule, #ccc); }
  select, button { font: inherit; color: inherit; background: var(--ground, #fff); border: 1px solid var(--edge, #666); border-radius: 4px; padding: 4px 8px; min-block-size: 28px; }
  :focus-visible { outline: 3px solid var(--focus, #058); outline-offset: 1px; }
`;

/** Every fault as a button: its words, and what it does. */
const FAULTS: readonly (readonly [words: string, fault: (simulation: Simulation) => void])[] = [
  [
    'No skin contact for 10 s',
    (s) => {
      s.faults.loseContact(10_000);
    },
  ],
  [
    'Link lost for 15 s',
    (s) => {
      s.faults.loseLink(15_000);
    },
  ],
  [
    'Half of the packets lost for 20 s',
    (s) => {
      s.faults.losePackets(20_000);
    },
  ],
  [
    'Packets held up for 4 s',
    (s) => {
      s.faults.burst(4000);
    },
  ],
  [
    'Silence for 6 s',
    (s) => {
      s.faults.silence(6000);
    },
  ],
  [
    'Silence for 20 s',
    (s) => {
      s.faults.silence(20_000);
    },
  ],
  [
    'Strap taken by another program for 30 s',
    (s) => {
      s.faults.busy(30_000);
    },
  ],
  [
    'Connection hangs for 30 s',
    (s) => {
      s.faults.hang(30_000);
    },
  ],
  [
    'Battery at 9 %',
    (s) => {
      s.faults.battery(9);
    },
  ],
  [
    'Missed beat',
    (s) => {
      s.faults.artefact('missed');
    },
  ],
  [
    'Extra beat',
    (s) => {
      s.faults.artefact('extra');
    },
  ],
  [
    'Early beat',
    (s) => {
      s.faults.artefact('ectopic');
    },
  ],
  [
    'Noise',
    (s) => {
      s.faults.artefact('noise');
    },
  ],
];

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  element.append(...children);
  return element;
}

/** Docks the panel, closed, at the right of `host`, which makes room for it; returns what takes it away again. */
export function mountPanel(host: HTMLElement, simulation: Simulation): () => void {
  const box = make('aside', { ariaLabel: 'Simulated strap' });
  const root = box.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  const about = make('p');
  const said = make('p', { role: 'status' });
  const choice = make('select');
  choice.append(...SCENARIOS.map((name) => make('option', { value: name }, name)));
  choice.addEventListener('change', () => {
    if (isScenario(choice.value)) simulation.setScenario(choice.value);
  });

  const file = make('input', { type: 'file', accept: '.txt,.csv,.jsonl,.ndjson,text/plain' });
  file.addEventListener('change', () => {
    const picked = file.files?.[0];
    void picked?.text().then((text) => {
      const source = recordingSource(text);
      if (source === undefined) said.textContent = 'This file holds no intervals that can be replayed.';
      else simulation.replay(picked.name, source);
    });
  });

  const chooser = make('select');
  chooser.append(
    make('option', { value: 'chooses' }, 'takes the strap'),
    make('option', { value: 'cancels' }, 'is closed without a choice'),
    make('option', { value: 'hangs' }, 'stays open'),
  );
  chooser.addEventListener('change', () => {
    const { value } = chooser;
    if (value === 'chooses' || value === 'cancels' || value === 'hangs') simulation.bluetooth.chooser = value;
  });

  const faults = FAULTS.map(([words, fault]) => {
    const button = make('button', { type: 'button' }, words);
    button.addEventListener('click', () => {
      fault(simulation);
      said.textContent = `Thrown: ${words}.`;
    });
    return button;
  });

  const show = (): void => {
    const { scenario, truePeak } = simulation;
    if (!isScenario(scenario)) {
      choice.selectedIndex = -1;
      about.textContent = `Replays ${scenario}.`;
      return;
    }
    choice.value = scenario;
    const peak = truePeak === undefined ? 'No peak.' : `True peak ${truePeak.toFixed(1)} breaths/min.`;
    about.textContent = `${aboutScenario(scenario)} ${peak}`;
  };
  show();
  const forget = simulation.onChange(show);

  root.append(
    make(
      'details',
      {},
      make('summary', {}, 'Simulated strap'),
      make(
        'div',
        { className: 'inside' },
        make('label', {}, 'Who wears it', choice),
        about,
        make('fieldset', {}, make('legend', {}, 'Throw a fault'), ...faults),
        make('label', {}, 'The list of straps', chooser),
        make('label', {}, 'Replay a recording', file),
        said,
      ),
    ),
  );
  host.append(box);
  // Beside the page and not over it: what is tried out stays whole.
  const room = new ResizeObserver(() => {
    host.style.paddingInlineEnd = `${box.offsetWidth}px`;
  });
  room.observe(box);
  return () => {
    forget();
    room.disconnect();
    host.style.paddingInlineEnd = '';
    box.remove();
  };
}
