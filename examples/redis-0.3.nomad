# The same job as a file of 2015 says it: the port belongs to the task, and port_map tells its number inside.
job "redis" {
  datacenters = ["dc1"]

  group "cache" {
    count = 1

    task "redis" {
      driver = "docker"

      config {
        image = "127.0.0.1:5055/redis:7"
        labels {
          team = "platform"
        }
        port_map {
          redis = 6379
        }
      }

      env {
        PUBLIC_ADDRESS = "${NOMAD_ADDR_redis}"
      }

      resources {
        cpu = 200
        memory = 128
        network {
          mbits = 10
          port "redis" {}
        }
      }
    }
  }
}
