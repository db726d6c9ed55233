import { useEffect, useRef } from 'react'
import { signedInAgain } from '../api/expiry.ts'
import { enter, useSession } from '../api/session.ts'
import { SignInForm } from '../features/sign-in/sign-in-form.tsx'
import { m } from '../paraglide/messages.js'
import styles from './sign-in-again.module.css'

/** The session ended over an open page: sign in here, and the waiting calls go on. Another person gets a fresh page. */
export default function SignInAgain() {
  const { user } = useSession()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (dialog.current?.open !== false) return
    dialog.current.showModal()
    dialog.current.querySelector<HTMLElement>('[data-autofocus="true"]')?.focus()
  }, [])
  return (
    <dialog ref={dialog} className={styles['dialog']} aria-labelledby="expired-title" onCancel={(event) => event.preventDefault()}>
      <div className={styles['inside']}>
        <h2 id="expired-title">{m.expired_title()}</h2>
        <p>{m.expired_text()}</p>
        <SignInForm
          login={user.login}
          onSignedIn={(session) => {
            if (session.user.login !== user.login) return location.assign('/')
            enter(session)
            signedInAgain()
          }}
        />
        <p className="small">
          <a href="/sign-in">{m.expired_leave()}</a>
        </p>
      </div>
    </dialog>
  )
}
