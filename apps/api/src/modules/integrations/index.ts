export { issueToken, listTokens, revokeToken } from './issue-token.ts'
