import { fewestAnswers } from '@nastavnik/contract'

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

/**
 * Which groups of a breakdown may be shown beside its total; null: none, the breakdown is hidden as a whole. A group of fewer than `fewest` is hidden, and when all that is hidden together is fewer than five, the smallest of the others with it: otherwise the total less what is shown would be the hidden group.
 */
export function shownGroups(counts: readonly number[], fewest = fewestAnswers): readonly boolean[] | null {
  const shown = counts.map((count) => count >= fewest)
  const hidden = sumOf(counts.filter((_, group) => shown[group] !== true))
  if (hidden > 0 && hidden < fewestAnswers) {
    const smallest = Math.min(...counts.filter((_, group) => shown[group] === true))
    const second = counts.findIndex((count, group) => shown[group] === true && count === smallest)
    if (second !== -1) shown[second] = false
  }
  return shown.includes(true) ? shown : null
}

/** Answers in words, for reading: null when there are too few of them. In the order of the alphabet, which says nothing of who wrote when. */
export function shownTexts(texts: readonly string[]): readonly string[] | null {
  if (texts.length < fewestAnswers) return null
  return texts.toSorted((a, b) => a.localeCompare(b, 'ru'))
}
