/** Promotions are made between the last bell and the end of September. */
const season = { from: '06-20', to: '09-30' } as const

/** The school year whose turn it is, by the calendar year it begins in: from 20 June the coming one. */
export function yearOfPromotion(today: string): number {
  const year = Number(today.slice(0, 4))
  return today.slice(5) >= season.from ? year : year - 1
}

export const isSeason = (today: string): boolean => today.slice(5) >= season.from && today.slice(5) <= season.to
