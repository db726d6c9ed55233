import { openArchive } from './archive.ts'
import { defaultLimits } from './limits.ts'
import { type Attributes, parseMarkup } from './markup.ts'

/** An element of a part, names without their prefix. */
export interface Element {
  readonly name: string
  readonly attributes: Attributes
  readonly children: Element[]
  text: string
}

export interface ReadDocx {
  readonly document: Element
  /** Every part of markup by its name; all are well formed. */
  readonly parts: ReadonlyMap<string, Element>
  readonly has: (part: string) => boolean
}

/** Reads back what was written. Only for tests. */
export async function readDocx(file: Uint8Array): Promise<ReadDocx> {
  const archive = await openArchive(Buffer.from(file), defaultLimits)
  const read = async (part: string) => {
    const root: Element = { name: '', attributes: {}, children: [], text: '' }
    const open = [root]
    await parseMarkup(archive.read(part), {
      open: (name, attributes) => {
        const element: Element = { name, attributes, children: [], text: '' }
        open.at(-1)?.children.push(element)
        open.push(element)
      },
      close: () => open.pop(),
      text: (text) => {
        const element = open.at(-1)
        if (element !== undefined) element.text += text
      },
    })
    return root
  }
  const types = await read('[Content_Types].xml')
  const names = all(types, 'Override').map(({ attributes }) => attributes['PartName']?.slice(1) ?? '')
  const parts = new Map<string, Element>()
  for (const name of [...names, '_rels/.rels', 'word/_rels/document.xml.rels']) parts.set(name, await read(name))
  return {
    parts,
    document: parts.get('word/document.xml') ?? types,
    has: (part) => archive.has(part),
  }
}

/** Elements of that name anywhere inside, in their order. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)])
}

/** Whether a property stands anywhere inside and is not switched off. */
export function isOn(element: Element, name: string): boolean {
  return all(element, name).some(({ attributes }) => !['off', 'false', '0'].includes(attributes['w:val'] ?? 'on'))
}

/** Paragraphs of text in their order, those of tables among them; '\n' is a line break. Empty ones are left out. */
export function paragraphs(element: Element): string[] {
  const written = ({ name, text }: Element) => (name === 't' ? text : name === 'br' ? '\n' : '')
  return all(element, 'p')
    .map((one) => runParts(one).map(written).join(''))
    .filter((text) => text !== '')
}

const runParts = (paragraph: Element): Element[] => all(paragraph, 'r').flatMap(({ children }) => children)

/** What Word refuses to open though it is well formed: tables and rows of nothing, cells and sections that do not end with a paragraph. */
export function faults({ document }: ReadDocx): string[] {
  const ofNothing = (name: string, inside: string) =>
    all(document, name).filter(({ children }) => !children.some((child) => child.name === inside))
  return [
    ...ofNothing('tbl', 'tr').map(() => 'a table without rows'),
    ...ofNothing('tr', 'tc').map(() => 'a row without cells'),
    ...all(document, 'tc').flatMap(({ children }) => (children.at(-1)?.name === 'p' ? [] : ['a cell that ends with no paragraph'])),
    ...all(document, 'body').flatMap(({ children }) => (children.at(-2)?.name === 'p' ? [] : ['a body that ends with no paragraph'])),
    ...all(document, 'tbl').flatMap((table) => {
      const columns = all(table, 'gridCol').length
      return all(table, 'tr').flatMap((row) => (cellsOf(row) === columns ? [] : ['a row of another width than its table']))
    }),
  ]
}

const cellsOf = (row: Element): number =>
  all(row, 'tc').reduce((sum, cell) => sum + Number(all(cell, 'gridSpan')[0]?.attributes['w:val'] ?? 1), 0)
