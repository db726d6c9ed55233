import { type RawBuilder, sql } from 'kysely'

/** Full years of the person `s` on a day, as an integer; by difference of years when only the year of birth is known; null when nothing is. */
export const ageOn = (day: string): RawBuilder<number | null> =>
  sql`case when s.born_on is not null then extract(year from age(${day}::date, s.born_on))::int
    else extract(year from ${day}::date)::int - s.born_year end`
