import { findTerritory, loadTargetModels, type TargetModel } from './index.ts'

export const models = await loadTargetModels()
const modelOf = (code: string): TargetModel => {
  const model = findTerritory(models, code)
  if (!model) throw new Error(`Нет модели ${code}`)
  return model
}
export const omsk = modelOf('omsk')
export const tomsk = modelOf('tomsk')
export const nizhnyayaTura = modelOf('nizhnyaya-tura')
