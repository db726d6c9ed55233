const quoted = /^[«"“„'](.*)[»"”“']$/

/** «Шаг» и «Прыжок» begins and ends with quotes that are no pair: inside them the first quote already closes. */
const closesFirst = /^[^«»"“”„]*\S[»"”“]/

/** The bare name: «Программа "Лидер"» and «Лидер» in quotes are both «Лидер». */
export function bareTitle(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  const withoutWord = plain.replace(/^программа(\s+наставничества)?\s*/i, '')
  const inner = quoted.exec(withoutWord)?.[1]?.trim()
  const bare = inner === undefined || closesFirst.test(inner) ? withoutWord : inner
  return bare === '' ? plain : bare
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
