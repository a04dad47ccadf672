/** The properties' examples are the same in every run, so that a change is to blame for a failure and not the day. Others: `ATTUNE_SEED=7 npm run unit`. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.ATTUNE_SEED ?? 20261122) });
