package dev.fraiseql.clients;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Options of a client.
 *
 * @param retryTimeout how long a broken export with {@code resumed} retries to reach its server,
 *     and how long one of several endpoints waits for a free stream
 * @param compression of batches; null for none. A server that does not support it sends batches
 *     uncompressed
 * @param timeout of a call until its last row, after which it ends with TIMED_OUT; null for none.
 *     An export that is fetched from several endpoints, or resumed, consists of several calls
 */
public record ClientOptions(
    Duration retryTimeout, @Nullable Compression compression, @Nullable Duration timeout) {

  /** A retry timeout of 30 seconds, no compression, no timeout. */
  public static final ClientOptions DEFAULT = new ClientOptions(Duration.ofSeconds(30), null, null);

  /** How batches are compressed. */
  public enum Compression {
    /** Fast; about half the size. */
    LZ4,
    /** Slower; smaller. */
    ZSTD
  }

  /** The same with another retry timeout. */
  public ClientOptions withRetryTimeout(Duration other) {
    return new ClientOptions(other, compression, timeout);
  }

  /** The same with compressed batches, which are worth it on a slow network. */
  public ClientOptions withCompression(Compression other) {
    return new ClientOptions(retryTimeout, other, timeout);
  }

  /** The same with a timeout of calls. */
  public ClientOptions withTimeout(Duration other) {
    return new ClientOptions(retryTimeout, compression, other);
  }
}
