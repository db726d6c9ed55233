import { Button, Stack, TextInput } from '@mantine/core'
import { type Session, type SecondStep as Step, sessionRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { lazy, type SubmitEvent, Suspense, useRef, useState } from 'react'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { signInProblems } from './sign-in-problems.ts'

/** Most sign-ins of a day end with the password: the second step comes when it is asked for. */
const SecondStep = lazy(() => import('./second-step.tsx'))

interface SignInFormProps {
  readonly login?: string
  readonly onSignedIn: (session: Session) => void
}

export function SignInForm({ login: known = '', onSignedIn }: SignInFormProps) {
  const [login, setLogin] = useState(known)
  const [password, setPassword] = useState('')
  const [isShown, setShown] = useState(false)
  const [step, setStep] = useState<Step['step']>()
  const [isTried, setTried] = useState(false)
  const loginField = useRef<HTMLInputElement>(null)
  const passwordField = useRef<HTMLInputElement>(null)
  const signIn = useMutation({
    mutationFn: () => call(sessionRoutes.signIn, { body: { login: login.trim(), password } }),
    onSuccess: (reply) => ('step' in reply ? setStep(reply.step) : onSignedIn(reply)),
    onError: () => passwordField.current?.select(),
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (login.trim() === '') loginField.current?.focus()
    else if (password === '') passwordField.current?.focus()
    else signIn.mutate()
  }
  if (step !== undefined) {
    const back = () => {
      setStep(undefined)
      setPassword('')
    }
    return (
      <Suspense fallback={<Waiting lines={3} />}>
        <SecondStep step={step} onSignedIn={onSignedIn} onBack={back} />
      </Suspense>
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {signIn.error === null ? null : <ProblemNotice error={signIn.error} texts={signInProblems} />}
        <TextInput
          ref={loginField}
          label={m.sign_in_login()}
          value={login}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          data-autofocus={known === ''}
          error={isTried && login.trim() === '' ? m.sign_in_login_missing() : undefined}
          onChange={(event) => setLogin(event.currentTarget.value)}
        />
        <TextInput
          ref={passwordField}
          label={m.sign_in_password()}
          type={isShown ? 'text' : 'password'}
          value={password}
          autoComplete="current-password"
          data-autofocus={known !== ''}
          error={isTried && password === '' ? m.sign_in_password_missing() : undefined}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <label>
          <input type="checkbox" checked={isShown} onChange={() => setShown(!isShown)} /> {m.sign_in_show()}
        </label>
        <Button type="submit" color="accent" loading={signIn.isPending}>
          {m.sign_in_submit()}
        </Button>
        <p className="soft small">{m.sign_in_forgotten()}</p>
      </Stack>
    </form>
  )
}
