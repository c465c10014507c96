import { expect, test } from 'vitest'
import { verifyLedger } from '@/lib/ledger/proof/service'
import { databasesLeftBehind } from '@/tests/support/left-behind'

const TIMEOUT_MS = 300_000

test(
  'the ledger of every database that this run left behind is proven',
  async () => {
    const failures: { database: string; failure: unknown }[] = []
    for (const { name, url } of await databasesLeftBehind()) {
      const { failure } = await verifyLedger(url)
      if (failure) failures.push({ database: name, failure })
    }
    expect(failures).toEqual([])
  },
  TIMEOUT_MS,
)
