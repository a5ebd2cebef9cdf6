package dev.fraiseql.observers.action.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Checks URLs before anything is sent to them. */
public final class HttpUrl {
  private HttpUrl() {}

  /**
   * A URL to send requests to.
   *
   * @throws IllegalArgumentException if it is none: the message says what to do, and does not
   *     contain the URL, which may be a secret
   */
  public static URI of(String url, boolean allowPrivate) {
    URI uri = parse(url);
    String host = uri.getHost();
    if (!allowPrivate && isPrivate(host)) {
      throw new IllegalArgumentException(
          "its host is on this machine or in a private network. Set %s=true to permit that."
              .formatted(HttpSettings.ALLOW_PRIVATE));
    }
    return uri;
  }

  /** A URL, wherever it leads. */
  static URI parse(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException _) { // whose message has the URL
      throw new IllegalArgumentException("it is not a URL. Write http://host/path or https://...");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("it does not begin with http:// or https://. Write one.");
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "it contains credentials. Put them into a header, Authorization: Basic ...");
    }
    if (uri.getHost() == null || uri.getPort() > 65_535 || uri.getPort() == 0) {
      throw new IllegalArgumentException(
          "it names no host, or no valid port. Write the host in ASCII, as https://host:port/path");
    }
    if (uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "it has a fragment, #..., which is never sent. Remove it.");
    }
    return uri;
  }

  /** Host and port, which name the endpoint. */
  public static String endpoint(URI url) {
    int port = url.getPort();
    if (port < 0) {
      port = url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
    return url.getHost().toLowerCase(Locale.ROOT) + ':' + port;
  }

  /** Whether a host is certainly not one of the internet. Names are resolved at each attempt. */
  private static boolean isPrivate(String host) {
    if (host.equalsIgnoreCase("localhost")
        || host.toLowerCase(Locale.ROOT).endsWith(".localhost")) {
      return true;
    }
    try {
      return !AddressGuard.isPublic(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException _) { // a name
      return false;
    }
  }
}
