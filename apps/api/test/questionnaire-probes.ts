import { newId } from '../src/kernel/ids.ts'
import { statusOfTexts } from './access-oracle.ts'
import type { Tree } from './organisation-tree.ts'
import { everyOrganisation, everyPlace, type Probe, type ProbesByRoute } from './probes.ts'
import { draftedCode, ownCode } from './tree-questionnaires.ts'
import { writeAt } from './write-shapes.ts'

const read = (url: (unit: string) => string) => (tree: Tree) =>
  everyPlace(tree).map(
    ({ code, unit }): Probe => ({ method: 'GET', url: `/api/questionnaires${url(code)}`, expected: (user) => statusOfTexts(user, unit) }),
  )

/** The own text of an organisation, asked for there; what is no organisation has none. */
const versions = (tree: Tree): Probe[] =>
  everyOrganisation(tree).map(({ code, unit }) => {
    const id = tree.organisations.find((one) => one.code === unit?.code)?.id ?? newId()
    return {
      method: 'GET',
      url: `/api/questionnaires/${ownCode}/versions/${id}?unit=${code}`,
      expected: (user) => statusOfTexts(user, unit),
    }
  })

export const questionnaireReads: ProbesByRoute = {
  'GET /api/questionnaires': read((unit) => `?unit=${unit}`),
  'GET /api/questionnaires/:code': read((unit) => `/${draftedCode}?unit=${unit}`),
  'GET /api/questionnaires/:code/versions/:id': versions,
}

const definition = { pages: [{ name: 'only', title: 'Страница', elements: [{ type: 'boolean', name: 'one', title: 'Да?' }] }] }

const write = (method: 'POST' | 'PUT', tail: string, body: object) =>
  writeAt(everyPlace, { method }, (unit) => ({ url: `/api/questionnaires${tail}`, body: { unit, ...body } }), statusOfTexts)

export const questionnaireWrites: ProbesByRoute = {
  'POST /api/questionnaires': write('POST', '', { like: draftedCode, title: 'Своя анкета' }),
  'PUT /api/questionnaires/:code/draft': write('PUT', `/${draftedCode}/draft`, { version: 1, title: 'Иная', definition }),
  'POST /api/questionnaires/:code/draft/discard': write('POST', `/${draftedCode}/draft/discard`, { version: 1 }),
  'POST /api/questionnaires/:code/draft/publish': write('POST', `/${draftedCode}/draft/publish`, { version: 1 }),
}
