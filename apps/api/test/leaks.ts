import { FormulaCell, readWorkbook } from '@nastavnik/documents'
import type { LightMyRequestResponse } from 'fastify'
import { approvesIn, concludesIn, knowsPupil, seesNamesOf } from './access-oracle.ts'
import type { Tree } from './organisation-tree.ts'
import type { TreeUser } from './tree-users.ts'

const firstSerial = 39_083 // 1 January 2007 as Excel counts days; nothing else in a reply is as large
const serials = 2000

/** Every text of a workbook a line each; a number that could be a birthday comes out as a day. */
async function textsOf(file: Buffer): Promise<string> {
  const lines: string[] = []
  const { sheets } = await readWorkbook(file, (_sheet, _row, cells) => {
    for (const cell of cells) {
      const value = cell instanceof FormulaCell ? cell.cached : cell
      const isDay = typeof value === 'number' && value >= firstSerial && value < firstSerial + serials
      lines.push(isDay ? new Date(Date.UTC(2007, 0, 1 + value - firstSerial)).toISOString() : String(value))
    }
  })
  return [...sheets.map(({ name }) => name), ...lines].join('\n')
}

/** All that has reached the reader: the body, unzipped where it is a workbook, and the headers. */
export async function heard({ headers, rawPayload, body }: LightMyRequestResponse): Promise<string> {
  const isWorkbook = String(headers['content-type']).includes('spreadsheetml')
  const head = decodeURIComponent(JSON.stringify(headers).replace(/%(?![0-9A-F]{2})/gi, '%25'))
  return `${head}\n${isWorkbook ? await textsOf(rawPayload) : body}`
}

const tokens = /ъ[а-я]{2}ъ/gi
const days = /\b(200[78])-(\d\d)-(\d\d)|\b(\d\d)\.(\d\d)\.(200[78])/g

/** The text without the names of those whom the user may know as an informant: what then is left of their school was not his to read. */
function withoutPupils(text: string, { organisations }: Tree, user: TreeUser): string {
  const names = organisations.flatMap((unit) => unit.people.filter((person) => knowsPupil(user, unit, person)).map(({ name }) => name))
  return names.reduce((rest, name) => rest.replaceAll(name, ''), text)
}

/** Whose tokens and birthdays stand in the text that the user must not read; empty when all is well. */
export function leaksIn(said: string, tree: Tree, user: TreeUser, route = ''): string[] {
  const text = withoutPupils(said, tree, user)
  const found = new Set(Array.from(text.matchAll(tokens), ([token]) => token.toLowerCase()))
  const born = new Set(Array.from(text.matchAll(days), (m) => (m[1] === undefined ? `${m[6]}-${m[5]}-${m[4]}` : `${m[1]}-${m[2]}-${m[3]}`)))
  if (found.size + born.size === 0) return []
  for (const organisation of tree.organisations) {
    if (seesNamesOf(user, organisation) || concludesIn(user, organisation)) found.delete(organisation.token)
    // The second approver finds a name in a protocol and nowhere else.
    if (/\/api\/interviews(?:\/|$)/.test(route) && approvesIn(user, organisation)) found.delete(organisation.token)
    // A psychologist sees names, no birthdays.
    if (seesNamesOf(user, organisation)) for (const person of organisation.people) born.delete(person.born)
  }
  return [...found, ...born]
}
