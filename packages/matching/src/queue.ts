/**
 * A binary heap of items by key, least first. An item is pushed again when its key falls; whoever pops tells the stale entry by its key,
 * which is cheaper than to keep the place of every item.
 */
export class Queue {
  keys: Float64Array
  items: Int32Array
  size = 0

  constructor(room: number) {
    this.keys = new Float64Array(Math.max(16, room))
    this.items = new Int32Array(Math.max(16, room))
  }

  push(key: number, item: number): void {
    if (this.size === this.keys.length) this.#grow()
    const { keys, items } = this
    let at = this.size
    this.size += 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = keys[parent] ?? 0
      if (above <= key) break
      keys[at] = above
      items[at] = items[parent] ?? 0
      at = parent
    }
    keys[at] = key
    items[at] = item
  }

  /** Takes the first entry away. */
  drop(): void {
    const { keys, items } = this
    const size = this.size - 1
    this.size = size
    const key = keys[size] ?? 0
    const item = items[size] ?? 0
    let at = 0
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && (keys[child + 1] ?? 0) < (keys[child] ?? 0)) child += 1
      const below = keys[child] ?? 0
      if (below >= key) break
      keys[at] = below
      items[at] = items[child] ?? 0
      at = child
    }
    keys[at] = key
    items[at] = item
  }

  #grow(): void {
    const { keys, items } = this
    this.keys = new Float64Array(2 * keys.length)
    this.keys.set(keys)
    this.items = new Int32Array(2 * items.length)
    this.items.set(items)
  }
}
