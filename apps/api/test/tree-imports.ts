import { type SheetSpec, writeWorkbook } from '@nastavnik/documents'
import type { TreeOrganisation } from './organisation-tree.ts'

const made = new Map<string, Promise<Buffer>>()

const header = ['ФИО наставляемого', 'Дата рождения', 'Контакты', 'Форма наставничества', 'Программа', 'Дата начала']

/** A school's workbook with one good row; the same for the same token, because writing one takes longer than a request. */
export function workbookOf(token: string): Promise<Buffer> {
  const ready = made.get(token)
  if (ready !== undefined) return ready
  const row = [`Секретова${token} Дарья`, '2008', `тел. ${token}`, 'ученик – ученик', 'Лидер', '20.01.2021']
  const sheet: SheetSpec = { name: 'Наставляемые', columns: header.map(() => ({ width: 20 })), rows: [header, row] }
  const file = writeWorkbook([sheet]).then((content) => Buffer.from(content))
  made.set(token, file)
  return file
}

const nothing = {
  ready: 1,
  warnings: 0,
  errors: 1,
  ignored: 0,
  persons: 1,
  participations: 1,
  newPersons: 1,
  newProgrammes: 1,
  newParticipations: 1,
  newMentorships: 0,
  completedPersons: 0,
}

/** A load whose every part — file, review, parked rows — holds a name: under review, or taken. */
export async function importRowOf({ token, id: organisationId, people }: TreeOrganisation, regionId: number, id: string, isTaken: boolean) {
  const name = `Отложенова${token}`
  const outcome = {
    headcount: null,
    counters: nothing,
    reasons: [{ code: 'name.incomplete', count: 1 }],
    parked: [{ sheet: 'Наставляемые', row: 3, name, code: 'name.incomplete' }],
    warned: [],
    ignored: [],
    sheets: [],
    cards: null,
    differences: { total: 1, outdated: 0, taken: 0 },
  }
  const card = people[0]?.id ?? organisationId
  const fields = [{ field: 'contacts', was: `тел. ${token}`, said: '' }]
  const differences = [{ id: card, personId: card, name, programme: null, sheet: 'Наставляемые', row: 2, outdated: null, fields }]
  const parked = [{ name: 'Наставляемые', header, rows: [{ row: 3, code: 'name.incomplete', cells: [name, '', `тел. ${token}`] }] }]
  return {
    region_id: regionId,
    id,
    organisation_id: organisationId,
    user_id: null,
    state: isTaken ? ('done' as const) : ('preview' as const),
    file: isTaken ? null : await workbookOf(token),
    outcome: JSON.stringify(outcome),
    parked: JSON.stringify(parked),
    differences: JSON.stringify(differences),
    choice: JSON.stringify({ update: false, except: [] }),
    created_at: new Date('2021-03-10T06:00:00Z'),
    confirmed_at: isTaken ? new Date('2021-03-15T06:00:00Z') : null,
    follows: null,
    waiting: 1,
    batch_id: null,
  }
}

/** What taking the taken load back needs: it has written nothing. */
export const undoRowOf = ({ id: organisationId }: TreeOrganisation, regionId: number, importId: string) => ({
  region_id: regionId,
  import_id: importId,
  organisation_id: organisationId,
  until: new Date('2021-03-16T06:00:00Z'),
  ...{ persons: [], programmes: [], participations: [], mentorships: [], link_mentorships: [], link_mentees: [], rests: [] },
  filled: JSON.stringify({ persons: [], participations: [], programmes: [] }),
  ...{ card: null, headcount: null, source: null },
})
