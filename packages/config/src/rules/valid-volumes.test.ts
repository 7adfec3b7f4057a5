import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('validVolumes', () => {
  it.each([
    {
      why: 'mount options of a host volume',
      parts: {
        group: `volume "v" {
 type = "host"
 source = "s"
 mount_options { fs_type = "ext4" }
 }`,
      },
      problem: { at: 'mount_options', message: 'a host volume has no mount_options' },
    },
    {
      why: 'a csi volume without its modes',
      parts: {
        group: `volume "v" {
 type = "csi"
 source = "s"
 attachment_mode = "file-system"
 }`,
      },
      problem: { at: 'volume "v"', message: 'a csi volume needs access_mode' },
    },
    {
      why: 'a reader that may write',
      parts: {
        group: `volume "v" {
 type = "host"
 source = "s"
 access_mode = "single-node-reader-only"
 }`,
      },
      problem: { at: '"single-node-reader-only"', hint: 'add read_only = true' },
    },
    {
      why: 'a sticky volume for each allocation',
      parts: {
        group: `volume "v" {
 type = "host"
 source = "s"
 per_alloc = true
 sticky = true
 }`,
      },
      problem: { at: 'per_alloc', message: 'per_alloc and sticky exclude each other' },
    },
    {
      why: 'a volume for each allocation of a system job',
      parts: {
        job: 'type = "system"',
        group: `volume "v" {
 type = "host"
 source = "s"
 per_alloc = true
 }`,
      },
      problem: { at: 'per_alloc', message: 'a system job cannot have per_alloc volumes' },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    {
      why: 'a host volume',
      parts: {
        group: `volume "data" {
 type = "host"
 source = "s"
 }`,
      },
    },
    {
      why: 'a csi volume',
      parts: {
        group: `volume "v" {
 type = "csi"
 source = "s"
 attachment_mode = "file-system"
 access_mode = "single-node-writer"
 mount_options { fs_type = "ext4" }
 }`,
      },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
