import { Button, Group } from '@mantine/core'
import { type Training, trainingRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showDay } from '../../ui/days.ts'
import { DownloadButton } from '../../ui/download-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { trainingProblems } from './training-problems.ts'

interface CertificatesProps {
  readonly training: Training
  readonly onFresh: (fresh: Training) => void
}

/** Papers of a training: sheets of the test, certificates for those who completed it. */
export function Certificates({ training, onFresh }: CertificatesProps) {
  const { id, plan, members } = training
  const params = { id }
  const due = members.filter(({ completed, certificate }) => completed && certificate === null).length
  const issued = members.flatMap(({ certificate, ...member }) => (certificate === null ? [] : [{ ...member, certificate }]))
  const issue = useMutation({
    mutationFn: () => call(trainingRoutes.issue, { params, body: {} }),
    onSuccess: (done) => onFresh(done.training),
  })
  const annul = useMutation({
    mutationFn: (certificate: string) => call(trainingRoutes.annul, { params: { id: certificate }, body: {} }),
    onSuccess: onFresh,
  })
  return (
    <Section title={m.training_certificates()}>
      {issue.data === undefined ? null : (
        <Notice tone="good" title={m.certificates_issued({ count: showNumber(issue.data.issued) })} focused />
      )}
      <Group align="flex-start">
        <Button color="accent" disabled={due === 0} loading={issue.isPending} onClick={() => issue.mutate()}>
          {m.certificates_issue({ count: showNumber(due) })}
        </Button>
        {issued.length === 0 ? null : (
          <DownloadButton
            label={m.certificates_print({ count: showNumber(issued.length) })}
            texts={trainingProblems}
            load={() => call(trainingRoutes.certificates, { params, query: {} })}
          />
        )}
        {plan.test === null ? null : (
          <DownloadButton
            label={m.training_print_test()}
            texts={trainingProblems}
            load={() => call(trainingRoutes.testSheets, { params })}
          />
        )}
      </Group>
      {due === 0 ? <p className="soft">{m.certificates_nobody()}</p> : null}
      {[issue.error, annul.error].map((error) =>
        error === null ? null : <ProblemNotice key={error.message} error={error} texts={trainingProblems} />,
      )}
      {issued.length === 0 ? null : (
        <DataTable
          label={m.training_certificates()}
          rows={issued}
          rowKey={({ personId }) => personId}
          columns={[
            { title: m.certificate_column(), heading: true, render: ({ certificate }) => certificate.number },
            { title: m.people_name(), render: ({ name }) => name },
            { title: m.certificate_issued_on(), render: ({ certificate }) => showDay(certificate.issuedOn) },
            {
              title: m.check_valid_until(),
              render: ({ certificate: { validUntil } }) => (validUntil === null ? m.check_endless() : showDay(validUntil)),
            },
            {
              title: m.certificate_do(),
              render: ({ personId, name, certificate }) => (
                <Group gap="xs">
                  <DownloadButton
                    size="xs"
                    label={m.certificate_print()}
                    aria-label={m.certificate_print_of({ name })}
                    texts={trainingProblems}
                    load={() => call(trainingRoutes.certificates, { params, query: { person: personId } })}
                  />
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={m.certificate_annul_of({ name })}
                    loading={annul.isPending && annul.variables === certificate.id}
                    onClick={() => annul.mutate(certificate.id)}
                  >
                    {m.certificate_annul()}
                  </Button>
                </Group>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}
