import type { HandbookChapter, HandbookEntry, HandbookSection } from '@nastavnik/contract'

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')

/** Words of a search: every one of them must stand somewhere in the entry. */
export const wordsOf = (find: string): string[] =>
  plain(find)
    .split(/\s+/)
    .filter((word) => word !== '')

const textOf = ({ title, text, facts, source, system }: HandbookEntry): string =>
  plain([title, text ?? '', source, system ?? '', ...facts.flatMap(({ label, values }) => [label, ...values])].join(' '))

/** What is left of the handbook when only entries with all the words stay. */
export function findEntries(chapters: readonly HandbookChapter[], words: readonly string[]): HandbookChapter[] {
  const keep = (section: HandbookSection): HandbookSection => ({
    ...section,
    entries: section.entries.filter((entry) => {
      const text = textOf(entry)
      return words.every((word) => text.includes(word))
    }),
  })
  return chapters
    .map((chapter) => ({ ...chapter, sections: chapter.sections.map(keep).filter(({ entries }) => entries.length > 0) }))
    .filter(({ sections }) => sections.length > 0)
}

export const countEntries = (chapters: readonly HandbookChapter[]): number =>
  chapters.reduce((sum, { sections }) => sum + sections.reduce((count, { entries }) => count + entries.length, 0), 0)

/** The text in pieces; those that were looked for are marked. */
export function splitByWords(text: string, words: readonly string[]): { piece: string; isFound: boolean; at: number }[] {
  if (words.length === 0) return [{ piece: text, isFound: false, at: 0 }]
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('е', '[её]'))
  const pieces: { piece: string; isFound: boolean; at: number }[] = []
  let at = 0
  for (const match of text.matchAll(new RegExp(escaped.join('|'), 'giu'))) {
    if (match.index > at) pieces.push({ piece: text.slice(at, match.index), isFound: false, at })
    pieces.push({ piece: match[0], isFound: true, at: match.index })
    at = match.index + match[0].length
  }
  if (at < text.length) pieces.push({ piece: text.slice(at), isFound: false, at })
  return pieces
}
