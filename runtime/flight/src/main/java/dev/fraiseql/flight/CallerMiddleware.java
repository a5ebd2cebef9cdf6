package dev.fraiseql.flight;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.security.CallerResolver;
import dev.fraiseql.flight.stream.FlightStatus;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallInfo;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.FlightServerMiddleware;
import org.apache.arrow.flight.RequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates the caller of a call. A call with an unknown token is rejected before its method is
 * called.
 *
 * <p>With {@code Basic} credentials, which drivers send that ask for a user and a password, the
 * password is the token and the user name is ignored. The response then has the header {@code
 * authorization: Bearer <token>}, as Flight's handshake requires.
 */
final class CallerMiddleware implements FlightServerMiddleware {
  static final Key<CallerMiddleware> KEY = Key.of("fraiseql-caller");

  private static final String AUTHORIZATION = "authorization";
  private static final String BASIC = "Basic ";
  private static final String BEARER = "Bearer ";

  /** Stands for an empty password where no token is required: a header must not be empty. */
  private static final String NO_TOKEN = "none";

  private final Caller caller;
  private final @Nullable String responseToken;

  private CallerMiddleware(Caller caller, @Nullable String responseToken) {
    this.caller = caller;
    this.responseToken = responseToken;
  }

  /** The caller of the current call. */
  static Caller caller(CallContext context) {
    CallerMiddleware found = context.getMiddleware(KEY);
    if (found == null) {
      // A server without this middleware must reject every call.
      throw CallStatus.UNAUTHENTICATED.withDescription("No caller is known.").toRuntimeException();
    }
    return found.caller;
  }

  @Override
  public void onBeforeSendingHeaders(CallHeaders outgoing) {
    if (responseToken != null) {
      outgoing.insert(AUTHORIZATION, responseToken);
    }
  }

  @Override
  public void onCallCompleted(CallStatus status) {}

  @Override
  public void onCallErrored(Throwable failure) {}

  /** Reads the header {@code authorization} of each call. */
  record Resolving(CallerResolver resolver) implements Factory<CallerMiddleware> {

    @Override
    public CallerMiddleware onCallStarted(
        CallInfo call, CallHeaders incoming, RequestContext context) {
      try {
        @Nullable String header = incoming.get(AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
          return new CallerMiddleware(resolver.resolve(header), null);
        }
        String bearer = BEARER + password(header.substring(BASIC.length()).strip());
        return new CallerMiddleware(resolver.resolve(bearer), bearer);
      } catch (RuntimeException e) {
        throw FlightStatus.of(e);
      }
    }

    private static String password(String credentials) {
      String decoded;
      try {
        decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        decoded = "";
      }
      int colon = decoded.indexOf(':');
      if (colon < 0) {
        throw new RequestException(
            ErrorCode.UNAUTHENTICATED,
            "Basic credentials are user:password in Base64; the password is the token.");
      }
      String password = decoded.substring(colon + 1);
      return password.isBlank() ? NO_TOKEN : password;
    }
  }
}
