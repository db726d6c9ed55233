const maxTextLength = 32_767
const maxNameLength = 31

/** What XML cannot carry, and the C1 controls which it discourages. */
const illegal = /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu

/** What a cell can hold: no characters that XML forbids, one kind of line break, not longer than Excel allows. */
export function cellText(text: string): string {
  const clean = text.replace(/\r\n?/g, '\n').replace(illegal, '').toWellFormed()
  const bounded = clean.length > maxTextLength ? `${clean.slice(0, maxTextLength - 1).toWellFormed()}…` : clean
  // A literal «_x0041_» would be read back as «A».
  return bounded.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

/** Names as Excel accepts them: no []:*?/\, no apostrophes (they would end the quoted name in references), unique in any case. */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const base = cellText(name)
      .replace(/[[\]:*?/\\'\n\t]+/g, ' ')
      .replace(/ +/g, ' ')
      .trim()
    let unique = base.slice(0, maxNameLength).toWellFormed().trim() || 'Лист'
    for (let copy = 2; taken.has(unique.toLowerCase()); copy += 1) {
      const suffix = ` (${copy})`
      unique = `${base.slice(0, maxNameLength - suffix.length).trim() || 'Лист'}${suffix}`
    }
    taken.add(unique.toLowerCase())
    return unique
  })
}
