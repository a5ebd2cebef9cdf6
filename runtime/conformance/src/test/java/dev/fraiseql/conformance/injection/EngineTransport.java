package dev.fraiseql.conformance.injection;

import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;

/** Executes attempts in the engine, without a transport. */
record EngineTransport(FraiseEngine engine) implements Transport {

  @Override
  public void check(Attempt attempt) {
    ResponseCheck.check(
        attempt, engine.graphql().execute(attempt.request(), Caller.ANONYMOUS).text());
  }

  @Override
  public void close() {} // the engine belongs to the domain database
}
