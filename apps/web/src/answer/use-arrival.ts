import { useEffect, useRef } from 'react'

/** The title of a screen that has just come: the page is shown from its beginning, and who listens hears where he is. */
export function useArrival(screen: string) {
  const title = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every screen arrives once
  useEffect(() => {
    scrollTo(0, 0)
    title.current?.focus({ preventScroll: true })
  }, [screen])
  return title
}
