import { setTimeout as sleep } from 'node:timers/promises'
import { leg, transferOf } from './ledger'

/** What a settling process is told to do, step by step; a step that has been done before does nothing. */
export type Step =
  | { do: 'settle'; tradeDate: string }
  | { do: 'correct'; tradeDate: string; symbol: string; version: number; outcome: 'UP' | 'DOWN' | 'VOID' }
  | { do: 'spend'; members: string[]; amount: number; key: string }

const { pool, transaction } = await import('@/lib/platform/db/client')
const { postBatch, sinkFor, walletOf } = await import('@/lib/ledger/service')
const { correct, finishSession, settleSession } = await import('@/lib/predictions/settlements/service')

async function run(step: Step): Promise<void> {
  if (step.do === 'settle') await settleSession(step.tradeDate)
  else if (step.do === 'correct') await correctOnce(step)
  else await spend(step)
}

async function correctOnce({ tradeDate, symbol, version, outcome }: Extract<Step, { do: 'correct' }>): Promise<void> {
  await transaction(async (tx) => {
    // Two statements: the second has to see what the holder of the lock wrote.
    await tx.$queryRaw`
      select symbol from predictions.listing where trade_date = ${tradeDate}::date and symbol = ${symbol} for update`
    const [newest] = await tx.$queryRaw<{ version: number }[]>`
      select max(version) as version from predictions.settlement
      where trade_date = ${tradeDate}::date and symbol = ${symbol}`
    if ((newest?.version ?? 0) >= version) return
    await correct(tx, { tradeDate, symbol, outcome, note: `v${version}`, operatorId: 'usr_operator' })
  })
  await finishSession(tradeDate)
}

async function spend({ members, amount, key }: Extract<Step, { do: 'spend' }>): Promise<void> {
  await postBatch(
    members.map((id) => transferOf([leg(walletOf(id), sinkFor('test'), amount, 'POINT')], { key: `${key}:${id}` })),
  )
}

/** Two instances may meet in one step; one of them then has to look again. */
async function runAll(steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    for (let attempt = 1; ; attempt++) {
      try {
        await run(step)
        break
      } catch (error) {
        if (attempt >= 5) throw error
        await sleep(20)
      }
    }
  }
}

process.on('disconnect', () => process.exit(1))
process.once('message', (steps: Step[]) => {
  runAll(steps).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
      process.exit(1)
    },
  )
})
await pool().query('select 1')
process.send?.('ready')
