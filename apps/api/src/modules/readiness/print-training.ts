import type { PaperDocument } from '@nastavnik/documents'
import { processing } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { invalid } from '../../kernel/problem.ts'
import { readOperator } from '../organisations/index.ts'
import { certificateSheet, testSheets } from './papers.rules.ts'
import { tellTraining, trainingInReach, trainingNote } from './trainings.ts'

/** Sheets of the test with the names of the group, and the keys. 422 `training.noTest`. */
export const printTest = defineUseCase({
  name: 'readiness.printTest',
  permission: 'readiness.record',
  sees: 'people',
  gate: processing,
  exports: true,
  authorize: (context, input: { id: string }) => trainingInReach(context, input),
  run: async (context, { id, plan }) => {
    if (plan.test === null) throw invalid('training.noTest')
    const { members } = await tellTraining(context, { id })
    const document: PaperDocument = { title: `Тест: ${plan.title}`, sheets: testSheets(plan, plan.test, members), numbered: false }
    return { name: 'Тест с ключами.pdf', document, people: members.length }
  },
  audit: ({ target, output }) => trainingNote(target, output.people),
})

interface PrintCertificates {
  readonly id: string
  readonly person?: string | undefined
}

/** Certificates of the group that hold, or of one person. 422 `training.noCertificates`. */
export const printCertificates = defineUseCase({
  name: 'readiness.printCertificates',
  permission: 'readiness.record',
  sees: 'people',
  gate: processing,
  exports: true,
  authorize: (context, input: PrintCertificates) => trainingInReach(context, input),
  run: async (context, { id, plan, organisation }, { person }: PrintCertificates) => {
    const { members } = await tellTraining(context, { id })
    const operator = await readOperator(context.tx, organisation.id)
    const sheets = members.flatMap(({ personId, name, certificate }) =>
      certificate === null || (person !== undefined && person !== personId)
        ? []
        : [certificateSheet({ operator, name, certificate, plan })],
    )
    if (sheets.length === 0) throw invalid('training.noCertificates')
    const document: PaperDocument = { title: `Сертификаты: ${plan.title}`, sheets, numbered: false }
    return { name: `Сертификаты, ${sheets.length} л..pdf`.replace('..', '.'), document, people: sheets.length }
  },
  audit: ({ target, output }) => trainingNote(target, output.people, 'certificate'),
})
