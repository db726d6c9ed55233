import { posix } from 'node:path'
import type { Archive } from './archive.ts'
import { WorkbookError } from './error.ts'
import type { WorkbookLimits } from './limits.ts'
import { parseMarkup } from './markup.ts'

interface SheetPart {
  readonly name: string
  readonly hidden: boolean
  readonly part: string
}

export interface WorkbookParts {
  readonly sheets: readonly SheetPart[]
  readonly sharedStrings: string | undefined
  readonly styles: string | undefined
  readonly date1904: boolean
}

interface Relationship {
  /** The last word of the type's address: transitional and strict files differ in what is before it. */
  readonly kind: string
  readonly target: string
}

/** What the workbook consists of, as its own relationships say: file names inside an archive mean nothing. */
export async function readWorkbookParts(archive: Archive, limits: WorkbookLimits): Promise<WorkbookParts> {
  const workbook = await findWorkbook(archive, limits)
  const relationships = await readRelationships(archive, workbook, limits)
  const sheets: SheetPart[] = []
  let date1904 = false
  let root = ''
  await parseMarkup(archive.read(workbook, limits.maxSmallPartBytes), {
    open: (name, attributes) => {
      root ||= name
      if (root !== 'workbook') throw notWorkbook()
      if (name === 'workbookPr') date1904 = isTrue(attributes['date1904'])
      if (name !== 'sheet') return
      const relationship = relationships.get(relationshipId(attributes))
      if (relationship === undefined) throw new WorkbookError('file.damaged', 'Лист книги указывает на несуществующую часть')
      // Chart sheets and dialogues stand in the same list and have no rows.
      if (relationship.kind !== 'worksheet') return
      sheets.push({
        name: attributes['name'] ?? '',
        hidden: (attributes['state'] ?? 'visible') !== 'visible',
        part: relationship.target,
      })
      if (sheets.length > limits.maxSheets) throw new WorkbookError('file.tooManySheets', `В книге больше ${limits.maxSheets} листов`)
    },
  })
  if (sheets.length === 0) throw new WorkbookError('file.noSheets', 'В книге нет ни одного листа с таблицей')
  const target = (kind: string) => [...relationships.values()].find((one) => one.kind === kind && archive.has(one.target))?.target
  return { sheets, sharedStrings: target('sharedStrings'), styles: target('styles'), date1904 }
}

async function findWorkbook(archive: Archive, limits: WorkbookLimits): Promise<string> {
  const relationships = await readRelationships(archive, '', limits)
  const declared = [...relationships.values()].find((one) => one.kind === 'officeDocument')?.target
  const part = declared ?? 'xl/workbook.xml'
  // .xlsb is the same package with binary parts.
  if (!archive.has(part) || !part.toLowerCase().endsWith('.xml')) throw notWorkbook()
  return part
}

async function readRelationships(archive: Archive, owner: string, limits: WorkbookLimits): Promise<Map<string, Relationship>> {
  const folder = posix.dirname(owner)
  const part = posix.join(folder, '_rels', `${posix.basename(owner)}.rels`)
  const relationships = new Map<string, Relationship>()
  if (!archive.has(part)) return relationships
  await parseMarkup(archive.read(part, limits.maxSmallPartBytes), {
    open: (name, { Id, Type, Target, TargetMode }) => {
      if (name !== 'Relationship' || Id === undefined || Target === undefined || TargetMode === 'External') return
      const target = posix.join(Target.startsWith('/') ? '' : folder, Target).replace(/^\/+/, '')
      relationships.set(Id, { kind: Type?.split('/').at(-1) ?? '', target })
    },
  })
  return relationships
}

/** r:id; the prefix is the producer's choice. */
function relationshipId(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? ''
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

function notWorkbook(): WorkbookError {
  return new WorkbookError('file.notXlsx', 'Это не книга Excel в формате .xlsx')
}
