# A redis that answers on a port of this machine.
#
# The image comes from the local registry that `npm run services` fills from Debian's packages, so that the example runs
# without the internet. With it, write image = "redis:7".
job "redis" {
  type = "service"

  group "cache" {
    network {
      port "redis" {
        to = 6379
      }
    }

    task "redis" {
      driver = "docker"

      config {
        image = "127.0.0.1:5055/redis:7"
        ports = ["redis"]

        labels {
          team = "platform"
        }
      }

      env {
        PUBLIC_ADDRESS = "${NOMAD_ADDR_redis}"
      }

      resources {
        cpu    = 200 # MHz
        memory = 128 # MB
      }
    }
  }
}
