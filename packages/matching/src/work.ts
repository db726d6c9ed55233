/** How much a run has looked at: the same for the same instance on any machine, so that limits can stand on it. */
export interface Work {
  /** Bids of the start. */
  bids: number
  /** Searches for a place, one for every unit that the start has left out. */
  searches: number
  /** Bidders whose edges were gone through from where they are to where they could go. */
  forwardScans: number
  /** Objects whose edges were gone through the other way. */
  backwardScans: number
  /** Edges looked at by searches, both ways. */
  edges: number
}

export const noWork = (): Work => ({ bids: 0, searches: 0, forwardScans: 0, backwardScans: 0, edges: 0 })
