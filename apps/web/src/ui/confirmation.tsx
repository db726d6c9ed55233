import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { m } from '../paraglide/messages.js'
import { Notice } from './notice.tsx'

interface ConfirmationProps {
  readonly title: string
  /** What will happen, and what stood in the way of it. */
  readonly children?: ReactNode
  readonly confirmText: string
  readonly cancelText?: string
  readonly busy: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Asks before something that cannot be taken back. */
export function Confirmation({ title, children, confirmText, cancelText = m.cancel(), busy, onConfirm, onCancel }: ConfirmationProps) {
  return (
    <Notice tone="warn" title={title} focused>
      {children}
      <Group mt="sm">
        <Button color="accent" loading={busy} onClick={onConfirm}>
          {confirmText}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {cancelText}
        </Button>
      </Group>
    </Notice>
  )
}
