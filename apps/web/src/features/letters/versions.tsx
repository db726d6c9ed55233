import { Button } from '@mantine/core'
import type { LetterCard, LetterWording } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showInstant } from '../../ui/days.ts'
import { Disclosure } from '../../ui/disclosure.tsx'

interface VersionsProps {
  readonly versions: LetterCard['versions']
  /** Puts an earlier text into the fields; nothing is saved yet. */
  readonly onTake: (wording: LetterWording) => void
}

export function Versions({ versions, onTake }: VersionsProps) {
  if (versions.length === 0) return null
  return (
    <Disclosure title={m.letter_versions()}>
      <DataTable
        label={m.letter_versions()}
        rows={versions}
        rowKey={({ version }) => String(version)}
        columns={[
          { title: m.letter_version_when(), heading: true, render: ({ writtenAt }) => showInstant(writtenAt) },
          { title: m.letter_version_who(), render: ({ writtenBy }) => writtenBy ?? m.letter_nobody() },
          {
            title: m.letter_subject(),
            render: ({ wording }) => wording?.subject ?? <span className="soft">{m.letter_version_original()}</span>,
          },
          {
            title: m.letters_action(),
            render: ({ wording, writtenAt }) =>
              wording === null ? null : (
                <Button
                  variant="default"
                  size="xs"
                  aria-label={m.letter_version_of({ when: showInstant(writtenAt) })}
                  onClick={() => onTake(wording)}
                >
                  {m.letter_version_take()}
                </Button>
              ),
          },
        ]}
      />
    </Disclosure>
  )
}
