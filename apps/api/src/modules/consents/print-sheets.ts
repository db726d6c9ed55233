import { type ConsentKind, mostSheets } from '@nastavnik/contract'
import { toPdf } from '@nastavnik/documents'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { invalid } from '../../kernel/problem.ts'
import { readOperator } from '../organisations/index.ts'
import { consentSheet } from './consent-sheet.rules.ts'
import { listUnsigned, type Whom } from './consents.repo.ts'
import { kindOf, wordingOn } from './kinds.rules.ts'
import { putSheets } from './sheets.repo.ts'

type PrintSheets = Omit<Whom, 'nameKey'> & { readonly organisation: string; readonly kinds: readonly ConsentKind[] }

/**
 * One PDF with a sheet for each person and kind that is not in order, by class and name. A sheet printed again keeps its code.
 * 422 `consent.nobody`: all have signed; `consent.tooMany`: more sheets than one file holds.
 */
export const printSheets = defineUseCase({
  name: 'consents.printSheets',
  permission: 'consent.record',
  sees: 'people',
  gate: processing,
  changes: true,
  exports: true,
  authorize: ({ tx, reach }, { organisation }: PrintSheets) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, model, today }, { id: organisationId, regionId }, { organisation: _organisation, kinds, ...whom }: PrintSheets) => {
    const place = { regionId, organisationId }
    const wanted = []
    for (const code of new Set(kinds)) {
      const kind = kindOf(model, code)
      const people = await listUnsigned(tx, { model, today }, place, whom, code, mostSheets + 1)
      wanted.push(...people.map((person) => ({ person, kind })))
    }
    if (wanted.length === 0) throw invalid('consent.nobody')
    if (wanted.length > mostSheets) throw invalid('consent.tooMany')
    const ids = await putSheets(
      tx,
      place,
      today,
      wanted.map(({ person, kind }) => ({ personId: person.id, kind: kind.code, textVersion: wordingOn(kind, today).version })),
    )
    const operator = await readOperator(tx, organisationId)
    const { signing } = model.consents
    const sheets = wanted.map(({ person, kind }, index) => consentSheet({ id: ids[index] ?? '', person, kind, operator, signing, today }))
    const title = `Согласия${whom.class === undefined || whom.class === '' ? '' : ` ${whom.class}`}, ${sheets.length} л.`
    return { name: `${title}.pdf`, content: toPdf({ title, sheets, numbered: false }), sheets: sheets.length }
  },
  audit: ({ target, output, input }) => ({ organisationId: target.id, people: output.sheets, fields: [...input.kinds] }),
})
