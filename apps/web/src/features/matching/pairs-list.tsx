import type { DraftPair } from '@nastavnik/contract'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type FocusEvent, type KeyboardEvent, memo, type ReactNode, useEffect, useRef, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { Loaded } from '../../ui/loaded.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { rowAfter } from './chunks.rules.ts'
import styles from './matching.module.css'
import { usePairs, usePairsStart, type WantedPairs } from './use-pairs.ts'

/** About as high as a row is, before it has been measured. */
const usualHeight = 92 // px
/** Rows beyond what is seen: with what fits a screen they stay below a hundred. */
const beyond = 8

/** Cells of a row that the arrow keys go through: the first and those to the right of it. */
export interface RowCells {
  /** What a cell is found by, and whether Tab comes to it: one cell of the list is in the way of Tab. */
  readonly cell: (column: number) => { readonly 'data-cell': string; readonly tabIndex: 0 | -1 }
}

interface PairsListProps {
  readonly id: string
  readonly wanted: WantedPairs
  readonly label: string
  readonly empty: ReactNode
  readonly isCurrent?: (pair: DraftPair) => boolean
  /** Nothing in a row takes the focus: the list itself does, to be scrolled by keyboard. */
  readonly isStill?: boolean
  readonly render: (pair: DraftPair, cells: RowCells) => ReactNode
}

/** Pairs of the draft, however many: only what is seen stands on the page. */
export function PairsList({ id, wanted, ...rest }: PairsListProps) {
  const start = usePairsStart(id, wanted)
  return (
    <Loaded of={start} lines={10}>
      {({ total }) => (total === 0 ? rest.empty : <Rows key={JSON.stringify(wanted)} id={id} wanted={wanted} total={total} {...rest} />)}
    </Loaded>
  )
}

const cellName = (row: number, column: number) => `${row}-${column}`

function cellOf(target: EventTarget): readonly [row: number, column: number] | undefined {
  const name = target instanceof HTMLElement ? target.dataset['cell'] : undefined
  const [row, column] = name?.split('-').map(Number) ?? []
  return row === undefined || column === undefined ? undefined : [row, column]
}

interface RowProps extends Pick<PairsListProps, 'render'> {
  readonly pair: DraftPair
  readonly index: number
  /** The cell that Tab comes to, if it is in this row. */
  readonly tabColumn: number | null
}

/** While the list is scrolled, a row that stands on the page stays as it is. */
const Row = memo(function Row({ pair, index, tabColumn, render }: RowProps) {
  return render(pair, { cell: (column) => ({ 'data-cell': cellName(index, column), tabIndex: column === tabColumn ? 0 : -1 }) })
})

function Rows({
  id,
  wanted,
  total,
  label,
  isCurrent,
  isStill = false,
  render,
}: Omit<PairsListProps, 'empty'> & { readonly total: number }) {
  const box = useRef<HTMLDivElement>(null)
  const [[atRow, atColumn], setAt] = useState<readonly [row: number, column: number]>([0, 0])
  const wantsFocus = useRef(false)
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => usualHeight,
    overscan: beyond,
    getItemKey: (index) => index,
    // The row where one is stays on the page however far the rest is scrolled: the focus and Tab have somewhere to be.
    rangeExtractor: (range) =>
      [...new Set([Math.min(atRow, total - 1), ...defaultRangeExtractor(range)])].sort((one, other) => one - other),
  })
  const shown = virtual.getVirtualItems()
  const { rows, error, retry } = usePairs(
    id,
    wanted,
    shown.map(({ index }) => index),
  )

  // The row where an arrow key leads may have to be scrolled to and read first.
  useEffect(() => {
    if (!wantsFocus.current) return
    const cell = box.current?.querySelector<HTMLElement>(`[data-cell="${cellName(atRow, atColumn)}"]`)
    if (cell === null || cell === undefined) return
    wantsFocus.current = false
    cell.focus({ preventScroll: true })
  })
  const move = (event: KeyboardEvent) => {
    // Between two rows, while the next one is being read, the list itself holds the focus.
    const [row, column] = cellOf(event.target) ?? (event.target === box.current ? [atRow, atColumn] : [])
    if (row === undefined || column === undefined) return
    const beside = { ArrowLeft: column - 1, ArrowRight: column + 1 }[event.key]
    const next = rowAfter(event.key, row, total)
    if (beside === undefined && next === undefined) return
    event.preventDefault()
    if (beside !== undefined) {
      box.current?.querySelector<HTMLElement>(`[data-cell="${cellName(row, beside)}"]`)?.focus()
    } else if (next !== undefined) {
      wantsFocus.current = true
      box.current?.focus({ preventScroll: true })
      setAt([next, column])
      virtual.scrollToIndex(next)
    }
  }
  const remember = ({ target }: FocusEvent) => {
    const cell = cellOf(target)
    if (cell !== undefined) setAt(cell)
  }
  return (
    <>
      {error === null ? null : <ProblemNotice error={error} onRetry={retry} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys pass through from the links inside */}
      <div ref={box} className={styles['scroll']} tabIndex={isStill ? 0 : -1} onKeyDown={move} onFocus={remember}>
        <ul className={styles['rows']} aria-label={label} style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const pair = rows.get(index)
            return (
              <li
                key={index}
                ref={virtual.measureElement}
                data-index={index}
                aria-setsize={total}
                aria-posinset={index + 1}
                data-chosen={(pair !== undefined && isCurrent?.(pair)) || undefined}
                style={{ transform: `translateY(${start}px)` }}
              >
                {pair === undefined ? (
                  <span className="soft">{m.loading()}</span>
                ) : (
                  <Row pair={pair} index={index} tabColumn={index === Math.min(atRow, total - 1) ? atColumn : null} render={render} />
                )}
              </li>
            )
          })}
        </ul>
      </div>
    </>
  )
}
