/** Nobody moves on from an object: it has room, or its dearest unit stays out. */
export const hasRoom = -1
export const oneLeaves = -2

/** What a search knows of the objects, from both ends. */
export class Labels {
  /** Distance from the searcher minus the price: compared with, it saves looking at the price. -Infinity closes an object to searches. */
  readonly keys: Float64Array
  /** Distance from the searcher. */
  readonly distances: Float64Array
  /** The unit that would move in, and the cost of its new edge. */
  readonly movesIn: Int32Array
  readonly inCosts: Int32Array
  /** Distance to the end of a path; -Infinity closes an object. */
  readonly remaining: Float64Array
  /** The unit that would move on (or `hasRoom`, `oneLeaves`), where it would go and the cost of that edge. */
  readonly movesOn: Int32Array
  readonly onTo: Int32Array
  readonly onCosts: Int32Array
  /** Objects with a label, and objects gone through, in the search from the searcher. */
  readonly touched: Int32Array
  touchedCount = 0
  readonly settled: Int32Array
  settledCount = 0
  /** The same in the search from the ends. */
  readonly touchedBack: Int32Array
  touchedBackCount = 0
  readonly settledBack: Int32Array
  settledBackCount = 0

  constructor(objects: number) {
    this.keys = new Float64Array(objects).fill(Number.POSITIVE_INFINITY)
    this.distances = new Float64Array(objects)
    this.movesIn = new Int32Array(objects)
    this.inCosts = new Int32Array(objects)
    this.remaining = new Float64Array(objects).fill(Number.POSITIVE_INFINITY)
    this.movesOn = new Int32Array(objects)
    this.onTo = new Int32Array(objects)
    this.onCosts = new Int32Array(objects)
    this.touched = new Int32Array(objects)
    this.settled = new Int32Array(objects)
    this.touchedBack = new Int32Array(objects)
    this.settledBack = new Int32Array(objects)
  }

  forget(): void {
    const { keys, remaining, touched, touchedBack } = this
    for (let k = 0; k < this.touchedCount; k += 1) keys[touched[k] ?? 0] = Number.POSITIVE_INFINITY
    for (let k = 0; k < this.touchedBackCount; k += 1) remaining[touchedBack[k] ?? 0] = Number.POSITIVE_INFINITY
    this.touchedCount = 0
    this.settledCount = 0
    this.touchedBackCount = 0
    this.settledBackCount = 0
  }
}
