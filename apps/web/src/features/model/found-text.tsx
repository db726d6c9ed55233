import { createContext, useContext } from 'react'
import { splitByWords } from './find-entries.ts'

/** Words looked for on the page; none — nothing is marked. */
export const FoundWords = createContext<readonly string[]>([])

/** A text of the handbook; what was looked for is marked in it. */
export function FoundText({ children }: { readonly children: string }) {
  const words = useContext(FoundWords)
  return splitByWords(children, words).map(({ piece, isFound, at }) => (isFound ? <mark key={at}>{piece}</mark> : piece))
}
