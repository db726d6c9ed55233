import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useSessionExpired } from '../api/expiry.ts'
import { useOnline } from '../api/online.ts'
import { useGrant } from '../api/place.ts'
import { m } from '../paraglide/messages.js'
import { Page } from '../ui/page.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { Navigation } from './navigation.tsx'
import styles from './shell.module.css'
import { TopBar } from './top-bar.tsx'

const SignInAgain = lazy(() => import('./sign-in-again.tsx'))

export function Shell() {
  const grant = useGrant()
  const isOnline = useOnline()
  const isExpired = useSessionExpired()
  const { pathname } = useLocation()
  const [openedAt, setOpenedAt] = useState<string>()
  const isOpen = openedAt === pathname // the menu closes when the page changes
  const toggle = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!isOpen) return
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return
      setOpenedAt(undefined)
      toggle.current?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [isOpen])
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#content">
        {m.skip_to_content()}
      </a>
      <TopBar toggle={toggle} isOpen={isOpen} onToggle={() => setOpenedAt(isOpen ? undefined : pathname)} />
      {grant === undefined ? null : <Navigation isOpen={isOpen} onLeave={() => setOpenedAt(undefined)} />}
      <main id="content" className={styles['main']} tabIndex={-1}>
        {isOnline ? null : (
          <p className={styles['offline']} role="status">
            {m.offline_banner()}
          </p>
        )}
        {grant === undefined ? (
          <Page title={m.place_none_title()} lead={m.place_none_text()}>
            {null}
          </Page>
        ) : (
          <Suspense fallback={<Waiting />} key={`${grant.role}:${grant.place.code}`}>
            <Outlet />
          </Suspense>
        )}
      </main>
      {isExpired ? (
        <Suspense fallback={null}>
          <SignInAgain />
        </Suspense>
      ) : null}
    </div>
  )
}
