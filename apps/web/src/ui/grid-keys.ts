import type { KeyboardEvent } from 'react'

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Enter: [1, 0],
}

export const cellId = (row: number, column: number): string => `cell-${row}-${column}`

/** The arrow keys go from field to field of a table, Enter to the one below. Fields are found by `cellId`. */
export function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const { target, key } = event
  if (!(target instanceof HTMLInputElement)) return
  const [, row, column] = /^cell-(\d+)-(\d+)$/.exec(target.id) ?? []
  const step = steps[key]
  if (row === undefined || column === undefined || step === undefined) return
  const next = document.getElementById(cellId(Number(row) + step[0], Number(column) + step[1]))
  event.preventDefault() // Enter does not send the sheet from the middle of it
  if (next instanceof HTMLInputElement) {
    next.focus()
    if (next.type !== 'checkbox') next.select()
  }
}
