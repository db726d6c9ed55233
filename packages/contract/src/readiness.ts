import * as z from 'zod/mini'
import { Code, Day, Id, PageNumber, pageOf, RequiredText, Search, UnitRef, Version } from './basics.ts'
import { route } from './route.ts'
import { GateCode, ReadinessVerdict } from './states.ts'

export const gateEffects = ['block', 'warn', 'off'] as const
export const GateEffect = z.enum(gateEffects)
export type GateEffect = z.infer<typeof GateEffect>

/** `waiting`: begun and not finished; `failed`: finished, and the answer is no. */
export const gateStates = ['passed', 'waiting', 'missing', 'expired', 'failed', 'notNeeded'] as const
export const GateState = z.enum(gateStates)
export type GateState = z.infer<typeof GateState>

export const PassedGate = z.object({
  gate: GateCode,
  effect: GateEffect,
  state: GateState,
  /** The last day on which what was passed holds; null: without an end, or not passed. */
  until: z.nullable(Day),
  /** It passes, and its end is near. */
  expiring: z.boolean(),
})
export type PassedGate = z.infer<typeof PassedGate>

/** Kinds of checks of adults (model `readiness.safetyChecks`): the fact alone is kept, never the paper. */
export const safetyCheckKinds = ['CRIMINAL_RECORD', 'AT_HIRING'] as const
export const SafetyCheckKind = z.enum(safetyCheckKinds)
export type SafetyCheckKind = z.infer<typeof SafetyCheckKind>

export const safetyCheckTexts = { number: 60, checkedBy: 200 } as const

export const SafetyCheck = z.object({
  kind: SafetyCheckKind,
  number: z.string(),
  issuedOn: Day,
  validUntil: z.nullable(Day),
  checkedBy: z.string(),
  version: z.number(),
})
export type SafetyCheck = z.infer<typeof SafetyCheck>

export const Certificate = z.object({
  id: Id,
  /** 2026-012: the year and the number in it. */
  number: z.string(),
  trainingId: Id,
  title: z.string(),
  hours: z.number(),
  issuedOn: Day,
  validUntil: z.nullable(Day),
  annulledOn: z.nullable(Day),
})
export type Certificate = z.infer<typeof Certificate>

export const InterviewVerdict = z.enum(['RECOMMENDED', 'CONDITIONS', 'NOT_RECOMMENDED'])
export type InterviewVerdict = z.infer<typeof InterviewVerdict>

/** Recorded by one, decided by another: `WAITING` for the second, `RETURNED` with a reason, `APPROVED`. */
export const InterviewState = z.enum(['WAITING', 'RETURNED', 'APPROVED'])
export type InterviewState = z.infer<typeof InterviewState>

export const ReadinessListItem = z.object({
  personId: Id,
  name: z.string(),
  occupation: z.string(),
  verdict: ReadinessVerdict,
  gates: z.array(PassedGate),
})
export type ReadinessListItem = z.infer<typeof ReadinessListItem>

/** How many mentors there are, by what can be asked of the list. */
export const ReadinessNumbers = z.object({
  all: z.number(),
  ready: z.number(),
  warned: z.number(),
  blocked: z.number(),
  expiring: z.number(),
  /** Of each gate: how many have not passed it. */
  lacking: z.array(z.object({ gate: GateCode, title: z.string(), effect: GateEffect, count: z.number() })),
})
export type ReadinessNumbers = z.infer<typeof ReadinessNumbers>

export const PersonReadiness = z.object({
  personId: Id,
  name: z.string(),
  occupation: z.string(),
  organisation: UnitRef,
  /** Whether the person mentors here now: gates are asked of mentors alone. */
  isMentor: z.boolean(),
  /** Checks are of adults alone. */
  isMinor: z.boolean(),
  verdict: ReadinessVerdict,
  gates: z.array(PassedGate),
  gateTitles: z.array(z.object({ gate: GateCode, title: z.string() })),
  interview: z.nullable(
    z.object({ id: Id, heldOn: Day, verdict: InterviewVerdict, state: InterviewState, returnedWhy: z.nullable(z.string()) }),
  ),
  trainings: z.array(z.object({ id: Id, title: z.string(), startsOn: Day, endsOn: Day })),
  certificates: z.array(Certificate),
  safetyChecks: z.array(SafetyCheck),
  safetyCheckKinds: z.array(z.object({ kind: SafetyCheckKind, title: z.string() })),
})
export type PersonReadiness = z.infer<typeof PersonReadiness>

const ById = z.strictObject({ id: Id })

export const readinessRoutes = {
  list: route('GET', '/api/readiness', { permission: 'readiness.read' }, 'Готовность наставников к подбору', {
    query: z.strictObject({
      organisation: Code,
      search: Search,
      verdict: z.optional(ReadinessVerdict),
      /** Those whose something ends within the model's days. */
      expiring: z.optional(z.literal('yes')),
      /** Those who have not passed it. */
      lacking: z.optional(GateCode),
      page: PageNumber,
    }),
    reply: z.extend(pageOf(ReadinessListItem), { numbers: ReadinessNumbers, expiringDays: z.number() }),
  }),
  ofPerson: route('GET', '/api/people/:id/readiness', { permission: 'readiness.read' }, 'Готовность наставника', {
    params: ById,
    reply: PersonReadiness,
  }),
  recordCheck: route(
    'PUT',
    '/api/people/:id/safety-checks/:kind',
    { permission: 'readiness.record' },
    'Записать проверку взрослого наставника',
    {
      params: z.strictObject({ id: Id, kind: SafetyCheckKind }),
      body: z.strictObject({
        /** Of the check that the writer saw; null: there was none. */
        version: z.nullable(Version),
        number: RequiredText(safetyCheckTexts.number),
        issuedOn: Day,
        validUntil: z.nullable(Day),
        checkedBy: RequiredText(safetyCheckTexts.checkedBy),
      }),
      reply: PersonReadiness,
    },
  ),
  removeCheck: route(
    'DELETE',
    '/api/people/:id/safety-checks/:kind',
    { permission: 'readiness.record' },
    'Удалить ошибочную запись о проверке',
    { params: z.strictObject({ id: Id, kind: SafetyCheckKind }), reply: PersonReadiness },
  ),
}
