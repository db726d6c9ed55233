import type { IntegrationToken, ProblemCode } from '@nastavnik/contract'

interface Term {
  readonly validFrom: string
  readonly validTo: string
}

/** Both days of the term are its own. */
export function stateOn(today: string, { validFrom, validTo, isRevoked }: Term & { isRevoked: boolean }): IntegrationToken['state'] {
  if (isRevoked) return 'revoked'
  if (validTo < today) return 'ended'
  return validFrom > today ? 'future' : 'active'
}

/** The code of what is wrong with a term; undefined when nothing is. */
export function faultOfTerm(today: string, { validFrom, validTo }: Term): ProblemCode | undefined {
  if (validTo < today) return 'token.alreadyEnded'
  if (validTo < validFrom) return 'dates.reversed'
  const aYearOn = `${Number(validFrom.slice(0, 4)) + 1}${validFrom.slice(4)}`
  return validTo > aYearOn ? 'token.tooLong' : undefined
}
