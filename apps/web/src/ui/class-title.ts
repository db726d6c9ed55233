import { m } from '../paraglide/messages.js'

/** 08Б → 8 «Б» класс, 11 → 11 класс, К2 → 2 курс; empty — those who study in none. */
export function classTitle(code: string): string {
  if (code === '') return m.class_none()
  if (code.startsWith('К')) return m.class_course({ number: code.slice(1) })
  const number = String(Number(code.slice(0, 2)))
  const letter = code.slice(2)
  return letter === '' ? m.class_number({ number }) : m.class_letter({ number, letter })
}
