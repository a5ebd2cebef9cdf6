package dev.fraiseql.clients;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a client treats its server.
 *
 * @param patience how long a broken export that is to be resumed tries to reach its server again,
 *     and one of several endpoints waits for the server to have a stream left
 * @param compression what batches should be compressed by on their way; null for nothing. A server
 *     that does not know how sends them as they are
 * @param timeout after which a call, and the rows that it still has to send, ends with TIMED_OUT;
 *     null for none. An export that is fetched from several endpoints, or resumed, is several calls
 */
public record ClientOptions(
    Duration patience, @Nullable Compression compression, @Nullable Duration timeout) {

  /** Half a minute, batches as they are, and as long as a call takes. */
  public static final ClientOptions DEFAULT = new ClientOptions(Duration.ofSeconds(30), null, null);

  /** What batches are compressed by. */
  public enum Compression {
    /** Quick, and half as large perhaps. */
    LZ4,
    /** Smaller, but slower. */
    ZSTD
  }

  /** The same with another patience. */
  public ClientOptions withPatience(Duration other) {
    return new ClientOptions(other, compression, timeout);
  }

  /** The same with compressed batches, which pay on a slow network. */
  public ClientOptions withCompression(Compression other) {
    return new ClientOptions(patience, other, timeout);
  }

  /** The same with calls that end after so long, if they have not before. */
  public ClientOptions withTimeout(Duration other) {
    return new ClientOptions(patience, compression, other);
  }
}
