import { describe, expect, test } from 'vitest'
import { readVerdict } from './rules'

const TR_ID = 'rdm_01KADX4T5QZ3M8V0W2Y6B9C1DE'
const issued = { status: 'issued', trId: TR_ID, code: 'AB-12', expiresAt: '2027-01-01T00:00:00.000Z' }
const read = (status: number, body: unknown) =>
  readVerdict(TR_ID, status, typeof body === 'string' ? body : JSON.stringify(body))
const confused = { kind: 'unknown', note: 'vendor_confused' }

describe("the vendor's answer", () => {
  test.each([201, 200])('%d with a code is a voucher, told first or again', (status) => {
    expect(read(status, issued)).toEqual({
      kind: 'issued',
      code: 'AB-12',
      expiresAt: new Date('2027-01-01T00:00:00Z'),
    })
  })

  test('says no, not yet or never heard of it', () => {
    expect(read(422, { status: 'refused', trId: TR_ID })).toEqual({ kind: 'refused' })
    expect(read(202, { status: 'pending', trId: TR_ID })).toEqual({ kind: 'at_work' })
    expect(read(404, { status: 'not_found', trId: TR_ID })).toEqual({ kind: 'not_found' })
  })

  test.each([
    ['a 404 of a machine in between', 404, '<html>not found</html>'],
    ['a 404 without the order', 404, { status: 'not_found' }],
    ['a voucher of somebody else', 201, { ...issued, trId: 'rdm_01KADX4T5QZ3M8V0W2Y6B9C1DF' }],
    ['a voucher without a code', 201, { ...issued, code: '' }],
    ['a voucher without a date', 201, { ...issued, expiresAt: 'soon' }],
    ['nothing', 200, ''],
    ['a list', 200, []],
  ])('%s decides nothing', (_what, status, body) => {
    expect(read(status, body)).toEqual(confused)
  })

  test.each([500, 502, 503])('%d means that nobody is there, whatever it says', (status) => {
    expect(read(status, { status: 'refused', trId: TR_ID })).toEqual({ kind: 'unknown', note: 'vendor_unreachable' })
  })
})
