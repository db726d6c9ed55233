import type { Block } from './paper.ts'

/** Every place of a document that takes a text. */
export function everywhere(text: string): Block[] {
  return [
    { kind: 'heading', text },
    { kind: 'paragraph', text },
    { kind: 'paragraph', text, align: 'right' },
    {
      kind: 'fields',
      rows: [
        { label: text, value: text },
        { label: '', value: '', hint: text },
      ],
    },
    {
      kind: 'table',
      columns: [
        { title: text, width: 2 },
        { title: '', width: 1 },
      ],
      rows: [[text, text], [text], []],
    },
    { kind: 'signatures', rows: [{ who: text, name: text }] },
    { kind: 'note', text },
  ]
}
