import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import type { PaperDocument } from './paper.ts'
import { toInput, type Way } from './paper-input.ts'

interface Typesetter {
  readonly compiler: NodeCompiler
  readonly template: string
}

let typesetter: Typesetter | undefined

/**
 * Sets the document on A4 and returns a tagged PDF in Russian; the same document gives the same bytes.
 * Synchronous and heavy (about 10 ms of processor time for a full sheet): call it in a worker thread.
 * @throws RangeError when the content of a code is longer than a code holds (2331 bytes)
 */
export function toPdf(document: PaperDocument): Uint8Array {
  typesetter ??= openTypesetter()
  const { compiler } = typesetter
  try {
    return compiler.pdf(setBestWay(typesetter, document))
  } finally {
    // What is remembered of people's texts would grow from call to call.
    compiler.evictCache(0)
  }
}

/** The compiler is loaded by who prints: readers of workbooks need not pay its 50 MB. */
function openTypesetter(): Typesetter {
  const require = createRequire(import.meta.url)
  const { NodeCompiler }: typeof import('@myriaddreamin/typst-ts-node-compiler') = require('@myriaddreamin/typst-ts-node-compiler')
  const fonts = path.dirname(require.resolve('@expo-google-fonts/tinos/package.json'))
  const fontPaths = ['400Regular', '700Bold'].map((face) => path.join(fonts, face))
  const templateFile = fileURLToPath(new URL('paper.typ', import.meta.url))
  return {
    compiler: NodeCompiler.create({ workspace: path.dirname(templateFile), fontArgs: [{ fontPaths }] }),
    template: readFileSync(templateFile, 'utf8'),
  }
}

/** A sheet in dense type that leaves more of its page free is tried in the ordinary one. */
const roomy = 0.3

/** Full sheets, the usual ones with a code, are right at once; short ones are set twice. The third time is the last. */
function setBestWay(typesetter: Typesetter, document: PaperDocument): NodeTypstDocument {
  const input = toInput(document)
  let ways = document.sheets.map(({ code }): Way => (code ? 'dense' : 'pages'))
  for (let isFirst = true; ; isFirst = false) {
    const result = compile(typesetter, { ...input, sheets: input.sheets.map((sheet, index) => ({ ...sheet, way: ways[index] })) })
    const left = leftFree(typesetter, result)
    const better = ways.map((way) => (way === 'pages' ? way : betterWay(way, left.shift() ?? 0, isFirst)))
    if (better.every((way, index) => way === ways[index])) return result
    ways = better
  }
}

function betterWay(way: Way, left: number, isFirst: boolean): Way {
  if (left < 0) return way === 'ordinary' ? 'dense' : 'pages'
  return isFirst && left > roomy ? 'ordinary' : way
}

function compile({ compiler, template }: Typesetter, input: object): NodeTypstDocument {
  const outcome = compiler.compile({ mainFileContent: template, inputs: { document: JSON.stringify(input) } })
  if (outcome.result !== null) return outcome.result
  throw new Error(`The document cannot be set: ${JSON.stringify(outcome.takeDiagnostics()?.shortDiagnostics)}`)
}

/** For each sheet that should be of one page, the share of it left free; less than 0 when it did not fit. */
function leftFree({ compiler }: Typesetter, document: NodeTypstDocument): number[] {
  const [left = []]: number[][] = compiler.query(document, { selector: '<left>', field: 'value' })
  return left
}
