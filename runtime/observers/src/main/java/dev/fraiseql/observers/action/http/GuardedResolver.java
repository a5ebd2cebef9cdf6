package dev.fraiseql.observers.action.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves the names of hosts, and returns only addresses that may be connected to. The client
 * connects to what it returns, so the name cannot be resolved to another address in between.
 */
final class GuardedResolver implements DnsResolver {
  private final HttpSettings settings;
  private final ExecutorService threads;

  /**
   * A resolver.
   *
   * @param threads of the platform, because a lookup blocks the carrier of a virtual thread
   */
  GuardedResolver(HttpSettings settings, ExecutorService threads) {
    this.settings = settings;
    this.threads = threads;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = lookUp(host);
    if (settings.allowPrivate() || isProxy(host)) {
      return found;
    }
    InetAddress[] permitted =
        Arrays.stream(found).filter(AddressGuard::isPublic).toArray(InetAddress[]::new);
    if (permitted.length == 0) {
      throw new AddressRefusedException(host);
    }
    return permitted;
  }

  private boolean isProxy(String host) {
    URI proxy = settings.proxy();
    return proxy != null && host.equals(proxy.getHost());
  }

  private InetAddress[] lookUp(String host) throws UnknownHostException {
    Future<InetAddress[]> lookup = threads.submit(() -> settings.resolver().resolve(host));
    try {
      return lookup.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(host, e);
    } catch (ExecutionException e) {
      throw failure(host, e.getCause() == null ? e : e.getCause());
    }
  }

  private static UnknownHostException failure(String host, Throwable cause) {
    UnknownHostException failure = new UnknownHostException("no address of " + host + " found");
    failure.initCause(cause);
    return failure;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
