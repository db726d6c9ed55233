import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CompileDocArgs, NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { PaperDocument } from './paper.ts'
import { type PaperInput, toInput, type Way } from './paper-input.ts'

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
  const input = toInput(document)
  typesetter ??= openTypesetter()
  try {
    // Set again from what the compiler remembers. A compiled document kept in hand would stay in memory long after the call.
    return typesetter.compiler.pdf(findBestWay(typesetter, input))
  } catch (cause) {
    // typst tells what was wrong in the code of an error without a message.
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    throw new Error(`The document cannot be set: ${reason}`, { cause })
  } finally {
    // What is remembered of people's texts would grow from call to call.
    typesetter.compiler.evictCache(0)
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
function findBestWay({ compiler, template }: Typesetter, input: PaperInput): CompileDocArgs {
  let ways = input.sheets.map(({ code }): Way => (code ? 'dense' : 'pages'))
  for (let isFirst = true; ; isFirst = false) {
    const sheets = input.sheets.map((sheet, index) => ({ ...sheet, way: ways[index] }))
    const set: CompileDocArgs = { mainFileContent: template, inputs: { document: JSON.stringify({ ...input, sheets }) } }
    if (ways.every((way) => way === 'pages')) return set
    const [left = []]: number[][] = compiler.query(set, { selector: '<left>', field: 'value' })
    const better = ways.map((way) => (way === 'pages' ? way : betterWay(way, left.shift() ?? 0, isFirst)))
    if (better.every((way, index) => way === ways[index])) return set
    ways = better
  }
}

/** `left` is the share of its page that the sheet left free, less than 0 when it did not fit. */
function betterWay(way: Way, left: number, isFirst: boolean): Way {
  if (left < 0) return way === 'ordinary' ? 'dense' : 'pages'
  return isFirst && left > roomy ? 'ordinary' : way
}
