import '@mantine/core/styles/CloseButton.css'
import '@mantine/core/styles/ModalBase.css'
import '@mantine/core/styles/Modal.css'
import '@mantine/core/styles/Overlay.css'
import '@mantine/core/styles/Paper.css'
import '@mantine/core/styles/ScrollArea.css'
import { Modal } from '@mantine/core'
import { signedInAgain } from '../api/expiry.ts'
import { enter, useSession } from '../api/session.ts'
import { SignInForm } from '../features/sign-in/sign-in-form.tsx'
import { m } from '../paraglide/messages.js'

/** The session ended over an open page: sign in here, and the waiting calls go on. Another person gets a fresh page. */
export default function SignInAgain() {
  const { user } = useSession()
  return (
    <Modal
      opened
      onClose={() => {}}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={m.expired_title()}
      centered
    >
      <p>{m.expired_text()}</p>
      <SignInForm
        login={user.login}
        onSignedIn={(session) => {
          if (session.user.login !== user.login) location.assign('/')
          enter(session)
          signedInAgain()
        }}
      />
      <p className="small">
        <a href="/sign-in">{m.expired_leave()}</a>
      </p>
    </Modal>
  )
}
