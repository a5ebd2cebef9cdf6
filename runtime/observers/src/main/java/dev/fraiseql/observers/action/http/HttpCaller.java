package dev.fraiseql.observers.action.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fraiseql.contract.event.ActionPolicy;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.action.text.Reason;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Sends HTTP requests and judges their responses. Thread-safe. */
public final class HttpCaller implements AutoCloseable {
  /** The name under which requests are sent. */
  private static final String USER_AGENT = "FraiseQL";

  private static final long CONNECT_TIMEOUT_SECONDS = 10;

  /** So that a connection that the receiver has closed in the meantime is seldom used. */
  private static final long IDLE_SECONDS = 20;

  /** What is read of a response. With more, the connection is closed instead of reused. */
  private static final int MAX_RESPONSE = 64 * 1024;

  private static final int MAX_EXCERPT = 200;

  /** Above any sum of concurrencies: the limits are those of the actions. */
  private static final int MAX_CONNECTIONS = 65_536;

  private final CloseableHttpClient client;
  private final InstantSource clock;

  /**
   * A caller.
   *
   * @param threads of the platform, for lookups of names
   */
  public HttpCaller(HttpSettings settings, InstantSource clock, ExecutorService threads) {
    this.clock = clock;
    HttpClientBuilder builder =
        HttpClientBuilder.create()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new GuardedResolver(settings, threads))
                    .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                    .setMaxConnPerRoute(MAX_CONNECTIONS)
                    .setMaxConnTotal(MAX_CONNECTIONS)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(CONNECT_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                            .setIdleTimeout(IDLE_SECONDS, TimeUnit.SECONDS)
                            .setValidateAfterInactivity(1, TimeUnit.SECONDS)
                            .build())
                    .build())
            .disableRedirectHandling()
            // They would repeat a POST after 429 and 503. Attempts are counted outside.
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .disableConnectionState()
            .setUserAgent(USER_AGENT);
    URI proxy = settings.proxy();
    if (proxy != null) {
      builder.setProxy(new HttpHost(proxy.getScheme(), proxy.getHost(), proxy.getPort()));
    }
    client = builder.build();
  }

  /** The configuration of the requests of an action. */
  static RequestConfig config(ActionPolicy policy) {
    Timeout timeout = Timeout.of(policy.timeout());
    return RequestConfig.custom()
        .setConnectionRequestTimeout(timeout)
        .setResponseTimeout(timeout)
        .setAuthenticationEnabled(false)
        .build();
  }

  /**
   * Sends a request.
   *
   * @param maxDelay the longest delay that a receiver can ask for
   * @param accepted is called when the status is a success, before the body is read
   * @throws IOException if there was no complete response
   */
  ActionResult send(HttpCall call, RequestConfig config, Duration maxDelay, Runnable accepted)
      throws IOException {
    HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.target());
    if (call.body().length > 0) {
      request.setEntity(new ByteArrayEntity(call.body(), null));
    }
    for (HttpCall.Header header : call.headers()) {
      request.addHeader(header.name(), header.value());
    }
    request.setConfig(config);
    try {
      return judge(client.executeOpen(null, request, null), request, maxDelay, accepted);
    } catch (AddressRefusedException e) {
      return new ActionResult.Rejected(Reason.of(String.valueOf(e.getMessage())));
    }
  }

  private ActionResult judge(
      ClassicHttpResponse response,
      HttpUriRequestBase request,
      Duration maxDelay,
      Runnable accepted)
      throws IOException {
    try {
      int status = response.getCode();
      if (isSuccess(status)) {
        accepted.run();
      }
      String excerpt = excerpt(response, request, status);
      return isSuccess(status) ? new ActionResult.Done() : failure(response, excerpt, maxDelay);
    } finally {
      closeQuietly(response);
    }
  }

  /** Closing reads the rest of the body, which may fail, and changes nothing about the result. */
  private static void closeQuietly(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException _) {
      return;
    }
  }

  private static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }

  private ActionResult failure(ClassicHttpResponse response, String excerpt, Duration maxDelay) {
    int status = response.getCode();
    String phrase = response.getReasonPhrase();
    String reason =
        Reason.of(
            "HTTP "
                + status
                + (phrase == null ? "" : ' ' + phrase)
                + (excerpt.isEmpty() ? "" : ": " + excerpt));
    return switch (status) {
      case HttpStatus.SC_GONE -> new ActionResult.Gone(reason);
      case HttpStatus.SC_TOO_MANY_REQUESTS, HttpStatus.SC_SERVICE_UNAVAILABLE ->
          new ActionResult.Failed(reason, retryAfter(response, maxDelay), true);
      default ->
          new ActionResult.Failed(
              reason,
              null,
              status >= HttpStatus.SC_SERVER_ERROR || status == HttpStatus.SC_REQUEST_TIMEOUT);
    };
  }

  private @Nullable Duration retryAfter(ClassicHttpResponse response, Duration maxDelay) {
    Header header = response.getFirstHeader("Retry-After");
    return header == null ? null : RetryAfter.read(header.getValue(), clock.instant(), maxDelay);
  }

  /**
   * The begin of the body. The body is read to its end, so that the connection can be reused,
   * unless it is long: then the connection is closed, because closing the response would read the
   * rest.
   */
  private static String excerpt(
      ClassicHttpResponse response, HttpUriRequestBase request, int status) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return "";
    }
    try {
      byte[] body = entity.getContent().readNBytes(MAX_RESPONSE + 1);
      if (body.length > MAX_RESPONSE) {
        request.abort();
      }
      String text = new String(body, 0, Math.min(body.length, MAX_EXCERPT), UTF_8);
      return text.strip();
    } catch (IOException e) {
      request.abort();
      if (isSuccess(status)) {
        return ""; // the receiver has accepted it, whatever became of the body
      }
      throw e;
    }
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
