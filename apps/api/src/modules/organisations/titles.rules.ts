const legalForms =
  /^(муниципальн\S+|государственн\S+|бюджетн\S+|казенн\S+|автономн\S+|областн\S+|общеобразовательн\S+|образовательн\S+|учрежден\S+|организаци\S+|профессиональн\S+|м[абк]?оу|мб?оу|мкоу|маоу|гб?оу|боу|коу|гапоу|бпоу|мбоу|мбу|бу|до|одо|мбу до)\s+/

/** What makes two writings one organisation: case, Ё/Е, quotes, «№1»/«№ 1» and the legal form in front do not count. */
export function organisationKey(title: string): string {
  let key = title
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[«»"“”„']/g, ' ')
    .replace(/\s*[‐‑‒–—−-]\s*/g, '-')
    .replace(/№\s*/g, '№ ')
    .replace(/(средняя общеобразовательная школа|средняя школа|общеобразовательная школа)/g, 'сош')
    .replace(/\s+/g, ' ')
    .trim()
  for (let shorter = key.replace(legalForms, ''); shorter !== key && shorter !== ''; shorter = key.replace(legalForms, '')) key = shorter
  return key
}

const latin: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
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
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
}

/** A code for addresses and the command line: «Саргатский», «СОШ № 1» → `sargatskiy-sosh-1`. */
export function organisationCode(prefix: string, title: string): string {
  const slug = organisationKey(title)
    .replace(/[а-я]/g, (letter) => latin[letter] ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return `${prefix}-${slug}`.slice(0, 70).replace(/-+$/, '')
}

const kindsByTitle: readonly (readonly [RegExp, string])[] = [
  [/колледж|техникум|училище/, 'COLLEGE'],
  [/университет|академия|институт/, 'UNIVERSITY'],
  [/дом .*творчеств|дополнительн|дюсш|спортивн.*школ|школ\S* искусств|дворец|станция юн/, 'EXTRA_ED'],
]

/** The kind a title suggests; a school when it suggests nothing. */
export function kindByTitle(title: string): string {
  const key = organisationKey(title)
  return kindsByTitle.find(([pattern]) => pattern.test(key))?.[1] ?? 'SCHOOL'
}
