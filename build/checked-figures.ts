/** What the benchmarks found, read from their tables: figures for the page "How sure are we", and the README's sentence of them. */
import { readFileSync } from 'node:fs';

export type CheckedFigures = Readonly<Record<string, string>>;

const table = (name: string): string =>
  readFileSync(new URL(`../test/bench/${name}`, import.meta.url), 'utf8');

/** The row of all peaked clients under the first heading of the simulated clients' table that tells of the standard assessment in a world, under names that begin with `name`. */
function simulated(world: string, name: string): [string, string][] {
  const section =
    table('resonance-table.md')
      .split(/^## /m)
      .find((part) => part.startsWith('Adaptive') && part.split('\n')[0]?.includes(world)) ?? '';
  const row = /^\| \*\*peaked\*\* \((\d+)\) \|(.*)$/m.exec(section);
  const [, rmse = '?', , , holds = ''] = row?.[2]?.split('|').map((cell) => cell.trim()) ?? [];
  return [
    [`${name}, clients`, row?.[1] ?? '?'],
    [`${name}, RMSE`, Number(rmse).toFixed(2)],
    [`${name}, range holds`, `${Math.round(100 * Number(holds))} %`],
  ];
}

/** Every figure by its name: those of people as their table calls them, those of simulated clients as above. */
export function checkedFigures(): CheckedFigures {
  const people = [...table('people-table.md').matchAll(/^\| ([^|]+) \| ([^|]+) \|$/gm)].map(
    ([, name = '', value = '']): [string, string] => [name.trim(), value.trim()],
  );
  return Object.fromEntries([
    ...people,
    ...simulated('human drift', 'simulated'),
    ...simulated('disturbed', 'disturbed'),
  ]);
}

/** What the README says of the check; a test holds it to the tables. */
export const checkedSentence = (f: CheckedFigures): string =>
  `Its estimate was checked on open recordings of ${f.people} people who breathed at given rates ([table](test/bench/people-table.md)): a stretch that was left out fell into its 80 % range in ${f['its 80 % range holds']} of cases, two visits a week apart differed by ${f['a week apart, rms difference']} breaths a minute, and ${f['no clear peak']} had no clear peak. The protocol itself has been tried on simulated clients only ([table](test/bench/resonance-table.md)): on ${f['simulated, clients']} whose wave is as small and wanders as in people it was wrong by ${f['simulated, RMSE']} (root mean square) and its range held the true rate in ${f['simulated, range holds']}.`;
