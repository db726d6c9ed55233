import { Button, type ButtonProps } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import styles from './download-button.module.css'
import { ProblemNotice } from './problem-notice.tsx'
import type { ProblemTexts } from './problem-text.ts'

interface DownloadButtonProps extends ButtonProps {
  readonly 'aria-label'?: string
  readonly texts?: ProblemTexts
  readonly label: string
  readonly load: () => Promise<{ name: string; content: Uint8Array }>
}

function save(name: string, content: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([content.slice().buffer]))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

export function DownloadButton({ label, load, texts = {}, ...looks }: DownloadButtonProps) {
  const download = useMutation({ mutationFn: load, onSuccess: ({ name, content }) => save(name, content) })
  return (
    <div className={styles['download']}>
      <Button variant="default" {...looks} loading={download.isPending} onClick={() => download.mutate()}>
        {label}
      </Button>
      {download.error === null ? null : <ProblemNotice error={download.error} texts={texts} />}
    </div>
  )
}
