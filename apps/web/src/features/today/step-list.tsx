import { Link, type LinkProps } from '@tanstack/react-router'
import styles from './today.module.css'

export interface Step {
  readonly title: string
  readonly text: string
  readonly link: Pick<LinkProps, 'to' | 'params' | 'search'>
}

/** Things to do, the first of them first of all; or only to open. */
export function StepList({ steps, inOrder = true }: { readonly steps: readonly Step[]; readonly inOrder?: boolean }) {
  const List = inOrder ? 'ol' : 'ul'
  return (
    <List className={styles['steps']}>
      {steps.map(({ title, text, link }) => (
        <li key={title}>
          <Link {...link}>{title}</Link>
          <p className="soft">{text}</p>
        </li>
      ))}
    </List>
  )
}
