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
 * Remembers under which address a client reached us, so that an endpoint can name it: the address
 * that we are bound to may mean nothing to somebody behind a proxy, or on another machine.
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

  /** Where the client of the current call can redeem tickets: where it called. */
  static Location location() {
    @Nullable String authority = AUTHORITY.get();
    return authority == null
        ? Location.reuseConnection()
        : new Location(URI.create("grpc+tcp://" + authority));
  }
}
