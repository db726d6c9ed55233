import { matchingRoutes } from '@nastavnik/contract'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { type Order, OrderForm } from '../../ui/order-form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { matchingProblems } from './matching-problems.ts'
import { toOrder } from './next-step.rules.ts'
import { type RoundPart, useDeed } from './use-round.ts'

/** Fixes the published pairs by an order: from its day on they are pairs of the programme. */
export function RoundOrder({ round: { id, programme, numbers, orderOn }, mayRun }: RoundPart) {
  const count = toOrder(numbers)
  const fix = useDeed<Order>(id, {
    act: (order, version) => call(matchingRoutes.order, { params: { id }, body: { version, ...order } }),
  })
  return (
    <>
      {numbers.ordered === 0 ? null : (
        <Notice
          tone="good"
          title={m.matching_ordered({ count: numbers.ordered, shown: showNumber(numbers.ordered) })}
          focused={fix.isSuccess}
        >
          <p>{m.matching_ordered_text()}</p>
          <LinkButton to="/pairs" search={{ form: programme.form.code }} variant="default" size="xs">
            {m.matching_to_pairs()}
          </LinkButton>
        </Notice>
      )}
      {count === 0 || !mayRun ? null : (
        <OrderForm
          label={m.matching_order_heading()}
          orderOn={orderOn}
          submitText={m.matching_order_fix({ count, shown: showNumber(count) })}
          busy={fix.isPending}
          problem={fix.error === null ? null : <ProblemNotice error={fix.error} texts={matchingProblems} />}
          onSubmit={(order) => fix.mutate(order)}
        >
          <h3>{m.matching_order_heading()}</h3>
        </OrderForm>
      )}
    </>
  )
}
