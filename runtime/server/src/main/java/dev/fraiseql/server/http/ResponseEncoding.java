package dev.fraiseql.server.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import java.util.Locale;

/** Selects how the response to a request is compressed. */
final class ResponseEncoding {
  private static final String GZIP = "gzip";

  private ResponseEncoding() {}

  /**
   * Makes gzip the only encoding that a client accepts, if it accepts gzip. Otherwise the HTTP
   * server would choose zstd for clients that name both, and some of them cannot read it.
   */
  static void preferGzip(HttpRequest<?> request) {
    HttpHeaders headers = request.getHeaders();
    String accepted = headers.get(HttpHeaders.ACCEPT_ENCODING);
    if (accepted != null
        && !accepted.equals(GZIP)
        && headers instanceof MutableHttpHeaders mutable
        && acceptsGzip(String.join(",", headers.getAll(HttpHeaders.ACCEPT_ENCODING)))) {
      mutable.set(HttpHeaders.ACCEPT_ENCODING, GZIP);
    }
  }

  private static boolean acceptsGzip(String accepted) {
    for (String part : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] encoding = part.split(";", -1);
      String name = encoding[0].strip();
      if (name.equals(GZIP) || name.equals("*")) {
        return encoding.length == 1 || !encoding[1].strip().matches("q\\s*=\\s*0(\\.0*)?");
      }
    }
    return false;
  }
}
