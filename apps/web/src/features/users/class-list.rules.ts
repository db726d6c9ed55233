import { ClassCode } from '@nastavnik/contract'

/** «7А, 8 «б»; 11» as codes of classes: 07А, 08Б, 11; what is no class is told apart. */
export function readClasses(text: string): { readonly classes: readonly string[]; readonly wrong: readonly string[] } {
  const parts = text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const classes: string[] = []
  const wrong: string[] = []
  for (const part of parts) {
    const tidy = part
      .toUpperCase()
      .replace(/КЛАСС/g, '')
      .replace(/[«»"\s.-]/g, '')
    const found = /^(\d{1,2})([А-ЯЁ]?)$/.exec(tidy)
    const course = /^([1-6])КУРС$/.exec(tidy)
    const code = course === null ? (found === null ? '' : `${(found[1] ?? '').padStart(2, '0')}${found[2] ?? ''}`) : `К${course[1]}`
    if (code !== '' && ClassCode.safeParse(code).success) classes.push(code)
    else wrong.push(part)
  }
  return { classes: [...new Set(classes)], wrong }
}
