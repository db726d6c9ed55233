import { type DragEvent, useState } from 'react'

/** Somebody who is being dragged, or upon whom something is dropped. */
export interface Dragged {
  readonly id: string
  readonly name: string
}

/** What the hand holds now. Browsers tell what is carried only when it is dropped. */
let held: { readonly role: 'mentee' | 'mentor'; readonly one: Dragged } | undefined

/** Makes a row or a card one that can be dragged. */
export const dragging = (role: 'mentee' | 'mentor', one: Dragged) => ({
  draggable: true,
  onDragStart: (event: DragEvent) => {
    held = { role, one }
    event.dataTransfer.effectAllowed = 'link'
    event.dataTransfer.setData('text/plain', one.name)
  },
  onDragEnd: () => {
    held = undefined
  },
})

/** Makes a place one where those of this role can be dropped; `data-over` stands on it while they are above it. */
export function useDrop(role: 'mentee' | 'mentor', onDrop: ((one: Dragged) => void) | undefined) {
  const [isOver, setOver] = useState(false)
  if (onDrop === undefined) return {}
  return {
    'data-over': isOver || undefined,
    onDragOver: (event: DragEvent) => {
      if (held?.role !== role) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'link'
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false)
      if (held?.role !== role) return
      event.preventDefault()
      onDrop(held.one)
      held = undefined
    },
  }
}
