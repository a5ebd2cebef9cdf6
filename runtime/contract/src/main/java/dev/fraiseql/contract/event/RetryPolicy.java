package dev.fraiseql.contract.event;

import dev.fraiseql.annotations.Backoff;
import java.time.Duration;

/**
 * When an action that has failed is tried again.
 *
 * @param initial the first delay
 * @param max the longest delay
 * @param attempts the maximum number, the first one included
 * @param maxAge the time from the first attempt after which there is no other
 */
public record RetryPolicy(
    Backoff strategy, Duration initial, Duration max, int attempts, Duration maxAge) {}
