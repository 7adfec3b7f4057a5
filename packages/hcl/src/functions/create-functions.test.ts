import { expect, it } from 'vitest'
import { createFunctions } from './create-functions.ts'

/** Nomad's list: `jobspec2/functions.go`. */
const names = `abs abspath base64decode base64encode basename bcrypt can ceil chomp chunklist cidrhost cidrnetmask cidrsubnet
  cidrsubnets coalesce coalescelist compact concat contains convert csvdecode dirname distinct element file filebase64
  fileexists fileset flatten floor format formatdate formatlist indent index join jsondecode jsonencode keys length log
  lookup lower max md5 merge min parseint pathexpand pow range regex_replace replace reverse rsadecrypt setintersection
  setproduct setunion sha1 sha256 sha512 signum slice sort split strlen strrev substr timeadd title trim trimprefix
  trimspace trimsuffix try upper urlencode uuidv4 uuidv5 values yamldecode yamlencode zipmap`

it('has the functions of Nomad, and no others', () => {
  expect([...createFunctions().keys()].sort()).toEqual(names.split(/\s+/).sort())
})
