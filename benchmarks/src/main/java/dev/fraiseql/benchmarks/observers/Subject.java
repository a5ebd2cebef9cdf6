package dev.fraiseql.benchmarks.observers;

/** What is measured beside a backlog. */
enum Subject {
  /** Throughput and pickup, compared with the other libraries. */
  DELIVERY,
  /** Webhooks in a second. */
  WEBHOOKS,
  /** Five actions against one. */
  STEPS
}
