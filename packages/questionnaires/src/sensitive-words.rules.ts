// Words begin at a boundary of Russian letters: `\b` knows Latin ones only.
const word = (...stems: readonly string[]) => new RegExp(`(?<![а-яё])(?:${stems.join('|')})`, 'i')

/**
 * Words that should not stand where people are written about (domain 9.3): of health, of records and origin, labels. The one list for the warning
 * beside a free text and for the questions that may not be asked.
 */
export const sensitiveWords = {
  health: word(
    ...['диагноз', 'инвалид', 'овз(?![а-яё])', 'зпр(?![а-яё])', 'сдвг(?![а-яё])', 'рас(?![а-яё])', 'аутизм', 'аутист', 'эпилепс', 'диабет'],
    ...[
      'депресси',
      'шизофрен',
      'психиатр',
      'невролог',
      'энурез',
      'онколог',
      'туберкул',
      'вич(?![а-яё])',
      'беременн',
      'наркоман',
      'алкогол',
    ],
    ...['умственн\\S* отстал', 'психическ\\S* (расстройств|заболеван|развит)', 'групп\\S* здоровья', 'суицид'],
  ),
  record: word(
    ...[
      'на (внутришкольном )?уч[её]те',
      'пдн(?![а-яё])',
      'кдн(?![а-яё])',
      'вшу(?![а-яё])',
      'судим',
      'малоимущ',
      'неблагополучн',
      'опекаем',
    ],
    ...['национальност', 'вероисповедан', 'сирот'],
  ),
  label: word('неуспевающ', 'пассивн', 'двоечни', 'трудн\\S* (подрост|реб[её]н)', 'отстающ', 'проблемн\\S* (подрост|реб[её]н)'),
} as const

/** Asked by nobody either, but told in passing without harm. */
const beliefOrIncome = word('религи', 'доход(?!чив|ит)')

/** «Не указывайте диагнозы» asks for none. */
const isWarning = (text: string): boolean => /(?<![а-яё])не (?:указыва|пиш|называ|сообща)/i.test(text)

export type Unaskable = 'label' | 'forbiddenSubject'

/** Why the words cannot stand in a questionnaire: they label a person, or ask what may not be asked (health, records, origin, belief, income). */
export function unaskableIn(text: string): Unaskable | undefined {
  if (sensitiveWords.label.test(text)) return 'label'
  if (isWarning(text)) return undefined
  return [sensitiveWords.health, sensitiveWords.record, beliefOrIncome].some((words) => words.test(text)) ? 'forbiddenSubject' : undefined
}
