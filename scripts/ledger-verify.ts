// Proves the ledger of DATABASE_URL; prints its figures and the head of the chain. Ends with 1 and the first bad row when
// it doesn't hold.
import { verifyLedger } from '@/lib/ledger/proof/service'
import { env } from '@/lib/platform/env/env'

const startedMs = performance.now()
const { failure, figures, supply, headHash } = await verifyLedger(env.DATABASE_URL)
const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)

for (const { asset, issued, burnt, inEscrow, inCirculation } of supply) {
  console.log(`${asset}: ${issued} issued - ${burnt} burnt - ${inEscrow} in escrow = ${inCirculation} in circulation`)
}
console.log(
  `${figures.transfers} transfers (${figures.sealed} sealed, ${figures.unsealed} not yet), ${figures.entries} entries, ` +
    `${figures.accounts} accounts in ${seconds} s`,
)
if (failure) {
  console.error(`FAILED: ${failure.rule}`)
  console.error(`  first bad row: ${failure.row}`)
  console.error(`  transfer: ${failure.transferId ?? 'none'}`)
  console.error(`  ${failure.detail}`)
  process.exitCode = 1
} else {
  console.log(`head of the chain: ${headHash ?? 'nothing is sealed yet'}`)
  console.log('The ledger is proven.')
}
