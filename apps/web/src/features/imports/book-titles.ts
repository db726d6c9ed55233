import type { Import } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { showTime } from '../../ui/days.ts'
import { placesAmongSame } from './same-school.rules.ts'

/**
 * What the workbooks are called, by id: the school, and where it sent several, which of them and when it came. Names of files are not
 * kept: a person may stand in them.
 */
export function bookTitles(items: readonly Pick<Import, 'id' | 'organisation' | 'createdAt'>[]): ReadonlyMap<string, string> {
  const places = placesAmongSame(items.map(({ organisation }) => organisation.code))
  return new Map(
    items.map(({ id, organisation: { title }, createdAt }, index) => {
      const place = places[index]
      return [id, place === undefined ? title : m.batch_book({ title, place, time: showTime(createdAt) })]
    }),
  )
}
