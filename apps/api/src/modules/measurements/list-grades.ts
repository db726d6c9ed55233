import { type OutCell, type SheetSpec, workbookName, writeWorkbook } from '@nastavnik/documents'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { listPeriods, readLearners } from './grades.repo.ts'

interface OfOrganisation {
  readonly organisation: string
}

/** Periods of an organisation whose means are recorded, and the subjects that the model counts. */
export const listGrades = defineUseCase({
  name: 'measurements.listGrades',
  permission: 'measurement.record',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: OfOrganisation) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, model }, { regionId, id: organisationId }) => ({
    items: await listPeriods(tx, { regionId, organisationId }),
    coreSubjects: model.handbook.monitoring.coreSubjects.map(({ title }) => title),
  }),
  audit: noPeople,
})

/** A workbook with the names of those who study and a column for each core subject, to be filled by hand where the gradebook exports nothing. */
export const downloadGradebook = defineUseCase({
  name: 'measurements.downloadGradebook',
  permission: 'measurement.record',
  sees: 'people',
  gate: processing,
  exports: true,
  authorize: ({ tx, reach }, { organisation }: OfOrganisation) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, model }, { regionId, id: organisationId, title }) => {
    const learners = await readLearners(tx, { regionId, organisationId })
    const headings = ['ФИО', 'Класс', ...model.handbook.monitoring.coreSubjects.map((subject) => subject.title)]
    const sheet: SheetSpec = {
      name: 'Средний балл',
      columns: headings.map((_, column) => ({ width: column === 0 ? 38 : 14 })),
      landscape: true,
      freezeRows: 1,
      rows: [
        headings.map((value): OutCell => ({ value, style: 'header' })),
        ...learners.map(({ name, occupation }): OutCell[] => [name, occupation]),
      ],
      entries: headings.slice(2).map((_, column) => ({
        column: column + 3,
        hint: 'Отметка или средний балл за период, от 1 до 5. Предмета нет — оставьте пустым.',
      })),
    }
    return { name: workbookName(`Средний балл ${title}`), content: await writeWorkbook([sheet], { title }), people: learners.length }
  },
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.people }),
})
