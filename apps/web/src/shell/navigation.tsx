import { Link } from '@tanstack/react-router'
import { usePlace } from '../api/place.ts'
import { may, useSession } from '../api/session.ts'
import { m } from '../paraglide/messages.js'
import { getLocale, setLocale } from '../paraglide/runtime.js'
import { sections } from './sections.ts'
import styles from './shell.module.css'

export function Navigation({ isOpen, onLeave }: { readonly isOpen: boolean; readonly onLeave: () => void }) {
  const session = useSession()
  const place = usePlace()
  const here = place.level === 'organisation' ? 'organisation' : 'above'
  const mine = sections.filter(
    ({ permission, only }) => (permission === undefined || may(session, permission)) && (only === undefined || only === here),
  )
  return (
    <nav id="sections" className={styles['nav']} data-open={isOpen} aria-label={m.nav_label()}>
      <ul>
        {mine.map(({ to, title }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: to === '/', includeSearch: false }} onClick={onLeave}>
              {title()}
            </Link>
          </li>
        ))}
      </ul>
      {here === 'organisation' && may(session, 'indicator.read') ? (
        <Link to="/indicators" className={styles['minor']} activeOptions={{ includeSearch: false }} onClick={onLeave}>
          {m.nav_indicators()}
        </Link>
      ) : null}
      {here === 'organisation' && may(session, 'questionnaire.read') ? (
        <Link to="/questionnaires" className={styles['minor']} activeOptions={{ includeSearch: false }} onClick={onLeave}>
          {m.nav_questionnaires()}
        </Link>
      ) : null}
      {here === 'organisation' && may(session, 'organisation.read') ? (
        <Link to="/organisations" className={styles['minor']} activeOptions={{ includeSearch: false }} onClick={onLeave}>
          {m.nav_organisations()}
        </Link>
      ) : null}
      {here === 'above' && may(session, 'matching.count') ? (
        <Link to="/matching-numbers" className={styles['minor']} activeOptions={{ includeSearch: false }} onClick={onLeave}>
          {m.nav_matching()}
        </Link>
      ) : null}
      {may(session, 'user.read') && !may(session, 'user.manage') ? (
        <Link to="/users" className={styles['minor']} activeOptions={{ includeSearch: false }} onClick={onLeave}>
          {m.nav_users()}
        </Link>
      ) : null}
      {here === 'organisation' && may(session, 'interview.approve') && !may(session, 'readiness.read') ? (
        <Link to="/interviews" className={styles['minor']} activeOptions={{ includeSearch: false }} onClick={onLeave}>
          {m.nav_interviews()}
        </Link>
      ) : null}
      {here === 'organisation' && may(session, 'erasure.read') ? (
        <Link to="/erasures" className={styles['minor']} activeOptions={{ includeSearch: false }} onClick={onLeave}>
          {m.nav_erasures()}
        </Link>
      ) : null}
      {here === 'above' && may(session, 'matching.host') ? (
        <Link to="/joint-rounds" className={styles['minor']} activeOptions={{ includeSearch: false }} onClick={onLeave}>
          {m.nav_joint()}
        </Link>
      ) : null}
      {may(session, 'audit.read') ? (
        <Link to="/audit" className={styles['minor']} activeOptions={{ includeSearch: false }} onClick={onLeave}>
          {m.nav_audit()}
        </Link>
      ) : null}
      {may(session, 'incident.read') ? (
        <Link to="/incidents" className={styles['minor']} activeOptions={{ includeSearch: false }} onClick={onLeave}>
          {m.nav_incidents()}
        </Link>
      ) : null}
      {may(session, 'letter.edit') ? (
        <Link to="/letters" className={styles['minor']} activeOptions={{ includeSearch: false }} onClick={onLeave}>
          {m.nav_letters()}
        </Link>
      ) : null}
      {may(session, 'model.read') ? (
        <Link to="/model" className={styles['minor']} activeOptions={{ includeSearch: false }} onClick={onLeave}>
          {m.nav_model()}
        </Link>
      ) : null}
      <Link to="/api-docs" className={styles['minor']} activeOptions={{ includeSearch: false }} onClick={onLeave}>
        {m.nav_developers()}
      </Link>
      <button type="button" className={styles['language']} onClick={() => void setLocale(getLocale() === 'ru' ? 'en' : 'ru')}>
        <span lang={getLocale() === 'ru' ? 'en' : 'ru'}>{m.app_language_other()}</span>
      </button>
    </nav>
  )
}
