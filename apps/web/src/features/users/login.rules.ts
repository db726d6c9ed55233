/** Russian letters in Latin ones as passports write them (ICAO Doc 9303): people know theirs. */
const latin: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: 'ie',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
}

const inLatin = (word: string): string =>
  word
    .toLowerCase()
    .replace(/[а-яё]/g, (letter) => latin[letter] ?? '')
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^-+|-+$/g, '')

/** «Орлова Анна Павловна» → `orlova.ap`: the surname and the initials. Nothing for a name without letters. A suggestion, no more. */
export function suggestLogin(name: string): string {
  const [surname = '', ...names] = name.trim().split(/[\s.]+/)
  const initials = names.map((one) => inLatin(one.slice(0, 1))).join('')
  const login = [inLatin(surname), initials].filter((part) => part !== '').join('.')
  return login.length < 2 ? '' : login.slice(0, 100)
}
