import { expect, test } from './fixtures'
import { aNewcomer, becomeMember } from './newcomer'

test('a guest comes in by an invite code, looks round and holds the receipt of 1,000 GOLD', async ({ page }) => {
  const { nickname, email, password } = aNewcomer()
  await page.goto('/')
  await page.getByRole('link', { name: '초대 코드로 시작하기' }).click()
  await page.getByLabel('초대 코드').fill('5858')
  await page.getByRole('button', { name: '다음' }).click()
  await expect(page.getByLabel('초대 코드')).toHaveValue('5858')
  await page.getByLabel('별명').fill(nickname)
  await page.getByLabel('이메일').fill(email)
  await page.getByLabel('비밀번호', { exact: true }).fill(password)
  await page.getByRole('button', { name: '가입하기' }).click()

  await page.waitForURL('**/onboarding')
  for (const title of ['지갑은 하나예요', 'GOLD로 놀아요', '결과를 직접 확인해요']) {
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await page.getByRole('button', { name: '다음' }).click()
  }
  await page.getByRole('button', { name: '첫 보상 영수증 받기' }).click()
  const receipt = page.getByRole('region', { name: /영수증/ })
  await expect(receipt).toContainText('+1,000')
  await page.getByRole('button', { name: '처음부터 다시 보기' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '지갑은 하나예요' })).toBeFocused()
  await page.getByRole('button', { name: '건너뛰기' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(nickname)
  const { balances } = await (await page.request.get('/api/users/balance')).json()
  expect(balances.GOLD.available).toBe(1_000)
})

test('a code that does not exist is refused beside its field', async ({ page }) => {
  await page.goto('/invite')
  await page.getByLabel('초대 코드').fill('NO-SUCH-CODE')
  await page.getByRole('button', { name: '다음' }).click()
  await expect(page.getByText('없는 코드예요')).toBeVisible()
  await expect(page.getByLabel('초대 코드')).toBeFocused()
})

test('each field of sign-up says what it needs, and what was written stays', async ({ page, complaints }) => {
  complaints.expectRefusal(422)
  await page.goto('/signup?code=5858')
  await page.getByLabel('이메일').fill('not-an-address')
  await page.getByRole('button', { name: '가입하기' }).click()
  await expect(page.getByText('보이는 글자로 2~30자를 써 주세요.')).toBeVisible()
  await expect(page.getByText('name@example.com처럼 써 주세요.')).toBeVisible()
  await expect(page.getByText('8~128자로 써 주세요.')).toBeVisible()
  await expect(page.getByLabel('별명')).toBeFocused()
  await expect(page.getByLabel('이메일')).toHaveValue('not-an-address')
})

test('an e-mail that has an account is said beside the e-mail', async ({ page, newVisitor, complaints }) => {
  complaints.expectRefusal(409)
  const { email } = await becomeMember(await newVisitor())
  await page.goto('/signup?code=5858')
  await page.getByLabel('별명').fill(aNewcomer().nickname)
  await page.getByLabel('이메일').fill(email)
  await page.getByLabel('비밀번호', { exact: true }).fill('sky-blue-2026')
  await page.getByRole('button', { name: '가입하기' }).click()
  await expect(page.getByText('이미 가입한 이메일이에요. 로그인해 주세요.')).toBeVisible()
})

test('a wrong password lets nobody in and does not say which half was wrong', async ({
  page,
  newVisitor,
  complaints,
}) => {
  complaints.expectRefusal(401)
  const { email } = await becomeMember(await newVisitor())
  await page.goto('/login')
  await page.getByLabel('이메일').fill(email)
  await page.getByLabel('비밀번호', { exact: true }).fill('wrong-password')
  await page.getByRole('button', { name: '로그인' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '이메일이나 비밀번호' })).toBeVisible()
})

test('who is signed out is asked to log in and comes back to where they were going', async ({ page, newVisitor }) => {
  const { email, password } = await becomeMember(await newVisitor())
  await page.goto('/wallet?asset=GOLD')
  await page.waitForURL((url) => url.pathname === '/login')
  await page.getByLabel('이메일').fill(email)
  await page.getByLabel('비밀번호', { exact: true }).fill(password)
  await page.getByRole('button', { name: '로그인' }).click()
  await page.waitForURL('**/wallet?asset=GOLD')
  await expect(page.getByText('가입을 축하해요')).toBeVisible()
})

test('log-in leads to no other site', async ({ page, newVisitor }) => {
  const { email, password } = await becomeMember(await newVisitor())
  await page.goto('/login?next=//elsewhere.invalid/')
  await page.getByLabel('이메일').fill(email)
  await page.getByLabel('비밀번호', { exact: true }).fill(password)
  await page.getByRole('button', { name: '로그인' }).click()
  await page.waitForURL('**/home')
})

test('a skipped tutorial keeps its place', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/onboarding')
  await page.getByRole('button', { name: '다음' }).click()
  await expect(page.getByRole('heading', { name: 'GOLD로 놀아요' })).toBeFocused()
  await page.getByRole('button', { name: '건너뛰기' }).click()
  await page.waitForURL('**/home')
  await page.goto('/onboarding')
  await expect(page.getByRole('heading', { name: 'GOLD로 놀아요' })).toBeVisible()
})

test('a member who opens the front page is at home', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/')
  await page.waitForURL('**/home')
})
