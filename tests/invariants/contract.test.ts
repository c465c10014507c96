import { existsSync, readFileSync } from 'node:fs'
import { expect, inject, test } from 'vitest'
import { faultOf, operations, type Recorded } from '../support/openapi'

type Line = Recorded & { operation: string }

const byId = new Map(operations.map((operation) => [operation.id, operation]))

function readLines(): Line[] {
  const file = inject('recordFile')
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
}

/** Contracts that tests of the kit make up are no part of the document. */
const isOurs = ({ operation }: Line) => byId.has(operation)

function faultIn(line: Line): string[] {
  const operation = byId.get(line.operation)
  const fault = operation && faultOf(operation, line)
  return fault ? [`${line.operation} answered ${line.status}: ${fault}`] : []
}

test('every answer that this run recorded fits the OpenAPI document', () => {
  const lines = readLines().filter(isOurs)
  process.stdout.write(
    `contract: ${lines.length} recorded answers of ${new Set(lines.map(({ operation }) => operation)).size} operations\n`,
  )
  expect([...new Set(lines.flatMap(faultIn))]).toEqual([])
})

test('an answer that the document does not know is found', () => {
  const operation = operations[0]
  if (!operation) throw new Error('there are no operations')
  const answer = { status: 418, contentType: 'application/json', body: '{}' }
  expect(faultOf(operation, answer)).toBe('status 418 is not documented')
  expect(faultOf(operation, { ...answer, status: 200 })).toMatch(/^body/)
  expect(faultOf(operation, { ...answer, status: 200, contentType: 'text/html' })).toMatch(/media type/)
})
