variable "count" {
  type    = number
  default = 2
  validation {
    condition     = var.count > 0 && var.count < 10
    error_message = "between 1 and 9"
  }
}

locals {
  names = [for i in range(var.count) : format("web-%02d", i + 1)]
  ports = { for i, name in local.names : name => 8000 + i if i != 3 }
  all   = merge({ a = 1, "b c" = try(local.ports.x, -2.5e3) }, { (upper("k")) = null })
}

job "web" {
  datacenters = ["dc1", "dc-2"]
  meta        = { for k, v in local.all : k => "${k}=${v}"... }

  dynamic "group" {
    for_each = local.names
    iterator = each
    labels   = [each.value]
    content {
      count = var.count > 1 ? var.count : 1
      network {
        port "http" { to = 80 }
      }
      task "server" {
        driver = "docker"
        config {
          image = "nginx:${each.key}.1"
          args  = local.names[*]
        }
        env = {
          PORT  = "${NOMAD_PORT_http}"
          UPPER = join(",", [for n in local.names : upper(n)])
        }
        template {
          destination = "local/hosts"
          data        = <<-EOT
            # %{ for name, port in local.ports ~}
            ${name}:${port}%{ if port == 8000 } first%{ else } next%{ endif }
            %{ endfor ~}
            $${literal} ${attr.kernel.name} end
          EOT
        }
      }
    }
  }
}
