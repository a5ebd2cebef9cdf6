package dev.fraiseql.contract.event;

import java.util.Locale;
import java.util.Set;

/** The headers of webhooks that no author sets. */
public final class OwnHeaders {
  /** Those that the client or Standard Webhooks set, in lower case. */
  private static final Set<String> NAMES =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "te",
          "traceparent",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "webhook-id",
          "webhook-replay",
          "webhook-signature",
          "webhook-timestamp");

  private OwnHeaders() {}

  /** Whether a header is one of them. */
  public static boolean contain(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }
}
