import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { builtInModels, copyTerritory, loadTargetModels, remarksOf, territoryFoldersIn } from '@nastavnik/target-model'
import { modelsDirOf } from '../config.ts'
import { UsageError } from './output.ts'

const folderUrl = (folder: string): URL => pathToFileURL(`${path.resolve(folder)}${path.sep}`)

/** Territories of one's own, without the one under work wherever it stands. */
async function ownTerritories(dataDir: string, except?: URL): Promise<URL[]> {
  return (await territoryFoldersIn(folderUrl(modelsDirOf(dataDir)))).filter(({ href }) => href !== except?.href)
}

interface CopyOptions {
  readonly from: string
  readonly code: string
  readonly title: string
  readonly regionId: number
  /** Where the folder of the new territory appears; without it — where the server looks for territories of one's own. */
  readonly to: string | undefined
  readonly dataDir: string
}

/** Starts the model of a new territory from another one's. What the loader does not accept is not left behind. */
export async function modelCopyCommand({ from, to, dataDir, ...territory }: CopyOptions): Promise<object> {
  const own = await ownTerritories(dataDir)
  const models = await loadTargetModels(undefined, own)
  const original = models.find(({ code }) => code === from)
  if (original === undefined) throw new UsageError(`Нет модели ${from}. Есть: ${models.map(({ code }) => code).join(', ')}.`)
  const source = own.find(({ pathname }) => path.basename(pathname) === from) ?? new URL(`${from}/`, builtInModels)
  const folder = path.join(to ?? modelsDirOf(dataDir), territory.code)
  if (!/^[a-z]+(-[a-z]+)*$/.test(territory.code)) throw new UsageError('--code — строчные латинские буквы и дефис: novyy-kray.')
  if (existsSync(folder)) throw new UsageError(`Папка ${folder} уже есть: выберите другой --code или другое место.`)
  const target = folderUrl(folder)
  await copyTerritory(source, original, target, territory)
  try {
    await loadTargetModels(undefined, [...own, target])
  } catch (error) {
    await rm(folder, { recursive: true })
    throw error
  }
  return { folder, ...territory, copiedFrom: from, next: 'Исправьте файлы и проверьте их: model check --dir ПАПКА' }
}

/** Checks a territory's folder, or all territories of one's own. Throws every mistake with its file, line and field. */
export async function modelCheckCommand(dir: string | undefined, dataDir: string): Promise<object> {
  const folder = dir === undefined ? undefined : folderUrl(dir)
  if (dir !== undefined && !existsSync(path.join(dir, 'territory.yaml')))
    throw new UsageError(`В папке ${dir} нет territory.yaml: укажите папку одной территории.`)
  const own = await ownTerritories(dataDir, folder)
  const added = folder === undefined ? own : [...own, folder]
  const models = await loadTargetModels(undefined, added)
  const checked = folder === undefined ? own : [folder]
  const territories = checked.map(async (url) => {
    const code = path.basename(url.pathname)
    const others = models.filter((model) => model.code !== code)
    return { code, title: models.find((model) => model.code === code)?.title, remarks: await remarksOf(url, others) }
  })
  return { correct: true, territories: await Promise.all(territories) }
}
