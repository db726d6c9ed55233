import type { MatchingRuleCode, UnplacedReason } from '@nastavnik/contract'

/** The reason why a mentee has no mentor, in a sentence with what would help; `titleOf` names a rule. */
export function reasonWords(
  { kind, rules, alone, shared, pointsLost }: UnplacedReason,
  titleOf: (code: MatchingRuleCode) => string,
): string {
  const crowd = shared === null ? '' : `${shared.mentees} наставляемых на ${shared.places} мест`
  switch (kind) {
    case 'NO_CANDIDATE': {
      const none = 'Нет ни одного подходящего наставника'
      const [first] = rules
      if (first === undefined) return none
      if (alone) return `${none}; мешает одно правило «${titleOf(first.code)}»: без него подошли бы ${first.mentors}`
      return `${none}: ${rules.map(({ code }) => `«${titleOf(code)}»`).join(', ')}`
    }
    case 'PROHIBITED':
      return 'Все подходящие пары запрещены'
    case 'BELOW_THRESHOLD':
      return 'У всех возможных пар очков меньше наименьших'
    case 'HALL':
      return `Мест не хватило: ${crowd}`
    case 'LOST_TRADE':
      return `Мест не хватило: ${crowd}; с этим наставляемым вместо другого у всех вместе было бы на ${pointsLost ?? 0} очков меньше`
    default:
      return `Мест не хватило: ${crowd}; решили желания сторон`
  }
}
