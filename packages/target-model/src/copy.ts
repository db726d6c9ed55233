import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { isMap, isScalar, isSeq, parseDocument, visit } from 'yaml'

/** What a new territory calls itself. */
export interface NewTerritory {
  readonly code: string
  readonly regionId: number
  readonly title: string
}

const emptyMunicipalities = (
  code: string,
) => `# Замените [] строками по образцу: code — латиницей и не занят ни в одной территории, fullTitle — полное название.
# - { code: ${code}-severnyy, title: Северный, fullTitle: Северный муниципальный район, aliases: [], source: '[D]' }
[]
`

/**
 * Writes the model of a new territory: the files of the folder `from` with their comments and sources, under a new face.
 * Municipalities are left out; targets are marked `[C]` (copied, to be confirmed); roadmaps change the territory in their codes.
 * `to` must not exist. Nothing is checked here: the loader does it.
 */
export async function copyTerritory(from: URL, original: { code: string; title: string }, to: URL, territory: NewTerritory): Promise<void> {
  const header = ` Скопировано из модели «${original.title}» (${original.code}). Проверьте каждую запись: названия, сроки и документы здесь чужие.`
  await mkdir(to, { recursive: true })
  for (const name of (await readdir(from)).filter((file) => file.endsWith('.yaml'))) {
    const target = new URL(name, to)
    if (name === 'municipalities.yaml') {
      await writeFile(target, emptyMunicipalities(territory.code))
      continue
    }
    const document = parseDocument(await readFile(new URL(name, from), 'utf8'))
    if (name === 'territory.yaml') putFace(document, territory)
    if (name === 'indicators.yaml') markTargets(document)
    if (name === 'roadmaps.yaml') renameRoadmaps(document, original.code, territory.code)
    const comment = document.commentBefore
    document.commentBefore = comment ? `${header}\n${comment}` : header
    await writeFile(target, document.toString({ lineWidth: 0 }))
  }
}

type Yaml = ReturnType<typeof parseDocument>

function putFace(document: Yaml, { code, regionId, title }: NewTerritory) {
  document.set('code', code)
  document.set('regionId', regionId)
  document.set('title', title)
  document.set('aliases', document.createNode([], { flow: true }))
}

/** The document behind a target is another territory's: the target waits to be confirmed. */
function markTargets(document: Yaml) {
  visit(document, {
    Pair: (_, pair) => {
      if (!isScalar(pair.key) || pair.key.value !== 'targets' || !isSeq(pair.value)) return undefined
      for (const target of pair.value.items) {
        const source = isMap(target) ? target.get('source', true) : undefined
        if (isScalar(source) && !String(source.value).startsWith('[C]')) source.value = `[C] ${String(source.value)}`
      }
      return visit.SKIP
    },
  })
}

/** `omsk-region` becomes `novyy-region`: the same roadmap of another territory. */
function renameRoadmaps(document: Yaml, from: string, to: string) {
  for (const roadmap of isSeq(document.contents) ? document.contents.items : [])
    for (const name of ['code', 'shortOf']) {
      const code = isMap(roadmap) ? roadmap.get(name, true) : undefined
      if (isScalar(code) && (code.value === from || String(code.value).startsWith(`${from}-`)))
        code.value = to + String(code.value).slice(from.length)
    }
}
