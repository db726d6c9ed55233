import type { Organisation } from '@nastavnik/contract'
import { type OutCell, type SheetSpec, workbookName, writeWorkbook } from '@nastavnik/documents'
import { form1Of, type TargetModel } from '@nastavnik/target-model'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { getOrganisation } from '../organisations/index.ts'

const shownDay = (day: string): string => day.split('-').toReversed().join('.')

function organisationSheet(model: TargetModel, { title, kind, municipality, founder, contacts, headcounts }: Organisation): SheetSpec {
  const { columns } = form1Of(model)
  const [newest] = headcounts
  const lines: readonly (readonly [label: string, value: OutCell])[] = [
    ['Территория', model.title],
    [model.captions.municipality, municipality?.title ?? null],
    ['Образовательная организация', title],
    ['Вид организации', kind.title],
    ['Учредитель', founder],
    ['ФИО директора', contacts.head],
    ['Телефон', contacts.phone],
    ['Электронная почта', contacts.email],
    ['Почтовый адрес', contacts.address],
    [columns.children10to19, newest?.children10to19 ?? null],
    [columns.teachers, newest?.teachers ?? null],
    [columns.youngTeachers, newest?.youngTeachers ?? null],
    ['Дата сведений', newest === undefined ? null : shownDay(newest.countedOn)],
  ]
  return {
    name: 'Организация',
    columns: [{ width: 60 }, { width: 50 }],
    rows: lines.map(([label, value]) => [{ value: label, style: 'header' }, value === '' ? null : value]),
  }
}

const baseSheet = (model: TargetModel, { sheet, columns }: TargetModel['bases'][number]): SheetSpec => ({
  name: sheet,
  columns: columns.map(({ width }) => ({ width })),
  landscape: true,
  freezeRows: 1,
  rows: [columns.map(({ title }) => ({ value: title, style: 'header' }))],
  entries: columns.flatMap(({ hint, list }, index) => {
    if (hint === undefined && list === undefined) return []
    const values = list === 'forms' ? { values: model.forms.map(({ title }) => title) } : {}
    return [{ column: index + 1, ...(hint !== undefined && { hint }), ...values }]
  }),
})

/** A workbook to be filled: what is known of the organisation, and both bases with their headings, hints and the territory's forms. */
export const downloadBlank = defineUseCase({
  name: 'imports.downloadBlank',
  permission: 'import.run',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: { organisation: string }) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, model }, { regionId, id }) => {
    const organisation = await getOrganisation(tx, model, regionId, id)
    const sheets = [organisationSheet(model, organisation), ...model.bases.map((base) => baseSheet(model, base))]
    return { name: workbookName(`Базы ${organisation.title}`), content: await writeWorkbook(sheets, { title: organisation.title }) }
  },
  audit: noPeople,
})
