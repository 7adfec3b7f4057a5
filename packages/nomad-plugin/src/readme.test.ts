import { testReadme } from '@longshore/test-support'

testReadme(import.meta.url)
