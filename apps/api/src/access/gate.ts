import type { ConsentKind } from '@nastavnik/contract'

/**
 * How a use case over people minds their consents. Those whose processing consent is withdrawn are hidden by row security; only a gate that
 * says why opens them. The register of all gates is `gates.test.ts`: a use case that is not in it fails the build.
 */
export type Gate =
  /** Works with those whose processing is not stopped. */
  | { readonly gate: 'processing' }
  /** Besides, only with those who gave the consent: its SQL is `consented`. */
  | { readonly gate: 'consent'; readonly asks: readonly ConsentKind[] }
  /** Sees those who withdrew, too. */
  | { readonly gate: 'open'; readonly why: string }

export const processing: Gate = { gate: 'processing' }
export const opensWithdrawn = (why: string): Gate => ({ gate: 'open', why })
