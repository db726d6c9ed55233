import { type RefObject, useEffect, useState } from 'react'

const isLost = () => document.activeElement === null || document.activeElement === document.body

const first = (place: Element | null | undefined, what: string) =>
  place?.matches(what) === true ? place : (place?.querySelector(what) ?? undefined)

/**
 * What opens over a button takes the focus that went with the button, and gives it back when it closes:
 * to the button, to what stands in its place, to the section, to the title of the page (WCAG 2.4.3).
 */
export function useFocusReturn(box: RefObject<HTMLElement | null>): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(() => {
    const place = box.current?.parentElement
    const index = box.current === null ? -1 : [...(place?.children ?? [])].indexOf(box.current)
    const section = box.current?.closest('article, section')
    if (isLost() && opener !== document.body) box.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
    return () => {
      if (!isLost()) return
      const targets = [
        opener?.isConnected === true && opener !== document.body ? opener : undefined,
        place?.isConnected === true ? first(place.children[index], 'button') : undefined,
        section?.isConnected === true ? first(section, 'button') : undefined,
        document.querySelector('h1') ?? undefined,
      ]
      const target = targets.find((one) => one instanceof HTMLElement)
      if (target instanceof HTMLElement) target.focus()
    }
  }, [box, opener])
}
