/** How attempts are run: timeouts, circuit breakers, limits of rate and concurrency, delays. */
@NullMarked
package dev.fraiseql.observers.action.policy;

import org.jspecify.annotations.NullMarked;
