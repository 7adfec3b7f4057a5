# HCL1, as in 2015.
job "old" {
	datacenters = ["dc1"]
	constraint { attribute = "${attr.kernel.name}" value = "linux" }
	group "cache" {
		"count" = 1
		task "redis" {
			driver = "docker"
			config = { image = "redis:3.2", port_map { db = 6379 } }
			env { "A" = "\"b\"" C = <<EOF
line
EOF
			}
			resources { cpu = 0x1f4, memory = 0400
				network { port "db" {} } }
		}
	}
}
