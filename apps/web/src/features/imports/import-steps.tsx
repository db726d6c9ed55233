import { m } from '../../paraglide/messages.js'
import { Steps } from '../../ui/steps.tsx'

export function ImportSteps({ now }: { readonly now: 0 | 1 | 2 }) {
  return <Steps label={m.imports_steps()} steps={[m.imports_step_choose(), m.imports_step_check(), m.imports_step_result()]} now={now} />
}
