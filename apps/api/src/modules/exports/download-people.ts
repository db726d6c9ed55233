import type { ExportPurpose } from '@nastavnik/contract'
import { workbookName } from '@nastavnik/documents'
import { sql } from 'kysely'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { filterInWords, filterOf, type ListGiven } from './list-given.ts'
import { countAllowed, readAllowed } from './listed-people.repo.ts'
import { writePeopleWorkbook } from './people-workbook.ts'

type DownloadPeople = ListGiven & { readonly purpose: ExportPurpose }

/** Whose hand takes the list away; a key of a programme acts for the one who issued it. */
async function nameOf({ tx, actor }: Context): Promise<string> {
  const { rows } = await sql<{
    name: string
  }>`select name from users where region_id = ${actor.regionId} and id = ${userIdOf(actor)}`.execute(tx)
  return rows[0]?.name ?? 'командная строка'
}

function timeIn({ model, clock }: Context): string {
  const [day, time] = clock.now().toLocaleString('ru-RU', { timeZone: model.timeZone, dateStyle: 'short', timeStyle: 'short' }).split(', ')
  return `${day} ${time}`
}

/**
 * The list of people as it is seen on its page, as a workbook for one purpose; runs in the worker. A purpose that needs a consent takes those
 * who have given it and no others.
 */
export const downloadPeople = defineUseCase({
  name: 'exports.downloadPeople',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  exports: true,
  authorize: ({ tx, reach }, { organisation }: DownloadPeople) => peopleOrganisationInReach(tx, reach, organisation),
  run: async (context, { regionId, id: organisationId, title }, given: DownloadPeople) => {
    const { tx, model, today } = context
    const { purpose } = given
    const asked = { place: { regionId, organisationId }, filter: filterOf(given, today), model, today }
    const people = await readAllowed(tx, asked, purpose)
    const { total } = await countAllowed(tx, asked, [])
    const watermark = {
      by: await nameOf(context),
      at: timeIn(context),
      territory: model.title,
      organisation: title,
      filter: filterInWords(model, given),
      purpose,
      left: total - people.length,
    }
    return {
      name: workbookName(`Участники ${title} ${today.split('-').toReversed().join('.')}`),
      content: await writePeopleWorkbook(watermark, people),
      people: people.length,
    }
  },
  audit: ({ target, input, output }) => ({ organisationId: target.id, people: output.people, fields: [input.purpose] }),
})
