import { Button, NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Ref } from 'react'
import { choosePlace, placeKey, useGrant } from '../api/place.ts'
import { leave, useSession } from '../api/session.ts'
import { m } from '../paraglide/messages.js'
import { Brand } from '../ui/brand.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './shell.module.css'

interface TopBarProps {
  readonly toggle: Ref<HTMLButtonElement>
  readonly isOpen: boolean
  readonly onToggle: () => void
}

export function TopBar({ toggle, isOpen, onToggle }: TopBarProps) {
  const { user, territory } = useSession()
  const signOut = useMutation({ mutationFn: leave })
  return (
    <header className={styles['bar']}>
      <button ref={toggle} type="button" className={styles['burger']} aria-expanded={isOpen} aria-controls="sections" onClick={onToggle}>
        <Icon name={isOpen ? 'cross' : 'menu'} />
        <span className="unseen">{isOpen ? m.nav_close() : m.nav_open()}</span>
      </button>
      <Link to="/" className={styles['home']}>
        <Brand />
      </Link>
      <Where territory={territory.title} />
      <Link to="/me" className={styles['me']} title={m.nav_me()}>
        {user.name}
      </Link>
      <Button variant="default" size="xs" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {m.sign_out()}
      </Button>
      {signOut.error === null ? null : <span role="alert">{m.problem_network()}</span>}
    </header>
  )
}

function Where({ territory }: { readonly territory: string }) {
  const { grants } = useSession()
  const grant = useGrant()
  const navigate = useNavigate()
  if (grant === undefined) return <span className={styles['where']}>{territory}</span>
  if (grants.length > 1) {
    return (
      <NativeSelect
        className={styles['where'] ?? ''}
        aria-label={m.place_label()}
        size="xs"
        value={placeKey(grant)}
        data={grants.map((other) => ({ value: placeKey(other), label: `${other.place.title} — ${other.roleTitle}` }))}
        onChange={(event) => {
          choosePlace(event.currentTarget.value)
          void navigate({ to: '/' })
        }}
      />
    )
  }
  return (
    <span className={styles['where']}>
      {territory}
      {grant.place.title === territory ? '' : ` › ${grant.place.title}`}
      <span className="soft small"> · {grant.roleTitle}</span>
    </span>
  )
}
