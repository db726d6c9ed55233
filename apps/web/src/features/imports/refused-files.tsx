import { Button, Stack } from '@mantine/core'
import { useState } from 'react'
import { ApiProblem } from '../../api/problem.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { Section } from '../../ui/section.tsx'
import { ImportProblem } from './import-problem.tsx'

/** A file of the upload that was not kept, and why. */
export interface RefusedFile {
  readonly file: File
  readonly error: Error
}

interface RefusedFilesProps {
  readonly files: readonly RefusedFile[]
  /** Sends the file once more, to the school that the person named. */
  readonly onSend: (file: File, organisation: string) => void
}

/** Schools that the person works in. */
export function useSchools(): readonly { code: string; title: string }[] {
  const { grants } = useSession()
  const schools = grants.flatMap(({ place }) => (place.level === 'organisation' ? [place] : []))
  return schools.filter(({ code }, index) => schools.findIndex((school) => school.code === code) === index)
}

export function RefusedFiles({ files, onSend }: RefusedFilesProps) {
  if (files.length === 0) return null
  return (
    <Section title={m.batch_refused({ count: files.length })}>
      <p>{m.batch_refused_text()}</p>
      {files.map(({ file, error }) => (
        <Stack component="section" gap={8} key={file.name} aria-label={file.name}>
          <h3>{file.name}</h3>
          <ImportProblem error={error} />
          {error instanceof ApiProblem && error.code === 'organisation.unnamed' ? <SchoolOf file={file} onSend={onSend} /> : null}
        </Stack>
      ))}
    </Section>
  )
}

function SchoolOf({ file, onSend }: { readonly file: File; readonly onSend: RefusedFilesProps['onSend'] }) {
  const schools = useSchools()
  const [school, setSchool] = useState<string>()
  return (
    <>
      <Choice
        label={m.batch_whose({ name: file.name })}
        value={school}
        any={m.batch_whose_none()}
        options={schools.map(({ code, title }) => [code, title])}
        onChoose={setSchool}
      />
      {school === undefined ? (
        <p className="soft small">{m.batch_whose_hint()}</p>
      ) : (
        <div>
          <Button onClick={() => onSend(file, school)}>{m.batch_send()}</Button>
        </div>
      )}
    </>
  )
}
