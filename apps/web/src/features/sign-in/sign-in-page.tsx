import type { Session } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { Brand } from '../../ui/brand.tsx'
import styles from '../../ui/entrance.module.css'
import { Page } from '../../ui/page.tsx'
import { SignInForm } from './sign-in-form.tsx'

export function SignInPage({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) {
  return (
    <main className={styles['place']}>
      <div className={styles['card']}>
        <Brand />
        <Page title={m.sign_in_title()} lead={m.sign_in_lead()}>
          <SignInForm onSignedIn={onSignedIn} />
        </Page>
      </div>
    </main>
  )
}
