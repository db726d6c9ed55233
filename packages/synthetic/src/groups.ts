import { isoDay, type Season, seasons } from './calendar.ts'
import type { Form, Programme } from './forms.ts'
import type { Random } from './random.ts'
import type { Participant, Roster } from './roster.ts'

export interface Group {
  form: Form
  programme: Programme
  mentor: Participant
  mentees: Participant[]
  start: string
  end: string | undefined
}

export interface Quota {
  form: Form
  people: number
}

/** A pair is a group of one mentee. A mentor of the same kind as the mentees uses up the quota too. */
export function* formGroups(random: Random, roster: Roster, year: number, { form, people }: Quota): Generator<Group> {
  const peers = form.mentor === form.mentee ? 1 : 0
  for (const { programme, season, share } of chooseProgrammes(random, form, people)) {
    for (let left = share; left > 0; ) {
      const start = dayOf(random, year, seasons[season].start)
      const mentor = roster.mentor(form, programme, start)
      const wished = random.chance(form.groups.share) ? random.between(2, form.groups.largest) : 1
      const size = Math.max(1, Math.min(wished, left - peers))
      const mentees = Array.from({ length: size }, () => roster.mentee(form, programme, start, mentor))
      const end = random.chance(0.06) ? undefined : dayOf(random, year, seasons[season].end)
      yield { form, programme, mentor, mentees, start, end }
      left -= size + peers
    }
  }
}

function chooseProgrammes(random: Random, form: Form, people: number): { programme: Programme; season: Season; share: number }[] {
  const count = Math.min(form.programmes.length, 1 + Math.floor(people / 15))
  return random
    .shuffle(form.programmes)
    .slice(0, count)
    .map((programme, index) => ({
      programme,
      season: index > 0 && random.chance(0.4) ? 'autumn' : 'spring',
      share: Math.floor((people + index) / count),
    }))
}

const dayOf = (random: Random, year: number, [month, from, to]: [number, number, number]): string =>
  isoDay(year, month, random.between(from, to))
