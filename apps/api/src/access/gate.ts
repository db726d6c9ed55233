/**
 * How a use case over people minds their consents. `processing`: it works with those whose processing is not stopped; row security hides the
 * others. A gate that opens them says why, and stands in the register `gates.test.ts`. What needs a consent that was given asks `consented` of the
 * module `consents` in its own query, at the moment of the action.
 */
export type Gate = 'processing' | { readonly opensWithdrawn: string }

export const processing: Gate = 'processing'
export const opensWithdrawn = (why: string): Gate => ({ opensWithdrawn: why })
