/**
 * Every part that comes as a chunk of its own and that a running session can ask for. They are fetched when it begins, so that it never
 * depends on a network.
 */
export const parts = {
  closer: () => import('./attune-look-closer.ts'),
  rate: () => import('./attune-rate.ts'),
  keys: () => import('./attune-keys.ts'),
  plan: () => import('./attune-plan.ts'),
  ownMark: () => import('./attune-own-mark.ts'),
  practiceLink: () => import('../practice/attune-practice-link.ts'),
  matrixCode: () => import('uqr'),
} as const;
