import { z } from 'zod'
import { choice } from './choice.ts'
import { ipAddress, ipv4Address, ipv6Address, macAddress } from './docker/address.ts'
import { authSchema } from './docker/auth-schema.ts'
import { blkioSchema } from './docker/blkio-schema.ts'
import { deviceSchema } from './docker/device-schema.ts'
import { extraHost } from './docker/extra-host.ts'
import { gpus } from './docker/gpus.ts'
import { healthchecksSchema } from './docker/healthchecks-schema.ts'
import { loggingSchema } from './docker/logging-schema.ts'
import { mountSchema } from './docker/mount-schema.ts'
import { ipcMode, pidMode, usernsMode, utsMode } from './docker/namespace-mode.ts'
import { networkEndpointSchema } from './docker/network-endpoint-schema.ts'
import { networkMode } from './docker/network-mode.ts'
import { securityOption } from './docker/security-option.ts'
import { sysctl } from './docker/sysctl.ts'
import { tmpfsForm } from './docker/tmpfs-form.ts'
import { ulimit } from './docker/ulimit.ts'
import { volumeForm } from './docker/volume-form.ts'
import { duration } from './duration.ts'
import { block } from './hcl-shapes.ts'
import { inUnit } from './in-unit.ts'
import { killSignal } from './kill-signal.ts'
import { blockMapOf, mapOf } from './map-of.ts'
import { text } from './text.ts'
import { oneOf } from './text-form.ts'
import { unsetIfEmpty } from './unset-if-empty.ts'

const flag = z.boolean().default(false)
const texts = z.array(text).default([])
const port = z.int().min(1).max(65535)

/**
 * `config { … }` of a task with `driver = "docker"`, as it is written. Spec: driver.md §2. Strings may hold references
 * (`${…}`), which are replaced before the start; only then is their form known.
 */
const writtenConfigSchema = block(
  { block: 'config', assignable: true },
  {
    image: z.string().min(1).describe('The image to run'),
    image_pull_timeout: duration.optional().describe("The longest pull; the driver's if unset"),
    pull_policy: choice(['missing', 'always', 'never'])
      .optional()
      .describe('When to pull; if unset, force_pull and the tag decide'),
    force_pull: flag.describe('Pull the image even if it is present'),
    load: unsetIfEmpty(text).describe("An archive in the task's directory to load the image from"),
    auth: authSchema.optional().describe('Credentials for the registry'),
    auth_soft_fail: flag.describe('Pull without credentials where they cannot be had'),

    command: z
      .string()
      .regex(/^\S(.*\S)?$|^$/s, 'must not begin or end with a space')
      .regex(/^[^\0]*$/, 'must not contain a NUL character')
      .optional()
      .describe("The command, in place of the image's"),
    args: texts.describe('The arguments of the command'),
    entrypoint: z
      .array(text)
      .optional()
      .describe("The program before the command; the image's if unset, none if []"),
    work_dir: unsetIfEmpty(text).describe("The working directory; the image's if unset"),
    hostname: unsetIfEmpty(text).describe('The host name inside the container'),
    tty: flag.describe('Give the task a terminal'),
    interactive: flag.describe("Keep the task's stdin open"),
    init: flag.describe('Run an init process that reaps others and forwards signals'),
    stop_signal: killSignal.optional().describe("The signal to stop with; the image's if unset"),
    group_add: texts.describe('More groups of the user, by name or number'),
    healthchecks: healthchecksSchema.prefault({}).describe("The image's own health check"),
    labels: mapOf(text).describe('Labels of the container'),
    logging: loggingSchema.optional().describe("The engine's log driver; the agent's if unset"),
    container_exists_attempts: z
      .int()
      .min(0)
      .optional()
      .describe("Tries to replace a container of the same name; the driver's if unset"),

    cpu_hard_limit: flag.describe('Limit the CPU to what resources.cpu asks for'),
    cpu_cfs_period: inUnit('µs')
      .default(100_000)
      .describe('The period of that limit in µs, from 1000 to 1000000'),
    cpuset_cpus: unsetIfEmpty(text).describe(
      'Cores to stay on, such as 0-3; those of them that no task has for itself (resources.cores)',
    ),
    memory_hard_limit: inUnit('MB')
      .min(0)
      .max(2 ** 33 - 1)
      .default(0)
      .describe('The most memory in MB, where resources.memory is what is kept for it; 0: none'),
    shm_size: inUnit('bytes').min(0).default(0).describe("Size of /dev/shm; 0: the engine's own"),
    pids_limit: z
      .int()
      .min(-1)
      .default(0)
      .describe("The most processes; 0 or -1: as many as the driver's pids_limit allows"),
    oom_score_adj: z
      .int()
      .min(-1000)
      .max(1000)
      .optional()
      .describe("How soon the kernel kills it when memory is short; the driver's if unset"),
    ulimit: ulimit.describe('Resource limits by name: "soft:hard", or one number for both'),
    blkio: blkioSchema.optional().describe('Limits of disk IO'),
    gpus: gpus.optional().describe('GPUs: "all", a count, or ids'),
    devices: z.array(deviceSchema).default([]).describe('A device of the host'),
    runtime: unsetIfEmpty(text).describe("The container runtime; the engine's if unset"),
    isolation: unsetIfEmpty(oneOf(['hyperv', 'process'])).describe('Isolation, on Windows alone'),

    privileged: flag.describe('Run without limits; the operator must allow it'),
    cap_add: z.array(z.string()).default([]).describe('Linux capabilities to add'),
    cap_drop: z.array(z.string()).default([]).describe('Linux capabilities to drop'),
    security_opt: z.array(securityOption).default([]).describe('Security options of the engine'),
    sysctl: sysctl.describe('Kernel parameters of the container'),
    cgroupns: unsetIfEmpty(oneOf(['host', 'private'])).describe('The cgroup namespace'),
    ipc_mode: unsetIfEmpty(ipcMode).describe('The IPC namespace'),
    pid_mode: unsetIfEmpty(pidMode).describe('The PID namespace'),
    userns_mode: unsetIfEmpty(usernsMode).describe('The user namespace'),
    uts_mode: unsetIfEmpty(utsMode).describe('The UTS namespace'),

    readonly_rootfs: flag.describe("Make the image's files read-only"),
    storage_opt: blockMapOf(text).describe("Options of the engine's storage driver"),
    volumes: z
      .array(volumeForm)
      .default([])
      .describe(
        "Bind mounts and volumes, source:destination[:mode]; relative to the task's directory",
      ),
    volume_driver: unsetIfEmpty(text).describe('The driver of the volumes'),
    mount: z.array(mountSchema).default([]).describe('A mount'),
    mounts: z.array(mountSchema).default([]).describe('Mounts, as written before Nomad 1.0'),
    tmpfs: z.array(tmpfsForm).default([]).describe('Memory as files: "/path:size=64m"'),

    network_mode: unsetIfEmpty(networkMode).describe(
      "bridge, host, none, container:<name> or a network; the group's or bridge if unset",
    ),
    networks: z.array(networkEndpointSchema).default([]).describe('One of several networks'),
    network_aliases: texts.describe('Names of the task in its network'),
    ipv4_address: unsetIfEmpty(ipv4Address).describe('A fixed IPv4 address in the network'),
    ipv6_address: unsetIfEmpty(ipv6Address).describe('A fixed IPv6 address in the network'),
    mac_address: unsetIfEmpty(macAddress).describe('A fixed MAC address in the network'),
    advertise_ipv6_address: flag.describe("Advertise the container's global IPv6 address"),
    ports: z.array(z.string()).default([]).describe("Labels of the group's ports to publish"),
    port_map: mapOf(port).describe(
      "The ports inside the container, by the label of the task's own port",
    ),
    port_protocols: mapOf(choice(['tcp', 'udp', 'both'])).describe(
      'The protocol of a port by its label: tcp, udp or both, which is what others have',
    ),
    dns_servers: z.array(ipAddress).default([]).describe('DNS servers'),
    dns_search_domains: texts.describe('DNS search domains'),
    dns_options: texts.describe('DNS options'),
    extra_hosts: z.array(extraHost).default([]).describe('Lines of /etc/hosts, as name:ip'),
  },
)

/** The options of a docker task. `mount` and `mounts` come out as one list, `mounts`. */
export const dockerConfigSchema = writtenConfigSchema.transform(({ mount, ...config }) => ({
  ...config,
  mounts: [...mount, ...config.mounts],
}))

/** Every option of a docker task, as it is written. */
export const dockerConfigOptions: readonly string[] = Object.keys(writtenConfigSchema.shape)
