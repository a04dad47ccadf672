/**
 * Old facts raised to this version's form, one pure step a version. Whatever holds facts (a file's header, a stored chunk) tells the schema in which they
 * were written. What is on the disk stays as it is; only what is read is raised.
 *
 * A new type of fact, or a new field that may be missing, needs no step and no higher `SCHEMA`: a reader keeps what it does not know. A field that means
 * something else, or must be there, does.
 */
import { SCHEMA } from './events.ts';

/** Raises a fact by one version. It gets whatever the older version wrote, and leaves what it does not know alone. */
export type Raise = (fact: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** Step `i` raises schema `i + 1` to `i + 2`; there is one for each version before this one. */
export const STEPS: readonly Raise[] = [];

/** How facts of `schema` are read. Anything that is not an object is left as it is, for the check to refuse. */
export function upcast(schema: number, steps: readonly Raise[] = STEPS): (value: unknown) => unknown {
  const due = steps.slice(Math.max(0, schema - 1));
  return (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? due.reduce((fact, raise) => raise(fact), value as Readonly<Record<string, unknown>>)
      : value;
}

/** Whether facts of this schema were written by a later version. */
export const isNewer = (schema: number): boolean => schema > SCHEMA;
