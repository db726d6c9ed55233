import { useState } from 'react'

/** Rows of a list that were marked: by one, or all that the filter finds. */
export interface Marks {
  readonly ids: ReadonlySet<string>
  readonly all: boolean
}

const nobody: Marks = { ids: new Set(), all: false }

/** Marks of a list. Another filter is another list: its marks begin anew. */
export function useMarks(filter: string) {
  const [kept, setKept] = useState({ filter, marks: nobody })
  const marks = kept.filter === filter ? kept.marks : nobody
  const set = (next: Marks) => setKept({ filter, marks: next })
  return {
    marks,
    clear: () => set(nobody),
    all: () => set({ ids: new Set(), all: true }),
    add: (ids: readonly string[]) => set({ ids: new Set([...marks.ids, ...ids]), all: false }),
    /** From «all» a single row is taken off by marking the page anew. */
    toggle: (id: string, page: readonly string[]) => {
      const ids = new Set(marks.all ? page : marks.ids)
      if (!ids.delete(id)) ids.add(id)
      set({ ids, all: false })
    },
    isMarked: (id: string) => marks.all || marks.ids.has(id),
  }
}
