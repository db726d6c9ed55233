import * as z from 'zod/mini'
import { Code, FormRef, Id, PageNumber, ParticipantRole, pageOf, Version } from './basics.ts'
import { PersonFields, personTextNames } from './people.ts'
import { route } from './route.ts'
import { ConsentKind } from './states.ts'

/** Why two cards may be one person, the surest first. */
export const duplicateReasons = [
  'sameName',
  'sameWords',
  'spelling',
  'missingPart',
  'initials',
  'surname',
  'birthUnknown',
  'birthDiffers',
] as const
export const DuplicateReason = z.enum(duplicateReasons)
export type DuplicateReason = z.infer<typeof DuplicateReason>

/** One of two cards side by side. */
const SideBrief = z.object({
  id: Id,
  name: z.string(),
  birth: PersonFields.shape.birth,
  occupation: z.string(),
  participations: z.number(),
})

/** `open`: waits for the curator's word; `different`: two people, by his word. */
export const PairState = z.enum(['open', 'different'])
export type PairState = z.infer<typeof PairState>

export const DuplicatePair = z.object({ first: SideBrief, second: SideBrief, reasons: z.array(DuplicateReason), state: PairState })
export type DuplicatePair = z.infer<typeof DuplicatePair>

/** Fields of a card that are chosen one by one when two are joined; `snils` is chosen without being seen. */
export const mergedFields = ['name', 'kind', 'birth', 'snils', 'experienceYears', 'experienceHereYears', ...personTextNames] as const
export const MergedField = z.enum(mergedFields)
export type MergedField = z.infer<typeof MergedField>
const Side = z.enum(['kept', 'gone'])
export type Side = z.infer<typeof Side>

const ComparedCard = z.object({
  id: Id,
  fields: PersonFields,
  hasSnils: z.boolean(),
  participations: z.number(),
  version: z.number(),
})
export type ComparedCard = z.infer<typeof ComparedCard>

const MergedParticipation = z.object({ programme: z.string(), form: FormRef, role: ParticipantRole, startsOn: z.string() })

/** What joining two cards will do. */
export const MergeEffects = z.object({
  /** Participations that pass to the card that stays. */
  moved: z.array(MergedParticipation),
  /** The same participation stands in both cards: one is left, its empty fields are filled from the other. */
  joined: z.array(MergedParticipation),
  /** Pairs and groups of the card that goes. */
  mentorships: z.number(),
  consents: z.number(),
  /** Both have a consent of this kind: the one of the longer term stands, the other is kept as replaced. */
  replacedConsents: z.array(ConsentKind),
  sheets: z.number(),
  /** Family links of the card that goes. */
  relatives: z.number(),
  /** Unsigned sheets of the card that goes for which the other card has one too: they will not be recognised on a scan. */
  droppedSheets: z.number(),
})
export type MergeEffects = z.infer<typeof MergeEffects>

export const MergeObstacle = z.enum(['merge.ownMentor', 'merge.relatives', 'merge.scansWaiting'])
export type MergeObstacle = z.infer<typeof MergeObstacle>

/** Two cards of one organisation side by side, and what joining them will do. */
export const Comparison = z.object({
  organisation: z.object({ code: Code, title: z.string() }),
  kept: ComparedCard,
  gone: ComparedCard,
  reasons: z.array(DuplicateReason),
  state: z.nullable(PairState),
  effects: MergeEffects,
  /** How long they can be set apart again once joined, days. */
  undoDays: z.number(),
  /** Why they cannot be joined as they stand. */
  obstacle: z.nullable(MergeObstacle),
})
export type Comparison = z.infer<typeof Comparison>

/** Two cards that were joined. Names are gone with the term. */
export const CardMerger = z.object({
  id: Id,
  keptId: Id,
  keptName: z.nullable(z.string()),
  goneName: z.nullable(z.string()),
  mergedAt: z.string(),
  by: z.nullable(z.string()),
  /** Until when it can be undone; null when no longer. */
  undoUntil: z.nullable(z.string()),
  undoneAt: z.nullable(z.string()),
})
export type CardMerger = z.infer<typeof CardMerger>

/** What was changed since two cards were joined: comes with 409 `merger.changedSince`. */
export const mergerTables = [
  'persons',
  'participations',
  'mentorships',
  'mentorship_mentees',
  'meeting_members',
  'matching_decisions',
  'matching_pairs',
  'pair_proposals',
  'joint_pairs',
  'consents',
  'consent_sheets',
  'family_links',
  'conclusions',
  'pair_exclusions',
  'interviews',
  'training_members',
  'certificates',
  'safety_checks',
  'grades',
  'promotions',
  'subject_requests',
  'applications',
  'inquiries',
  'statements',
  'respondents',
  'responses',
] as const
export const MergerObstacles = z.object({ changes: z.array(z.object({ kind: z.enum(mergerTables), count: z.number() })) })
export type MergerObstacles = z.infer<typeof MergerObstacles>

/** How the person of a card is known beyond it. */
export const PersonIdentity = z.object({
  hasSnils: z.boolean(),
  /** Titles of other organisations that have a card of the same person. */
  elsewhere: z.array(z.string()),
  /** Cards of this organisation that may be the same person. */
  resembling: z.array(z.object({ id: Id, name: z.string(), reasons: z.array(DuplicateReason) })),
})
export type PersonIdentity = z.infer<typeof PersonIdentity>

/** The card of the organisation that has a СНИЛС already: comes with 409 `snils.taken`. */
export const CardOfSnils = z.strictObject({ id: Id, name: z.string() })

const TwoCards = z.strictObject({ kept: Id, gone: Id })
const ById = z.strictObject({ id: Id })

export const duplicateRoutes = {
  list: route('GET', '/api/duplicates', { permission: 'person.correct' }, 'Похожие карточки одной организации', {
    query: z.strictObject({ organisation: Code, state: z._default(PairState, 'open'), page: PageNumber }),
    /** `searching`: the organisation has changed since, and the search is on its way. */
    reply: z.extend(pageOf(DuplicatePair), { searching: z.boolean() }),
  }),
  compare: route('GET', '/api/duplicates/:kept/:gone', { permission: 'person.correct' }, 'Две карточки рядом и что даст объединение', {
    params: TwoCards,
    reply: Comparison,
  }),
  decide: route('PUT', '/api/duplicates/:kept/:gone/verdict', { permission: 'person.correct' }, 'Разные это люди или ещё не решено', {
    params: TwoCards,
    body: z.strictObject({ different: z.boolean() }),
    reply: z.object({ state: PairState }),
  }),
  merge: route('POST', '/api/duplicates/:kept/:gone/merger', { permission: 'person.correct' }, 'Объединить две карточки в одну', {
    params: TwoCards,
    body: z.strictObject({
      keptVersion: Version,
      goneVersion: Version,
      /** Fields to be taken from the card that goes. */
      fromGone: z.array(MergedField).check(z.maxLength(mergedFields.length)),
    }),
    reply: CardMerger,
  }),
  mergers: route('GET', '/api/mergers', { permission: 'person.correct' }, 'Объединённые карточки', {
    query: z.strictObject({ organisation: Code, page: PageNumber }),
    reply: pageOf(CardMerger),
  }),
  undo: route('POST', '/api/mergers/:id/undo', { permission: 'person.correct' }, 'Разъединить карточки', {
    params: ById,
    reply: CardMerger,
  }),
  identity: route('GET', '/api/people/:id/identity', { permission: 'person.read' }, 'Где ещё этот человек и на кого похож', {
    params: ById,
    reply: PersonIdentity,
  }),
  setSnils: route(
    'PUT',
    '/api/people/:id/snils',
    { permission: 'person.correct' },
    'Ввести или убрать СНИЛС: хранится только его отпечаток',
    {
      params: ById,
      /** Eleven digits, spaces and dashes allowed; null takes it away. */
      body: z.strictObject({ version: Version, snils: z.nullable(z.string().check(z.maxLength(20))) }),
      reply: z.object({ hasSnils: z.boolean(), version: z.number() }),
    },
  ),
}
