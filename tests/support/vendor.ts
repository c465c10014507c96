import { afterAll, beforeAll } from 'vitest'
import { startVendor } from '../../scripts/vendor-sandbox.mjs'

export type Vendor = Awaited<ReturnType<typeof startVendor>>

/** The sandbox vendor for this test file, and the product pointed at it. Slow things take less time here. */
export function aVendor(): { current: () => Vendor } {
  let vendor: Vendor | undefined
  beforeAll(async () => {
    vendor = await startVendor()
    vendor.vendor.slowMs = 300
    process.env.VOUCHER_URL = vendor.url
  })
  afterAll(() => vendor?.stop())
  return {
    current: () => {
      if (!vendor) throw new Error('the vendor has not started')
      return vendor
    },
  }
}
