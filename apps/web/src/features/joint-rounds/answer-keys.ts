import type { KeyboardEvent } from 'react'
import { cellId } from '../../ui/grid-keys.ts'

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The arrow keys go from answer to answer, over rows that have none. Buttons are found by `cellId`. */
export function moveInAnswers(event: KeyboardEvent<HTMLElement>, rows: number): void {
  const { target, key } = event
  const step = steps[key]
  if (!(target instanceof HTMLButtonElement) || step === undefined) return
  const [, row, column] = /^cell-(\d+)-(\d+)$/.exec(target.id) ?? []
  if (row === undefined || column === undefined) return
  event.preventDefault() // the page does not scroll away
  const [down, aside] = step
  for (let at = Number(row) + down; at >= 0 && at < rows; at += down) {
    const next = document.getElementById(cellId(at, Number(column) + aside))
    if (next !== null || down === 0) {
      next?.focus()
      return
    }
  }
}
