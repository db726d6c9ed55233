import { useEffect, useRef, useState } from 'react'
import { m } from '../paraglide/messages.js'

const silence = 180 // s without a touch before it is asked whether anybody is here
const patience = 30 // s to answer

interface LeavingProps {
  readonly anonymous: boolean
  readonly onLeave: () => void
}

/** In a class one computer serves all: who stood up in the middle leaves nothing on the screen for the next one. */
export function Leaving({ anonymous, onLeave }: LeavingProps) {
  const [left, setLeft] = useState<number>()
  const dialog = useRef<HTMLDialogElement>(null)
  const isAsking = left !== undefined

  useEffect(() => {
    if (isAsking) {
      dialog.current?.showModal()
      const clock = setInterval(() => setLeft((seconds = patience) => seconds - 1), 1000)
      return () => clearInterval(clock)
    }
    dialog.current?.close()
    let timer: ReturnType<typeof setTimeout>
    const again = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setLeft(patience), silence * 1000)
    }
    const signs = ['pointerdown', 'keydown', 'input', 'scroll'] as const
    for (const sign of signs) document.addEventListener(sign, again, true)
    again()
    return () => {
      clearTimeout(timer)
      for (const sign of signs) document.removeEventListener(sign, again, true)
    }
  }, [isAsking])
  useEffect(() => {
    if (left !== undefined && left <= 0) onLeave()
  }, [left, onLeave])

  const count = Math.max(left ?? patience, 0)
  return (
    <dialog ref={dialog} aria-labelledby="idle-title" onCancel={() => setLeft(undefined)}>
      <h2 id="idle-title">{m.answer_idle_title()}</h2>
      <p>{anonymous ? m.answer_idle_text_anonymous({ count }) : m.answer_idle_text({ count })}</p>
      <button type="button" className="main" onClick={() => setLeft(undefined)}>
        {m.answer_idle_stay()}
      </button>
    </dialog>
  )
}
