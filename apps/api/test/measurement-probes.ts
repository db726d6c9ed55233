import { statusAt, statusInside, statusOfNames } from './access-oracle.ts'
import { everyId, everyPlace, type ProbesByRoute } from './probes.ts'
import type { Rule } from './write-shapes.ts'

/** Above the organisation only sums travel: whoever reads its numbers reads those of its surveys. */
const numbers: Rule = (user, unit) => statusAt(user, 'readsMeasurements', unit)

const reading =
  (idsOf: Parameters<typeof everyId>[1], url: (id: string) => string, rule: Rule): ProbesByRoute[string] =>
  (tree) =>
    everyId(tree, idsOf).map(({ id, unit }) => ({ method: 'GET', url: url(id), expected: (user) => rule(user, unit) }))
const campaigns = ({ papers }: { papers: { campaign: string } }) => [papers.campaign]
const people = ({ people }: { people: readonly { id: string }[] }) => people.map(({ id }) => id)

export const measurementReads: ProbesByRoute = {
  'GET /api/measurements/changes': (tree) =>
    everyPlace(tree).map(({ code, unit }) => ({
      method: 'GET',
      url: `/api/measurements/changes?unit=${code}&year=2020`,
      expected: (user) => numbers(user, unit),
    })),
  'GET /api/campaigns/:id/results': reading(campaigns, (id) => `/api/campaigns/${id}/results?by=class`, numbers),
  'GET /api/campaigns/:id/words': reading(campaigns, (id) => `/api/campaigns/${id}/words`, statusOfNames),
  'GET /api/people/:id/measurements': reading(people, (id) => `/api/people/${id}/measurements`, statusOfNames),
  'GET /api/people/:id/diagnostics': reading(
    people,
    (id) => `/api/people/${id}/diagnostics`,
    (user, unit) => statusInside(user, 'concludes', unit),
  ),
}
