import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'

/** What stands after `#`. The page is loaded later than the address is read, so the jump is made when the target is there. */
export function useHashTarget(): string {
  const { hash } = useLocation()
  useEffect(() => {
    if (hash === '') return
    const target = document.getElementById(hash)
    target?.scrollIntoView()
    target?.focus({ preventScroll: true })
  }, [hash])
  return hash
}
