/** What the checks of cleaning up can wait for, and what the others need. */
export const interopDriverConfig = `
    gc {
      image_delay = "3s"
      dangling_containers {
        period         = "10s"
        creation_grace = "1m"
      }
    }
    volumes {
      enabled = true
    }
    extra_labels = ["job_name", "task_name"]`
