import { newId } from '../src/kernel/ids.ts'
import { statusOfNames } from './access-oracle.ts'
import type { TreeOrganisation, Unit } from './organisation-tree.ts'
import { everyId, type ProbesByRoute } from './probes.ts'
import { waitingIn } from './tree-matching.ts'
import { guestsOf } from './tree-meetings.ts'
import { type Rule, type Write, writeOf } from './write-shapes.ts'

const programmes = ({ programmes: all }: TreeOrganisation) => all.map(({ id }) => id)
const meeting =
  (which: keyof TreeOrganisation['meetings']) =>
  ({ programmes: all, meetings }: TreeOrganisation): readonly string[] =>
    all.length === 0 ? [] : [meetings[which]]
const firstGuest = (unit: TreeOrganisation | undefined): string =>
  (unit === undefined ? undefined : guestsOf(unit)[0]?.participationId) ?? newId()

/** The same guest by the participation that counts: a mentee who waits for a pair takes part again later. */
function inviteOf(unit: TreeOrganisation | undefined): string {
  const guest = unit === undefined ? undefined : guestsOf(unit)[0]
  const later = unit === undefined ? undefined : waitingIn(unit).find(({ person }) => person === guest)
  return later?.id ?? guest?.participationId ?? newId()
}

/** What to ask of meetings: names are the curator's own. */
export const meetingReads: ProbesByRoute = {
  'GET /api/programmes/:id/meetings': writeOf(programmes, { method: 'GET' }, (id) => `/api/programmes/${id}/meetings`),
  'GET /api/meetings/:id': writeOf(meeting('held'), { method: 'GET' }, (id) => `/api/meetings/${id}`),
  'GET /api/meetings/:id/sheet': writeOf(meeting('held'), { method: 'GET' }, (id) => `/api/meetings/${id}/sheet`),
}

/** Somebody votes where a mentor and a mentee have come. */
const voting: Rule = (user, unit: Unit | undefined) => {
  const allowed = statusOfNames(user, unit)
  if (allowed !== 200 || unit === undefined) return allowed
  const came = new Set(guestsOf(unit as TreeOrganisation).map(({ role }) => role))
  return came.size === 2 ? 200 : 422
}

/** One request a meeting, about its first guest. */
const ofGuest =
  (which: keyof TreeOrganisation['meetings'], write: Write, url: (id: string, guest: string) => string, body?: (guest: string) => object) =>
  (tree: Parameters<ProbesByRoute[string]>[0]) =>
    everyId(tree, meeting(which)).map(({ id, unit }) => ({
      ...write,
      url: url(id, firstGuest(unit)),
      ...(body !== undefined && { body: body(firstGuest(unit)) }),
      expected: (user: Parameters<Rule>[0]) => statusOfNames(user, unit),
      place: () => unit?.code ?? 'nowhere',
    }))

const plan = { heldOn: '2021-03-12', beginsAt: '16:00', place: 'Спортзал' }

/** What to try of meetings. */
export const meetingWrites: ProbesByRoute = {
  'POST /api/programmes/:id/meetings': (tree) =>
    everyId(tree, programmes).map(({ id, unit }) => ({
      method: 'POST',
      url: `/api/programmes/${id}/meetings`,
      body: { meeting: newId(), kind: 'GROUP_ACQUAINTANCE', ...plan },
      expected: (user) => statusOfNames(user, unit),
      place: () => unit?.code ?? 'nowhere',
    })),
  'PATCH /api/meetings/:id': writeOf(meeting('listed'), { method: 'PATCH', body: { version: 1, ...plan } }, (id) => `/api/meetings/${id}`),
  'DELETE /api/meetings/:id': writeOf(meeting('cancelled'), { method: 'DELETE' }, (id) => `/api/meetings/${id}`),
  'POST /api/meetings/:id/members': (tree) =>
    everyId(tree, meeting('listed')).map(({ id, unit }) => ({
      method: 'POST',
      mayBeIdle: true,
      url: `/api/meetings/${id}/members`,
      body: { participations: [inviteOf(unit)] },
      expected: (user) => statusOfNames(user, unit),
      place: () => unit?.code ?? 'nowhere',
    })),
  'DELETE /api/meetings/:id/members/:participation': ofGuest(
    'thinned',
    { method: 'DELETE' },
    (id, guest) => `/api/meetings/${id}/members/${guest}`,
  ),
  'PUT /api/meetings/:id/attendance': ofGuest(
    'listed',
    { method: 'PUT' },
    (id) => `/api/meetings/${id}/attendance`,
    (guest) => ({ participations: [guest], attended: true }),
  ),
  'POST /api/meetings/:id/ballots': writeOf(
    meeting('held'),
    { method: 'POST', body: { endsOn: '2021-03-22' } },
    (id) => `/api/meetings/${id}/ballots`,
    voting,
  ),
}
