package dev.fraiseql.server.flight;

import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.security.CallerResolver;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallInfo;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.FlightServerMiddleware;
import org.apache.arrow.flight.RequestContext;

/** Knows who makes a call. A call of somebody unknown is refused before its method is reached. */
final class CallerMiddleware implements FlightServerMiddleware {
  static final Key<CallerMiddleware> KEY = Key.of("fraiseql-caller");

  private final Caller caller;

  private CallerMiddleware(Caller caller) {
    this.caller = caller;
  }

  /** The caller of a call that is being answered. */
  static Caller caller(CallContext context) {
    CallerMiddleware found = context.getMiddleware(KEY);
    if (found == null) {
      // A server built without this middleware must not answer anybody.
      throw CallStatus.UNAUTHENTICATED.withDescription("No caller is known.").toRuntimeException();
    }
    return found.caller;
  }

  @Override
  public void onBeforeSendingHeaders(CallHeaders outgoing) {}

  @Override
  public void onCallCompleted(CallStatus status) {}

  @Override
  public void onCallErrored(Throwable failure) {}

  /** Looks at the header {@code authorization} of each call. */
  record Resolving(CallerResolver resolver) implements Factory<CallerMiddleware> {

    @Override
    public CallerMiddleware onCallStarted(
        CallInfo call, CallHeaders incoming, RequestContext context) {
      try {
        return new CallerMiddleware(resolver.resolve(incoming.get("authorization")));
      } catch (RuntimeException e) {
        throw FlightStatus.of(e);
      }
    }
  }
}
