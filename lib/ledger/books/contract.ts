import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { Amount, AssetCode } from '@/lib/platform/kernel/money'
import { PageQuery, pageOf } from '@/lib/platform/kernel/page'
import { Instant } from '@/lib/platform/kernel/time'

const OPERATORS_READ = ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'] as const
const Hash = z.string().regex(/^[0-9a-f]{64}$/)

export const AssetBooks = z
  .object({
    asset: AssetCode,
    nameKo: z.string(),
    nameEn: z.string(),
    issued: Amount.meta({ description: 'Everything issuing accounts ever gave, less what came back to them.' }),
    burnt: Amount.meta({ description: 'What ended in sinks.' }),
    inEscrow: Amount.meta({ description: 'What lies in escrow accounts.' }),
    inCirculation: Amount.meta({ description: 'What members have, the held part included.' }),
    held: Amount.meta({ description: 'The part of it that is held.' }),
    wallets: z.int().meta({ description: 'Members with an account of this asset.' }),
    isBalanced: z.boolean().meta({ description: 'issued − burnt − inEscrow = inCirculation' }),
    purposes: z.array(
      z.object({ direction: z.enum(['issue', 'sink', 'escrow']), purpose: z.string(), amount: Amount }),
    ),
  })
  .meta({ id: 'AssetBooks' })
export type AssetBooks = z.infer<typeof AssetBooks>

export const LedgerOverview = z
  .object({
    assets: z.array(AssetBooks),
    seals: z.object({
      sealed: z.int().meta({ description: 'Transfers in the chain.' }),
      unsealed: z.int().meta({ description: 'Transfers that the next run will seal.' }),
      headHash: Hash.nullable().meta({ description: 'The chain so far, in one figure: note it down elsewhere.' }),
    }),
  })
  .meta({ id: 'LedgerOverview' })
export type LedgerOverview = z.infer<typeof LedgerOverview>

export const TransferSummary = z
  .object({
    id: idOf('trf'),
    kind: z.enum(['transfer', 'hold', 'capture', 'release', 'reversal']),
    reason: z.string(),
    relatedType: z.string().nullable(),
    relatedId: z.string().nullable(),
    memo: z.string().nullable(),
    actor: z.string().nullable(),
    reverses: idOf('trf').nullable(),
    holdId: idOf('hld').nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'TransferSummary' })
export type TransferSummary = z.infer<typeof TransferSummary>

export const TransferDetail = TransferSummary.extend({
  reversedBy: idOf('trf').nullable(),
  digest: Hash,
  isIntact: z.boolean().meta({ description: 'The digest still fits the transfer and its entries.' }),
  seal: z.object({ seq: z.int(), hash: Hash }).nullable().meta({ description: 'Its link of the chain, once sealed.' }),
  entries: z.array(
    z.object({
      leg: z.int(),
      owner: z.string(),
      bucket: z.string(),
      asset: AssetCode,
      amount: Amount,
      heldDelta: Amount,
      balanceAfter: Amount,
      heldAfter: Amount,
      version: z.int(),
    }),
  ),
}).meta({ id: 'TransferDetail' })
export type TransferDetail = z.infer<typeof TransferDetail>

export const getLedgerOverview = endpoint({
  id: 'getLedgerOverview',
  method: 'GET',
  path: '/api/admin/ledger/overview',
  summary: 'How much of each asset was issued, burnt and is in circulation, and why',
  auth: OPERATORS_READ,
  responses: { 200: LedgerOverview },
  errors: [],
})

export const listTransfers = endpoint({
  id: 'listTransfers',
  method: 'GET',
  path: '/api/admin/ledger/transfers',
  summary: 'Transfers, newest first',
  auth: OPERATORS_READ,
  query: PageQuery,
  responses: { 200: pageOf(TransferSummary) },
  errors: [],
})

export const getTransfer = endpoint({
  id: 'getTransfer',
  method: 'GET',
  path: '/api/admin/ledger/transfers/{id}',
  summary: 'One transfer with its entries and its seal',
  auth: OPERATORS_READ,
  params: z.strictObject({ id: idOf('trf') }),
  responses: { 200: TransferDetail },
  errors: ['NOT_FOUND'],
})
