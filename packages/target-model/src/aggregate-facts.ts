import { ParticipantRole, UnitOfCount } from '@nastavnik/contract'
import { z } from 'zod'
import { checkKnown } from './checks.ts'
import type { ModelFile, Problem } from './model-files.ts'
import { FormCode } from './schema/forms.ts'
import { Code, listBy, Source, Text } from './schema/text.ts'

/** A figure of a document that came without a list of persons: it is shown with its source and never joins a count. */
export const AggregateFact = z.strictObject({
  code: Code,
  title: Text,
  form: FormCode.nullable().default(null),
  role: z.nullable(ParticipantRole).default(null),
  unitOfCount: UnitOfCount,
  value: z.int().nonnegative(),
  /** A year, a school year or a day: 2020, 2020/2021, 2020-12-31. */
  dated: z.string().regex(/^\d{4}$|^\d{4}\/\d{4}$|^\d{4}-\d{2}-\d{2}$/),
  /** The total into which the document adds this figure. */
  partOf: Code.nullable().default(null),
  /** The figure that already holds the same people. */
  within: Code.nullable().default(null),
  /** What is known of people counted twice, and of the number itself. */
  overlap: Text.nullable().default(null),
  /** The figure is older than the six criteria of a mentoring practice. */
  beforeCriteria: z.boolean(),
  source: Source,
})
export type AggregateFact = z.infer<typeof AggregateFact>

/** aggregate-facts.yaml of a territory. */
export const AggregateFacts = listBy('code', AggregateFact)

/** Checks that figures lean on figures of the same file, that totals stand above their parts, and that forms are the territory's. */
export function checkAggregateFacts(file: ModelFile<AggregateFact[]>, forms: { code: string }[], problems: Problem[]): void {
  const facts = file.value
  const used = (field: 'form' | 'partOf' | 'within') =>
    facts.flatMap((fact, index): [string, PropertyKey[]][] => (fact[field] === null ? [] : [[fact[field], [index, field]]]))
  checkKnown(file, 'формы', forms, used('form'), problems, 'в territory.yaml')
  checkKnown(file, 'записи', facts, [...used('partOf'), ...used('within')], problems, 'в файле')
  for (const [index, { code, partOf }] of facts.entries()) {
    const above = facts.findIndex((fact) => fact.code === partOf)
    if (above >= index) problems.push(file.problemAt([index, 'partOf'], `итог ${partOf} должен стоять выше записи ${code}`))
  }
}
