package dev.fraiseql.contract.event;

import java.time.Duration;

/**
 * How an action is run.
 *
 * @param timeout of one attempt
 * @param concurrency how many attempts run at once in a node
 * @param rate the maximum number of attempts a second in a node; 0 for no maximum
 */
public record ActionPolicy(Duration timeout, RetryPolicy retry, int concurrency, double rate) {}
