import { z } from 'zod'
import { checkKnown } from './checks.ts'
import { DueRule } from './due-rules.ts'
import { StageCode } from './handbook/practice.ts'
import type { ModelFile, Problem } from './model-files.ts'
import { OrganisationKindCode } from './schema/organisations.ts'
import { Code, IsoDate, listBy, Source, Text } from './schema/text.ts'

const Note = Text.nullable().default(null)
const reversed = { error: 'начало срока позже его окончания' }

/** What shows that a step is done. The documents do not say it, so all of it is [D]. */
const Evidence = z.strictObject({
  code: Code,
  name: Text,
  /** AUTO: data close the step. CONFIRM: data propose, the curator confirms. DOCUMENT: somebody attaches or names a document. */
  mode: z.enum(['AUTO', 'CONFIRM', 'DOCUMENT']),
})
type Evidence = z.infer<typeof Evidence>

export const RoadmapItem = z
  .strictObject({
    /** As in the source, where numbers may be missing; `order` runs without gaps. */
    number: Text,
    order: z.int().positive(),
    section: Text.nullable().default(null),
    title: Text,
    /** The title verbatim, where `title` corrects a slip of the source. */
    sourceTitle: Text.nullable().default(null),
    /** The expected result in the document's own words. */
    result: Text.nullable().default(null),
    /** Where an item spans two stages it is the first one. */
    stage: StageCode.nullable().default(null),
    due: DueRule,
    /** When a repeated or undated item begins and ends, if the document says so; otherwise it lives as long as the roadmap. */
    span: z
      .strictObject({ from: IsoDate.optional(), to: IsoDate.optional() })
      .refine(({ from, to }) => from === undefined || to === undefined || from <= to, reversed)
      .nullable()
      .default(null),
    /** The term in the document's own words. */
    dueText: Text.nullable().default(null),
    /** As the document names them. Empty: the document leaves it to the organisation. */
    responsible: z.array(Text).default([]),
    evidence: z.array(Evidence),
    /** Numbers of the same steps in the roadmap that this one shortens. */
    counterparts: z.array(Text).default([]),
    note: Note,
    source: Source,
  })
  .refine(({ due, span }) => due.type !== 'fixed' || span === null, { path: ['span'], error: 'даты уже указаны в due' })
export type RoadmapItem = z.infer<typeof RoadmapItem>

/** A roadmap as a document prescribes it: a template for the roadmaps that a region, a municipality or an organisation works by. */
export const Roadmap = z
  .strictObject({
    code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
    title: Text,
    level: z.enum(['REGION', 'MUNICIPALITY', 'ORGANISATION']),
    organisationKinds: z.array(OrganisationKindCode).default([]),
    horizon: z.strictObject({ from: IsoDate, to: IsoDate }).refine(({ from, to }) => from <= to, reversed),
    /** The code of the fuller roadmap of the same cycle. */
    shortOf: Text.nullable().default(null),
    note: Note,
    source: Source,
    /** A section «1.2» lies inside «1». */
    sections: listBy('code', z.strictObject({ code: Text, title: Text })).default([]),
    /** Everybody the items name; no `kinds`: not an organisation of the system. */
    responsibles: z.array(z.strictObject({ name: Text, title: Text, kinds: z.array(OrganisationKindCode) })).default([]),
    items: listBy('number', RoadmapItem),
  })
  .refine(({ level, organisationKinds }) => (level === 'ORGANISATION') === organisationKinds.length > 0, {
    path: ['organisationKinds'],
    error: 'виды организаций указывают только у дорожной карты организации, и там они обязательны',
  })
export type Roadmap = z.infer<typeof Roadmap>

/** roadmaps.yaml of a territory. */
export const Roadmaps = listBy('code', Roadmap)

/** Checks what the roadmaps of a territory say of themselves and each other. */
export function checkRoadmaps(file: ModelFile<Roadmap[]>, problems: Problem[]): void {
  const evidence = new Map<string, Evidence>()
  for (const [index, roadmap] of file.value.entries()) {
    const fuller = file.value.find(({ code }) => code === roadmap.shortOf)
    checkKnown(
      file,
      'дорожной карты',
      file.value,
      roadmap.shortOf === null ? [] : [[roadmap.shortOf, [index, 'shortOf']]],
      problems,
      'в файле',
    )
    for (const [place, item] of roadmap.items.entries()) {
      const path = [index, 'items', place]
      checkItem(file, path, item, place + 1, roadmap, problems)
      checkKnown(
        file,
        'пункта',
        (fuller?.items ?? []).map(({ number }) => ({ code: number })),
        item.counterparts.map((number, counterpart) => [number, [...path, 'counterparts', counterpart]]),
        problems,
        'в полной дорожной карте',
      )
      for (const [shown, proof] of item.evidence.entries()) {
        const { name, mode } = evidence.get(proof.code) ?? proof
        evidence.set(proof.code, { code: proof.code, name, mode })
        if (proof.name !== name || proof.mode !== mode)
          problems.push(file.problemAt([...path, 'evidence', shown], `${proof.code} выше описано иначе: «${name}», ${mode}`))
      }
    }
  }
}

function checkItem(
  file: ModelFile<Roadmap[]>,
  path: PropertyKey[],
  item: RoadmapItem,
  order: number,
  { sections, responsibles, horizon }: Roadmap,
  problems: Problem[],
) {
  if (item.order !== order)
    problems.push(file.problemAt([...path, 'order'], `порядковый номер ${item.order}, а по месту в списке — ${order}`))
  checkKnown(file, 'раздела', sections, item.section === null ? [] : [[item.section, [...path, 'section']]], problems, 'в sections')
  checkKnown(
    file,
    'ответственного',
    responsibles.map(({ name }) => ({ code: name })),
    item.responsible.map((name, place) => [name, [...path, 'responsible', place]]),
    problems,
    'в responsibles',
  )
  // A note may explain why a document steps outside its own term.
  if (item.note !== null) return
  // A month has no day, so the horizon is cut to the same length.
  for (const date of datesOf(item))
    if (date < horizon.from.slice(0, date.length) || date > horizon.to.slice(0, date.length))
      problems.push(file.problemAt([...path, 'due'], `${date} вне срока дорожной карты (${horizon.from} – ${horizon.to}), а note нет`))
}

function datesOf({ due, span }: RoadmapItem): string[] {
  const { from, to } = due.type === 'fixed' ? due : (span ?? {})
  const month = due.type === 'monthOnly' && due.year !== undefined ? `${due.year}-${String(due.month).padStart(2, '0')}` : undefined
  return [from, to, month].filter((date) => date !== undefined)
}
