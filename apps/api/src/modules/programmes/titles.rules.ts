const quoted = /^[«"“„'](.*)[»"”“']$/

/** «Шаг» и «Прыжок» begins and ends with quotes that are not one pair: something closes before it opens. */
const isBalanced = (text: string) => {
  let depth = 0
  for (const sign of text) {
    if (sign === '«') depth++
    if (sign === '»' && --depth < 0) return false
  }
  return true
}

/** The bare name: «Программа "Лидер"» and «Лидер» in quotes are both «Лидер». */
export function bareTitle(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  const withoutWord = plain.replace(/^программа(\s+наставничества)?\s*/i, '')
  const inner = quoted.exec(withoutWord)?.[1]?.trim()
  const bare = inner !== undefined && isBalanced(inner) ? inner : withoutWord
  return bare === '' || bare === '«»' ? plain : bare
}

/** What makes two titles one programme: case, Ё/Е, spaces, quotes and kinds of dashes do not count. */
export function titleKey(title: string): string {
  return title
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[«»"“”„']/g, '')
    .replace(/\s*[‐‑‒–—−-]\s*/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}
