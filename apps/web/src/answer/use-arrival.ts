import { useEffect, useRef } from 'react'

/** The title of a screen that has just come: the page is shown from its beginning, and who listens hears where he is. */
export function useArrival() {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    scrollTo(0, 0)
    title.current?.focus({ preventScroll: true })
  }, [])
  return title
}
