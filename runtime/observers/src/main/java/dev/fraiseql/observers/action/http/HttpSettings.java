package dev.fraiseql.observers.action.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * What all HTTP requests of observers have in common.
 *
 * @param allowPrivate whether they may go to other addresses than those of the internet
 * @param proxy through which they go, as {@code http://host:port}; null for none
 */
public record HttpSettings(boolean allowPrivate, @Nullable URI proxy, Resolver resolver) {
  /** The property that permits other addresses than those of the internet. */
  public static final String ALLOW_PRIVATE = "fraiseql.observers.webhooks.allow-private";

  /** The property of the proxy. */
  public static final String PROXY = "fraiseql.observers.webhooks.proxy";

  /**
   * A proxy by its URL.
   *
   * @throws IllegalArgumentException if it is none: its message says what to do
   */
  public static URI readProxy(String url) {
    URI proxy = HttpUrl.parse(url);
    if (proxy.getPort() < 0) {
      throw new IllegalArgumentException("it has no port. Write http://host:port.");
    }
    return proxy;
  }

  /** Finds the addresses of a host. It may block: it is called in a thread of the platform. */
  @FunctionalInterface
  public interface Resolver {
    /** The addresses; at least one. */
    InetAddress[] resolve(String host) throws UnknownHostException;
  }
}
