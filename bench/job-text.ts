/** A job file of 84 lines for four groups, and of 20 more for each further one. */
export function jobText(groups: number): string {
  const parts = Array.from({ length: groups }, (_, index) => groupText(index))
  return `job "bench" {
  datacenters = ["dc1"]
  type        = "service"
${parts.join('')}}
`
}

function groupText(index: number): string {
  return `  group "group-${index}" {
    count = 2
    network {
      port "http" {
        to = 8080
      }
    }
    task "server" {
      driver = "docker"
      config {
        image = "nginx:1.27"
        ports = ["http"]
        args  = ["--listen", "\${NOMAD_PORT_http}"]
      }
      resources {
        cpu    = 500
        memory = 256
      }
    }
  }
`
}
