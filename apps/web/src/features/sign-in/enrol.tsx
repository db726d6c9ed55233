import { userRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { FactorEnrolment } from '../../ui/factor-enrolment.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { signInProblems } from './sign-in-problems.ts'

interface EnrolProps {
  readonly onDone: () => void
  readonly onBack: () => void
}

/** The first sign-in of a role that needs a second factor. */
export function Enrol({ onDone, onBack }: EnrolProps) {
  // Every asking makes a new secret: one a visit, and never from memory.
  const start = useQuery({
    queryKey: [userRoutes.enrol.path],
    queryFn: () => call(userRoutes.enrol, {}),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  return (
    <Loaded of={start} lines={4}>
      {(enrolment) => (
        <FactorEnrolment
          enrolment={enrolment}
          lead={m.factor_enrol_text()}
          confirm={(code) => call(userRoutes.confirmEnrolment, { body: { code } })}
          problems={signInProblems}
          doneText={m.factor_codes_done()}
          onDone={onDone}
          onBack={onBack}
        />
      )}
    </Loaded>
  )
}
