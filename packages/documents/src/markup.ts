import { setImmediate } from 'node:timers/promises'
import { SaxesParser } from 'saxes'
import { WorkbookError } from './error.ts'

export type Attributes = Readonly<Record<string, string>>

/** Names come without their namespace prefix: some programs write <x:row> for <row>. */
export interface MarkupHandlers {
  readonly open: (name: string, attributes: Attributes) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

/** Real parts are not deeper than about fifteen. */
const maxDepth = 64
/** The parser itself gathers text, comments and attributes until a tag ends, so it must not be fed for long without one. */
const maxCharactersWithoutTag = 1_048_576
const uninterruptedMs = 10

/** Parses one part, giving the event loop a turn every few milliseconds. */
export async function parseMarkup(pieces: AsyncIterable<string>, handlers: MarkupHandlers): Promise<void> {
  let depth = 0
  let sinceTag = 0
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', (error) => {
    throw new WorkbookError('file.damaged', 'Файл повреждён: разметка с ошибкой', error)
  })
  parser.on('doctype', () => {
    throw new WorkbookError('file.unsafe', 'В файле есть описание DTD: книги Excel его не содержат')
  })
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) {
      throw new WorkbookError('file.damaged', `Кодировка «${encoding.slice(0, 20)}» не поддерживается`)
    }
  })
  parser.on('opentag', (tag) => {
    sinceTag = 0
    if (++depth > maxDepth) throw new WorkbookError('file.unsafe', 'Слишком глубокая вложенность разметки')
    handlers.open(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    sinceTag = 0
    depth -= 1
    handlers.close?.(localName(tag.name))
  })
  if (handlers.text !== undefined) parser.on('text', handlers.text)
  if (handlers.text !== undefined) parser.on('cdata', handlers.text)

  let resumedAt = performance.now()
  for await (const piece of pieces) {
    parser.write(piece)
    sinceTag += piece.length
    if (sinceTag > maxCharactersWithoutTag) throw new WorkbookError('file.textTooLong', 'В файле слишком длинный текст')
    if (performance.now() - resumedAt > uninterruptedMs) {
      await setImmediate()
      resumedAt = performance.now()
    }
  }
  parser.close()
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
