package dev.fraiseql.flight;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.net.URI;
import org.apache.arrow.flight.Location;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the address by which a client reached the server, for the endpoints it is given. The
 * address that the server is bound to may be unknown to a client behind a proxy or on another
 * machine.
 */
final class RequestedAddress implements ServerInterceptor {
  private static final Context.Key<String> AUTHORITY = Context.key("fraiseql-authority");

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    @Nullable String authority = call.getAuthority();
    Context context =
        authority == null ? Context.current() : Context.current().withValue(AUTHORITY, authority);
    return Contexts.interceptCall(context, call, headers, next);
  }

  /** Where the client of the current call can redeem tickets. */
  static Location location() {
    @Nullable String authority = AUTHORITY.get();
    return authority == null
        ? Location.reuseConnection()
        : new Location(URI.create("grpc+tcp://" + authority));
  }
}
