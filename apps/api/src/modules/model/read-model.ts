import type { Handbook, ModelDifference, TerritoryRef } from '@nastavnik/contract'
import { type Chapter, compareHandbooks, readHandbook, type TargetModel } from '@nastavnik/target-model'
import { defineUseCase } from '../../access/use-case.ts'
import { notFound } from '../../kernel/problem.ts'

/** Models never change while the server lives: each is put into words once. */
const handbooks = new WeakMap<TargetModel, Chapter[]>()

function handbookOf(model: TargetModel): Chapter[] {
  const known = handbooks.get(model)
  if (known !== undefined) return known
  const chapters = readHandbook(model)
  handbooks.set(model, chapters)
  return chapters
}

const refOf = ({ code, title }: TargetModel): TerritoryRef => ({ code, title })

/** The whole model of the reader's territory. The reply holds nothing of anybody: documents and definitions only. */
export const readModel = defineUseCase({
  name: 'model.readModel',
  permission: 'model.read',
  sees: 'reporting',
  authorize: async ({ model }) => model,
  run: async ({ models }, model): Promise<Handbook> => ({
    territory: refOf(model),
    others: [...models.values()].filter((other) => other !== model).map(refOf),
    chapters: handbookOf(model),
  }),
})

/** Models of other territories are open to every reader of a model. Throws 404 `territory.unknown`. */
export const compareModels = defineUseCase({
  name: 'model.compareModels',
  permission: 'model.read',
  sees: 'reporting',
  authorize: async ({ models }, { with: code }: { with: string }) => {
    const other = [...models.values()].find((candidate) => candidate.code === code)
    if (other === undefined) throw notFound('territory.unknown')
    return other
  },
  run: async ({ model }, other): Promise<ModelDifference> => ({
    here: refOf(model),
    there: refOf(other),
    sections: compareHandbooks(handbookOf(model), handbookOf(other)),
  }),
})
