import * as z from 'zod/mini'
import { Code } from './basics.ts'
import { route } from './route.ts'

export const TerritoryRef = z.object({ code: z.string(), title: z.string() })
export type TerritoryRef = z.infer<typeof TerritoryRef>

/** One thing of the handbook. Its words are Russian in every language of the pages, like the documents they come from. */
export const HandbookEntry = z.object({
  /** Unique in its section. */
  code: z.string(),
  title: z.string(),
  text: z.nullable(z.string()),
  facts: z.array(z.object({ label: z.string(), values: z.array(z.string()) })),
  /** The document by its name and the place in it. */
  source: z.string(),
  /** What the system does with this entry; null: what it does with the section. */
  system: z.nullable(z.string()),
})
export type HandbookEntry = z.infer<typeof HandbookEntry>

export const HandbookSection = z.object({
  /** Unique in the handbook. */
  code: z.string(),
  title: z.string(),
  lead: z.string(),
  system: z.string(),
  entries: z.array(HandbookEntry),
})
export type HandbookSection = z.infer<typeof HandbookSection>

export const HandbookChapter = z.object({ code: z.string(), title: z.string(), sections: z.array(HandbookSection) })
export type HandbookChapter = z.infer<typeof HandbookChapter>

export const Handbook = z.object({
  territory: TerritoryRef,
  /** Territories to compare with. */
  others: z.array(TerritoryRef),
  chapters: z.array(HandbookChapter),
})
export type Handbook = z.infer<typeof Handbook>

const Side = z.nullable(z.array(z.string()))

/** A value that differs; null: that territory does not have it. The text under the title has no label. */
export const FieldDifference = z.object({ label: z.nullable(z.string()), here: Side, there: Side })
export type FieldDifference = z.infer<typeof FieldDifference>

export const EntryDifference = z.object({
  code: z.string(),
  title: z.string(),
  status: z.enum(['same', 'differs', 'onlyHere', 'onlyThere']),
  fields: z.array(FieldDifference),
})
export type EntryDifference = z.infer<typeof EntryDifference>

export const ModelDifference = z.object({
  here: TerritoryRef,
  there: TerritoryRef,
  sections: z.array(z.object({ code: z.string(), title: z.string(), entries: z.array(EntryDifference) })),
})
export type ModelDifference = z.infer<typeof ModelDifference>

export const modelRoutes = {
  read: route('GET', '/api/model', { permission: 'model.read' }, 'Модель территории: справочник', { reply: Handbook }),
  compare: route('GET', '/api/model/difference', { permission: 'model.read' }, 'Чем модель отличается от модели другой территории', {
    query: z.strictObject({ with: Code }),
    reply: ModelDifference,
  }),
}
