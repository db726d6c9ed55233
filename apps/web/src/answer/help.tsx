import { useRef } from 'react'
import { m } from '../paraglide/messages.js'

/** Whom a young respondent can turn to. It asks nothing, and nobody learns that it was opened. */
export function Help({ organisation }: { readonly organisation: string }) {
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <button type="button" className="help" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        {m.answer_help()}
      </button>
      <dialog ref={dialog} aria-labelledby="help-title">
        <h2 id="help-title">{m.answer_help_title()}</h2>
        <p>{m.answer_help_curator({ organisation })}</p>
        <p>{m.answer_help_feel()}</p>
        <p>{m.answer_help_free()}</p>
        <button type="button" className="main" onClick={() => dialog.current?.close()}>
          {m.answer_help_close()}
        </button>
      </dialog>
    </>
  )
}
